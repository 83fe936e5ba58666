package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// rows are the attributes of the sides of a comparison: of each side by the
// rule of tools' documents, but for what makes sense only beside the cells of
// its page, which stays together.
type rows struct {
	sides []*traits
	tied  map[string]*tiedRow
	page  map[string]*pageRow // of the page that is read
	read  map[string]readCell // by label and values as written
}

// readCell is what decides on a cell.
type readCell struct {
	key  string
	tied bool
}

// pageRow is one attribute of one page.
type pageRow struct {
	cells []string // as printed
	facts []sideTrait
	tied  bool // a cell is relative or a measurement
}

type sideTrait struct {
	side int
	record.Trait
}

func newRows(sides int) *rows {
	r := &rows{sides: make([]*traits, sides), tied: map[string]*tiedRow{}, page: map[string]*pageRow{}, read: map[string]readCell{}}
	for i := range r.sides {
		r.sides[i] = newTraits()
	}
	return r
}

func (r *rows) add(side int, f record.Trait) {
	if len(f.Values) == 0 {
		return
	}
	written := f.Attribute + "\x00" + strings.Join(f.Values, "\x00")
	c, ok := r.read[written]
	if !ok {
		a := attributeOf(f.Attribute)
		c = readCell{a.key, relative(f.Values) || a.quantity(f)}
		r.read[written] = c
	}
	p := r.page[c.key]
	if p == nil {
		p = &pageRow{cells: make([]string, len(r.sides))}
		r.page[c.key] = p
	}
	p.facts = append(p.facts, sideTrait{side, f})
	p.tied = p.tied || c.tied
	text := normal(f.Raw)
	if text == "" {
		text = strings.Join(f.Values, ", ")
	}
	if len(text) > len(p.cells[side]) {
		p.cells[side] = cut(text, maxValue)
	}
}

// endPage takes in the rows of the page that was read.
func (r *rows) endPage(v *view) {
	for key, p := range r.page {
		if p.tied {
			r.tie(v, key, p)
			continue
		}
		for _, f := range p.facts {
			r.sides[f.side].add(v, f.Trait)
		}
	}
	clear(r.page)
}

// rowLine is a row of the document while rows are ordered.
type rowLine struct {
	attribute
	labels map[string]int
	pages  int
	cells  []*traitCell // shown, by side; nil: not known
	texts  []string
	tied   *tiedRow // nil: the sides are apart
}

// lines returns all rows; those that fill more cells first, then in the order
// of the table of attributes, then those that most pages have.
func (r *rows) lines() []*rowLine {
	var all []*rowLine
	apart := map[string]*rowLine{}
	for side, t := range r.sides {
		for key, row := range t.rows {
			l := apart[key]
			if l == nil {
				l = &rowLine{attribute: row.attribute, labels: map[string]int{}, cells: make([]*traitCell, len(r.sides)), texts: make([]string, len(r.sides))}
				apart[key] = l
				all = append(all, l)
			}
			for label, n := range row.labels {
				l.labels[label] += n
			}
			l.pages += row.pages()
			l.cells[side] = row.ordered()[0]
			l.texts[side] = cellText(l.cells[side].values)
		}
	}
	for _, t := range r.tied {
		all = append(all, t.line())
	}
	slices.SortFunc(all, func(a, b *rowLine) int {
		return cmp.Or(
			cmp.Compare(filled(b.texts), filled(a.texts)),
			cmp.Compare(a.order, b.order),
			cmp.Compare(b.pages, a.pages),
			cmp.Compare(a.key, b.key),
			compareBool(a.tied != nil, b.tied != nil),
		)
	})
	return all
}

// document fills the rows in, whose pages are still to be chosen.
func (r *rows) document(c *citer) (list []index.Row, total int) {
	all := r.lines()
	list = make([]index.Row, min(len(all), maxRows))
	var others cellDrafts
	for i := range list {
		l := all[i]
		list[i] = index.Row{
			Key: l.key, Label: labelOf(l.label, l.labels), Cells: l.texts, Relative: l.tied != nil,
			Src: []int{}, Sides: emptyCells(len(r.sides)),
		}
		for side := range r.sides {
			to := &list[i].Sides[side]
			switch row := r.sides[side].rows[l.key]; {
			case l.tied != nil:
				others = append(others, l.tied.draft(side, to))
			case row != nil:
				others = append(others, row.draft(to))
			}
		}
	}
	others.want(c)
	return list, len(all)
}

// finishRows drops what no listed page states, and returns the keys of the rows on which
// sources disagree.
func finishRows(list []index.Row) (kept []index.Row, conflicts []string) {
	conflicts = []string{}
	for i := range list {
		r := &list[i]
		r.Src = []int{}
		for side := range r.Sides {
			dropUncited(&r.Sides[side])
			if len(r.Sides[side].Src) == 0 {
				r.Cells[side] = ""
			}
			r.Src = append(r.Src, r.Sides[side].Src...)
			if r.Sides[side].Status == statusConflicts && !slices.Contains(conflicts, r.Key) {
				conflicts = append(conflicts, r.Key)
			}
		}
		r.Src = sortedNumbers(r.Src)
	}
	return slices.DeleteFunc(list, func(r index.Row) bool { return len(r.Src) == 0 }), conflicts
}
