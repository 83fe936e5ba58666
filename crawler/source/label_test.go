package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRepeatedLabels reads cells that repeat the name of their column, or of their
// row, for narrow screens.
func TestRepeatedLabels(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"names of columns", `<table><tr><th>Part<th>Marl<th>Slate<tr><td><b>Part:</b> Core<td><span>Marl: </span>small<td><span>Slate:</span> big<tr><td><b>Part:</b> Speed<td><span>Marl: </span>~743 req/s<td><span>SLATE:</span>~9 req/s</table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big", "- Speed | ~743 req/s | ~9 req/s"}},
		{"in blocks of their own", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td><div>Marl:</div><div>small</div><td><div>Slate:</div><div>big</div></table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big"}},
		{"names of rows", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td>Core: small<td>Core: big<tr><td>Speed<td>Speed: 1<td></table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big", "- Speed | 1 | "}},
		{"texts that begin so", `<table><tr><th>Part<th>Marl<th>Note<tr><td>Core<td>Core: small<td>Note: big<tr><td>Speed<td>1:1<td>fast<tr><td>Port<td>Marl:8080<td>open</table>`,
			[]string{"= Part | Marl | Note", "- Core | Core: small | Note: big", "- Speed | 1:1 | fast", "- Port | Marl:8080 | open"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, grid(parse(t, c.page).Tables()[0])); diff != "" {
				t.Errorf("table of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
	page := `<h2>Marl</h2><h2>Slate</h2><div><div><div>Part</div><div>Marl</div><div>Slate</div></div><div><div>Core</div><div><span>Marl: </span>small, plain</div><div><span>Slate: </span>big</div></div><div><div>Speed</div><div><span>Marl: </span>743 req/s</div><div><span>Slate: </span>9 req/s</div></div></div>`
	want := []string{"= Part | Marl | Slate", "- Core | small, plain | big", "- Speed | 743 req/s | 9 req/s"}
	grids := parse(t, page).Grids()
	if len(grids) != 1 {
		t.Fatalf("%d grids in %s", len(grids), page)
	}
	if diff := cmp.Diff(want, grid(grids[0])); diff != "" {
		t.Errorf("grid of %s (-want +got):\n%s", page, diff)
	}
}
