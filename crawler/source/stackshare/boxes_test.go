package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestVotesBesideFigures tells the votes of points, which stand in boxes of their
// own, from the figures of the tools on the same page.
func TestVotesBesideFigures(t *testing.T) {
	forms := map[string]string{
		"sibling boxes":      `<li><div>%s</div><div>%d votes</div>`,
		"number and word":    `<li><span>%s</span><div><div>%d</div><div>votes</div></div>`,
		"in a group of text": `<li><small><b>%[2]d</b> <i>votes</i></small> %[1]s`,
		"label in front":     `<li><div>Votes: %[2]d</div><div>%[1]s</div>`,
		"label behind":       `<li><p>%s <span>Votes: %d</span></p>`,
		"with a sign":        `<li><div>%s</div><div>+%d</div>`,
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			item := func(text string, n int) string { return fmt.Sprintf(form, text, n) }
			card := func(name, votes, points string) string {
				return `<section><h3>` + name + `</h3><p>` + name + ` is made for people with deadlines.</p><h4>Statistics</h4><dl><dt>Stacks<dd>8K<dt>Votes<dd>` + votes + `</dl>` + points + `<h4>Integrations</h4><p>Python</p></section>`
			}
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+
				card("A", "2.8K", `<h4>Pros</h4><ul>`+item("Fast", 1204)+item("Small", 7)+`</ul><h4>Cons</h4><ul>`+item("Young", 1)+`</ul>`)+
				card("B", "12", `<h4>Pros</h4><ul>`+item("Runs on HTTP/2", 30)+item("Old", 1)+`</ul><h4>Cons</h4><p>No cons available</p>`))
			if diff := cmp.Diff([]string{"A + Fast 1204", "A + Small 7", "A - Young 1", "A with Python", "B + Old 1", "B + Runs on HTTP/2 30", "B -  -1", "B with Python"}, saidOf(page)); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](page) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			want := map[string]string{"A stackshare.stacks": "8K", "A stackshare.votes": "2.8K", "B stackshare.stacks": "8K", "B stackshare.votes": "12"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTablesInDivCells keeps pros apart from cons where both are tables in the cells
// of a table that no markup declares.
func TestTablesInDivCells(t *testing.T) {
	points := func(text string, n int) string {
		return fmt.Sprintf(`<div><table><tr><td>%s<td>▲ %d</table></div>`, text, n)
	}
	got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3><div><div><div></div><div>Pros</div><div>Cons</div></div>
		<div><div><a href="/a">A</a></div>`+points("Fast", 9)+points("Young", 2)+`</div><div><div><a href="/b">B</a></div>`+points("Stable", 4)+points("Slow", 3)+`</div></div>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "B + Stable 4", "B - Slow 3"}, got); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}

// TestMetaLines reads the fields around the text of a card in any order, in boxes
// and in lines.
func TestMetaLines(t *testing.T) {
	const text = `<div><p>We moved all of it in one week and have not looked back since.</p></div>`
	for name, card := range map[string]string{
		"day behind on":          `<div><span>Decided</span></div><div><span>on May 1, 2021</span></div>` + text + `<div><p>Ana</p></div><div><p>524 views</p></div>`,
		"views with a label":     `<div>Ana</div><div>Views: 524</div><div>Decided</div><div>May 1, 2021</div>` + text,
		"views in a name":        `<div>Ana</div><div>Decided</div><div>May 1, 2021</div>` + text + `<span aria-label="524 views"><svg aria-hidden="true"></svg>524</span>`,
		"label and count":        `<p>by Ana | <span><span>Views</span> <b>524</b></span> | Decided</p>` + text + `<p>Posted on 2021-05-01</p>`,
		"count and label, last":  text + `<div><span>Ana</span> · <span>Decided</span> · <span>1 May 2021</span> · <span><b>524</b> <span>views</span></span></div>`,
		"author behind a stance": `<div><div>Decided</div><div>Ana</div></div>` + text + `<div><div>524 views</div><div>1 May 2021</div></div>`,
		"stance behind the text": `<p>Ana</p>` + text + `<p>524 views | Decided | 1 May 2021</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><article>`+card+`</article><article>`+card+`</article>`))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524)
			want := record.Opinion{Author: "Ana", Date: "2021-05-01", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestViewsBesideUpvotes: of a page whose words stand in boxes of their own, the count
// beside "Views" is that of the views.
func TestViewsBesideUpvotes(t *testing.T) {
	const text = "We moved all of it in one week and have not looked back since that day in May."
	split := "<p><span>" + strings.ReplaceAll(text, " ", "</span> <span>") + "</span></p>"
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><div>Ana</div><div>Decided</div><div>May 1, 2021</div>`+split+
		`<div><span>14 upvotes</span> <span>·</span> <span>Views</span> <span>438k</span></div></div>`))
	if len(list) != 1 || list[0].Views == nil || *list[0].Views != 438_000 || list[0].Text != text {
		t.Errorf("%+v, want one with 438,000 views", list)
	}
}

// TestViewsInFront gives each of cards that follow one another without boxes the views in
// front of it, in whatever pieces they come.
func TestViewsInFront(t *testing.T) {
	card := func(views, day, name, text string) string {
		return `<header>` + views + `<span>` + day + `</span></header><div><strong>` + name + `</strong></div><div><span>Decided</span></div><p>` + text + `</p>`
	}
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+
		card(`<span>524k views</span>`, "May 21, 2020", "Ana", "We moved all of it in one week and would do it again.")+
		card(`<div><b>283k</b> <span>views</span></div>`, "May 2, 2020", "Ben", "We moved half of it in one year and would not do it again.")+
		card(`<div><b>136k</b> <span>views</span></div>`, "May 1, 2020", "Eve", "We moved none of it and have not looked back since.")+`<h2>Detailed Comparison</h2>`))
	got := ""
	for _, o := range list {
		got += fmt.Sprintf("%s %d, ", o.Author, votes(o.Views))
	}
	if want := "Ana 524000, Ben 283000, Eve 136000, "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestTablesBesideTables reads a table without markup in a section that has one with it.
func TestTablesBesideTables(t *testing.T) {
	got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><div style="font-weight:700">A vs B</div><div style="font-weight:700">Detailed Comparison</div><div style="font-weight:700">Statistics</div>
		<table><thead><tr><th><th>A<th>B</thead><tr><td>Stacks<td>12<td>7<tr><td>Votes<td>3<td>1</table><div style="font-weight:700">Integrations</div>
		<div><div><div style="font-weight:700">Tool</div><div style="font-weight:700">Integrations</div></div><div><div style="font-weight:700">A</div><div><span>Python</span></div></div><div><div style="font-weight:700">B</div><div><span>Rust</span></div></div></div>
		<div style="font-weight:700">Related Comparisons</div>`))
	if diff := cmp.Diff([]string{"A with Python", "B with Rust"}, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestVideos takes the caption of a video for no point, also on a page with figures in nav
// elements.
func TestVideos(t *testing.T) {
	const nav = `<nav><div><p>Stacks</p><p>12</p></div><div><p>Votes</p><p>7</p></div></nav>`
	got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><div><h2>A</h2>`+nav+`</div><div><h2>B</h2>`+nav+`</div><h2>Detailed Comparison</h2><h3>Pros of A</h3><ul><li>Fast (9)</ul><h3>Cons of A</h3><p>No cons available</p>
		<figure><iframe src="/v"></iframe><figcaption>Watch: walls in 100 seconds (1.1M views)</figcaption></figure><h3>Pros of B</h3><ul><li>Safe (4)</ul>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A -  -1", "B + Safe 4"}, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}
