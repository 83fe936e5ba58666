package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// partOfName reports a figure that is part of a word or a name: ES6, UTF-8,
// N+1, #1, localhost:8000.
func (sc *scanner) partOfName(i int) bool {
	if i == 0 {
		return false
	}
	s, c := sc.s, sc.s[i-1]
	if c == ' ' || c == '-' || c >= utf8.RuneSelf {
		if sc.isTolerance(i) {
			return true
		}
	}
	if words.IsLetter(c) || c == '_' || c == '#' || c == '@' || c == '=' || c == '&' || c == '\\' {
		return true
	}
	if c >= utf8.RuneSelf {
		r, _ := utf8.DecodeLastRuneInString(s[:i])
		return r >= 0xC0 && r < 0x2000 || r == 0xB2 || r == 0xB3
	}
	if i < 2 {
		return false
	}
	p := s[i-2]
	joined := words.IsLetter(p) || words.IsDigit(p) || p == ')' || p >= utf8.RuneSelf
	switch c {
	case '-', '+', '/', ':', '.', ',', '\'':
		return joined || (c == '+' || c == '/') && p == c
	}
	return false
}

// refuse decides from the context that a figure is no quantity, and returns where to continue.
func (sc *scanner) refuse(i int, n number, end int, unit string, scale float64, q Quantity) (bool, int) {
	s := sc.s
	if unit == "" && end < len(s) && (words.IsLetter(s[end]) || s[end] == '_') { // 3D, 404s, 15th
		return true, sc.skipToken(i)
	}
	if unit == "" && end+1 < len(s) && s[end] == '-' && words.IsLetter(s[end+1]) { // 3-Clause
		return true, sc.skipToken(i)
	}
	if unit == "s" && end < len(s) && s[end] == 's' && sc.isDecade(i, n) { // the 1990s, the 80s
		return true, sc.skipToken(i)
	}
	if sc.isDate(i, n) {
		return true, sc.skipToken(i)
	}
	if scale != 1 || q.Signed || n.grouped {
		return false, 0
	}
	word, gap := wordBefore(s, i)
	marked := gap != "" && strings.ContainsAny(gap, "~≈$€£<>≤≥")
	if n.isYear() && !sc.whole && !marked && (unit == "" || !q.Range && sc.sincePhrase(word)) {
		return true, n.end
	}
	if unit == "" || !isMeasured(s[n.end:], unit) && sc.isVersionWord(word) {
		if sc.isVersion(word, gap, n) || !sc.whole && sc.isLabel(word, gap, i, end) {
			return true, sc.skipToken(i)
		}
	}
	return false, 0
}

// isMeasured reports a unit that no version has behind it: "Django 40 ms". What
// touches the number may be more of the version: "18x".
func isMeasured(rest, unit string) bool {
	return unit == "%" || rest != "" && rest[0] == ' ' && unit != "x" && unit != "×" && IsUnit(unit)
}

// sincePhrase reports words that come before a year.
func (sc *scanner) sincePhrase(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "in", "since", "by", "of", "during", "until", "from":
		return true
	}
	return isMonth(word)
}

// isDate reports the day of a date with the month in words, or its year.
func (sc *scanner) isDate(i int, n number) bool {
	if n.decimals > 0 || n.grouped {
		return false
	}
	before, _ := wordBefore(sc.s, i)
	if isMonth(before) && (n.value <= 31 || n.isYear()) {
		return true
	}
	return n.value <= 31 && isMonth(wordAt(sc.s, skipSpace(sc.s, n.end)))
}

// isMonth reports the name of a month that is not just as likely another word.
func isMonth(w string) bool {
	return w != "may" && w != "mar" && w != "mars" && dates.Month(w) > 0
}

// wordBefore returns the word in front of position i and what stands between.
func wordBefore(s string, i int) (word, gap string) {
	j := i
	for j > 0 && !isWordByte(s, j-1) && !words.IsDigit(s[j-1]) && i-j < 8 {
		j--
	}
	k := j
	for k > 0 && (isWordByte(s, k-1) || s[k-1] >= utf8.RuneSelf || k < j && (s[k-1] == '.' || s[k-1] == '#' || s[k-1] == '+')) && j-k < 40 {
		k--
	}
	return s[k:j], s[j:i]
}

// isVersionWord reports words that only versions follow.
func (sc *scanner) isVersionWord(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "version", "versions", "v", "release", "python", "php", "java", "ruby", "node", "es", "http", "django", "rails",
		"laravel", "angular", "vue", "react", "spring", "apache", "bsd", "gpl", "lgpl", "agpl", "mpl", "windows", "ios",
		"android", "ubuntu", "debian", "postgresql", "mysql", "typescript", "golang", "rust", "symfony", "net", ".net":
		return true
	}
	return false
}

// isVersion reports a small number behind a name: Python 3.7+, PHP 8,
// Apache 2.0.
func (sc *scanner) isVersion(word, gap string, n number) bool {
	if strings.TrimSpace(gap) != "" || gap == "" || n.value >= 100 || n.decimals > 2 {
		return false
	}
	if sc.isVersionWord(word) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(word)
	return first >= 'A' && first <= 'Z' && !sc.whole && !isOpening(word)
}

// isOpening reports words that open a sentence or a claim and are no names.
func isOpening(w string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "over", "about", "around", "nearly", "almost", "only", "roughly", "approximately", "with", "the", "its", "all",
		"at", "by", "from", "some", "in", "up", "to", "and", "or", "than", "just", "these", "those", "our", "their", "of",
		"more", "less", "under", "below", "above", "between", "they", "we", "for", "after", "every", "another", "has",
		"have", "had", "is", "are", "was", "were", "uses", "use", "score", "votes", "stars", "forks", "followers", "stacks",
		"handles", "serves", "that", "plus", "minus", "least", "most", "fewer", "exactly", "a", "an", "if", "when", "as",
		"takes", "gets", "needs", "used", "views", "downloads", "total", "average", "median", "p", "on":
		return true
	}
	return false
}

// isLabel reports the number of a thing rather than of things: step 2, top
// 15, "1. Design".
func (sc *scanner) isLabel(word, gap string, i, end int) bool {
	s := sc.s
	if strings.TrimSpace(s[:i]) == "" && end < len(s) && (s[end] == '.' || s[end] == ')' || s[end] == ':') {
		return true
	}
	if strings.TrimSpace(gap) != "" && gap != ". " {
		return false
	}
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "step", "top", "mistake", "part", "chapter", "section", "page", "option", "level", "tier", "phase", "figure",
		"table", "number", "no", "rank", "ranked", "tip", "reason", "question", "round", "day", "week", "port", "line",
		"error", "status", "code", "issue", "pull", "rfc", "pep", "item", "example", "place", "appendix", "note", "grade", "class", "type":
		return true
	}
	return false
}

// qualifiers are the words in front of a figure and what they say of it.
var qualifiers = [...]struct {
	words string
	kind  byte // ~ about, > more, < less, ≤ up to, + at least
}{
	{"approximately", '~'}, {"approx.", '~'}, {"approx", '~'}, {"about", '~'}, {"around", '~'}, {"roughly", '~'},
	{"nearly", '~'}, {"almost", '~'}, {"circa", '~'}, {"ca.", '~'}, {"close to", '~'}, {"an estimated", '~'},
	{"estimated", '~'}, {"some", '~'}, {"~", '~'}, {"≈", '~'}, {"∼", '~'}, {"about", '~'}, {"etwa", '~'}, {"rund", '~'}, {"ungefähr", '~'},
	{"environ", '~'}, {"près de", '~'}, {"alrededor de", '~'}, {"casi", '~'}, {"unos", '~'}, {"circa", '~'}, {"約", '~'}, {"约", '~'}, {"大约", '~'}, {"약", '~'},
	{"more than", '>'}, {"greater than", '>'}, {"over", '>'}, {"above", '>'}, {"upwards of", '>'}, {"in excess of", '>'},
	{"exceeding", '>'}, {"exceeds", '>'}, {"exceed", '>'}, {"exceeded", '>'}, {"at least", '>'}, {"a minimum of", '>'},
	{"no less than", '>'}, {"no fewer than", '>'}, {">=", '>'}, {">", '>'}, {"≥", '>'}, {"über", '>'}, {"mehr als", '>'}, {"plus de", '>'}, {"más de", '>'},
	{"no more than", '<'}, {"not more than", '<'}, {"less than", '<'}, {"fewer than", '<'}, {"under", '<'}, {"below", '<'},
	{"up to", '<'}, {"at most", '<'}, {"a maximum of", '<'}, {"as much as", '<'}, {"as many as", '<'}, {"within", '<'},
	{"<=", '<'}, {"<", '<'}, {"≤", '<'}, {"weniger als", '<'}, {"bis zu", '<'}, {"moins de", '<'}, {"hasta", '<'},
}

// qualify applies the words in front of q and takes them into it.
func (sc *scanner) qualify(q *Quantity) {
	var room [32]byte
	for range 2 { // "over about 5"
		head := strings.TrimRight(sc.s[sc.floor:q.Start], " \u00a0\u202f")
		if head == "" || qualifierEnds[lowerByte(head[len(head)-1])] == nil {
			return
		}
		kind, size := qualifierOf(words.Lower(room[:0], head[max(0, len(head)-24):]))
		if kind == 0 {
			return
		}
		q.Start = sc.floor + len(head) - size
		switch kind {
		case '~':
			q.Approximate = true
		case '>':
			q.NoHigh, q.Low = true, q.Value
		case '<':
			q.NoLow, q.High = true, q.Value
		}
	}
}

// qualifierEnds lists the qualifiers by their last byte.
var qualifierEnds = endsOfQualifiers()

func endsOfQualifiers() (by [256][]uint8) {
	for i, c := range qualifiers {
		last := c.words[len(c.words)-1]
		by[last] = append(by[last], uint8(i))
	}
	return by
}

func qualifierOf(lower []byte) (kind byte, size int) {
	for _, which := range qualifierEnds[lower[len(lower)-1]] {
		c := &qualifiers[which]
		if len(c.words) <= size || len(c.words) > len(lower) || string(lower[len(lower)-len(c.words):]) != c.words {
			continue
		}
		if i := len(lower) - len(c.words); i > 0 && words.IsLetter(c.words[0]) && isWordByte(string(lower[:i]), i-1) {
			continue
		}
		kind, size = c.kind, len(c.words)
	}
	return kind, size
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// trimWord removes quotes and parentheses around a word.
func trimWord(w string) string {
	if w == "" || words.IsLetter(w[0]) && words.IsLetter(w[len(w)-1]) {
		return w
	}
	return strings.Trim(w, `"'“”()`)
}

// hypothetical reports whether the figure at position at stands in a
// condition or in a supposed case, in the same clause.
func hypothetical(s string, at int) bool {
	from := at
	for from > 0 && at-from < 300 && !sentenceEnd(s, from) {
		if c := s[from-1]; c == ',' || c == ';' || c == ':' || c == dash[2] && strings.HasSuffix(s[:from], dash) {
			return hasCondition(s[from:at])
		}
		from--
	}
	return supposed(strings.TrimSpace(s[from:at])) || hasCondition(s[from:at])
}

const dash = "—"

func hasCondition(clause string) bool {
	for w := range strings.FieldsSeq(clause) {
		if isCondition(trimWord(w)) {
			return true
		}
	}
	return false
}

// isCondition reports words that make what follows a case and not a fact.
func isCondition(w string) bool {
	if len(w) < 2 || len(w) > 8 {
		return false
	}
	switch w[0] | 0x20 {
	case 'w', 'i', 'o', 'u', 's', 'm', 'c', 'f', 'q':
	default:
		return false
	}
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "when", "if", "once", "whenever", "unless", "until", "where", "would", "should", "might", "could", "wenn", "falls", "si", "quand", "cuando":
		return true
	}
	return false
}

// sentenceEnd reports whether a sentence ends in front of position i.
func sentenceEnd(s string, i int) bool {
	c := s[i-1]
	if c == '\n' {
		return true
	}
	return i < len(s) && (c == '.' || c == '!' || c == '?') && (s[i] == ' ' || s[i] == '\n')
}

// supposed reports a clause that opens with a case: "A Django app hitting
// 200 …", "Suppose a team of …".
func supposed(clause string) bool {
	first, rest, _ := strings.Cut(clause, " ")
	if isSupposition(first) {
		return true
	}
	if !strings.EqualFold(first, "a") && !strings.EqualFold(first, "an") {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		if len(w) > 5 && strings.HasSuffix(w, "ing") && w[0] >= 'a' {
			return true
		}
	}
	return false
}

func isSupposition(w string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "suppose", "imagine", "say", "consider", "assume", "assuming", "any":
		return true
	}
	return false
}

// isDecade reports a figure that an s right behind makes a decade.
func (sc *scanner) isDecade(i int, n number) bool {
	if n.decimals > 0 || n.value != float64(int(n.value)/10*10) {
		return false
	}
	word, _ := wordBefore(sc.s, i)
	return n.isYear() || n.value < 100 && (strings.EqualFold(word, "the") || strings.EqualFold(word, "early") || strings.EqualFold(word, "late"))
}
