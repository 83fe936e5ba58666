package index

import (
	"cmp"
	"encoding/json"
	"time"
)

// Query is a search in one index.
type Query struct {
	Index     Name
	Text      string // empty matches everything
	Filter    Filter // nil: no filter
	Facets    []string
	Sort      []Sort // before relevance
	Limit     int    // 0: 10; at most 1,000
	Offset    int
	Highlight bool
}

// Sort orders by a sortable attribute.
type Sort struct {
	Attribute  string
	Descending bool
}

// Result is a page of hits.
type Result struct {
	Hits   []Hit                   `json:"hits"`
	Total  int                     `json:"total"` // estimated if Exact is false
	Exact  bool                    `json:"exact"`
	Facets map[string][]FacetCount `json:"facets,omitempty"`
	Took   time.Duration           `json:"took_ns"`
}

// Hit is a found document.
type Hit struct {
	ID         string            `json:"id"`
	Score      float64           `json:"score"`
	Document   json.RawMessage   `json:"document"`
	Highlights map[string]string `json:"highlights,omitempty"` // HTML-escaped, matches in <mark>
}

// FacetCount is a value of a facet and the number of hits that have it.
type FacetCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// CompareCounts orders the values of a facet: the most frequent first.
func CompareCounts(a, b FacetCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
}

// Filter is a condition on documents: one of And, Or, Not, Equal, Compare and
// Exists.
type Filter interface{ filter() }

// And holds if all of its conditions hold.
type And []Filter

// Or holds if one of its conditions holds.
type Or []Filter

// Not holds if its condition does not.
type Not struct{ Filter Filter }

// Equal holds if an attribute, or one of its values, is one of Values, whatever
// the case.
type Equal struct {
	Attribute string
	Values    []string
}

// Compare holds if a numeric attribute is in the range; a nil bound is open.
type Compare struct {
	Attribute                  string
	Min, Max                   *float64
	MinExclusive, MaxExclusive bool
}

// Exists holds if an attribute has a value.
type Exists struct{ Attribute string }

func (And) filter()     {}
func (Or) filter()      {}
func (Not) filter()     {}
func (Equal) filter()   {}
func (Compare) filter() {}
func (Exists) filter()  {}

// Attributes declares what can be done with the attributes of an index.
type Attributes struct {
	Searchable []string // the most important first
	Filterable []string
	Sortable   []string
	Facets     []string
}

// AttributesOf returns the attributes of an index; nested attributes are
// written with dots, as category.lvl0.
func AttributesOf(n Name) Attributes { return attributes[n] }

var attributes = map[Name]Attributes{
	Tools: {
		Searchable: []string{"name", "names", "name_keys", "kind", "category.lvl2", "category.lvl1", "category.lvl0", "languages", "summary", "descriptions.text", "traits.values", "pros.text", "cons.text"},
		Filterable: []string{"id", "name_keys", "former_ids", "kind", "category.lvl0", "category.lvl1", "category.lvl2", "languages", "licenses", "alternative_of", "source_names", "conflicts", "metrics.*", "dates.*", "popularity", "popularity_tier", "sample", "oldest_seen_ts", "newest_seen_ts"},
		Sortable:   []string{"name", "popularity", "popularity_tier", "metrics.*", "dates.*", "oldest_seen_ts", "newest_seen_ts"},
		Facets:     []string{"category.lvl0", "category.lvl1", "category.lvl2", "languages", "licenses", "source_names", "kind"},
	},
	Comparisons: {
		Searchable: []string{"title", "titles", "name_keys", "sides.name", "summary", "differences.title", "rows.label", "rows.cells"},
		Filterable: []string{"id", "tools", "kind", "winners", "source_names", "sample", "newest_seen_ts"},
		Sortable:   []string{"title", "newest_seen_ts"},
		Facets:     []string{"tools", "winners", "source_names", "kind"},
	},
	Passages: {
		Searchable: []string{"title", "tool_names", "text", "workload", "author"},
		Filterable: []string{"id", "kind", "tools", "versus", "comparisons", "metric", "unit", "value", "advice", "stance", "author", "boilerplate", "citations", "source_names", "sample", "newest_seen_ts"},
		Sortable:   []string{"value", "views", "citations", "newest_seen_ts"},
		Facets:     []string{"kind", "tools", "metric", "source_names"},
	},
}
