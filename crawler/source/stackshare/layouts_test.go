package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestHeadsBetweenRows reads rows of boxes with headings between them, in boxes of their
// own or as the cells of one grid, and a table with labels over the rows.
func TestHeadsBetweenRows(t *testing.T) {
	row := func(form string) func(a, b, c string) string {
		return func(a, b, c string) string { return fmt.Sprintf(form, a, b, c) }
	}
	list := func(text string, votes int) string { return fmt.Sprintf("<ul><li>%s <b>%d</b></ul>", text, votes) }
	for name, c := range map[string]struct {
		row  func(a, b, c string) string
		head string
	}{
		"boxes":      {row("<div><div>%s</div><div>%s</div><div>%s</div></div>"), "<h3>%s</h3>"},
		"one grid":   {row("<div>%s</div><div>%s</div><div>%s</div>"), "<h3>%s</h3>"},
		"label rows": {row("<tr><th colspan=2>%s<tr><td>%s<td>%s"), "<tr><th colspan=2>%s"},
	} {
		body := c.row("", `<a href="/a">A</a>`, `<a href="/b">B</a>`) + fmt.Sprintf(c.head, "Statistics") + c.row("GitHub Stars", "44.2K", "-") + c.row("Stacks", "6.1K", "31") +
			fmt.Sprintf(c.head, "Pros &amp; Cons") + c.row("Pros", list("Fast", 8), list("Safe", 4)) + c.row("Cons", list("Young", 3), list("Odd", 1))
		if name == "label rows" {
			body = "<table><tr><th>A<th>B" + body[len(`<tr><th colspan=2><tr><td><a href="/a">A</a><td><a href="/b">B</a>`):] + "</table>"
		} else {
			body = "<div>" + body + "</div>"
		}
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+body)
		got := append(statsOf(page), saidOf(page)...)
		if diff := cmp.Diff([]string{"A stackshare.stacks 6.1K", "A github.stars 44.2K", "B stackshare.stacks 31", "B github.stars -",
			"A + Fast 8", "A - Young 3", "B + Safe 4", "B - Odd 1"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestFiguresBeside reads figures with something beside them that is none of theirs: the
// same for another size of screen, or how they have changed.
func TestFiguresBeside(t *testing.T) {
	for name, form := range map[string]string{
		"trend":  "<div>%s</div><div>▲ 3%%</div>",
		"beside": "<div><span>%s</span> <small>▲ 3.5%%</small></div>",
		"twice":  "<div><span>%[1]s</span><span>%[1]s</span></div>",
	} {
		box := func(tool, stacks, votes string) string {
			return "<div><b>" + tool + "</b><div><div>Stacks</div>" + fmt.Sprintf(form, stacks) + "</div><div><div>Votes</div>" + fmt.Sprintf(form, votes) + "</div></div>"
		}
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Overview</h2>`+box("A", "6.1K", "4.2K")+box("B", "31", "12"))
		if diff := cmp.Diff([]string{"A stackshare.stacks 6.1K", "A stackshare.votes 4.2K", "B stackshare.stacks 31", "B stackshare.votes 12"}, statsOf(page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestReplies reads no reply as the text of an opinion, and the views in words.
func TestReplies(t *testing.T) {
	const text = "We counted the moss on all the walls of the town, and it took a year of our time."
	card := func(author string) string {
		return `<div><div><a href="/u">` + author + `</a></div><div>May 24, 2020</div><div>Decided</div><p>` + text + `</p><div>438 thousand views</div>
			<div><a href="/z">Zed</a> <span>2 years ago</span><p>Thanks, this helped me to decide.</p></div></div>`
	}
	for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card("Ann")+card("Bea"))) {
		if o.Text != text || o.Views == nil || *o.Views != 438000 {
			t.Errorf("%s: %q, %v views", o.Author, o.Text, o.Views)
		}
	}
}

// TestTitlesInTiles reads one comparison of a tile that says its names twice.
func TestTitlesInTiles(t *testing.T) {
	var got []string
	for _, c := range bodiesOf[record.RelatedComparison](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Overview</h2><div>A <b>31</b> stacks</div><div><b>A</b><i>Stacks</i><i>31</i></div><h2>Related Comparisons</h2>
		<div><a href="/stackups/x"><div><span>Moss</span><span>VS</span><span>Fern</span></div><div>Moss vs Fern vs Reed</div></a></div>`)) {
		got = append(got, c.Title)
	}
	if diff := cmp.Diff([]string{"Moss vs Fern vs Reed"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDifferencesInRows reads differences of which each is a table in a row of its own,
// below the heading and the introduction in the first.
func TestDifferencesInRows(t *testing.T) {
	row := func(content string) string { return `<tr><td>` + content + `</td></tr>` }
	point := func(n, title, text string) string {
		return row(`<table role="presentation"><tr><td>` + n + `</td><td><b>` + title + `</b><br>` + text + `</td></tr></table>`)
	}
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><table role="presentation">`+
		row(`<h2>A vs B: What are the differences?</h2><p>Two tools for walls are set side by side here.</p>`)+
		point("1", "Reach", "A sees every wall, B sees only the low ones.")+point("2", "Speed", "A counts slowly, B is done before breakfast.")+
		row(`<p>In summary, A is for patient people and B is for the rest.</p>`)+`</table>`)
	var got []string
	for _, c := range bodiesOf[record.Comparison](page) {
		got = append(got, c.Intro, c.Summary)
	}
	for _, d := range bodiesOf[record.Difference](page) {
		got = append(got, d.Title+": "+d.Text)
	}
	if diff := cmp.Diff([]string{"Two tools for walls are set side by side here.", "In summary, A is for patient people and B is for the rest.",
		"Reach: A sees every wall, B sees only the low ones.", "Speed: A counts slowly, B is done before breakfast."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
