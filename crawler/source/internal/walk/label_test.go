package walk_test

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
		{"without a colon", `<table><tr><th>Part<th>Marl<th>Slate<tr><td><div>Part</div><div>Core</div><td><div>Marl</div><div>small</div><td><div>Slate</div><div>big</div></table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big"}},
		{"without a colon, in the line", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td><span>Marl</span> small<td><span>Slate</span> <tr><td>Speed<td><span>Marl</span> 743<td><span>Slate</span> 9<tr><td>Free<td><span>Marl</span> yes<td><span>Slate</span> no</table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | ", "- Speed | 743 | 9", "- Free | yes | no"}},
		{"without a space", `<table><tr><th>Part<th>Marl<th>Slate<tr><td><span>Part</span><span>Core</span><td><span>Marl</span><span>Small</span><td><span>Slate</span><span>Big</span><tr><td><span>Part</span><span>Speed</span><td><span>Marl</span><span>743</span><td><span>Slate</span><span>~9</span></table>`,
			[]string{"= Part | Marl | Slate", "- Core | Small | Big", "- Speed | 743 | ~9"}},
		{"in one row", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td><span>Marl</span><span>small</span><td><span>Slate</span><span>big</span></table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big"}},
		{"beginnings of values in one row", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td><b>Marl</b> Core<td><b>Slate</b> Core</table>`,
			[]string{"= Part | Marl | Slate", "- Core | Marl Core | Slate Core"}},
		{"names of parts of them", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td>Marl Core<td>Slate-core<tr><td>Shell<td>Marl Shell<td>Slate Shell<tr><td>Free<td>Marl Lite<td>Slate Lite</table>`,
			[]string{"= Part | Marl | Slate", "- Core | Marl Core | Slate-core", "- Shell | Marl Shell | Slate Shell", "- Free | Marl Lite | Slate Lite"}},
		{"names of parts of all of them", `<table><tr><th>Part<th>Marl<th>Slate<tr><td>Core<td>Marl Core<td>Slate Core<tr><td>Shell<td>Marl 18<td>Slate 1.22<tr><td>Free<td>Marl Lite<td>Slate Lite</table>`,
			[]string{"= Part | Marl | Slate", "- Core | Marl Core | Slate Core", "- Shell | Marl 18 | Slate 1.22", "- Free | Marl Lite | Slate Lite"}},
		{"said twice in them", `<table><tr><th>Part<th><a href=m><span class=big>Marl</span><span>Marl</span></a><th><a href=s><span class=big>Slate</span><span>Slate</span></a><tr><td>Core<td><b>MarlMarl: </b>small<td><b>SlateSlate: </b>big<tr><td>Speed<td><b>MarlMarl: </b>743<td><b>SlateSlate: </b>9</table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big", "- Speed | 743 | 9"}},
		{"behind their first letters", `<table><tr><th>Part<th><i aria-hidden=true>M</i>Marl<th><i aria-hidden=true>S</i>Slate<tr><td>Core<td><b>MMarl: </b>small<td><b>SSlate: </b>big<tr><td>Speed<td><b>MMarl: </b>743<td><b>SSlate: </b>9</table>`,
			[]string{"= Part | Marl | Slate", "- Core | small | big", "- Speed | 743 | 9"}},
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
