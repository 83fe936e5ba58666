package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// saidOf writes down pros, cons, integrations and features, in order.
func saidOf(p record.Page) []string {
	var list []string
	for _, b := range bodiesOf[record.Pro](p) {
		list = append(list, fmt.Sprintf("%s + %s %d", b.Tool, b.Text, votes(b.Votes)))
	}
	for _, b := range bodiesOf[record.Con](p) {
		list = append(list, fmt.Sprintf("%s - %s %d", b.Tool, b.Text, votes(b.Votes)))
	}
	for _, b := range bodiesOf[record.Relation](p) {
		if b.Relation == record.RelIntegration {
			list = append(list, fmt.Sprintf("%s with %s", b.From, b.To))
		}
	}
	for _, b := range bodiesOf[record.Trait](p) {
		list = append(list, fmt.Sprintf("%s has %q", b.Tool, b.Values))
	}
	slices.Sort(list)
	return list
}

// TestToolsInLists reads what stands under the heading of each tool in lists, as
// in the README of a repository.
func TestToolsInLists(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`
	a := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "A with Python"}
	b := []string{"B + Used by many 30", "B - Slow, on small machines 1", "B has [\"Types\" \"Macros\"]", "B with "}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"labels in line": {`<h3>A</h3><p>A is a framework for people with deadlines.</p><ul><li>Pros<ul><li>Fast (9)<li>Small (7)</ul><li>Cons<ul><li>Young (2)</ul><li>Integrations: Python</ul>
			<h3>B</h3><p>B is a language that compiles slowly.</p><ul><li>Features: Types; Macros<li>Pros<ul><li>Used by many (30)</ul><li>Cons<ul><li>Slow, on small machines (1)</ul><li>Integrations: No integrations available</ul>`, slices.Concat(a, b)},
		"an open list": {`<h3>A</h3><p>A is a framework for people with deadlines.</p><ul><li>Integrations<ul><li>Python</ul><li>Pros<ul><li>Fast (9)<li>Small (7)</ul><li>Cons<ul><li>Young (2)</ul></ul>
			<h3>B</h3><p>B is a language that compiles slowly.</p><ul><li>Features<ul><li>Types<li>Macros</ul><li>Pros<ul><li>Used by many (30)</ul><li>Integrations: -</ul>`,
			slices.Concat(a, []string{"B + Used by many 30", "B has [\"Types\" \"Macros\"]", "B with "})},
		"a line a kind": {`<h3>A</h3><p>A is a framework for people with deadlines.</p><p><b>Pros:</b> Fast (9), Small (7)</p><p><b>Cons:</b> Young (2)</p><p>Integrations: Python</p>
			<h3>B</h3><p>B is a language that compiles slowly.</p><p><b>Pros:</b> Used by many (30)</p><p><b>Cons:</b> Slow, on small machines (1)</p><p>Integrations: -</p><p>Features: Types, Macros</p>`, slices.Concat(a, b)},
		"all in a line": {`<h3>A</h3><p>Pros: Fast (9), Small (7). Cons: Young (2). Integrations: Python.</p><h3>B</h3><p>Pros: Used by many (30). Cons: Slow, on small machines (1). Integrations: none.</p><p>Features: Types; Macros</p>`, slices.Concat(a, b)},
		"tables in tabs": {`<div role=tablist><a role=tab>A</a><a role=tab>B</a></div>
			<div role=tabpanel><p>A is a framework for people with deadlines.</p><p><b>Statistics</b></p><ul><li>Votes: 4K</ul><p><b>Pros</b></p><table><thead><tr><th>Pros<th>Votes</thead><tr><td>Fast<td>9<tr><td>Small<td>7</table><p><b>Cons</b></p><table><thead><tr><th>Cons<th>Votes</thead><tr><td>Young<td>2</table><p><b>Integrations</b></p><p>Python</div>
			<div role=tabpanel hidden><p>B is a language that compiles slowly.</p><p><b>Features</b></p><ul><li>Types<li>Macros</ul><p><b>Statistics</b></p><ul><li>Votes: 3K</ul><p><b>Pros</b></p><table><thead><tr><th>Pros<th>Votes</thead><tr><td>Used by many<td>30</table><p><b>Cons</b></p><table><thead><tr><th>Cons<th>Votes</thead><tr><td>Slow, on small machines<td>1</table><p><b>Integrations</b></p><p>-</div>`, slices.Concat(a, b)},
		"other words, commas behind links": {`<h3>A</h3><p>A is a framework for people with deadlines.</p><h4>Highlights</h4><p>-</p><h4>Pros</h4><ul><li>Fast (9)<li>Small (7)</ul><h4>Cons</h4><ul><li>Young (2)</ul><h4>Integrations</h4><p><a href=/python>Python</a></p>
			<h3>B</h3><p>B is a language that compiles slowly.</p><h4>Highlights</h4><p>Types; Macros</p><h4>Pros</h4><ul><li>Used by many (30)</ul><h4>Cons</h4><ul><li>Slow, on small machines (1)</ul><h4>Integrations</h4><p><a href=/x>Redis</a>, <a href=/y>Kafka</a></p>`,
			slices.Concat(a, b[:len(b)-1], []string{"A has []", "B with Redis", "B with Kafka"})},
		"without votes": {`<h3>A</h3><p>Pros: fast, small. Cons: young.</p><h3>B</h3><p>Pros: used by many. Cons: slow.</p>`,
			[]string{"A + fast -1", "A + small -1", "A - young -1", "B + used by many -1", "B - slow -1"}},
		"a count is missing": {`<h3>A</h3><h4>Pros</h4><ul><li>Fast (9)<li>Small<li>Known (3)</ul><h4>Cons</h4><ul><li>Young (2)</ul><h3>B</h3><h4>Pros</h4><ul><li>Used by many (30)</ul><h4>Cons</h4><ul><li>Slow (1)</ul>`,
			[]string{"A + Fast 9", "A + Known 3", "A + Small -1", "A - Young 2", "B + Used by many 30", "B - Slow 1"}},
		"no label in common": {`<h3>A</h3><p>A is a framework for people with deadlines.</p><p>Pros</p><ul><li>Fast (9)<li>Small (7)</ul><h3>B</h3><p>B is a language that compiles slowly.</p><p>Cons</p><ul><li>Slow (1)</ul>`,
			[]string{"A + Fast 9", "A + Small 7", "B - Slow 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, saidOf(extractBody(t, top+c.body))); diff != "" {
				t.Errorf("what is said of the tools (-want +got):\n%s", diff)
			}
		})
	}
}

// TestHeadingAndRow reads a row whose label says once more what the heading above it says.
func TestHeadingAndRow(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div></div><div>A</div><div>B</div></div><h3>Statistics</h3><div><div>Stacks</div><div>38</div><div>91</div></div>`
	for _, rows := range []string{
		`<div><div>Integrations</div><div>Python</div><div>Rust</div></div>`,
		`<div><div><strong>Integrations</strong></div><div>Python</div><div>Rust</div></div>`,
		`<div><div><b>Integrations</b><p>Python</p></div><div><b>Integrations</b><p>Rust</p></div></div>`,
	} {
		var got []string
		for _, r := range bodiesOf[record.Relation](extractBody(t, top+`<h3>Integrations</h3>`+rows)) {
			got = append(got, r.From+" "+string(r.To))
		}
		if diff := cmp.Diff([]string{"A Python", "B Rust"}, got); diff != "" {
			t.Errorf("integrations in %s (-want +got):\n%s", rows, diff)
		}
	}
}

// TestIntegrationsInProse reads the sentence that names some integrations of a tool, with
// links or without.
func TestIntegrationsInProse(t *testing.T) {
	const behind = ` are some of the popular tools that integrate with Quarry. Here is a list of all 20 tools that integrate with Quarry.</p><h2>Pros of Quarry</h2><ul><li>12 Fast</li></ul>`
	for sentence, want := range map[string][]string{
		`<a href="/kotlin">Kotlin</a>, <a href="/visual-studio-code">Visual Studio Code</a>, and <a href="/grafana">Grafana</a>`: {"Kotlin", "Visual Studio Code", "Grafana"},
		`Kotlin, Visual Studio Code, and Grafana`: {"Kotlin", "Visual Studio Code", "Grafana"},
	} {
		page, err := extract("https://stackshare.io/quarry", specimen.Rendering{Body: []byte(`<title>Quarry</title><h1>Quarry</h1><h2>Quarry Integrations</h2><p>` + sentence + behind)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range bodiesOf[record.Relation](page) {
			got = append(got, string(r.To))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sentence, diff)
		}
	}
}

// TestRestsOfLists reads lists that leave out entries, join them in one text, or have none
// yet.
func TestRestsOfLists(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><main><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>Pros of B</h2><ul><li>Stable (4)</ul>`
	points := []string{"A + Fast 9", "B + Stable 4"}
	for body, want := range map[string][]string{
		`<h2>What companies use A?</h2><ul><li>Acme<li>Johnson and Sons<li>and 2,341 more companies</ul><h2>What companies use B?</h2><p>Initech, Hooli, and Lyft</p>`: {
			"A used_by Acme", "A used_by Johnson and Sons", "B used_by Hooli", "B used_by Initech", "B used_by Lyft"},
		`<h2>What tools integrate with A?</h2><ul><li>Sentry<li>and 5 others</ul><h2>What tools integrate with B?</h2><p>Sentry, Heroku and Kafka</p>`: {
			"A with Sentry", "B with Heroku", "B with Kafka", "B with Sentry"},
		`<h2>Who uses A?</h2><p>Acme, Initech and Lyft</p><h2>Who uses B?</h2><ul><li>Acme<li>and many more</ul>`: {
			"A used_by Acme", "A used_by Initech", "A used_by Lyft", "B used_by Acme"},
		`<h2>Cons of A</h2><p>Be the first to leave a con</p><h2>Cons of B</h2><ul><li>Be the first to leave a con</ul>`:                                                             {"A -  -1", "B -  -1"},
		`<h2>Cons of A</h2><ul><li>Big</ul><p>Missing something? Suggest a con</p><p>See 12 more cons</p><h2>Cons of B</h2><ul><li>Slow<li>Add your own con<li>Show 1,200 more</ul>`: {"A - Big -1", "B - Slow -1"},
		`<h2>Cons of A</h2><ul><li>Shares its cons<li>Hard to add a review</ul><h2>Cons of B</h2><ul><li>You have to leave your comfort<li>No pros</ul>`:                             {"A - Hard to add a review -1", "A - Shares its cons -1", "B - No pros -1", "B - You have to leave your comfort -1"},
		`<h2>Cons of A</h2><ul><li>One more layer<li>And others break (2)</ul>`:                                                                                                      {"A - And others break 2", "A - One more layer -1"},
	} {
		want = slices.Sorted(slices.Values(slices.Concat(points, want)))
		if diff := cmp.Diff(want, listedIn(extractBody(t, top+body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
