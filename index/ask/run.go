package ask

import (
	"context"
	"maps"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// run searches the stages of a plan one behind the other and puts their hits
// together.
func (a *asker) run(ctx context.Context, n index.Name, stages []stage) (index.Result, error) {
	limit, offset := a.request.limit(), a.request.Offset
	var all index.Result
	for i, s := range stages {
		q := a.query(n, s, stages[:i])
		q.Limit, q.Offset = max(1, limit), max(0, offset-all.Total)
		if limit < 0 || offset < 0 {
			q.Limit, q.Offset = limit, offset // the engine says what is wrong
		}
		r, err := a.search(ctx, q)
		if err != nil {
			return all, err
		}
		if room := limit - len(all.Hits); len(r.Hits) > room {
			r.Hits = r.Hits[:room]
		}
		if i == 0 {
			all = r
		} else {
			all = join(all, r)
		}
	}
	return all, nil
}

// query makes the search of a stage; what the stages before it hold is left
// out.
func (a *asker) query(n index.Name, s stage, before []stage) index.Query {
	q := index.Query{Index: n, Text: s.text, Highlight: a.request.Highlight}
	var all index.And
	if a.request.Filter != nil {
		all = append(all, a.request.Filter)
	}
	if s.filter != nil {
		all = append(all, index.Or{s.filter}) // index.FacetFilter leaves it in: facets count what the stage can find
	}
	if n == index.Tools && a.required != nil {
		all = append(all, a.required)
	}
	if excluded := a.excluded[n]; excluded != nil {
		all = append(all, index.Not{Filter: excluded})
	}
	for _, b := range before {
		all = append(all, index.Not{Filter: b.filter})
	}
	switch len(all) {
	case 0:
	case 1:
		q.Filter = all[0]
	default:
		q.Filter = all
	}
	attributes := index.AttributesOf(n)
	for _, f := range a.request.Facets {
		if slices.Contains(attributes.Facets, f) {
			q.Facets = append(q.Facets, f)
		}
	}
	for _, by := range a.request.Sort {
		if index.Allows(attributes.Sortable, by.Attribute) {
			q.Sort = append(q.Sort, by)
		}
	}
	return q
}

// join adds the hits of a later stage to a copy of the result of those before it, which
// searches keeps.
func join(all, r index.Result) index.Result {
	all.Hits = slices.Concat(all.Hits, r.Hits)
	all.Total += r.Total
	all.Exact = all.Exact && r.Exact
	all.Took += r.Took
	all.Facets = maps.Clone(all.Facets)
	for facet, counts := range r.Facets {
		all.Facets[facet] = addCounts(all.Facets[facet], counts)
	}
	return all
}

func addCounts(a, b []index.FacetCount) []index.FacetCount {
	sum := slices.Clone(a)
	for _, c := range b {
		if i := slices.IndexFunc(sum, func(have index.FacetCount) bool { return have.Value == c.Value }); i >= 0 {
			sum[i].Count += c.Count
		} else {
			sum = append(sum, c)
		}
	}
	slices.SortFunc(sum, index.CompareCounts)
	return sum
}
