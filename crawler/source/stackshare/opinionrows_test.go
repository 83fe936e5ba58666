package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOpinionRows reads tables with a row an opinion, the fields in any order.
func TestOpinionRows(t *testing.T) {
	const text1, text2 = `We moved all of it in one week and have not looked back since.`, `I have learned both and cannot tell which of them suits a team of three. What would you take?`
	views1, views2 := int64(12400), int64(907)
	want := []record.Opinion{
		{Author: "Ana Roth", Role: "Lead at Acme Works", Date: "2021-05-01", Stance: "decided", Text: text1, Views: &views1},
		{Author: "Ben", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Redis", "Jinja"}, Text: text2, Views: &views2},
	}
	table := func(rows ...[]string) string {
		return `<table><tr><th>` + strings.Join(rows[0], `<th>`) + `<tr><td>` + strings.Join(rows[1], `<td>`) + `<tr><td>` + strings.Join(rows[2], `<td>`) + `</table>`
	}
	for name, body := range map[string]string{
		"a line of tools": table([]string{"Author", "Role", "Date", "Status", "Tools", "Views", "Advice"},
			[]string{"Ana Roth", "Lead at Acme Works", "May 1, 2021", "Decided", "-", "12.4K", "<p>" + text1}, []string{"Ben", "-", "Nov 23, 2020", "Needs advice", "Python, Redis, Jinja", "907", "<p>" + text2}),
		"roles below the names": table([]string{"Author", "Date", "Stance", "Tools", "Text", "Views"},
			[]string{"Ana Roth<br><small>Lead at Acme Works</small>", "May 1, 2021", "Decided", "", text1, "12.4K"}, []string{"Ben", "Nov 23, 2020", "Needs advice", "Python, Redis, Jinja", text2, "907"}),
		"linked tools, text first": table([]string{"Opinion", "By", "Position", "Company", "On", "Stance", "Posted", "Views", ""},
			[]string{text1, "Ana Roth", "Lead", "Acme Works", "", "Decided", "May 1, 2021", "12.4K", "<button>Share</button>"},
			[]string{text2, "Ben", "", "", `<a href="/python">Python</a> <a href="/redis">Redis</a> <a href="/jinja">Jinja</a>`, "Needs advice", "Nov 23, 2020", "907", "<button>Share</button>"}),
	} {
		got := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+body+`<h2>Related Comparisons</h2><a href="/stackups/c-vs-d">C vs D</a>`))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
