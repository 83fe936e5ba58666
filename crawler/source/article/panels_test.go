package article_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestPanels reads what stands side by side, a panel a tool, and that the text
// behind the panels is of the section and not of the last one.
func TestPanels(t *testing.T) {
	attributes := []string{"Architecture", "License", "Memory use"}
	values := map[string][]string{"Django": {"MVT with templates", "BSD-3-Clause", "~243 MB"}, "Flask": {"Minimal core", "BSD-3-Clause", "~98 MB"}}
	var want []string
	for tool, list := range values {
		for i, v := range list {
			want = append(want, fmt.Sprintf("%s %s: %s", tool, attributes[i], v))
		}
	}
	slices.Sort(want)
	for name, c := range map[string]struct{ row, panel, attribute string }{
		"Bootstrap panels":  {`<div class=row>%s</div>`, `<div><div><div><h5>%s</h5></div><ul>%s</ul></div></div>`, `<li><strong>%s</strong><br>%s</li>`},
		"list groups":       {`<div>%s</div>`, `<div class=card><div><b>%s</b></div><ul>%s</ul></div>`, `<li><b>%s</b> %s</li>`},
		"MUI cards":         {`<div>%s</div>`, `<div><div><h6>%s</h6><div>%s</div></div></div>`, `<div><span>%s</span><span>%s</span></div>`},
		"Elementor boxes":   {`<section><div>%s</div></section>`, `<div><div><div><h3>%s</h3></div><div>%s</div></div></div>`, `<p><strong>%s</strong><br>%s</p>`},
		"definition lists":  {`<div>%s</div>`, `<div><h4>%s</h4><dl>%s</dl></div>`, `<dt>%s</dt><dd>%s</dd>`},
		"Vuetify rows":      {`<div>%s</div>`, `<div><div><h4>%s</h4></div><div>%s</div></div>`, `<div><div>%s</div><div>%s</div></div>`},
		"Gutenberg columns": {`<div>%s</div>`, `<div><h3>%s</h3>%s</div>`, `<p><strong>%s:</strong> %s</p>`},
		"a table a tool":    {`<div>%s</div>`, `<div><h4>%s</h4><table>%s</table></div>`, `<tr><th>%s</th><td>%s</td></tr>`},
		"plain tables":      {`<div>%s</div>`, `<div><h4>%s</h4><table>%s</table></div>`, `<tr><td>%s</td><td>%s</td></tr>`},
	} {
		t.Run(name, func(t *testing.T) {
			panels := ""
			for _, tool := range []string{"Django", "Flask"} {
				rows := ""
				for i, v := range values[tool] {
					rows += fmt.Sprintf(c.attribute, attributes[i], v)
				}
				panels += fmt.Sprintf(c.panel, tool, rows)
			}
			const after = "Both are frameworks of Python, but they differ in what they bring along."
			page := `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks. Django has an ORM, Flask has none.</p><h2>How Does Flask Compare to Django?</h2>` +
				fmt.Sprintf(c.row, panels) + "<p>" + after + "</p><h2>Summary</h2><p>Django and Flask are both used in production.</p>"
			got := blog(t, page)
			var traits []string
			answer := ""
			for _, f := range got.Facts {
				switch f := f.Body.(type) {
				case record.Trait:
					traits = append(traits, fmt.Sprintf("%s %s: %s", f.Tool, f.Attribute, f.Raw))
				case record.Answer:
					answer = string(f.Text)
				}
			}
			slices.Sort(traits)
			if diff := cmp.Diff(want, traits); diff != "" {
				t.Errorf("traits (-want +got):\n%s", diff)
			}
			if !strings.HasSuffix(answer, after) || strings.Contains(answer, "Minimal") {
				t.Errorf("the answer is %q", answer)
			}
		})
	}
}

// TestTableInDetails: what follows a table that a click shows answers the question
// above it.
func TestTableInDetails(t *testing.T) {
	page := blog(t, `<title>Best Django Alternatives</title><h1>Best Django Alternatives</h1><h2>Is Flask a Good Django Alternative?</h2><p>Flask is a web framework for Python, and developers like its API.</p><h3>How Does Flask Compare to Django?</h3>`+
		`<details open><summary>Show comparison table</summary><table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>Architecture</td><td>Full-stack</td><td>Minimal core</td></tr></table></details><p>Flask is built of small parts.</p>`)
	var got []string
	traits := 0
	for _, f := range page.Facts {
		switch f := f.Body.(type) {
		case record.Answer:
			got = append(got, f.Question+" "+f.Text)
		case record.Trait:
			traits++
		}
	}
	want := []string{"Is Flask a Good Django Alternative? Flask is a web framework for Python, and developers like its API.", "How Does Flask Compare to Django? Flask is built of small parts."}
	if diff := cmp.Diff(want, got); diff != "" || traits != 2 {
		t.Errorf("%d traits, want 2; answers (-want +got):\n%s", traits, diff)
	}
}
