package outline

import (
	"maps"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// The sizes of elements that say again what the one in front of them says: smaller ones
// may hold equal values.
const (
	leastAgain = 4  // blocks
	sentence   = 60 // bytes of texts that tell
	maxLooks   = 64 // how often each block is looked at
)

// WithoutRepeats returns the page without each element that repeats the element in front of it,
// block by block or in another layout, as pages do for another size of screen. Only pairs that
// may accepts are compared. It reports false if there are none.
func (o *Outline) WithoutRepeats(may func(*Outline) bool) (*Outline, bool) {
	var again []bool
	groups, budget := o.doc.Groups, maxLooks*len(o.doc.Blocks)
	for at := range groups {
		g := &groups[at]
		if int(g.End) == len(groups) {
			continue
		}
		next := &groups[g.End]
		if next.Parent != g.Parent || next.From != g.To || g.To-g.From < leastAgain || next.To-next.From < leastAgain {
			continue
		}
		if budget -= int(next.To - g.From); budget < 0 {
			break
		}
		a, b := o.slice(int(g.From), int(g.To)), o.slice(int(next.From), int(next.To))
		if !may(a) || !may(b) || !a.equals(b) && !a.subsumes(b) {
			continue
		}
		if again == nil {
			again = make([]bool, len(o.doc.Blocks))
		}
		for i := next.From; i < next.To; i++ {
			again[i] = true
		}
	}
	if again == nil {
		return o, false
	}
	part, _ := o.Only(func(b *Block) bool { return !again[b.Index] })
	return part, true
}

// equals reports two parts of the same blocks.
func (o *Outline) equals(other *Outline) bool {
	a, b := o.Blocks(), other.Blocks()
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text || a[i].Kind != b[i].Kind || a[i].Link() != b[i].Link() {
			return false
		}
	}
	return true
}

// subsumes reports that other has sentences, several, of o only, and hardly a word and no
// figure that o has not; with fewer sentences, that both have the same words.
func (o *Outline) subsumes(other *Outline) bool {
	const several, few, many = 2, 10, 16 // 1 of 10 words
	a, b := o.Blocks(), other.Blocks()
	if len(b) > 2*len(a)+leastAgain {
		return false
	}
	sentences := sentencesIn(b)
	if len(sentences) < several {
		known := wordsIn(a)
		return len(known) >= many && maps.Equal(known, wordsIn(b))
	}
	first := sentencesIn(a)
	for text := range sentences {
		if !first[text] {
			return false
		}
	}
	known, others, unknown := wordsIn(a), wordsIn(b), 0
	for word := range others {
		if known[word] {
			continue
		}
		if unknown++; words.HasDigit(word) || few*unknown > len(others) {
			return false
		}
	}
	return true
}

// sentencesIn returns the longer texts of blocks, without the labels in front of them.
func sentencesIn(blocks []Block) map[string]bool {
	var texts map[string]bool
	for i := range blocks {
		text := blocks[i].Text
		if label, rest, ok := strings.Cut(text, ": "); ok && len(label) <= joint.LongChip {
			text = rest
		}
		if len(text) >= sentence {
			if texts == nil {
				texts = map[string]bool{}
			}
			texts[text] = true
		}
	}
	return texts
}

// wordsIn returns the words and figures of blocks.
func wordsIn(blocks []Block) map[string]bool {
	all := map[string]bool{}
	for i := range blocks {
		for word := range strings.FieldsSeq(blocks[i].Text) {
			if word = strings.Trim(word, ".,;:()[]+-–—·|"); word != "" {
				all[word] = true
			}
		}
	}
	return all
}
