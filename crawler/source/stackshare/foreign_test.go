package stackshare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// listedIn writes down what the lists of a page name.
func listedIn(p record.Page) []string {
	list := saidOf(p)
	for _, b := range bodiesOf[record.Relation](p) {
		if b.Relation == record.RelAlternative || b.Relation == record.RelUsedBy {
			list = append(list, fmt.Sprintf("%s %s %s", b.From, b.Relation, b.To))
		}
	}
	slices.Sort(list)
	return list
}

// TestForeignParts ends lists where something else begins that the page has
// between them or behind them.
func TestForeignParts(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><main><h1>A vs B</h1>`
	want := []string{"A + Fast 9", "B + Stable 4", "A used_by Acme", "B used_by ", "A with Go", "B with ", "Node.js alternative A", "Node.js alternative B", "Rails alternative A", "Rails alternative B"}
	slices.Sort(want)
	pros := `<div><h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>Pros of B</h2><ul><li>Stable (4)</ul></div>`
	users := `<div><h2>What companies use A?</h2><ul><li>Acme</ul><h2>What companies use B?</h2></div>`
	tools := `<div><h2>What tools integrate with A?</h2><ul><li>Go</ul><h2>What tools integrate with B?</h2></div>`
	others := `<div><h2>What are some alternatives to A and B?</h2><dl><dt>Node.js<dd>It runs JavaScript on servers.<dt>Rails<dd>It renders pages on the server.</dl></div>`
	for name, c := range map[string]string{
		"a chart":          `<div><h2>Weekly downloads</h2><svg role=img aria-label="bar chart"></svg></div>`,
		"a choice":         `<form><label>Order by <select><option>Votes</select></label></form>`,
		"a box of its own": `<div><p>Cheap servers</p></div>`,
		"a note":           `<p>Last checked by two people · 12,345 page views</p>`,
		"a question":       `<div><span>Did this page help you?</span></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			body := top + pros + users + c + others + tools + c + `</main>`
			want := want
			if strings.HasPrefix(c, "<p>") || strings.HasPrefix(c, "<div><p>") { // it might be what is missed there
				want = slices.DeleteFunc(slices.Clone(want), func(s string) bool { return s == "B used_by " || s == "B with " })
			}
			if diff := cmp.Diff(want, listedIn(extractBody(t, body))); diff != "" {
				t.Errorf("lists (-want +got):\n%s", diff)
			}
		})
		t.Run(name+" behind the page", func(t *testing.T) {
			body := top + pros + users + others + tools + `</main>` + c
			want := want
			if strings.HasPrefix(c, "<p>") || strings.HasPrefix(c, "<div><p>") {
				want = slices.DeleteFunc(slices.Clone(want), func(s string) bool { return s == "B with " })
			}
			if diff := cmp.Diff(want, listedIn(extractBody(t, body))); diff != "" {
				t.Errorf("lists (-want +got):\n%s", diff)
			}
		})
	}
}

// TestForeignPartInDetail goes on with the detailed comparison behind a part that
// is not of it.
func TestForeignPartInDetail(t *testing.T) {
	body := `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>
<h4>A</h4><h5>Pros</h5><ul><li>Fast (9)</ul><h4>B</h4><h5>Pros</h5><ul><li>Stable (4)</ul>
<h2>Weekly downloads</h2><p>All of npm</p>
<h2>Integrations</h2><h4>A</h4><ul><li>Go</ul><h4>B</h4><p>-</p>`
	want := []string{"A + Fast 9", "A with Go", "B + Stable 4", "B with "}
	if diff := cmp.Diff(want, saidOf(extractBody(t, body))); diff != "" {
		t.Errorf("what is said of the tools (-want +got):\n%s", diff)
	}
}

// TestCardsOfOneLevel reads cards whose headings stand as high as that of their
// section.
func TestCardsOfOneLevel(t *testing.T) {
	body := `<title>A vs B | StackShare</title><h1>A vs B</h1><section><h2>Advice on A, B</h2>
<h2>Ana Lee</h2><p>May 21, 2020</p><p>Decided</p><p>We moved all of it in one week.</p><p>And we have not looked back since.</p><p>524 views</p>
<h2>Bo Lund</h2><p>May 22, 2020</p><p>Decided</p><p>We stayed with what we had before.</p><p>12 views</p></section>
<section><h2>Weekly downloads</h2><p>All of npm</p></section>`
	var got []string
	for _, o := range bodiesOf[record.Opinion](extractBody(t, body)) {
		got = append(got, o.Author+": "+o.Text)
	}
	want := []string{"Ana Lee: We moved all of it in one week.\nAnd we have not looked back since.", "Bo Lund: We stayed with what we had before."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
}

// TestBehindEntries leaves out what stands behind the alternatives, or behind the
// only card, and looks like neither.
func TestBehindEntries(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`
	others := `<h2>What are some alternatives to A and B?</h2><div><div><h3>Node.js</h3><p>It runs JavaScript on servers.</p></div><div><h3>Rails</h3><p>It renders pages on the server.</p></div></div>`
	card := `<h2>Decisions about A and B</h2><div><div><a href=/a>A</a><a href=/go>Go</a><a href=/elm>Elm</a></div><p>We moved all of it in one week and have not looked back since.</p></div>`
	want := []string{"A + Fast 9", "Node.js alternative A", "Node.js alternative B", "Rails alternative A", "Rails alternative B", "[A Go Elm] We moved all of it in one week and have not looked back since."}
	for name, behind := range map[string]string{
		"likes":           `<div><span>Four people like this</span><ul><li>servers</ul></div>`,
		"pages":           `<div><a href=/i>Install</a> <a href=/n>Next</a></div>`,
		"other threads":   `<table><tr><td><a href="/t/1">How do you name things?</a><td>14<td>801<td>May 2024</table>`,
		"why it was sent": `<p>You get this mail because you asked for it. <a href=/u>unsubscribe</a></p>`,
		"whose it is":     `<p>Copyright © 2026 Somebody, all rights reserved.</p>`,
		"who changed it":  `<p>notes/a.txt · Last modified: <time datetime="2026-02-11">2026-02-11</time> by <i>somebody</i></p>`,
	} {
		for place, body := range map[string]string{"alternatives": card + others, "a card": others + card} {
			t.Run(name+" behind "+place, func(t *testing.T) {
				page := extractBody(t, top+body+behind)
				got := listedIn(page)
				for _, o := range bodiesOf[record.Opinion](page) {
					got = append(got, fmt.Sprint(o.Tools, " ", o.Text))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("what the page says (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestTopicsOverTables reads tables with a column a tool under the label of what
// they hold, behind others of the kind.
func TestTopicsOverTables(t *testing.T) {
	body := `<title>A vs B | StackShare</title><h1>A vs B</h1><div><h2>Detailed Comparison</h2><h3>A</h3><p>A is a framework for people with deadlines.</p><h3>B</h3><p>B is a language that compiles slowly.</p></div>
<div><h3>Features</h3><table><tr><th>A<th>B<tr><td>-<td>Types; Macros</table></div>
<div><h2>Pros &amp; Cons</h2><h3>Pros</h3><table><tr><th>A<th>B<tr><td>9 Fast<td>30 Used by many<tr><td>7 Small<td></table><h3>Cons</h3><table><tr><th>A<th>B<tr><td>2 Young<td>1 Slow</table></div>`
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2", `A has []`, "B + Used by many 30", "B - Slow 1", `B has ["Types" "Macros"]`}
	if diff := cmp.Diff(want, saidOf(extractBody(t, body))); diff != "" {
		t.Errorf("what is said of the tools (-want +got):\n%s", diff)
	}
}

// TestSubtitles reads lists under a second heading, and those beside the box of
// their heading; what is not sure to be missing is not said to be.
func TestSubtitles(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"of the same level": {`<h2>Pros of A</h2><h2>What people like</h2><ul><li>Fast (9)<li>Small (7)</ul><h2>Companies using A</h2><h2>See who else</h2><ul><li>Acme<li>Initech</ul><h2>A Integrations</h2><h2>Works well with</h2><ul><li>Go<li>Elm</ul>`,
			[]string{"A + Fast 9", "A + Small 7", "A used_by Acme", "A used_by Initech", "A with Elm", "A with Go"}},
		"entries as headings": {`<h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>A Integrations</h2><h2>Go</h2><h2>Elm</h2><h2>Zig</h2>`,
			[]string{"A + Fast 9", "A with Elm", "A with Go", "A with Zig"}},
		"boxed heads": {`<article><h2>Companies using A</h2><p>See all</p></article><ul><li>Acme<li>Initech</ul><section><h2>A Integrations</h2><button>Sort</button></section><div><i>Go</i> <i>Elm</i></div><section><header><h2>Pros of A</h2><p>What people like</p></header></section><ul><li>Fast (9)</ul>`,
			[]string{"A + Fast 9", "A used_by Acme", "A used_by Initech", "A with Elm", "A with Go"}},
		"points about updates": {`<h2>Cons of A</h2><ul><li>Last updated 4 years ago (3)<li>Last updated in 2019 (2)</ul>`,
			[]string{"A - Last updated 4 years ago 3", "A - Last updated in 2019 2"}},
		"points of digits": {`<h2>Pros of A</h2><ul><li>2FA out of the box<li>3rd party packages<li>1st class admin</ul>`,
			[]string{"A + 1st class admin -1", "A + 2FA out of the box -1", "A + 3rd party packages -1"}},
		"points that end with digits": {`<h2>Pros of A</h2><ul><li>OAuth2<li>Python3<li>HTTP2</ul>`,
			[]string{"A + HTTP2 -1", "A + OAuth2 -1", "A + Python3 -1"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := listedIn(extractBody(t, top+c.body))
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%q is missing in %q", w, got)
				}
			}
			for _, g := range got {
				if strings.HasSuffix(g, "used_by ") || strings.HasSuffix(g, "with ") {
					t.Errorf("%q is stated", g)
				}
			}
		})
	}
}

// TestFootOfThePage ends the advice, and the comparison, with what a page shows below
// them, whatever markup that has.
func TestFootOfThePage(t *testing.T) {
	const decision = `<h2>Decisions about A and B</h2><div><a href="/python">Python</a> <a href="/a">A</a><p>We began with it in 2012 and still run 14 nodes of it.</p></div>`
	const bold = `<br><b>Decisions about A and B</b><br><div><a href="/python">Python</a> <a href="/a">A</a><p>We began with it in 2012 and still run 14 nodes of it.</p></div>`
	const posts = `<div><h3>Popular posts</h3><ul><li><a href="/p1">How to name your first pipeline</a> June 16, 2026</li><li><a href="/p2">Ten tools compared by size</a> June 14, 2026</li></ul></div>`
	for name, body := range map[string]string{
		"posts":           decision + `<div>` + posts + `<div><h3>Company</h3><ul><li><a href="/us">Who we are</a></ul></div></div>`,
		"cards of posts":  decision + `<section><h2>Read more</h2><article><a href="/p"><h3>Ten tools compared</h3><div>Some excerpt about it.</div><footer><span>By Bob</span> <time>June 14, 2026</time></footer></a></article><article><a href="/q"><h3>Names of pipelines</h3><div>Another excerpt of that.</div><footer><span>By Bob</span> <time>June 12, 2026</time></footer></a></article></section>`,
		"behind bold":     bold + `<div><h2>Archive</h2><ul><li>2024 (12)</ul></div>` + posts,
		"note of a wiki":  decision + `<div><a href="/c">Categories</a>: <ul><li><a href="/c/Software">Software</a></ul></div><ul><li>This page was last edited on 3 March 2024, at 10:11.</ul>`,
		"of a repository": decision + `<div><h2>About</h2><p>No description</p><h3>Releases 12</h3><h2>Contributors 9</h2></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><p>A and B are compared here, by size and by age.</p>`+body)
			want := []record.Opinion{{Tools: []string{"Python", "A"}, Text: "We began with it in 2012 and still run 14 nodes of it."}}
			if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
			if got := saidOf(page); len(got) > 0 {
				t.Errorf("said of the tools: %q", got)
			}
		})
	}
	t.Run("behind a comparison", func(t *testing.T) {
		got := cardsSaid(t, `<section><h3>A</h3><p>A is a framework for people with deadlines.</p><h4>Features</h4><p>-</p><h4>Pros</h4><ul><li>Fast (9)</ul></section><section><h3>B</h3><p>B is a library of small parts for patient people.</p><h4>Features</h4><p>Types; Macros</p><h4>Pros</h4><ul><li>Stable (4)</ul></section>
			<div><h2>About</h2><p>No description</p><h3>Releases 12</h3><h2>Contributors 9</h2></div>`)
		want := []string{"A + Fast 9", "A has []", "A: A is a framework for people with deadlines.", "B + Stable 4", "B has [\"Types\" \"Macros\"]", "B: B is a library of small parts for patient people."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("what is said (-want +got):\n%s", diff)
		}
	})
}
