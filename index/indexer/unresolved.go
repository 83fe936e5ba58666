package indexer

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
)

// MaxUnresolved is how many names Unresolved lists at most.
const MaxUnresolved = 10_000

// Unresolved lists the names that pages give tools and that mean none, by
// name, of one source or, with "", of all; and says how many there are. With a
// limit of 0 it only counts, which takes less.
func (r *Reader) Unresolved(ctx context.Context, source string, limit int) (all []names.Unresolved, total int, err error) {
	limit = min(limit, MaxUnresolved)
	nothing := r.names.meaningNothing()
	err = r.state.View(func(tx *state.Tx) error {
		if source == "" && limit <= 0 {
			for _, id := range nothing {
				if tx.HasEvidence(id) {
					total++
				}
			}
			return ctx.Err()
		}
		found, err := r.given(ctx, tx, nothing)
		if err != nil {
			return err
		}
		for _, f := range found {
			if source == "" && len(all) >= limit {
				total++
				continue
			}
			u, ok, err := r.describe(tx, f, source)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			if total++; len(all) < limit {
				all = append(all, u)
			}
		}
		return nil
	})
	return all, total, err
}

// nameless is evidence that means no tool.
type nameless struct {
	state.Evidence
	id state.ID
}

// given returns the evidence by which pages make a tool, by name.
func (r *Reader) given(ctx context.Context, tx *state.Tx, ids []state.ID) ([]nameless, error) {
	var found []nameless
	for _, id := range ids {
		e, known, err := tx.Evidence(id)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		if known && tx.HasEvidence(id) {
			found = append(found, nameless{e, id})
		}
	}
	slices.SortFunc(found, func(a, b nameless) int {
		return cmp.Or(strings.Compare(a.Spelling, b.Spelling), strings.Compare(a.Context.PageURL, b.Context.PageURL), bytes.Compare(a.id[:], b.id[:]))
	})
	return found, nil
}

// describe says why evidence means nothing and where it stands; false if it
// stands on no page of the source.
func (r *Reader) describe(tx *state.Tx, f nameless, source string) (names.Unresolved, bool, error) {
	var res names.Resolution
	r.names.ask(func(t *names.Table) { res = t.Resolve(f.Spelling, f.Context) })
	u := names.Unresolved{Name: f.Spelling, Why: res.Why, Candidates: append([]string{}, res.Candidates...)}
	pages, err := tx.PagesOf(f.id)
	if err != nil {
		return u, false, err
	}
	p := &state.Page{}
	for _, id := range pages {
		known, err := tx.ReadPage(id, p)
		if err != nil {
			return u, false, err
		}
		if !known {
			continue
		}
		if source != "" && p.Head.Source != source {
			continue
		}
		if u.Pages++; u.URL == "" || p.Head.URL < u.URL {
			u.Site, u.URL = p.Head.Source, p.Head.URL
		}
		if u.Pages == maxNamelessPages {
			break
		}
	}
	return u, u.Pages > 0, nil
}

// maxNamelessPages bounds the pages that are looked at for one name.
const maxNamelessPages = 100
