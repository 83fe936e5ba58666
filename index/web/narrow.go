package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// link is a place of this site under the text that it is shown with.
type link struct{ Text, Link string }

// search is what a link of this site asks the search page for.
type search struct {
	Query, Filter, Sort, Limit string
	In                         index.Name
	Only                       map[string]string // facets of narrowBy and the value of each
}

// href returns the address of the results.
func (s search) href() string {
	v := url.Values{}
	set := func(key, value string) {
		if value != "" {
			v.Set(key, value)
		}
	}
	for facet, value := range s.Only {
		set(facet, value)
	}
	set("q", s.Query)
	set("in", string(s.In))
	set("filter", s.Filter)
	set("sort", s.Sort)
	set("limit", s.Limit)
	return "/?" + v.Encode()
}

// with returns the search among the documents that have value; an empty one
// takes the condition on the facet away.
func (s search) with(facet, value string) search {
	s.Only = maps.Clone(s.Only)
	if s.Only == nil {
		s.Only = map[string]string{}
	}
	s.Only[facet] = value
	return s
}

// conditions returns the whole filter, as index.ParseFilter reads it.
func (s search) conditions() string {
	var all []string
	if s.Filter != "" {
		all = append(all, "("+s.Filter+")")
	}
	for _, facet := range slices.Sorted(maps.Keys(s.Only)) {
		all = append(all, equal(facet, s.Only[facet]))
	}
	return strings.Join(all, " AND ")
}

// equal writes a condition as index.ParseFilter reads it.
func equal(attribute, value string) string {
	return attribute + ` = "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// facetFilter is a facet whose values narrow a search.
type facetFilter struct {
	Label  string
	Values []filterValue
}

type filterValue struct {
	link
	Count int
}

// narrowBy returns the facets of indexes by which people narrow a search.
func narrowBy(in ...index.Name) []string {
	var facets []string
	for _, facet := range []string{"kind", "languages", "licenses", "source_names"} {
		if slices.ContainsFunc(in, func(n index.Name) bool { return slices.Contains(index.AttributesOf(n).Facets, facet) }) {
			facets = append(facets, facet)
		}
	}
	return facets
}

// facetLabel returns what people call a facet of narrowBy.
func facetLabel(facet string) string {
	return map[string]string{"kind": "Kind", "languages": "Language", "licenses": "License", "source_names": "Source"}[facet]
}

// shownValues is how many values of a facet are shown, the most frequent first.
const shownValues = 8

// narrowings returns the ways to narrow s that leave something out of its
// result, and of a facet that narrows it already the other ways. A facet is
// counted without the condition on itself.
func narrowings(s search, r index.Result) []facetFilter {
	var out []facetFilter
	for _, facet := range narrowBy(s.In) {
		n := facetFilter{Label: facetLabel(facet)}
		chosen := s.Only[facet]
		for _, c := range r.Facets[facet] {
			if len(n.Values) < shownValues && c.Value != chosen && (chosen != "" || c.Count < r.Total) {
				n.Values = append(n.Values, filterValue{link{words(c.Value), s.with(facet, c.Value).href()}, c.Count})
			}
		}
		if len(n.Values) > 0 {
			out = append(out, n)
		}
	}
	return out
}

// activeConditions returns the conditions of s, each with the way to the results without
// it.
func activeConditions(s search) []link {
	var out []link
	if s.Filter != "" {
		all := s
		all.Filter = ""
		out = append(out, link{s.Filter, all.href()})
	}
	for _, facet := range slices.Sorted(maps.Keys(s.Only)) {
		out = append(out, link{facetLabel(facet) + " " + words(s.Only[facet]), s.with(facet, "").href()})
	}
	return out
}
