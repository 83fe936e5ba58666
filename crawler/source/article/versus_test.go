package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestWeighedThroughout reads a page whose headings each weigh one tool against another:
// what stands under a heading is about the other, and where no tool is in all of them it
// is nobody's.
func TestWeighedThroughout(t *testing.T) {
	const top = `<title>Django and its rivals: a comparison</title><h1>Django and its rivals: a comparison</h1><p>Django, Flask, Bottle and Tornado are Python frameworks with an API.</p><table><tr><th><th>Django<th>Flask<th>Bottle<th>Tornado<tr><td>Admin<td>yes<td>no<td>no<td>no</table>`
	said := func(page string) (list []string) {
		for _, f := range blog(t, top+page).Facts {
			switch b := f.Body.(type) {
			case record.Guidance:
				list = append(list, b.Tool+" "+string(b.Advice)+" "+string(b.Text))
			case record.Pro:
				list = append(list, b.Tool+" + "+string(b.Text))
			}
		}
		return list
	}
	part := func(heading, best string) string {
		return "<h2>" + heading + "</h2><p>Each has its place.</p><h3>Best for</h3><p>" + best + "</p><p><a href=/x>Visit it →</a></p>"
	}
	got := said(part("Django vs Flask", "Small teams.") + part("Django vs Bottle", "One file.") + part("Django vs Tornado", "Long polls.") + `<h2>Is Django right for everyone?</h2><p>No.</p><h3>Consider an alternative if:</h3><ul><li>You need long polls</ul>`)
	want := []string{"Flask choose_when Small teams.", "Bottle choose_when One file.", "Tornado choose_when Long polls.", "Django limitation You need long polls"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := said(part("Django vs Flask", "Small teams.") + part("Bottle vs Tornado", "One file.")); got != nil {
		t.Errorf("%q of nobody", got)
	}
}

// TestStudio reads titles with a name that begins as what parts two names does.
func TestStudio(t *testing.T) {
	const page = `<p>VS Code is an editor with plugins and an API. Ferry is an editor for developers. We use VS Code more than Ferry. Barge is small. We use Barge.</p><h2>VS Code</h2>` + weighed + `<h2>Ferry</h2>` + weighed + `<h2>Barge</h2>` + weighed
	for title, want := range map[string]string{
		"VS Code vs Ferry":                            "VS Code, Ferry",
		"Ferry vs VS Code":                            "Ferry, VS Code",
		"Ferry VS VS Code VS Barge":                   "Ferry, VS Code, Barge",
		"Ferry VS Barge":                              "Ferry, Barge",
		"Barge, VS Code or Ferry?":                    "Barge, VS Code, Ferry",
		"Barge, VS Code and Ferry compared":           "Barge, VS Code, Ferry",
		"Alternatives to VS Code: Ferry, Barge & co":  "VS Code, Ferry, Barge",
		"Top 2 VS Code alternatives: Ferry and Barge": "VS Code, Ferry, Barge",
		"VS Code extensions":                          "",
	} {
		if diff := cmp.Diff(want, toolsOf(title, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", title, diff)
		}
	}
}

// TestToldNames reads pages of alternatives whose sections call none of them by its name:
// the title or a table lists them.
func TestToldNames(t *testing.T) {
	const (
		intro    = `<p>Ferry was bought in 2021, and its price went up. No wonder that developers look for a Ferry alternative with an API.</p>`
		sections = `<h2>Barge</h2><p><b>What it is:</b> a hosted queue.</p><h2>Canoe</h2><p><b>What it is:</b> a veteran in Java.</p><h2>Migration</h2><p>Take care.</p>`
	)
	for _, test := range []struct{ title, rest, want string }{
		{"Ferry alternatives: Barge, Canoe & co", sections, "Ferry, Barge, Canoe"},
		{"Top 2 Ferry alternatives: Barge and Canoe", sections, "Ferry, Barge, Canoe"},
		{"Ferry alternatives", sections + `<table><tr><th><th>Barge<th>Canoe<tr><td>Self-hosted<td>No<td>Yes</table>`, "Ferry, Barge, Canoe"},
		{"Ferry alternatives", sections + `<table><tr><th>Tool<th>Self-hosted<tr><td>Barge<td>No<tr><td>Canoe<td>Yes</table>`, "Ferry, Barge, Canoe"},
		{"Ferry alternatives", `<h2>Barge</h2><dl><dt>Small site<dd>A hosted queue<dt>Large site<dd>A log</dl><h2>Canoe</h2><dl><dt>Small site<dd>None<dt>Large site<dd>Two</dl><table><tr><th>Project<th>Barge<th>Canoe<tr><td>Small site<td>A hosted queue<td>None<tr><td>Large site<td>A log<td>Two</table>`, ""},
		{"Ferry alternatives: Migration Guide", sections, ""},
		{"Ferry alternatives", sections, ""},
		{"Ferry alternatives", sections + `<table><tr><th>Step<th>Days<tr><td>Barge<td>2<tr><td>Migration<td>3</table>`, ""},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, intro+test.rest)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.title, test.rest, diff)
		}
	}
}

// TestListTitles reads pages whose title is a list of names that a table lists too, and some
// whose title lists other things.
func TestListTitles(t *testing.T) {
	const (
		intro = `<p>Developers need a server with an API, and sharding helps.</p>`
		rows  = `<table><tr><th>Project<th>License<tr><td>Ferry<td>MIT<tr><td>barge<td>MIT<tr><td>Canoe<td>MIT</table>`
		cols  = `<table><tr><th>Scenario<th>Ferry<th>barge<th>Canoe<tr><td>Clean install<td>68.1 s<td>52.7 s<td>3 s</table>`
	)
	for _, test := range []struct{ title, rest, want string }{
		{"Ferry, barge and Canoe: benchmarks nobody asked for", rows, "Ferry, barge, Canoe"},
		{"Ferry, barge & Canoe", rows, "Ferry, barge, Canoe"},
		{"Ferry, barge, and Canoe | Our blog", cols, "Ferry, barge, Canoe"},
		{"Ferry, barge and Canoe", `<p>Ferry, barge and Canoe are fine.</p>`, ""},
		{"Sharding, Replication and Caching", `<table><tr><th><th>Sharding<th>Replication<th>Caching<tr><td>Cost<td>5<td>6<td>7</table>`, ""},
		{"Speed, Price and Support", `<table><tr><th>Plan<th>Speed<th>Price<th>Support<tr><td>Big<td>5<td>6<td>7</table>`, ""},
		{"Queues, caches and Ferry", rows, ""},
	} {
		if diff := cmp.Diff(test.want, toolsOf(test.title, intro+test.rest)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.title, test.rest, diff)
		}
	}
}

// TestPairsUnderHeadings reads which two of several tools a section sets against each other.
func TestPairsUnderHeadings(t *testing.T) {
	var got []string
	for _, f := range blog(t, `<title>Django vs Flask vs Pyramid</title><h1>Django vs Flask vs Pyramid</h1><p>All are Python frameworks for developers, each with an API.</p>
<h2>1. Django vs Flask</h2><p>Flask is small.</p><h2>Flask vs Pyramid: speed</h2><p>Both are fast.</p><h2>Flask vs Zeta</h2><p>Zeta is another.</p><h2>Django vs Flask vs Pyramid</h2><p>All three.</p>`+licenses).Facts {
		if c, ok := f.Body.(record.Comparison); ok {
			got = append(got, strings.Join(c.Tools, " ")+": "+c.Title)
		}
	}
	want := []string{"Django Flask Pyramid: Django vs Flask vs Pyramid", "Django Flask: Django vs Flask", "Flask Pyramid: Flask vs Pyramid: speed", "Flask Zeta: Flask vs Zeta"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
