// Package names holds the tools that a page names and finds where a text names
// them: by their names and the short forms of them, the longest first.
package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// Tool is a name that the page uses: of a tool, or of a language, protocol or registry that
// figures are stated of.
type Tool struct {
	Name        string
	Role        record.Role
	Description string
	Homepage    string
	Repository  string
	Evidence    evidence.Passage
	Thing       bool // not a tool that the page compares
	Used        bool // a fact names it
}

// Names holds every name with its spellings.
type Names struct {
	List      []*Tool
	Tools     int // how many of List are no things
	Unindexed int // how many of List are not looked for: of too many under one letter

	forms [64][]Form       // by formKey of their first byte, the longest first; at most MaxForms
	exact map[string]*Form // all forms by their text, once a list of them is long
	odd   bool             // a form begins with a sign
	known map[string]*Tool // by spelling in lower case
	sizes [64]uint64       // of the keys of known by formKey of their first byte, a bit a size
	long  bool             // a key of known is longer than maxKey
	words []int32          // of the text that is being searched
	seen  []Mention        // in it, see Look
}

func sizeBit(size int) uint64 { return 1 << min(size, 63) }

// maxKey is the length of names beyond which looking one up allocates.
const maxKey = 64

// Mention is a place in a text where a tool is named.
type Mention struct {
	Start, End int
	Tool       *Tool
}

// Add returns the tool called name, which is new or known.
func (n *Names) Add(name string) *Tool {
	name = WithoutPossessive(Clean(name))
	if t := n.Get(name); t != nil {
		return t
	}
	if n.known == nil {
		n.known = map[string]*Tool{}
	}
	t := &Tool{Name: name, Role: record.RoleMentioned}
	n.List = append(n.List, t)
	n.Tools++
	for i, spelling := range Spellings(name) {
		key := strings.ToLower(spelling)
		if n.known[key] != nil && i > 0 {
			continue
		}
		n.known[key] = t
		n.sizes[formKey(key[0])] |= sizeBit(len(key))
		n.long = n.long || len(key) > maxKey
		if !n.addForm(Form{spelling, t}) && i == 0 {
			n.Unindexed++
		}
	}
	return t
}

// AddThing adds the name of something that the page does not compare, unless the name is known.
func (n *Names) AddThing(name string) {
	const most = 200 // names, before there are enough
	if name = WithoutPossessive(Clean(name)); name == "" || n.Get(name) != nil || len(n.List) > most {
		return
	}
	n.Add(name).Thing = true
	n.Tools--
}

// AddSpelling adds a spelling of a tool, unless another tool has it.
func (n *Names) AddSpelling(t *Tool, spelling string) {
	if known := n.Get(spelling); spelling != "" && (known == nil || known == t) {
		n.addForm(Form{spelling, t})
	}
}

// Compare marks a name that may have been added as a thing as a tool that the page compares.
func (n *Names) Compare(t *Tool) {
	if t.Thing {
		t.Thing = false
		n.Tools++
	}
}

// Get returns the tool that s names, nil if it names none.
func (n *Names) Get(s string) *Tool {
	if s != "" && words.IsAlnum(s[0]) && n.sizes[formKey(s[0]|0x20)] == 0 {
		return nil // no name begins so
	}
	name := Clean(s)
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

// Spellings are the name and the short forms in which prose uses it.
func Spellings(name string) []string {
	list := []string{name}
	if short := strings.TrimSuffix(name, ".js"); len(short) > 2 && short != name {
		list = append(list, short)
	}
	if i := strings.LastIndex(name, " on "); i > 0 {
		list = append(list, name[i+4:])
	}
	if _, short := ByMaker(name); short != "" {
		list = append(list, short)
	}
	return list
}

// ByMaker splits a name after the name of its maker, "Google" and "Cloud Run"; both are empty
// if it has none in front.
func ByMaker(name string) (maker, short string) {
	for _, m := range [...]string{"Apache ", "Google ", "Microsoft ", "Amazon ", "AWS ", "Azure ", "Oracle ", "Facebook ", "HashiCorp ", "Eclipse ", "Red Hat ", "IBM "} {
		if short, ok := strings.CutPrefix(name, m); ok && len(short) > 2 {
			return m[:len(m)-1], short
		}
	}
	return "", ""
}

// Clean removes what stands around a name: pictures, quotes, notes.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s, _ = phrase.InParentheses(phrase.WithoutPicture(words.OneLine(s)))
	s = strings.TrimRight(s, aroundNames)
	bare := strings.TrimLeft(s, aroundNames)
	if at := len(s) - len(bare); at > 0 && s[at-1] == '.' && bare != "" && bare[0] >= 'A' && bare[0] <= 'Z' && (at == 1 || s[at-2] == ' ') {
		return s[at-1:] // .NET
	}
	return bare
}

// aroundNames are signs around a name that are not part of it.
const aroundNames = "¿¡ \t\"'“”‘’*_`:,.?!–—"

// isClean reports a text around which nothing stands that Clean removes.
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

// Find returns the places where s names tools, in order; of names within
// each other the longest. The name of a survey names no tool.
func (n *Names) Find(s string) []Mention {
	n.words = words.Starts(n.words[:0], s)
	return n.AppendFound(nil, s, n.words, 0)
}

// Look is Find with a result that is valid only until the next call.
func (n *Names) Look(s string) []Mention {
	n.words = words.Starts(n.words[:0], s)
	n.seen = n.AppendFound(n.seen[:0], s, n.words, 0)
	return n.seen
}

// Head returns the name that s begins with, nil if it begins with none.
func (n *Names) Head(s string) *Form {
	if s == "" || !n.odd && !corpus.OpensWord(s[0]) {
		return nil
	}
	if f := n.formAt(s, 0); f != nil && !isSurvey(s[len(f.Text):]) {
		return f
	}
	return nil
}

// AppendFound appends to list what Find returns for the part of a text that begins at start,
// given where its words begin.
func (n *Names) AppendFound(list []Mention, s string, words []int32, start int) []Mention {
	if n.odd {
		return n.appendAll(list, s)
	}
	end := 0
	for _, at := range words {
		i := int(at) - start
		if i < end || i > 0 && corpus.JoinsWord(s[i-1]) {
			continue
		}
		if f := n.formAt(s, i); f != nil {
			if end = i + len(f.Text); !isSurvey(s[end:]) {
				list = append(list, Mention{i, end, f.Tool})
			}
		}
	}
	return list
}

// appendAll is AppendFound for names that may begin with signs.
func (n *Names) appendAll(list []Mention, s string) []Mention {
	for i := 0; i < len(s); i++ {
		if i > 0 && corpus.JoinsWord(s[i-1]) {
			continue
		}
		if f := n.formAt(s, i); f != nil {
			end := i + len(f.Text)
			if !isSurvey(s[end:]) {
				list = append(list, Mention{i, end, f.Tool})
			}
			i = end - 1
		}
	}
	return list
}

// Has reports whether s names t.
func (n *Names) Has(s string, t *Tool) bool {
	for _, m := range n.Look(s) {
		if m.Tool == t {
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

// MaxWords bounds the words of a name.
const MaxWords = 4

// ToolsOf lists the tools among mentions, once each.
func ToolsOf(mentions []Mention) []string { return appendTools(nil, mentions) }

// CountTools counts the tools among mentions, once each.
func CountTools(mentions []Mention) int {
	var room [8]string // most texts name no more
	return len(appendTools(room[:0], mentions))
}

func appendTools(list []string, mentions []Mention) []string {
	for _, m := range mentions {
		if !m.Tool.Thing && !slices.Contains(list, m.Tool.Name) {
			list = append(list, m.Tool.Name)
		}
	}
	return list
}
