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

// TestCasesInOneParagraph reads when to use either tool from one text.
func TestCasesInOneParagraph(t *testing.T) {
	body := `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p><h2>A</h2><h3>Pros</h3><ul><li>+Fast</ul><h2>B</h2><h3>Pros</h3><ul><li>+Old</ul>
		<h2>The Verdict</h2><p><b>Use A if:</b> You want control. It is young. <b>Use B if:</b> You prioritize age over what A offers.</p><h2>The Bottom Line</h2><p>A wins</p>`
	want := []record.UseIf{{Tool: "A", Text: "You want control. It is young."}, {Tool: "B", Text: "You prioritize age over what A offers."}}
	for _, f := range factsOf(t, body) {
		if v, ok := f.Body.(record.Verdict); ok {
			if diff := cmp.Diff(want, v.UseIf); diff != "" {
				t.Errorf("cases (-want +got):\n%s", diff)
			}
			return
		}
	}
	t.Error("no verdict")
}
