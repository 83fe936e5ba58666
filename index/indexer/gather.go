package indexer

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
)

// gatherer brings together what a document is folded from.
type gatherer struct {
	tx    *state.Tx
	names *resolver
	hides state.Hides
	fold  fold.Config
	known *siblingCache // nil: siblings are looked up each time

	read   *state.Page // what is read now; its memory is used again
	picked *[]int32    // of its facts, likewise
}

func newGatherer(names *resolver, hides state.Hides, cfg fold.Config, known *siblingCache) gatherer {
	return gatherer{names: names, hides: hides, fold: cfg, known: known, read: &state.Page{}, picked: new([]int32)}
}

// tool returns all that involves a tool; the resolution is empty if no name
// means it any more.
func (g gatherer) tool(id string) (names.Resolution, []fold.Page, []fold.History, error) {
	members, err := g.tx.Members(id)
	if err != nil || len(members) == 0 {
		return names.Resolution{}, nil, nil, err
	}
	mine := make(map[state.ID]struct{}, len(members))
	for _, m := range members {
		mine[m] = struct{}{}
	}
	is := func(e state.ID) bool { _, ok := mine[e]; return ok }
	ids, err := g.pagesOf(members)
	if err != nil {
		return names.Resolution{}, nil, nil, err
	}
	pages := make([]fold.Page, 0, len(ids))
	for _, pageID := range ids {
		err := g.page(pageID, &pages, func(p *state.Page, facts []int32) []int32 { return withoutProse(p, involving(p, is, facts)) })
		if err != nil {
			return names.Resolution{}, nil, nil, err
		}
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

// involving adds the facts that involve names whose evidence is wanted.
func involving(p *state.Page, is func(state.ID) bool, facts []int32) []int32 {
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
	prose := func(f int32) bool { _, ok := slices.BinarySearch(p.Prose, f); return ok }
	if !slices.ContainsFunc(facts, func(f int32) bool { return !prose(f) }) {
		return facts
	}
	return slices.DeleteFunc(facts, prose)
}

// page adds a page, if it is there, with the facts that choose picks, each once
// and in the order of the page.
func (g gatherer) page(id state.ID, to *[]fold.Page, choose func(p *state.Page, facts []int32) []int32) error {
	known, err := g.tx.ReadPage(id, g.read)
	if err != nil || !known {
		return err
	}
	p, err := g.pick(choose(g.read, (*g.picked)[:0]))
	*to = append(*to, p)
	return err
}

// pick returns the page that was read last with some of its facts.
func (g gatherer) pick(picked []int32) (p fold.Page, err error) {
	slices.Sort(picked)
	picked = slices.Compact(picked)
	*g.picked = picked
	p = fold.Page{Head: g.read.Head, Tools: make(map[string]*names.Resolution, min(len(g.read.Names), 8))}
	if p.Facts, err = g.read.Facts(picked); err != nil {
		return p, err
	}
	for _, n := range g.read.Names {
		if !intersects(n.Facts, picked) {
			continue
		}
		if res := g.names.of(n.Evidence); res.ID != "" {
			p.Tools[n.Spelling] = res
		}
	}
	return p, nil
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
	var all []fold.History
	for _, e := range evidence {
		res := *g.names.of(e)
		err := g.tx.EachFigures(e, func(f *state.Figures) error {
			if first := f.Entries[0]; hidesFigures(g.hides, first.Source, first.URL) {
				return nil
			}
			tools := map[string]names.Resolution{f.Spelling: res}
			for _, entry := range f.Entries {
				all = append(all, fold.History{Entry: entry, Tools: tools})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
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
		err := g.page(pageID, &pages, func(p *state.Page, facts []int32) []int32 { return append(involving(p, is, facts), p.Aside...) })
		if err != nil {
			return nil, nil, err
		}
	}
	ordered := make([]names.Resolution, 0, len(sides))
	for _, res := range sides {
		ordered = append(ordered, res)
	}
	slices.SortFunc(ordered, func(a, b names.Resolution) int { return strings.Compare(a.ID, b.ID) })
	return ordered, pages, nil
}
