package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// dropMonograms drops the letters that stand in the place of the logos of tools, and how
// many entries stand under a label.
func (r *reader) dropMonograms() {
	r.dropTokens(func(i int) bool { return r.isMonogram(i) || r.countsEntries(i) })
}

// countsEntries reports a number right behind the label of a list, in its line: how many
// entries that has.
func (r *reader) countsEntries(i int) bool {
	t := &r.tokens[i]
	if i == 0 || len(t.text) > 2 || r.tokens[i-1].block != t.block || r.tokens[i-1].picture || i+1 < len(r.tokens) && r.tokens[i+1].block == t.block {
		return false
	}
	if _, isNumber := wholeNumber(t.text); !isNumber {
		return false
	}
	key := labelKey(r.tokens[i-1].key)
	head := innerWords[key]
	if head == nothing {
		head, _ = r.headWithName(key)
	}
	switch head {
	case pros, cons, integrations, features:
		return true
	}
	return false
}

// dropTokens drops the tokens that are not wanted.
func (d *document) dropTokens(unwanted func(i int) bool) {
	kept, block := d.tokens[:0], 0
	for i := range d.tokens {
		for ; block < len(d.start) && d.start[block] <= i; block++ {
			d.start[block] = len(kept)
		}
		if !unwanted(i) {
			kept = append(kept, d.tokens[i])
		}
	}
	for ; block < len(d.start); block++ {
		d.start[block] = len(kept)
	}
	clear(d.tokens[len(kept):])
	d.tokens = kept
}

// isMonogram reports two letters in the place of a logo: the name of a tool that begins
// with them follows, and no tool is called so.
func (r *reader) isMonogram(i int) bool {
	t := &r.tokens[i]
	if !isAbbreviated(t) || i+1 == len(r.tokens) || r.tool(t.key) >= 0 {
		return false
	}
	next := &r.tokens[i+1]
	return abbreviates(t.key, next.key) && (next.kind == outline.Heading || r.tool(next.key) >= 0)
}

// isAbbreviated reports two letters in capitals, which may stand where a logo might.
func isAbbreviated(t *token) bool {
	return len(t.text) == 2 && t.Link == "" && !t.picture && t.text[0]-'A' < 26 && t.text[1]-'A' < 26
}

// abbreviates reports the two letters that a name begins with, or its first two words do.
func abbreviates(letters, name string) bool {
	if len(name) <= len(letters) || len(letters) != 2 || name[0] != letters[0] {
		return false
	}
	_, second, _ := strings.Cut(name, " ")
	return name[1] == letters[1] || second != "" && second[0] == letters[1]
}
