package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/edits"
)

const (
	maxUnmatched  = 3   // conditions that are named
	maxConditions = 20  // conditions that are looked at, each with a search; a filter may hold a thousand
	maxListed     = 5   // values that are listed
	sampleSize    = 100 // documents whose metrics are listed
)

// unmatched says which conditions of a filter under which nothing is found hold for no
// document at all: they are mistyped, as a rule.
func (a *asker) unmatched(ctx context.Context, n index.Name) []string {
	var parts []string
	for i, c := range conditions(a.request.Filter) {
		if len(parts) == maxUnmatched || i == maxConditions {
			break
		}
		if !a.findsNothing(ctx, n, stage{filter: c}) {
			continue
		}
		kind := strings.TrimSuffix(string(n), "s")
		switch c := c.(type) {
		case index.Equal:
			parts = append(parts, fmt.Sprintf("no %s has %s = %s%s", kind, c.Attribute, c.Values[0], suggestion(c.Values[0], a.facetValues(ctx, n, c.Attribute))))
		case index.Exists:
			parts = append(parts, fmt.Sprintf("no %s has %s%s", kind, c.Attribute, suggestion(c.Attribute, a.numericAttributes(ctx, n, c.Attribute))))
		}
	}
	return parts
}

// conditions are the parts of a filter each of which must match something: an attribute has a
// value, or any value if it is a number.
func conditions(f index.Filter) (all []index.Filter) {
	switch f := f.(type) {
	case index.And:
		for _, part := range f {
			all = append(all, conditions(part)...)
		}
	case index.Or:
		for _, part := range f {
			all = append(all, conditions(part)...)
		}
	case index.Not:
		return conditions(f.Filter)
	case index.Exists:
		return []index.Filter{f}
	case index.Compare:
		return []index.Filter{index.Exists{Attribute: f.Attribute}}
	case index.Equal:
		if t := index.TypeOf(f.Attribute); t == index.NumberAttribute || t == index.DateAttribute {
			return []index.Filter{index.Exists{Attribute: f.Attribute}}
		}
		for _, v := range f.Values {
			all = append(all, index.Equal{Attribute: f.Attribute, Values: []string{v}})
		}
	}
	return all
}

// facetValues lists the values of an attribute that is a facet, the most frequent first.
func (a *asker) facetValues(ctx context.Context, n index.Name, attribute string) (list []string) {
	if !slices.Contains(index.AttributesOf(n).Facets, attribute) {
		return nil
	}
	r, err := a.engine.Search(ctx, index.Query{Index: n, Facets: []string{attribute}, Limit: 1})
	if err != nil {
		return nil
	}
	for _, c := range r.Facets[attribute] {
		list = append(list, c.Value)
	}
	return list
}

// numericAttributes lists the attributes with numbers that documents have beside one that none
// has, as metrics.github_stars.
func (a *asker) numericAttributes(ctx context.Context, n index.Name, attribute string) (list []string) {
	group, _, ok := strings.Cut(attribute, ".")
	if !ok {
		return nil
	}
	r, err := a.engine.Search(ctx, index.Query{Index: n, Limit: sampleSize})
	if err != nil {
		return nil
	}
	found := map[string]bool{}
	for _, h := range r.Hits {
		var doc map[string]json.RawMessage
		var values map[string]any
		if json.Unmarshal(h.Document, &doc) != nil || json.Unmarshal(doc[group], &values) != nil {
			continue
		}
		for name := range values {
			found[group+"."+name] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// suggestion says what there is in place of what there is not: the one that is meant, if
// it is a letter or two off, else the first few.
func suggestion(name string, given []string) string {
	if len(given) == 0 {
		return ""
	}
	best, meant := min(2, (utf8.RuneCountInString(name)-1)/2)+1, "" // a short name is near to too many
	for _, g := range given {
		if d := edits.Distance(strings.ToLower(g), strings.ToLower(name), best-1); d < best {
			best, meant = d, g
		}
	}
	if meant != "" {
		return "; is it " + meant + "?"
	}
	more := ""
	if len(given) > maxListed {
		given, more = given[:maxListed], " and others"
	}
	return "; there are " + strings.Join(given, ", ") + more
}
