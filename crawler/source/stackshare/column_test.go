package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// figuresOf reads the figures of a page about A and B whose statistics are body.
func figuresOf(t *testing.T, body string) map[string]string {
	t.Helper()
	got := map[string]string{}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Features</h3><h4>A</h4><p>Small</p><h4>B</h4><p>Big</p><h3>Statistics</h3>`+body)
	for _, s := range bodiesOf[record.Stat](page) {
		got[s.Tool+" "+s.Metric[strings.IndexByte(s.Metric, '.')+1:]] = s.Raw
	}
	return got
}

// TestFiguresInColumns reads each figure under the label that heads its column,
// whatever else a cell says or does not say.
func TestFiguresInColumns(t *testing.T) {
	table := func(name string, cells ...string) string {
		return `<div><h4>` + name + `</h4><table><tr><th>Forks<th>Votes<th>Stacks<tr><td>` + strings.Join(cells, `<td>`) + `</table></div>`
	}
	for name, first := range map[string]string{
		"a change behind":      `51.3K <span>+0.7%</span>`,
		"digits of their own":  `<span>5</span><span>1</span><span>.</span><span>3</span><span>K</span> <span>+0.7%</span>`,
		"a change in brackets": `51.3K <small>(+90 since Monday)</small>`,
		"a change below":       `<div>51.3K</div><div>+0.7%</div>`,
	} {
		t.Run(name, func(t *testing.T) {
			want := map[string]string{"A forks": "51.3K", "A votes": "640", "A stacks": "22.1K", "B forks": "-", "B votes": "8", "B stacks": "77"}
			if diff := cmp.Diff(want, figuresOf(t, table("A", first, "640", "22.1K")+table("B", "-", "8", "77"))); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("empty cells", func(t *testing.T) {
		want := map[string]string{"A forks": "-", "A votes": "640", "A stacks": "22.1K", "B forks": "9", "B votes": "-", "B stacks": "77"}
		if diff := cmp.Diff(want, figuresOf(t, table("A", "", "640", "22.1K")+table("B", "9", "", "77"))); diff != "" {
			t.Errorf("figures (-want +got):\n%s", diff)
		}
	})
}

// TestFiguresOfLabelsInARun leaves out figures of which there are not as many as
// labels: none of them is that of the label beside it.
func TestFiguresOfLabelsInARun(t *testing.T) {
	row := func(texts ...string) string {
		return `<div><div>` + strings.Join(texts, `</div><div>`) + `</div></div>`
	}
	labels := row("Forks", "Votes", "Stacks")
	body := `<section><h4>A</h4>` + labels + row("51.3K", "soon", "22.1K") + `</section><section><h4>B</h4>` + labels + row("9", "8", "77") + `</section>`
	want := map[string]string{"B forks": "9", "B votes": "8", "B stacks": "77"}
	if diff := cmp.Diff(want, figuresOf(t, body)); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
}

// TestFiguresInRows reads a table with a row a figure, and labels that a dash parts
// from their figures.
func TestFiguresInRows(t *testing.T) {
	want := map[string]string{"A stacks": "38.7K", "A forks": "-", "B stacks": "91", "B forks": "12"}
	for name, body := range map[string]string{
		"a row each, of others too": `<table><tr><th>Metric<th>Tool<th>Value<tr><td>Stacks<td>A<td>38.7K<tr><td>Stacks<td>B<td>91<tr><td>Job posts<td>A<td>1.2K<tr><td>Job posts<td>B<td>34<tr><td>Forks<td>A<td>-<tr><td>Forks<td>B<td>12</table>`,
		"a row each":                `<table><tr><th>Metric<th>Tool<th>Value<tr><td>Stacks<td>A<td>38.7K<tr><td>Stacks<td>B<td>91<tr><td>Forks<td>A<td>-<tr><td>Forks<td>B<td>12</table>`,
		"arrows":                    `<section><h4>A</h4><ul><li><i>Stacks</i> <i>→</i> <b>38.7K</b><li>Forks → -</ul></section><section><h4>B</h4><ul><li>Stacks → 91<li><i>Forks</i> <i>→</i> <b>12</b></ul></section>`,
		"brackets":                  `<section><h4>A</h4><ul><li>Stacks (38.7K)<li>Forks: -</ul></section><section><h4>B</h4><ul><li>Stacks (91)<li>Forks [12]</ul></section>`,
		"dashes":                    `<section><h4>A</h4><ul><li>Stacks – <b>38.7K</b><li>Forks - -</ul></section><section><h4>B</h4><ul><li>Stacks — 91<li>Forks – 12</ul></section>`,
	} {
		if diff := cmp.Diff(want, figuresOf(t, body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestTermsWithoutLinks reads alternatives of a definition list of which not all are
// links.
func TestTermsWithoutLinks(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A and B?</h2><dl><dt><a href=/c>Cork</a><dd>Cork is light and floats well.<dt>Slate<dd>Slate is a stone that splits.<dt><a href=/d>Marl</a><dd>Marl is a mud that hardened.</dl>`)
	var got []string
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Role == record.RoleAlternative {
			got = append(got, tool.Name)
		}
	}
	if diff := cmp.Diff([]string{"Cork", "Slate", "Marl"}, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}
