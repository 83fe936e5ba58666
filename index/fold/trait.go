package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// traits are the attributes of one tool, by row and value.
type traits struct {
	rows map[string]*traitRow
	read map[string]readTrait // by label and values as written
}

// readTrait is what a trait means; its cell is nil if it says nothing of the
// tool alone.
type readTrait struct {
	cell  *traitCell
	label string
}

type traitRow struct {
	attribute
	labels map[string]int // spellings with the number of pages
	cells  map[string]*traitCell
}

type traitCell struct {
	cell
	row   *traitRow
	cites cites
	count int  // how often, on whatever pages
	own   bool // the tool's own page says so
	// tabled: the tool's own page says so, or a table that compares it. A sentence may
	// speak of what is made of the tool, or of another event of its beginning.
	tabled bool
}

func newTraits() *traits {
	return &traits{rows: map[string]*traitRow{}, read: map[string]readTrait{}}
}

// add takes a trait and returns its cell; nil if it makes sense only beside
// another tool or is a measurement, which keeps its workload among the claims.
func (t *traits) add(v *view, f record.Trait) *traitCell {
	beside := len(f.Versus) > 0
	f = mainLanguages(f)
	key := f.Attribute + "\x00" + strings.Join(f.Values, "\x00")
	if beside {
		key += "\x00\x00"
	}
	r, ok := t.read[key]
	if !ok {
		r = t.readTrait(f, beside)
		t.read[key] = r
	}
	if c := r.cell; c != nil {
		c.cites.add(v)
		c.own, c.tabled = c.own || v.own, c.tabled || v.own || beside
		c.count++
		c.row.labels[r.label]++
	}
	return r.cell
}

// mainLanguages leaves of a repository's languages those with a large share,
// where the page prints the shares.
func mainLanguages(f record.Trait) record.Trait {
	if attributeOf(f.Attribute).crisp != language || !strings.Contains(f.Raw, "%") {
		return f
	}
	if found, _ := languagesIn(f.Raw); len(found) > 0 {
		f.Values = found
	}
	return f
}

func (t *traits) readTrait(f record.Trait, beside bool) readTrait {
	a := attributeOf(f.Attribute)
	if len(f.Values) == 0 || beside && relative(f.Values) || a.quantity(f) {
		return readTrait{}
	}
	form, ok := newCell(a, f.Values)
	if !ok {
		return readTrait{}
	}
	row := t.rows[a.key]
	if row == nil {
		row = &traitRow{attribute: a, labels: map[string]int{}, cells: map[string]*traitCell{}}
		t.rows[a.key] = row
	}
	c := row.cells[form.key]
	if c == nil {
		c = &traitCell{cell: form, row: row}
		row.cells[form.key] = c
	}
	return readTrait{c, a.label}
}

// quantity reports whether a cell is a measurement.
func (a attribute) quantity(f record.Trait) bool {
	return a.crisp != language && measured(f.Attribute, f.Values)
}

// ordered returns the cells of a row, the shown one first.
func (r *traitRow) ordered() []*traitCell {
	list := make([]*traitCell, 0, len(r.cells))
	for _, c := range r.cells {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *traitCell) int { _, c := traitPrecedence(a, b); return c })
	return list
}

// traitPrecedence compares two cells of a row: of the tool's own page, said by
// the most pages, the newest, said most often, the more precise, by text; and
// names what decided.
func traitPrecedence(a, b *traitCell) (why string, c int) {
	if c := compareBool(b.own, a.own); c != 0 {
		return whyAuthority, c
	}
	if c := cmp.Compare(len(b.cites), len(a.cites)); c != 0 {
		return whyMajority, c
	}
	if c := cmp.Compare(b.cites.newest(), a.cites.newest()); c != 0 {
		return whyNewest, c
	}
	if c := cmp.Compare(b.count, a.count); c != 0 {
		return whyMajority, c
	}
	if c := cmp.Compare(len(b.key), len(a.key)); c != 0 {
		return whyPrecision, c
	}
	return whyOrder, cmp.Compare(a.key, b.key)
}

// newest is the last date of one of the pages.
func (c cites) newest() int {
	day := 0
	for i, v := range c {
		if i == 0 || v.date > day {
			day = v.date
		}
	}
	return day
}

// labelOf is what most pages write, by the alphabet if they are equal.
func labelOf(label string, labels map[string]int) string {
	best, most := label, 0
	for label, n := range labels {
		if n > most || n == most && label < best {
			best, most = label, n
		}
	}
	return best
}

// document lists the rows in the order of the table, then those that most
// pages have, and says which are in conflict.
func (t *traits) document(c *citer) (list []index.ToolTrait, conflicts []string, total int) {
	rows := make([]*traitRow, 0, len(t.rows))
	for _, r := range t.rows {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b *traitRow) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(b.pages(), a.pages()), cmp.Compare(a.key, b.key))
	})
	list = make([]index.ToolTrait, min(len(rows), maxRows))
	others := make(cellDrafts, len(list))
	for i := range list {
		list[i] = index.ToolTrait{Key: rows[i].key, Label: labelOf(rows[i].label, rows[i].labels)}
		others[i] = rows[i].draft(&list[i].Cell)
		if list[i].Status == statusConflicts {
			conflicts = append(conflicts, rows[i].key)
		}
	}
	others.want(c)
	return list, conflicts, len(rows)
}

func (r *traitRow) pages() int {
	n := 0
	for _, c := range r.cells {
		n += len(c.cites)
	}
	return n
}

// licenses returns the licences of the shown cell.
func (t *traits) licenses() []string {
	list := []string{}
	if r := t.rows["license"]; r != nil {
		shown := r.ordered()[0].values
		for _, v := range shown {
			if !slices.ContainsFunc(shown, func(w string) bool { return slices.Contains(refines[w], v) }) {
				list = append(list, v)
			}
		}
	}
	return list
}
