package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fromComparing takes the tools of a table in a section that compares: columns
// beside one of attributes, or rows under what says that they are tools.
func (r *reader) fromComparing(t *source.Table) bool {
	if t.Width() < 2 {
		return false
	}
	header, rows := t.Header, t.Rows
	if header == nil {
		if len(rows) < 2 {
			return false
		}
		header, rows = rows[0], rows[1:]
	}
	var list, down []string
	if isToolCorner(header[0].Text) || strings.TrimSpace(header[0].Text) == "" && isOfResults(t) {
		first := make([]source.Cell, len(rows))
		for i, row := range rows {
			first[i] = row[0]
		}
		down = r.toolsOf(first)
		if down != nil && (labelsIn(header[1:]) > labelsIn(first) || linked(first) > linked(header[1:])) {
			list = down
		}
	}
	if list == nil {
		list = r.toolsOf(header[1:])
	}
	if list == nil {
		list = down
	}
	if list == nil {
		return false
	}
	for _, name := range list {
		r.names.Add(name)
	}
	if r.subject == nil && len(r.compared) == 0 {
		r.compareAll(list)
	}
	return true
}

// listsResults reports a section of a benchmark with a table of what was measured.
func (r *reader) listsResults(s *section.Section) bool {
	if !words.HasAny(s.Title.Lower, "benchmark", "benchmarks", "performance", "results") {
		return false
	}
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.Table != nil && isOfResults(p.Table) {
			return true
		}
	}
	return false
}

// isOfResults reports a table whose rows are of one thing each, a name without figures,
// and most of its other cells figures: under a unit, or with one.
func isOfResults(t *source.Table) bool {
	const few = 4
	if len(t.Header) < 3 || len(t.Rows) < few {
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
			if q, ok := quantity.Parse(text, ""); ok && q.Unit != "" {
				units++
			}
		}
	}
	return 2*figures > cells && units > 0
}

// linked counts the cells with a link.
func linked(cells []source.Cell) int {
	n := 0
	for i := range cells {
		if isLinked(&cells[i]) {
			n++
		}
	}
	return n
}

// labelsIn counts the cells that are labels of attributes: "License", "Requests/s".
func labelsIn(cells []source.Cell) int {
	n := 0
	for i := range cells {
		text := cells[i].Text
		if _, unit := quantity.HeaderUnit(text); unit != "" || vocab.IsColumn(text) || source.IsAttributeWord(text) {
			n++
		}
	}
	return n
}

// names.ToolsOf returns the names of cells, each once, if most are names, and half of
// those are names beyond doubt; else nil.
func (r *reader) toolsOf(cells []source.Cell) (list []string) {
	named, sure, repositories := 0, 0, areRepositories(cells)
	known := make(map[string]bool, len(cells))
	for i := range cells {
		name := r.columnName(&cells[i], repositories)
		if name == "" {
			continue
		}
		named++
		if repositories || isLinked(&cells[i]) || vocab.IsAcronymic(name) || r.body.Exact(name) > 1 {
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
func areRepositories(cells []source.Cell) bool {
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

// isRemarks reports a column that stands beside those of two tools or more and
// is none's: its cells name the others, or the page compares those and uses its
// header nowhere as a name.
func (r *reader) isRemarks(g *grid, at int) bool {
	header := &g.subjects[at]
	if t, _ := r.headed(header.Text); t != nil || g.down {
		return false
	}
	others, compared := 0, 0
	for i := range g.subjects {
		if t, _ := r.headed(g.subjects[i].Text); t != nil {
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
	return name == "" || vocab.IsStop(name) || vocab.IsColumn(name) || !r.body.IsProper(name) && !isLowerWord(name) || !r.body.IsName(name)
}

// namesOthers reports a column of which half of the cells are names of the
// tools of other columns.
func (r *reader) namesOthers(g *grid, at int) bool {
	filled, named := 0, 0
	for _, row := range g.rows {
		if at >= len(row.cells) || strings.TrimSpace(row.cells[at].Text) == "" {
			continue
		}
		filled++
		t := r.names.Get(row.cells[at].Text)
		if t != nil && slices.ContainsFunc(g.subjects, func(c source.Cell) bool { return r.names.Get(c.Text) == t }) {
			named++
		}
	}
	return named > 0 && 2*named >= filled
}

// isLinked reports a cell with a link.
func isLinked(c *source.Cell) bool {
	for i := range c.Blocks() {
		if c.Blocks()[i].Link() != "" {
			return true
		}
	}
	return false
}

// columnName returns the name that heads a column or row, "" if it is none; of a
// repository without its owner.
func (r *reader) columnName(c *source.Cell, repository bool) string {
	name := names.Clean(c.Text)
	if repository {
		_, name, _ = strings.Cut(name, "/")
	}
	if len(name) < 2 || len(name) > 40 || strings.Count(name, " ") > 3 || vocab.IsCommon(name) || vocab.IsStop(name) || vocab.IsColumn(name) {
		return ""
	}
	if r.body.IsProper(name) || isLowerWord(name) {
		return name
	}
	return ""
}

// isLowerWord reports one word that begins with a small letter.
func isLowerWord(s string) bool {
	return s[0] >= 'a' && s[0] <= 'z' && strings.IndexByte(s, ' ') < 0 && !vocab.IsKind(s) && !vocab.IsKind(strings.TrimSuffix(s, "s"))
}
