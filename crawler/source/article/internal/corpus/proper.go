package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsProper reports whether the page writes s as a name: with a capital or a sign that ordinary
// words lack, and seldom in lower case.
func (c *Corpus) IsProper(s string) bool {
	if s == "" || len(s) > 50 || strings.Count(s, " ") > 3 || vocab.IsCommon(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '.' }) {
		return false
	}
	if strings.ContainsAny(s, "?!:;,\"|=<>{}[]") || strings.TrimLeft(s, "0123456789. ") == "" {
		return false
	}
	opening, rest := words.First(s)
	if vocab.IsStop(words.Last(s)) || vocab.IsStop(opening) && !strings.HasPrefix(s, vocab.Studio) {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && w != "on" && w != "of" && w != "for" && !strings.ContainsAny(w, ".+#") {
			return false
		}
	}
	if vocab.IsAcronymic(s) || words.IsLower(s) || c.Ordinary(s) <= c.Exact(s)/2 {
		return true
	}
	if c.Exact(s) < maxCount {
		return false
	}
	const many = 20 * maxCount // a name is often that of a command, too
	return c.upTo(many, c.Text[:min(len(c.Text), MaxLook)], strings.ToLower(s), aloneAsWord) <= c.upTo(many, c.Text, s, words.Alone)/2
}

// IsName reports whether the text uses name where only names are capitalized: within a
// sentence, or as its subject.
func (c *Corpus) IsName(name string) bool {
	if !c.Indexed(name) || c.Exact(name) == 0 {
		return false
	}
	for at := c.Find(0, name); at != 0; at = c.Find(at, name) {
		from := int(c.Words[at-1])
		end := from + len(name)
		if !words.Alone(c.Text, from, end) {
			continue
		}
		rest := words.Plain(c.Text[end:min(len(c.Text), end+8)])
		within := from > 1 && c.Text[from-1] == ' ' && (OfWord(c.Text[from-2]) || c.Text[from-2] == ',')
		if within || words.HasPrefix(rest, " is ", " has ", " was ", "'s ") {
			return true
		}
	}
	return false
}
