package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source"
)

// pairedTables reads the tables in s whose columns are topics, "Pros" and "Cons",
// under the name of the tool that they are about. What they hold is not read
// again.
func (r *reader) pairedTables(s span) {
	if s.empty() {
		return
	}
	from, to := r.room(s)
	for _, t := range r.page.Outline.Before(to).After(from - 1).Tables() {
		at := span{r.start[t.Block], r.start[min(t.End, len(r.start)-1)]}
		columns, tool := topicColumns(t), r.namedAbove(at.from, s)
		if columns == nil || tool < 0 {
			continue
		}
		for _, row := range t.Rows {
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

// topicColumns returns the topics that head the columns of a table, nil if one of
// them is headed by something else.
func topicColumns(t *source.Table) []topic {
	if len(t.Header) < 2 || len(t.Rows) == 0 {
		return nil
	}
	columns := make([]topic, len(t.Header))
	for i := range t.Header {
		key := labelKey(cellKey(&t.Header[i]))
		if columns[i] = innerWords[key]; columns[i] != pros && columns[i] != cons || slices.Contains(columns[:i], columns[i]) {
			return nil
		}
	}
	return columns
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
