package web

import (
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
}

// href returns the address of the results.
func (s search) href() string {
	v := url.Values{}
	for key, value := range map[string]string{"q": s.Query, "in": string(s.In), "filter": s.Filter, "sort": s.Sort, "limit": s.Limit} {
		if value != "" {
			v.Set(key, value)
		}
	}
	return "/?" + v.Encode()
}

// only returns the search among the documents whose attribute is value.
func (s search) only(attribute, value string) search {
	condition := attribute + " = " + quoted(value)
	if s.Filter != "" {
		condition = "(" + s.Filter + ") AND " + condition
	}
	s.Filter = condition
	return s
}

// quoted writes a value as index.ParseFilter reads it.
func quoted(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// narrowing is a facet whose values narrow a search.
type narrowing struct {
	Label  string
	Values []narrowed
}

type narrowed struct {
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
// result.
func narrowings(s search, r index.Result) []narrowing {
	var out []narrowing
	for _, facet := range narrowBy(s.In) {
		n := narrowing{Label: facetLabel(facet)}
		counts := r.Facets[facet]
		for _, c := range counts[:min(shownValues, len(counts))] {
			if c.Count < r.Total {
				n.Values = append(n.Values, narrowed{link{words(c.Value), s.only(facet, c.Value).href()}, c.Count})
			}
		}
		if len(n.Values) > 0 {
			out = append(out, n)
		}
	}
	return out
}
