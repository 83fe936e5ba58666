package nicepick_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestFacts(t *testing.T) {
	variants := 300
	if testing.Short() {
		variants = 100
	}
	conformance.Check(t, nicepick.New(), specimen.NicePicks(), variants)
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]bool{
		"https://nicepick.dev/compare/starlette-vs-django":     true,
		"https://www.nicepick.dev/compare/starlette-vs-django": true,
		"https://nicepick.dev/compare":                         false,
		"https://nicepick.dev/tools/django":                    false,
		"https://nicepick.dev.evil.example/compare/a-vs-b":     false,
		"https://example.com/compare/a-vs-b":                   false,
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := nicepick.New().Claim(u); got != want {
			t.Errorf("Claim(%s) = %v, want %v", target, got, want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	c := specimen.StarletteDjango()
	f.Add(c.Render().Body)
	for seed := range uint64(40) {
		f.Add(c.Variant(seed).Body)
	}
	f.Fuzz(func(_ *testing.T, body []byte) {
		_, _ = conformance.ReaderOf(nicepick.New())(c, specimen.Rendering{Body: body})
	})
}

// factsOf reads a page that compares A and B.
func factsOf(t *testing.T, body string) []record.Fact {
	t.Helper()
	o, err := source.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	e, err := nicepick.New().Extract(&source.Page{URL: "https://nicepick.dev/compare/a-vs-b", Outline: o})
	if err != nil {
		t.Fatal(err)
	}
	return e.Page.Facts
}

// TestTables reads pages whose cards are columns of a table, or whose lists
// are.
func TestTables(t *testing.T) {
	const top = `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p><div>Nice Pick</div><h2>A</h2><p>Pick A for this job.</p>`
	const foot = `<h2>The Verdict</h2><p>Use A if: You want control.</p><h2>The Bottom Line</h2><p>A wins</p>`
	want := []string{"A + Fast and small", "A - Young", "B + Used by many", "B - Slow"}
	for name, body := range map[string]string{
		"a column a tool":                 `<table><tr><th>A</th><th>B</th></tr><tr><td><b>Pros</b><ul><li>+ Fast and small</ul><td><b>Pros</b><ul><li>+ Used by many</ul></tr><tr><td><b>Cons</b><ul><li>- Young</ul><td><b>Cons</b><ul><li>- Slow</ul></tr></table>`,
		"labels in a column":              `<table><tr><th></th><th>A</th><th>B</th></tr><tr><th>Pros</th><td>Fast and small<td>Used by many</tr><tr><th>Cons</th><td>Young<td>Slow</tr></table>`,
		"thumbs in a column":              `<table><tr><th></th><th>A</th><th>B</th></tr><tr><th>👍</th><td>Fast and small<td>Used by many</tr><tr><th>👎</th><td>Young<td>Slow</tr></table>`,
		"a head in a table of its own":    `<h2>A</h2><div><table><thead><tr><th>Pros<th>Cons</thead></table></div><div><table><tr><td>Fast and small<td>Young</table></div><h2>B</h2><div><table><thead><tr><th>Pros<th>Cons</thead></table></div><div><table><tr><td>Used by many<td>Slow</table></div>`,
		"a body of boxes":                 `<h2>A</h2><section><div><div><div>Pros</div><div>Cons</div></div></div><div><div><div>Fast and small</div><div>Young</div></div><div><div>Related to: c, d</div><div></div></div></div></section><h2>B</h2><section><div><div><div>Pros</div><div>Cons</div></div></div><div><div><div>Used by many</div><div>Slow</div></div><div><div>Related to: c, d</div><div></div></div></div></section>`,
		"a column a list":                 `<h2>A</h2><table><tr><th>Pros<th>Cons</tr><tr><td>Fast and small<td>Young</tr></table><h2>B</h2><table><tr><th>Pros<th>Cons</tr><tr><td>Used by many<td>Slow</tr></table>`,
		"lists of a higher level":         `<h4>A</h4><h3>👍 Pros</h3><ul><li>Fast and small</ul><h3>👎 Cons</h3><ul><li>Young</ul><h4>B</h4><p>B is made for large teams.</p><h3>👍 Pros</h3><ul><li>Used by many</ul><h3>👎 Cons</h3><ul><li>Slow</ul>`,
		"counted":                         `<h2>A</h2><h3>Pros <span>(1)</span></h3><ul><li>Fast and small</ul><h3>Cons (1)</h3><ul><li>Young</ul><h2>B</h2><h3>Pros 1</h3><ul><li>Used by many</ul><h3>Cons 1</h3><ul><li>Slow</ul>`,
		"rows that an empty element ends": `<div><div><div></div><div><div>A</div></div><div><div>B</div></div><div></div></div><div><div><div>Pros</div></div><div><div><ul><li>+Fast and small</ul></div></div><div><div><ul><li>+Used by many</ul></div></div><div></div></div><div><div><div>Cons</div></div><div><div><ul><li>-Young</ul></div></div><div><div><ul><li>-Slow</ul></div></div><div></div></div></div>`,
		"signs in cells":                  `<h2>A</h2><table><tr><th>Pros<th>Cons<tr><td><table><tr><td>+<td>Fast and small<tr><td>+<td>Related to: b</table><td><table><tr><td>-<td>Young</table></table><h2>B</h2><table><tr><th>Pros<th>Cons<tr><td><table><tr><td>+<td>Used by many</table><td><table><tr><td>-<td>Slow</table></table>`,
		"signs by themselves":             `<h2>A</h2><h3>Pros</h3><ul><li><div>+</div><div>Fast and small</div><li><div>+</div><div>Related to: b</div></ul><h3>Cons</h3><ul><li><div>-</div><div>Young</div></ul><h2>B</h2><h3>Pros</h3><ul><li><div>+</div><div>Used by many</div></ul><h3>Cons</h3><ul><li><div>-</div><div>Slow</div></ul>`,
		"a text behind bullets":           `<div><p><b>A</b></p><p><b>Pros</b></p><p>• Fast and small</p><p><b>Cons</b></p><p>• Young</p><p>A is made for lone developers</p></div><div><p><b>B</b></p><p>B is made for large teams</p><p><b>Pros</b></p><p>‣ Used by many</p><p><b>Cons</b></p><p>‣ Slow</p><p>Pick it for work in large teams</p></div>`,
		"signs in spans":                  `<h2>A</h2><h3>Pros</h3><ul><li><span>+</span><span>Fast and small</span><li><span>+</span><span>Related to: c, d</span></ul><h3>Cons</h3><ul><li>Young</ul><h2>B</h2><h3>Pros</h3><ul><li>Used by many</ul><h3>Cons</h3><ul><li>Slow</ul>`,
		"panels of links":                 `<h2>A</h2><nav><p>Pros</p><a><i></i>Fast and small</a><a><i></i>Related to: c, d</a></nav><h3>Cons</h3><ul><li>Young</ul><h2>B</h2><h3>Pros</h3><ul><li>Used by many</ul><h3>Cons</h3><ul><li>Slow</ul>`,
		"names that are pictures":         `<div><img src=a alt="A logo"><h3>Pros</h3><ul><li>+Fast and small</ul><h3>Cons</h3><ul><li>-Young</ul></div><div><div><img src=b alt=B> Nice Pick</div><h3>Pros</h3><ul><li>+Used by many</ul><h3>Cons</h3><ul><li>-Slow</ul></div>`,
		"bullets that are arrows":         `<h2>A</h2><p>Pros</p><p>→ Fast and small</p><p>Cons</p><p>→ Young</p><h2>B</h2><p>Pros</p><p>➔ Used by many</p><p>Cons</p><p>➔ Slow</p>`,
		"bullets that are text":           `<h2>A</h2><p>Pros</p><p>• + Fast and small</p><p>Cons</p><p>• - Young</p><h2>B</h2><p>Pros</p><p>• + Used by many</p><p>Cons</p><p>• - Slow</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range factsOf(t, top+body+foot) {
				switch b := f.Body.(type) {
				case record.Pro:
					got = append(got, b.Tool+" + "+string(b.Text))
				case record.Con:
					got = append(got, b.Tool+" - "+string(b.Text))
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRelatedLinks reads the names that go with a tool from links without commas.
func TestRelatedLinks(t *testing.T) {
	const page = `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p><h2>A</h2><p>Pick A for this job.</p><h3>Pros</h3><ul><li>+Fast and small<li>+Related to: %s</ul><h3>Cons</h3><ul><li>-Young</ul><h2>B</h2><h3>Pros</h3><ul><li>+Used by many</ul><h2>The Verdict</h2><p>Use A if: You want control.</p>`
	for list, want := range map[string][]string{
		`<a href=/c>quarry</a> <a href=/d>marl core</a>`:  {"quarry", "marl core"},
		`<a href=/c>quarry</a>, <a href=/d>marl core</a>`: {"quarry", "marl core"},
		`quarry core`: {"quarry core"},
	} {
		var got []string
		for _, f := range factsOf(t, strings.Replace(page, "%s", list, 1)) {
			if rel, ok := f.Body.(record.Relation); ok {
				got = append(got, string(rel.To))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", list, diff)
		}
	}
}

// TestRelatedInFront reads the names that go with a tool in front of its description, which
// has a comma too.
func TestRelatedInFront(t *testing.T) {
	const page = `<title>A vs B | Nice Pick</title><h1>A vs B</h1><div><h2>A</h2><h3>Pros</h3><ul><li>Fast and small</ul><dl><dt>Related to<dd>quarry<dd>marl</dl><p>Stonemasons should learn A when they build walls, roofs and floors of slate</p></div><div><h2>B</h2><h3>Pros</h3><ul><li>Used by many</ul><dl><dt>Related to<dd>chalk</dl><p>B is known by most of them</p></div>`
	var got []string
	for _, f := range factsOf(t, page) {
		switch b := f.Body.(type) {
		case record.Relation:
			got = append(got, string(b.To))
		case record.Tool:
			if b.Description != "" {
				got = append(got, string(b.Description))
			}
		}
	}
	if diff := cmp.Diff([]string{"Stonemasons should learn A when they build walls, roofs and floors of slate", "B is known by most of them", "quarry", "marl", "chalk"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDescriptions reads what a tool is wherever a heading has it.
func TestDescriptions(t *testing.T) {
	const top = `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p>`
	const foot = `<h3>Pros</h3><ul><li>Used by many</ul><h2>The Verdict</h2><p>Use A if: You want control.</p>`
	for name, body := range map[string]string{
		"in the heading":  `<h2>B <small>Made for work in large teams</small></h2>`,
		"a heading below": `<h2>B</h2><h3>Made for work in large teams</h3>`,
		"in bold":         `<h2>B</h2><p><b>Made for work in large teams</b></p>`,
		"behind a dash":   `<p><b>B</b> – Made for work in large teams</p>`,
		"behind bullets":  `<div><p><b>B</b></p><p><b>Cons</b></p><p>• Slow</p><p>Made for work in large teams</p></div><p><b>B</b></p>`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range factsOf(t, top+body+foot) {
				if tool, ok := f.Body.(record.Tool); ok && tool.Name == "B" {
					if diff := cmp.Diff("Made for work in large teams", tool.Description); diff != "" {
						t.Errorf("description (-want +got):\n%s", diff)
					}
				}
			}
		})
	}
}

// TestCounters: what counts the readers of a page, under its title, is not its
// introduction; a text that begins with a figure may be.
func TestCounters(t *testing.T) {
	const foot = `<p>Nice Pick</p><h2>A</h2><p>Pick A for this job.</p><h2>The Verdict</h2><p>Use A if: You want control.</p><h2>The Bottom Line</h2><p>A wins</p>`
	for under, want := range map[string]string{
		`<div><span>12,431 views</span> <span>87 likes</span> <span>14 comments</span></div><p>One of two for the job.</p>`:                                         "One of two for the job.",
		`<p>1.2K views · 5 min read</p><p>One of two for the job.</p>`:                                                                                              "One of two for the job.",
		`<p>2 tools, 10 years apart, for 1 job.</p>`:                                                                                                                "2 tools, 10 years apart, for 1 job.",
		`<figure><iframe src="v"></iframe><figcaption>Watch: all of it in 100 seconds (1.1M views)</figcaption></figure><p>One of two for the job.</p>`:             "One of two for the job.",
		`<figure><blockquote>It cut all of our costs by 35%.</blockquote><figcaption>Bea Lindt, CTO at Foocorp</figcaption></figure><p>One of two for the job.</p>`: "One of two for the job.",
		`<pre><code>install all of this at once</code></pre><p>One of two for the job.</p>`:                                                                         "One of two for the job.",
		`<p>3 servers and 2 clients are what A needs</p>`:                                                                                                           "3 servers and 2 clients are what A needs",
	} {
		for _, f := range factsOf(t, "<title>A vs B | Nice Pick</title><h1>A vs B</h1>"+under+foot) {
			if c, ok := f.Body.(record.Comparison); ok && c.Intro != want {
				t.Errorf("%s: introduction %q, want %q", under, c.Intro, want)
			}
		}
	}
}

// TestSiteInTitle reads the names of a page whose title has the site in front.
func TestSiteInTitle(t *testing.T) {
	var got []string
	for _, f := range factsOf(t, `<title>Nice Pick: A vs B</title><div>A vs B</div><p>One of two for the job.</p><h2>A</h2><h3>Pros</h3><ul><li>Used by many</ul><h2>B</h2><h3>Pros</h3><ul><li>Stable</ul>`) {
		if p, ok := f.Body.(record.Pro); ok {
			got = append(got, p.Tool+": "+string(p.Text))
		}
	}
	if diff := cmp.Diff([]string{"A: Used by many", "B: Stable"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNumberedSections reads sections whose headings are numbered.
func TestNumberedSections(t *testing.T) {
	var got []string
	for _, f := range factsOf(t, `<title>A vs B</title><h1>A vs B</h1><h2>1. A</h2><p>Pick A for walls.</p><h3>Pros</h3><ul><li>Used by many</ul><h2>2. B</h2><p>Pick B for roofs.</p><h3>Pros</h3><ul><li>Stable</ul><h2>3. The Verdict</h2><p>Use A if: You want control.</p>`) {
		switch b := f.Body.(type) {
		case record.Pro:
			got = append(got, b.Tool+": "+string(b.Text))
		case record.Tool:
			got = append(got, b.Name+" is: "+b.Description)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"A is: Pick A for walls.", "A: Used by many", "B is: Pick B for roofs.", "B: Stable"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestGoodAndBad reads lists under headings that say good and bad.
func TestGoodAndBad(t *testing.T) {
	for _, heads := range [][2]string{{"Good", "Bad"}, {"The good", "The bad"}, {"Why pick it", "Why not"}, {"What people like about A", "What people dislike about A"}} {
		var got []string
		for _, f := range factsOf(t, `<title>A vs B</title><h1>A vs B</h1><h2>A</h2><p>Pick A for walls.</p><h3>`+heads[0]+`</h3><ul><li>Used by many</ul><h3>`+heads[1]+`</h3><ul><li>Slow</ul><h2>B</h2><p>Pick B for roofs.</p>`) {
			switch b := f.Body.(type) {
			case record.Pro:
				got = append(got, b.Tool+" + "+string(b.Text))
			case record.Con:
				got = append(got, b.Tool+" - "+string(b.Text))
			}
		}
		if diff := cmp.Diff([]string{"A + Used by many", "A - Slow"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heads[0], diff)
		}
	}
}

// TestBehindCards reads no entry of the last card's list from a line behind the card.
func TestBehindCards(t *testing.T) {
	card := func(name, pro, con string) string {
		return `<div><h3>` + name + `</h3><p>Pick ` + name + ` for one job.</p><div><strong>Pros</strong><div><span>` + pro + `</span></div></div><div><strong>Cons</strong><div><span>` + con + `</span></div><div><span>Dear</span></div></div></div>`
	}
	var got []string
	for _, f := range factsOf(t, `<title>A vs B</title><h1>A vs B</h1>`+card("A", "Used by many", "Slow at first")+card("B", "Stable", "Hard to move")+`<div><p>Skip this part of it</p><h2>The Verdict</h2><p>Use A if: You want control.</p></div>`) {
		if c, ok := f.Body.(record.Con); ok {
			got = append(got, c.Tool+": "+string(c.Text))
		}
	}
	if diff := cmp.Diff([]string{"A: Slow at first", "A: Dear", "B: Hard to move", "B: Dear"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzPhrases(f *testing.F) {
	conformance.FuzzPhrases(f, nicepick.New(), "https://nicepick.dev/compare/django-vs-flask")
}

// TestSaidSigns reads entries and a badge of which words for those who hear the page say what
// they are.
func TestSaidSigns(t *testing.T) {
	body := `<title>A vs B | Nice Pick</title><h1>A vs B</h1><h2>A</h2><div><span class=h>This is our </span>Nice Pick</div><p>Pick A for this job.</p><h3>Pros</h3><ul><li><span class=h>Advantage: </span>Fast: it starts at once<li><span class=h>Advantage: </span>Related to: moss</ul><h3>Cons</h3><ul><li><span class=h>Drawback: </span>Young</ul><h2>B</h2><p>Pick B for that one.</p><h3>Pros</h3><ul><li>Used by many</ul><h2>The Verdict</h2><p>Use A if: You want control.</p><h2>The Bottom Line</h2><p>A wins</p>`
	var got []string
	for _, f := range factsOf(t, body) {
		switch b := f.Body.(type) {
		case record.Pro:
			got = append(got, b.Tool+" + "+string(b.Text))
		case record.Con:
			got = append(got, b.Tool+" - "+string(b.Text))
		case record.Relation:
			got = append(got, b.From+" → "+string(b.To))
		case record.Tool:
			if b.Description != "" {
				got = append(got, b.Name+": "+b.Description)
			}
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"A + Fast: it starts at once", "A - Young", "A → moss", "A: Pick A for this job.", "B + Used by many", "B: Pick B for that one."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
