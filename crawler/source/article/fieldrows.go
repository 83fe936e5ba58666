package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fieldRows reads lines of several texts set apart, or boxes of as many texts, of which the first names the attributes and
// each other one begins with a tool, or the first names the tools and each other one begins with
// an attribute: a table that boxes in a row make.
func (r *reader) fieldRows(tokens []token, i int) (*outline.Table, int) {
	if header, end := r.boxRow(tokens, i); header != nil {
		if t, end := r.rowsUnder(header, tokens, end); t != nil {
			return t, end
		}
	}
	t := &tokens[i]
	if !isBoxed(t) || t.block.Kind != outline.Item || len(t.text) > phrase.MaxLabel || t.tool != nil {
		return nil, 0
	}
	return r.rowsUnder([]string{t.text}, tokens, i+1) // alone beside an empty corner
}

// rowsUnder reads the rows below a header as a table.
func (r *reader) rowsUnder(header []string, tokens []token, end int) (*outline.Table, int) {
	const few = 2
	var rows [][]outline.Cell
	named := 0
	for end < len(tokens) && len(rows) < maxLabels {
		row, next := r.boxRow(tokens, end)
		if len(row) < few || len(header) > 1 && len(row) < few+1 || len(row) != len(header) && len(row) != len(header)+1 ||
			len(rows) > 0 && len(row) != len(rows[0]) {
			break
		}
		if r.cellsLeft -= len(row); r.cellsLeft < 0 {
			return nil, 0
		}
		named += r.toolsAmong(row[:1])
		rows, end = append(rows, textCells(row)), next
	}
	if len(rows) < few {
		return nil, 0
	}
	heads := r.toolsAmong(header)
	down := 2*named > len(rows) && heads == 0
	across := named == 0 && heads >= few && 2*heads >= len(header)
	if !down && !across {
		return nil, 0
	}
	if len(rows[0]) > len(header) {
		header = append([]string{""}, header...)
	}
	return &outline.Table{Origin: outline.Siblings, Header: textCells(header), Rows: rows}, end
}

// boxRow returns the texts of a row, and where the next one begins: those that stand apart in one
// line, or of the smallest box around several that begins there, a text a block.
func (r *reader) boxRow(tokens []token, i int) (row []string, next int) {
	if row = fieldsApart(&tokens[i]); row != nil {
		if isOneText(row) {
			return nil, i // for several widths of screens
		}
		return row, i + 1
	}
	if !isBoxed(&tokens[i]) || len(tokens[i].text) > phrase.MaxLabel {
		return nil, i
	}
	first := tokens[i].block.Index
	for from, to := range r.content.Enclosing(first) {
		n := to - from
		if n < 2 {
			continue
		}
		if from != first || n > maxColumns {
			break
		}
		return r.boxOf(tokens, i, from, to)
	}
	return nil, i
}

// boxOf returns the texts of the blocks of a box at token i, and the token behind it. A strong one
// may have been taken for the head of the next, which makes one token of them.
func (r *reader) boxOf(tokens []token, i, from, to int) (row []string, next int) {
	blocks := r.content.Blocks()
	if to > len(blocks) {
		return nil, i
	}
	for k := from; k < to; k++ {
		b := &blocks[k]
		text := b.Text
		if b.Kind == outline.Picture && k > from {
			text = r.signOf(b)
		} else if b.Kind != outline.Paragraph && b.Kind != outline.Item {
			return nil, i
		}
		if b.Index != k || text == "" || len(text) > maxValue {
			return nil, i
		}
		row = append(row, text)
	}
	for next = i + 1; next < len(tokens) && tokens[next].block != nil && tokens[next].block.Index < to; next++ {
		if tokens[next].isTable {
			return nil, i
		}
	}
	return row, next
}

// signOf returns what a picture alone in a cell says, a tick or a cross, "" if it shows a
// tool or nothing.
func (c *comparison) signOf(b *outline.Block) string {
	if b.Kind != outline.Picture || len(b.Images) != 1 {
		return ""
	}
	alt := labeltext.Pictured(b.Images[0].Alt)
	if len(alt) > phrase.MaxLabel || c.wholeTool(alt) != nil {
		return ""
	}
	return alt
}

// signsBetween reports a sign between two tokens that is no token.
func (r *reader) signsBetween(a, b *token) bool {
	const far = 8
	blocks := r.content.Blocks()
	for k := a.block.Index + 1; k < b.block.Index && k < len(blocks) && k <= a.block.Index+far; k++ {
		if blocks[k].Index == k && r.signOf(&blocks[k]) != "" {
			return true
		}
	}
	return false
}

// sameKind reports cells in blocks of one kind; heads of columns may be anything.
func sameKind(a, b *token) bool { return a.block.Kind == b.block.Kind || a.piece < 0 || b.piece < 0 }

// isOneText reports texts that are all the same.
func isOneText(list []string) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return s != list[0] })
}

// isBoxed reports a short text that is all of its block, and no heading.
func isBoxed(t *token) bool {
	return isCell(t, maxValue) && t.text == t.block.Text && (t.block.Kind == outline.Paragraph || t.block.Kind == outline.Item)
}

// toolsAmong counts the tools whose names are among texts, with notes or without.
func (c *comparison) toolsAmong(texts []string) int {
	var list []*names.Tool
	for _, text := range texts {
		name, _ := phrase.InParentheses(text)
		if t := c.wholeTool(name); t != nil {
			list = appendTool(list, t)
		}
	}
	return len(list)
}

func textCells(texts []string) []outline.Cell {
	cells := make([]outline.Cell, len(texts))
	for i, text := range texts {
		cells[i] = textCell(text)
	}
	return cells
}

// fieldsApart returns the texts set apart in one line; nil if there are none.
func fieldsApart(t *token) []string {
	b := t.block
	if b == nil || t.isTable || t.piece < 0 || b.Kind != outline.Paragraph || t.text != b.Text || len(b.Runs) < 2 || len(b.Runs) > maxColumns {
		return nil
	}
	var list []string
	from := 0
	for i := 1; i <= len(b.Runs); i++ {
		end := len(b.Text)
		if i < len(b.Runs) {
			if !b.Runs[i].Apart {
				continue
			}
			end = int(b.Runs[i].Start)
		}
		text := strings.TrimSpace(b.Text[from:end])
		if text == "" || len(text) > maxValue || from == 0 && len(text) > 60 {
			return nil
		}
		list, from = append(list, text), end
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// dottedPairs reads a line of labels with their values between dots or bars, "License: MIT ·
// Language: Go"; nil if it says more.
func dottedPairs(t *token) []labelledValue {
	if t.isTable || t.piece < 0 || t.block == nil || strings.IndexByte(t.text, ':') < 0 {
		return nil
	}
	for _, sep := range [...]string{" · ", " | ", " • ", " ∙ "} {
		parts := strings.Split(t.text, sep)
		if len(parts) < 2 || len(parts) > maxLabels {
			continue
		}
		list := make([]labelledValue, 0, len(parts))
		for _, part := range parts {
			label, value, ok := strings.Cut(strings.TrimSpace(part), ": ")
			p := labelledValue{label, value}
			if !ok || !p.isPair() || !words.IsCapitalized(label) {
				return nil
			}
			list = append(list, p)
		}
		return list
	}
	return nil
}

// fillsBox reports a box of nothing but n cells and then rows of one more: a grid whose corner is
// empty.
func (d *document) fillsBox(first *token, n int) bool {
	if first.block == nil || first.block.Kind != outline.Paragraph {
		return false
	}
	for from, to := range d.content.Enclosing(first.block.Index) {
		if rest := to - from - n; to-from > 1 {
			return from == first.block.Index && rest >= 2*(n+1) && rest%(n+1) == 0
		}
	}
	return false
}

func textCell(s string) outline.Cell {
	if s == "" {
		return outline.Cell{Block: missing}
	}
	return outline.Cell{Text: s, Block: -1}
}
