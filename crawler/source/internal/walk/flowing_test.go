package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// flowing writes the cells of a table one behind the other, and its rows as small cards
// with a heading each.
func flowing(style string, rows ...string) string {
	var cells, cards strings.Builder
	header := strings.Split(rows[0], "|")
	for i, row := range rows {
		for k, text := range strings.Split(row, "|") {
			cells.WriteString("<div>" + text + "</div>")
			switch {
			case i == 0:
			case k == 0:
				cards.WriteString("</div><div><h4>" + text + "</h4>")
			default:
				cards.WriteString("<p><b>" + header[k] + ":</b> " + text + "</p>")
			}
		}
	}
	return `<div class="wide"><div` + style + `>` + cells.String() + `</div></div><div class="narrow"><div>` + cards.String() + `</div></div>`
}

// TestGridsBesideCards reads a table of cells that flow where the same table stands there as
// cards too: headings hold its labels as well as its names.
func TestGridsBesideCards(t *testing.T) {
	rows := []string{"Property|Moss|Fern", "Growth|Low and dense|Tall and open", "Light|Shade|Half shade", "Water need|High, daily|Medium", "Height|2 cm|60 cm", "Price|Low|Medium", "Winter colour|Green|Brown", "Spores|Yes|Yes", "Care level|Easy|Moderate"}
	var want []string
	for i, row := range rows {
		want = append(want, string("=-"[min(i, 1)])+" "+strings.ReplaceAll(row, "|", " | "))
	}
	for name, style := range map[string]string{"by style": ` style="display:grid;grid-template-columns:repeat(3,1fr)"`, "nothing says how many": ""} {
		page := `<h1>Fern for shade</h1><h2>Is Fern better than Moss?</h2><p>Both like a cool place.</p>` + flowing(style, rows...) + `<p>Both live long.</p>`
		list := parse(t, page).Grids()
		if len(list) == 0 {
			t.Errorf("%s: no grid", name)
			continue
		}
		if diff := cmp.Diff(want, grid(list[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestGridsAcross reads cells that flow below more names than three columns would hold, and
// tables with an attribute a column.
func TestGridsAcross(t *testing.T) {
	const prose = `<p>Gardeners like Sedge and Hosta, while others swear by Iris.</p>`
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"names of sentences": {
			`<h2>Fern or Moss?</h2>` + prose + `<div>` + cellsOf("", "Fern", "Moss", "Sedge", "Hosta", "Iris", "Kind", "Spore plant", "Bryophyte", "Grass", "Perennial", "Bulb", "Place", "Shade", "Deep shade", "Bank", "Border", "Pond", "Use", "Beds", "Roofs", "Meadows", "Pots", "Edges") + `</div>`,
			[]string{"=  | Fern | Moss | Sedge | Hosta | Iris", "- Kind | Spore plant | Bryophyte | Grass | Perennial | Bulb", "- Place | Shade | Deep shade | Bank | Border | Pond", "- Use | Beds | Roofs | Meadows | Pots | Edges"},
		},
		"labels of cards": {
			`<h1>Fern for shade</h1><h2>Is Fern better than Moss?</h2><div>` + cellsOf("", "Growth", "Light", "Water", "Colour", "Price", "Fern", "Tall", "Half shade", "Medium", "Brown", "Low", "Moss", "Dense", "Shade", "Daily", "Green", "High") + `</div><h4>Growth</h4><p>Fern: Tall</p><p>Moss: Dense</p><h4>Light</h4><p>Fern: Half shade</p><p>Moss: Shade</p><h4>Water</h4><p>Fern: Medium</p><p>Moss: Daily</p>`,
			[]string{"=  | Growth | Light | Water | Colour | Price", "- Fern | Tall | Half shade | Medium | Brown | Low", "- Moss | Dense | Shade | Daily | Green | High"},
		},
	} {
		list := parse(t, c.page).Grids()
		if len(list) == 0 {
			t.Errorf("%s: no grid", name)
			continue
		}
		if diff := cmp.Diff(c.want, grid(list[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func cellsOf(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("<div>" + text + "</div>")
	}
	return b.String()
}

// TestOneRowOfFloats reads tables of one row that ends with an empty element.
func TestOneRowOfFloats(t *testing.T) {
	row := func(cells ...string) string { return "<div>" + cellsOf(cells...) + "<div></div></div>" }
	list := parse(t, `<h2>Moss or Fern</h2><div>`+row("Property", "Moss", "Fern")+row("Light", "Shade", "Half shade")+`</div><div>`+
		row("Property", "Moss", "Fern")+row("Height", "Low", "High")+row("Water", "Daily", "Medium")+`</div><p>Both live long.</p>`).Grids()
	if len(list) != 2 {
		t.Fatalf("%d grids, want 2", len(list))
	}
	if diff := cmp.Diff([]string{"= Property | Moss | Fern", "- Light | Shade | Half shade"}, grid(list[0])); diff != "" {
		t.Errorf("one row (-want +got):\n%s", diff)
	}
}
