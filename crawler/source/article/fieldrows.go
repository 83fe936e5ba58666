package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
)

// fieldRows reads lines of several texts set apart, of which the first names the attributes and
// each other one begins with a tool, or the first names the tools and each other one begins with
// an attribute: a table that boxes in a row make.
func (r *reader) fieldRows(tokens []token, i int) (*source.Table, int) {
	const few = 2
	header := fieldsApart(&tokens[i])
	if len(header) < few {
		return nil, 0
	}
	t := &source.Table{Origin: source.Siblings}
	end, named, heads := i+1, 0, 0
	for _, text := range header {
		if r.namedIn(text) {
			heads++
		}
	}
	for ; end < len(tokens) && len(t.Rows) < maxLabels; end++ {
		row := fieldsApart(&tokens[end])
		if len(row) < few+1 || len(row) != len(header) && len(row) != len(header)+1 || len(t.Rows) > 0 && len(row) != len(t.Rows[0]) {
			break
		}
		if r.cellsLeft -= len(row); r.cellsLeft < 0 {
			return nil, 0
		}
		if r.namedIn(row[0]) {
			named++
		}
		t.Rows = append(t.Rows, textCells(row))
	}
	if len(t.Rows) < few || 2*named <= len(t.Rows) && (named > 0 || heads < few || 2*heads < len(header)) {
		return nil, 0
	}
	if len(t.Rows[0]) > len(header) {
		header = append([]string{""}, header...)
	}
	t.Header = textCells(header)
	return t, end
}

// namedIn reports a text that is the name of a tool, with a note or without.
func (r *reader) namedIn(text string) bool {
	name, _ := phrase.InParentheses(text)
	return r.wholeTool(name) != nil
}

func textCells(texts []string) []source.Cell {
	cells := make([]source.Cell, len(texts))
	for i, text := range texts {
		cells[i] = textCell(text)
	}
	return cells
}

// fieldsApart returns the texts that stand apart in one line; nil if it is none of such.
func fieldsApart(t *token) []string {
	b := t.block
	if b == nil || t.isTable || t.piece < 0 || b.Kind != source.Paragraph || t.text != b.Text || len(b.Runs) < 2 || len(b.Runs) > maxColumns {
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
func dottedPairs(t *token) []labelled {
	if t.isTable || t.piece < 0 || t.block == nil || strings.IndexByte(t.text, ':') < 0 {
		return nil
	}
	for _, sep := range [...]string{" · ", " | ", " • ", " ∙ "} {
		parts := strings.Split(t.text, sep)
		if len(parts) < 2 || len(parts) > maxLabels {
			continue
		}
		list := make([]labelled, 0, len(parts))
		for _, part := range parts {
			f, ok := fieldOf(strings.TrimSpace(part))
			if !ok {
				return nil
			}
			list = append(list, f)
		}
		return list
	}
	return nil
}
