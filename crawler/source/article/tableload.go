package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// loads notes with what the figures of each tool were measured, where a column of a
// table of tools says so: "Server", "Workload".
func (g *grid) loads(columns []column) {
	if !g.down {
		return
	}
	for i := range g.rows {
		row := &g.rows[i]
		if !isSetupColumn(row.attribute) {
			continue
		}
		for k := range row.cells[:min(len(row.cells), len(columns))] {
			load := words.OneLine(cellText(&row.cells[k]))
			if columns[k].workload == "" && len(load) <= phrase.MaxLabel && !section.IsAbsent(load) && !isAnswer(load) {
				columns[k].workload = load
			}
		}
	}
}

// isSetupColumn reports what heads a column of how each row was measured.
func isSetupColumn(label string) bool {
	if isTestCorner(label) {
		return true
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimSuffix(strings.TrimSpace(label), ":"))) {
	case "server", "app server", "application server", "web server", "wsgi server", "setup", "configuration", "config", "mode":
		return true
	}
	return false
}

// isAnswer reports a cell that says whether, and not what.
func isAnswer(cell string) bool {
	switch words.LowerASCII(cell) {
	case "yes", "no", "y", "n", "true", "false", "✓", "✗", "✔", "✘", "✅", "❌", "partial", "optional", "built-in", "any":
		return true
	}
	return false
}

// maxCaption bounds a caption in which units are looked for, in bytes.
const maxCaption = 300

// unitIn returns the unit that the caption of a table gives the figures of an attribute:
// "throughput in req/s and memory in MB"; "" if it gives none.
func unitIn(caption, name string) string {
	const short = 3
	if caption == "" || len(caption) > maxCaption || len(name) < short {
		return ""
	}
	lower, label := words.LowerASCII(caption), words.LowerASCII(name)
	for from := 0; ; {
		at := strings.Index(lower[from:], label)
		if at < 0 {
			return ""
		}
		at += from
		from = at + len(label)
		if !words.Alone(caption, at, from) {
			continue
		}
		for _, lead := range [...]string{" in ", " (", " ["} {
			rest, ok := strings.CutPrefix(caption[from:], lead)
			if !ok {
				continue
			}
			if end := strings.IndexAny(rest, ",;)]"); end >= 0 {
				rest = rest[:end]
			}
			if end := strings.Index(rest, " and "); end >= 0 {
				rest = rest[:end]
			}
			if unit := strings.TrimRight(rest, ". "); quantity.IsUnit(unit) {
				return unit
			}
		}
	}
}
