package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// extractBody reads a comparison of A and B.
func extractBody(t *testing.T, body string) record.Page {
	t.Helper()
	page, err := extract("https://stackshare.io/stackups/a-vs-b", specimen.Rendering{Body: []byte(body), ContentType: "text/html; charset=utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// bodiesOf returns the facts of a type.
func bodiesOf[T record.Body](p record.Page) []T {
	var list []T
	for _, f := range p.Facts {
		if b, ok := f.Body.(T); ok {
			list = append(list, b)
		}
	}
	return list
}

// TestForeignFigures reads no figure of another tool.
func TestForeignFigures(t *testing.T) {
	const other = `<h2>Trending tools</h2><ul><li><a href="/react">React</a><dl><div><dt>Stacks</dt><dd>189K</dd></div></dl><li><a href="/docker">Docker</a><dl><div><dt>Stacks</dt><dd>195K</dd></div></dl></ul>`
	const own = `<h1>A vs B</h1><div><h3><a href="/a">A</a></h3><p>Stacks 12</p></div><div><h3><a href="/b">B</a></h3><p>Stacks 7</p></div>`
	for name, body := range map[string]string{
		"aside in front":   `<aside>` + other + `</aside><main>` + own + `</main>`,
		"section in front": `<main><section>` + other + `</section>` + own + `</main>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](extractBody(t, `<title>A vs B | StackShare</title>`+body)) {
				got[s.Tool] = s.Raw
			}
			if diff := cmp.Diff(map[string]string{"A": "12", "B": "7"}, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBylines tells authors from their roles within one text.
func TestBylines(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	for name, card := range map[string]string{
		"comma":       `<figure><blockquote>` + text + `</blockquote><figcaption><cite>Ana</cite>, engineer at Acme<br>May 21, 2020 | Decided | 524 views</figcaption></figure>`,
		"parentheses": `<hr><b>Ana</b> (engineer at Acme)<br><i>May 21, 2020</i><br>Decided<br><br>` + text + `<small>524 views</small>`,
		"dots":        `<div>` + text + `<p><strong>Ana</strong>, <em>engineer at Acme</em> · May 21, 2020 · Decided · 524 views</p></div>`,
		"signature":   `<div><div>Decided</div><blockquote>` + text + `</blockquote><div>— Ana, engineer at Acme<br>May 21, 2020<br>524 views</div></div>`,
		"labels":      `<dl><dt>Author<dd>Ana<dt>Role<dd>engineer at Acme<dt>Date<dd>May 21, 2020<dt>Status<dd>Decided<dt>Text<dd>` + text + `<dt>Views<dd>524</dl>`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524)
			want := record.Opinion{Author: "Ana", Role: "engineer at Acme", Date: "2020-05-21", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAlternativesInTables reads tables with the description in front, and cards
// with a button.
func TestAlternativesInTables(t *testing.T) {
	const d1, d2, d3, d4 = "It renders pages on the server.", "It is a small library for requests.", "A toolkit that ships with batteries.", "Makes it easy to write services."
	for name, body := range map[string]string{
		"description first": `<table><caption>Alternatives</caption><tr><th>Description<th>Name<tr><td>` + d1 + `<td>Node.js<tr><td>` + d2 + `<td>Rails<tr><td>` + d3 + `<td>Go<tr><td>` + d4 + `<td>Elixir</table>`,
		"a button a card":   `<div><h5>Node.js</h5><p>` + d1 + `</p><a>View tool</a></div><div><h5>Rails</h5><p>` + d2 + `</p><a>View tool</a></div><div><h5>Go</h5><p>` + d3 + `</p><a>View tool</a></div><div><h5>Elixir</h5><p>` + d4 + `</p><a>View tool</a></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]string{}
			for _, tool := range bodiesOf[record.Tool](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2>`+body)) {
				if tool.Role == record.RoleAlternative {
					got[tool.Name] = tool.Description
				}
			}
			if diff := cmp.Diff(map[string]string{"Node.js": d1, "Rails": d2, "Go": d3, "Elixir": d4}, got); diff != "" {
				t.Errorf("alternatives (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTooManyFacts leaves it to the crawler to refuse a page over the limit:
// what is cut in silence would look like a loss.
func TestTooManyFacts(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Pros of A</h2><ul>`)
	for i := range record.MaxFacts + 1 {
		fmt.Fprintf(&b, "<li>Reason %c%d (3)", 'a'+i%26, i)
	}
	if n := len(bodiesOf[record.Pro](extractBody(t, b.String()))); n != record.MaxFacts+1 {
		t.Errorf("%d pros, want %d", n, record.MaxFacts+1)
	}
}

// TestFiguresAndOwners pairs figures with their labels and tools.
func TestFiguresAndOwners(t *testing.T) {
	const title = `<title>A vs B | StackShare</title>`
	want := map[string]string{"A stackshare.stacks": "8K", "A stackshare.followers": "5.8K", "B stackshare.stacks": "4.4K", "B stackshare.followers": "-"}
	for name, body := range map[string]string{
		"figures above labels": `<h1>A vs B</h1><table><tr><td rowspan=3><img src=a.gif alt=A></td><td colspan=2><b>A</b></td></tr><tr><td>8K</td><td>5.8K</td></tr><tr><td>Stacks</td><td>Followers</td></tr></table><table><tr><td rowspan=3><img src=b.gif alt=B></td><td colspan=2><b>B</b></td></tr><tr><td>4.4K</td><td>-</td></tr><tr><td>Stacks</td><td>Followers</td></tr></table>`,
		"one line":             `<p><b>A</b>: 8K stacks, 5.8K followers | <b>B</b>: 4.4K stacks, - followers</p><h1>A vs B</h1>`,
		"below the heading":    `<h1>A vs B: What are the differences?</h1><div><div><p>A</p><div><p>Stacks</p><p>8K</p></div><div><p>Followers</p><p>5.8K</p></div></div><div><p>B</p><div><p>Stacks</p><p>4.4K</p></div><div><p>Followers</p><p>-</p></div></div></div><p>A is a framework for people with deadlines.</p>`,
		"twice":                `<h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Statistics</h3><div><table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>8K</td><td>4.4K</td></tr><tr><td>Followers</td><td>5.8K</td><td>-</td></tr></table></div><div><div><h4>A</h4><ul><li><span>Stacks</span> <b>8K</b></li><li><span>Followers</span> <b>5.8K</b></li></ul></div><div><h4>B</h4><ul><li><span>Stacks</span> <b>4.4K</b></li><li><span>Followers</span> <b>-</b></li></ul></div></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](extractBody(t, title+body)) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTags reads what a card of advice is about, and whose it is.
func TestTags(t *testing.T) {
	const text = `<p>We looked at all of them for one week and could not decide.</p>`
	for name, card := range map[string]string{
		"list behind on":   `<div>` + text + `<div><div>Ana</div><div>May 21, 2020</div><div>Needs advice</div><div>on</div><ul><li>Go<li>Elm<li>Zig</ul><div>524 views</div></div></div>`,
		"boxes behind on":  `<div><div><div>May 21, 2020</div><div>524 views</div></div><div>Needs advice on</div><div><div><img alt=Go src=i.png><div>Go</div></div><div><img alt=Elm src=i.png><div>Elm</div></div><div><img alt=Zig src=i.png><div>Zig</div></div></div>` + text + `<div><div>Ana</div></div></div>`,
		"chips":            `<div><p>Ana</p><p>May 21, 2020</p><p>Needs advice on <span class=c>Go</span><span class=c>Elm</span><span class=c>Zig</span></p>` + text + `<p>524 views</p></div>`,
		"chips on a line":  `<ul><li><div><div><img src=1.png alt=Ana></div><div><div><span>Ana</span><span>May 21, 2020</span></div><div>Needs advice</div><span>on</span><span class=t><img src=2.png alt=Go>Go</span><span class=t><img src=3.png alt=Elm>Elm</span><span class=t><img src=4.png alt=Zig>Zig</span>` + text + `</div></div><ul><li><i></i> 524 views<li>Comments</ul></ul>`,
		"links":            `<table><tr><td><b>Ana</b><br>May 21, 2020<td><div>Needs advice on <a href=/t>Go</a> <a href=/t>Elm</a> <a href=/t>Zig</a></div>` + text + `524 views</table>`,
		"behind a badge":   `<figure><blockquote>` + text + `</blockquote><figcaption>Ana</figcaption><ul><li>May 21, 2020<li>Needs advice<li>on Go, Elm, Zig<li>524 views</ul></figure>`,
		"labelled":         `<div><p>Ana</p><p>May 21, 2020</p><p>Needs advice</p>` + text + `<p>Tools: Go, Elm, Zig</p><p>524 views</p></div>`,
		"custom elements":  `<div><p>Ana</p><p>May 21, 2020</p><p>Needs advice on <a-chip>Go</a-chip> <a-chip>Elm</a-chip> <a-chip>Zig</a-chip></p>` + text + `<p>524 views</p></div>`,
		"marks":            `<div><p>Ana</p><p>May 21, 2020</p><p>Needs advice on <mark>Go</mark> <mark>Elm</mark> <mark>Zig</mark></p>` + text + `<p>524 views</p></div>`,
		"in words":         `<p><b>Ana</b> wrote on May 21, 2020:</p><blockquote>` + text + `</blockquote><p>Needs advice on Go, Elm and Zig. 524 views.</p>`,
		"signed":           `<blockquote>` + text + `<p>– <b>Ana</b>, May 21, 2020. <i>Needs advice on Go, Elm, Zig</i>. 524 views.</p></blockquote>`,
		"definitions":      `<dl><dt>Author<dd>Ana<dt>Date<dd>May 21, 2020<dt>Status<dd>Needs advice<dt>On<dd>Go<dd>Elm<dd>Zig<dt>Text<dd>` + text + `<dt>Views<dd>524</dl>`,
		"chips behind day": `<article><p>Ana</p><div>May 21, 2020 <span class=c>Needs advice</span> <a class=c href=/go>Go</a> <a class=c href=/elm>Elm</a> <a class=c href=/zig>Zig</a></div>` + text + `<p>524 views</p></article>`,
		"chips in a row":   `<article><p>Ana</p><p>May 21, 2020</p><span class=c>Needs advice</span><span class=c>Go</span><span class=c>Elm</span><span class=c>Zig</span><div>` + text + `</div><ul><li>524 views</ul></article>`,
		"chips behind box": `<article><div><b>Ana</b><div>May 21, 2020</div><div>Needs advice</div><a href=/go>Go</a><a href=/elm>Elm</a><a href=/zig>Zig</a></div><div>524 views</div>` + text + `</article>`,
		"chips at the end": `<article><b>Ana</b><p>May 21, 2020</p><p>Needs advice</p>` + text + `<p>524 views</p><div><span>Go</span><span>Elm</span><span>Zig</span></div><p><a href=/x>Share</a> <a href=/y>Save</a></p></article>`,
		"labels for some":  `<div role=article><div><span class=heard>Author: </span>Ana</div><div><span class=heard>Posted: </span>May 21, 2020</div><div><span class=heard>Status: </span>Needs advice</div><div role=list><div role=listitem><a href=/go>Go</a></div><div role=listitem><a href=/elm>Elm</a></div><div role=listitem><a href=/zig>Zig</a></div></div><div>` + text + `</div><div>524 views</div></div>`,
		"a label for one":  `<div><div>Ana</div><div>May 21, 2020</div><div><span class=heard>Status: </span>Needs advice</div><ul><li><a href=/go>Go</a><li><a href=/elm>Elm</a><li><a href=/zig>Zig</a></ul><div>` + text + `</div><div>524 views</div></div>`,
		"behind a quote":   `<blockquote>` + text + `<cite>Ana — May 21, 2020</cite></blockquote><p>Needs advice on Go, Elm, Zig · 524 views</p>`,
		"quotation":        `<h3>Ana<a href="#ana">¶</a></h3><p>May 21, 2020<br><strong>Needs advice</strong> on <code>Go</code>, <code>Elm</code>, <code>Zig</code><br>524 views</p><blockquote>` + text + `</blockquote>`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524)
			want := record.Opinion{Author: "Ana", Date: "2020-05-21", Stance: "needs_advice", Tools: []string{"Go", "Elm", "Zig"}, Text: "We looked at all of them for one week and could not decide.", Views: &views}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAuthorBehindRole takes the emphasised name for the author, and what
// readers wrote below the page for no advice.
func TestAuthorBehindRole(t *testing.T) {
	const card = `<div><p>We moved all of it in one week and have not looked back.</p><ul><li>524 views<li>Decided<li>May 21, 2020<li>engineer at Acme<li><strong>Ana</strong></ul></div>`
	const readers = `<section><h2>2 comments</h2><article><h4>dan</h4><time>Jan 3, 2020</time><p>I would never do that to my own servers.</p></article></section>`
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card+readers))
	if len(list) != 1 || list[0].Author != "Ana" || list[0].Role != "engineer at Acme" {
		t.Errorf("opinions: %+v", list)
	}
}

// TestDifferencesInAccordions reads titles that are buttons, and no point twice.
func TestDifferencesInAccordions(t *testing.T) {
	const points = `<div><div role=button><a>Speed</a></div><div><p>A is fast where B is slow.</p></div></div><div><div role=button><a>Size</a></div><div><p>A is small where B is large.</p></div></div>`
	list := bodiesOf[record.Difference](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>They differ in many ways.</p>`+points))
	want := []record.Difference{{Tools: []string{"A", "B"}, Title: "Speed", Text: "A is fast where B is slow."}, {Tools: []string{"A", "B"}, Title: "Size", Text: "A is small where B is large."}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
}

// TestTagsWithoutBadge reads what a decision is about where nothing says so.
func TestTagsWithoutBadge(t *testing.T) {
	const text = `<p>We looked at all of them for one week and took two.</p>`
	for name, card := range map[string]string{
		"chips":       `<div><div><img src=1.png alt=Ana><b>Ana</b></div><div>Jan 18, 2019</div><div><img src=2.png alt=A><span>A</span><img src=3.png alt=Elm><span>Elm</span><img src=4.png alt=Zig><span>Zig</span></div>` + text + `<div>524 views</div></div>`,
		"a line":      `<blockquote><b>Ana</b><br>Jan 18, 2019<br>A, Elm, Zig` + text + `524 views</blockquote>`,
		"a list":      `<div>` + text + `<ul><li>A<li>Elm<li>Zig</ul><p><b>Ana</b> <i>Jan 18, 2019</i></p><p>524 views</p></div>`,
		"no elements": `<p><img src=1.png alt=Ana></p><p>Ana</p><p>Jan 18, 2019</p><p><img src=2.png alt=A></p><p>A</p><p><img src=3.png alt=Elm></p><p>Elm</p><p><img src=4.png alt=Zig></p><p>Zig</p>` + text + `<p>524 views</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Decisions about A and B</h2>`+card))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524)
			want := record.Opinion{Author: "Ana", Date: "2019-01-18", Tools: []string{"A", "Elm", "Zig"}, Text: "We looked at all of them for one week and took two.", Views: &views}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAskedCons reads headings that ask for the cons of a tool.
func TestAskedCons(t *testing.T) {
	got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h3>Why do developers choose A?</h3><ul><li>Fast<sup>9</sup></ul><h3>Why do developers choose B?</h3><ul><li>Stable<sup>4</sup></ul>
		<h3>What are the cons of using A?</h3><ul><li>Young<sup>2</sup></ul><h3>What are the disadvantages of B?</h3><ul><li>Slow<sup>1</sup></ul>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "B + Stable 4", "B - Slow 1"}, got); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}

// TestTrailInWords reads a breadcrumb that says what it is.
func TestTrailInWords(t *testing.T) {
	p := extractBody(t, `<title>A vs B | StackShare</title><p>You are here: Stackups &gt; Application &amp; Data &gt; Frameworks &gt; A vs B</p><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`)
	if diff := cmp.Diff([]string{"Application & Data", "Frameworks"}, p.CategoryPath); diff != "" {
		t.Errorf("categories (-want +got):\n%s", diff)
	}
}

// TestPointsWithStops reads differences whose titles end with a full stop.
func TestPointsWithStops(t *testing.T) {
	var got []string
	for _, d := range bodiesOf[record.Difference](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><ol><li><p><b>Speed</b>. A is fast where B is slow.</p><li><p><strong>Size.</strong> A is small where B is large.</p></ol>`)) {
		got = append(got, d.Title+" | "+d.Text)
	}
	if diff := cmp.Diff([]string{"Speed | A is fast where B is slow.", "Size | A is small where B is large."}, got); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
}

// TestTagsInNavigation reads a row of logos that is marked as
// navigation.

// TestTagsInNavigation reads a row of logos that is marked as navigation.
func TestTagsInNavigation(t *testing.T) {
	const card = `<article><nav aria-label="Tools of this decision"><a href=/go><img alt=Go src=1.png></a><a href=/elm><img alt=Elm src=2.png></a><a href=/zig><img alt=Zig src=3.png></a></nav><p>We looked at all of them for one week and took two.</p></article>`
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><nav><a href=/ruby>Ruby</a></nav><h1>A vs B</h1><h2>Decisions about A and B</h2>`+card))
	if len(list) != 1 {
		t.Fatalf("%d opinions: %+v", len(list), list)
	}
	if diff := cmp.Diff([]string{"Go", "Elm", "Zig"}, list[0].Tools); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
}

// TestLabelAtTheEnd reads a card that breaks off behind a label.
func TestLabelAtTheEnd(t *testing.T) {
	list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><dl><dt>Author<dd>Ana<dt>Date<dd>May 21, 2020<dt>Text<dd><p>We took A and are glad of it.</p><dt>On`))
	if len(list) != 1 || list[0].Author != "Ana" {
		t.Errorf("opinions: %+v", list)
	}
}

// TestNamesAtTheFoot takes the name of whoever signs a card at its foot for no tag.
func TestNamesAtTheFoot(t *testing.T) {
	const text = `<p>We took both of them for one year and never looked back.</p>`
	for name, c := range map[string]struct{ card, author string }{
		"said twice":      {`<figure><div>Decided</div><blockquote>` + text + `</blockquote><figcaption><cite><span class="heard">Ana</span><a href="/ana">Ana</a></cite><div>May 21, 2020</div></figcaption><div>524 views</div></figure>`, "Ana"},
		"in pieces":       {`<div><div>May 21, 2020</div><div>Decided</div>` + text + `<div>524 views</div><div><span>ab</span><span>ramov</span></div></div>`, "ab"},
		"beside a stance": {`<div>` + text + `<div><span>May 21, 2020</span> | <span>524 views</span></div><div><span>Ana</span> | <span>Decided</span></div></div>`, "Ana"},
	} {
		list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+c.card))
		if len(list) != 1 || !strings.HasPrefix(list[0].Author, c.author) || len(list[0].Tools) > 0 {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

// TestOutsideQuotes reads what stands behind each quotation, or in front of each, as said of
// it, and of none where it may be either.
func TestOutsideQuotes(t *testing.T) {
	quote := func(name, day, text string) string {
		return `<blockquote><p>` + text + `</p><cite>` + name + ` — ` + day + `</cite></blockquote>`
	}
	a, b := quote("Ana", "May 21, 2020", "We looked at all of them for one week and could not decide."), quote("Bo", "June 2, 2020", "It took us one day to move, and we never looked back at it.")
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"behind":   {a + `<p>Needs advice · 524 views</p>` + b + `<p>Decided · 9 views</p>`, []string{"Ana needs_advice 524", "Bo decided 9"}},
		"in front": {`<p>Needs advice · 524 views</p>` + a + `<p>Decided · 9 views</p>` + b, []string{"Ana needs_advice 524", "Bo decided 9"}},
		"one only": {a + `<p>Needs advice · 524 views</p>` + b, []string{"Ana  -1", "Bo  -1"}},
	} {
		var got []string
		for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+c.body)) {
			got = append(got, fmt.Sprint(o.Author, " ", o.Stance, " ", votes(o.Views)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
