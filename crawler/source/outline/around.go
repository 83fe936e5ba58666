package outline

import (
	"iter"

	"golang.org/x/net/html/atom"
)

// Around yields the elements of o that hold the block at position index of
// the page, the innermost first, each larger than the one before. The block
// by itself is not among them unless an element holds it alone.
func (o *Outline) Around(index int) iter.Seq[*Outline] {
	return func(yield func(*Outline) bool) {
		for at := range o.holders(index) {
			if !yield(o.group(at)) {
				return
			}
		}
	}
}

// Enclosing is Around with positions of blocks: where each element begins, and
// the position after it.
func (o *Outline) Enclosing(index int) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for _, g := range o.holders(index) {
			if !yield(int(g.From), int(g.To)) {
				return
			}
		}
	}
}

// holders yields the elements that Around does, with their positions in groups.
func (o *Outline) holders(index int) iter.Seq2[int32, *Group] {
	return func(yield func(int32, *Group) bool) {
		from, to := -1, -1
		for at := o.doc.smallest(index, index+1); at >= 0; at = o.doc.Groups[at].Parent {
			g := &o.doc.Groups[at]
			if !o.within(g) {
				return
			}
			if int(g.From) == from && int(g.To) == to {
				continue
			}
			if from, to = int(g.From), int(g.To); !yield(at, g) {
				return
			}
		}
	}
}

// InOneList reports whether two blocks of the page stand in entries of the same list.
func (o *Outline) InOneList(a, b int) bool {
	list := o.listOf(a)
	return list >= 0 && list == o.listOf(b)
}

// InOneEntry reports whether two items of the page are parts of the same entry of a list. An
// entry without elements in it is no group: then there are fewer around it than its list is deep.
func (o *Outline) InOneEntry(a, b int) bool {
	entry := o.entryOf(a)
	if entry < 0 || entry != o.entryOf(b) || o.doc.Blocks[a].Level != o.doc.Blocks[b].Level {
		return false
	}
	depth := 0
	for at := entry; at >= 0; at = o.doc.Groups[at].Parent {
		if o.doc.Groups[at].Tag.Is(atom.Li) {
			depth++
		}
	}
	return o.doc.Groups[entry].Tag.Is(atom.Li) && depth == int(o.doc.Blocks[a].Level)
}

// listOf returns the group around the innermost entry that holds a block, -1 if none
// does.
func (o *Outline) listOf(block int) int32 {
	if at := o.entryOf(block); at >= 0 {
		return o.doc.Groups[at].Parent
	}
	return -1
}

// entryOf returns the innermost entry of a list that holds a block, -1 if none does.
func (o *Outline) entryOf(block int) int32 {
	for at := o.doc.smallest(block, block+1); at >= 0; at = o.doc.Groups[at].Parent {
		if IsItem(o.doc.Groups[at].Tag) {
			return at
		}
	}
	return -1
}

// AmongEmpty returns the index of the element o among n sibling elements of the same kind that
// are empty but for o; -1 otherwise.
func (o *Outline) AmongEmpty(n int) int {
	groups := o.doc.Groups
	at := o.doc.smallest(o.from, o.to)
	if at < 0 || int(groups[at].From) != o.from || int(groups[at].To) != o.to {
		return -1
	}
	for up := groups[at].Parent; up >= 0 && groups[up].From == groups[at].From && groups[up].To == groups[at].To; up = groups[at].Parent {
		count, place := 0, -1
		for c := up + 1; c < groups[up].End && count <= n; c = groups[c].End {
			if c == at {
				place = count
			}
			if count++; groups[c].Tag != groups[at].Tag {
				count = n + 1
			}
		}
		if count == n {
			return place
		}
		at = up
	}
	return -1
}

// Parts returns the child elements of o, if o is an element, and the blocks between them; else
// those of the smallest element that holds o, as far as they lie in o. It sees through wrappers
// around a single child. An empty element is an empty part.
func (o *Outline) Parts() []*Outline {
	if o.Empty() {
		return nil
	}
	at := o.element - 1
	if at < 0 {
		at = o.doc.smallest(o.from, o.to)
	}
	if at < 0 {
		return nil
	}
	var list []*Outline
	for _, u := range o.units(at) {
		switch {
		case u.item || u.from < o.from || u.to > o.to:
		case u.group >= 0:
			list = append(list, o.group(u.group))
		default:
			list = append(list, o.slice(u.from, u.to))
		}
	}
	return list
}

// NestsAs reports whether o and other are elements that hold their first blocks at the same
// depth, within elements of the same kinds.
func (o *Outline) NestsAs(other *Outline) bool {
	if o.element == 0 || other.element == 0 || o.Empty() || other.Empty() {
		return false
	}
	groups := o.doc.Groups
	a, b := o.doc.Marks[o.from].Group, o.doc.Marks[other.from].Group
	for a > o.element-1 && b > other.element-1 && groups[a].Tag == groups[b].Tag {
		a, b = groups[a].Parent, groups[b].Parent
	}
	return a == o.element-1 && b == other.element-1 && groups[a].Tag == groups[b].Tag
}
