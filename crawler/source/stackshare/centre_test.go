package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLabelsBetweenTools reads tables with their labels between the columns of the
// tools, whatever they are made of.
func TestLabelsBetweenTools(t *testing.T) {
	votes := func(form string, list ...any) string {
		s := ""
		for i := 0; i < len(list); i += 2 {
			s += fmt.Sprintf(form, list[i], list[i+1])
		}
		return s
	}
	const nested, listed = `<tr><td>%d<td>%s`, `<li><span>%d</span><span>%s</span></li>`
	tables := func(list ...any) string { return `<table>` + votes(nested, list...) + `</table>` }
	lists := func(list ...any) string { return `<ul>` + votes(listed, list...) + `</ul>` }
	for name, form := range map[string]struct {
		row, heads, all string
		list            func(...any) string
	}{
		"table with tables":  {`<tr><td>%s<th>%s<td>%s`, `<tr><th>A<th><th>B`, `<table>%s</table>`, tables},
		"pictures in heads":  {`<tr><td>%s<th>%s<td>%s`, `<tr><th><span><img alt="A" src="a.png"></span><span>A</span><th><th><span><img alt="B" src="b.png"></span><span>B</span>`, `<table>%s</table>`, tables},
		"table with lists":   {`<tr><td>%s<th>%s<td>%s`, `<tr><th>A<th>vs<th>B`, `<table>%s</table>`, lists},
		"boxes with lists":   {`<div><div>%s</div><div>%s</div><div>%s</div></div>`, `<div><div><b>A</b></div><div>vs</div><div><b>B</b></div></div>`, `<div>%s</div>`, lists},
		"a row after a row":  {`<div>%s</div><div>%s</div><div>%s</div>`, `<div><b>A</b></div><div>vs.</div><div><b>B</b></div>`, `<div>%s</div>`, lists},
		"a word in the head": {`<div><div>%s</div><div>%s</div><div>%s</div></div>`, `<div><div>A</div><div>Attribute</div><div>B</div></div>`, `<div>%s</div>`, lists},
		"no corner":          {`<div><div>%s</div><div>%s</div><div>%s</div></div>`, `<div><div>A</div><div>B</div></div>`, `<div>%s</div>`, lists},
		"labels stand first": {`<div><div>%[2]s</div><div>%[1]s</div><div>%[3]s</div></div>`, `<div><div>Tool</div><div><b>A</b></div><div><b>B</b></div></div>`, `<div>%s</div>`, lists},
	} {
		t.Run(name, func(t *testing.T) {
			rows := form.heads
			for _, r := range [][3]string{
				{"A counts the moss on walls.", "Description", "B counts the fern in woods."},
				{"6.1K", "Stacks", "31"}, {"44.2K", "GitHub Stars", "-"},
				{form.list(12, "Fast", 8, "Small"), "Pros", form.list(5, "Safe", 4, "Plain")},
				{form.list(3, "Young"), "Cons", form.list(1, "Odd")},
			} {
				rows += fmt.Sprintf(form.row, r[0], r[1], r[2])
			}
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+fmt.Sprintf(form.all, rows)+`<h2>Advice on A, B</h2>`)
			got := append(statsOf(page), saidOf(page)...)
			for _, tool := range bodiesOf[record.Tool](page) {
				got = append(got, tool.Name+": "+tool.Description)
			}
			want := []string{"A stackshare.stacks 6.1K", "A github.stars 44.2K", "B stackshare.stacks 31", "B github.stars -",
				"A + Fast 12", "A + Small 8", "A - Young 3", "B + Plain 4", "B + Safe 5", "B - Odd 1",
				"A: A counts the moss on walls.", "B: B counts the fern in woods."}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLabelsAbove reads labels above a figure for each tool, of which one may be none.
func TestLabelsAbove(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div><h3>Statistics</h3>
		<div>GitHub Stars</div><div><div>44.2K</div><div>-</div></div><div>GitHub Forks</div><div><div>-</div><div>3.3K</div></div><div>Votes</div><div><div>940</div><div>7</div></div>`)
	want := []string{"A stackshare.votes 940", "A github.stars 44.2K", "A github.forks -", "B stackshare.votes 7", "B github.stars -", "B github.forks 3.3K"}
	if diff := cmp.Diff(want, statsOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLabelsBetweenFigures takes no figure of the next row for one below the label in
// front, where the cells of a table have no element of their own.
func TestLabelsBetweenFigures(t *testing.T) {
	for _, rows := range []string{
		`<p>44.2K</p><p>GitHub Stars</p><p>-</p><p>3.3K</p><p>GitHub Forks</p><p>-</p><p>6.1K</p><p>Stacks</p><p>31</p>`,
		`<p>GitHub Stars</p><p>-</p><p>3.3K</p><p>GitHub Forks</p><p>-</p><p>6.1K</p><p>Stacks</p><p>31</p>`,
	} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div><h3>Features</h3><h4>A</h4><p>Small</p><h4>B</h4><p>Big</p><h3>Statistics</h3><div>`+rows+`</div>`)
		for _, s := range statsOf(page) {
			if s == "B github.stars 3.3K" || s == "B github.forks 6.1K" {
				t.Errorf("%s: %s", rows, s)
			}
		}
	}
}

// TestHeadsSaidTwice reads lists whose table says again what the heading above it says.
func TestHeadsSaidTwice(t *testing.T) {
	table := func(head, rows string) string {
		return `<h4>` + head + `</h4><table><thead><tr><th>` + head + `<th>Votes<tbody>` + rows + `</table>`
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div><h3>Pros &amp; Cons</h3>
		<div><div>`+table("Pros", `<tr><td>Fast<td>12<tr><td>Small<td>8`)+table("Cons", `<tr><td>Young<td>3`)+`</div>
		<div>`+table("Pros", `<tr><td>Safe<td>5`)+table("Cons", `<tr><td>Odd<td>1`)+`</div></div>`)
	if diff := cmp.Diff([]string{"A + Fast 12", "A + Small 8", "A - Young 3", "B + Safe 5", "B - Odd 1"}, saidOf(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPressedBesideHeading reads on behind the cell of a heading and its button.
func TestPressedBesideHeading(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>
		<table><tr><td><h2>What are some alternatives to A, B? <button>#</button></h2><tr><td><ul><li><b>Dash</b><p>Dash counts the moss on walls.</p><li><b>Rill</b><p>Rill counts the fern in woods.</p></ul></table>`)
	var got []string
	for _, tool := range bodiesOf[record.Tool](page) {
		got = append(got, tool.Name+": "+tool.Description)
	}
	if diff := cmp.Diff([]string{"A: ", "B: ", "Dash: Dash counts the moss on walls.", "Rill: Rill counts the fern in woods."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
