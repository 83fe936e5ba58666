package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// tool is a name that the page uses: a tool, or a language, protocol or
// registry of which it states figures.
type tool struct {
	name        string
	role        record.Role
	description string
	homepage    string
	repository  string
	evidence    passage
	thing       bool // not a tool that the page compares
	used        bool // a fact names it
}

// names holds every name with its spellings.
type names struct {
	list     []*tool
	forms    [64][]form       // by formKey of their first byte, the longest first; at most maxForms
	exact    map[string]*form // all forms by their text, once a list of them is long
	odd      bool             // a form begins with a sign
	known    map[string]*tool // by spelling in lower case
	sizes    [64]uint64       // of the keys of known by formKey of their first byte, a bit a size
	long     bool             // a key of known is longer than maxKey
	tools    int              // how many of list are no things
	unsought int              // how many of list are not looked for
	words    []int32          // of the text that is being searched
	seen     []mention        // in it, see look
}

func sizeBit(size int) uint64 { return 1 << min(size, 63) }

// maxKey is the length of names beyond which looking one up allocates.
const maxKey = 64

// mention is a place in a text where a tool is named.
type mention struct {
	start, end int
	tool       *tool
}

// add returns the tool called name, which is new or known.
func (n *names) add(name string) *tool {
	name = unowned(cleanName(name))
	if t := n.get(name); t != nil {
		return t
	}
	if n.known == nil {
		n.known = map[string]*tool{}
	}
	t := &tool{name: name, role: record.RoleMentioned}
	n.list = append(n.list, t)
	n.tools++
	for i, spelling := range spellings(name) {
		key := strings.ToLower(spelling)
		if n.known[key] != nil && i > 0 {
			continue
		}
		n.known[key] = t
		n.sizes[formKey(key[0])] |= sizeBit(len(key))
		n.long = n.long || len(key) > maxKey
		if !n.addForm(form{spelling, t}) && i == 0 {
			n.unsought++
		}
	}
	return t
}

// get returns the tool that s names, nil if it names none.
func (n *names) get(s string) *tool {
	if s != "" && words.IsAlnum(s[0]) && n.sizes[formKey(s[0]|0x20)] == 0 {
		return nil // no name begins so
	}
	name := cleanName(s)
	if name == "" || len(n.known) == 0 || len(name) > maxKey && !n.long {
		return nil
	}
	var buf [maxKey]byte
	key := words.Lower(buf[:0], name)
	if n.sizes[formKey(key[0])]&sizeBit(len(key)) == 0 {
		return nil
	}
	return n.known[string(key)]
}

// spellings are the name and the short forms in which prose uses it.
func spellings(name string) []string {
	list := []string{name}
	if short := strings.TrimSuffix(name, ".js"); len(short) > 2 && short != name {
		list = append(list, short)
	}
	if i := strings.LastIndex(name, " on "); i > 0 {
		list = append(list, name[i+4:])
	}
	for _, maker := range [...]string{"Apache ", "Google ", "Microsoft ", "Amazon ", "AWS ", "Azure ", "Oracle ", "Facebook ", "HashiCorp ", "Eclipse ", "Red Hat ", "IBM "} {
		if short, ok := strings.CutPrefix(name, maker); ok && len(short) > 2 {
			list = append(list, short)
		}
	}
	return list
}

// cleanName removes what stands around a name: numbers, quotes, notes.
func cleanName(s string) string {
	if isClean(s) {
		return s
	}
	s, _ = phrase.InParentheses(words.OneLine(s))
	s = strings.TrimRight(s, aroundNames)
	bare := strings.TrimLeft(s, aroundNames)
	if at := len(s) - len(bare); at > 0 && s[at-1] == '.' && bare != "" && bare[0] >= 'A' && bare[0] <= 'Z' && (at == 1 || s[at-2] == ' ') {
		return s[at-1:] // .NET
	}
	return bare
}

// aroundNames are signs that stand around a name and are none of it.
const aroundNames = " \t\"'“”‘’*_`:,.?!–—"

// isClean reports a text around which nothing stands that cleanName removes.
func isClean(s string) bool {
	if s == "" || !words.IsAlnum(s[0]) || !words.IsAlnum(s[len(s)-1]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '(' || c >= 0x7F {
			return false
		}
	}
	return true
}

// find returns the places where s names tools, in order; of names within
// each other the longest. The name of a survey names no tool.
func (n *names) find(s string) []mention {
	n.words = words.Starts(n.words[:0], s)
	return n.appendFound(nil, s, n.words, 0)
}

// look is find for places that are not kept beyond the next call of it.
func (n *names) look(s string) []mention {
	n.words = words.Starts(n.words[:0], s)
	n.seen = n.appendFound(n.seen[:0], s, n.words, 0)
	return n.seen
}

// head returns the name that s begins with, nil if it begins with none.
func (n *names) head(s string) *form {
	if s == "" || !n.odd && !opensWord(s[0]) {
		return nil
	}
	if f := n.formAt(s, 0); f != nil && !isSurvey(s[len(f.text):]) {
		return f
	}
	return nil
}

// appendFound appends to list what find returns, for a part of a text that
// starts there at start and of which the beginnings of words are known.
func (n *names) appendFound(list []mention, s string, words []int32, start int) []mention {
	if n.odd {
		return n.appendAll(list, s)
	}
	end := 0
	for _, at := range words {
		i := int(at) - start
		if i < end || i > 0 && joinsWord(s[i-1]) {
			continue
		}
		if f := n.formAt(s, i); f != nil {
			if end = i + len(f.text); !isSurvey(s[end:]) {
				list = append(list, mention{i, end, f.tool})
			}
		}
	}
	return list
}

// appendAll is appendFound for names that may begin with signs.
func (n *names) appendAll(list []mention, s string) []mention {
	for i := 0; i < len(s); i++ {
		if i > 0 && joinsWord(s[i-1]) {
			continue
		}
		if f := n.formAt(s, i); f != nil {
			end := i + len(f.text)
			if !isSurvey(s[end:]) {
				list = append(list, mention{i, end, f.tool})
			}
			i = end - 1
		}
	}
	return list
}

// has reports whether s names t.
func (n *names) has(s string, t *tool) bool {
	for _, m := range n.look(s) {
		if m.tool == t {
			return true
		}
	}
	return false
}

// isSurvey reports that what follows a name makes it that of a survey or a
// document: "Developer Survey", "Report".
func isSurvey(rest string) bool {
	for range 3 {
		rest = strings.TrimLeft(rest, " ")
		if rest == "" || rest[0] < utf8.RuneSelf && (rest[0] < 'A' || rest[0] > 'Z') && rest[0] != 's' && rest[0] != 'r' {
			return false
		}
		end := 0
		for end < len(rest) && !partsWords(rest[end]) {
			end++
		}
		switch w := rest[:end]; w {
		case "Survey", "survey", "Report", "report", "Foundation", "Conference", "Index":
			return true
		default:
			if r, _ := utf8.DecodeRuneInString(w); w == "" || !unicode.IsUpper(r) {
				return false
			}
		}
		rest = rest[end:]
	}
	return false
}

// partsWords reports signs that part words.
func partsWords(c byte) bool {
	switch c {
	case ' ', '.', ',', ';', ':', '(', ')':
		return true
	}
	return false
}

// isProper reports that the page writes s as a name: with a capital or a sign
// that words do not have, and seldom in small letters.
func (r *reader) isProper(s string) bool {
	if s == "" || len(s) > 50 || strings.Count(s, " ") > 3 || vocab.IsCommon(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) || c == '.' }) {
		return false
	}
	if strings.ContainsAny(s, "?!:;,\"|=<>{}[]") || strings.TrimLeft(s, "0123456789. ") == "" {
		return false
	}
	opening, rest := words.First(s)
	if vocab.IsStop(words.Last(s)) || vocab.IsStop(opening) && !strings.HasPrefix(s, studio) {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) && !unicode.IsDigit(c) && w != "on" && w != "of" && w != "for" && !strings.ContainsAny(w, ".+#") {
			return false
		}
	}
	return vocab.IsAcronymic(s) || words.IsLower(s) || r.body.ordinary(s) <= r.body.exact(s)/2
}

// prefixName returns the longest run of words at the head of a text that the
// page uses as a name; usable says how often it must occur in the text.
func (r *reader) prefixName(s string, usable int) string {
	return r.prefixOf(s, func(name string) bool { return r.body.exact(name) >= usable })
}

// suffixName is prefixName for the end of a text.
func (r *reader) suffixName(s string, usable int) string {
	return r.suffixOf(s, func(name string) bool { return r.body.exact(name) >= usable })
}

// maxWords bounds the words of a name.
const maxWords = 4

func (r *reader) prefixOf(s string, used func(string) bool) string {
	runs := make([]string, 0, maxWords) // of one word, of two, …
	end := 0
	for rest := s; len(runs) < maxWords; {
		var word string
		if word, rest = words.First(rest); word == "" || len(runs) > 0 && setsAgainst(word) {
			break
		}
		end = len(s) - len(rest)
		runs = append(runs, words.SingleSpaced(s[:end]))
	}
	for i := len(runs) - 1; i >= 0; i-- {
		name := cleanName(unowned(runs[i]))
		if used(name) && (r.isProper(name) || i == 0 && r.isLowerName(name)) {
			return name
		}
	}
	return ""
}

func (r *reader) suffixOf(s string, used func(string) bool) string {
	runs := make([]string, 0, maxWords)
	for rest := s; len(runs) < maxWords; {
		word := words.Last(rest)
		if word == "" {
			break
		}
		rest = strings.TrimRight(rest, " \n\t")
		rest = rest[:len(rest)-len(word)]
		runs = append(runs, words.SingleSpaced(s[len(rest):]))
	}
	for i := len(runs) - 1; i >= 0; i-- {
		if name := cleanName(runs[i]); used(name) && (r.isProper(name) || i == 0 && r.isLowerName(name)) {
			return name
		}
	}
	return ""
}

// often reports a name that the text uses more than once.
func (r *reader) often(name string) bool { return r.body.exact(name) > 1 }

// asName reports that the text uses name in a place where only a name has a
// capital: within a sentence, or as its subject.
func (r *reader) asName(name string) bool {
	if !r.body.indexed(name) || r.body.exact(name) == 0 {
		return false
	}
	for at := r.body.find(0, name); at != 0; at = r.body.find(at, name) {
		from := int(r.body.words[at-1])
		end := from + len(name)
		if !words.Alone(r.body.text, from, end) {
			continue
		}
		rest := words.Plain(r.body.text[end:min(len(r.body.text), end+8)])
		within := from > 1 && r.body.text[from-1] == ' ' && (bytesOf[r.body.text[from-2]]&ofWord != 0 || r.body.text[from-2] == ',')
		if within || words.HasPrefix(rest, " is ", " has ", " was ", "'s ") {
			return true
		}
	}
	return false
}

// setsAgainst reports words behind which what a name is set against follows, also where
// all words have capitals: "Choose X Over Y".
func setsAgainst(word string) bool {
	switch word {
	case "Over", "Than", "Instead", "Versus", "Against":
		return true
	}
	return false
}
