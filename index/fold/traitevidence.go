package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// stated is a cell as one page prints it.
type stated struct {
	view     *view
	trait    record.Trait
	evidence record.Evidence
	cell     *traitCell // nil: absent, relative or a measurement
}

// traitEvidence lists every cell of an attribute of a tool, each once a page:
// of the value shown first, then of the others by their precedence, the newest
// pages first; then what is relative and what is stated as none. Cells that are
// measurements are listed as such.
func traitEvidence(res names.Resolution, label string, pages []*view) []Observation {
	asked := attributeOf(label)
	t := newTraits()
	by := map[*traitCell][]stated{}
	for _, v := range pages {
		for _, f := range v.Facts {
			s, ok := f.Body.(record.Trait)
			if !ok || v.id(s.Tool) != res.ID {
				continue
			}
			if a := attributeOf(s.Attribute); a.key != asked.key || a.quantity(s) || v.isFigure(s) {
				continue
			}
			c := t.add(v, s)
			if n := len(by[c]); n == 0 || by[c][n-1].view != v {
				by[c] = append(by[c], stated{v, s, f.Evidence, c})
			}
		}
	}
	list := []Observation{}
	if row := t.rows[asked.key]; row != nil {
		cells := row.ordered()
		for _, c := range cells {
			status := cells[0].judge(c)
			for _, s := range newestFirst(by[c]) {
				list = append(list, s.public(asked.key, status))
			}
		}
		list[0].Status, list[0].Why = statusShown, whyOnly
		switch {
		case len(cells) > 1:
			list[0].Why, _ = traitPrecedence(cells[0], cells[1])
		case len(list) > 1 && list[0].Authority:
			list[0].Why = whyAuthority
		case len(list) > 1:
			list[0].Why = whyNewest
		}
	}
	for _, s := range newestFirst(by[nil]) {
		list = append(list, s.public(asked.key, s.apart()))
	}
	return list
}

// newestFirst orders by date, behind the tool's own pages.
func newestFirst(list []stated) []stated {
	slices.SortStableFunc(list, func(a, b stated) int {
		return cmp.Or(compareBool(b.view.own, a.view.own), cmp.Compare(b.view.date, a.view.date))
	})
	return list
}

// apart is the status of a cell that says nothing of the tool alone.
func (s *stated) apart() string {
	if len(s.trait.Values) > 0 && relative(s.trait.Values) {
		return statusRelative
	}
	return statusAbsent
}

func (s *stated) public(key, status string) Observation {
	o := Observation{
		Metric: key, Label: normal(s.trait.Attribute), Raw: s.trait.Raw, Display: "-", Status: status,
		Date: s.view.dateOf(""), Day: dayString(s.view.date), SeenAt: s.view.seenDay(), Authority: s.view.own,
		Site: s.view.Head.Source, URL: s.view.Head.URL, Path: append([]string{}, s.evidence.Path...), Quote: s.evidence.Quote,
		Versus: slices.Clone(s.trait.Versus),
	}
	values := s.trait.Values
	if s.cell != nil {
		values = s.cell.values
	}
	if len(values) > 0 {
		o.Values, o.Display = values, cellText(values)
	}
	return o
}
