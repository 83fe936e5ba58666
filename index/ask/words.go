package ask

import (
	"slices"
	"strings"
)

// joiners are words between a name and what is asked of it.
var joiners = strings.Fields("with in for that which who using written on and without by")

// stopWords are words without a meaning for the search.
var stopWords = append(strings.Fields("best top good great popular most easy a an the some any is are does do what which of to from but tool tools software list all my me show find please "+
	"i we you our your it there can could should would will need want use using looking recommend "+
	"how when why where fastest cheapest easiest simplest newest modern cheap recommended"), joiners...)

// contentWords returns the words that are no stop words.
func contentWords(words []string) []string {
	var kept []string
	for i, w := range words {
		ranked := i > 0 && slices.Contains([]string{"top", "best"}, strings.ToLower(words[i-1])) && strings.Trim(w, "0123456789") == ""
		if !ranked && !slices.Contains(stopWords, strings.ToLower(w)) {
			kept = append(kept, w)
		}
	}
	return kept
}

// afterAny returns the words after the first of some beginnings that matches, in any case; all
// words if none does.
func afterAny(words []string, beginnings ...string) (rest []string, ok bool) {
	lower := lowered(words)
	for _, b := range beginnings {
		if start := strings.Fields(b); len(lower) >= len(start) && slices.Equal(lower[:len(start)], start) {
			return words[len(start):], true
		}
	}
	return words, false
}

// splitAt divides words at separators, which are left out, as are empty parts.
func splitAt(words, separators []string) [][]string {
	parts := [][]string{nil}
	for _, w := range words {
		if slices.Contains(separators, strings.ToLower(w)) {
			parts = append(parts, nil)
			continue
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], w)
	}
	return slices.DeleteFunc(parts, func(p []string) bool { return len(p) == 0 })
}

// commasApart returns the words with commas as words of their own: "A , B and C".
func commasApart(words []string) []string {
	return strings.Fields(strings.ReplaceAll(strings.Join(words, " "), ",", " , "))
}

func lowered(words []string) []string {
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
	}
	return lower
}

// abbreviations are words that descriptions write out.
var abbreviations = map[string]string{"db": "database", "dbs": "databases", "tsdb": "time series database", "rdbms": "relational database", "k8s": "kubernetes", "js": "javascript"}

// expanded replaces abbreviations.
func expanded(words []string) []string {
	list := slices.Clone(words)
	for i, w := range words {
		if long, ok := abbreviations[strings.ToLower(w)]; ok {
			list[i] = long
		}
	}
	return list
}
