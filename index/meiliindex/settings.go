package meiliindex

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// settings are those of an index as Meilisearch writes them. The library's own
// type cannot hold what newer servers and operators put there.
type settings map[string]any

// schema numbers the settings that need documents to be indexed again by more
// than a change of settings does.
const schema = 1

// rankings are the rules of each index. A sort that is asked for comes before
// all; what a name begins with comes before whole words of a text, so that "doc" finds Docker,
// and whole names before parts; fame decides between equals. Federated searches need rules of
// the same kinds in the same places, descending or not.
var rankings = map[index.Name][]string{
	index.Tools:       {"sort", "words", "typo", "attributeRank", "exactness", "popularity_tier:desc", "proximity", "wordPosition", "popularity:desc"},
	index.Comparisons: {"sort", "words", "typo", "attributeRank", "exactness", "sources_total:desc", "proximity", "wordPosition", "newest_seen_ts:desc"},
	index.Passages:    {"sort", "words", "typo", "boilerplate:asc", "exactness", "proximity", "attributeRank", "wordPosition", "citations:desc"},
}

// wanted returns the settings of an index that stackdex owns. Lists may hold
// more: what an operator adds stays. What is displayed is the operator's.
func wanted(n index.Name) settings {
	a := index.AttributesOf(n)
	filterable, sortable := patterns(a.Filterable), patterns(a.Sortable)
	return settings{
		"searchableAttributes": anys(ranked(n)),
		"filterableAttributes": granular(filterable, a.Facets),
		"sortableAttributes":   anys(sortable),
		"rankingRules":         anys(rankings[n]),
		"nonSeparatorTokens":   nonSeparators(),
		"separatorTokens":      signs(dividers),
		"typoTolerance":        map[string]any{"disableOnNumbers": true},
		"faceting":             map[string]any{"sortFacetValuesBy": map[string]any{"*": "count"}},
		"pagination":           map[string]any{"maxTotalHits": float64(index.MaxWindow)},
	}
}

// ranked returns the attributes of an index in the order in which a hit in them counts: a database
// before what is called so, and a whole name of a tool, in any spelling, before a word of
// one.
func ranked(n index.Name) []string {
	searchable := index.AttributesOf(n).Searchable
	if n != index.Tools {
		return searchable
	}
	first := []string{"kind", "name_keys"}
	return append(first, slices.DeleteFunc(slices.Clone(searchable), func(a string) bool { return slices.Contains(first, a) })...)
}

// patterns returns attributes as Meilisearch writes them: metrics.* is
// metrics, which holds all below it.
func patterns(attributes []string) []string {
	var list []string
	for _, a := range attributes {
		list = append(list, strings.TrimSuffix(a, ".*"))
	}
	return list
}

// granular divides filterable attributes by what they are good for, since
// every feature costs indexing time.
func granular(filterable, facets []string) []any {
	var counted, equal, numbers []any
	for _, a := range filterable {
		switch {
		case slices.Contains(facets, a):
			counted = append(counted, a)
		case a == "metrics" || a == "dates":
			numbers = append(numbers, a+".*")
		case index.TypeOf(a) == index.NumberAttribute || index.TypeOf(a) == index.DateAttribute:
			numbers = append(numbers, a)
		default:
			equal = append(equal, a)
		}
	}
	entry := func(patterns []any, facetSearch, comparison bool) map[string]any {
		return map[string]any{
			"attributePatterns": patterns,
			"features": map[string]any{
				"facetSearch": facetSearch,
				"filter":      map[string]any{"equality": true, "comparison": comparison},
			},
		}
	}
	return []any{entry(counted, true, false), entry(equal, false, false), entry(numbers, false, true)}
}

// concealed reports whether an operator hides fields from searches. That is allowed,
// but stackdex's own answers lack them too.
func concealed(n index.Name, have settings) bool {
	shown, ok := have["displayedAttributes"].([]any)
	if !ok || slices.Contains(shown, any("*")) {
		return false
	}
	return slices.ContainsFunc(index.FieldsOf(n), func(field string) bool { return !slices.Contains(shown, any(field)) })
}

// mapping returns a hash of what a generation is made with.
func mapping() string {
	h := sha256.New()
	fmt.Fprintln(h, "meilisearch", schema, index.DocumentSchema)
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// difference returns what must be sent so that an index has the wanted
// settings, and keeps everything else it has.
func difference(have, want settings) settings {
	change := settings{}
	for name, w := range want {
		if name == "nonSeparatorTokens" {
			w = yield(w.([]any), have["separatorTokens"])
		}
		if merged, differs := merge(name, have[name], w); differs {
			change[name] = merged
		}
	}
	return change
}

// merge returns the value that has what is wanted and what an operator added.
func merge(name string, have, want any) (merged any, differs bool) {
	switch w := want.(type) {
	case map[string]any:
		return mergeMap(have, w)
	case []any:
		h, _ := have.([]any)
		switch name {
		case "filterableAttributes":
			return mergeFilterable(h, w)
		case "nonSeparatorTokens", "separatorTokens", "sortableAttributes":
			return mergeSet(h, w)
		}
		return mergeOrder(h, w)
	}
	return want, !equalJSON(have, want)
}

func mergeMap(have any, want map[string]any) (any, bool) {
	h, _ := have.(map[string]any)
	change := map[string]any{}
	for key, w := range want {
		if limit, ok := h[key].(float64); ok && key == "maxTotalHits" && limit >= w.(float64) {
			continue
		}
		if inner, ok := w.(map[string]any); ok {
			if m, differs := mergeMap(h[key], inner); differs {
				change[key] = m
			}
		} else if !equalJSON(h[key], w) {
			change[key] = w
		}
	}
	return change, len(change) > 0
}

// mergeSet adds texts that are missing; there are hundreds of tokens.
func mergeSet(have, want []any) (any, bool) {
	has := make(map[any]bool, len(have))
	for _, h := range have {
		has[h] = true
	}
	merged := slices.Clone(have)
	for _, w := range want {
		if !has[w] {
			merged = append(merged, w)
		}
	}
	return merged, len(merged) > len(have)
}

// mergeOrder keeps a list in which what is wanted stands in its order; else it
// puts what an operator added behind.
func mergeOrder(have, want []any) (any, bool) {
	next := 0
	for _, h := range have {
		if next < len(want) && h == want[next] {
			next++
		}
	}
	if next == len(want) && !slices.Contains(have, any("*")) {
		return have, false
	}
	merged := slices.Clone(want)
	for _, h := range have {
		if !slices.Contains(want, h) && h != any("*") && !standard[fmt.Sprint(h)] {
			merged = append(merged, h)
		}
	}
	return merged, true
}

// standard are the ranking rules of a new index, which nobody added.
var standard = map[string]bool{"words": true, "typo": true, "proximity": true, "attribute": true, "attributeRank": true, "sort": true, "wordPosition": true, "exactness": true}

// mergeFilterable adds the entries that are not covered by what is there.
func mergeFilterable(have, want []any) (any, bool) {
	merged := slices.Clone(have)
	for _, w := range want {
		entry := w.(map[string]any)
		var missing []any
		for _, pattern := range entry["attributePatterns"].([]any) {
			if !covered(have, pattern, entry["features"]) {
				missing = append(missing, pattern)
			}
		}
		if len(missing) > 0 {
			merged = append([]any{map[string]any{"attributePatterns": missing, "features": entry["features"]}}, merged...)
		}
	}
	return merged, len(merged) > len(have)
}

// covered reports whether a pattern has at least some features: the first entry
// that names it decides.
func covered(have []any, pattern, features any) bool {
	for _, h := range have {
		if h == pattern {
			return true
		}
		entry, _ := h.(map[string]any)
		list, _ := entry["attributePatterns"].([]any)
		if slices.Contains(list, pattern) {
			return atLeast(entry["features"], features)
		}
	}
	return false
}

// atLeast reports whether every flag of want is set in have.
func atLeast(have, want any) bool {
	w, ok := want.(map[string]any)
	if !ok {
		return want != true || have == true
	}
	h, _ := have.(map[string]any)
	for key, value := range w {
		if !atLeast(h[key], value) {
			return false
		}
	}
	return true
}

func equalJSON(a, b any) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// settingsOf reads the settings of an index.
func (c *client) settingsOf(ctx context.Context, uid string) (settings, error) {
	var s settings
	err := c.do(ctx, "read settings of "+uid, func(ctx context.Context) error {
		return c.raw(ctx, http.MethodGet, "/indexes/"+uid+"/settings", nil, &s)
	})
	return s, err
}

// setSettings writes settings and waits until they hold.
func (c *client) setSettings(ctx context.Context, uid string, change settings) error {
	if len(change) == 0 {
		return nil
	}
	var info struct{ TaskUID int64 }
	err := c.upload(ctx, "write settings of "+uid, func(ctx context.Context) error {
		return c.raw(ctx, http.MethodPatch, "/indexes/"+uid+"/settings", change, &info)
	})
	if err == nil {
		err = c.wait(ctx, info.TaskUID)
	}
	if err != nil {
		return fmt.Errorf("settings of %s: %w", uid, err)
	}
	return nil
}

// carried returns the settings of one index that another must be given so that
// it behaves as an operator made the first behave.
func carried(from settings, uid string, keys map[string]string) (settings, error) {
	all := settings{}
	for name, value := range from {
		if value != nil && !isEmpty(value) {
			all[name] = value
		}
	}
	embedders, _ := all["embedders"].(map[string]any)
	for name, e := range embedders {
		embedder, _ := e.(map[string]any)
		shown, _ := embedder["apiKey"].(string)
		if shown == "" {
			continue
		}
		key := keys[name]
		if key == "" {
			return nil, fmt.Errorf("index %s has the embedder %q with an API key, which Meilisearch does not show: give it as STACKDEX_MEILI_EMBEDDER_KEYS=%s=… so that a new generation can have it too", uid, name, name)
		}
		embedder["apiKey"] = key
	}
	return all, nil
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}
