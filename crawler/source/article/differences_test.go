package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestDifferences reads sections of the points in which tools differ, and some that look
// like them.
func TestDifferences(t *testing.T) {
	const (
		two     = "Django|Flask Forms: Django has them, Flask has none; Admin: Only Django has one."
		items   = `<ol><li><strong>Forms</strong>: Django has them, Flask has none</li><li><strong>Admin:</strong> Only Django has one.</li></ol>`
		below   = `<h3>1. Forms</h3><p>Django has them, Flask has none</p><h3>2. Admin</h3><p>Only Django has one.</p><h3>Refrences</h3><p><a href=/x>Django or Flask: what are the differences?</a></p>`
		bold    = `<p><b>Forms:</b> Django has them, Flask has none</p><p><b>Admin.</b> Only Django has one.</p>`
		plain   = `<ul><li>Forms: Django has them, Flask has none</li><li>Admin: Only Django has one.</li></ul>`
		unnamed = `<ul><li>Django has forms.</li><li>Only Django has an admin.</li></ul>`
		byTool  = `<ul><li><b>Django</b>: Has forms.</li><li><b>Flask</b>: Has none.</li></ul>`
	)
	for _, test := range []struct{ heading, body, want string }{
		{"Key differences", items, two},
		{"Key differences between Django and Flask", below, two},
		{"Django vs Flask: Key Differences", bold, two},
		{"Differences", plain, two},
		{"The 2 main differences", items, two},
		{"Key differences", unnamed, ""},
		{"Key differences", byTool, ""},
		{"Key differences", `<p>They differ in many ways.</p>`, ""},
		{"Differences in the pricing of licences", items, ""},
		{"Key features", items, ""},
		{"What are the differences?", items, ""},
		{"Django vs Flask: What are the differences?", items, two},
		{"Django vs Flask: What are the differences?", "<h3>Introduction</h3>" + items, two},
		{"Key differences", below + `<h3>Pros of Django</h3><ul><li>Admin</li><li>Forms</li></ul><h3>When to use Flask</h3><p>Use Flask for small services.</p><h3>Installing Django</h3><p>It is one package.</p>`, two},
		{"Key differences", below + `<h3>Introduction</h3><p>A word first.</p><h3>Our verdict</h3><p>Both will do.</p><h3>Further reading</h3><p>The manuals of both.</p>`, two},
		{"Key differences", bold + `<p><b>Note:</b> this was written in May.</p><p><b>Sponsored:</b> hosting for all.</p><p><b>Author:</b> Jane Doe, Bern.</p>`, two},
	} {
		var list []string
		for _, f := range blog(t, frameworks+"<h2>"+test.heading+"</h2>"+test.body+licenses).Facts {
			if d, ok := f.Body.(record.Difference); ok {
				text := string(d.Title) + ": " + string(d.Text)
				if len(list) == 0 {
					text = strings.Join(d.Tools, "|") + " " + text
				}
				list = append(list, text)
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(list, "; ")); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.heading, test.body, diff)
		}
	}
}
