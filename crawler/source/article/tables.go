package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

// grid is a table that compares, with an attribute a row and a tool a column,
// whichever way the page has it.
type grid struct {
	subjects []source.Cell // the tools as written
	rows     []gridRow
	path     []string
	down     bool // a tool is a row
}

type gridRow struct {
	attribute string
	cells     []source.Cell // one for each subject
}

// layout finds out which way a table compares tools; nil if it does not. The
// answer may change with the names that are known.
func (r *reader) layout(t *source.Table) *grid {
	if t == nil || t.Width() < 2 {
		return nil
	}
	known, ok := r.layouts[t]
	if !ok || known.names != r.names.tools {
		known = layout{r.names.tools, r.arrange(t)}
		r.layouts[t] = known
	}
	return known.grid
}

// layout is a table's grid, as read when so many tools were known.
type layout struct {
	names int
	grid  *grid
}

func (r *reader) arrange(t *source.Table) *grid {
	header, rows := t.Header, t.Rows
	if header == nil {
		if len(rows) < 2 {
			return nil
		}
		header, rows = rows[0], rows[1:]
	}
	header, rows = r.labelsFirst(header, rows)
	across, down := r.hits(header[1:]), 0
	first := make([]source.Cell, 0, len(rows))
	for _, row := range rows {
		first = append(first, row[0])
	}
	down = r.hits(first)
	overTools := isToolCorner(header[0].Text)
	switch {
	case across > 0 && across >= down && !overTools:
		return columnGrid(header, rows, t.Path)
	case down > 0 && down > across || down > 0 && overTools:
		return rowGrid(header, rows, t.Path)
	case overTools && r.ranking && r.properAll(first):
		return rowGrid(header, rows, t.Path)
	case across > 0:
		return columnGrid(header, rows, t.Path)
	}
	return nil
}

// labelsFirst moves the column of row headings to the front, wherever the page
// has it: marked as such, or the only one that is no tool's.
func (r *reader) labelsFirst(header []source.Cell, rows [][]source.Cell) ([]source.Cell, [][]source.Cell) {
	at := labelColumn(rows)
	if at < 0 {
		at = r.betweenTools(header)
	}
	if at < 1 || at >= len(header) {
		return header, rows
	}
	moved := make([][]source.Cell, len(rows))
	for i, row := range rows {
		moved[i] = toFront(row, at)
	}
	return toFront(header, at), moved
}

// betweenTools returns the one column of a header that names no tool, -1 if there
// are others or it names fewer than two.
func (r *reader) betweenTools(header []source.Cell) int {
	at := -1
	for i := range header {
		if r.hits(header[i:i+1]) > 0 {
			continue
		}
		if at >= 0 || len(header) < 3 {
			return -1
		}
		at = i
	}
	return at
}

// labelColumn returns the one column that holds a heading in every row, -1 if
// there is none.
func labelColumn(rows [][]source.Cell) int {
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

func toFront(row []source.Cell, at int) []source.Cell {
	moved := make([]source.Cell, 0, len(row))
	moved = append(moved, row[at])
	moved = append(moved, row[:at]...)
	return append(moved, row[at+1:]...)
}

// hits counts the cells that are names of tools.
func (r *reader) hits(cells []source.Cell) int {
	n := 0
	for i := range cells {
		if t := r.names.get(cells[i].Text); t != nil && !t.thing {
			n++
		}
	}
	return n
}

func (r *reader) properAll(cells []source.Cell) bool {
	for i := range cells {
		if name, _ := inParentheses(cells[i].Text); !r.isProper(name) {
			return false
		}
	}
	return len(cells) > 1
}

// isToolCorner reports what stands over a column of tools.
func isToolCorner(corner string) bool {
	last := lastWord(corner)
	if last == "" || len(last) > maxWord {
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
	return strings.EqualFold(last, "name") || isKindWord(last)
}

func columnGrid(header []source.Cell, rows [][]source.Cell, path []string) *grid {
	g := &grid{subjects: header[1:], path: path}
	for _, row := range rows {
		if row[0].Block >= 0 && len(row) > 1 && row[0].Block == row[1].Block && row[0].Text == row[1].Text {
			continue // a heading over all columns
		}
		if repeats(row, header) {
			continue
		}
		if attribute := oneLine(row[0].Text); attribute != "" {
			g.rows = append(g.rows, gridRow{attribute, row[1:]})
		}
	}
	return g
}

// repeats reports a row that is the header again.
func repeats(row, header []source.Cell) bool {
	for i := 1; i < len(row); i++ {
		if i >= len(header) || row[i].Text == "" || row[i].Text != header[i].Text {
			return false
		}
	}
	return len(row) > 2
}

func rowGrid(header []source.Cell, rows [][]source.Cell, path []string) *grid {
	g := &grid{path: path, down: true}
	for _, row := range rows {
		if strings.TrimSpace(row[0].Text) == "" || len(row) > 1 && row[0].Block >= 0 && row[0].Block == row[1].Block && row[0].Text == row[1].Text {
			continue
		}
		g.subjects = append(g.subjects, row[0])
	}
	for col := 1; col < len(header); col++ {
		line := gridRow{attribute: oneLine(header[col].Text)}
		for _, row := range rows {
			if strings.TrimSpace(row[0].Text) == "" || row[0].Block >= 0 && row[0].Block == row[1].Block && row[0].Text == row[1].Text {
				continue
			}
			line.cells = append(line.cells, row[col])
		}
		if line.attribute != "" {
			g.rows = append(g.rows, line)
		}
	}
	return g
}

// table reads every cell of a table that compares. asOf is the date of its
// figures, if the page says it.
func (r *reader) table(s *section, t *source.Table, asOf record.Date) {
	g := r.layout(t)
	if g == nil {
		return
	}
	tools := make([]*tool, len(g.subjects))
	for i := range g.subjects {
		tools[i] = r.names.get(g.subjects[i].Text)
	}
	r.listed(s, g, tools)
	columns := make([]column, len(tools))
	for i, t := range tools {
		_, workload := inParentheses(g.subjects[i].Text)
		versus := besides(tools, t)
		columns[i] = column{t, versus, strings.Join(versus, "\n"), workload, asOf}
	}
	for _, row := range g.rows {
		for i := range row.cells {
			if i < len(columns) && tools[i] != nil && row.cells[i].Block != missing && len(row.attribute) <= record.MaxName/2 {
				r.cell(s, row.attribute, &columns[i], &row.cells[i])
			}
		}
	}
}

// column is what all cells of a tool in a table share.
type column struct {
	tool     *tool
	versus   []string
	beside   string // versus joined
	workload string
	asOf     record.Date
}

// besides names the others of tools.
func besides(tools []*tool, t *tool) []string {
	var names []string
	for _, other := range tools {
		if other != nil && other != t {
			names = append(names, other.name)
		}
	}
	return names
}

// cell reads the value of an attribute of a tool.
func (r *reader) cell(s *section, attribute string, col *column, c *source.Cell) {
	text, t := cellText(c), col.tool
	at := passage{label: attribute, text: text, path: s.path}
	r.facts.trait(at, record.Trait{Tool: t.name, Attribute: attribute, Values: splitValues(text), Raw: cut(text, record.MaxText), Versus: col.versus}, col.beside)
	q, ok := r.cellQuantity(attribute, text)
	if !ok {
		return
	}
	name, _ := quantity.HeaderUnit(attribute)
	if r.count(at, t, q, name+" "+text, col.asOf) {
		return
	}
	m := r.measurement(t, q)
	if m.Unit == "" {
		return
	}
	m.Metric = metricOf(name, q.Unit)
	note := ""
	if _, rest, found := strings.Cut(text[q.End:], "("); found {
		note, _, _ = strings.Cut(rest, ")")
	}
	if isPersonOrBody(note) && m.Unit == "%" {
		m.AttributedTo = record.NullString(note)
		note = ""
	}
	if m.Workload = joinNotes(note, m.Workload); m.Workload == "" {
		m.Workload = col.workload
	}
	m.AsOf = col.asOf
	r.facts.measurement(at, m)
}

func joinNotes(note, other string) string {
	if note == "" {
		return other
	}
	return note
}

// cellQuantity reads the figure that a cell begins with. Its unit may stand in
// the header.
func (r *reader) cellQuantity(attribute, text string) (quantity.Quantity, bool) {
	if len(text) > 200 || !strings.ContainsAny(text, "0123456789") {
		return quantity.Quantity{}, false
	}
	_, unit := quantity.HeaderUnit(attribute)
	q, ok := quantity.Parse(text, r.language)
	if !ok {
		list := quantity.Find(text, r.language)
		if len(list) == 0 || strings.TrimSpace(text[:list[0].Start]) != "" {
			return q, false
		}
		q = list[0]
	}
	if q.Unit == "" {
		q.Unit = unit
	}
	if isMoney(q.Unit) || q.Unit != "" && opensRate(text[q.End:]) {
		q.Unit += perWhat(text[q.End:])
	}
	return q, q.Unit != "" || isCountLabel(attribute)
}

// perWhat reads what a price is for: "/month", " / year", " per user".
func perWhat(rest string) string {
	if opensRate(rest) {
		rest = strings.Replace(strings.TrimLeft(rest, " "), "/ ", "/", 1)
	}
	rest, slash := strings.CutPrefix(rest, "/")
	if !slash {
		var per bool
		if rest, per = strings.CutPrefix(rest, " per "); !per {
			return ""
		}
	}
	end := 0
	for end < len(rest) && end < 20 && rest[end]|0x20 >= 'a' && rest[end]|0x20 <= 'z' {
		end++
	}
	if end == 0 {
		return ""
	}
	return "/" + strings.ToLower(rest[:end])
}

// opensRate reports a slash before a unit of time: "/month", " / year".
func opensRate(s string) bool {
	s, slash := strings.CutPrefix(strings.TrimLeft(s, " "), "/")
	if !slash {
		return false
	}
	s = strings.TrimLeft(s, " ")
	end := 0
	for end < len(s) && bytesOf[s[end]]&ofWord != 0 {
		end++
	}
	switch strings.ToLower(s[:end]) {
	case "second", "sec", "s", "minute", "min", "hour", "hr", "h", "day", "week", "wk", "month", "mo", "quarter", "year", "yr",
		"sekunde", "stunde", "tag", "woche", "monat", "jahr":
		return true
	}
	return false
}

// cellLines joins the lines of a cell.
var cellLines = strings.NewReplacer(",\n", ", ", ";\n", "; ", "\n", ", ")

// cellText is what a cell says; images speak by their alternates.
func cellText(c *source.Cell) string {
	text := c.Text
	if strings.IndexByte(text, '\n') >= 0 {
		text = cellLines.Replace(text)
	}
	if text = strings.TrimSpace(text); text != "" {
		return text
	}
	var alts []string
	for _, m := range c.Images() {
		if m.Alt != "" {
			alts = append(alts, m.Alt)
		}
	}
	return strings.Join(alts, ", ")
}

// splitValues reads the values of a cell, at commas, semicolons and slashes
// outside of parentheses; none is a stated absence. The slash of a rate, as in
// "$10 / month", parts no values.
func splitValues(cell string) []string {
	if isAbsent(cell) {
		return nil
	}
	var values []string
	depth, start := 0, 0
	add := func(end int) {
		if v := strings.TrimSpace(cell[start:end]); v != "" {
			values = append(values, v)
		}
	}
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 || cell[i] != ',' && cell[i] != ';' && cell[i] != ' ' {
			continue
		}
		for _, sep := range [...]string{", ", "; ", " / "} {
			if strings.HasPrefix(cell[i:], sep) {
				if sep == " / " && strings.ContainsAny(cell[start:i], "0123456789") && opensRate(cell[i:]) {
					break
				}
				add(i)
				start = i + len(sep)
				i = start - 1
				break
			}
		}
	}
	add(len(cell))
	return values[:min(len(values), record.MaxList)]
}

// isAbsent reports a cell that states that there is nothing. "None" is a
// value.
func isAbsent(s string) bool {
	s = strings.TrimSpace(s)
	return source.IsAbsent(s) && !strings.EqualFold(s, "none") && !strings.EqualFold(s, "unknown")
}

// dateOfTable reads the date of a table's figures in the line below it:
// "Benchmark figures from production (2025)".
func dateOfTable(below []piece) record.Date {
	for len(below) > 0 && below[0].table != nil { // the same again for small screens
		below = below[1:]
	}
	if len(below) == 0 {
		return ""
	}
	for from, to := range sentenceSpans(below[0].text) {
		first := lowerASCII(below[0].text[from:to])
		if to-from > 300 || !hasAnyWord(first, "figures", "numbers", "benchmark", "benchmarks", "source", "sources", "data", "results", "measured", "as of") {
			return ""
		}
		if found := dates.Find(first); len(found) == 1 {
			return found[0].Date
		}
		return onlyYear(first)
	}
	return ""
}

// listed makes alternatives of the tools that a table under a heading about
// the alternatives of the subject lists.
func (r *reader) listed(s *section, g *grid, tools []*tool) {
	if r.subject == nil || !g.down && slices.Contains(tools, r.subject) || !strings.Contains(lowerASCII(s.heading), "alternative") || !r.names.has(s.heading, r.subject) {
		return
	}
	for i, t := range tools {
		if t == nil || t == r.subject || t.thing {
			continue
		}
		r.role(t, record.RoleAlternative)
		r.facts.relation(s.at(g.subjects[i].Text), record.Relation{From: t.name, To: record.NullString(r.subject.name), Relation: record.RelAlternative})
	}
}
