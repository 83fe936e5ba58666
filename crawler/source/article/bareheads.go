package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxBare bounds the names of which each is compared to the others.
const maxBare = 200

// bareHeads takes off names that head columns or rows what stands around them: the
// numbers of a list in front, a version behind. No two are made alike: they compare
// versions.
func (r *reader) bareHeads(cells []outline.Cell) []outline.Cell {
	if len(cells) > maxBare {
		return cells
	}
	numbered := 0
	for i := range cells {
		if _, ok := phrase.StripNumber(words.OneLine(cells[i].Text)); ok {
			numbered++
		}
	}
	var bare []outline.Cell
	for i := range cells {
		text := words.OneLine(cells[i].Text)
		name := text
		if numbered > 1 {
			if rest, ok := phrase.StripNumber(name); ok {
				name = rest
			}
		}
		if head, rest, ok := strings.Cut(name, " / "); ok && !namesAgain(cells, i, head) {
			if t := r.names.Get(head); t != nil && !t.Thing && r.names.Get(rest) == nil {
				name = head // "Zeta / ZR v7"
			}
		}
		if short := r.withoutVersion(name); short != name && !namesAgain(cells, i, short) {
			name = short
		}
		if name == text {
			continue
		}
		if bare == nil {
			bare = append(bare, cells...)
		}
		bare[i].Text = name
	}
	if bare == nil {
		return cells
	}
	return bare
}

// withoutVersion returns the name in front of a version, if it is known, or the page
// uses it alone.
func (r *reader) withoutVersion(name string) string {
	at := strings.LastIndexByte(name, ' ')
	if at < 2 {
		return name
	}
	short, version := name[:at], strings.TrimPrefix(name[at+1:], "v")
	if version == "" || !words.IsDigit(version[0]) || strings.Trim(version, "0123456789.x") != "" ||
		phrase.YearAt(version) != "" && len(version) == 4 || r.names.Get(name) != nil {
		return name
	}
	if t := r.names.Get(short); t != nil && !t.Thing || t == nil && r.body.IsProper(short) && r.body.Exact(short) > r.body.Exact(name) {
		return short
	}
	return name
}

// namesAgain reports a name that stands in other cells too, alone or with a version.
func namesAgain(cells []outline.Cell, at int, name string) bool {
	for i := range cells {
		text := words.OneLine(cells[i].Text)
		if i != at && len(text) >= len(name) && strings.EqualFold(text[:len(name)], name) && (len(text) == len(name) || text[len(name)] == ' ') {
			return true
		}
	}
	return false
}

// bareRows is bareHeads for the first cells of rows, which it returns too.
func (r *reader) bareRows(rows [][]outline.Cell) ([][]outline.Cell, []outline.Cell) {
	first := make([]outline.Cell, len(rows))
	for i, row := range rows {
		first[i] = row[0]
	}
	bare := r.bareHeads(first)
	if len(rows) == 0 || &bare[0] == &first[0] {
		return rows, first
	}
	changed := make([][]outline.Cell, len(rows))
	for i, row := range rows {
		changed[i] = append([]outline.Cell{bare[i]}, row[1:]...)
	}
	return changed, bare
}
