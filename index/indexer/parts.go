package indexer

import (
	"maps"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
)

// partPages is about how many pages of a text are folded at once. A text on
// more pages is folded in parts, so that boilerplate on every page of a site
// does not take memory by the number of them.
const partPages = 500

// part is a part of a text on very many pages: some of the sets of tools that
// it is about, or, with none, the passages that are in no part any more.
type part struct {
	sets  map[string]bool // as fold.Text names them
	pages []state.ID
	total int             // sets of the whole text
	kept  map[string]bool // passages of all parts, where there are no sets
}

// textJobs makes the jobs of a text wherever it stands.
func (p *producer) textJobs(tx *state.Tx, key string) ([]job, error) {
	many, err := tx.OnMorePages(key, partPages)
	if err != nil || !many {
		return []job{{index: index.Passages, key: key}}, err
	}
	pages, err := tx.TextPages(key)
	if err != nil {
		return nil, err
	}
	sets, err := p.sets(tx, key, pages)
	if err != nil {
		return nil, err
	}
	var jobs []job
	kept := make(map[string]bool, len(sets))
	next := &part{total: len(sets)}
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		kept[fold.PassageOf(key, set)] = true
		if next.sets == nil {
			next = &part{sets: map[string]bool{}, total: len(sets)}
			jobs = append(jobs, job{index: index.Passages, key: key, part: next})
		}
		next.sets[set] = true
		if next.pages = append(next.pages, sets[set]...); len(next.pages) >= partPages {
			next = &part{}
		}
	}
	return append(jobs, job{index: index.Passages, key: key, part: &part{kept: kept}}), nil
}

// sets returns the pages of a text by the sets of tools that it is about on
// them.
func (p *producer) sets(tx *state.Tx, key string, pages []state.ID) (map[string][]state.ID, error) {
	g := p.gatherer
	g.tx = tx
	sets := map[string][]state.ID{}
	for _, id := range pages {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		page, err := g.textsOn(id, func(k string) bool { return k == key }, map[string][]measure{})
		if err != nil {
			return nil, err
		}
		if page == nil {
			continue
		}
		for _, set := range page.SetsOf(key) {
			sets[set] = append(sets[set], id)
		}
	}
	return sets, nil
}

// part folds a part of a text.
func (w *worker) part(j job) error {
	t := &fold.Text{Key: j.key, Part: j.part.sets, Sets: j.part.total}
	if j.part.sets == nil {
		before, err := w.tx.WrittenOf(j.key)
		if err != nil {
			return err
		}
		maps.DeleteFunc(before, func(id string, _ state.Written) bool { return j.part.kept[id] })
		w.passages(t, before)
		return nil
	}
	before := map[string]state.Written{}
	for set := range j.part.sets {
		ref := index.Ref{Index: index.Passages, ID: fold.PassageOf(j.key, set)}
		was, known, err := w.tx.Written(ref, j.key)
		if err != nil {
			return err
		}
		if known {
			before[ref.ID] = was
		}
	}
	pages, err := w.gatherer.text(j.key, unique(j.part.pages))
	if err != nil {
		return err
	}
	t.Pages, t.Siblings = pages.Pages, pages.Siblings
	w.passages(t, before)
	return nil
}
