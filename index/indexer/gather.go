package indexer

import (
	"cmp"
	"slices"
	"strings"
	"sync"

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
	known *siblingCache // nil: siblings are looked up each time
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
		p, err := g.page(pageID, func(p *state.Page) []int32 { return withoutProse(p, involving(p, is)) })
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

// withoutProse drops what a tool's document does not show, unless nothing else
// tells that the page is about the tool.
func withoutProse(p *state.Page, facts []int32) []int32 {
	rest := make([]int32, 0, len(facts))
	for _, f := range facts {
		if _, prose := slices.BinarySearch(p.Prose, f); !prose {
			rest = append(rest, f)
		}
	}
	if len(rest) == 0 {
		return facts
	}
	return rest
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
		pages, err := g.known.get(m, g.siblings)
		if err != nil {
			return nil, nil, err
		}
		siblings = append(siblings, pages...)
	}
	return group, siblings, nil
}

// measure is a metric of a tool.
type measure struct{ tool, metric string }

// siblings returns the first measurements of a metric of a tool, as if they
// stood on one page.
func (g gatherer) siblings(m measure) ([]fold.Page, error) {
	if m.tool == "" {
		return nil, nil
	}
	members, err := g.tx.Members(m.tool)
	if err != nil {
		return nil, err
	}
	var all []state.Sibling
	out := fold.Page{Tools: map[string]names.Resolution{}}
	for _, e := range members {
		s, err := g.tx.Measured(e, m.metric)
		if err != nil {
			return nil, err
		}
		for _, s := range s {
			if b, ok := s.Fact.Body.(record.Measurement); ok {
				out.Tools[b.Tool] = *g.names.of(e)
			}
		}
		all = append(all, s...)
	}
	slices.SortFunc(all, func(a, b state.Sibling) int {
		return cmp.Or(strings.Compare(a.Text, b.Text), strings.Compare(string(a.Page[:]), string(b.Page[:])))
	})
	all = slices.CompactFunc(all, func(a, b state.Sibling) bool { return a.Text == b.Text })
	for _, s := range all[:min(len(all), state.MaxSiblings)] {
		out.Facts = append(out.Facts, s.Fact)
	}
	return []fold.Page{out}, nil
}

// siblingCache keeps the siblings of the measures that were asked for lately:
// in one cycle they do not change.
type siblingCache struct {
	mu    sync.Mutex
	pages map[measure][]fold.Page
}

const maxSiblingCache = 200 // measures, of at most state.MaxSiblings facts each

func (c *siblingCache) get(m measure, find func(measure) ([]fold.Page, error)) ([]fold.Page, error) {
	if c == nil {
		return find(m)
	}
	c.mu.Lock()
	pages, ok := c.pages[m]
	c.mu.Unlock()
	if ok {
		return pages, nil
	}
	pages, err := find(m)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.pages) >= maxSiblingCache || c.pages == nil {
		c.pages = map[measure][]fold.Page{}
	}
	c.pages[m] = pages
	return pages, nil
}
