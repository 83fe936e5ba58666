package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestMarks takes signs and numbers in front of entries for no part of them, whether they
// stand in the line of the entry or on one of their own.
func TestMarks(t *testing.T) {
	want := []string{"Flask choose_when Your team wants control", "Flask choose_when You write a prototype"}
	for name, body := range map[string]string{
		"rockets": `<ul><li><span>🚀</span> Your team wants control<li><span>🚀</span> You write a prototype</ul>`,
		"arrows":  `<p>➡️ Your team wants control</p><p>➡️ You write a prototype</p>`,
		"stars":   `<ul><li>⭐ Your team wants control<li>⭐ You write a prototype</ul>`,
		"numbers": `<div><div><div>1</div><div>Your team wants control</div></div><div><div>2</div><div>You write a prototype</div></div></div>`,
		"steps":   `<ul><li><span>Step 1</span><p>Your team wants control</p><li><span>Step 2</span><p>You write a prototype</p></ul>`,
	} {
		page := frameworks + licenses + "<h2>When should you choose Flask?</h2>" + body
		if diff := cmp.Diff(want, stated(t, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, f := range blog(t, page).Facts {
			if a, ok := f.Body.(record.Answer); ok && strings.Contains(a.Question, "choose Flask") && a.Text != "Your team wants control\nYou write a prototype" {
				t.Errorf("%s: the answer is %q", name, a.Text)
			}
		}
	}
}

// TestBreakBeforeNote reads a note in parentheses on a line of its own as one of the value.
func TestBreakBeforeNote(t *testing.T) {
	for _, f := range blog(t, frameworks+`<table><tr><th>Attribute<th>Django<th>Flask<tr><td>Speed<td>743 req/s<br>(Gunicorn)<td>892 req/s<br>(Gunicorn)</table>`).Facts {
		if v, ok := f.Body.(record.Trait); ok && v.Tool == "Django" && v.Raw != "743 req/s (Gunicorn)" {
			t.Errorf("the cell is %q", v.Raw)
		}
	}
}
