package web

import (
	"context"
	"errors"

	"github.com/stackdex/stackdex/index"
)

// place is where a passage stands, with its date.
type place struct{ Site, URL, Day string }

// places returns the first place of each passage; one that is not indexed yet
// is left out.
func (s *Server) places(ctx context.Context, ids []string) (map[string]*place, error) {
	passages, err := Passages(ctx, s.Library, ids)
	if err != nil {
		return nil, err
	}
	found := map[string]*place{}
	for id, p := range passages {
		if first, date := p.Said(); date != "" {
			found[id] = &place{Site: first.Site, URL: first.URL, Day: date}
		}
	}
	return found, nil
}

// Passages reads passages by their ids, skipping those that are not indexed yet.
func Passages(ctx context.Context, from Documents, ids []string) (map[string]*index.Passage, error) {
	found := map[string]*index.Passage{}
	for _, id := range ids {
		if id == "" || found[id] != nil {
			continue
		}
		p, err := read[index.Passage](ctx, from, index.Ref{Index: index.Passages, ID: id})
		if errors.Is(err, index.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[id] = p
	}
	return found, nil
}

// distinct returns the places of passages, each once.
func distinct(ids []string, cited map[string]*place) []*place {
	var out []*place
	seen := map[place]bool{}
	for _, id := range ids {
		if p := cited[id]; p != nil && !seen[*p] {
			seen[*p] = true
			out = append(out, p)
		}
	}
	return out
}
