package article_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCardsOfNoTools leaves cards of kinds of projects out of the answer, as it
// does the table that they are, and reads what stands behind them.
func TestCardsOfNoTools(t *testing.T) {
	const before, after = "It depends on the kind of project that you have.", "Both have served large teams well for many years."
	kinds := [][3]string{{"Small web shop", "Frameworks that bring all", "Templates and forms"}, {"Service behind a queue", "Small frameworks", "Little memory"}, {"Chat for many", "Asynchronous frameworks", "Open connections"}}
	const table = `<table><tr><th>Kind of project<th>Category<th>Key need<tr><td>Small web shop<td>Frameworks that bring all<td>Templates and forms<tr><td>Service behind a queue<td>Small frameworks<td>Little memory<tr><td>Chat for many<td>Asynchronous frameworks<td>Open connections</table>`
	for name, c := range map[string]struct{ ahead, card string }{
		"definitions below emphasis": {``, `<section><strong>%s</strong><dl><dt>Category</dt><dd>%s</dd><dt>Key need</dt><dd>%s</dd></dl></section>`},
		"definitions":                {``, `<div><p>%s</p><dl><dt>Category</dt><dd>%s</dd><dt>Key need</dt><dd>%s</dd></dl></div>`},
		"boxes":                      {``, `<div><div>%s</div><div><div>Category</div><div>%s</div></div><div><div>Key need</div><div>%s</div></div></div>`},
		"rows of spans":              {``, `<div><div>%s</div><div><span>Category</span><span>%s</span></div><div><span>Key need</span><span>%s</span></div></div>`},
		"for phones too":             {table, `<div class="sm"><div>%s</div><div><span>Category</span><span>%s</span></div><div><span>Key need</span><span>%s</span></div></div>`},
	} {
		t.Run(name, func(t *testing.T) {
			cards := ""
			for _, k := range kinds {
				cards += fmt.Sprintf(c.card, k[0], k[1], k[2])
			}
			page := `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks. Django has an ORM, Flask has none.</p><h2>What Makes a Framework Fit for a Project?</h2><p>` + before + "</p>" +
				c.ahead + "<div>" + cards + "</div><p>" + after + "</p><h2>Summary</h2><p>Django and Flask are both used in production.</p>"
			got := blog(t, page)
			answer := ""
			for _, f := range got.Facts {
				switch f := f.Body.(type) {
				case record.Trait:
					t.Errorf("a trait of no tool: %+v", f)
				case record.Answer:
					answer = string(f.Text)
				}
			}
			if strings.Join(strings.Split(answer, "\n"), " ") != before+" "+after {
				t.Errorf("the answer is %q", answer)
			}
		})
	}
}

// TestCardsOfTools reads labelled values in a list or a table for each tool.
func TestCardsOfTools(t *testing.T) {
	for name, card := range map[string]string{
		"lists":  `<div><b>%s</b><ul><li><b>License:</b> BSD</li><li><b>Cold start, 30 routes:</b> %d ms</li></ul></div>`,
		"tables": `<div><b>%s</b><table><tr><td>License</td><td>BSD</td></tr><tr><td>Cold start, 30 routes</td><td>%d ms</td></tr></table></div>`,
	} {
		page := `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks.</p><h2>Comparison</h2>` + fmt.Sprintf(card, "Django", 90) + fmt.Sprintf(card, "Flask", 30)
		var got []string
		for _, f := range blog(t, page).Facts {
			if f, ok := f.Body.(record.Trait); ok {
				got = append(got, f.Tool+" "+f.Attribute+" "+f.Raw)
			}
		}
		if diff := cmp.Diff([]string{"Django License BSD", "Flask License BSD", "Django Cold start, 30 routes 90 ms", "Flask Cold start, 30 routes 30 ms"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestProperties reads labelled values between the name of a tool and its pros, in
// terms, a table and items, and leaves out what no other tool has.
func TestProperties(t *testing.T) {
	const pros = `<h3>Pros</h3><ul><li>Small</li></ul>`
	for name, body := range map[string]string{
		"terms":             `<h2>Django</h2><dl><dt>Author<dd>Adrian<dt>Stars<dd>85.6k</dl>` + pros + `<h2>Flask</h2><dl><dt>Author<dd>Armin<dt>Stars<dd>70.1k</dl>` + pros,
		"table and items":   `<h2>Django</h2><p>It is large.</p><table><tr><td>Author<td>Adrian<tr><td>Stars<td>85.6k</table>` + pros + `<h2>Flask</h2><ul><li>Author: Armin</li><li>Stars: 70.1k</li></ul>` + pros,
		"more of the first": `<h2>Django</h2><dl><dt>Author<dd>Adrian<dt>Stars<dd>85.6k<dt>Docs<dd>long<dt>Admin<dd>yes<dt>Forms<dd>yes<dt>Users<dd>many</dl>` + pros + `<h2>Flask</h2><ul><li>Author: Armin</li><li>Stars: 70.1k</li></ul>` + pros,
		"of one only":       `<h2>Django</h2><ul><li>Note: it is large</li><li>Tip: read on</li></ul>` + pros + `<h2>Flask</h2><ul><li>Author: Armin</li><li>Stars: 70.1k</li></ul>` + pros,
	} {
		var got []string
		for _, f := range blog(t, frameworks+body).Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
			case record.Stat:
				got = append(got, fmt.Sprintf("%s %s %.0f", b.Tool, b.Metric, *b.Value))
			}
		}
		want := []string{"Django Author Adrian", "Django Stars 85.6k", "Django github.stars 85600", "Flask Author Armin", "Flask Stars 70.1k", "Flask github.stars 70100"}
		switch name {
		case "of one only":
			want = nil
		case "more of the first":
			want = slices.Insert(want, 3, "Django Docs long", "Django Admin yes", "Django Forms yes", "Django Users many")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
