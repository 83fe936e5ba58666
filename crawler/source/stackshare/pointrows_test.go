package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestPointRows reads tables with a row a point, of which one column names the tools.
func TestPointRows(t *testing.T) {
	table := func(rows ...string) string {
		var b strings.Builder
		for i, row := range rows {
			cell := "td"
			if i == 0 {
				cell = "th"
			}
			b.WriteString("<tr><" + cell + ">" + strings.ReplaceAll(row, "|", "<"+cell+">"))
		}
		return "<table>" + b.String() + "</table>"
	}
	want := []string{"A + Counts moss 12", "A + Wears boots 9", "A - Wet 3", "B + Dry 7", "B - Far away 2"}
	for name, body := range map[string]string{
		"a table a side": `<h3>Pros</h3>` + table("Tool|Pro|Votes", "A|Counts moss|12", "A|Wears boots|9", "B|Dry|7") +
			`<h3>Cons</h3>` + table("Tool|Con|Votes", "A|Wet|3", "B|Far away|2"),
		"votes in front": `<h3>Pros</h3>` + table("#|Votes|Advantage|Framework", "1|12|Counts moss|A", "2|9|Wears boots|A", "3|7|Dry|B") +
			`<h3>Cons</h3>` + table("#|Votes|Disadvantage|Framework", "1|3|Wet|A", "2|2|Far away|B"),
		"the heads say no side": `<h3>Pros</h3>` + table("Tool|Reason|Votes", "A|Counts moss|12", "|Wears boots|9", "B|Dry|7") +
			`<h3>Cons</h3>` + table("Tool|Reason|Votes", "A|Wet|3", "B|Far away|2"),
		"both sides":                table("Tool|Pro|Votes|Con|Votes", "A|Counts moss|12|Wet|3", "A|Wears boots|9||", "B|Dry|7|Far away|2"),
		"votes behind their points": table("Tool|Pro|Con", "A|Counts moss (12)|Wet (3)", "A|Wears boots (9)|", "B|Dry (7)|Far away (2)"),
		"lists":                     table("Tool|Pro|Con", "A|<ul><li>12 Counts moss<li>9 Wears boots</ul>|<ul><li>3 Wet</ul>", "B|<ul><li>7 Dry</ul>|<ul><li>2 Far away</ul>"),
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, pairTitle+`<h2>Pros &amp; Cons</h2>`+body+`<h2>Advice on A, B</h2>`)
			if diff := cmp.Diff(want, saidOf(page)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if traits := bodiesOf[record.Trait](page); len(traits) > 0 {
				t.Errorf("traits that the page does not have: %+v", traits)
			}
		})
	}
}
