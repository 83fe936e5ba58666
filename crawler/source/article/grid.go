package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// grid is a table that compares, with an attribute a row and a tool a column,
// whichever way the page has it.
type grid struct {
	subjects []outline.Cell // the tools as written
	rows     []gridRow
	down     bool // a tool is a row
	tests    bool // attributes are what was tested, and no properties
	corner   string
}

type gridRow struct {
	attribute string
	load      string         // with which it was measured, of a table with two rows of heads
	cells     []outline.Cell // one for each subject
}

// layout finds out which way a table compares tools; nil if it does not. The
// answer may change with the names that are known.
func (r *reader) layout(t *outline.Table) *grid {
	if t == nil || t.Width() < 2 {
		return nil
	}
	known, ok := r.layouts[t]
	if !ok || known.names != r.names.Tools {
		known = layout{r.names.Tools, r.arrange(t)}
		r.layouts[t] = known
	}
	return known.grid
}

// layout is a table's grid, as read when so many tools were known.
type layout struct {
	names int
	grid  *grid
}

func (r *reader) arrange(t *outline.Table) *grid {
	if g := r.twoHeads(t); g != nil {
		return g
	}
	header, rows := t.Header, t.Rows
	if header == nil {
		if len(rows) < 2 {
			return nil
		}
		header, rows = rows[0], rows[1:]
	}
	if g := r.longRows(header, rows); g != nil {
		return g
	}
	header, rows = r.joinLabels(header, rows)
	header, rows = r.labelsFirst(header, rows)
	bare := append(header[:1:1], r.bareHeads(header[1:])...)
	named, first := r.bareRows(rows)
	across, down := r.hits(bare[1:]), r.hits(first)
	if r.hits(header[:1]) > 0 && (across == len(header)-1 || across > 0 && r.isCompared(&header[0])) {
		return nil // no column of labels
	}
	if r.headsNothing(&header[0], first) {
		return nil
	}
	overTools := isToolCorner(header[0].Text)
	switch {
	case across > 0 && across >= down && !overTools:
		g := columnGrid(bare, rows)
		g.corner = header[0].Text
		g.tests = isTestCorner(g.corner) || g.countsLoads()
		return g
	case down > 0 && down > across || down > 0 && overTools:
		return rowGrid(header, named)
	case overTools && (r.ranking || r.replaced) && r.properAll(first):
		return rowGrid(header, named)
	case across > 0:
		return columnGrid(bare, rows)
	}
	return nil
}

// isCompared reports the name of a tool that the page compares with others.
func (c *comparison) isCompared(cell *outline.Cell) bool {
	t := c.headTool(cell.Text)
	return t != nil && slices.Contains(c.compared, t)
}

// headsNothing reports that the corner of a table is a tool as the cells below it are: its first
// row is one of a tool, and no row says what the columns hold. Over the subject of the page
// others may stand.
func (c *comparison) headsNothing(corner *outline.Cell, below []outline.Cell) bool {
	t := c.headTool(corner.Text)
	return t != nil && !t.Thing && t != c.subject && 2*c.hits(below) > len(below)
}

// labelsFirst moves the column of row headings to the front, wherever the page
// has it: marked as such, or the only one that is no tool's.
func (c *comparison) labelsFirst(header []outline.Cell, rows [][]outline.Cell) ([]outline.Cell, [][]outline.Cell) {
	at := labelColumn(rows)
	if at < 0 && len(header) > 2 && isRank(header[0].Text) && isToolCorner(header[1].Text) {
		at = 1
	}
	if at < 0 {
		if at = c.betweenTools(header); at > 0 && !areLabels(rows, at) {
			at = -1
		}
	}
	if at < 1 || at >= len(header) {
		return header, rows
	}
	moved := make([][]outline.Cell, len(rows))
	for i, row := range rows {
		moved[i] = toFront(row, at)
	}
	return toFront(header, at), moved
}

// isRank reports what stands over the places of a ranking.
func isRank(s string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimSpace(s))) {
	case "rank", "position", "place", "pos", "pos.", "platz", "rang":
		return true
	}
	return false
}

// betweenTools returns the one column of a header that names no tool, -1 if there
// are others or it names fewer than two.
func (c *comparison) betweenTools(header []outline.Cell) int {
	at := -1
	for i := range header {
		if c.hits(header[i:i+1]) > 0 {
			continue
		}
		if at >= 0 || len(header) < 3 {
			return -1
		}
		at = i
	}
	return at
}

// labelColumn returns the only column that holds a heading in every row, -1 if there is none.
func labelColumn(rows [][]outline.Cell) int {
	at := -1
	for _, row := range rows {
		found := -1
		for i := range row {
			if row[i].Header {
				if found >= 0 {
					return -1
				}
				found = i
			}
		}
		if found < 0 || at >= 0 && found != at {
			return -1
		}
		at = found
	}
	return at
}

func toFront(row []outline.Cell, at int) []outline.Cell {
	moved := make([]outline.Cell, 0, len(row))
	moved = append(moved, row[at])
	moved = append(moved, row[:at]...)
	return append(moved, row[at+1:]...)
}

// hits counts the cells that are names of tools.
func (c *comparison) hits(cells []outline.Cell) int {
	n := 0
	for i := range cells {
		if t := c.headTool(cells[i].Text); t != nil && !t.Thing {
			n++
		}
	}
	return n
}

// headed returns the tool that a header names, and the unit that it gives its
// cells: "PostgreSQL (TPS)", "PostgreSQL, ms".
func (c *comparison) headed(text string) (t *names.Tool, unit string) {
	if strings.IndexByte(text, ' ') >= 0 {
		_, unit = quantity.HeaderUnit(text)
	}
	return c.headTool(text), unit
}

// countsLoads reports rows that differ only in a number of what the corner names, not a year:
// "Producers" over 1, 4 and 16.
func (g *grid) countsLoads() bool {
	if g.corner == "" || len(g.corner) > phrase.MaxLabel || len(g.rows) < 2 {
		return false
	}
	for i := range g.rows {
		if !isBareNumber(g.rows[i].attribute) || phrase.YearAt(g.rows[i].attribute) != "" {
			return false
		}
	}
	return true
}

// isBareNumber reports a number with nothing beside it but what parts its thousands.
func isBareNumber(s string) bool {
	return s != "" && words.IsDigit(s[0]) && strings.Trim(s, "0123456789,.' ") == ""
}

// loadOf names the load of a row that is no more than a number: "16 producers".
func (g *grid) loadOf(attribute string) string {
	if !g.tests || !isBareNumber(attribute) || g.corner == "" || len(g.corner) > phrase.MaxLabel {
		return ""
	}
	name, _ := phrase.InParentheses(g.corner)
	if strings.ToUpper(name) != name {
		name = strings.ToLower(name)
	}
	if name = strings.TrimRight(name, ": "); attribute == "1" {
		name = strings.TrimSuffix(name, "s")
	}
	return attribute + " " + name
}

// isTestCorner reports what stands over a column of what was tested.
func isTestCorner(corner string) bool {
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimSuffix(strings.TrimSpace(corner), ":"))) {
	case "workload", "workloads", "test", "tests", "test case", "benchmark", "benchmarks", "scenario", "query", "operation", "percentile", "load",
		"concurrency", "clients", "connections", "threads", "dataset", "data set",
		"endpoint", "endpoints", "route", "mode", "handler", "handler type", "request type", "query type", "payload", "payload size",
		"configuration", "variant", "corpus":
		return true
	}
	return false
}

func (d *document) properAll(cells []outline.Cell) bool {
	for i := range cells {
		if name, _ := phrase.InParentheses(cells[i].Text); !d.body.IsProper(name) {
			return false
		}
	}
	return len(cells) > 1
}

// isToolCorner reports what stands over a column of tools.
func isToolCorner(corner string) bool {
	last := words.Last(corner)
	if last == "" || len(last) > words.MaxFold {
		return false
	}
	words := 0
	for range strings.FieldsSeq(corner) {
		words++
	}
	if words > 3 {
		return false
	}
	switch {
	case strings.EqualFold(last, "language"):
		return words == 1
	case strings.EqualFold(last, "sprache"):
		return false
	}
	return strings.EqualFold(last, "name") || vocab.IsKind(last)
}

func columnGrid(header []outline.Cell, rows [][]outline.Cell) *grid {
	g := &grid{subjects: header[1:], rows: make([]gridRow, 0, len(rows))}
	for _, row := range rows {
		if len(row) > 1 && spans(row) {
			continue // a heading over all columns
		}
		if repeats(row, header) || isDivider(row) {
			continue
		}
		if attribute := words.OneLine(row[0].Text); attribute != "" {
			g.rows = append(g.rows, gridRow{attribute: attribute, cells: row[1:]})
		}
	}
	return g
}

// isDivider reports a row that only heads the rows below it: nothing stands in
// its cells, or no word in what they are of.
func isDivider(row []outline.Cell) bool {
	if len(row) < 3 {
		return false
	}
	if strings.Trim(row[0].Text, " -–—=·.*") == "" {
		return true
	}
	for i := range row[1:] {
		if c := &row[i+1]; c.Block == missing || strings.TrimSpace(c.Text) != "" || len(c.Images()) > 0 {
			return false
		}
	}
	return true
}

// repeats reports a row that is the header again.
func repeats(row, header []outline.Cell) bool {
	for i := 1; i < len(row); i++ {
		if i >= len(header) || row[i].Text == "" || row[i].Text != header[i].Text {
			return false
		}
	}
	return len(row) > 2
}

// rowGrid makes a grid of rows of tools; nil if a tool has several rows, which then differ in
// something else.
func rowGrid(header []outline.Cell, rows [][]outline.Cell) *grid {
	if len(header) > 2 && !areApartRows(rows) {
		return nil
	}
	g := &grid{down: true, rows: make([]gridRow, 0, len(header)), subjects: make([]outline.Cell, 0, len(rows))}
	kept := make([][]outline.Cell, 0, len(rows))
	for _, row := range rows {
		if strings.TrimSpace(row[0].Text) == "" || len(row) > 1 && spans(row) {
			continue
		}
		kept, g.subjects = append(kept, row), append(g.subjects, row[0])
	}
	for col := 1; col < len(header); col++ {
		attribute := words.OneLine(header[col].Text)
		if attribute == "" {
			continue
		}
		line := gridRow{attribute: attribute, cells: make([]outline.Cell, len(kept))}
		names := 0 // that stand there again
		for i, row := range kept {
			if line.cells[i] = row[col]; row[col].Text == row[0].Text {
				names++
			}
		}
		if names < max(len(kept), 2) {
			g.rows = append(g.rows, line)
		}
	}
	return g
}

// areApartRows reports rows that do not begin alike, unless they are alike.
func areApartRows(rows [][]outline.Cell) bool {
	first := map[string]int{}
	for i, row := range rows {
		text := strings.TrimSpace(row[0].Text)
		if at, known := first[text]; known && text != "" && len(row) > 1 && len(rows[at]) > 1 && row[1].Text != rows[at][1].Text {
			return false
		}
		first[text] = i
	}
	return true
}

// spans reports a row of one cell over several columns.
func spans(row []outline.Cell) bool {
	return row[0].Block >= 0 && row[0].Block == row[1].Block && row[0].Text == row[1].Text
}
