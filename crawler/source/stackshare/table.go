package stackshare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// toolCell is a cell of a table that has a column for each tool.
type toolCell struct {
	tool int
	head string // key of what stands in front of its row, empty if nothing does
	text string
	span
	loose []span // of a point whose text and votes stand in cells of their own
}

// tableFigures reads the figures of tables.
func (r *reader) tableFigures(s span) {
	for _, t := range r.toolTables(s) {
		for _, c := range t.cells {
			if metric := metrics[c.head]; metric != "" {
				r.setStat(c.tool, metric, c.text, "", c.from)
			}
		}
	}
}

// toolTable is a table about the tools.
type toolTable struct {
	span
	cells []toolCell
	topic // of its caption
}

// toolTables returns the tables in s that name the tools in their header or in
// front of their rows.
func (r *reader) toolTables(s span) []toolTable {
	if s.empty() || len(r.names) < 2 {
		return nil
	}
	o := r.outline(s)
	from, to := r.room(s)
	list := r.aboutTools(r.page.Outline.Before(to).After(from - 1).Tables())
	if list != nil {
		return r.withGrids(list, from, to)
	}
	// Those that markup declares may stand in cells of one that it does not.
	if list = r.aboutTools(r.siblingTables(s, o)); list == nil {
		list = r.aboutTools(r.gridsIn(from, to))
	}
	return list
}

// withGrids adds the tables without markup that stand beside those that have it.
func (r *reader) withGrids(list []toolTable, from, to int) []toolTable {
	grids := r.aboutTools(r.gridsIn(from, to))
	if len(grids) == 0 {
		return list
	}
	all := make([]toolTable, 0, len(list)+len(grids))
	for _, t := range list {
		for ; len(grids) > 0 && grids[0].to <= t.from; grids = grids[1:] {
			all = append(all, grids[0])
		}
		for len(grids) > 0 && grids[0].from < t.to {
			grids = grids[1:] // one holds the other
		}
		all = append(all, t)
	}
	return append(all, grids...)
}

// aboutTools reads the tables among list that name the tools.
func (r *reader) aboutTools(tables []*outline.Table) []toolTable {
	var list []toolTable
	for _, t := range tables {
		if r.paired[t.Block] {
			continue
		}
		at := span{r.start[t.Block], r.start[min(t.End, len(r.start)-1)]}
		k := nothing
		if len(t.Caption) <= maxWord {
			k = innerWords[labelKey(keyOf(t.Caption))]
		}
		if cells := r.stackedCells(t); cells != nil {
			list = append(list, toolTable{at, cells, k})
		} else if cells := r.pointRows(t, k, at.from); cells != nil {
			list = append(list, toolTable{at, cells, k})
		} else if columns, lines := r.orient(t); columns != nil {
			list = append(list, toolTable{at, withAbsent(r.withoutTitles(r.withoutNames(r.cellsOf(columns, lines)))), k})
		} else if cells := r.headedCells(t); cells != nil {
			list = append(list, toolTable{at, cells, k})
		} else if cells := r.rowCells(t); cells != nil {
			list = append(list, toolTable{at, cells, k})
		}
	}
	return list
}

// headedCells reads a table whose columns are headed by topics of tools, "Pros of Django", each
// of which may also span the votes beside the texts; nil for any other table.
func (r *reader) headedCells(t *outline.Table) []toolCell {
	var cells []toolCell
	for col, end := 0, 0; col < len(t.Header); col = end {
		for end = col + 1; end < len(t.Header) && isSameCell(&t.Header[end], &t.Header[col]); {
			end++
		}
		key := cellKey(&t.Header[col])
		k, tool := r.headWithTool(&token{Anchor: noAnchor, text: key, key: key, traits: traits{rarity: usual, tool: -1}})
		if k == nothing || k == both || k == statistics {
			return nil
		}
		for _, row := range t.Rows {
			c := toolCell{tool: tool, head: topicWords[k], text: row[col].Text, span: r.cellSpan(&row[col])}
			c.take(toolCell{text: row[end-1].Text, span: r.cellSpan(&row[end-1])})
			cells = append(cells, c)
		}
	}
	return cells
}

// rowCells reads a table with one row per fact: a tool, a label (of a figure, or "pro" and
// "con"), and a value, with the votes of a point; nil for any other table. A few rows may name
// unknown figures.
func (r *reader) rowCells(t *outline.Table) []toolCell {
	var cells []toolCell
	unknown := 0
	for _, row := range t.Rows {
		c := toolCell{tool: -1, loose: []span{}}
		for i := range row {
			key := cellKey(&row[i])
			tool, k := r.tool(key), kindWords[key]
			switch {
			case tool >= 0 && c.tool < 0:
				c.tool = tool
			case k != nothing && c.head == "":
				c.head = topicWords[k]
			case metrics[key] != "" && c.head == "":
				c.head = key
			default:
				c.text = cmp.Or(c.text, row[i].Text)
				c.loose = append(c.loose, r.cellSpan(&row[i]))
			}
		}
		if c.tool < 0 || len(c.loose) == 0 || len(c.loose) > 3 {
			return nil
		}
		if c.head == "" {
			if unknown++; len(c.loose) != 2 || unknown > len(t.Rows)/2 {
				return nil
			}
			continue
		}
		if c.span = c.loose[0]; metrics[c.head] != "" {
			c.loose = nil
		}
		cells = append(cells, c)
	}
	return cells
}

// kindWords say in a cell whether a point is for or against a tool.
var kindWords = map[string]topic{
	"pro": pros, "pros": pros, "advantage": pros, "advantages": pros, "strength": pros, "strengths": pros, "benefit": pros, "benefits": pros, "+": pros,
	"con": cons, "cons": cons, "disadvantage": cons, "disadvantages": cons, "drawback": cons, "drawbacks": cons, "weakness": cons, "weaknesses": cons, "-": cons, "−": cons,
}

// topicWords name topics as the heads of rows do.
var topicWords = map[topic]string{pros: "pros", cons: "cons", features: "features", integrations: "integrations", description: "description"}

// siblingTables looks for tables without markup: under the names of the
// tools, or under labels side by side.
func (r *reader) siblingTables(s span, o *outline.Outline) []*outline.Table {
	if _, most := r.marks(s); most > 1 {
		return nil // each tool has its labels
	}
	if t := o.GridUnder(r.names); t != nil {
		return []*outline.Table{t}
	}
	var header []string
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.metric != "" || t.head != nothing && t.head != both && t.head != statistics {
			header = append(header, t.text)
			continue
		}
		if len(header) > 1 {
			break
		}
		header = nil
	}
	if len(header) > 1 {
		if t := o.GridUnder(header); t != nil {
			return []*outline.Table{t}
		}
	}
	return nil
}

// gridsIn returns the tables between two blocks that a person sees though no markup
// makes them.
func (r *reader) gridsIn(from, to int) []*outline.Table {
	if !r.gridded {
		r.grids, r.gridded = r.page.Outline.Grids(), true
	}
	var list []*outline.Table
	for _, t := range r.grids {
		if t.Block >= from && t.End <= to {
			list = append(list, t)
		}
	}
	return list
}

// orient returns for each column the tool it is about, -1 for others, and the
// rows below the names; nil if the table is not about the tools.
func (sub *subject) orient(t *outline.Table) (columns []int, lines [][]outline.Cell) {
	sides := []*outline.Table{t}
	if lines := len(t.Rows) + min(len(t.Header), 1); lines >= len(sub.names) && lines <= len(sub.names)+maxBeside { // else no column has the names
		sides = append(sides, t.Transpose())
	}
	for _, t := range sides {
		if columns := sub.toolColumns(t.Header); columns != nil {
			return columns, t.Rows
		}
		for i, row := range t.Rows {
			if columns := sub.toolColumns(row); columns != nil {
				return columns, t.Rows[i+1:]
			}
		}
	}
	return nil, nil
}

// maxBeside is how many cells there may be in a row of the names of all tools beside
// them.
const maxBeside = 2

// toolColumns reads a row as the names of all tools.
func (sub *subject) toolColumns(row []outline.Cell) []int {
	if len(row) < len(sub.names) || len(row) > len(sub.names)+maxBeside {
		return nil
	}
	columns := make([]int, len(row))
	seen := map[int]bool{}
	for i := range row {
		columns[i] = sub.tool(cellKey(&row[i]))
		if columns[i] >= 0 {
			seen[columns[i]] = true
		}
	}
	if len(seen) != len(sub.names) {
		return nil
	}
	return columns
}

func cellKey(c *outline.Cell) string {
	text := c.Text
	if text == "" {
		for _, m := range c.Images() {
			text = labeltext.Pictured(m.Alt)
		}
	}
	if len(text) > 2*maxNameBytes {
		return ""
	}
	return keyOf(undecorated(bare(strings.ReplaceAll(text, "\n", " "))))
}

// cellsOf lists the cells of the tools' columns, row by row. A row whose one
// cell spans them all heads the rows below.
func (d *document) cellsOf(columns []int, lines [][]outline.Cell) []toolCell {
	var cells []toolCell
	above := ""
	for _, line := range lines {
		head := rowHead(columns, line)
		if spanning(line, columns) {
			above = labelKey(cellKey(&line[0]))
			continue
		}
		if d.repeatsNames(columns, line) {
			above = head
			continue
		}
		if isNote(line, columns) {
			continue
		}
		if head == "" || isPointTopic(innerWords[above]) && innerWords[head] == nothing && metrics[head] == "" {
			head = above
		}
		for i := range line {
			if i < len(columns) && columns[i] >= 0 {
				cells = append(cells, toolCell{tool: columns[i], head: head, text: line[i].Text, span: d.cellSpan(&line[i])})
			}
		}
	}
	return cells
}

// isPointTopic reports a topic of which each row of a group says more.
func isPointTopic(k topic) bool { return k == pros || k == cons || k == integrations }

// repeatsNames reports a row that heads the columns of the tools once more.
func (d *document) repeatsNames(columns []int, line []outline.Cell) bool {
	for i := range line {
		if i >= len(columns) || columns[i] < 0 {
			continue
		}
		if c := d.cellSpan(&line[i]); c.empty() || d.tokens[c.to-1].tool != columns[i] || d.tokens[c.from].key != d.tokens[c.to-1].key {
			return false
		}
	}
	return true
}

// take adds what stands beside the cell under the same head.
func (c *toolCell) take(beside toolCell) {
	c.text = cmp.Or(c.text, beside.text)
	switch {
	case c.span.empty():
		c.span = beside.span
	case beside.to > c.to:
		c.to = beside.to
	}
}

// rowHead returns the label of a row, which may stand between the tools: of two the
// second if that is one of its own and the first is that of several rows.
func rowHead(columns []int, line []outline.Cell) string {
	head := ""
	for i := range line {
		if i >= len(columns) || columns[i] >= 0 {
			continue
		}
		key := labelKey(cellKey(&line[i]))
		switch k := innerWords[key]; {
		case head == "":
			head = key
		case i > 0 && columns[i-1] < 0 && (metrics[key] != "" || k != nothing && k != both && k != statistics):
			head = key
		}
	}
	return head
}

// spanning reports a row of one cell, or one that has a text in its first
// place only.
func spanning(line []outline.Cell, columns []int) bool {
	if len(line) < 2 || line[0].Text == "" {
		return false
	}
	if key := labelKey(cellKey(&line[0])); innerWords[key] == nothing && metrics[key] == "" {
		return false
	}
	for i := range line[1:] {
		if c := &line[i+1]; !isSameCell(c, &line[0]) && (c.Text != "" || columns[0] < 0) {
			return false
		}
	}
	return true
}

// isNote reports a row of one cell below all columns, that of the labels too: it is
// about the table.
func isNote(line []outline.Cell, columns []int) bool {
	for i := range line {
		if !isSameCell(&line[i], &line[0]) {
			return false
		}
	}
	return len(line) > 1 && slices.Contains(columns, -1)
}

// isSameCell reports one cell in two columns. Cells may share a block.
func isSameCell(a, b *outline.Cell) bool { return a.Block == b.Block && a.Text == b.Text }

func (d *document) cellSpan(c *outline.Cell) span {
	blocks := c.Blocks()
	if len(blocks) == 0 {
		if c.Block < 0 {
			return span{}
		}
		for i := d.start[c.Block]; i < d.start[c.Block+1]; i++ { // a part of a line
			if d.tokens[i].text == c.Text {
				return span{i, i + 1}
			}
		}
		return span{d.start[c.Block], d.start[c.Block]}
	}
	return span{d.start[blocks[0].Index], d.start[blocks[len(blocks)-1].Index+1]}
}
