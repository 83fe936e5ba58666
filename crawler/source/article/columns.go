package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fromComparing takes the tools of a table in a section that compares: columns
// beside one of attributes, or rows under what says that they are tools.
func (r *reader) fromComparing(t *outline.Table, rows bool) bool {
	return r.takeCompared(r.comparedIn(t, rows))
}

// takeCompared makes names those of tools, and compares them if nothing else is yet; it
// reports whether there are any.
func (c *comparison) takeCompared(list []string) bool {
	for _, name := range list {
		c.names.Add(name)
	}
	if len(list) > 0 && c.subject == nil && len(c.compared) == 0 {
		c.compareAll(list)
	}
	return len(list) > 0
}

// comparedIn returns the tools of such a table; onlyRows says that they stand in front of rows.
func (r *reader) comparedIn(t *outline.Table, onlyRows bool) []string {
	if t.Width() < 2 {
		return nil
	}
	header, rows := t.Header, t.Rows
	if header == nil {
		if len(rows) < 2 {
			return nil
		}
		header, rows = rows[0], rows[1:]
	}
	header, rows = r.labelsFirst(header, rows)
	if isOfParameters(header) {
		return nil
	}
	var list, down []string
	if isToolCorner(header[0].Text) || strings.TrimSpace(header[0].Text) == "" && isOfResults(t) {
		first := make([]outline.Cell, len(rows))
		for i, row := range rows {
			first[i] = row[0]
		}
		down = r.toolsOf(first)
		if down != nil && (labelsIn(header[1:]) > labelsIn(first) || linked(first) > linked(header[1:])) {
			list = down
		}
	}
	if onlyRows {
		if !isOfResults(&outline.Table{Header: header, Rows: rows}) {
			return nil
		}
		return down
	}
	if list == nil {
		list = r.toolsOf(header[1:])
	}
	if list == nil && down == nil && len(header) > 2 && (labeltext.IsAttributeWord(header[0].Text) || strings.TrimSpace(header[0].Text) == "") &&
		isOfFeatures(rows) {
		list = r.headsOfFeatures(header[1:])
	}
	if list == nil {
		list = down
	}
	return list
}

// isOfParameters reports the header of a table of parameters of a function or options of a
// program: the names below it are no tools.
func isOfParameters(header []outline.Cell) bool {
	typed, described := false, false
	for i := range header {
		switch strings.ToLower(strings.TrimSpace(header[i].Text)) {
		case "type", "types", "typ":
			typed = true
		case "default", "defaults", "default value", "description", "required", "beschreibung", "standard":
			described = true
		}
	}
	return typed && described
}

// isOfFeatures reports rows of which most cells say no more than whether a thing has something.
func isOfFeatures(rows [][]outline.Cell) bool {
	const few = 3
	answered, cells, ticks := 0, 0, 0
	for _, row := range rows {
		for i := range row[1:] {
			text := row[i+1].Text
			cells++
			switch tick := isTick(text) || strings.EqualFold(strings.TrimSpace(text), "yes"); {
			case tick:
				ticks, answered = ticks+1, answered+1
			case strings.TrimSpace(text) == "", labeltext.IsAbsent(text), strings.EqualFold(strings.TrimSpace(text), "no"), isCross(text):
				answered++
			}
		}
	}
	return len(rows) >= few && ticks >= few && 4*answered > 3*cells
}

func isCross(s string) bool {
	switch strings.TrimSpace(s) {
	case "✗", "✘", "❌", "✖", "✕", "×":
		return true
	}
	return false
}

// headsOfFeatures returns what heads the columns of a table of features, where each looks like
// a name: what has features and stands beside others is a tool.
func (d *document) headsOfFeatures(cells []outline.Cell) (list []string) {
	for i := range cells {
		name := d.columnName(&cells[i], false)
		if name == "" || slices.Contains(list, name) {
			return nil
		}
		list = append(list, name)
	}
	return list
}

// isOfResults reports a table whose rows are of one thing each, a name without figures,
// and most of its other cells figures: under a unit, or with one.
func isOfResults(t *outline.Table) bool {
	few := 4
	least := 3
	if len(t.Header) > 1 && isToolCorner(t.Header[0].Text) {
		few, least = 2, 2
	}
	if len(t.Header) < least || len(t.Rows) < few {
		return false
	}
	figures, units, cells := 0, labelsIn(t.Header[1:]), 0
	for _, row := range t.Rows {
		if len(row) == 0 || strings.Count(row[0].Text, " ") > 3 || row[0].Text == "" {
			return false
		}
		for i := range row[1:] {
			cells++
			text := strings.TrimSpace(row[i+1].Text)
			if text == "" || !words.HasDigit(text[:1]) && text[0] != '~' && text[0] != '+' && text[0] != '-' {
				continue
			}
			figures++
			if list := quantity.Find(text, ""); len(list) > 0 && list[0].Start == 0 && list[0].Unit != "" {
				units++
			}
		}
	}
	return 2*figures > cells && units > 0
}

// linked counts the cells with a link.
func linked(cells []outline.Cell) int {
	n := 0
	for i := range cells {
		if isLinked(&cells[i]) {
			n++
		}
	}
	return n
}

// labelsIn counts the cells that are labels of attributes: "License", "Requests/s".
func labelsIn(cells []outline.Cell) int {
	n := 0
	for i := range cells {
		text := cells[i].Text
		if _, unit := quantity.HeaderUnit(text); unit != "" || vocab.IsColumn(text) || labeltext.IsAttributeWord(text) {
			n++
		}
	}
	return n
}

// toolsOf returns the names of cells, each once, if most are names, and half of
// those are names beyond doubt; else nil.
func (d *document) toolsOf(cells []outline.Cell) (list []string) {
	named, sure, repositories := 0, 0, areRepositories(cells)
	known := make(map[string]bool, len(cells))
	for i := range cells {
		name := d.columnName(&cells[i], repositories)
		if name == "" {
			continue
		}
		named++
		if repositories || isLinked(&cells[i]) || vocab.IsAcronymic(name) || d.body.Exact(name) > 1 {
			sure++
		}
		if !known[name] {
			known[name], list = true, append(list, name)
		}
	}
	if named < 2 || 3*named < 2*len(cells) || 2*sure < named {
		return nil
	}
	return list
}

// areRepositories reports cells that are all owner/name of a repository.
func areRepositories(cells []outline.Cell) bool {
	const few = 3 // "yes/no" and "TCP/IP" may be two
	for i := range cells {
		owner, name, ok := strings.Cut(strings.TrimSpace(cells[i].Text), "/")
		if !ok || !isPathPart(owner) || !isPathPart(name) {
			return false
		}
	}
	return len(cells) >= few
}

func isPathPart(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == ""
}

// isRemarks reports a column beside those of two tools or more that belongs to none: its cells
// name the others, or the page compares the others and never uses its header as a name.
func (r *reader) isRemarks(g *grid, at int) bool {
	header := &g.subjects[at]
	if t := r.headTool(header.Text); t != nil || g.down {
		return false
	}
	others, compared := 0, 0
	for i := range g.subjects {
		if t := r.headTool(g.subjects[i].Text); t != nil {
			others++
			if slices.Contains(r.compared, t) {
				compared++
			}
		}
	}
	if others < 2 {
		return false
	}
	if r.namesOthers(g, at) {
		return true
	}
	name := names.Clean(header.Text)
	if compared < 2 || isLinked(header) || vocab.IsAcronymic(name) {
		return false
	}
	if name == "" || vocab.IsStop(name) || vocab.IsColumn(name) {
		return true
	}
	if answersAlike(g, at) {
		return false
	}
	return !words.Has(r.title, name) && (!r.body.IsProper(name) && !isLowerWord(name) || !r.isNamed(name))
}

// answersAlike reports a column of short cells that says hardly anything but what other columns
// say too, and not one thing throughout: "Yes", "No", "Partial".
func answersAlike(g *grid, at int) bool {
	const few, longest = 3, 24
	answers := map[string]bool{}
	for _, row := range g.rows {
		for i := range row.cells {
			if text := strings.TrimSpace(row.cells[i].Text); i != at && text != "" && len(text) <= longest {
				answers[strings.ToLower(text)] = true
			}
		}
	}
	own, filled, alike := map[string]bool{}, 0, 0
	for _, row := range g.rows {
		if at >= len(row.cells) {
			continue
		}
		text := strings.ToLower(strings.TrimSpace(row.cells[at].Text))
		if text == "" {
			continue
		}
		if filled++; answers[text] {
			alike++
			own[text] = true
		}
	}
	return filled >= few && len(own) > 1 && 4*alike >= 3*filled
}

// namesOthers reports a column of which half of the cells are names of the
// tools of other columns.
func (c *comparison) namesOthers(g *grid, at int) bool {
	filled, named := 0, 0
	for _, row := range g.rows {
		if at >= len(row.cells) || strings.TrimSpace(row.cells[at].Text) == "" {
			continue
		}
		filled++
		t := c.names.Get(row.cells[at].Text)
		if t != nil && slices.ContainsFunc(g.subjects, func(cell outline.Cell) bool { return c.names.Get(cell.Text) == t }) {
			named++
		}
	}
	return named > 0 && 2*named >= filled
}

// isLinked reports a cell with a link.
func isLinked(c *outline.Cell) bool {
	for i := range c.Blocks() {
		if c.Blocks()[i].Link() != "" {
			return true
		}
	}
	return false
}

// columnName returns the name that heads a column or row, "" if it is not a name; of a
// repository, the name without its owner.
func (d *document) columnName(c *outline.Cell, repository bool) string {
	name := names.Clean(d.besideBadge(c.Text))
	if repository {
		_, name, _ = strings.Cut(name, "/")
	}
	if isMeasure(name) || isBaseline(c.Text) || len(name) < 2 || len(name) > 40 || strings.Count(name, " ") > 3 || vocab.IsCommon(name) || vocab.IsStop(name) ||
		vocab.IsColumn(name) {
		return ""
	}
	if d.body.IsProper(name) || isLowerWord(name) || words.Has(d.title, name) {
		return name
	}
	return ""
}

// isBaseline reports what tools are measured against, and no tool: "Baseline", "Client loop (no
// server)".
func isBaseline(text string) bool {
	name, note := phrase.InParentheses(text)
	for w := range strings.FieldsSeq(words.LowerASCII(name)) {
		switch strings.Trim(w, "().,:*#") {
		case "baseline", "baselines", "control", "reference":
			return true
		}
	}
	kind := words.LowerASCII(words.Last(note))
	return words.HasPrefix(words.LowerASCII(note), "no ", "without ") && (vocab.IsKind(kind) || vocab.IsKind(strings.TrimSuffix(kind, "s")))
}

// isMeasure reports what heads figures, and no tool: "RPS", "p99".
func isMeasure(name string) bool {
	var buf [words.MaxFold]byte
	switch low := string(words.Fold(&buf, name)); low {
	case "rps", "qps", "tps", "iops", "fps", "rpm", "req/s", "ops/s", "ops", "cpu", "ram", "rss", "loc", "mrr", "ndcg", "recall", "precision",
		"f1", "accuracy", "score", "delta", "ratio", "speedup", "size", "speed", "time", "rate", "memory", "latency", "throughput":
		return true
	default:
		return len(low) > 1 && low[0] == 'p' && strings.Trim(low[1:], "0123456789.") == ""
	}
}

// isLowerWord reports one word that begins with a small letter.
func isLowerWord(s string) bool {
	return s[0] >= 'a' && s[0] <= 'z' && strings.IndexByte(s, ' ') < 0 && !vocab.IsKind(s) && !vocab.IsKind(strings.TrimSuffix(s, "s"))
}
