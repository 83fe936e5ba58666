package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// joinLabels makes one label of two columns of them, of which the first heads
// groups of rows: "Latency" over "p50" and "p99". A heading cell of its own names its row
// without the group, as below a heading over all columns, unless it says nothing by itself.
func (c *comparison) joinLabels(header []outline.Cell, rows [][]outline.Cell) ([]outline.Cell, [][]outline.Cell) {
	header, rows = joinTicks(header, rows)
	if len(header) < 4 || c.hits(header[2:]) < len(header)-2 || c.hits(header[:2]) > 0 || !isLabelCorner(&header[0], &header[1]) ||
		!areGrouped(rows) {
		return header, rows
	}
	joined := make([][]outline.Cell, 0, len(rows))
	group, again := "", countLabels(rows)
	for _, row := range rows {
		first, second := words.OneLine(row[0].Text), words.OneLine(row[1].Text)
		label := row[0]
		switch {
		case isOneCell(&row[0], &row[1]), second == "":
			group = first
		default:
			if first != "" {
				group = first
			}
			if label.Text = second; !row[1].Header || isPercentile(second) || again[second] > 1 {
				label.Text = underGroup(group, second)
			}
		}
		joined = append(joined, append([]outline.Cell{label}, row[2:]...))
	}
	return append([]outline.Cell{header[0]}, header[2:]...), joined
}

// countLabels counts the rows with each label in their second cells.
func countLabels(rows [][]outline.Cell) map[string]int {
	n := make(map[string]int, len(rows))
	for _, row := range rows {
		n[words.OneLine(row[1].Text)]++
	}
	return n
}

// isLabelCorner reports the heads of two columns of labels: one cell, or none that
// could be the name of a tool.
func isLabelCorner(a, b *outline.Cell) bool {
	if isOneCell(a, b) || strings.TrimSpace(b.Text) == "" {
		return true
	}
	if labeltext.IsAttributeWord(b.Text) {
		return true
	}
	var buf [words.MaxFold]byte
	switch string(words.Fold(&buf, strings.TrimSuffix(words.Last(b.Text), ":"))) {
	case "metric", "attribute", "feature", "criterion", "test", "benchmark", "item", "detail", "details", "subcategory", "percentile":
		return true
	}
	return false
}

// isOneCell reports two places of a row that one cell covers.
func isOneCell(a, b *outline.Cell) bool {
	return a.Text == b.Text && (a.Block >= 0 && a.Block == b.Block || strings.TrimSpace(a.Text) == "")
}

// areGrouped reports rows of which some stand together under the first cell, each
// with a label of its own in the second.
func areGrouped(rows [][]outline.Cell) bool {
	grouped := false
	for i, row := range rows {
		if isOneCell(&row[0], &row[1]) {
			continue
		}
		if second := words.OneLine(row[1].Text); second == "" || len(second) > phrase.MaxLabel || !isPercentile(second) && words.IsDigit(second[0]) {
			return false
		}
		if i > 0 && row[1].Text != rows[i-1][1].Text && (row[0].Text == "" || row[0].Block >= 0 && row[0].Block == rows[i-1][0].Block) {
			grouped = true
		}
	}
	return grouped
}

// underGroup joins the label of a row and that of its group: "p50 Latency",
// "Payload Format".
func underGroup(group, label string) string {
	if group == "" {
		return label
	}
	if isPercentile(label) {
		return label + " " + group
	}
	return group + " " + label
}

// isPercentile reports what stands in front of a metric whose part it says: "p50",
// "95th percentile", "median".
func isPercentile(label string) bool {
	var buf [words.MaxFold]byte
	if len(label) > words.MaxFold {
		return false
	}
	lower := string(words.Lower(buf[:0], label))
	if rest, ok := strings.CutPrefix(lower, "p"); ok {
		return rest != "" && strings.Trim(rest, "0123456789.") == ""
	}
	switch strings.TrimLeft(strings.TrimSuffix(lower, " percentile"), "0123456789.") {
	case "th", "st", "nd", "rd", "average", "avg", "mean", "median", "min", "max", "minimum", "maximum", "peak", "idle":
		return true
	}
	return false
}

// joinTicks makes part of the labels of rows what columns of ticks say of them, where
// without them labels come again: of "install" under ticks for a cache and for a lockfile
// "install (cache, lockfile)".
func joinTicks(header []outline.Cell, rows [][]outline.Cell) ([]outline.Cell, [][]outline.Cell) {
	ticks := make([]bool, len(header))
	found := 0
	for i := 1; i < len(header); i++ {
		if ticks[i] = isOfTicks(rows, i); ticks[i] {
			found++
		}
	}
	if found == 0 || len(header)-found < 3 || !labelsRepeat(rows) {
		return header, rows
	}
	kept := func(row []outline.Cell) []outline.Cell {
		list := make([]outline.Cell, 0, len(row)-found)
		for i := range row {
			if i >= len(ticks) || !ticks[i] {
				list = append(list, row[i])
			}
		}
		return list
	}
	joined := make([][]outline.Cell, len(rows))
	for k, row := range rows {
		var with []string
		for i := range row {
			if i < len(ticks) && ticks[i] && isTick(row[i].Text) {
				with = append(with, words.OneLine(header[i].Text))
			}
		}
		if joined[k] = kept(row); len(with) > 0 {
			joined[k][0].Text = words.OneLine(joined[k][0].Text) + " (" + strings.Join(with, ", ") + ")"
		}
	}
	return kept(header), joined
}

// isOfTicks reports a column that holds ticks and nothing else.
func isOfTicks(rows [][]outline.Cell, at int) bool {
	found := false
	for _, row := range rows {
		if at >= len(row) {
			return false
		}
		if text := strings.TrimSpace(row[at].Text); isTick(text) {
			found = true
		} else if text != "" && !labeltext.IsAbsent(text) {
			return false
		}
	}
	return found
}

func isTick(s string) bool {
	switch strings.TrimSpace(s) {
	case "✔", "✓", "✅", "☑", "✔️", "x", "X", "•", "●":
		return true
	}
	return false
}

// labelsRepeat reports rows of which most have the label of another one, and figures.
func labelsRepeat(rows [][]outline.Cell) bool {
	seen := map[string]int{}
	for _, row := range rows {
		if len(row) == 0 || !words.HasDigit(row[len(row)-1].Text) {
			return false
		}
		seen[row[0].Text]++
	}
	return 2*len(seen) <= len(rows)
}

// captionOf returns what was measured in a table of a section that has several with the
// same header, where a line in front of each says so: "Log ten fields:".
func captionOf(s *section.Section, t *outline.Table) (caption string) {
	const few = 200 // pieces
	if len(s.Pieces) > few {
		return ""
	}
	again := false
	for i := range s.Pieces {
		other := s.Pieces[i].Table
		if other == nil || len(t.Header) == 0 || !slices.EqualFunc(other.Header, t.Header, func(a, b outline.Cell) bool { return a.Text == b.Text }) {
			continue
		}
		line := labelBefore(s, i)
		if line == "" {
			return ""
		}
		if again = again || other != t; other == t {
			caption = line
		}
	}
	if !again {
		return ""
	}
	return caption
}

// labelBefore returns the short line with a colon in front of a piece.
func labelBefore(s *section.Section, i int) string {
	const short = 80
	if i == 0 || s.Pieces[i-1].Table != nil || s.Pieces[i-1].Item || len(s.Pieces[i-1].Text) > short {
		return ""
	}
	label, ok := strings.CutSuffix(s.Pieces[i-1].Text, ":")
	if !ok {
		return ""
	}
	return label
}

// areLabels reports a column of which most cells may be labels of rows: short, there, and no two
// alike. Remarks are not.
func areLabels(rows [][]outline.Cell, at int) bool {
	labels := 0
	seen := make(map[string]bool, len(rows))
	for _, row := range rows {
		if at >= len(row) {
			continue
		}
		text := words.OneLine(row[at].Text)
		if text != "" && len(text) <= phrase.MaxLabel && !seen[text] && strings.ContainsFunc(text, unicode.IsLetter) {
			labels++
		}
		seen[text] = true
	}
	return 3*labels > 2*len(rows)
}
