package stackshare_test

import (
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestVisibleText reads the text of the real pages with next to no markup: a
// line an element, alternates of images as lines of their own.
func TestVisibleText(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(specimen.SeedDir, "00[013]_*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("the real pages are not part of the project: ", err)
	}
	real, err := specimen.LoadSeeds()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := ofSeed(real, string(data))
		for name, write := range map[string]func(*strings.Builder, string, bool){
			"div a line": func(b *strings.Builder, line string, head bool) {
				tag := "div"
				if head {
					tag = "h2"
				}
				fmt.Fprintf(b, "<%s>%s</%s>\n", tag, html.EscapeString(line), tag)
			},
			"p a line, strong heads": func(b *strings.Builder, line string, head bool) {
				if head {
					fmt.Fprintf(b, "<p><strong>%s</strong></p>", html.EscapeString(line))
					return
				}
				fmt.Fprintf(b, "<p>%s", html.EscapeString(line))
			},
			"br": func(b *strings.Builder, line string, head bool) {
				fmt.Fprintf(b, "%s<br>\n", html.EscapeString(line))
			},
			"li": func(b *strings.Builder, line string, head bool) {
				fmt.Fprintf(b, "<li>%s", html.EscapeString(line))
			},
			"pre": func(b *strings.Builder, line string, head bool) {
				fmt.Fprintf(b, "%s\n", html.EscapeString(line))
			},
		} {
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				var b strings.Builder
				b.WriteString("<!DOCTYPE html><html lang=en><title>StackShare</title><body>")
				if name == "pre" {
					b.WriteString("<pre>")
				}
				if name == "br" {
					b.WriteString("<div>")
				}
				for line := range strings.Lines(string(data)) {
					if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
						write(&b, line, isHead(line))
					}
				}
				checkFacts(t, c.Address(), b.String(), unlinked(c.Gold()))
			})
		}
	}
}

func ofSeed(list []specimen.Content, text string) specimen.Content {
	title := "Django vs Rocket"
	switch {
	case strings.Contains(text, "Add tool"):
		title = "2019 stackups/django-vs-flask"
	case strings.Contains(text, "Django vs Rust"):
		title = "django-vs-rust"
	default:
		title = "django-vs-rocket"
	}
	for _, c := range list {
		if strings.Contains(c.Name(), title) {
			return c
		}
	}
	return nil
}

// isHead reports the lines that are headings.
func isHead(line string) bool {
	switch line = strings.TrimSpace(line); line {
	case "Overview", "Introduction", "Detailed Comparison", "Statistics", "Pros & Cons", "Integrations", "Related Comparisons", "Share your Stack":
		return true
	}
	for _, prefix := range []string{"Advice on ", "What are some alternatives", "Decisions about ", "What is Django?", "What is Flask?", "Why do dev", "What companies", "What tools"} {
		if strings.HasPrefix(line, prefix) && len(line) < 60 {
			return true
		}
	}
	return strings.Contains(line, " vs ") && len(line) < 60 && line[0] == 'D'
}

// unlinked returns facts as a page without links states them.
func unlinked(facts []record.Fact) []record.Fact {
	list := make([]record.Fact, len(facts))
	for i, f := range facts {
		switch b := f.Body.(type) {
		case record.Tool:
			b.PageURL = ""
			f.Body = b
		case record.RelatedComparison:
			b.URL = ""
			f.Body = b
		}
		list[i] = f
	}
	return list
}

// checkFacts holds a page to its facts.
func checkFacts(t *testing.T, address, page string, want []record.Fact) {
	t.Helper()
	got, err := extract(address, specimen.Rendering{Body: []byte(page), ContentType: "text/html; charset=utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	if report := conformance.Compare(got.Facts, want); !report.Clean() {
		t.Errorf("%s", report)
	}
}
