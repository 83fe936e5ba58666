package ask

import (
	"context"
	"reflect"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// searches makes the searches of one question. A search whose hits another has found
// already is not made again: reading a question, planning its answer and answering it often
// come down to the same search.
type searches struct {
	engine Engine
	made   []search
}

// search is a search that was made.
type search struct {
	query  index.Query
	result index.Result
}

// search returns the result of q.
func (s *searches) search(ctx context.Context, q index.Query) (index.Result, error) {
	for _, made := range s.made {
		if made.answers(q) {
			return made.cut(q), nil
		}
	}
	r, err := s.engine.Search(ctx, q)
	if err == nil {
		s.made = append(s.made, search{q, r})
	}
	return r, err
}

// answers reports whether s found everything that q asks for.
func (s search) answers(q index.Query) bool {
	for _, facet := range q.Facets {
		if !slices.Contains(s.query.Facets, facet) {
			return false
		}
	}
	return q.Index == s.query.Index && q.Text == s.query.Text &&
		q.Offset == s.query.Offset && 0 < q.Limit && q.Limit <= s.query.Limit &&
		(q.Highlight == s.query.Highlight) && slices.Equal(q.Sort, s.query.Sort) && reflect.DeepEqual(q.Filter, s.query.Filter)
}

// cut returns the part of the result that q asks for.
func (s search) cut(q index.Query) index.Result {
	r := s.result
	r.Hits = slices.Clone(r.Hits[:min(len(r.Hits), q.Limit)])
	r.Facets = nil
	for _, facet := range q.Facets {
		if r.Facets == nil {
			r.Facets = map[string][]index.FacetCount{}
		}
		r.Facets[facet] = s.result.Facets[facet]
	}
	return r
}

// probe makes a search that decides how a question is read or planned; false if it, or
// a look-up before it, failed.
func (a *asker) probe(ctx context.Context, q index.Query) (index.Result, bool) {
	if a.err != nil {
		return index.Result{}, false
	}
	r, err := a.search(ctx, q)
	a.err = err
	return r, err == nil
}

// probeWords searches the tools for a text as an answer by words would: if the text means
// nothing else, its hits are that answer. At least least hits are found, and facets counted.
func (a *asker) probeWords(ctx context.Context, text string, least int, facets []string) (index.Result, bool) {
	r := a.request
	if r.Filter != nil || r.Limit < 0 || r.Offset < 0 {
		return a.probe(ctx, index.Query{Index: index.Tools, Text: text, Limit: max(1, least), Facets: facets})
	}
	q := a.query(index.Tools, stage{text: text}, nil)
	q.Limit, q.Offset = max(least, r.limit()), r.Offset
	for _, facet := range facets {
		if !slices.Contains(q.Facets, facet) {
			q.Facets = append(slices.Clip(q.Facets), facet)
		}
	}
	return a.probe(ctx, q)
}

// count returns how many hits a stage has; -1 if the engine does not say.
func (a *asker) count(ctx context.Context, n index.Name, s stage) int {
	r, ok := a.probe(ctx, index.Query{Index: n, Filter: s.filter, Text: s.text, Limit: 1})
	if !ok {
		return -1
	}
	return r.Total
}

// findsNothing reports whether the engine says that a stage has no hits.
func (a *asker) findsNothing(ctx context.Context, n index.Name, s stage) bool {
	return a.count(ctx, n, s) == 0
}
