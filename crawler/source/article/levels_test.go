package article_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// restylings change what makes headings and questions in a page that is
// written by specimen.
var restylings = []struct {
	name    string
	pattern *regexp.Regexp
	with    string
}{
	{"all headings of one level", regexp.MustCompile(`<(/?)h[3-6]\b[^>]*>`), "<${1}h2>"},
	{"headings are bold paragraphs", regexp.MustCompile(`(?s)<h([2-6])\b[^>]*>(.*?)</h[2-6]>`), "<p><strong>${2}</strong></p>"},
	{"headings are numbered", regexp.MustCompile(`(<h2\b[^>]*>)`), "${1}4. "},
	{"headings hold links", regexp.MustCompile(`(?s)(<h[2-6]\b[^>]*>)(.*?)(</h[2-6]>)`), `${1}<a href="#x">${2}</a>${3}`},
	{"lists are paragraphs with bullets", regexp.MustCompile(`(?s)<li\b[^>]*>(.*?)</li>`), "<p>• ${1}</p>"},
	{"sections are details", regexp.MustCompile(`(?s)<h3\b[^>]*>(.*?)</h3>(.*?)(<h[23])`), "<details><summary>${1}</summary>${2}</details>${3}"},
}

// TestRestyled holds the bar where headings and lists are made in ways that
// specimen does not know.
func TestRestyled(t *testing.T) {
	contents := articles(specimen.Contents())
	if real, err := specimen.LoadSeeds(); err == nil {
		contents = append(contents, articles(real)...)
	}
	for _, style := range restylings {
		for _, c := range contents {
			t.Run(style.name+"/"+c.Name(), func(t *testing.T) {
				r := c.Render()
				r.Body = style.pattern.ReplaceAll(r.Body, []byte(style.with))
				compare(t, c, r)
			})
		}
	}
}

// TestPlainText reads the real article as the text that it is kept as.
func TestPlainText(t *testing.T) {
	body, err := os.ReadFile(filepath.Join(specimen.SeedDir, "002_516aeea85ead5201.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the real pages are not part of the project: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	real, err := specimen.LoadSeeds()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range articles(real) {
		compare(t, c, specimen.Rendering{Body: body, ContentType: "text/plain; charset=utf-8"})
	}
}

func compare(t *testing.T, c specimen.Content, r specimen.Rendering) {
	t.Helper()
	page, err := read(c.Address(), r)
	if err != nil {
		t.Fatal(err)
	}
	checkFacts(t, page)
	if report := conformance.CompareWith(page.Facts, c.Gold(), c.Optional()); !report.Clean() {
		t.Errorf("%d missed, %d added, %d wrong:\n%s", len(report.Missing), len(report.Extra), len(report.Wrong), report)
	}
}

// TestHeadingsByLooks reads a page whose headings only look like such: a list of its
// parts is none, nor is a value.
func TestHeadingsByLooks(t *testing.T) {
	h := func(s string) string { return `<div style="font-size:26px;font-weight:700">` + s + `</div>` }
	page := `<title>Laravel Alternatives</title>` + h("Laravel Alternatives") + `<div><p>Table of Contents</p><ul><li><a href="#a">Is Symfony a Good Laravel Alternative?</a></li><li><a href="#b">Is Yii a Good Laravel Alternative?</a></li></ul></div>
<p>Laravel is a framework of PHP with an API. Laravel has its rivals.</p>` + h("Is Symfony a Good Laravel Alternative?") + `<p>Symfony is modular.</p>` + h("License") + `<dl><dt>Laravel</dt><dd>MIT</dd><dt>Symfony</dt><dd>MIT</dd></dl><p>Both are free.</p>` +
		h("When Should You Choose Symfony Over Laravel?") + `<ul><li>Parts are used alone.</li></ul>` + h("Is Yii a Good Laravel Alternative?") + `<p>Yii is fast.</p>`
	want := []string{"Is Symfony a Good Laravel Alternative?: Laravel, Symfony", "Symfony alternative Laravel", "Laravel License=MIT", "Symfony License=MIT", "Is Yii a Good Laravel Alternative?: Laravel, Yii", "Yii alternative Laravel"}
	if diff := cmp.Diff(want, compared(t, page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, f := range blog(t, page).Facts {
		if tool, ok := f.Body.(record.Tool); ok && tool.Name != "Laravel" && tool.Name != "Symfony" && tool.Name != "Yii" {
			t.Errorf("%q is no tool", tool.Name)
		}
	}
}
