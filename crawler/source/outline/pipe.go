package outline

import "strings"

// addPipeTables finds tables that are written as text, as Markdown has them:
//
//	| Attribute | Django |
//	|---|---|
//	| Licence | BSD |
//
// each line a block, or all in one block with the line ends lost; lines of code need
// no ruler.
func (d *Document) addPipeTables() {
	for i := 0; i < len(d.Blocks); i++ {
		if strings.IndexByte(d.Blocks[i].Text, '|') < 0 {
			continue
		}
		if t, next := d.pipeLines(i); t != nil {
			d.tables = append(d.tables, t)
			i = next - 1
		} else if t := d.pipeRun(i); t != nil {
			d.tables = append(d.tables, t)
		} else if t := d.pipeCode(i); t != nil {
			d.tables = append(d.tables, t)
			i = t.End - 1
		}
	}
}

// pipeLines reads a table whose lines are blocks from position i on, and
// returns the position after it.
func (d *Document) pipeLines(i int) (*Table, int) {
	if i+1 >= len(d.Blocks) || !isRuler(d.Blocks[i+1].Text) {
		return nil, i
	}
	head := splitPipes(d.Blocks[i].Text)
	if len(head) < 2 || len(head) > MaxColumns {
		return nil, i
	}
	t := &Table{Origin: PipeText, Block: i, Path: d.Blocks[i].Path, Header: pipeRow(head, len(head), i)}
	j := i + 2
	for ; j < len(d.Blocks); j++ {
		text := d.Blocks[j].Text
		if isRuler(text) {
			continue
		}
		if strings.IndexByte(text, '|') < 0 || d.Blocks[j].Kind == Heading || d.pipeRun(j) != nil {
			break
		}
		row := pipeRow(splitPipes(text), len(head), j)
		if !sameTexts(row, t.Header) {
			t.Rows = append(t.Rows, row)
		}
	}
	t.End = j
	return t, j
}

// pipeRun reads a table that lies in block i as a whole: after the header and
// the ruler, a cell in each place, and an empty one between rows.
func (d *Document) pipeRun(i int) *Table {
	cells := splitPipes(d.Blocks[i].Text)
	ruler := 0
	for ruler < len(cells) && !isRule(cells[ruler]) {
		ruler++
	}
	width := 0
	for ruler+width < len(cells) && isRule(cells[ruler+width]) {
		width++
	}
	if width < 2 || ruler < width || width > MaxColumns {
		return nil
	}
	headEnd := ruler
	if cells[headEnd-1] == "" && headEnd > width {
		headEnd--
	}
	t := &Table{Origin: PipeText, Block: i, End: i + 1, Path: d.Blocks[i].Path}
	t.Header = pipeRow(cells[headEnd-width:headEnd], width, i)
	for rest := cells[ruler+width:]; len(rest) > 0; {
		if rest[0] == "" {
			rest = rest[1:]
		}
		n := min(width, len(rest))
		if row := pipeRow(rest[:n], width, i); n > 0 && !isRule(rest[0]) && !sameTexts(row, t.Header) && !blankRow(row) {
			t.Rows = append(t.Rows, row)
		}
		rest = rest[n:]
	}
	return t
}

// pipeCode reads a table of three or more lines of code from block i, each divided into the
// same number of places; nil if there is none.
func (d *Document) pipeCode(i int) *Table {
	const least = 3
	t := &Table{Origin: PipeText, Block: i, End: i, Path: d.Blocks[i].Path}
	for ; t.End < len(d.Blocks); t.End++ {
		b := &d.Blocks[t.End]
		if b.Kind != Code || t.End > i && !b.Soft {
			break
		}
		cells := splitPipes(b.Text)
		switch {
		case len(cells) < 2 || len(cells) > MaxColumns || t.Header != nil && len(cells) != len(t.Header):
			return nil
		case t.Header == nil:
			t.Header = pipeRow(cells, len(cells), t.End)
		default:
			t.Rows = append(t.Rows, pipeRow(cells, len(cells), t.End))
		}
	}
	if len(t.Rows) < least-1 {
		return nil
	}
	return t
}

func blankRow(row []Cell) bool {
	for i := range row {
		if row[i].Text != "" {
			return false
		}
	}
	return true
}

// splitPipes returns the cells of a line; \| is a pipe in a cell.
func splitPipes(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			cell.WriteByte('|')
			i++
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	return append(cells, strings.TrimSpace(cell.String()))
}

// isRuler reports a line like |---|:--:|.
func isRuler(line string) bool {
	if strings.IndexByte(line, '|') < 0 || strings.IndexByte(line, '-') < 0 {
		return false
	}
	return strings.Trim(line, "|-: \t") == ""
}

func isRule(cell string) bool {
	return len(cell) >= 2 && strings.Trim(cell, "-:") == "" && strings.IndexByte(cell, '-') >= 0
}

func pipeRow(cells []string, width, block int) []Cell {
	row := make([]Cell, width)
	for i := range row {
		row[i] = Cell{Block: -1}
		if i < len(cells) && cells[i] != "" {
			row[i] = Cell{Text: stripMarks(cells[i]), Block: block}
		}
	}
	return row
}

// stripMarks takes Markdown's emphasis from a whole cell.
func stripMarks(s string) string {
	for _, m := range [...]string{"**", "__", "`"} {
		if len(s) > 2*len(m) && strings.HasPrefix(s, m) && strings.HasSuffix(s, m) {
			return s[len(m) : len(s)-len(m)]
		}
	}
	return s
}
