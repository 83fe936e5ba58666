package walk

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Pages show a part once for each size of screen: two elements beside each other that say
// the same word for word, of which a person sees one. Cells of two columns may be alike
// too: most of them, or most of those at their place, are not, and the page says much
// twice somewhere, which no two tools have alike.

// isDoubled reports a page with an element that says much, and says what the one in front
// of it says.
func (w *walker) isDoubled() bool {
	groups := w.doc.Groups
	for i := range groups {
		a := &groups[i]
		if b := w.groupBehind(a); b != nil && a.To-a.From == b.To-b.From && a.To-a.From > 1 && w.haveSameTexts(a, b) && w.isSubstantial(a) {
			return true
		}
	}
	return false
}

// groupBehind returns the group right after g, nil if there is none.
func (w *walker) groupBehind(g *outline.Group) *outline.Group {
	if int(g.End) >= len(w.doc.Groups) || g.To == g.From {
		return nil
	}
	if b := &w.doc.Groups[g.End]; b.Parent == g.Parent && b.From == g.To && b.To > b.From && !isPart(b.Tag) {
		return b
	}
	return nil
}

// isPart reports the name of what a table or a list is made of, which may well be like
// the next one.
func isPart(t outline.Tag) bool {
	switch atom.Atom(t) {
	case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Li, atom.Dt, atom.Dd, atom.Option:
		return true
	}
	return false
}

// haveSameTexts reports two groups of the same texts.
func (w *walker) haveSameTexts(a, b *outline.Group) bool {
	size := a.To - a.From
	if size != b.To-b.From || w.spans[a.From].part != w.spans[b.From].part || w.doc.Blocks[a.From].Region != w.doc.Blocks[b.From].Region {
		return false
	}
	for i := a.From; i < a.To; i++ {
		if !bytes.Equal(w.raw(i), w.raw(i+size)) {
			return false
		}
	}
	return true
}

// isSubstantial reports a group with a figure and something else, or with two longer texts.
func (w *walker) isSubstantial(g *outline.Group) bool {
	const figure = 2 // digits
	first := w.raw(g.From)
	hasFigure, long, others := false, 0, 0
	for i := g.From; i < g.To; i++ {
		text := w.raw(i)
		hasFigure = hasFigure || digitsIn(text) >= figure
		same := i > g.From && bytes.Equal(text, first)
		if !same && len(text) >= longText {
			long++
		}
		if !same && i > g.From {
			others++
		}
	}
	return others > 0 && (hasFigure || long > 1)
}

func digitsIn(text []byte) int {
	n := 0
	for _, c := range text {
		if words.IsDigit(c) {
			n++
		}
	}
	return n
}

// siblingKey is what two elements beside each other have in common with others: what they
// and the first ones in them are, or their place in the element around them.
type siblingKey struct {
	own, next [4]outline.Tag
	place     int32 // 0: any
}

// dropDoubles leaves out what is said again for another size of screen.
func (w *walker) dropDoubles(keep []bool) []bool {
	if !w.isDoubled() {
		return keep
	}
	groups := w.doc.Groups
	place := make([]int32, len(groups))
	again := map[siblingKey]int{} // how many more say something again than something else
	same := make([]bool, len(groups))
	for i := range groups {
		a := &groups[i]
		if int(a.End) < len(groups) && groups[a.End].Parent == a.Parent {
			place[a.End] = place[i] + 1
		}
		b := w.groupBehind(a)
		if b == nil {
			continue
		}
		same[i] = w.haveSameTexts(a, b)
		for _, k := range w.siblingKeys(int32(i), place[i]) {
			if same[i] {
				again[k]++
			} else {
				again[k]--
			}
		}
	}
	for i := range groups {
		if !same[i] {
			continue
		}
		b := w.groupBehind(&groups[i])
		kinds := w.siblingKeys(int32(i), place[i])
		if again[kinds[0]] <= 0 || again[kinds[1]] <= 0 || b.To-b.From == 1 && len(w.raw(b.From)) < longText {
			continue
		}
		keep = w.doc.KeepAll(keep)
		for at := b.From; at < b.To; at++ {
			keep[at] = false
		}
	}
	return keep
}

// siblingKeys describes the group at i, which is at a place in the one around it, and the
// one behind it.
func (w *walker) siblingKeys(i, place int32) [2]siblingKey {
	groups := w.doc.Groups
	a, b := &groups[i], &groups[groups[i].End]
	around := &groups[a.Parent]
	return [2]siblingKey{
		{own: w.makeOfGroup(i), next: w.makeOfGroup(a.End)},
		{own: [4]outline.Tag{a.Tag, around.Tag}, next: [4]outline.Tag{b.Tag}, place: 1 + place},
	}
}

// makeOfGroup returns the names of an element and of those that it begins with.
func (w *walker) makeOfGroup(i int32) (names [4]outline.Tag) {
	end := w.doc.Groups[i].End
	for k := range names {
		names[k] = w.doc.Groups[i].Tag
		if i++; i == end || w.doc.Groups[i].Parent != i-1 {
			break
		}
	}
	return names
}
