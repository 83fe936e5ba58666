package article_test

import (
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestNamedAgain reads pages of few words, whose title names what a heading or the head of
// a column names again.
func TestNamedAgain(t *testing.T) {
	for _, page := range []string{
		`<h1>Django Alternatives</h1><h2>How Does Flask Compare to Django?</h2>` + licenses + `<p>Both are frameworks.</p>`,
		`<h1>Django vs Flask</h1><h2>When Should You Choose Flask Over Django?</h2><ul><li>Flask suits developers who want control of the framework.</ul>`,
	} {
		tools := map[string]bool{}
		for _, f := range blog(t, page).Facts {
			if tool, ok := f.Body.(record.Tool); ok {
				tools[tool.Name] = true
			}
		}
		if !tools["Django"] || !tools["Flask"] {
			t.Errorf("%s is about %v", page, tools)
		}
	}
}
