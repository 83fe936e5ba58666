package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBesidePoints reads pros with votes in other words, and without what stands beside
// them.
func TestBesidePoints(t *testing.T) {
	for name, form := range map[string]string{
		"points":       `<ul><li><span>Hard wood</span><span>90 pts</span><li><span>Old age</span><span>31 pts</span></ul>`,
		"shares":       `<ul><li><span>Hard wood</span><span>90 votes (74%)</span><li><span>Old age</span><span>31 votes (26%)</span></ul>`,
		"shares apart": `<ul><li>Hard wood <span>90 votes</span> <span>74%</span><li>Old age <span>31 votes</span> <span>26%</span></ul>`,
		"in brackets":  `<ul><li>Hard wood [90 votes] [74%]<li>Old age [31 votes] [26%]</ul>`,
		"who did it":   `<ul><li><b>90</b><span>Hard wood</span><small>added by mia7</small><li><b>31</b><span>Old age</span><small>suggested by Jo Doe</small></ul>`,
		"numbers":      `<p>1. Hard wood – 90 votes</p><p>2. Old age – 31 votes</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4>`+form+`<h4>Pros of B</h4><ul><li>Tough (4)</ul>`)
			if diff := cmp.Diff([]string{"A + Hard wood 90", "A + Old age 31", "B + Tough 4"}, saidOf(page)); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBesideAlternatives reads alternatives without the badges, dashes and links beside
// them.
func TestBesideAlternatives(t *testing.T) {
	for name, form := range map[string]string{
		"badges":         `<div><div><img alt=Ash src=/a.png><span>Ash</span> <i class=b>Popular</i></div><p>Ash bends and it does not break.</p></div><div><div><img alt=Yew src=/y.png><span>Yew</span></div><p>Yew grows old and it keeps its needles.</p></div>`,
		"in a line":      `<div><div>Ash</div><p>Ash bends and it does not break.</p></div><div><div>Yew <span>New</span></div><p>Yew grows old and it keeps its needles.</p></div>`,
		"in the heading": `<h4>Ash</h4><p>Ash bends and it does not break.</p><h4>Yew <span class=b>New</span></h4><p>Yew grows old and it keeps its needles.</p>`,
		"dashes":         `<ul><li><a href=/ash>Ash</a><span> – </span><span>Ash bends and it does not break.</span><li><a href=/yew>Yew</a><span> – </span><span>Yew grows old and it keeps its needles.</span></ul>`,
		"sold entries":   `<p><b>Ash</b></p><p>Ash bends and it does not break.</p><p>Sponsored</p><div><b>Acme</b></div><p>Plant your hedge with us from $4 a month.</p><p><b>Yew</b></p><p>Yew grows old and it keeps its needles.</p>`,
		"signed entries": `<div><b>Ash</b><p>Ash bends and it does not break.</p><p>Sponsored</p></div><div><b>Yew</b><p>Yew grows old and it keeps its needles.</p></div>`,
		"links":          `<div><h4>Ash</h4><p>Ash bends and it does not break. <a href=/ash aria-label="Learn more about Ash">Learn more</a></p></div><div><h4>Yew</h4><p>Yew grows old and it keeps its needles. <a href=/yew aria-label="Learn more about Yew">Learn more</a></p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast (9)</ul><h4>Pros of B</h4><ul><li>Tough (4)</ul><h2>What are some alternatives to A, B?</h2>`+form)
			var got []string
			for _, tool := range bodiesOf[record.Tool](page) {
				if tool.Role == record.RoleAlternative {
					got = append(got, tool.Name+": "+tool.Description)
				}
			}
			if diff := cmp.Diff([]string{"Ash: Ash bends and it does not break.", "Yew: Yew grows old and it keeps its needles."}, got); diff != "" {
				t.Errorf("alternatives (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAroundPoints leaves out what stands between the label of points and their list, and
// behind that.
func TestAroundPoints(t *testing.T) {
	lists := map[string]func(points ...string) string{
		"one text": func(points ...string) string { return `<ul><li>` + strings.Join(points, `<li>`) + `</ul>` },
		"votes in front": func(points ...string) string {
			s := `<ul>`
			for _, p := range points {
				votes, text, _ := strings.Cut(p, " ")
				s += `<li><span>` + votes + `</span><p>` + text + `</p></li>`
			}
			return s + `</ul>`
		},
		"a table": func(points ...string) string {
			s := `<table>`
			for _, p := range points {
				votes, text, _ := strings.Cut(p, " ")
				s += `<tr><td>` + votes + `<td>` + text
			}
			return s + `</table>`
		},
	}
	want := []string{"A + Fast 9", "A + Small 7", "A - Slow to build 3", "B + Safe 12", "B + Stable 4", "B - Young 2"}
	for name, list := range lists {
		for _, piece := range [...]string{`<p>Sorted by votes</p>`, `<a>Edit</a>`, `<span>12</span>`, `<p>5 of 24</p>`, `<small>Source: a poll</small>`, `<p>Total: 1,592 votes</p>`} {
			for place, part := range map[string]func(label, list string) string{
				"in front": func(label, list string) string { return `<h4>` + label + `</h4>` + piece + list },
				"behind":   func(label, list string) string { return `<h4>` + label + `</h4>` + list + piece },
			} {
				got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Pros &amp; Cons</h2><h3>A</h3>`+part("Pros", list("9 Fast", "7 Small"))+part("Cons", list("3 Slow to build"))+`<h3>B</h3>`+part("Pros", list("12 Safe", "4 Stable"))+part("Cons", list("2 Young"))))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %s %s (-want +got):\n%s", name, piece, place, diff)
				}
			}
		}
	}
}

// TestForeignEntries reads the votes of entries beside one that has none, because it is
// no point: it asks for more of them, or sums them up.
func TestForeignEntries(t *testing.T) {
	for _, entry := range [...]string{`<a href=/add>+ Add your own</a>`, `…`, `Total 40`, `Total votes: 1,249`} {
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Pros &amp; Cons</h2><h3>A</h3><h4>Pros</h4><ul><li>31 Hard wood<li>9 Old age<li>`+entry+`</ul><h3>B</h3><h4>Pros</h4><ul><li>4 Tough<li>2 Total control<li>`+entry+`</ul>`)
		if diff := cmp.Diff([]string{"A + Hard wood 31", "A + Old age 9", "B + Total control 2", "B + Tough 4"}, saidOf(page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", entry, diff)
		}
	}
}

// TestCountedLabels reads votes below a label that says how many points there are, and
// stands again at the head of a column.
func TestCountedLabels(t *testing.T) {
	table := func(label, rows string) string {
		return `<h5>` + label + `</h5><table><thead><tr><th>Votes<th>` + label + `</thead>` + rows + `</table>`
	}
	got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Pros &amp; Cons</h2><h4>A</h4>`+table("Advantages 2", `<tr><td>31<td>Hard wood<tr><td>9<td>Old age`)+table("Disadvantages 1", `<tr><td>3<td>Slow`)+`<h4>B</h4>`+table("Advantages 1", `<tr><td>4<td>Tough`)))
	if diff := cmp.Diff([]string{"A + Hard wood 31", "A + Old age 9", "A - Slow 3", "B + Tough 4"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
