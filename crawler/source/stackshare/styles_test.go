package stackshare_test

import (
	"html/template"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// shownFigure is a figure under its label.
type shownFigure struct{ Label, Value string }

var tableLabels = []string{"GitHub Stars", "GitHub Forks", "Stacks", "Followers", "Votes"}

func figures(s specimen.Side) []shownFigure {
	var list []shownFigure
	for _, f := range []shownFigure{{"Stacks", s.Stacks}, {"Followers", s.Followers}, {"Votes", s.Votes}, {"GitHub Stars", s.Stars}, {"Forks", s.Forks}} {
		if f.Value != "" {
			list = append(list, f)
		}
	}
	return list
}

func cell(s specimen.Side, label string) string {
	value := map[string]string{"GitHub Stars": s.Stars, "GitHub Forks": s.Forks, "Stacks": s.Stacks, "Followers": s.Followers, "Votes": s.Votes}[label]
	if value == "" {
		return "-"
	}
	return value
}

func sideNames(c *specimen.Comparison) []string {
	var names []string
	for _, s := range c.Sides {
		names = append(names, s.Name)
	}
	return names
}

// functions are what the pages in testdata call.
var functions = template.FuncMap{
	"title":   func(c *specimen.Comparison) string { return strings.Join(sideNames(c), " vs ") },
	"names":   func(c *specimen.Comparison) string { return strings.Join(sideNames(c), ", ") },
	"figures": figures, "cell": cell, "labels": func() []string { return tableLabels },
	"join": func(list []string) string { return strings.Join(list, "; ") },
	"inc":  func(i int) int { return i + 1 },
	"including": func(list []string) string {
		return strings.Join(list[:len(list)-1], ", ") + ", and " + list[len(list)-1]
	},
	"anyFeatures": func(c *specimen.Comparison) bool {
		for _, s := range c.Sides {
			if len(s.Features) > 0 {
				return true
			}
		}
		return false
	},
	"day": func(d record.Date) string {
		t, _ := d.Time()
		return t.Format("Jan 2, 2006")
	},
	"stance": func(s string) string {
		return map[string]string{"decided": "Decided", "needs_advice": "Needs advice"}[s]
	},
	"heading": func(c *specimen.OldComparison) string {
		return c.Sides[0].Name + " vs " + c.Sides[1].Name + ": What are the differences?"
	},
	"prose": func(c *specimen.OldComparison) []string {
		for _, f := range c.Gold() {
			if b, ok := f.Body.(record.Comparison); ok {
				return strings.Split(b.Intro, "\n")
			}
		}
		return nil
	},
}

// stylePage is a page of testdata filled with a content.
type stylePage struct {
	name, address, body string
	want                []record.Fact
}

func stylePages(tb testing.TB, list []specimen.Content) []stylePage {
	tb.Helper()
	files, err := filepath.Glob("testdata/*.tmpl")
	if err != nil || len(files) == 0 {
		tb.Fatal("no pages in testdata: ", err)
	}
	templates := template.Must(template.New("").Funcs(functions).ParseFiles(files...))
	var pages []stylePage
	for _, c := range list {
		for _, file := range files {
			name := filepath.Base(file)
			if !strings.HasPrefix(name, kindOf(c)+"-") {
				continue
			}
			var b strings.Builder
			if err := templates.ExecuteTemplate(&b, name, c); err != nil {
				tb.Fatal(err)
			}
			p := stylePage{c.Name() + "/" + name, c.Address(), b.String(), c.Gold()}
			if strings.Contains(name, "-text") {
				p.want = unlinked(p.want)
			}
			pages = append(pages, p)
		}
	}
	return pages
}

func kindOf(c specimen.Content) string {
	switch c.(type) {
	case *specimen.OldComparison:
		return "old"
	case *specimen.ToolPage:
		return "tool"
	}
	return "comparison"
}

// TestStyles reads pages written by hand in other manners than the renderer's,
// filled with the same contents.
func TestStyles(t *testing.T) {
	for _, p := range stylePages(t, contents(t)) {
		t.Run(p.name, func(t *testing.T) { checkFacts(t, p.address, p.body, p.want) })
	}
}
