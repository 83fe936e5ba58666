package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// token is a heading or a piece of a section, as one cell of a table that
// markup does not show.
type token struct {
	part, piece int // piece is -1 for the heading of the part
	text        string
	block       *outline.Block
	tool        *names.Tool // that the whole text names
	isTable     bool
}

// recast finds the tables that pages write without a table: a card or a list of
// labelled values a tool, a list of tools an attribute, cells that only styles
// lay out. What they are made of is gone from the sections.
func (r *reader) recast() { r.recastBy(r.recastAt) }

// recastBy puts the tables that find makes of tokens in their place.
func (r *reader) recastBy(find func(tokens []token, i int) (*outline.Table, int)) {
	tokens := r.tokens()
	r.cellsLeft = 4*len(tokens) + 1000
	var found []recasting
	for i := 0; i < len(tokens); {
		if t, end := find(tokens, i); t != nil {
			found = append(found, recasting{i, end, t})
			i = end
			continue
		}
		i++
	}
	if len(found) > 0 {
		r.replace(tokens, found)
	}
}

// recasting is a range of tokens that are a table.
type recasting struct {
	from, to int
	table    *outline.Table
}

func (r *reader) tokens() []token {
	n := 0
	for i := range r.parts {
		n += 1 + len(r.parts[i].Pieces)
	}
	list := slices.Grow(r.room[:0], n)
	for i := range r.parts {
		s := &r.parts[i]
		list = append(list, token{part: i, piece: -1, text: s.Heading, block: s.Block, tool: r.wholeTool(s.Heading)})
		for j := range s.Pieces {
			p := &s.Pieces[j]
			list = append(list, token{part: i, piece: j, text: p.Text, block: p.Block, tool: r.wholeTool(p.Text), isTable: p.Table != nil})
		}
	}
	r.room = list
	return list
}

// wholeTool returns the tool that a short text is nothing but the name of.
func (c *comparison) wholeTool(s string) *names.Tool {
	if s == "" || len(s) > phrase.MaxLabel {
		return nil
	}
	if t := c.names.Get(strings.TrimSuffix(s, ":")); t != nil && !t.Thing {
		return t
	}
	return nil
}

// The bounds of what is read as a table, beyond which no person reads one.
const (
	maxLabels  = 64 // of a card
	maxColumns = 24
	sparse     = 8 // cells for each value that a card has
)

// maxValue bounds what may stand in a cell of a table, in bytes.
const maxValue = 300

func (r *reader) recastAt(tokens []token, i int) (*outline.Table, int) {
	if tokens[i].isTable {
		return r.captioned(tokens, i)
	}
	if tokens[i].text == "" {
		return nil, 0
	}
	if t, end := r.fieldRows(tokens, i); t != nil {
		return t, end
	}
	if t, end := r.weighedLines(tokens, i); t != nil {
		return t, end
	}
	if tokens[i].tool != nil || strings.HasSuffix(tokens[i].text, ")") && r.rowName(&tokens[i]) != nil {
		if t, end := r.cards(tokens, i); t != nil {
			return t, end
		}
	} else if len(tokens[i].text) <= phrase.MaxLabel {
		if t, end := r.attributes(tokens, i); t != nil {
			return t, end
		}
		if t, end := r.duels(tokens, i); t != nil {
			return t, end
		}
	}
	if len(tokens[i].text) > phrase.MaxLabel {
		return nil, 0
	}
	if t, end := r.cells(tokens, i); t != nil {
		return t, end
	}
	if t, end := r.headedCells(tokens, i); t != nil {
		return t, end
	}
	return r.toolRows(tokens, i)
}

// missing is the place of a cell that the page does not have.
const missing = -2

// toolValue reads what could be a tool with its value, in either order: a term with
// its description, two texts alone in a box, one text, or a description that begins
// with the tool.
func (r *reader) toolValue(tokens []token, i int) (labelledValue, int) {
	p, next := r.toolPair(tokens, i, labelFirst)
	switch {
	case p.value == "":
	case r.names.Get(p.label) != nil:
		return p, next
	default:
		if other, last := r.toolPair(tokens, i, valueFirst); other.value != "" && r.names.Get(other.label) != nil {
			return other, last
		}
	}
	if own := r.ownTool(&tokens[i]); own.value != "" {
		return own, i + 1
	}
	return p, next
}

func (d *document) toolPair(tokens []token, i int, o order) (labelledValue, int) {
	t := &tokens[i]
	if b := t.block; b != nil && (b.Kind == outline.Term || (t.tool != nil || o == valueFirst) && i+1 < len(tokens) && tokens[i+1].block != nil && d.isRow(t, &tokens[i+1], o)) {
		return d.pairAt(tokens, i, o)
	}
	return ownPair(t, o), i + 1
}

// attributes reads an attribute with a value for each of several tools, "X:
// …" and "Y: …", and then others of the same tools. One alone is a table where it
// stands above terms with short descriptions.
func (r *reader) attributes(tokens []token, i int) (*outline.Table, int) {
	var rows [][]outline.Cell
	var tools []string
	end := i
	for end < len(tokens) && !tokens[end].isTable && tokens[end].tool == nil && tokens[end].text != "" && len(tokens[end].text) <= phrase.MaxLabel {
		row, named, next := r.attribute(tokens, end)
		if len(named) < 2 || tools != nil && !slices.Equal(tools, named) || isFigureOnly(tokens[end].text) {
			break // or the value of what the page names otherwise
		}
		tools, end = named, next
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, 0
	}
	t := &outline.Table{Origin: outline.Siblings, Header: []outline.Cell{textCell("Attribute")}, Rows: rows}
	for _, name := range tools {
		t.Header = append(t.Header, textCell(name))
	}
	if len(rows) == 1 && (r.hits(t.Header) < 2 || !isOneAttribute(tokens[i], rows[0], tokens[i+1:end])) {
		return nil, 0
	}
	return t, end
}

// isFigureOnly reports a text that is nothing but a figure, and labels nothing: "~9M/week".
func isFigureOnly(s string) bool {
	if !words.HasDigit(s) {
		return false
	}
	q, ok := quantity.Parse(s, "")
	return ok && q.Unit != "" && q.End == len(s)
}

// isOneAttribute reports the heading of an attribute above nothing but terms, the
// tools, with short descriptions.
func isOneAttribute(heading token, row []outline.Cell, below []token) bool {
	if heading.piece >= 0 || isSide(heading.text) || strings.ContainsAny(heading.text, "?!.") || len(below) != 2*(len(row)-1) {
		return false
	}
	for i := range below {
		b := below[i].block
		if b == nil || len(below[i].text) > phrase.MaxLabel || i%2 == 0 && b.Kind != outline.Term || i%2 == 1 && b.Kind != outline.Description {
			return false
		}
	}
	return true
}

// attribute reads an attribute with its values as a row, and the names of the tools
// that these are of, of which at least one is known; others are terms that could be, below a heading.
func (r *reader) attribute(tokens []token, i int) (row []outline.Cell, named []string, next int) {
	tools := 0
	for next = i + 1; next < len(tokens) && len(named) < maxColumns; {
		p, after := r.toolValue(tokens, next)
		name := names.Clean(p.label)
		if known := r.names.Get(p.label); known != nil && !known.Thing {
			name = known.Name
			tools++
		} else if known != nil || tokens[i].piece >= 0 || tokens[next].block == nil || tokens[next].block.Kind != outline.Term || !r.body.IsProper(name) {
			break
		}
		if slices.Contains(named, name) {
			break
		}
		if row == nil {
			label, _ := phrase.StripNumber(strings.TrimSuffix(tokens[i].text, ":"))
			row = append(row, textCell(label))
		}
		named, row, next = append(named, name), append(row, textCell(p.value)), after
	}
	if tools == 0 {
		return nil, nil, next
	}
	return row, named, next
}

// cells reads the names of several tools and then, again and again, a label
// with a value for each of them. The cells must end with a full row.
func (r *reader) cells(tokens []token, i int) (*outline.Table, int) {
	first := i
	if tokens[first].tool == nil {
		if first+1 == len(tokens) || tokens[first+1].tool == nil || !isCell(&tokens[first], phrase.MaxLabel) {
			return nil, 0
		}
		first++
	}
	n := 0
	for n <= maxColumns && first+n < len(tokens) && tokens[first+n].tool != nil && !slices.ContainsFunc(tokens[first:first+n], func(t token) bool { return t.tool == tokens[first+n].tool }) {
		n++
	}
	if n < 2 || n > maxColumns || first+n == len(tokens) || !isHeader(tokens[i:first+n], &tokens[first+n]) && !(first == i && r.fillsBox(&tokens[i], n)) {
		return nil, 0
	}
	t := &outline.Table{Origin: outline.Siblings, Header: []outline.Cell{textCell("Attribute")}}
	for _, c := range tokens[first : first+n] {
		t.Header = append(t.Header, textCell(c.text))
	}
	rows, end := r.cellRows(tokens, first+n, n+1, func(label *token) bool { return label.tool == nil })
	t.Rows = rows
	if len(t.Rows) < 2 {
		return nil, 0
	}
	return t, end
}

// isHeader reports names that head columns and are no entries of a list: a
// word for attributes stands in front of them, or they are emphasised and what
// follows is not.
func isHeader(names []token, next *token) bool {
	if names[0].tool == nil && labeltext.IsAttributeWord(names[0].text) {
		return true
	}
	for i := range names {
		if b := names[i].block; b == nil || !b.Strong && !b.Weak && b.Kind != outline.Heading {
			return false
		}
	}
	return next.block != nil && !next.block.Strong && !next.block.Weak
}

// toolRows reads the header of a table of tools cell by cell, and then rows
// that begin with a tool.
func (r *reader) toolRows(tokens []token, i int) (*outline.Table, int) {
	if len(tokens[i].text) > 30 || i+1 == len(tokens) || tokens[i+1].isTable || !isToolCorner(tokens[i].text) {
		return nil, 0
	}
	n := 1
	for i+n < len(tokens) && n < 12 && r.rowName(&tokens[i+n]) == nil && isCell(&tokens[i+n], phrase.MaxLabel) {
		n++
	}
	if n < 2 || n == 12 {
		return nil, 0
	}
	t := &outline.Table{Origin: outline.Siblings}
	for _, c := range tokens[i : i+n] {
		t.Header = append(t.Header, textCell(c.text))
	}
	rows, end := r.cellRows(tokens, i+n, n, func(label *token) bool {
		return r.rowName(label) != nil || r.body.IsProper(names.Clean(label.text))
	})
	t.Rows = rows
	if len(t.Rows) < 2 {
		return nil, 0
	}
	return t, end
}

// headedCells reads several emphasised texts one right behind the other, and
// then rows of as many cells: a table of no tools.
func (r *reader) headedCells(tokens []token, i int) (*outline.Table, int) {
	n := 0
	for i+n < len(tokens) && n < 12 && tokens[i+n].piece < 0 && tokens[i+n].tool == nil && tokens[i+n].block != nil && tokens[i+n].block.Weak && isCell(&tokens[i+n], phrase.MaxLabel) {
		n++
	}
	if n < 3 {
		return nil, 0
	}
	t := &outline.Table{Origin: outline.Siblings}
	for _, c := range tokens[i : i+n] {
		t.Header = append(t.Header, textCell(c.text))
	}
	rows, end := r.cellRows(tokens, i+n, n, func(label *token) bool { return label.piece >= 0 })
	t.Rows = rows
	if len(t.Rows) < 2 {
		return nil, 0
	}
	return t, end
}

// rowName returns the tool that a cell names, with a note or without.
func (c *comparison) rowName(t *token) *names.Tool {
	name, _ := phrase.InParentheses(t.text)
	return c.wholeTool(name)
}

// cellRows reads rows of width cells whose first cell label accepts; nil if
// cells are left over, so that nothing may have slid into another column.
func (r *reader) cellRows(tokens []token, i, width int, label func(*token) bool) ([][]outline.Cell, int) {
	var rows [][]outline.Cell
	for ; i+width <= len(tokens) && isCell(&tokens[i], phrase.MaxLabel) && label(&tokens[i]); i += width {
		if r.cellsLeft -= width; r.cellsLeft < 0 {
			return nil, 0
		}
		row := make([]outline.Cell, width)
		for k := range row {
			if !isCell(&tokens[i+k], maxValue) || k > 0 && (!sameKind(&tokens[i], &tokens[i+k]) || r.signsBetween(&tokens[i+k-1], &tokens[i+k])) {
				return nil, 0
			}
			row[k] = textCell(tokens[i+k].text)
		}
		rows = append(rows, row)
	}
	if i < len(tokens) && tokens[i].piece >= 0 && isCell(&tokens[i], phrase.MaxLabel) {
		return nil, 0
	}
	return rows, i
}

// isCell reports a text that may stand in a cell: short, no sentence, and no
// real heading.
func isCell(t *token, limit int) bool {
	if t.isTable || t.block == nil || t.text == "" || len(t.text) > limit || t.block.Soft {
		return false
	}
	if t.piece < 0 && t.block.Kind == outline.Heading && !t.block.Weak {
		return false
	}
	last := t.text[len(t.text)-1]
	return last != '?' && (last != '.' || limit > phrase.MaxLabel) && last != ':'
}

// replace puts tables in place of the tokens they are made of. What stands
// behind them belongs to the heading in front of them.
func (d *document) replace(tokens []token, found []recasting) {
	parts := make([]section.Section, 0, len(d.parts))
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if len(found) > 0 && found[0].from == i {
			last := &parts[len(parts)-1]
			last.Pieces = append(last.Pieces, section.Piece{Table: found[0].table, Block: t.block})
			i = found[0].to - 1
			found = found[1:]
			continue
		}
		if t.piece < 0 {
			s := d.parts[t.part]
			s.Pieces = nil
			parts = append(parts, s)
			continue
		}
		last := &parts[len(parts)-1]
		last.Pieces = append(last.Pieces, d.parts[t.part].Pieces[t.piece])
	}
	d.parts = parts
}
