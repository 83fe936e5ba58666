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
	said  int  // how often, on whatever pages
	own   bool // the tool's own page says so
}

func newTraits() *traits {
	return &traits{rows: map[string]*traitRow{}, read: map[string]readTrait{}}
}

// add takes a trait, unless it makes sense only beside another tool or is a
// measurement, which keeps its workload among the claims.
func (t *traits) add(v *view, f record.Trait) {
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
		c.own = c.own || v.own
		c.said++
		c.row.labels[r.label]++
	}
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
	if len(f.Values) == 0 || beside && relative(f.Values) || a.crisp != language && measured(f.Attribute, f.Values) {
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

// ordered returns the cells of a row, the shown one first: of the tool's own
// page, said by the most pages, the newest, said
// most often, the more precise, by text.
func (r *traitRow) ordered() []*traitCell {
	list := make([]*traitCell, 0, len(r.cells))
	for _, c := range r.cells {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *traitCell) int {
		return cmp.Or(
			compareBool(b.own, a.own),
			cmp.Compare(len(b.cites), len(a.cites)),
			cmp.Compare(b.cites.newest(), a.cites.newest()),
			cmp.Compare(b.said, a.said),
			cmp.Compare(len(b.key), len(a.key)),
			cmp.Compare(a.key, b.key),
		)
	})
	return list
}

// newest is the last day on which one of the pages was seen.
func (c cites) newest() int {
	day := 0
	for i, v := range c {
		if i == 0 || v.seen > day {
			day = v.seen
		}
	}
	return day
}

// labelOf is what most pages write, by the alphabet if they are equal.
func (r *traitRow) labelOf() string {
	best, most := r.label, 0
	for label, n := range r.labels {
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
	list = make([]index.ToolTrait, min(len(rows), MaxRows))
	others := make([][]*traitCell, len(list))
	for i := range list {
		cells := rows[i].ordered()
		shown := cells[0]
		list[i] = index.ToolTrait{Key: rows[i].key, Label: rows[i].labelOf(), Values: shown.values, Status: statusAgrees}
		c.want(shown.cites, &list[i].Src)
		others[i] = cells[1:]
		for _, o := range others[i] {
			if compareCells(rows[i].attribute, shown.cell, o.cell) == statusConflicts {
				list[i].Status = statusConflicts
				conflicts = append(conflicts, rows[i].key)
				break
			}
		}
	}
	for i := range list {
		list[i].Others = otherTraits(rows[i], rows[i].ordered(), c)
	}
	return list, conflicts, len(rows)
}

func (r *traitRow) pages() int {
	n := 0
	for _, c := range r.cells {
		n += len(c.cites)
	}
	return n
}

// otherTraits lists what others say of a row, conflicts first.
func otherTraits(r *traitRow, cells []*traitCell, c *citer) []index.OtherTrait {
	type other struct {
		*traitCell
		status string
	}
	var all []other
	for _, o := range cells[1:] {
		all = append(all, other{o, compareCells(r.attribute, cells[0].cell, o.cell)})
	}
	slices.SortStableFunc(all, func(a, b other) int {
		return compareBool(b.status == statusConflicts, a.status == statusConflicts)
	})
	list := make([]index.OtherTrait, min(len(all), MaxInline))
	for i := range list {
		list[i] = index.OtherTrait{Values: all[i].values, Status: all[i].status}
		c.want(all[i].cites, &list[i].Src)
	}
	return list
}

// licenses returns the licences of the shown cell.
func (t *traits) licenses() []string {
	list := []string{}
	if r := t.rows["license"]; r != nil {
		for _, v := range r.ordered()[0].values {
			if !slices.ContainsFunc(r.ordered()[0].values, func(w string) bool { return slices.Contains(refines[w], v) }) {
				list = append(list, v)
			}
		}
	}
	return list
}
