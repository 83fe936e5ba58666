package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestNotesInCards reads cards of advice with something above or below the author that
// says nothing of what that one does.
func TestNotesInCards(t *testing.T) {
	const text = "We counted the moss on all the walls of the town, and it took a year of our time."
	for name, form := range map[string]string{
		"pinned":        `<div><span>📌 Pinned</span><div><a href="/u">%s</a></div><div>May 24, 2020</div><div>Needs advice</div><p>` + text + `</p></div>`,
		"followers":     `<div><div><a href="/u">%s</a></div><div>34 followers · 3 stacks</div><div>May 24, 2020</div><div>Needs advice</div><p>` + text + `</p></div>`,
		"numbers only":  `<div><div><a href="/u">%s</a></div><div>5/24/2020</div><div>Needs advice</div><p>` + text + `</p></div>`,
		"large letters": `<div><div><a href="/u">%s</a></div><div>May 24, 2020</div><div>NEEDS ADVICE ON</div><p>` + text + `</p></div>`,
	} {
		var got []string
		for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+fmt.Sprintf(form, "Ann Lee")+fmt.Sprintf(form, "Bea Kim"))) {
			got = append(got, fmt.Sprint(o.Author, "/", o.Role, "/", o.Date, "/", o.Stance, "/", o.Text == text))
		}
		if diff := cmp.Diff([]string{"Ann Lee//2020-05-24/needs_advice/true", "Bea Kim//2020-05-24/needs_advice/true"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRatedAlternatives takes what readers gave an alternative for no description.
func TestRatedAlternatives(t *testing.T) {
	card := func(name string) string {
		return `<div><h3><a href="/` + name + `">` + name + `</a></h3><div><span>★★★★☆</span><span>4.2</span> <span>(17 reviews)</span></div><p>` + name + ` grows on walls.</p></div>`
	}
	for _, tool := range bodiesOf[record.Tool](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2>`+card("Moss")+card("Fern"))) {
		if tool.Role == record.RoleAlternative && tool.Description != tool.Name+" grows on walls." {
			t.Errorf("%s: %q", tool.Name, tool.Description)
		}
	}
}

// TestFiguresBelowNames reads figures below all of the names, in a column for each tool,
// and tables of one row that their label opens.
func TestFiguresBelowNames(t *testing.T) {
	want := []string{"A stackshare.stacks 8K", "A stackshare.followers 5.8K", "A stackshare.votes 2.8K", "B stackshare.stacks 4.4K", "B stackshare.followers 3.4K", "B stackshare.votes 1.1K"}
	const figures = `<div><div><a href="/a">A</a></div><div><a href="/b">B</a></div></div><div><div><div>8K</div><div>5.8K</div><div>+ 1</div><div>2.8K</div></div><div><div>4.4K</div><div>3.4K</div><div>+ 1</div><div>1.1K</div></div></div>`
	row := func(label, a, b string) string {
		return `<details open><summary>` + label + `</summary><table><tr><th>A<th>B<tr><td>` + a + `<td>` + b + `</table></details>`
	}
	for name, body := range map[string]string{
		"2019":    figures + `<h2>What is A?</h2><p>A counts moss.</p>`,
		"details": `<h2>Detailed Comparison</h2><h3>Statistics</h3>` + row("Stacks", "8K", "4.4K") + row("Followers", "5.8K", "3.4K") + row("Votes", "2.8K", "1.1K"),
	} {
		if diff := cmp.Diff(want, statsOf(extractBody(t, `<title>A vs B</title><h1>A vs B: What are the differences?</h1>`+body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	page := `<title>A vs B</title><header><a href="/">Moss</a></header><main><div><p>Need advice?<a href="/ask">Ask the community!</a></p></div>` + figures + `<button>Add tool</button><h1>A vs B: What are the differences?</h1><p>A counts moss, and B all that is green.</p></main>`
	if diff := cmp.Diff(want, statsOf(extractBody(t, page))); diff != "" {
		t.Errorf("above the title, below something else (-want +got):\n%s", diff)
	}
}
