package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEmptyCells holds that what is empty among cells is a cell only where labels stay
// below labels with it.
func TestEmptyCells(t *testing.T) {
	names := []string{"Moss", "Fern"}
	want := []string{"=  | Moss | Fern", "- Height | 3 cm | 90 cm", "- Spores | Many | -"}
	for name, page := range map[string]string{
		"a flow":                `<div><div></div><p></p><div>Moss</div><div>Fern</div><div>Height</div><div></div><div>3 cm</div><div>90 cm</div><div>Spores</div><div>Many</div><div></div><div>-</div></div>`,
		"between the names":     `<div><div></div><div>Moss</div><div></div><div>Fern</div><p></p><div>Height</div><div>3 cm</div><div>90 cm</div><div>Spores</div><div>Many</div><div>-</div></div>`,
		"rows of more than fit": `<div><div><div></div><div>Moss</div><div>Fern</div></div><div><div>Height</div><p></p><div>3 cm</div><div>90 cm</div></div><div><div>Spores</div><div>Many</div><div>-</div><div></div></div></div>`,
	} {
		table := parse(t, "<h2>x</h2>"+page).GridUnder(names)
		if table == nil {
			t.Errorf("%s: no table", name)
			continue
		}
		if diff := cmp.Diff(want, grid(table)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	const unclear = `<div><div></div><div>Moss</div><div>Fern</div><div>Height</div><div>3 cm</div><div></div><p></p><div>Spores</div><div>4</div><div>9</div><div>Roots</div></div>`
	if table := parse(t, unclear).GridUnder(names); table != nil {
		t.Errorf("cells that fit no columns: %v", grid(table))
	}
}

// TestEmptyCellsOfFloats keeps an empty cell in rows that end with an empty element, which is
// none.
func TestEmptyCellsOfFloats(t *testing.T) {
	row := func(cells ...string) string {
		return `<div><div><div>` + strings.Join(cells, `</div></div><div><div>`) + `</div></div><div></div></div>`
	}
	table := parse(t, `<h2>x</h2><div>`+row("", "Fern", "Moss")+row("Light", "", "Shade")+row("Height", "60 cm", "")+`</div>`).GridUnder([]string{"Fern", "Moss"})
	if table == nil {
		t.Fatal("no table")
	}
	if diff := cmp.Diff([]string{"=  | Fern | Moss", "- Light |  | Shade", "- Height | 60 cm | "}, grid(table)); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}
