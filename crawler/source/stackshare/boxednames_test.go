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
		"behind":          {`<li>Fast <span class=n>678</span><li>Slim <span class=n>380</span><li><font>Mvc</font> <span class=n>277</span>`, `<li>Small <span class=n>3</span>`, []string{"pro A Fast 678", "pro A Mvc 277", "pro A Slim 380", "pro B Small 3"}},
		"a dash behind":   {`<li><b>678</b> – Fast<li><b>277</b> – Mvc`, `<li><b>3</b> – Small`, []string{"pro A Fast 678", "pro A Mvc 277", "pro B Small 3"}},
		"letter in front": {`<li><span class=n>678</span>C-like syntax<li><span class=n>277</span>Mvc`, `<li><span class=n>31</span>Small`, []string{"pro A C-like syntax 678", "pro A Mvc 277", "pro B Small 31"}},
		"signed":          {`<li><b>+6</b> Fast<li><b>+1</b> Mvc`, `<li><b>+2</b> Small`, []string{"pro A Fast 6", "pro A Mvc 1", "pro B Small 2"}},
	} {
		if diff := cmp.Diff(c.want, listedOf(t, card("A", c.a)+card("B", c.b))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
