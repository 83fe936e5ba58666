package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGroupsOfRows reads a table with two columns of labels, of which the first stands in
// front of several rows.
func TestGroupsOfRows(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2><table><tr><th><th><th>A<th>B
		<tr><th rowspan=2>Statistics<th>GitHub Stars<td>44.2K<td>-<tr><th>Stacks<td>6.1K<td>31
		<tr><th rowspan=2>Pros &amp; Cons<th>Pros<td><ul><li>Fast <b>8</b></ul><td><ul><li>Safe <b>4</b></ul><tr><th>Cons<td><ul><li>Young <b>3</b></ul><td><ul><li>Odd <b>1</b></ul></table>`)
	got := append(statsOf(page), saidOf(page)...)
	if diff := cmp.Diff([]string{"A stackshare.stacks 6.1K", "A github.stars 44.2K", "B stackshare.stacks 31", "B github.stars -",
		"A + Fast 8", "A - Young 3", "B + Safe 4", "B - Odd 1"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHigherHeadsOfCards reads alternatives whose names are higher headings than that of
// their section.
func TestHigherHeadsOfCards(t *testing.T) {
	for _, numbers := range [...][3]string{{}, {"<span>1</span>", "<span>2</span>", "<span>3</span>"}} {
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h4>What are some alternatives to A, B?</h4>
			<div>`+numbers[0]+`<h3><a href="/moss">Moss</a></h3><p>Moss grows on walls.</p></div><div>`+numbers[1]+`<h3><a href="/fern">Fern</a></h3><p>Fern grows in woods.</p></div><div>`+numbers[2]+`<h3><a href="/reed">Reed</a></h3><p>Reed grows in lakes.</p></div>
			<h2>Popular right now</h2><div><h3><a href="/oak">Oak</a></h3></div>`)
		var got []string
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == record.RoleAlternative {
				got = append(got, tool.Name)
			}
		}
		if diff := cmp.Diff([]string{"Moss", "Fern", "Reed"}, got); diff != "" {
			t.Errorf("numbers %q (-want +got):\n%s", numbers, diff)
		}
	}
}

// TestTagsAtFoot reads the tags of cards that stand as links behind their texts, and no
// day on which the page was changed.
func TestTagsAtFoot(t *testing.T) {
	const text = `<p>We counted the moss on all the walls of the town, and it took a year of our time.</p>`
	card := func(author, tags string) string {
		return `<div><div><a href="/u/` + author + `">` + author + `</a></div><div>May 24, 2020</div><div>Needs advice</div>` + text + tags + `<div>12 views</div></div>`
	}
	for body, want := range map[string]string{
		card("Ann", `<div><a href="/moss"><i>Moss</i></a><a href="/fern"><i>Fern</i></a></div>`) + card("Bea", ""):                                                                                           "Ann 2020-05-24 [Moss Fern], Bea 2020-05-24 []",
		`<div><div><a href="/moss">Moss</a><a href="/fern">Fern</a></div>` + text + `</div><footer><a href="/e">Edit this page</a> Last updated on <time datetime="2026-06-11">Jun 11, 2026</time></footer>`: "  [Moss Fern]",
	} {
		got := ""
		for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+body)) {
			if got != "" {
				got += ", "
			}
			got += fmt.Sprintf("%s %s %v", o.Author, o.Date, o.Tools)
		}
		if got != want {
			t.Errorf("reads %q, want %q: %s", got, want, body)
		}
	}
}
