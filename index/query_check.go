package index

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Limits of a query.
const (
	DefaultLimit = 10
	MaxLimit     = 1000
	MaxWindow    = 10_000 // Offset + Limit
	maxNesting   = 50     // of filters
	maxNodes     = 1_000  // of a filter
	maxFacets    = 20
	maxSorts     = 10
)

// Normalize returns the query with its defaults filled in, or a *QueryError
// that names what makes no sense. Engines call it first.
func (q Query) Normalize() (Query, error) {
	if !slices.Contains(Names(), q.Index) {
		return q, &QueryError{Part: "index", Problem: fmt.Sprintf("no index %s; there are tools, comparisons and passages", quoted(string(q.Index)))}
	}
	q.Text = strings.ToValidUTF8(q.Text, "\uFFFD")
	if q.Limit == 0 {
		q.Limit = DefaultLimit
	}
	if q.Limit < 0 || q.Limit > MaxLimit {
		return q, &QueryError{Part: "limit", Problem: fmt.Sprintf("%d is not between 1 and %d", q.Limit, MaxLimit)}
	}
	if q.Offset < 0 || q.Offset > MaxWindow-q.Limit {
		return q, &QueryError{Part: "offset", Problem: fmt.Sprintf("%d hits from %d on are asked for; only the first %d can be", q.Limit, q.Offset, MaxWindow)}
	}
	if err := q.checkLists(); err != nil {
		return q, err
	}
	nodes := 0
	return q, checkFilter(q.Index, q.Filter, 0, &nodes)
}

// checkLists checks the attributes of facets and sorts.
func (q Query) checkLists() error {
	a := AttributesOf(q.Index)
	if len(q.Facets) > maxFacets {
		return &QueryError{Part: "facet", Problem: fmt.Sprintf("%d facets; at most %d", len(q.Facets), maxFacets)}
	}
	for _, f := range q.Facets {
		if !slices.Contains(a.Facets, f) {
			return &QueryError{Part: "facet", Problem: unknownAttribute(f, "count", a.Facets)}
		}
	}
	if len(q.Sort) > maxSorts {
		return &QueryError{Part: "sort", Problem: fmt.Sprintf("%d attributes; at most %d", len(q.Sort), maxSorts)}
	}
	for _, s := range q.Sort {
		if !Allows(a.Sortable, s.Attribute) {
			return &QueryError{Part: "sort", Problem: unknownAttribute(s.Attribute, "sort by", a.Sortable)}
		}
	}
	return nil
}

// checkFilter checks the attributes and values of a filter; nodes counts its
// conditions.
func checkFilter(n Name, f Filter, depth int, nodes *int) error {
	if *nodes++; *nodes > maxNodes || depth > maxNesting {
		return tooLarge()
	}
	switch f := f.(type) {
	case nil:
		if depth > 0 {
			return &QueryError{Part: "filter", Problem: "a condition is missing"}
		}
	case And:
		return checkFilters(n, f, depth, nodes)
	case Or:
		return checkFilters(n, f, depth, nodes)
	case Not:
		return checkFilter(n, f.Filter, depth+1, nodes)
	case Exists:
		return checkAttribute(n, f.Attribute)
	case Compare:
		return checkCompare(n, f)
	case Equal:
		return checkEqual(n, f, nodes)
	}
	return nil
}

func tooLarge() error {
	return &QueryError{Part: "filter", Problem: fmt.Sprintf("too large: at most %d conditions and values, nested %d deep", maxNodes, maxNesting)}
}

func checkFilters(n Name, list []Filter, depth int, nodes *int) error {
	for _, f := range list {
		if err := checkFilter(n, f, depth+1, nodes); err != nil {
			return err
		}
	}
	return nil
}

func checkAttribute(n Name, attribute string) error {
	if list := AttributesOf(n).Filterable; !Allows(list, attribute) {
		return &QueryError{Part: "filter", Problem: unknownAttribute(attribute, "filter by", list)}
	}
	return nil
}

func checkCompare(n Name, f Compare) error {
	if err := checkAttribute(n, f.Attribute); err != nil {
		return err
	}
	if t := TypeOf(f.Attribute); t != NumberAttribute && t != DateAttribute {
		return &QueryError{Part: "filter", Problem: f.Attribute + " is no number and has no ranges"}
	}
	for _, bound := range []*float64{f.Min, f.Max} {
		if bound != nil && math.IsNaN(*bound) {
			return &QueryError{Part: "filter", Problem: f.Attribute + " is compared with what is no number"}
		}
	}
	return nil
}

func checkEqual(n Name, f Equal, nodes *int) error {
	if err := checkAttribute(n, f.Attribute); err != nil {
		return err
	}
	if *nodes += len(f.Values); *nodes > maxNodes {
		return tooLarge()
	}
	for _, v := range f.Values {
		if problem := valueProblem(f.Attribute, v); problem != "" {
			return &QueryError{Part: "filter", Problem: problem}
		}
	}
	return nil
}

// valueProblem says why an attribute cannot have a value; empty: it can.
func valueProblem(attribute, value string) string {
	switch TypeOf(attribute) {
	case NumberAttribute, DateAttribute:
		if v, err := strconv.ParseFloat(value, 64); err != nil || math.IsNaN(v) {
			return attribute + " is a number, and " + quoted(value) + " is none"
		}
	case FlagAttribute:
		if value != "true" && value != "false" {
			return attribute + " is true or false, not " + quoted(value)
		}
	}
	return ""
}

// FacetFilter returns the filter under which a facet is counted: without the
// conditions on the facet itself, so that a person who chose one value still
// sees how many hits the others have. changed is false if f has none.
func FacetFilter(f Filter, facet string) (without Filter, changed bool) {
	switch f := f.(type) {
	case Equal:
		if f.Attribute == facet {
			return nil, true
		}
	case And:
		var rest And
		for _, part := range f {
			r, c := FacetFilter(part, facet)
			changed = changed || c
			if r != nil {
				rest = append(rest, r)
			}
		}
		if len(rest) == 0 {
			return nil, changed
		}
		return rest, changed
	}
	return f, false
}
