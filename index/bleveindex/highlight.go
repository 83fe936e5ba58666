package bleveindex

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/edits"
)

const (
	snippetBytes = 240 // of a long text around its first match
	maxMarked    = 64 << 10
)

// marker marks the words of a query in texts.
type marker struct{ units []unit }

func newMarker(text string) marker {
	if text == "" {
		return marker{}
	}
	return marker{unitsOf(text)}
}

// highlight returns the attributes of a document that hold words of the query,
// HTML-escaped, with <mark> around them. Long texts are cut around the first.
func (k marker) highlight(doc []byte, attributes []string) map[string]string {
	var value any
	if len(k.units) == 0 || json.Unmarshal(doc, &value) != nil {
		return map[string]string{}
	}
	return index.Highlights(value, attributes, k.mark)
}

// mark returns a text with its matches marked; false if there are none.
func (k marker) mark(text string) (string, bool) {
	text = clipBytes(text, maxMarked)
	var spans [][2]int
	wordsOf(text, func(w word) bool {
		if k.matches(w) {
			spans = append(spans, [2]int{w.start, w.end})
		}
		return true
	})
	if len(spans) == 0 {
		return "", false
	}
	from, to := cut(text, spans[0])
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	at := from
	for _, span := range spans {
		if span[0] < at || span[1] > to {
			continue
		}
		b.WriteString(html.EscapeString(text[at:span[0]]))
		b.WriteString("<mark>" + html.EscapeString(text[span[0]:span[1]]) + "</mark>")
		at = span[1]
	}
	b.WriteString(html.EscapeString(text[at:to]))
	if to < len(text) {
		b.WriteString("…")
	}
	return b.String(), true
}

// matches reports whether a word of a text fits a word of the query.
func (k marker) matches(w word) bool {
	all := slices.Concat(w.terms, w.parts)
	for _, u := range k.units {
		for _, have := range all {
			for _, term := range u.terms {
				if have == term || stem(have) == stem(term) || u.last && strings.HasPrefix(have, term) {
					return true
				}
			}
			if slices.Contains(u.parts, have) {
				return true
			}
			if n := typosOf(u.terms[0]); n > 0 && edits.Distance(u.terms[0], have, n) <= n {
				return true
			}
		}
	}
	return false
}

// cut returns the part of a text that is shown: all of a short one, else
// around its first match, between words.
func cut(text string, match [2]int) (from, to int) {
	if len(text) <= snippetBytes {
		return 0, len(text)
	}
	from = max(0, match[0]-snippetBytes/3)
	to = min(len(text), max(match[1], from+snippetBytes))
	if from > 0 {
		if i := strings.IndexByte(text[from:match[0]], ' '); i >= 0 {
			from += i + 1
		}
		for from < match[0] && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	if to < len(text) {
		if i := strings.LastIndexByte(text[match[1]:to], ' '); i >= 0 {
			to = match[1] + i
		}
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
	}
	return from, to
}

// clipBytes cuts s to n bytes at the start of a character.
func clipBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
