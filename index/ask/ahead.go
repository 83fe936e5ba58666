package ask

import (
	"context"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// ahead is the search that was made to find out what plain words mean. If they
// mean nothing else its hits are the answer already: a question costs one
// search, not two.
type ahead struct {
	query  index.Query
	result index.Result
}

// searchAhead searches the tools for text as the answer would, and also counts facets.
func (a *asker) searchAhead(ctx context.Context, text string, facets []string) (index.Result, error) {
	q := index.Query{Index: index.Tools, Text: text, Limit: 1}
	if r := a.request; r.Filter == nil && r.Limit >= 0 && r.Offset >= 0 {
		q = a.query(index.Tools, stage{text: text}, nil)
		q.Limit, q.Offset = a.request.limit(), a.request.Offset
	}
	asked := q
	for _, facet := range facets {
		if !slices.Contains(q.Facets, facet) {
			q.Facets = append(slices.Clip(q.Facets), facet)
		}
	}
	r, err := a.engine.Search(ctx, q)
	if err == nil {
		a.ahead = ahead{asked, r}
	}
	return r, err
}

// search answers q, from the search ahead if that was the same.
func (a *asker) search(ctx context.Context, q index.Query) (index.Result, error) {
	was := a.ahead.query
	same := q.Index == was.Index && q.Text == was.Text && q.Filter == nil && was.Filter == nil && q.Limit == was.Limit && q.Offset == was.Offset &&
		q.Highlight == was.Highlight && slices.Equal(q.Facets, was.Facets) && slices.Equal(q.Sort, was.Sort)
	if !same {
		return a.engine.Search(ctx, q)
	}
	r := a.ahead.result
	counted := r.Facets
	r.Facets = nil
	for _, facet := range q.Facets {
		if r.Facets == nil {
			r.Facets = map[string][]index.FacetCount{}
		}
		r.Facets[facet] = counted[facet]
	}
	return r, nil
}
