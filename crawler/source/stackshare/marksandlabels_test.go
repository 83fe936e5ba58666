package stackshare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestSignsAroundPointHeads reads pros and cons whose headings have signs around them.
func TestSignsAroundPointHeads(t *testing.T) {
	for _, signs := range [][2]string{{"Pros", "Cons"}, {"+ Pros", "− Cons"}, {"⊕ Pros", "⊖ Cons"}, {"(+) Pros", "(–) Cons"}, {"Pros +", "Cons −"}, {"[+] Pros", "[-] Cons"}} {
		t.Run(signs[1], func(t *testing.T) {
			tool := func(name, pro, con string) string {
				return `<div><h3>` + name + `</h3><p>A tree for those who wait.</p><h4>` + signs[0] + `</h4><ul><li><b>12</b> ` + pro + `</ul><h4>` + signs[1] +
					`</h4><ul><li><b>5</b> ` + con + `</ul></div>`
			}
			page := extractBody(t, `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1><h2>Detailed Comparison</h2>`+
				tool("Oak", "Hard wood", "Slow growth")+tool("Elm", "Tough wood", "Falls ill"))
			var got []string
			for _, p := range bodiesOf[record.Pro](page) {
				got = append(got, "+"+string(p.Text))
			}
			for _, c := range bodiesOf[record.Con](page) {
				got = append(got, "-"+string(c.Text))
			}
			if want := []string{"+Hard wood", "+Tough wood", "-Slow growth", "-Falls ill"}; !slices.Equal(got, want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestMarksOfDifferences reads the titles of differences without the mark of the list in front.
func TestMarksOfDifferences(t *testing.T) {
	for _, mark := range []string{"", "🔹 ", "◆ ", "➤ "} {
		page := extractBody(t, `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1><h2>Oak vs Elm: What are the differences?</h2><p>These are the main ones.</p><ol><li><p>`+mark+
			`<strong>Leaf</strong>: That of Oak has lobes, that of Elm is plain.</p><li><p>`+mark+`<strong>Wood</strong>: That of Oak is hard, that of Elm is tough.</p></ol>`)
		var got []string
		for _, d := range bodiesOf[record.Difference](page) {
			got = append(got, d.Title)
		}
		if strings.Join(got, ", ") != "Leaf, Wood" {
			t.Errorf("%s: got %q", mark, got)
		}
	}
}

// TestLabelsOfAlternatives reads alternatives below a line about them, and such with labels.
func TestLabelsOfAlternatives(t *testing.T) {
	for name, body := range map[string]string{
		"a line in front": `<p>Data from the community</p><div><h3>Ash</h3><p>Ash bends and does not break.</p></div><div><h3>Yew</h3><p>Yew grows old and keeps its needles.</p></div>`,
		"labels": `<div><p><b>Name:</b> Ash</p><p><b>Description:</b> Ash bends and does not break.</p></div>` +
			`<div><p><b>Name:</b> Yew</p><p><b>Description:</b> Yew grows old and keeps its needles.</p></div>`,
		"plain labels": `<div><p>Name: Ash</p><p>About: Ash bends and does not break.</p></div><div><p>Name: Yew</p><p>About: Yew grows old and keeps its needles.</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1><h2>What are some alternatives to Oak, Elm?</h2>`+body)
			var got []string
			for _, tool := range bodiesOf[record.Tool](page) {
				if tool.Role == record.RoleAlternative {
					got = append(got, tool.Name+": "+tool.Description)
				}
			}
			if strings.Join(got, "; ") != "Ash: Ash bends and does not break.; Yew: Yew grows old and keeps its needles." {
				t.Errorf("got %q", got)
			}
		})
	}
}
