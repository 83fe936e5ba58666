package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// answered lists the answers of a page, each behind its question.
func answered(t *testing.T, page string) (list []string) {
	t.Helper()
	for _, f := range blog(t, page).Facts {
		if a, ok := f.Body.(record.Answer); ok {
			list = append(list, a.Question+" "+strings.ReplaceAll(a.Text, "\n", " / "))
		}
	}
	return list
}

// TestRefrains leaves out of answers what a site puts behind each of several headings, and keeps
// what is all that stands under some, and values of labels.
func TestRefrains(t *testing.T) {
	const form = `<div><p>Django Weekly is read by 22,000 people.</p><p><a href="/join">Join them</a></p></div>`
	page := frameworks + licenses + `<h2>Is Django slow?</h2><p>Not for most sites.</p>` + form + `<h2>Is Flask small?</h2><p>Yes, by design.</p><p>It has few parts.</p>` + form +
		`<h2>Can both serve JSON?</h2><p>They can.</p>` + form + `<h2>Is either paid?</h2><p>Neither is.</p>`
	want := []string{"Is Django slow? Not for most sites.", "Is Flask small? Yes, by design. / It has few parts.", "Can both serve JSON? They can.", "Is either paid? Neither is."}
	if diff := cmp.Diff(want, answered(t, page)); diff != "" {
		t.Errorf("a form behind answers (-want +got):\n%s", diff)
	}
	chapter := func(tool string) string {
		read := `<p><a href="/x">Read more about ` + tool + `</a></p>`
		return `<h2>` + tool + `</h2><h3>Who made ` + tool + `?</h3><p>A small team.</p>` + read + `<h3>Is ` + tool + ` fast?</h3><p>Fast enough.</p>` + read
	}
	want = []string{"Who made Django? A small team.", "Is Django fast? Fast enough.", "Who made Flask? A small team.", "Is Flask fast? Fast enough."}
	if diff := cmp.Diff(want, answered(t, frameworks+licenses+chapter("Django")+chapter("Flask"))); diff != "" {
		t.Errorf("links in the chapters of two tools (-want +got):\n%s", diff)
	}
	page = frameworks + licenses + `<h2>Is it fast?</h2><p>Both are.</p><p>Winner: Django</p><h2>Is it small?</h2><p>Not quite.</p><p>Winner: Django</p><h2>Is it safe?</h2><p>Winner: Django</p><h2>Is it old?</h2><p>Twenty years.</p><p>Winner: Django</p>`
	want = []string{"Is it fast? Both are. / Winner: Django", "Is it small? Not quite. / Winner: Django", "Is it safe? Winner: Django", "Is it old? Twenty years. / Winner: Django"}
	if diff := cmp.Diff(want, answered(t, page)); diff != "" {
		t.Errorf("the same winner (-want +got):\n%s", diff)
	}
}
