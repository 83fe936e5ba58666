package stackshare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// statements lists the figures, points and integrations of a page that compares A and B.
func statements(t *testing.T, body string) []string {
	t.Helper()
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><ol><li><b>Roofs</b>: A is for flat ones. B is for steep ones.</ol>`+body)
	var got []string
	for _, s := range bodiesOf[record.Stat](page) {
		value := "none"
		if s.Value != nil {
			value = fmt.Sprintf("%.0f", *s.Value)
		}
		got = append(got, s.Tool+" "+s.Metric+" "+value)
	}
	votes := func(n *int64) string {
		if n == nil {
			return "-"
		}
		return fmt.Sprint(*n)
	}
	for _, p := range bodiesOf[record.Pro](page) {
		got = append(got, p.Tool+" + "+string(p.Text)+" "+votes(p.Votes))
	}
	for _, r := range bodiesOf[record.Relation](page) {
		if r.Relation == record.RelIntegration {
			got = append(got, r.From+" with "+string(r.To))
		}
	}
	slices.Sort(got)
	return got
}

// TestSaidTwice reads pages that hold the comparison once for each size of screen.
func TestSaidTwice(t *testing.T) {
	column := func(name, stars string) string {
		return `<section><h3>` + name + `</h3><p>` + name + ` is made for roofs.</p><h4>Statistics</h4><div><span>GitHub Stars</span><span>` + stars + `</span></div><div><span>Votes</span><span>12</span></div></section>`
	}
	row := func(cells ...string) string { return "<li><div>" + strings.Join(cells, "</div><div>") + "</div></li>" }
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a column a tool": {column("A", "85.6K") + column("B", "-"), []string{"A github.stars 85600", "A stackshare.votes 12", "B github.stars none", "B stackshare.votes 12"}},
		"rows of a list": {`<ul>` + row("", "<span>A</span>", "<span>B</span>") + row("GitHub Stars", "85.6K", "-") + row("Pros", "<ul><li><span>67</span> <span>Light</span></ul>", "<ul><li><span>5</span> <span>Flat</span></ul>") + `</ul>`,
			[]string{"A + Light 67", "A github.stars 85600", "B + Flat 5", "B github.stars none"}},
		"integrations": {`<div><div><span>A</span></div><div><span>B</span></div></div><div><div><p>A is made for flat roofs.</p></div><div><p>B is made for steep roofs.</p></div></div><h3>Integrations</h3><div><div><span>Mortar</span></div><div><span>No integrations available</span></div></div>`,
			[]string{"A with Mortar", "B with "}},
	} {
		once := statements(t, `<h2>Detailed Comparison</h2><div>`+c.body+`</div>`)
		twice := statements(t, `<h2>Detailed Comparison</h2><div class="hidden md:block">`+c.body+`</div><div class="md:hidden">`+c.body+`</div>`)
		if diff := cmp.Diff(c.want, once); diff != "" {
			t.Errorf("%s, once (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(c.want, twice); diff != "" {
			t.Errorf("%s, twice (-want +got):\n%s", name, diff)
		}
	}
}

// TestRowsInLines reads tables whose cells are parts of a line, and lines of labels with
// their values.
func TestRowsInLines(t *testing.T) {
	row := func(cells ...string) string {
		return "<div><span>" + strings.Join(cells, "</span><span>") + "</span></div>"
	}
	want := []string{"A github.stars 85600", "A stackshare.votes 4200", "B github.stars none", "B stackshare.votes 12"}
	for name, body := range map[string]string{
		"a tool a column":  `<h2>Detailed Comparison</h2><h3>Statistics</h3><div>` + row("Metric", "A", "B") + row("GitHub Stars", "85.6K", "-") + row("Votes", "4.2K", "12") + `</div>`,
		"a tool a row":     `<h2>Overview</h2><div>` + row("Tool", "GitHub Stars", "Votes") + row("A", "85.6K", "4.2K") + row("B", "-", "12") + `</div>`,
		"names with logos": `<h2>Overview</h2><div>` + row("Tool", "GitHub Stars", "Votes") + row(`<img alt="A" src="a">A`, "85.6K", "4.2K") + row(`<img alt="B" src="b"><span>B</span>`, "-", "12") + `</div>`,
		"labels in a line": `<h2>Detailed Comparison</h2><section><h3>A</h3><p>GitHub Stars: 85.6K · Votes: 4.2K</p></section><section><h3>B</h3><p>GitHub Stars: – · Votes: 12</p></section>`,
	} {
		if diff := cmp.Diff(want, statements(t, body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRowUnderLabels reads the figures of a name with its logo in the order of the labels
// above them, not in that of pages without any.
func TestRowUnderLabels(t *testing.T) {
	row := func(cells ...string) string {
		return "<div><span>" + strings.Join(cells, "</span><span>") + "</span></div>"
	}
	got := statements(t, `<h2>Overview</h2><div>`+row("Tool", "Forks", "Votes", "Followers", "Stacks")+row(`<img alt="A" src="a"><span>A</span>`, "3K", "4.2K", "35K", "39K")+row(`<img alt="B" src="b"><span>B</span>`, "1K", "12", "176", "91")+`</div>`)
	want := []string{"A github.forks 3000", "A stackshare.followers 35000", "A stackshare.stacks 39000", "A stackshare.votes 4200", "B github.forks 1000", "B stackshare.followers 176", "B stackshare.stacks 91", "B stackshare.votes 12"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
}

// TestVotesInFrontOfButtons reads votes that touch the point and have a button behind them,
// and those behind a colon.
func TestVotesInFrontOfButtons(t *testing.T) {
	want := []string{"A + Flat 48", "A + Light 67"}
	for _, item := range []string{`<li>%s<span>%d</span><button>+ 1</button>`, `<li><span><!-- -->%[2]d</span>%[1]s`, `<li>%s: <b>%d</b>`} {
		got := statements(t, `<h2>Detailed Comparison</h2><h3>Pros of A</h3><ul>`+fmt.Sprintf(item, "Light", 67)+fmt.Sprintf(item, "Flat", 48)+`</ul>`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", item, diff)
		}
	}
}

// TestSaidInAnotherLayout reads a page that holds the comparison as a tree, and as cards
// for smaller screens; what says more than that is no repetition.
func TestSaidInAnotherLayout(t *testing.T) {
	texts := map[string]string{"A": "A is a slate for flat roofs that lasts for a hundred years and more.", "B": "B is a tile for steep roofs that is cheap to make and to lay by hand."}
	branch := func(name, stars, votes, with string) string {
		return `<li><b>` + name + `</b><p>` + texts[name] + `</p><ul><li>Statistics<ul><li>GitHub Stars: ` + stars + `<li>Votes: ` + votes + `</ul><li>Integrations<ul><li>` + with + `</ul></ul>`
	}
	card := func(name, stars, votes, with, more string) string {
		return `<section><h3>` + name + `</h3><p>` + texts[name] + `</p><h4>Statistics</h4><div><span>GitHub Stars</span><span>` + stars + `</span></div><div><span>Votes</span><span>` + votes + `</span></div><h4>Integrations</h4><ul><li>` + with + `</ul>` + more + `</section>`
	}
	tree := `<ul>` + branch("A", "85.6K", "4.2K", "Mortar") + branch("B", "-", "12", "Clay") + `</ul>`
	cards := func(more string) string {
		return card("A", "85.6K", "4.2K", "Mortar", more) + card("B", "-", "12", "Clay", more)
	}
	want := []string{"A github.stars 85600", "A stackshare.votes 4200", "A with Mortar", "B github.stars none", "B stackshare.votes 12", "B with Clay"}
	if diff := cmp.Diff(want, statements(t, `<h2>Detailed Comparison</h2><div>`+tree+`</div><div>`+cards("")+`</div>`)); diff != "" {
		t.Errorf("the same (-want +got):\n%s", diff)
	}
	more := statements(t, `<h2>Overview</h2><div>`+tree+`</div><h2>Detailed Comparison</h2><div>`+cards("<h4>Pros</h4><ul><li>Light <b>67</b></ul>")+`</div>`)
	if diff := cmp.Diff(append([]string{"A + Light 67"}, more[1:]...), more); diff != "" || !slices.Contains(more, "B + Light 67") {
		t.Errorf("with pros: %v", more)
	}
}

// TestVersusBetween reads descriptions in a row below the names, which a "vs" parts.
func TestVersusBetween(t *testing.T) {
	const a, b = "A is a slate for flat roofs.", "B is a tile for steep roofs."
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><div><span>A</span></div><div>vs</div><div><span>B</span></div></div><div><div><p>`+a+`</p></div><div><p>`+b+`</p></div></div><h3>Key Features</h3><div><div>-</div><div>Cheap; Red; Small</div></div><h3>A Pros</h3><ul><li>Light <b>67</b></ul>`)
	got := map[string]string{}
	for _, tool := range bodiesOf[record.Tool](page) {
		got[tool.Name] = tool.Description
	}
	if diff := cmp.Diff(map[string]string{"A": a, "B": b}, got); diff != "" {
		t.Errorf("descriptions (-want +got):\n%s", diff)
	}
}

// TestCountsOfEntries takes the number behind the label of a list for no votes.
func TestCountsOfEntries(t *testing.T) {
	want := []string{"A + Flat 48", "A + Light 67", "B + Cheap 5"}
	for _, label := range []string{`<div>Pros<span>2</span></div>`, `<h4>Pros of %s<span>2</span></h4>`, `<h4>Pros of %s<span>2</span><a href="#pros">¶</a></h4>`, `<div><b>%s Pros</b><span>2</span></div>`, `<h4><span></span>Pros<span>2</span><span></span></h4>`} {
		got := statements(t, `<h2>Detailed Comparison</h2><section><h3>A</h3>`+strings.ReplaceAll(label, "%s", "A")+`<ul><li>Light <small>67 votes</small><li>Flat <small>48 votes</small></ul></section><section><h3>B</h3>`+strings.ReplaceAll(label, "%s", "B")+`<ul><li>Cheap <small>5 votes</small></ul></section>`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", label, diff)
		}
	}
}

// TestCellsOfParts reads tables whose cells are parts of a line, or begin with the name of
// their column for narrow screens.
func TestCellsOfParts(t *testing.T) {
	const foot = `<h3>Pros of A</h3><ul><li>Light <b>67</b></ul>`
	for name, table := range map[string]string{
		"parts":      `<div><div><span>A</span> <span>B</span></div><div><span>Key Features</span><span>-</span><span>Cheap; Red; Small</span></div><div><span>Votes</span><span>42</span><span>12</span></div></div>`,
		"with names": `<h3>Key Features</h3><table><tr><th>A<th>B<tr><td><span>A</span><span>-</span><td><span>B</span><span>Cheap; Red; Small</span></table>`,
	} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+table+foot)
		got := map[string]string{}
		for _, trait := range bodiesOf[record.Trait](page) {
			got[trait.Tool] = trait.Raw
		}
		if diff := cmp.Diff(map[string]string{"A": "-", "B": "Cheap; Red; Small"}, got); diff != "" {
			t.Errorf("%s: features (-want +got):\n%s", name, diff)
		}
	}
}

// TestLabelWithNothing reads the label of a list and that there is nothing in one line.
func TestLabelWithNothing(t *testing.T) {
	tool := func(name, votes, with string) string {
		return `<li><b>` + name + `</b><p>` + name + ` is made for roofs.</p><ul><li>Statistics<ul><li>Votes: ` + votes + `</ul><li>Pros<ul><li><b>5</b> Light</ul><li>Integrations` + with + `</ul>`
	}
	for _, none := range []string{" <span>No integrations available</span>", "<span>No integrations available</span>", ": N/A"} {
		got := statements(t, `<h2>Detailed Comparison</h2><ul>`+tool("A", "42", "<ul><li>Mortar</ul>")+tool("B", "12", none)+`</ul>`)
		if diff := cmp.Diff([]string{"A + Light 5", "A stackshare.votes 42", "A with Mortar", "B + Light 5", "B stackshare.votes 12", "B with "}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", none, diff)
		}
	}
}

// TestCitedAdvice reads opinions whose authors stand in captions, under a title that is no
// heading.
func TestCitedAdvice(t *testing.T) {
	card := func(name, text string) string {
		return `<figure><blockquote><p>` + text + `</p></blockquote><figcaption><div><b>` + name + `</b></div><div>May 24, 2020</div><div><span>Decided</span></div><div>438k views</div></figcaption><button>Comments</button></figure>`
	}
	for _, format := range []string{`<div>%s</div>%s`, `<table width="100%%"><tr><td><b>%s</b></td></tr><tr><td>%s</td></tr></table>`} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><ol><li><b>Roofs</b>: A is for flat ones. B is for steep ones.</ol>`+
			fmt.Sprintf(format, "Advice on A, B", card("Ann", "We took A for all of the walls of the town.")+card("Ben", "We took B for the roofs, since it was there.")))
		var got []string
		for _, o := range bodiesOf[record.Opinion](page) {
			got = append(got, o.Author)
		}
		if diff := cmp.Diff([]string{"Ann", "Ben"}, got); diff != "" {
			t.Errorf("%s: authors (-want +got):\n%s", format, diff)
		}
	}
}

// TestSaidShortly reads cards of few words that stand there twice, in two layouts.
func TestSaidShortly(t *testing.T) {
	cards := func(figures func(stars, votes string) string) string {
		card := func(name, text, stars, pro, con string) string {
			return `<section><h3>` + name + `</h3><p>` + name + " " + text + `</p><h4>Statistics</h4>` + figures(stars, "12") + `<h4>Pros</h4><table><tr><td>67<td>` + pro + `</table><h4>Cons</h4><table><tr><td>8<td>` + con + `</table></section>`
		}
		return `<div><div>` + card("A", "is a slate for flat roofs.", "85.6K", "Lasting stone", "Heavy walls") + card("B", "is a tile.", "-", "Light clay", "Steep roofs only") + `</div></div>`
	}
	lines := cards(func(stars, votes string) string { return `<p>GitHub Stars: ` + stars + ` · Votes: ` + votes + `</p>` })
	pairs := cards(func(stars, votes string) string {
		return `<div><span>GitHub Stars</span><span>` + stars + `</span></div><div><span>Votes</span><span>` + votes + `</span></div>`
	})
	want := statements(t, `<h2>Detailed Comparison</h2>`+lines)
	if len(want) != 6 {
		t.Fatalf("once: %v", want)
	}
	if diff := cmp.Diff(want, statements(t, `<h2>Detailed Comparison</h2>`+lines+pairs)); diff != "" {
		t.Errorf("twice (-want +got):\n%s", diff)
	}
}
