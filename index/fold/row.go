package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// rows are the attributes of the sides of a comparison as pages print them.
// The cells of a row are of one page: a cell may make sense only beside the
// others of its page.
type rows struct {
	sides int
	byKey map[string]*row
}

type row struct {
	attribute
	pages  []*pageRow
	labels map[string]int
}

type pageRow struct {
	view  *view
	cells []string
	raw   [][]string
}

func newRows(sides int) *rows { return &rows{sides: sides, byKey: map[string]*row{}} }

func (r *rows) add(v *view, side int, f record.Trait) {
	if len(f.Values) == 0 {
		return
	}
	a := attributeOf(f.Attribute)
	e := r.byKey[a.key]
	if e == nil {
		e = &row{attribute: a, labels: map[string]int{}}
		r.byKey[a.key] = e
	}
	e.labels[a.label]++
	if n := len(e.pages); n == 0 || e.pages[n-1].view != v {
		e.pages = append(e.pages, &pageRow{view: v, cells: make([]string, r.sides), raw: make([][]string, r.sides)})
	}
	p := e.pages[len(e.pages)-1]
	text := normal(f.Raw)
	if text == "" {
		text = strings.Join(f.Values, ", ")
	}
	if have := p.cells[side]; have == "" || a.label == e.label && len(text) > len(have) {
		p.cells[side], p.raw[side] = cut(text, maxValue), f.Values
	}
}

// best is the row of the page that fills the most cells, then the newest.
func (r *row) best() *pageRow {
	best := r.pages[0]
	for _, p := range r.pages[1:] {
		if p.filled() > best.filled() {
			best = p
		}
	}
	return best
}

func (p *pageRow) filled() int {
	n := 0
	for _, c := range p.cells {
		if c != "" {
			n++
		}
	}
	return n
}

func (p *pageRow) relative() bool {
	return slices.ContainsFunc(p.raw, relative)
}

// document lists rows that fill more cells first, then in the order of the
// table of attributes, then those that most pages have.
func (r *rows) document(c *citer) (list []index.Row, total int) {
	all := make([]*row, 0, len(r.byKey))
	for _, e := range r.byKey {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *row) int {
		return cmp.Or(
			cmp.Compare(b.best().filled(), a.best().filled()),
			cmp.Compare(a.order, b.order),
			cmp.Compare(len(b.pages), len(a.pages)),
			cmp.Compare(a.key, b.key),
		)
	})
	list = make([]index.Row, min(len(all), MaxRows))
	for i := range list {
		best := all[i].best()
		var by cites
		for _, p := range all[i].pages {
			if slices.Equal(p.cells, best.cells) {
				by.add(p.view)
			}
		}
		label := traitRow{attribute: all[i].attribute, labels: all[i].labels}
		list[i] = index.Row{Key: all[i].key, Label: label.labelOf(), Cells: best.cells, Relative: best.relative()}
		c.want(by, &list[i].Src)
	}
	return list, len(all)
}

// measuredRows are measurements side by side, by metric, unit and workload.
type measuredRows map[string]*measuredRow

type measuredRow struct {
	metric, unit, workload string
	sides                  []*sideMeasured
	own                    bool // it stands on a page that is this comparison
	key                    string
}

type sideMeasured struct {
	record.Measurement
	day int
}

// measuredKey is equal for what may stand side by side. Without a workload that
// is only what stands in one place of one page and has one author.
func measuredKey(v *view, m record.Measurement, e record.Evidence) string {
	parts := []string{lower(m.Metric), lower(m.Unit), lower(m.Workload)}
	if parts[2] == "" {
		parts = append(parts, v.Head.URL, lower(string(m.AttributedTo)))
		parts = append(parts, e.Path...)
	}
	return strings.Join(parts, "\x00")
}

func (r measuredRows) add(v *view, side, sides int, m record.Measurement, evidence record.Evidence) {
	key := measuredKey(v, m, evidence)
	e := r[key]
	if e == nil {
		e = &measuredRow{key: key, metric: m.Metric, unit: normal(m.Unit), workload: normal(m.Workload), sides: make([]*sideMeasured, sides)}
		r[key] = e
	}
	e.own = e.own || v.Head.PageType == record.PageComparison
	day := v.date
	if d, ok := lastDay(m.AsOf); ok {
		day = min(d, v.seen)
	}
	if have := e.sides[side]; have == nil || day > have.day {
		e.sides[side] = &sideMeasured{m, day}
	}
}

func (m *measuredRow) filled() int {
	n := 0
	for _, s := range m.sides {
		if s != nil {
			n++
		}
	}
	return n
}

// document lists what was measured on the most sides first. Of articles, which
// are about more than this set, only what stands side by side counts.
func (r measuredRows) document(ids []string) (list []index.Measured, total int) {
	all := make([]*measuredRow, 0, len(r))
	for _, m := range r {
		if m.own || m.filled() > 1 {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b *measuredRow) int {
		return cmp.Or(
			cmp.Compare(b.filled(), a.filled()),
			cmp.Compare(a.metric, b.metric), cmp.Compare(a.unit, b.unit), cmp.Compare(a.workload, b.workload),
			cmp.Compare(a.key, b.key),
		)
	})
	list = []index.Measured{}
	for _, m := range all[:min(len(all), MaxInline)] {
		d := index.Measured{Metric: m.metric, Unit: m.unit, Workload: m.workload}
		for i, s := range m.sides {
			if s == nil {
				d.Values, d.Display, d.Passages = append(d.Values, nil), append(d.Display, ""), append(d.Passages, "")
				continue
			}
			d.Values = append(d.Values, s.Value)
			d.Display = append(d.Display, measurementDisplay(withoutUnit(s.Measurement)))
			d.Passages = append(d.Passages, PassageID(record.KindMeasurement, ids[i:i+1], textKey(record.KindMeasurement, measurementText(s.Measurement))))
		}
		list = append(list, d)
	}
	return list, len(all)
}

// withoutUnit drops a unit that the row names, but for a percent sign.
func withoutUnit(m record.Measurement) record.Measurement {
	if !strings.HasPrefix(m.Unit, "%") {
		m.Unit = ""
	}
	return m
}
