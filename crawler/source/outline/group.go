package outline

import "golang.org/x/net/html/atom"

// Is reports whether t is that of an element.
func (t Tag) Is(a atom.Atom) bool { return t == Tag(a) }

// IsList reports a list.
func IsList(t Tag) bool { return t.Is(atom.Ul) || t.Is(atom.Ol) || t.Is(atom.Menu) }

// IsEntry reports the elements that lists and tables are made of.
func IsEntry(t Tag) bool {
	return t.Is(atom.Li) || t.Is(atom.Td) || t.Is(atom.Th) || t.Is(atom.Tr) || t.Is(atom.Dt) || t.Is(atom.Dd)
}

// Mark is what blocks keep to themselves.
type Mark struct {
	Scope, Group int32
	Size         int32 // of the text as it was read, in bytes
}

// Tag stands for the name of an element: its atom, or a hash of it.
type Tag uint32

// Group is an element that holds blocks: the containment that a flat list of
// blocks has lost. Groups stand in document order, each before those within.
type Group struct {
	From, To int32 // range of blocks
	End      int32 // index after the last group within
	Parent   int32 // -1: none
	Tag      Tag
	Columns  uint8 // that its style lays its children out in; 0: it does not say
	Row      bool  // its style says that it is a row of a table
}

// IsItem reports an item of a list or a row of a table.
func IsItem(t Tag) bool { return t.Is(atom.Li) || t.Is(atom.Tr) }

// Scope is an element beyond which headings do not reach.
type Scope struct {
	From, To int32
	Sealed   int32 // first block of the innermost scope whose headings cannot end headings outside
}

// within reports whether all of g lies in o.
func (o *Outline) within(g *Group) bool { return int(g.From) >= o.from && int(g.To) <= o.to }

// smallest returns the innermost group that holds the range, -1 if none.
func (d *Document) smallest(from, to int) int32 {
	if from >= to || from >= len(d.Blocks) {
		return -1
	}
	at := d.Marks[from].Group
	for at >= 0 && (int(d.Groups[at].To) < to || int(d.Groups[at].From) > from) {
		at = d.Groups[at].Parent
	}
	return at
}
