package nicepick

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is what a label says of the texts that belong to it.
type role uint8

const (
	free    role = iota // nothing: a text about the tool, if there is one
	about               // what the tool is
	pros                // its pros
	cons                // its cons
	related             // names that go with the tool
	useIf               // the case in which to use it
	intro               // under the title
	verdict             // the part with the cases
	bottom              // who wins, and why
	pages               // other comparisons
	foreign             // nothing of the comparison
)

// divides reports a role that begins a part of the page.
func (r role) divides() bool { return r >= intro }

// label is what a text announces: a tool, a role, or both.
type label struct {
	tool    int // index of the tool it names, -1: none
	role    role
	badge   bool // says that the tool is the pick
	wins    bool // says that the tool wins
	neutral bool // heads a part without saying whose or what
	both    bool // names all the tools: the title
}

func (l label) named() bool { return l.tool >= 0 }

// columns reports whether l may head a column: a badge beside a name does not.
func (l label) columns() bool { return l.named() || l.role != free }

// phrases are labels in lower case without the name of a tool, punctuation
// and fillers.
var phrases = map[string]label{
	"pros": {role: pros}, "pro": {role: pros}, "advantages": {role: pros}, "strengths": {role: pros}, "benefits": {role: pros}, "upsides": {role: pros},
	"plus points": {role: pros}, "pluses": {role: pros}, "what like": {role: pros}, "what like about": {role: pros}, "good points": {role: pros},
	"cons": {role: cons}, "con": {role: cons}, "disadvantages": {role: cons}, "drawbacks": {role: cons}, "weaknesses": {role: cons}, "downsides": {role: cons},
	"limitations": {role: cons}, "minuses": {role: cons}, "what dislike": {role: cons}, "what don t like": {role: cons}, "bad points": {role: cons},
	"tradeoffs": {role: cons}, "trade offs": {role: cons},
	"about": {role: about}, "description": {role: about}, "what is": {role: about}, "what does": {role: about},
	"related": {role: related}, "related tools": {role: related}, "related technologies": {role: related}, "related topics": {role: related}, "related skills": {role: related},
	"nice pick": {badge: true}, "our pick": {badge: true}, "the pick": {badge: true}, "top pick": {badge: true}, "nice pick is": {badge: true}, "our pick is": {badge: true}, "winner": {badge: true},
	"wins": {wins: true}, "is winner": {wins: true}, "winner is": {wins: true}, "is nice pick": {wins: true}, "is our pick": {wins: true},
	"use if": {role: useIf}, "use when": {role: useIf}, "choose if": {role: useIf}, "choose when": {role: useIf}, "pick if": {role: useIf}, "pick when": {role: useIf},
	"when use": {role: useIf}, "when choose": {role: useIf}, "when pick": {role: useIf}, "go if": {role: useIf},
	"verdict": {role: verdict}, "final verdict": {role: verdict}, "which use": {role: verdict}, "which one use": {role: verdict},
	"bottom line": {role: bottom}, "conclusion": {role: bottom}, "bottom line wins": {wins: true},
	"related comparisons": {role: pages}, "more comparisons": {role: pages}, "other comparisons": {role: pages}, "similar comparisons": {role: pages},
	"pros cons": {neutral: true}, "comparison": {neutral: true}, "side by side": {neutral: true}, "head head": {neutral: true}, "contenders": {neutral: true},
	"tools": {neutral: true}, "details": {neutral: true}, "strengths weaknesses": {neutral: true},
}

// fillers are words that labels may have or not.
var fillers = []string{"a", "an", "and", "for", "in", "it", "of", "our", "s", "should", "the", "to", "using", "we", "with", "you"}

// maxLabel bounds a label in bytes, beside the names in it.
const maxLabel = 48

// vocabulary recognises the labels of a page about certain tools.
type vocabulary struct {
	lower   []string // the names of the tools
	longest []int    // their indexes, the longest first: one may be part of another
	most    int      // bytes of a label with names in it
}

func newVocabulary(names []string) vocabulary {
	v := vocabulary{most: maxLabel}
	for i, n := range names {
		v.lower = append(v.lower, strings.ToLower(n))
		v.longest = append(v.longest, i)
		v.most += len(n)
	}
	slices.SortStableFunc(v.longest, func(a, b int) int { return len(names[b]) - len(names[a]) })
	return v
}

// label reads a whole text as a label.
func (v *vocabulary) label(text string) (label, bool) {
	if text == "" || len(text) > v.most {
		return label{}, false
	}
	if len(text) <= maxLabel {
		var key [maxLabel]byte
		if l, ok := phrases[string(keyOf(key[:0], text))]; ok && !l.wins {
			l.tool = -1
			return l, true
		}
	}
	if !v.mayName(text) {
		return v.phrase(strings.ToLower(text), -1)
	}
	rest := strings.ToLower(apart(text))
	tool, found := -1, 0
	for _, i := range v.longest {
		if without, ok := cutWord(rest, v.lower[i]); ok {
			rest, tool = without, i
			found++
		}
	}
	if found > 1 {
		words := wordsOf(rest)
		for _, w := range words {
			if w != "vs" && w != "versus" && w != "or" {
				return label{}, false
			}
		}
		return label{tool: -1, role: intro, both: true}, len(words) > 0
	}
	return v.phrase(rest, tool)
}

// mayName reports whether the name of a tool stands in text.
func (v *vocabulary) mayName(text string) bool {
	for _, n := range v.lower {
		for i := 0; i+len(n) <= len(text); i++ {
			if strings.EqualFold(text[i:i+len(n)], n) {
				return true
			}
		}
	}
	return false
}

// phrase reads what a label says beside the name of a tool.
func (v *vocabulary) phrase(rest string, tool int) (label, bool) {
	if len(rest) > maxLabel {
		return label{}, false
	}
	words := wordsOf(rest)
	if len(words) == 0 {
		return label{tool: tool}, tool >= 0
	}
	l, ok := phrases[strings.Join(words, " ")]
	if !ok {
		l, ok = phrases[strings.Join(slices.DeleteFunc(words, isFiller), " ")]
	}
	l.tool = tool
	l.wins = l.wins && tool >= 0
	if l.wins {
		l.role = bottom
	}
	return l, ok && l != label{tool: -1}
}

// keyOf appends the words of an ASCII text in lower case; of others what is
// no label.
func keyOf(key []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= 'A' && c <= 'Z':
			key = append(key, c+'a'-'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80:
			key = append(key, c)
		case len(key) > 0 && key[len(key)-1] != ' ':
			key = append(key, ' ')
		}
	}
	if n := len(key); n > 0 && key[n-1] == ' ' {
		key = key[:n-1]
	}
	return key
}

// apart sets the badge off that some pages glue to a name.
func apart(text string) string {
	const badge = "Nice Pick"
	if i := strings.Index(text, badge); i >= 0 {
		return text[:i] + " " + badge + " " + text[i+len(badge):]
	}
	return text
}

func isFiller(w string) bool { _, ok := slices.BinarySearch(fillers, w); return ok }

// wordsOf returns the letters and digits of s.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// cutWord takes all places out of s where w stands by itself.
func cutWord(s, w string) (rest string, ok bool) {
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return s, ok
		}
		i += from
		if !standsAlone(s, i, i+len(w)) {
			from = i + len(w)
			continue
		}
		s, ok = s[:i]+" "+s[i+len(w):], true
		from = i + 1
	}
}

// standsAlone reports whether s[i:end] is no part of a longer word or name.
func standsAlone(s string, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, size := utf8.DecodeRuneInString(s[end:])
	if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return false
	}
	switch {
	case end == len(s):
		return true
	case after == '+' || after == '#':
		return false
	case after == '.':
		next, _ := utf8.DecodeRuneInString(s[end+size:])
		return !unicode.IsLetter(next)
	}
	return !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
