package nicepick

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// readTraits reads the tables that set the tools beside each other by attributes. What it
// reads there, the other steps leave out.
func (r *reader) readTraits() {
	for _, t := range r.page.Outline.Tables() {
		if t.Width() < 2 || r.page.Outline.Blocks()[t.Block].Region.Chrome() {
			continue
		}
		if !r.attributeRows(t) && t.Width() <= maxColumns && len(t.Rows) <= maxHeader && r.namesRows(t) {
			r.attributeRows(t.Transpose())
		}
	}
}

// namesRows reports a table whose rows the tools head.
func (r *reader) namesRows(t *outline.Table) bool {
	heads := []outline.Cell{{Block: -1}}
	for _, row := range t.Rows {
		heads = append(heads, row[0])
	}
	return r.headsOf(heads) != nil
}

// attributeRows reads t if the tools head its columns, all but the first, and reports
// whether they do. A table under the label of a list is that list.
func (r *reader) attributeRows(t *outline.Table) bool {
	head, rows := t.Header, t.Rows
	if head == nil && len(rows) > 0 {
		head, rows = rows[0], rows[1:]
	}
	tools := r.headsOf(head)
	if tools == nil || r.hasRole(t.Caption) || len(t.Path) > 0 && r.listsUnder(t.Path[len(t.Path)-1]) {
		return tools != nil
	}
	all := true
	for _, row := range rows {
		attribute := strings.TrimRight(strip(canon.Text(row[0].Text)), ": ")
		if !r.isAttribute(attribute, row) {
			all = false
			continue
		}
		for col := range row[:min(len(row), len(head))] {
			c := &row[col]
			r.tell(c)
			if col > 0 && tools[col] >= 0 {
				r.trait(tools, col, attribute, c, t.Path)
			}
		}
	}
	for i := range head {
		if !all {
			break
		}
		r.tell(&head[i]) // nothing else stands below the names
		for _, b := range head[i].Blocks() {
			if tools[i] >= 0 {
				r.linkTool(tools[i], b.Link())
			}
		}
	}
	return true
}

// tell notes that a cell has been read.
func (r *reader) tell(c *outline.Cell) {
	if r.told == nil {
		r.told, r.traitKeys = map[outline.CellRef]bool{}, map[[3]string]bool{}
	}
	for _, b := range c.Blocks() {
		r.told[b.Cell] = true
	}
}

// headsOf returns by column the tool that heads it, -1: none; nil if fewer than two tools do,
// one twice, or one the first column.
func (r *reader) headsOf(head []outline.Cell) []int {
	var tools []int
	found := 0
	for i := range head {
		tool := -1
		if l, ok := r.words.label(canon.Text(cellText(&head[i]))); ok && l.named() && l.role == free {
			if i == 0 || slices.Contains(tools, l.tool) {
				return nil
			}
			tool = l.tool
			found++
		}
		tools = append(tools, tool)
	}
	if found < 2 {
		return nil
	}
	return tools
}

// isAttribute reports a row of values: neither its name nor what stands in its cells is a
// label, of a list or of another part of the page, and no cell is an entry with a sign.
func (r *reader) isAttribute(name string, row []outline.Cell) bool {
	if len(name) > record.MaxName/2 || strings.IndexFunc(name, unicode.IsLetter) < 0 || thumbLabel(&outline.Block{Kind: outline.TableCell, Text: row[0].Text}) != "" {
		return false
	}
	if _, ok := r.words.label(name); ok {
		return false
	}
	for i := range row[1:] {
		for _, b := range row[i+1].Blocks() {
			if sign, rest := signOf(canon.Text(b.Text)); sign != 0 && strings.Contains(rest, " ") || r.hasRole(b.Text) {
				return false
			}
		}
	}
	return true
}

// hasRole reports a text that is a label and says what stands under it.
func (r *reader) hasRole(text string) bool {
	l, ok := r.words.label(strip(canon.Text(text)))
	return ok && l.role != free
}

// listsUnder reports a heading of a list, not one of a part of the page.
func (r *reader) listsUnder(heading string) bool {
	l, ok := r.words.label(strip(canon.Text(heading)))
	return ok && l.role != free && l.role != about && !l.role.divides()
}

// trait notes the cell of an attribute in a column.
func (r *reader) trait(tools []int, col int, attribute string, c *outline.Cell, path []string) {
	text := canon.Text(strings.ReplaceAll(cellText(c), "\n", ", "))
	t := record.Trait{Tool: r.names[tools[col]], Attribute: attribute, Values: valuesOf(text), Raw: record.Clip(text, record.MaxText)}
	key := [3]string{t.Tool, attribute, text}
	if r.traitKeys[key] {
		return
	}
	r.traitKeys[key] = true
	for k, other := range tools {
		if k != col && other >= 0 {
			t.Versus = append(t.Versus, r.names[other])
		}
	}
	r.traits = append(r.traits, record.Fact{Body: t, Evidence: record.Evidence{Quote: record.Clip(attribute+": "+text, record.MaxQuote), Path: path}})
}

// cellText is what a cell says, or what its picture shows.
func cellText(c *outline.Cell) string {
	if text := strings.TrimSpace(c.Text); text != "" {
		return text
	}
	for _, m := range c.Images() {
		if m.Alt != "" {
			return labeltext.Pictured(m.Alt)
		}
	}
	return ""
}

// valuesOf divides a cell at commas and semicolons outside of parentheses; a sentence is one
// value, and a stated absence none.
func valuesOf(text string) []string {
	if text == "" || labeltext.IsAbsent(text) {
		return nil
	}
	if strings.Count(text, " ") > 5 && strings.ContainsAny(text[len(text)-1:], ".!?") {
		return []string{record.Clip(text, record.MaxText)}
	}
	values := words.SplitList(text, ", ", "; ")
	return values[:min(len(values), record.MaxList)]
}
