package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// duels reads attributes below each of which the same tools stand with what the page says of
// them, and marks of which one wins or what they are set against: "X: …, loses, vs, Y: …, wins".
func (w *tableWork) duels(tokens []token, i int) (*outline.Table, int) {
	var tools []string
	var rows [][]outline.Cell
	end := i
	for end < len(tokens) && len(rows) < maxLabels && tokens[end].piece < 0 && tokens[end].tool == nil {
		row, named, next := duelRow(tokens, end+1)
		if len(row) < 2 || tools != nil && !slices.Equal(tools, named) {
			break
		}
		label, _ := phrase.StripNumber(strings.TrimSuffix(tokens[end].text, ":"))
		if label == "" || len(label) > phrase.MaxLabel || isSide(label) {
			break
		}
		if w.cellsLeft -= len(row); w.cellsLeft < 0 {
			return nil, 0
		}
		tools, end = named, next
		rows = append(rows, append([]outline.Cell{textCell(label)}, row...))
	}
	if len(rows) < 2 {
		return nil, 0
	}
	header := append([]outline.Cell{textCell("Attribute")}, textCells(tools)...)
	return &outline.Table{Origin: outline.Siblings, Header: header, Rows: rows}, end
}

// duelRow reads the tools of one attribute, each with its text; a row must have a mark.
func duelRow(tokens []token, i int) (row []outline.Cell, named []string, next int) {
	marks := 0
	for next = i; next < len(tokens) && len(row) < maxColumns; {
		if len(row) > 0 && isOutcome(tokens[next].text) {
			marks, next = marks+1, next+1
			continue
		}
		t := tokens[next].tool
		if t == nil || slices.Contains(named, t.Name) || next+1 == len(tokens) {
			break
		}
		value := &tokens[next+1]
		if value.piece < 0 || value.isTable || value.tool != nil || value.text == "" || len(value.text) > maxValue || isOutcome(value.text) {
			return nil, nil, i
		}
		row, named, next = append(row, textCell(value.text)), append(named, t.Name), next+2
	}
	if marks == 0 {
		return nil, nil, i
	}
	return row, named, next
}

// isOutcome reports a mark of what became of one side.
func isOutcome(s string) bool {
	var buf [words.MaxFold]byte
	if len(s) > words.MaxFold {
		return false
	}
	switch string(words.Fold(&buf, strings.Trim(s, " .!:🏆✅❌"))) {
	case "vs", "versus", "wins", "win", "winner", "loses", "loss", "lose", "loser", "tie", "draw", "tied", "even":
		return true
	}
	return false
}
