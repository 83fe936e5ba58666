package outline

import (
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
)

// The limits of what is taken for a table that no markup declares.
const (
	MaxCellBlocks = 4
	maxCellText   = 200
	MaxHeadText   = 60
	maxLooked     = 256 << 20 // bytes in which names and words are looked for
	beginning     = 64        // bytes that one more search costs
)

// Grids returns the tables that no markup declares but a person sees: rows
// as sibling elements, or cells that a CSS grid flows into rows. None is
// part of another, or of a table of Tables. The first row is the header.
//
// A repetition of siblings is a grid if
//
//   - all have the same number of cells, at least two, and there are at least
//     three of them, or two if the first has a word for attributes in front of
//     names that headings hold. A cell is an element of its own with a short
//     text or none; it holds no list, no heading and no table;
//   - where cells flow, a style says how many make a row, or one number only
//     gives rows with a header;
//   - no two rows have the same label, which names what the row is about: the
//     first cell, unless another column is emphasised or stands between
//     two names;
//   - the first row reads like a header (short, all different, no figures)
//     and something sets it apart from the rows below: it is emphasised and
//     they are not, a style makes rows of a table, or its cells, or the labels,
//     are names that headings of the page hold, it says what is for and what
//     against, only the rows have figures, or there are more rows of nothing
//     but words.
//
// Inline elements of one block are cells only below a header that is set
// apart, and only if they do not read on from one another as the parts of a
// sentence do.
func (o *Outline) Grids() []*Table {
	g := gridder{Outline: o, seen: make([]groupShape, len(o.doc.Groups))}
	for at := int32(len(o.doc.Groups)) - 1; at >= 0; at-- { // what is within comes first
		if o.within(&o.doc.Groups[at]) {
			g.inspect(at)
		}
	}
	var list []*Table
	for at := int32(0); int(at) < len(o.doc.Groups); {
		t := g.table(at)
		if t == nil {
			at++
			continue
		}
		t.dropLabels()
		list = append(list, t)
		at = o.doc.Groups[at].End
	}
	return list
}

// gridder looks for tables among the elements of an outline.
type gridder struct {
	*Outline
	seen     []groupShape    // by group
	titles   string          // see named
	words    map[string]bool // see IsWord
	searched int             // bytes in which names and words were looked for
}

// groupShape is what a group can be.
type groupShape struct {
	leaf  bool  // a cell
	flat  int32 // its children, if all are cells
	cells uint8 // as a row: how many it has; 0: it is none
	width uint8 // as a table: cells of each of its rows; 0: it is none
	rows  int32
}

// inspect finds out what the group can be, from what those in it are.
func (g *gridder) inspect(at int32) {
	groups, s := g.doc.Groups, &g.seen[at]
	me := &groups[at]
	s.leaf = g.isLeaf(me)
	if me.From == me.To {
		return
	}
	kids, full, leaves := int32(0), 0, int32(0)
	next, last, loose := me.From, int32(-1), false
	for c := at + 1; c < me.End; c = groups[c].End {
		loose = loose || groups[c].From > next
		next = groups[c].To
		kids++
		if groups[c].From < groups[c].To {
			full, last = full+1, c
		}
		if g.seen[c].leaf {
			leaves++
		}
	}
	if loose || next < me.To {
		if kids == 0 && me.To-me.From == 1 {
			if n := items(&g.doc.Blocks[me.From]); n > 1 {
				if s.flat = int32(n); n <= css.MaxColumns {
					s.cells = uint8(n)
				}
			}
		}
		return
	}
	if kids == 1 && full == 1 {
		leaf := s.leaf
		*s = g.seen[last]
		s.leaf = leaf
		return
	}
	if leaves == kids && (!me.Tag.Is(atom.Dl) || g.defines(at) > 2) {
		s.flat = kids
		if kids <= css.MaxColumns {
			s.cells = uint8(kids)
		}
	}
	g.findRows(at)
}

// defines returns of how many cells the rows of a definition list are, a term
// with its descriptions; 0 if they differ.
func (g *gridder) defines(at int32) int {
	groups := g.doc.Groups
	width, n := 0, 0
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		if !groups[c].Tag.Is(atom.Dt) {
			n++
			continue
		}
		if n > 0 && width > 0 && n != width {
			return 0
		}
		width, n = n, 1
	}
	if width > 0 && n != width {
		return 0
	}
	return n
}

// items counts the inline items of a block.
func items(b *Block) int {
	n := 0
	for i := range b.Runs {
		if i == 0 || b.Runs[i].Apart {
			n++
		}
	}
	return n
}

// findRows decides whether the children of a group are rows of one width, or hold such rows. A
// single text between them, over all columns, is not a row; nor are the pairs of a definition
// list.
func (g *gridder) findRows(at int32) {
	groups, s := g.doc.Groups, &g.seen[at]
	width, rows, others := uint8(0), int32(0), int32(0)
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		k := &g.seen[c]
		if groups[c].From == groups[c].To {
			continue
		}
		if width == 0 {
			width = k.width
			if width == 0 {
				width = k.cells
			}
		}
		switch {
		case width > 0 && k.width == width:
			rows += k.rows
		case width > 0 && k.cells == width:
			rows++
		case k.leaf && k.cells == 0 && groups[c].To-groups[c].From == 1:
			others++
		default:
			return
		}
	}
	if pairs := width == 2 && groups[at].Tag.Is(atom.Dl); rows > 1 && others*3 <= rows && !pairs {
		s.width, s.rows = width, rows
	}
}

// isLeaf reports a group that may be a cell.
func (g *gridder) isLeaf(me *Group) bool {
	if me.To-me.From > MaxCellBlocks {
		return false
	}
	size := 0
	for i := me.From; i < me.To; i++ {
		b := &g.doc.Blocks[i]
		size += len(b.Text)
		switch {
		case size > maxCellText || b.Cell.Table > 0 || b.Kind == Code:
			return false
		case b.Kind == Heading && !b.Weak && me.To-me.From > 1:
			return false
		case b.Kind == Item && (me.To-me.From > 1 || !me.Tag.Is(atom.Li)):
			return false
		}
	}
	return true
}

// table returns the table that a group is, nil if it is not one.
func (g *gridder) table(at int32) *Table {
	s, me := &g.seen[at], &g.doc.Groups[at]
	if s.width > 1 && s.rows > 1 {
		rows, known := g.rowsOf(nil, at, int(s.width))
		if t := g.judge(at, rows, known); t != nil {
			return t
		}
	}
	if t := g.bothSides(at); t != nil {
		return t
	}
	if s.flat < 6 || s.flat > maxPlaces || IsList(me.Tag) && g.columns(at) < 2 {
		return nil
	}
	units := g.units(at)
	if n := int(g.columns(at)); n > 1 && n <= css.MaxColumns && len(units)%n == 0 {
		return g.judge(at, flow(units, n), noProof)
	}
	if n := g.defines(at); me.Tag.Is(atom.Dl) && n > 1 && n <= css.MaxColumns {
		return g.judge(at, flow(units, n), noProof)
	}
	for n := 3; n <= css.MaxColumns && 2*n <= len(units); n++ {
		if len(units)%n == 0 && !units[0].item {
			if t := g.judge(at, flow(units, n), flowing); t != nil && !g.isMisaligned(t) && !g.headsGoOn(t) {
				return t
			}
		}
	}
	return nil
}

// columns returns in how many columns a style lays out what units lists, 0: none says so.
func (g *gridder) columns(at int32) uint8 {
	for n, first := g.countDirect(at); n == 1 && first >= 0 && g.doc.Groups[at].Columns == 0; n, first = g.countDirect(at) {
		at = first
	}
	return g.doc.Groups[at].Columns
}

// flow divides cells into rows.
func flow(units []unit, width int) [][]unit {
	rows := make([][]unit, 0, len(units)/width)
	for ; len(units) >= width; units = units[width:] {
		rows = append(rows, units[:width])
	}
	return rows
}

// rowsOf appends the rows of a group, and reports whether a style declares them.
func (g *gridder) rowsOf(rows [][]unit, at int32, width int) (_ [][]unit, known proof) {
	groups := g.doc.Groups
	known = styled
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		k := &g.seen[c]
		switch {
		case groups[c].From == groups[c].To:
		case int(k.width) == width:
			var inner proof
			rows, inner = g.rowsOf(rows, c, width)
			known = min(known, inner)
		case int(k.cells) == width:
			rows = append(rows, g.units(c))
			if !groups[c].Row && int(groups[c].Columns) != width {
				known = noProof
			}
		}
	}
	return rows, known
}
