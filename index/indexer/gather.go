package indexer

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// gatherer brings together what a document is folded from.
type gatherer struct {
	tx    *state.Tx
	names *resolver
	hides state.Hides
}

// tool returns all that involves a tool; the resolution is empty if no name
// means it any more.
func (g gatherer) tool(id string) (names.Resolution, []fold.Page, []fold.History, error) {
	members, err := g.tx.Members(id)
	if err != nil || len(members) == 0 {
		return names.Resolution{}, nil, nil, err
	}
	is := func(e state.ID) bool { return g.names.of(e).ID == id }
	ids, err := g.pagesOf(members)
	if err != nil {
		return names.Resolution{}, nil, nil, err
	}
	pages := make([]fold.Page, 0, len(ids))
	for _, pageID := range ids {
		p, err := g.page(pageID, func(p *state.Page) []int32 { return involving(p, is) })
		if err != nil {
			return names.Resolution{}, nil, nil, err
		}
		pages = append(pages, p)
	}
	history, err := g.history(members)
	return *g.names.of(members[0]), pages, history, err
}

// pagesOf returns the pages on which any of some evidence stands, each once.
func (g gatherer) pagesOf(evidence []state.ID) ([]state.ID, error) {
	var all []state.ID
	for _, e := range evidence {
		ids, err := g.tx.PagesOf(e)
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	return unique(all), nil
}

func unique(ids []state.ID) []state.ID {
	slices.SortFunc(ids, func(a, b state.ID) int { return strings.Compare(string(a[:]), string(b[:])) })
	return slices.Compact(ids)
}

// involving returns the facts that involve names whose evidence is wanted.
func involving(p *state.Page, is func(state.ID) bool) []int32 {
	var facts []int32
	for _, n := range p.Names {
		if is(n.Evidence) {
			facts = append(facts, n.Facts...)
		}
	}
	return facts
}

// page returns a page with the facts that choose picks, each once and in the
// order of the page.
func (g gatherer) page(id state.ID, choose func(*state.Page) []int32) (fold.Page, error) {
	p, err := g.tx.Page(id)
	if err != nil || p == nil {
		return fold.Page{}, err
	}
	picked := slices.Clone(choose(p))
	slices.Sort(picked)
	picked = slices.Compact(picked)
	out := fold.Page{Head: p.Head, Facts: make([]record.Fact, len(picked)), Tools: make(map[string]names.Resolution, len(p.Names))}
	for i, n := range picked {
		if out.Facts[i], err = p.Fact(n); err != nil {
			return fold.Page{}, err
		}
	}
	for _, n := range p.Names {
		if res := g.names.of(n.Evidence); res.ID != "" && intersects(n.Facts, picked) {
			out.Tools[n.Spelling] = *res
		}
	}
	return out, nil
}

// intersects reports whether two sorted lists share an element.
func intersects(a, b []int32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			return true
		}
	}
	return false
}

func (g gatherer) history(evidence []state.ID) ([]fold.History, error) {
	figures, err := g.tx.FiguresOf(evidence...)
	if err != nil {
		return nil, err
	}
	all := make([]fold.History, 0, len(figures))
	for _, f := range figures {
		if hidesFigures(g.hides, f.Entry) {
			continue
		}
		h := fold.History{Entry: f.Entry, Tools: map[string]names.Resolution{}}
		for _, n := range f.Names {
			if res := g.names.of(n.Evidence); res.ID != "" {
				h.Tools[n.Spelling] = *res
			}
		}
		all = append(all, h)
	}
	return all, nil
}

// comparison returns the sides of a comparison, by id, and the pages that
// compare them.
func (g gatherer) comparison(id string) ([]names.Resolution, []fold.Page, error) {
	sets, err := g.tx.SetsOf(id)
	if err != nil {
		return nil, nil, err
	}
	sides := map[string]names.Resolution{}
	var ids []state.ID
	for _, set := range sets {
		evidence, err := g.tx.Set(set)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range evidence {
			if res := g.names.of(e); res.ID != "" {
				sides[res.ID] = *res
			}
		}
		pages, err := g.tx.SetPages(set)
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, pages...)
	}
	is := func(e state.ID) bool { _, ok := sides[g.names.of(e).ID]; return ok }
	var pages []fold.Page
	for _, pageID := range unique(ids) {
		p, err := g.page(pageID, func(p *state.Page) []int32 { return append(involving(p, is), p.Aside...) })
		if err != nil {
			return nil, nil, err
		}
		pages = append(pages, p)
	}
	ordered := make([]names.Resolution, 0, len(sides))
	for _, res := range sides {
		ordered = append(ordered, res)
	}
	slices.SortFunc(ordered, func(a, b names.Resolution) int { return strings.Compare(a.ID, b.ID) })
	return ordered, pages, nil
}

// text returns the pages on which a text stands, with what it is set against,
// and the measurements of the same tools if it is one.
func (g gatherer) text(key string) (group, siblings []fold.Page, err error) {
	ids, err := g.tx.TextPages(key)
	if err != nil {
		return nil, nil, err
	}
	measured := map[measure]bool{}
	for _, id := range ids {
		p, err := g.page(id, func(p *state.Page) []int32 {
			facts := slices.Clone(p.Context)
			for _, x := range p.Texts {
				if x.Key != key {
					continue
				}
				facts = append(facts, x.Fact)
				if x.Metric != "" {
					measured[measure{g.names.of(x.Tool).ID, x.Metric}] = true
				}
			}
			return facts
		})
		if err != nil {
			return nil, nil, err
		}
		group = append(group, p)
	}
	for m := range measured {
		pages, err := g.siblings(m)
		if err != nil {
			return nil, nil, err
		}
		siblings = append(siblings, pages...)
	}
	return group, siblings, nil
}

// measure is a metric of a tool.
type measure struct{ tool, metric string }

// siblings returns the first measurements of a metric of a tool, each with a
// page of its own.
func (g gatherer) siblings(m measure) ([]fold.Page, error) {
	if m.tool == "" {
		return nil, nil
	}
	members, err := g.tx.Members(m.tool)
	if err != nil {
		return nil, err
	}
	var all []state.Sibling
	for _, e := range members {
		s, err := g.tx.Measured(e, m.metric)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	slices.SortFunc(all, func(a, b state.Sibling) int {
		if c := strings.Compare(a.Text, b.Text); c != 0 {
			return c
		}
		return strings.Compare(string(a.Page[:]), string(b.Page[:]))
	})
	all = slices.CompactFunc(all, func(a, b state.Sibling) bool { return a.Text == b.Text })
	var pages []fold.Page
	for _, s := range all[:min(len(all), state.MaxSiblings)] {
		p, err := g.page(s.Page, func(p *state.Page) []int32 {
			var facts []int32
			for _, x := range p.Texts {
				if x.Key == s.Text && x.Metric == m.metric && g.names.of(x.Tool).ID == m.tool {
					facts = append(facts, x.Fact)
				}
			}
			return facts
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}
