// Package words is what readers of texts share: where words begin, which of
// many phrases begin there, whether a word stands alone, what a text begins and
// ends with, and words in lower case and without their signs. Each text is gone
// through once, and nothing is allocated for what says nothing.
package words

import "iter"

// Lexicon is a set of phrases that are searched for together, in one pass over the beginnings
// of the words of a text, whatever their case. It is immutable.
type Lexicon struct {
	phrases []string
	from    [lexiconKeys + 1]uint16 // by key: where in order its phrases begin
	order   []uint16                // numbers of phrases by key, then by number
}

// lexiconKeys is the number of the values of lexiconKey.
const lexiconKeys = 1 << 11

// minPhrase is how many bytes a phrase must have.
const minPhrase = 3

// NewLexicon makes a lexicon of phrases of at least three bytes in lower case that begin with a
// letter or a digit; it panics on others. A phrase matches at the beginning of a word; one that
// must end with a word ends with a space.
func NewLexicon(phrases ...string) *Lexicon {
	l := &Lexicon{phrases: phrases}
	var by [lexiconKeys][]uint16
	for i, p := range phrases {
		if len(p) < minPhrase || byteClass[p[0]] != wordByte || foldsTo(p, p) != len(p) {
			panic("words: no phrase for a lexicon: " + p)
		}
		key := lexiconKey(p)
		by[key] = append(by[key], uint16(i))
	}
	for key := range by {
		l.from[key] = uint16(len(l.order))
		l.order = append(l.order, by[key]...)
	}
	l.from[lexiconKeys] = uint16(len(l.order))
	return l
}

// LexiconOf makes a lexicon of the phrases in a table.
func LexiconOf[T any](table []T, phrase func(T) string) *Lexicon {
	list := make([]string, len(table))
	for i, entry := range table {
		list[i] = phrase(entry)
	}
	return NewLexicon(list...)
}

// In yields the number and the position of every phrase in text, ordered by position and then
// by number.
func (l *Lexicon) In(text string) iter.Seq2[int, int] {
	return func(yield func(phrase, at int) bool) {
		was := uint8(0)
		for i := 0; i+minPhrase <= len(text); i++ {
			is := byteClass[text[i]]
			if is == sameByte {
				continue
			}
			if is == wordByte && was != wordByte {
				for _, p := range l.candidates(text[i:]) {
					if foldsTo(text[i:], l.phrases[p]) >= 0 && !yield(int(p), i) {
						return
					}
				}
			}
			was = is
		}
	}
}

// Head returns the number of the first phrase that text begins with, -1 if it
// begins with none.
func (l *Lexicon) Head(text string) int {
	if len(text) >= minPhrase {
		for _, p := range l.candidates(text) {
			if foldsTo(text, l.phrases[p]) >= 0 {
				return int(p)
			}
		}
	}
	return -1
}

// Any reports whether text holds a phrase.
func (l *Lexicon) Any(text string) bool {
	for range l.In(text) {
		return true
	}
	return false
}

// Hit is a phrase of a lexicon in a text.
type Hit struct{ Phrase, At int32 }

// Hits appends to list what In yields, given where the words of the text begin; see Starts.
func (l *Lexicon) Hits(list []Hit, text string, starts []int32) []Hit {
	for _, at := range starts {
		rest := text[at:]
		if len(rest) < minPhrase {
			break
		}
		for _, p := range l.candidates(rest) {
			if foldsTo(rest, l.phrases[p]) >= 0 {
				list = append(list, Hit{int32(p), at})
			}
		}
	}
	return list
}

// candidates returns the phrases that may stand at the head of s.
func (l *Lexicon) candidates(s string) []uint16 {
	key := lexiconKey(s)
	return l.order[l.from[key]:l.from[key+1]]
}

// lexiconKey hashes the first three bytes of s, whatever the case of letters.
func lexiconKey(s string) uint32 {
	_ = s[minPhrase-1]
	v := (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16) | 0x20_20_20
	return v * 0x9E3779B1 >> 21
}

// foldsTo returns the length of lower if s begins with it, whatever the case of
// its letters, else -1.
func foldsTo(s, lower string) int {
	if len(s) < len(lower) {
		return -1
	}
	for i := range len(lower) {
		if c := s[i]; c != lower[i] && (c < 'A' || c > 'Z' || c|0x20 != lower[i]) {
			return -1
		}
	}
	return len(lower)
}
