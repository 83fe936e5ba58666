package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCardsSignedAtFoot reads advice under a heading by looks only, of which each card
// has the name of its author as a heading at its foot; headings of others end it.
func TestCardsSignedAtFoot(t *testing.T) {
	const first, second = "I tried to keep many small sites on one machine and it went well.", "We moved all of our moss to walls, and it was worth the while."
	for name, body := range map[string]string{
		"names":           `<div><p>Decided</p><p>12k views</p><p>Jun 13, 2020</p><p>` + first + `</p><h3>Ana Lee</h3></div><div><p>Decided</p><p>3k views</p><p>May 2, 2020</p><p>` + second + `</p><h3>Bo Ray</h3></div>`,
		"names and roles": `<ul><li>` + first + `<li>Decided<li>12k views<li>Jun 13, 2020<h3>Ana Lee</h3><li>Engineer at Moss</ul><ul><li>` + second + `<li>Decided<li>3k views<li>May 2, 2020<h3>Bo Ray</h3><li>Gardener at Fern</ul>`,
	} {
		body += `<h3>Walls of moss</h3><p>Grow moss on walls, and see what it does.</p>`
		var got []string
		for _, o := range bodiesOf[record.Opinion](extractBody(t, pairTitle+`<p><b>Advice on A, B</b></p>`+body)) {
			got = append(got, o.Author+", "+string(o.Date)+": "+string(o.Text))
		}
		if diff := cmp.Diff([]string{"Ana Lee, 2020-06-13: " + first, "Bo Ray, 2020-05-02: " + second}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestSignedByHeadings reads cards that headings as high as that of the section sign at
// their foot.
func TestSignedByHeadings(t *testing.T) {
	card := func(day, name, text string) string {
		return `<article><p>Decided</p><p>` + text + `</p><div><h3>` + name + `</h3></div><div>Engineer at Acme</div><div>` + day + `</div><div>👍 Helpful</div></article>`
	}
	got := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h3>Advice on A, B</h3>`+card("May 21, 2020", "Ana", "We moved all of it in one week.")+card("May 22, 2020", "Bo", "We have not looked back since.")+`<h3>Newsletter</h3><p>All that is new, once in a month.</p>`))
	want := []record.Opinion{
		{Author: "Ana", Role: "Engineer at Acme", Date: "2020-05-21", Stance: "decided", Text: "We moved all of it in one week."},
		{Author: "Bo", Role: "Engineer at Acme", Date: "2020-05-22", Stance: "decided", Text: "We have not looked back since."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestOtherPagesBehindAdvice ends advice at what else the site has to read.
func TestOtherPagesBehindAdvice(t *testing.T) {
	const told = `<div><div><a href="/moss"><img src=m alt=Moss>Moss</a> <a href="/fern"><img src=f alt=Fern>Fern</a></div><p>We took both of them for the garden and never looked back since.</p></div>`
	posts := ""
	for _, day := range [...]string{"November 25, 2019", "November 14, 2019"} {
		posts += `<article><time>` + day + `</time><a href="/c">News</a><h4><a href="/p">A day in the garden</a></h4><p>We look at what has grown here since the spring of that year.</p><a>Jane Roe</a></article>`
	}
	want := []record.Opinion{{Tools: []string{"Moss", "Fern"}, Text: "We took both of them for the garden and never looked back since."}}
	for _, head := range [...]string{`<h3>Related posts</h3>`, `<p><b>Suggested articles</b></p>`, `<h3>Latest news from the blog</h3>`} {
		got := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Decisions about A and B</h2>`+told+`<section>`+head+posts+`</section>`))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", head, diff)
		}
	}
}
