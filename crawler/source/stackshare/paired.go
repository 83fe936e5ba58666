package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source"
)

// pairedTables reads the tables in s whose columns are topics, "Pros" and "Cons",
// under the name of the tool that they are about, or with it as their caption. What they hold is not read
// again.
func (r *reader) pairedTables(s span) {
	if s.empty() {
		return
	}
	from, to := r.room(s)
	for _, t := range slices.Concat(r.page.Outline.Before(to).After(from-1).Tables(), r.gridsIn(from, to)) {
		at := span{r.start[t.Block], r.start[min(t.End, len(r.start)-1)]}
		rows := t.Rows
		columns := topicColumns(t.Header)
		if columns == nil && len(rows) > 1 && len(t.Header) == 0 {
			columns, rows = topicColumns(rows[0]), rows[1:]
		}
		tool := r.captionTool(t)
		if tool < 0 {
			tool = r.namedAbove(at.from, s)
		}
		if columns == nil || tool < 0 {
			continue
		}
		for _, row := range rows {
			for i := range row {
				r.topic(tool, columns[i], r.cellSpan(&row[i]))
			}
		}
		for i := at.from; i < at.to; i++ {
			k := &r.tokens[i]
			k.word, k.rarity, k.tool, k.figure = word{noise: true}, usual, -1, false
		}
	}
}

// topicColumns returns the topics that cells head columns with, nil if one of them
// is something else.
func topicColumns(heads []source.Cell) []topic {
	if len(heads) < 2 {
		return nil
	}
	columns := make([]topic, len(heads))
	for i := range heads {
		key := labelKey(cellKey(&heads[i]))
		if columns[i] = innerWords[key]; columns[i] != pros && columns[i] != cons || slices.Contains(columns[:i], columns[i]) {
			return nil
		}
	}
	return columns
}

// captionTool returns the one tool that the caption of a table names; -1 if none.
func (r *reader) captionTool(t *source.Table) int {
	if t.Caption == "" || len(t.Caption) > maxLabel {
		return -1
	}
	if tool := r.tool(labelKey(keyOf(t.Caption))); tool >= 0 {
		return tool
	}
	return r.onlyNamed(t.Caption)
}

// namedAbove returns the tool that is named last in front of token i in s, alone;
// -1 if none is.
func (r *reader) namedAbove(i int, s span) int {
	for i--; i >= s.from; i-- {
		if tool := r.tokens[i].tool; tool >= 0 {
			if i > s.from && r.tokens[i-1].tool >= 0 && r.tokens[i-1].tool != tool {
				return -1 // a row of names
			}
			return tool
		}
	}
	return -1
}
