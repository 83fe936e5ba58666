package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// listedOf reads pros, cons and integrations of a page about A and B whose detailed comparison
// is body, each as "pro A Fast 5".
func listedOf(t *testing.T, body string) []string {
	t.Helper()
	var got []string
	add := func(kind, tool, text string, votes *int64) {
		switch {
		case text == "":
		case votes == nil:
			got = append(got, kind+" "+tool+" "+text)
		default:
			got = append(got, fmt.Sprint(kind, " ", tool, " ", text, " ", *votes))
		}
	}
	for _, f := range extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+body).Facts {
		switch b := f.Body.(type) {
		case record.Pro:
			add("pro", b.Tool, string(b.Text), b.Votes)
		case record.Con:
			add("con", b.Tool, string(b.Text), b.Votes)
		case record.Relation:
			if b.Relation == "integration" && b.From != "" && b.To != "" {
				got = append(got, "with "+string(b.From)+" "+string(b.To))
			}
		}
	}
	slices.Sort(got)
	return got
}

// TestNamesInBoxes gives a list to the tool whose box it stands in, where that of the other
// holds nothing but the name.
func TestNamesInBoxes(t *testing.T) {
	const head = `<div><div><h3>A</h3><p>A is a server that keeps what it is told to keep.</p></div><div><h3>B</h3><p>B is a server that forgets what it is told to forget.</p></div></div>`
	const pros = `<h3>Pros</h3><div><div><h4>A</h4><ul><li>5 Fast</ul></div><div><h4>B</h4><ul><li>4 Small</ul></div></div>`
	want := []string{"con B Old 3", "con B Slow 7", "pro A Fast 5", "pro B Small 4", "with A Elm"}
	for name, list := range map[string]string{
		"a table":  `<table><tr><td>7<td>Slow<tr><td>3<td>Old</table>`,
		"one text": `<p>7 Slow<br>3 Old</p>`,
		"boxes":    `<div><div>Slow · 7 votes</div><div>Old · 3 votes</div></div>`,
	} {
		got := listedOf(t, head+pros+`<h3>Cons</h3><div><div><h4>A</h4></div><div><h4>B</h4>`+list+`</div></div><h3>Integrations</h3><div><div><h4>A</h4><p>Elm</p></div><div><h4>B</h4></div></div>`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	t.Run("cells", func(t *testing.T) {
		row := func(label, a, b string) string {
			return `<tr><td><b>` + label + `</b><td><table><tr><td><b>A</b><br>` + a + `<td><b>B</b><br>` + b + `</table>`
		}
		got := listedOf(t, `<table>`+row("Pros", "<ul><li>5 Fast</ul>", "<ul><li>4 Small</ul>")+row("Cons", "", "<table><tr><td>7<td>Slow</table>")+row("Integrations", "Elm", "")+`</table>`)
		if diff := cmp.Diff([]string{"con B Slow 7", "pro A Fast 5", "pro B Small 4", "with A Elm"}, got); diff != "" {
			t.Errorf("lists (-want +got):\n%s", diff)
		}
	})
}

// TestVotesInMixedForms reads votes that stand in a text of their own for some points of a list
// and in one piece with others, and "+1" as a count where others are written so.
func TestVotesInMixedForms(t *testing.T) {
	card := func(name, list string) string {
		return `<section><h3>` + name + `</h3><h4>Pros</h4><ul>` + list + `</ul></section>`
	}
	for name, c := range map[string]struct {
		a, b string
		want []string
	}{
		"behind":                     {`<li>Fast <span class=n>678</span><li>Slim <span class=n>380</span><li><font>Mvc</font> <span class=n>277</span>`, `<li>Small <span class=n>3</span>`, []string{"pro A Fast 678", "pro A Mvc 277", "pro A Slim 380", "pro B Small 3"}},
		"a dash behind":              {`<li><b>678</b> – Fast<li><b>277</b> – Mvc`, `<li><b>3</b> – Small`, []string{"pro A Fast 678", "pro A Mvc 277", "pro B Small 3"}},
		"letter in front":            {`<li><span class=n>678</span>C-like syntax<li><span class=n>277</span>Mvc`, `<li><span class=n>31</span>Small`, []string{"pro A C-like syntax 678", "pro A Mvc 277", "pro B Small 31"}},
		"counts in front, one apart": {`<li><span title="678 votes">678</span> Fast<li><span title="277 votes">277</span> <font>Mvc</font><li><span title="31 votes">31</span> Old`, `<li><span title="9 votes">9</span> Small`, []string{"pro A Fast 678", "pro A Mvc 277", "pro A Old 31", "pro B Small 9"}},
		"signed":                     {`<li><b>+6</b> Fast<li><b>+1</b> Mvc`, `<li><b>+2</b> Small`, []string{"pro A Fast 6", "pro A Mvc 1", "pro B Small 2"}},
	} {
		if diff := cmp.Diff(c.want, listedOf(t, card("A", c.a)+card("B", c.b))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestLabelBesideItsFirstEntry reads entries of which the first touches the label in bold.
func TestLabelBesideItsFirstEntry(t *testing.T) {
	got := listedOf(t, `<table><tr><th>A<th>B<tr><td>A is a server that keeps things.<td>B is a server that forgets.<tr><td>Stacks: 12<td>Stacks: 7<tr><td><b>Pros</b><ul><li>5 Fast</ul><td><b>Pros</b><ul><li>4 Small</ul><tr><td><b>Integrations</b>Elm<br>Go<td><b>Integrations</b>Zig</table>`)
	if diff := cmp.Diff([]string{"pro A Fast 5", "pro B Small 4", "with A Elm", "with A Go", "with B Zig"}, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}

// TestBarOfNames describes the tools below a bar that names them too, with a link to each.
func TestBarOfNames(t *testing.T) {
	row := func(a, b string) string { return `<div><div>` + a + `</div><div>` + b + `</div></div>` }
	name := func(n string) string { return `<img alt="` + n + `" src=a.png><span>` + n + `</span>` }
	for _, caption := range []string{"Visit website", "Site"} {
		link := func(to string) string { return `<a href="/` + to + `" role="button">` + caption + `</a>` }
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><span>`+name("A")+`</span>`+link("a")+`<span>`+name("B")+`</span>`+link("b")+`</div><div>`+
			row(name("A"), name("B"))+row(`<p>A is a server that keeps what it is told to keep.</p>`, `<p>B is a server that forgets what it is told to forget.</p>`)+
			`<div><h3>Statistics</h3></div>`+row(`<div>Stacks</div><div>12</div>`, `<div>Stacks</div><div>7</div>`)+row(`<div>Votes</div><div>3</div>`, `<div>Votes</div><div>2</div>`)+
			`<div><h3>Pros &amp; Cons</h3></div>`+row(`<div><h4>Pros</h4><ul><li>5 Fast</ul></div>`, `<div><h4>Pros</h4><ul><li>4 Small</ul></div>`)+`<div><h3>Integrations</h3></div>`+row(`<ul><li>Elm</ul>`, `<ul><li>Go</ul>`)+`</div>`)
		got := map[string]string{}
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == "subject" {
				got[tool.Name] = tool.Description
			}
		}
		want := map[string]string{"A": "A is a server that keeps what it is told to keep.", "B": "B is a server that forgets what it is told to forget."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", caption, diff)
		}
	}
}

// TestWaysToEntries takes a link behind the description of an alternative for none, if it leads
// there or to a comparison.
func TestWaysToEntries(t *testing.T) {
	for name, entry := range map[string]func(name, text string) string{
		"its page": func(name, text string) string {
			return `<tr><td>` + name + `<td>` + text + `<td><a href="/` + name + `">View</a>`
		},
		"a comparison": func(name, text string) string {
			return `<tr><td><a href="/` + name + `">` + name + `</a><td>` + text + `<td><a href="/stackups/x">Compare with A</a>`
		},
	} {
		var got []string
		for _, tool := range bodiesOf[record.Tool](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2><table><tr><th>Name<th>About<th>`+
			entry("Elm", "Elm is a language that never fails at all.")+entry("Go", "Go is a language that stays small for good.")+entry("Zig", "Zig is a language without hidden control.")+`</table>`)) {
			if tool.Role == "alternative" {
				got = append(got, tool.Name)
			}
		}
		if diff := cmp.Diff([]string{"Elm", "Go", "Zig"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
