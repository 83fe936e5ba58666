package ask

import (
	"encoding/json"
	"strings"
	"unicode"
)

// scales are words behind a number.
var scales = map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9}

// numberAt is numberIn with a scale behind it: 2 million. n is the number of
// words, 0 if the first is no number.
func numberAt(words []string) (v float64, n int) {
	v, ok := numberIn(words[0])
	switch {
	case !ok:
		return 0, 0
	case len(words) > 1 && scales[strings.ToLower(words[1])] > 0:
		return v * scales[strings.ToLower(words[1])], 2
	}
	return v, 1
}

// numberIn reads 743, 69,000, ~69k or 743req/s.
func numberIn(word string) (float64, bool) {
	start := strings.IndexFunc(word, unicode.IsDigit)
	if start < 0 || strings.IndexFunc(word[:start], unicode.IsLetter) >= 0 {
		return 0, false
	}
	end := start
	for end < len(word) && (word[end] >= '0' && word[end] <= '9' || word[end] == ',' || word[end] == '.') {
		end++
	}
	var v float64
	if json.Unmarshal([]byte(strings.TrimRight(strings.ReplaceAll(word[start:end], ",", ""), ".")), &v) != nil {
		return 0, false
	}
	switch {
	case strings.HasPrefix(word[end:], "k"), strings.HasPrefix(word[end:], "K"):
		v *= 1e3
	case strings.HasPrefix(word[end:], "M"):
		v *= 1e6
	}
	return v, true
}
