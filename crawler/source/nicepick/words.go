package nicepick

import (
	"bytes"
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
	"good": {role: pros}, "bad": {role: cons}, "likes": {role: pros}, "dislikes": {role: cons}, "what people like": {role: pros}, "what people like about": {role: pros}, "what people dislike": {role: cons},
	"what people dislike about": {role: cons}, "what dislike about": {role: cons}, "what don t like about": {role: cons}, "shortcomings": {role: cons},
	"cons": {role: cons}, "con": {role: cons}, "disadvantages": {role: cons}, "drawbacks": {role: cons}, "weaknesses": {role: cons}, "downsides": {role: cons},
	"limitations": {role: cons}, "minuses": {role: cons}, "what dislike": {role: cons}, "what don t like": {role: cons}, "bad points": {role: cons},
	"why pick": {role: pros}, "why choose": {role: pros}, "why use": {role: pros}, "why not": {role: cons}, "why not pick": {role: cons}, "why not use": {role: cons},
	"tradeoffs": {role: cons}, "trade offs": {role: cons},
	"about": {role: about}, "description": {role: about}, "what is": {role: about}, "what does": {role: about},
	"summary": {role: about}, "in short": {role: about}, "in a nutshell": {role: about}, "tl dr": {role: about}, "introduction": {role: about}, "gist": {role: about},
	"related": {role: related}, "related tools": {role: related}, "related technologies": {role: related}, "related topics": {role: related}, "related skills": {role: related},
	"nice pick": {badge: true}, "our pick": {badge: true}, "the pick": {badge: true}, "top pick": {badge: true}, "nice pick is": {badge: true}, "our pick is": {badge: true}, "winner": {badge: true}, "this is nice pick": {badge: true}, "this is pick": {badge: true},
	"wins": {wins: true}, "is winner": {wins: true}, "winner is": {wins: true}, "is nice pick": {wins: true}, "is our pick": {wins: true},
	"use if": {role: useIf}, "use when": {role: useIf}, "choose if": {role: useIf}, "choose when": {role: useIf}, "pick if": {role: useIf}, "pick when": {role: useIf},
	"when use": {role: useIf}, "when choose": {role: useIf}, "when pick": {role: useIf}, "go if": {role: useIf},
	"verdict": {role: verdict}, "final verdict": {role: verdict}, "which use": {role: verdict}, "which one use": {role: verdict},
	"bottom line": {role: bottom}, "conclusion": {role: bottom}, "bottom line wins": {wins: true},
	"related comparisons": {role: pages}, "more comparisons": {role: pages}, "other comparisons": {role: pages}, "similar comparisons": {role: pages},
	"pros cons": {neutral: true}, "comparison": {neutral: true}, "side by side": {neutral: true}, "head head": {neutral: true}, "contenders": {neutral: true},
	"tools": {neutral: true}, "details": {neutral: true}, "strengths weaknesses": {neutral: true},
}

// maxLabel bounds a label in bytes, beside the names in it.
const maxLabel = 32

// vocabulary recognises the labels of a page about certain tools.
type vocabulary struct {
	lower   []string // the names of the tools
	longest []int    // their indexes, the longest first: one may be part of another
	most    int      // bytes of a label with names in it
	space   []byte   // for the text that is read
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
	for i, n := range v.lower {
		if strings.EqualFold(text, n) {
			return label{tool: i}, true
		}
	}
	rest := appendLower(v.space[:0], apart(text))
	v.space = rest[:0]
	tool, found := -1, 0
	for _, i := range v.longest {
		if cutWord(rest, v.lower[i]) {
			tool = i
			found++
		}
	}
	rest = joinWords(rest)
	if c := text[0]; found > 0 && c >= '0' && c <= '9' { // a chapter "34. Conclusion" of another text is no label
		rest = withoutNumber(rest)
	}
	if found > 1 {
		return label{tool: -1, role: intro, both: true}, joins(rest)
	}
	if len(rest) == 0 {
		return label{tool: tool}, tool >= 0
	}
	l, ok := phrases[string(rest)]
	if !ok {
		l, ok = phrases[string(withoutCount(rest))]
	}
	if !ok && len(rest) <= maxLabel {
		l, ok = phrases[string(withoutFillers(rest))]
	}
	l.tool = tool
	l.wins = l.wins && tool >= 0
	if l.wins {
		l.role = bottom
	}
	return l, ok && l != label{tool: -1}
}

// namesAll reports a text with the names of all the tools in it.
func (v *vocabulary) namesAll(text string) bool {
	const longest = 200
	if len(text) > longest {
		return false
	}
	rest := appendLower(v.space[:0], apart(text))
	v.space = rest[:0]
	for _, i := range v.longest {
		if !cutWord(rest, v.lower[i]) {
			return false
		}
	}
	return true
}

// appendLower appends a text in lower case, with spaces in place of signs
// that are not ASCII.
func appendLower(b []byte, text string) []byte {
	for _, c := range text {
		switch {
		case c >= 'A' && c <= 'Z':
			b = append(b, byte(c)+'a'-'A')
		case c < utf8.RuneSelf:
			b = append(b, byte(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b = utf8.AppendRune(b, unicode.ToLower(c))
		default:
			b = append(b, ' ')
		}
	}
	return b
}

// joinWords joins the words in b, in place, with a space between them.
func joinWords(b []byte) []byte {
	n := 0
	for _, c := range b {
		switch {
		case isWord(c):
			b[n] = c
			n++
		case n > 0 && b[n-1] != ' ':
			b[n] = ' '
			n++
		}
	}
	if n > 0 && b[n-1] == ' ' {
		n--
	}
	return b[:n]
}

// joins reports whether all that stands between names is "vs".
func joins(b []byte) bool {
	some := false
	for w := range bytes.SplitSeq(b, []byte(" ")) {
		switch string(w) {
		case "vs", "versus", "or":
			some = true
		default:
			return false
		}
	}
	return some
}

// withoutFillers takes words that labels may have or not out of b, in place.
func withoutFillers(b []byte) []byte {
	n := 0
	for from := 0; from < len(b); {
		end := from
		for end < len(b) && b[end] != ' ' {
			end++
		}
		if w := b[from:end]; !isFiller(w) {
			if n > 0 {
				b[n] = ' '
				n++
			}
			n += copy(b[n:], w)
		}
		from = end + 1
	}
	return b[:n]
}

// withoutCount takes the number of entries off the end of a label: "pros 7".
func withoutCount(b []byte) []byte {
	if name := bytes.TrimRight(b, "0123456789"); len(name) > 1 && len(name) < len(b) && name[len(name)-1] == ' ' {
		return name[:len(name)-1]
	}
	return b
}

// withoutNumber takes the running number off the head of a label: "02 pros of X".
func withoutNumber(b []byte) []byte {
	const most = 2 // digits
	rest := bytes.TrimLeft(b, "0123456789")
	if n := len(b) - len(rest); n > most || len(rest) > 0 && rest[0] != ' ' {
		return b
	}
	return bytes.TrimLeft(rest, " ")
}

// apart sets the badge off that some pages glue to a name.
func apart(text string) string {
	const badge = "Nice Pick"
	i := strings.Index(text, badge)
	end := i + len(badge)
	if i < 0 || (i == 0 || text[i-1] == ' ') && (end == len(text) || text[end] == ' ') {
		return text
	}
	return text[:i] + " " + badge + " " + text[end:]
}

// isFiller reports a word that labels may have or not.
func isFiller(w []byte) bool {
	switch string(w) {
	case "a", "an", "and", "for", "in", "it", "of", "our", "s", "should", "the", "to", "using", "we", "with", "you":
		return true
	}
	return false
}

// cutWord blanks all places in b where w stands by itself.
func cutWord(b []byte, w string) bool {
	found := false
	for from := 0; from+len(w) <= len(b); {
		i := bytes.Index(b[from:], []byte(w))
		if i < 0 {
			break
		}
		i += from
		from = i + len(w)
		if standsAlone(b, i, from) {
			for k := i; k < from; k++ {
				b[k] = ' '
			}
			found = true
		}
	}
	return found
}

// standsAlone reports whether b[i:end] is no part of a longer word or name.
func standsAlone(b []byte, i, end int) bool {
	switch {
	case i > 0 && isWord(b[i-1]):
		return false
	case end == len(b):
		return true
	case b[end] == '.':
		return end+1 == len(b) || !isWord(b[end+1])
	}
	return !isWord(b[end]) && b[end] != '+' && b[end] != '#'
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// secondUse returns where a text goes on to say when to use another of the tools: a sentence that
// begins "Use X if", as the text itself does; 0 without one.
func (d *document) secondUse(text string) int {
	const use = "Use "
	if len(text) < len(use) || !strings.EqualFold(text[:len(use)], use) {
		return 0
	}
	for _, name := range d.names {
		for _, word := range [...]string{" if", " when"} {
			if at := strings.Index(text, " "+use+name+word); at > 0 && strings.IndexByte(".!?", text[at-1]) >= 0 {
				return at + 1
			}
		}
	}
	return 0
}

// saying returns the token with another text.
func (t token) saying(text string) token {
	t.text = text
	return t
}
