package names

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is the number of words of the longest name that prose is searched
// for.
const maxWords = 5

// MaxProse is how many bytes of a text Mentions searches, lookahead how many
// more it reads, so that no name is cut where the search ends.
const (
	MaxProse  = 64 << 10
	lookahead = 512
)

// ReadProse reads as much of a text as Mentions uses: a longer text stays longer than MaxProse.
func ReadProse(r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxProse+lookahead))
	return string(b), err
}

// level is what a name needs in prose to be taken for the tool.
type level int

const (
	free level = iota // nothing
	low               // written small: what settles it
	soft              // its sentence can settle it
	hard              // only its neighbours can, or a capital beside other tools
)

// found is a possible mention.
type found struct {
	id         string
	tag        string // of a tag: as written, without markers
	from, to   int    // words; from is -1 for a tag
	start, end int
	sure       bool
	level      level
	lowercase  bool // not written with the capitals of the name
	other      bool // names a place, season or person as well
	mass       bool // can begin a sentence without an article
	obscure    bool
	spoken     registrySet
	language   bool
	offTopic   bool // it is a surname or a place, or its sentence is not about software
}

// Mentions returns the tools that prose names beyond doubt, each once, in the
// order of their first mention: tags (#django, @{#rails}|topic:null|), names
// that mean nothing else, and words of the language ("Go", "Flask", "Spring")
// only if they are written as the name and stand next to what settles them. It
// searches the first MaxProse bytes.
func (t *Table) Mentions(text string) []Mention {
	if end := MaxProse + lookahead; len(text) > end {
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	words := cutWords(text)
	all := t.names(words, t.tags(text))
	disambiguate(words, all)
	var out []Mention
	seen := map[string]bool{}
	for _, f := range all {
		if !f.sure || f.end > MaxProse || seen[f.id] {
			continue
		}
		seen[f.id] = true
		written := f.tag
		if f.from >= 0 {
			written = text[f.start:f.end]
		}
		out = append(out, Mention{ID: f.id, Text: written, Start: f.start, End: f.end})
	}
	return out
}

// tags finds #name and @{#name}|topic:…|.
func (t *Table) tags(text string) []found {
	var all []found
	for i := 0; i < len(text); i++ {
		if text[i] != '#' {
			continue
		}
		if i > 0 && (isNameByte(text[i-1]) || text[i-1] == '#' || text[i-1] == '/' || text[i-1] == '&') {
			continue
		}
		start, end, name := i, i+1, ""
		if i >= 2 && text[i-2:i] == "@{" {
			n := strings.IndexByte(text[i:min(len(text), i+200)], '}')
			if n < 0 {
				continue
			}
			start, end, name = i-2, i+n+1, text[i+1:i+n]
			if strings.HasPrefix(text[end:], "|topic:") {
				if m := strings.IndexByte(text[end+1:min(len(text), end+100)], '|'); m >= 0 {
					end += m + 2
				}
			}
		} else {
			for end < len(text) &&
				(isNameByte(text[end]) || text[end] == '+' || text[end] == '#' || text[end] == '.' && end+1 < len(text) && isNameByte(text[end+1])) {
				end++
			}
			name = text[i+1 : end]
		}
		if id := t.known(name); id != "" {
			all = append(all, found{id: id, tag: name, from: -1, start: start, end: end, sure: true})
		}
		i = max(i, end-1)
	}
	return all
}

// known resolves a tag: registered or shown by a page.
func (t *Table) known(name string) string {
	key := Key(name)
	if key == "" {
		return ""
	}
	r := t.rule(key, clean(name), keyContext{})
	if r.tool == nil && t.keys[key] == nil {
		return ""
	}
	return r.id
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c >= utf8.RuneSelf
}

// names adds to tags the registered names among words, the longest first,
// outside of tags. All are in the order of the text.
func (t *Table) names(words []word, tags []found) []found {
	var all []found
	next := 0 // tag that begins behind the word
	for i := 0; i < len(words); i++ {
		for next < len(tags) && tags[next].start <= words[i].start {
			all = append(all, tags[next])
			next++
		}
		if next > 0 && words[i].start < tags[next-1].end {
			continue
		}
		if f, ok := t.nameAt(words, i); ok {
			all = append(all, f)
			i = f.to
		}
	}
	return append(all, tags[next:]...)
}

// nameAt finds the longest name that begins with word i.
func (t *Table) nameAt(words []word, i int) (found, bool) {
	var buf [128]byte
	keys := append(buf[:0], words[i].key...) // of the longest; those of shorter ones begin it
	ends := [maxWords]int{len(keys)}
	last := i
	for last+1 < len(words) && last-i+1 < maxWords && (words[last+1].gap == " " || words[last+1].gap == "\u00a0") {
		last++
		keys = append(keys, strings.TrimPrefix(words[last].key, ".")...)
		ends[last-i] = len(keys)
	}
	for j := last; j >= i; j-- {
		joined := keys[:ends[j-i]]
		if t.r.names[string(joined)] == nil && t.r.shared[string(joined)] == nil && (j == i || !suffixWords[words[j].key]) {
			continue
		}
		key := string(joined)
		name := words[i].text
		for k := i + 1; k <= j; k++ {
			name += " " + words[k].text
		}
		reg := t.inProse(key, name, j > i)
		if reg == nil {
			continue
		}
		f := found{id: reg.id, from: i, to: j, start: words[i].start, end: words[j].end}
		if !f.weigh(reg, key, name, words[i].first) {
			return found{}, false
		}
		return f, true
	}
	return found{}, false
}

// weigh sets what a name needs to be taken for the tool; it reports false if
// nothing could settle it as it is written.
func (f *found) weigh(reg *tool, key, name string, first bool) bool {
	proper := properWords[key] || len(key) == 3 && letters(key) == key && !shortNames[key]
	word := hardWords[key] || softWords[key] || proper || rareWords[key]
	little := f.from == f.to && reg.obscure()
	f.obscure = little && (word || len(key) < 5)
	f.spoken, f.language = reg.spoken, reg.kind == "language"
	f.other, f.mass = otherNames[key], massWords[key]
	switch {
	case hardWords[key] || codeWords[key] || f.obscure:
		f.level = hard
	case proper || softWords[key] || len(key) < 3 && !strings.ContainsAny(key, "+#0123456789"):
		f.level = soft
	case lowWords[key] || little:
		f.level = low
	default:
		f.sure = true
		return true
	}
	f.lowercase = !writtenAs(name, reg)
	switch {
	case f.level == low:
		f.sure = capital(name)
	case proper && f.level == soft && !f.lowercase:
		f.sure = !first
	case f.lowercase:
		return f.level == soft && name == strings.ToLower(name) && len(name) > 3
	}
	return true
}

// inProse returns the tool that a name in prose means; several words of
// ordinary language must be written with capitals.
func (t *Table) inProse(key, name string, several bool) *tool {
	reg := t.r.names[key]
	if reg == nil {
		reg = t.r.exact[spelling(name)]
	}
	if conceptWords[key] {
		return nil
	}
	if reg == nil {
		if !several || key == "" {
			return nil
		}
		var how string
		if reg, how = t.r.affixed(key, name); reg == nil || how == "the word the" || how == "the word js" {
			return nil
		}
		return reg
	}
	if several && (!capitals(name) && plainEnglish(name) || !t.r.phrases[key] && !joined(key, name)) {
		return nil
	}
	return reg
}

// joined reports whether several words may stand for a name that is written as
// one: "Elastic Search" and "node js", not "super set" and "data dog".
func joined(key, name string) bool {
	if hardWords[key] || softWords[key] || properWords[key] || lowWords[key] {
		return false
	}
	if capitals(name) {
		return true
	}
	for w := range strings.FieldsSeq(name) {
		if techWords[fold(w)] {
			return true
		}
	}
	return false
}

// capitals reports whether a name of several words begins and ends with a word
// that has a capital or digit first.
func capitals(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeRuneInString(name[strings.LastIndexByte(name, ' ')+1:])
	return !unicode.IsLower(first) && !unicode.IsLower(last)
}

// plainEnglish reports whether one of the words of a name is an ordinary one.
func plainEnglish(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if k := fold(w); hardWords[k] || softWords[k] || plainWords[k] {
			return true
		}
	}
	return false
}

// acronym reports whether a name is made of the first letters of the words of
// another: "DRF".
func acronym(name, of string) bool {
	for w := range strings.FieldsSeq(of) {
		if name == "" || !strings.EqualFold(name[:1], w[:1]) {
			return false
		}
		name = name[1:]
	}
	return name == ""
}

// writtenAs reports whether an ambiguous word is written as the tool is: with a
// capital, or as the tool's name that has capitals further on.
func writtenAs(name string, reg *tool) bool {
	if strings.ToLower(name) != name && strings.Contains(" "+reg.name+" ", " "+name+" ") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r) && (len(name) == 1 || strings.ToUpper(name) != name || strings.ToUpper(reg.name) == reg.name || acronym(name, reg.name))
}
