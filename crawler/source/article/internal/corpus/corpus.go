// Package corpus indexes the text of a page once, to answer for any number of phrases how often
// they occur, where, and whether as names.
package corpus

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Corpus is an index of a page's text: the beginnings of its words, chained by their first
// bytes.
type Corpus struct {
	Text  string
	Words []int32        // where words begin
	next  []int32        // beside words: 1 + the position in words of the next one with the same hash; 0: none
	first []int32        // by hash, like next
	shift uint8          // of hashes
	seen  map[string]int // how often Exact counted a phrase
	plain map[string]int // how often Ordinary did
	small string         // see Lower
}

// someNames is of how many phrases most pages are asked.
const someNames = 64

// New indexes a text.
func New(text string) *Corpus {
	c := &Corpus{Text: text, seen: make(map[string]int, someNames), plain: make(map[string]int, someNames)}
	c.Words = words.Starts(make([]int32, 0, len(text)/5), text)
	c.index()
	return c
}

// Lower returns the text with ASCII letters in lower case, every byte at its position.
func (c *Corpus) Lower() string {
	if c.small == "" {
		c.small = words.LowerASCII(c.Text)
	}
	return c.small
}

// Exact returns how often phrase occurs exactly as written.
func (c *Corpus) Exact(phrase string) int { return c.count(c.seen, c.Text, phrase, words.Alone) }

// Ordinary returns how often phrase occurs without capitals, addresses aside.
func (c *Corpus) Ordinary(phrase string) int {
	return c.count(c.plain, c.Text[:min(len(c.Text), MaxLook)], strings.ToLower(phrase), aloneAsWord)
}

// maxCount bounds counting; what occurs so often is known well enough.
const maxCount = 12

// MaxLook bounds how much of a text is searched for a word in small letters.
const MaxLook = 32 << 10

// count counts the places of phrase in a beginning of the text that stands accepts;
// known is what was counted so before.
func (c *Corpus) count(known map[string]int, in, phrase string, stands func(s string, from, to int) bool) int {
	if n, ok := known[phrase]; ok || phrase == "" {
		return n
	}
	n := c.upTo(maxCount, in, phrase, stands)
	if len(known) < 10_000 {
		known[phrase] = n
	}
	return n
}

// upTo counts the places of phrase in a beginning of the text that stands accepts, up
// to most.
func (c *Corpus) upTo(most int, in, phrase string, stands func(s string, from, to int) bool) int {
	if !c.Indexed(phrase) {
		return countUnindexed(most, in, phrase, stands)
	}
	n := 0
	for at := c.Find(0, phrase); at != 0 && n < most; at = c.Find(at, phrase) {
		from := int(c.Words[at-1])
		if from+len(phrase) > len(in) {
			break
		}
		if stands(in, from, from+len(phrase)) {
			n++
		}
	}
	return n
}

// countUnindexed counts a phrase that the index does not hold.
func countUnindexed(most int, in, phrase string, stands func(s string, from, to int) bool) int {
	n := 0
	for from := 0; n < most; {
		i := strings.Index(in[from:], phrase)
		if i < 0 {
			break
		}
		i += from
		if stands(in, i, i+len(phrase)) {
			n++
		}
		from = i + len(phrase)
	}
	return n
}

// maxAddress bounds how far in front of a word its address may begin.
const maxAddress = 200

// aloneAsWord reports whether s[from:to] stands alone and in no address or path.
func aloneAsWord(s string, from, to int) bool {
	if !words.Alone(s, from, to) || to < len(s) && s[to] == '/' {
		return false
	}
	for i := from - 1; i >= max(0, from-maxAddress) && s[i] > ' '; i-- {
		if s[i] == '/' {
			return false
		}
	}
	return true
}

// keyBytes is how much of a word its hash is made of.
const keyBytes = 3

// Indexed reports whether find can find phrase.
func (c *Corpus) Indexed(phrase string) bool { return len(phrase) >= keyBytes && OpensWord(phrase[0]) }

// maxSteps bounds a search: a page may begin any number of words alike.
const maxSteps = 4096

// Find returns the next place in words, counted from 1, behind the place at,
// where the text goes on with phrase; 0: there is none within maxSteps words
// that begin like it. With at 0 it begins at the top of the text.
func (c *Corpus) Find(at int32, phrase string) int32 {
	if at == 0 {
		at = c.first[keyOf(phrase)>>c.shift]
	} else {
		at = c.next[at-1]
	}
	for range maxSteps {
		if at == 0 || strings.HasPrefix(c.Text[c.Words[at-1]:], phrase) {
			return at
		}
		at = c.next[at-1]
	}
	return 0
}

// index chains the beginnings of words, from the last to the first, so that
// chains run forward.
func (c *Corpus) index() {
	bits := min(max(bits.Len(uint(len(c.Words)))-1, 6), 12)
	c.shift = uint8(32 - bits)
	c.first, c.next = make([]int32, 1<<bits), make([]int32, len(c.Words))
	for i := len(c.Words) - 1; i >= 0; i-- {
		at := int(c.Words[i])
		if at+keyBytes > len(c.Text) || at > 0 && JoinsWord(c.Text[at-1]) {
			continue
		}
		key := keyOf(c.Text[at:]) >> c.shift
		c.next[i], c.first[key] = c.first[key], int32(i+1)
	}
}

func keyOf(s string) uint32 {
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16) * 0x9E3779B1
}

// Has reports whether phrase, which indexed accepts, stands alone in the text.
func (c *Corpus) Has(phrase string) bool {
	for at := c.Find(0, phrase); at != 0; at = c.Find(at, phrase) {
		if from := int(c.Words[at-1]); words.Alone(c.Text, from, from+len(phrase)) {
			return true
		}
	}
	return false
}

// What a byte may be.
const (
	part  = 1 << iota // of a word, as any byte beyond ASCII may be
	opens             // the first one of a word, see Words.Begins
	joins             // one behind which no name begins, see Words.Alone
)

// bytesOf classifies each byte.
var bytesOf = byteTable()

func byteTable() (table [256]uint8) {
	for i := range table {
		c := byte(i)
		letter := c < utf8.RuneSelf && words.Begins(c)
		if letter || c >= utf8.RuneSelf {
			table[i] |= part
		}
		if words.Begins(c) {
			table[i] |= opens
		}
		if letter || c == '.' || c == '-' || c == '_' || c == '@' {
			table[i] |= joins
		}
	}
	return table
}

// OfWord reports a byte that may be part of a word.
func OfWord(c byte) bool { return bytesOf[c]&part != 0 }

// OpensWord reports a byte with which a word may begin.
func OpensWord(c byte) bool { return bytesOf[c]&opens != 0 }

// JoinsWord reports a byte after which no word begins.
func JoinsWord(c byte) bool { return bytesOf[c]&joins != 0 }
