package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/sourcetest"
	"github.com/stackdex/stackdex/ingest/record"
)

// extractBody reads a comparison of A and B.
func extractBody(t *testing.T, body string) record.Page {
	t.Helper()
	page, err := extract("https://stackshare.io/stackups/a-vs-b", sourcetest.Rendering{Body: []byte(body), ContentType: "text/html; charset=utf-8"})
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
