package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// tiedRow is an attribute whose cells are meaningful only beside the others of their page:
// comparatives, and measurements, since two pages may have measured differently.
type tiedRow struct {
	attribute
	labels map[string]int
	tuples map[string]*tuple
}

// tuple are the cells that pages print side by side.
type tuple struct {
	key   string
	cells []string
	cites cites
}

// tie adds a row of a page.
func (r *rows) tie(v *view, key string, p *pageRow) {
	t := r.tied[key]
	if t == nil {
		t = &tiedRow{attribute: attributeOf(p.facts[0].Attribute), labels: map[string]int{}, tuples: map[string]*tuple{}}
		r.tied[key] = t
	}
	for _, f := range p.facts {
		t.labels[attributeOf(f.Attribute).label]++
	}
	folded := make([]string, len(p.cells))
	for i, text := range p.cells {
		folded[i] = lower(text)
	}
	k := strings.Join(folded, "\x00")
	if t.tuples[k] == nil {
		t.tuples[k] = &tuple{key: k, cells: p.cells}
	}
	t.tuples[k].cites.add(v)
}

// ordered returns the tuples, the shown one first: with the most cells, of the
// most pages, the newest, by text.
func (t *tiedRow) ordered() []*tuple {
	list := make([]*tuple, 0, len(t.tuples))
	for _, x := range t.tuples {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *tuple) int {
		return cmp.Or(
			cmp.Compare(filled(b.cells), filled(a.cells)),
			cmp.Compare(len(b.cites), len(a.cites)),
			cmp.Compare(b.cites.newest(), a.cites.newest()),
			cmp.Compare(a.key, b.key),
		)
	})
	return list
}

func (t *tiedRow) line() *rowLine {
	pages := 0
	for _, x := range t.tuples {
		pages += len(x.cites)
	}
	return &rowLine{attribute: t.attribute, labels: t.labels, pages: pages, texts: slices.Clone(t.ordered()[0].cells), tied: t}
}

// draft fills the cell of a side with that of the shown tuple; the others of
// the side stand beside it, and their pages tell which belong together.
func (t *tiedRow) draft(side int, to *index.Cell) cellDraft {
	var shown *traitCell
	var others []*traitCell
	by := map[string]*traitCell{}
	for i, x := range t.ordered() {
		if x.cells[side] == "" {
			continue
		}
		k := lower(x.cells[side])
		if by[k] == nil {
			by[k] = &traitCell{cell: cell{values: []string{x.cells[side]}, key: k}}
			if i == 0 {
				shown = by[k]
			} else {
				others = append(others, by[k])
			}
		}
		by[k].cites = append(by[k].cites, x.cites...)
	}
	for _, cell := range by {
		slices.SortFunc(cell.cites, compareViews)
	}
	return newCellDraft(to, shown, others, func(*traitCell) string { return statusWorded })
}
