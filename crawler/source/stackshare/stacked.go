package stackshare

import (
	"cmp"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// stackedColumn is what the header rows of a table say of a column.
type stackedColumn struct {
	tool int // -1: not known
	topic
}

// stackedCells reads a table in which a tool has several columns, for its pros and cons or for
// points and their votes, under one or more header rows; nil for any other table. A topic that
// spans all columns is that of the rows below.
func (r *reader) stackedCells(t *outline.Table) []toolCell {
	lines := append(append([][]outline.Cell(nil), t.Over...), t.Header)
	if t.Header == nil {
		lines = lines[:len(t.Over)]
	}
	lines = append(lines, t.Rows...)
	columns := make([]stackedColumn, t.Width())
	for i := range columns {
		columns[i].tool = -1
	}
	var cells []toolCell
	for i, line := range lines {
		if r.stackHeader(columns, line) {
			continue
		}
		if i < len(t.Over) {
			continue
		}
		if !r.isStacked(columns) {
			return nil
		}
		cells = r.stackedLine(cells, columns, line)
	}
	return cells
}

// stackHeader notes the tools and topics of a header row; false if a cell is neither a tool, a
// topic, a word for votes, nor empty.
func (sub *subject) stackHeader(columns []stackedColumn, line []outline.Cell) bool {
	found := make([]stackedColumn, len(line))
	tools, topics := 0, 0
	for i := range line {
		key := labelKey(cellKey(&line[i]))
		found[i].tool = sub.tool(key)
		switch {
		case found[i].tool >= 0:
			tools++
			continue
		case key == "" && line[i].Text == "" || isVotesWord(key) || i == 0 && columnWords[key] && kindWords[key] == nothing:
			continue
		}
		if hasLetter(key) {
			found[i].topic = kindWords[key]
		}
		if found[i].topic == nothing {
			found[i].topic, found[i].tool = sub.headWithTool(&token{Anchor: noAnchor, text: key, key: key, traits: traits{rarity: usual, tool: -1}})
		}
		if found[i].topic != pros && found[i].topic != cons {
			return false
		}
		topics++
	}
	if tools+topics == 0 || len(line) > len(columns) {
		return false
	}
	over := topics == 1 && tools == 0 && found[0].topic != nothing // in its first cell, or over all
	votes := func(i int) bool { return isVotesWord(labelKey(cellKey(&line[i]))) }
	before := votes(0) // votes stand in front of their points
	for i := range found {
		switch {
		case found[i].tool >= 0 || found[i].topic != nothing:
		case over && i > 0:
			found[i] = found[0]
		case before && i+1 < len(found) && votes(i):
			found[i] = found[i+1]
		case i > 0 && votes(i):
			found[i] = found[i-1]
		}
		if found[i].tool >= 0 {
			columns[i].tool = found[i].tool
		}
		if found[i].topic != nothing {
			columns[i].topic = found[i].topic
		}
	}
	return true
}

// isStacked reports columns of all tools, of which one has several.
func (sub *subject) isStacked(columns []stackedColumn) bool {
	owned, known := 0, make(map[int]bool, len(sub.names))
	for i, c := range columns {
		switch {
		case c.tool >= 0:
			owned, known[c.tool] = owned+1, true
		case i > 0:
			return false
		}
	}
	return len(known) == len(sub.names) && owned > len(known)
}

// stackedLine adds what a row says of each tool on each topic, or on that which the cell
// in front of the tools names.
func (d *document) stackedLine(cells []toolCell, columns []stackedColumn, line []outline.Cell) []toolCell {
	label := ""
	if columns[0].tool < 0 {
		label = labelKey(cellKey(&line[0]))
	}
	for i := 0; i < len(line); {
		c, from := columns[i], i
		for i < len(line) && columns[i] == c {
			i++
		}
		if c.tool < 0 {
			continue
		}
		if own := d.labelledCells(c.tool, line[from:i]); own != nil {
			cells = append(cells, own...)
			continue
		}
		head := topicWords[c.topic]
		head = cmp.Or(head, label)
		cells = append(cells, d.stackedCell(c.tool, head, line[from:i]))
	}
	return cells
}

// stackedCell joins the cells of a tool in a row: a point with its votes, the label of a
// figure with that, or what several say under one head.
func (d *document) stackedCell(tool int, head string, row []outline.Cell) toolCell {
	one := toolCell{tool: tool, head: head, text: row[0].Text, span: d.cellSpan(&row[0])}
	last := &row[len(row)-1]
	if key := labelKey(cellKey(&row[0])); metrics[key] != "" && len(row) > 1 {
		return toolCell{tool: tool, head: key, text: last.Text, span: d.cellSpan(last)}
	}
	if points := head == "" || kindWords[head] != nothing; points && len(row) > 1 {
		one.loose = []span{}
	}
	for k := range row {
		s := d.cellSpan(&row[k])
		switch {
		case k > 0 && s == d.cellSpan(&row[k-1]):
		case one.loose != nil:
			one.loose = append(one.loose, s)
		default:
			one.take(toolCell{text: row[k].Text, span: s})
		}
	}
	return one
}

// labelledCells reads cells about a tool that each begin with the label of its pros, or
// of its cons; nil if one does not.
func (d *document) labelledCells(tool int, line []outline.Cell) []toolCell {
	var cells []toolCell
	for k := range line {
		s := d.cellSpan(&line[k])
		if s.empty() || k > 0 && s == cells[len(cells)-1].span || d.tokens[s.from].head != pros && d.tokens[s.from].head != cons {
			return nil
		}
		cells = append(cells, toolCell{tool: tool, text: line[k].Text, span: s})
	}
	return cells
}
