package nicepick_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestNamesInOneLine reads rows of boxes below a row that names the tools in one line.
func TestNamesInOneLine(t *testing.T) {
	row := func(label, a, b string) string {
		return `<div><span>` + label + `</span><div><ul><li>+` + a + `</ul></div><div><ul><li>+` + b + `</ul></div></div>`
	}
	for _, head := range []string{`<span></span><span>A <i>Nice Pick</i></span><span>B</span>`, `<span>A</span> <span>B</span>`} {
		body := `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p><div><div>` + head + `</div>` + row("Pros", "Fast", "Used by many") + row("Cons", "Young", "Heavy") + `</div><h2>The Verdict</h2><p>Use A if: You want control.</p><h2>The Bottom Line</h2><p>A wins</p>`
		var got []string
		for _, f := range factsOf(t, body) {
			switch b := f.Body.(type) {
			case record.Pro:
				got = append(got, b.Tool+" + "+string(b.Text))
			case record.Con:
				got = append(got, b.Tool+" - "+string(b.Text))
			}
		}
		if diff := cmp.Diff([]string{"A + Fast", "B + Used by many", "A - Young", "B - Heavy"}, got); diff != "" {
			t.Errorf("below %s (-want +got):\n%s", head, diff)
		}
	}
}
