package article_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLowHeadings reads questions in plain boxes as headings where only the questions at
// the end of a page have headings of their own, of a low level.
func TestLowHeadings(t *testing.T) {
	box := func(s string) string { return `<div class="x">` + s + `</div>` }
	part := func(tool string) string {
		return box("Is "+tool+" a Good Django Alternative for Small Sites?") + "<p>" + tool + " is a solid Django alternative for small sites, as a Python framework for developers.</p>" +
			box("What Is "+tool+"?") + "<p>" + tool + " is a framework with an API.</p>" +
			box("What Are the Limitations of "+tool+" Compared to Django?") + "<ul><li>" + tool + " has no forms of its own.<li>" + tool + " has no admin.</ul>"
	}
	page := `<h1>Top Django Alternatives</h1><p>Django is a web framework.</p>` + part("Flask") + part("Quart") +
		`<div><h4>Is Flask easy?</h4><p>It is.</p></div><div><h4>Is Quart easy?</h4><p>It is too.</p></div>`
	answers, limits := 0, 0
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Answer:
			answers += strings.Count(b.Question, "?")
		case record.Guidance:
			limits++
		}
	}
	if answers != 8 || limits != 4 {
		t.Errorf("%d answers and %d limitations, want 8 and 4", answers, limits)
	}
}
