package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source"
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
	list  []*tool
	forms [64][]form         // by formKey of their first byte, the longest first
	odd   bool               // a form begins with a sign
	known map[string]*called // by spelling in lower case
	asked map[string]*called // by text, as it was asked for
	tools int                // how many of list are no things
	words []int32            // of the text that is being searched
}

// called is what a spelling stands for.
type called struct{ tool *tool } // nil: no tool so far

// form is a spelling of a name in running text.
type form struct {
	text string
	tool *tool
}

func formKey(c byte) byte { return c & 63 }

// mention is a place in a text where a tool is named.
type mention struct {
	start, end int
	tool       *tool
}

// add returns the tool called name, which is new or known.
func (n *names) add(name string) *tool {
	name = cleanName(name)
	if t := n.get(name); t != nil {
		return t
	}
	t := &tool{name: name, role: record.RoleMentioned}
	n.list = append(n.list, t)
	n.tools++
	for i, spelling := range spellings(name) {
		c := n.called(spelling)
		if c.tool != nil && i > 0 {
			continue
		}
		c.tool = t
		n.addForm(form{spelling, t})
	}
	return t
}

// addForm keeps the longest forms first, and of one length the older ones.
func (n *names) addForm(f form) {
	list := &n.forms[formKey(f.text[0])]
	at := len(*list)
	for at > 0 && len((*list)[at-1].text) < len(f.text) {
		at--
	}
	*list = slices.Insert(*list, at, f)
	n.odd = n.odd || !opensWord(f.text[0])
}

// get returns the tool that s names, nil if it names none.
func (n *names) get(s string) *tool {
	if c, ok := n.asked[s]; ok {
		return c.tool
	}
	name := cleanName(s)
	if len(n.asked) >= maxAsked {
		if c := n.known[strings.ToLower(name)]; c != nil {
			return c.tool
		}
		return nil
	}
	if n.asked == nil {
		n.asked = map[string]*called{}
	}
	c := n.called(name)
	n.asked[s] = c
	return c.tool
}

// maxAsked bounds the texts that are kept.
const maxAsked = 10_000

func (n *names) called(spelling string) *called {
	key := strings.ToLower(spelling)
	c := n.known[key]
	if c == nil {
		if n.known == nil {
			n.known = map[string]*called{}
		}
		c = &called{}
		n.known[key] = c
	}
	return c
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
	s, _ = inParentheses(oneLine(s))
	return strings.Trim(s, " \t\"'“”‘’*_`:,.?!–—")
}

// find returns the places where s names tools, in order; of names within
// each other the longest. The name of a survey names no tool.
func (n *names) find(s string) []mention {
	n.words = source.AppendWords(n.words[:0], s)
	return n.appendFound(nil, s, n.words, 0)
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

// formAt returns the longest form that stands alone at position i of s, nil if
// none does.
func (n *names) formAt(s string, i int) *form {
	list := n.forms[formKey(s[i])]
	for k := range list {
		f := &list[k]
		if end := i + len(f.text); end <= len(s) && s[i:end] == f.text && alone(s, i, end) {
			return f
		}
	}
	return nil
}

// has reports whether s names t.
func (n *names) has(s string, t *tool) bool {
	for _, m := range n.find(s) {
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
		end := strings.IndexAny(rest, " .,;:()")
		if end < 0 {
			end = len(rest)
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

// isAcronymic reports a word that is never an ordinary one: all capitals, or
// with capitals, digits or signs within.
func isAcronymic(s string) bool {
	return len(s) > 1 && strings.ContainsAny(s[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+#") && !strings.Contains(s, " ")
}

// isProper reports that the page writes s as a name: with a capital or a sign
// that words do not have, and seldom in small letters.
func (r *reader) isProper(s string) bool {
	if s == "" || len(s) > 50 || strings.Count(s, " ") > 3 || isCommon(strings.ToLower(s)) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) || c == '.' }) {
		return false
	}
	if strings.ContainsAny(s, "?!:;,\"|=<>{}[]") || strings.TrimLeft(s, "0123456789. ") == "" {
		return false
	}
	words := strings.Fields(s)
	if isStop(words[len(words)-1]) || isStop(words[0]) {
		return false
	}
	for _, w := range words[1:] {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) && !unicode.IsDigit(c) && w != "on" && w != "of" && w != "for" && !strings.ContainsAny(w, ".+#") {
			return false
		}
	}
	return isAcronymic(s) || s == strings.ToLower(s) || r.body.ordinary(s) <= r.body.exact(s)/2
}

// prefixName returns the longest run of words at the head of words that the
// page uses as a name; usable says how often it must occur in the text.
func (r *reader) prefixName(words []string, usable int) string {
	return r.prefixOf(words, func(name string) bool { return r.body.exact(name) >= usable })
}

// suffixName is prefixName for the end of words.
func (r *reader) suffixName(words []string, usable int) string {
	return r.suffixOf(words, func(name string) bool { return r.body.exact(name) >= usable })
}

func (r *reader) prefixOf(words []string, used func(string) bool) string {
	for n := min(4, len(words)); n > 0; n-- {
		name := cleanName(strings.TrimSuffix(strings.TrimSuffix(strings.Join(words[:n], " "), "'s"), "’s"))
		if used(name) && r.isProper(name) {
			return name
		}
	}
	return ""
}

func (r *reader) suffixOf(words []string, used func(string) bool) string {
	for n := min(4, len(words)); n > 0; n-- {
		name := cleanName(strings.Join(words[len(words)-n:], " "))
		if used(name) && r.isProper(name) {
			return name
		}
	}
	return ""
}

// often reports a name that the text uses more than once.
func (r *reader) often(name string) bool { return r.body.exact(name) > 1 }

// asName reports that the text uses name once, in a place where only a name
// has a capital: within a sentence, or as its subject.
func (r *reader) asName(name string) bool {
	if !r.body.indexed(name) || r.body.exact(name) == 0 {
		return false
	}
	for at := r.body.find(0, name); at != 0; at = r.body.find(at, name) {
		from := int(r.body.words[at-1])
		end := from + len(name)
		if !alone(r.body.text, from, end) {
			continue
		}
		rest := plain(r.body.text[end:min(len(r.body.text), end+8)])
		within := from > 1 && r.body.text[from-1] == ' ' && (bytesOf[r.body.text[from-2]]&ofWord != 0 || r.body.text[from-2] == ',')
		return within || hasAny(rest, " is ", " has ", " was ", "'s ")
	}
	return false
}

// isStop reports words that no name ends or begins with.
func isStop(w string) bool {
	switch strings.ToLower(w) {
	case "a", "an", "the", "and", "or", "vs", "vs.", "versus", "is", "are", "in", "on", "of", "for", "to", "with", "your", "you", "it",
		"its", "this", "that", "these", "better", "best", "good", "compare", "compared", "comparison", "alternative", "alternatives",
		"over", "than", "still", "really", "worth", "when", "why", "how", "what", "which", "should", "does", "do", "can", "using",
		"use", "from", "by", "as", "at", "free", "top", "open", "more", "most", "similar", "fully", "replace", "work", "popular",
		"overview", "pros", "cons", "features", "limitations", "advantages", "disadvantages", "und", "oder", "der", "die", "das":
		return true
	}
	return false
}

// isCommon reports headings and words that are no names, whatever the page.
func isCommon(lower string) bool {
	switch lower {
	case "conclusion", "introduction", "overview", "summary", "faq", "faqs", "features", "performance", "pricing", "pros", "cons",
		"advantages", "disadvantages", "strengths", "weaknesses", "limitations", "drawbacks", "benefits", "verdict", "final thoughts",
		"final verdict", "comparison", "alternatives", "background", "methodology", "installation", "scalability", "security",
		"community", "ecosystem", "architecture", "documentation", "learning curve", "use cases", "key features", "history",
		"license", "getting started", "key takeaways", "takeaways", "tl;dr", "tldr", "wrapping up", "the bottom line", "bottom line",
		"resources", "popularity", "syntax", "testing", "tooling", "flexibility", "cost", "support", "recommendations", "recommendation",
		"questions", "results", "benchmarks", "setup", "other", "others", "notes", "contents", "yes", "no", "why", "attribute",
		"feature", "criteria", "criterion", "framework", "tool", "library", "name", "fazit", "vergleich", "einleitung", "merkmal":
		return true
	}
	return false
}
