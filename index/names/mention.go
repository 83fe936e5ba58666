package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is the number of words of the longest name that prose is searched
// for, maxProse the number of bytes of prose that are searched.
const (
	maxWords = 5
	maxProse = 64 << 10
)

// word is a word of prose with the signs that names hold.
type word struct {
	text, key  string
	start, end int
	first      bool   // of a sentence
	gap        string // what stands between the word before and this
}

// found is a possible mention.
type found struct {
	tool       *tool
	id         string
	from, to   int // words
	start, end int
	sure       bool
	soft       bool // an ambiguous word that its sentence can settle
	hard       bool // an ambiguous word that only its neighbours can settle
}

// Mentions returns the tools that prose names beyond doubt, each once, in the
// order of their first mention: tags (#django, @{#rails}|topic:null|), names
// that mean nothing else, and words of the language ("Go", "Flask", "Spring")
// only if they are written as the name and stand next to what settles them.
func (t *Table) Mentions(text string) []Mention {
	if len(text) > maxProse {
		cut := maxProse
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	all := t.tags(text)
	words := cutWords(text)
	all = append(all, t.names(words, all)...)
	slices.SortStableFunc(all, func(a, b found) int { return a.start - b.start })
	settle := settler{words: words, all: all}
	settle.run()
	var out []Mention
	seen := map[string]bool{}
	for _, f := range settle.all {
		if f.sure && !seen[f.id] {
			seen[f.id] = true
			out = append(out, Mention{ID: f.id, Text: text[f.start:f.end], Start: f.start, End: f.end})
		}
	}
	for i := range out {
		out[i].Text = strings.Trim(strings.TrimSuffix(strings.TrimPrefix(out[i].Text, "@{"), "|topic:null|"), "#@{}|")
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
			for end < len(text) && (isNameByte(text[end]) || text[end] == '+' || text[end] == '#' || text[end] == '.' && end+1 < len(text) && isNameByte(text[end+1])) {
				end++
			}
			name = text[i+1 : end]
		}
		if id, tool := t.known(name); id != "" {
			all = append(all, found{tool: tool, id: id, from: -1, start: start, end: end, sure: true})
		}
		i = max(i, end-1)
	}
	return all
}

// known resolves a tag: registered or shown by a page.
func (t *Table) known(name string) (string, *tool) {
	key := Key(name)
	if key == "" {
		return "", nil
	}
	r := t.rule(key, clean(name), shown{})
	if r.tool == nil && t.keys[key] == nil {
		return "", nil
	}
	return r.id, r.tool
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c >= utf8.RuneSelf
}

// cutWords splits prose; a word keeps the signs inside and at the end of names
// ("C++", "Node.js", ".NET", "CI/CD" are one word each).
func cutWords(text string) []word {
	var words []word
	last := 0
	for i := 0; i < len(text); {
		if n := addressLen(text[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		dot := r == '.' && i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && (i == 0 || text[i-1] == ' ' || text[i-1] == '(')
		if !dot && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := wordEnd(text, i+n)
		gap := text[last:i]
		words = append(words, word{text: text[i:end], key: fold(text[i:end]), start: i, end: end, gap: gap, first: len(words) == 0 || strings.ContainsAny(gap, ".!?\n•:\"“")})
		last, i = end, end
	}
	return words
}

// addressLen is the length of the URL that text begins with; 0 if it is none.
func addressLen(text string) int {
	if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "www.") {
		return 0
	}
	if n := strings.IndexAny(text, " \t\n\"<>)"); n > 0 {
		return n
	}
	return len(text)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '+' || r == '#' {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(len(text), i+n):])
		if (r == '.' || r == '-' || r == '_') && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
			i += n
			continue
		}
		return i
	}
	return i
}

// names finds the registered names among words, the longest first, outside of
// tags.
func (t *Table) names(words []word, tags []found) []found {
	var all []found
	for i := 0; i < len(words); i++ {
		if slices.ContainsFunc(tags, func(f found) bool { return words[i].start >= f.start && words[i].start < f.end }) {
			continue
		}
		if f, ok := t.nameAt(words, i); ok {
			all = append(all, f)
			i = f.to
		}
	}
	return all
}

func (t *Table) nameAt(words []word, i int) (found, bool) {
	last := i
	for last+1 < len(words) && last-i+1 < maxWords && (words[last+1].gap == " " || words[last+1].gap == "\u00a0") {
		last++
	}
	for j := last; j >= i; j-- {
		key := joinKeys(words[i : j+1])
		if t.r.names[key] == nil && t.r.shared[key] == nil && (j == i || !suffixWords[words[j].key]) {
			continue
		}
		name := words[i].text
		for k := i + 1; k <= j; k++ {
			name += " " + words[k].text
		}
		reg := t.inProse(key, name, j > i)
		if reg == nil {
			continue
		}
		proper := properWords[key] || len(key) == 3 && letters(key) == key && !shortNames[key]
		f := found{tool: reg, id: reg.id, from: i, to: j, start: words[i].start, end: words[j].end}
		switch {
		case hardWords[key], j == i && reg.obscure():
			f.hard = true
		case proper:
			f.sure, f.soft = !words[i].first, words[i].first
		case softWords[key] || len(key) < 3 && !strings.ContainsAny(key, "+#0123456789"):
			f.soft = true
		default:
			f.sure = true
		}
		if (f.hard || f.soft || proper) && !writtenAs(name, reg, key) {
			return found{}, false
		}
		return f, true
	}
	return found{}, false
}

// joinKeys is the key of words that stand in a row.
func joinKeys(words []word) string {
	if len(words) == 1 {
		return words[0].key
	}
	key := words[0].key
	for _, w := range words[1:] {
		key += strings.TrimPrefix(w.key, ".")
	}
	return key
}

// inProse returns the tool that a name in prose means; several words of
// ordinary language must be written with capitals.
func (t *Table) inProse(key, name string, several bool) *tool {
	reg := t.r.names[key]
	if reg == nil {
		reg = t.r.exact[spelling(name)]
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
	if several && !capitals(name) && plainEnglish(name) {
		return nil
	}
	return reg
}

// capitals reports that a name of several words begins and ends with a word
// that has a capital or digit first.
func capitals(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeRuneInString(name[strings.LastIndexByte(name, ' ')+1:])
	return !unicode.IsLower(first) && !unicode.IsLower(last)
}

// plainEnglish reports that one of the words of a name is an ordinary one.
func plainEnglish(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if k := fold(w); hardWords[k] || softWords[k] || plainWords[k] {
			return true
		}
	}
	return false
}

// writtenAs reports that an ambiguous word is written as the tool is: with a
// capital, or as the tool's name that has capitals further on.
func writtenAs(name string, reg *tool, key string) bool {
	if key == fold(reg.name) && name == reg.name && strings.ToLower(name) != name {
		return true
	}
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r) && (len(name) == 1 || strings.ToUpper(name) != name || strings.ToUpper(reg.name) == reg.name)
}

// settler decides on ambiguous words by what stands around them.
type settler struct {
	words []word
	all   []found
}

// run steps: words next to a cue ("Go language", "written in Rust"); soft ones
// in a sentence that names another tool or has a cue; then those in a row with
// sure ones ("Django, Flask and Spring"), until nothing changes.
func (s *settler) run() {
	for i := range s.all {
		if f := &s.all[i]; !f.sure && (s.cueAfter(f) || s.cueBefore(f)) {
			f.sure = true
		}
	}
	sure := slices.Clone(s.all)
	for i := range s.all {
		if f := &s.all[i]; !f.sure && f.soft && s.sentence(f, sure) {
			f.sure = true
		}
	}
	for changed := true; changed; {
		changed = false
		for i := 1; i < len(s.all); i++ {
			a, b := &s.all[i-1], &s.all[i]
			if a.sure != b.sure && s.inRow(a, b) {
				a.sure, b.sure, changed = true, true, true
			}
		}
	}
}

func (s *settler) cueAfter(f *found) bool {
	n := f.to + 1
	if f.from < 0 || n >= len(s.words) || s.words[n].gap != " " && s.words[n].gap != "-" && s.words[n].gap != "’s " && s.words[n].gap != "'s " {
		return false
	}
	w := strings.ToLower(s.words[n].text)
	if cueNouns[w] {
		return true
	}
	return !s.words[f.from].first && cueWeak[w]
}

func (s *settler) cueBefore(f *found) bool {
	if f.from < 2 || s.words[f.from].gap != " " || s.words[f.from].first {
		return false
	}
	a, b := strings.ToLower(s.words[f.from-2].text), strings.ToLower(s.words[f.from-1].text)
	return b == "in" && cueIn[a] || b == "with" && cueIn[a] || b == "framework" || b == "language" || b == "using" && !f.hardest(s.words)
}

// hardest reports a single letter, which even "using" does not settle.
func (f *found) hardest(words []word) bool { return f.end-f.start < 2 }

// sentence reports that the sentence of a soft word settles it: it names a
// sure tool or holds a cue.
func (s *settler) sentence(f *found, sure []found) bool {
	if f.from < 0 {
		return false
	}
	from, to := f.from, f.to
	for from > 0 && !s.words[from].first {
		from--
	}
	for to+1 < len(s.words) && !s.words[to+1].first {
		to++
	}
	for _, o := range sure {
		if o.sure && o.id != f.id && o.start >= s.words[from].start && o.end <= s.words[to].end {
			return true
		}
	}
	for i := from; i <= to; i++ {
		if cueNouns[strings.ToLower(s.words[i].text)] {
			return true
		}
	}
	return false
}

// inRow reports that only a comma, a slash or a conjunction stands between
// two mentions.
func (s *settler) inRow(a, b *found) bool {
	if a.from < 0 || b.from < 0 {
		return false
	}
	switch b.from - a.to {
	case 1:
		gap := s.words[b.from].gap
		return gap == ", " || gap == "/" || gap == " / " || gap == " & " || gap == " + "
	case 2:
		w := s.words[a.to+1]
		before := w.gap == " " || w.gap == ", "
		after := s.words[b.from].gap == " " || s.words[b.from].gap == ". " && strings.EqualFold(w.text, "vs")
		switch strings.ToLower(w.text) {
		case "and", "or", "vs", "versus":
			return before && after
		}
	}
	return false
}
