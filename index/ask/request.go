package ask

import (
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/index"
)

// Request is a question with the limits of the client.
type Request struct {
	Text      string
	In        []index.Name // empty: all indexes
	Filter    index.Filter // nil: none; needs a single index in In
	Facets    []string
	Sort      []index.Sort
	Limit     int // hits of each index; 0: 10
	Offset    int
	Highlight bool
}

// indexes returns the indexes that are asked for, in their order, and checks
// what only makes sense of some.
func (r Request) indexes() ([]index.Name, error) {
	var in []index.Name
	for _, n := range index.Names() {
		if len(r.In) == 0 || slices.Contains(r.In, n) {
			in = append(in, n)
		}
	}
	for _, n := range r.In {
		if !slices.Contains(in, n) {
			return nil, &index.QueryError{Part: "index", Problem: fmt.Sprintf("no index %q; there are tools, comparisons and passages", n)}
		}
	}
	if r.Filter != nil && len(in) > 1 {
		return nil, &index.QueryError{Part: "filter", Problem: "say which index it is for: tools, comparisons or passages"}
	}
	for _, facet := range r.Facets {
		if !slices.ContainsFunc(in, func(n index.Name) bool { return slices.Contains(index.AttributesOf(n).Facets, facet) }) {
			_, err := index.Query{Index: in[0], Facets: []string{facet}}.Normalize()
			return nil, err
		}
	}
	for _, s := range r.Sort {
		if !slices.ContainsFunc(in, func(n index.Name) bool { return index.Allows(index.AttributesOf(n).Sortable, s.Attribute) }) {
			_, err := index.Query{Index: in[0], Sort: []index.Sort{s}}.Normalize()
			return nil, err
		}
	}
	return in, nil
}

// limit returns how many hits are asked for.
func (r Request) limit() int {
	if r.Limit == 0 {
		return index.DefaultLimit
	}
	return r.Limit
}
