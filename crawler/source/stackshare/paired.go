package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// pairedTable is a table whose columns are topics, "Pros" and "Cons".
type pairedTable struct {
	span
	*outline.Table
	columns []topic
	rows    [][]outline.Cell // below the heads of its columns
	tool    int              // that its caption or these heads name, -1: none
}

// pairedTables reads the tables in s whose columns are topics, "Pros" and "Cons",
// under the name of the tool that they are about, with it as their caption, or side by
// side with one for each tool. What they hold is not read again.
func (r *reader) pairedTables(s span) {
	if s.empty() {
		return
	}
	list := r.pairedIn(s)
	for i := 0; i < len(list); {
		if owners := r.besideEachOther(list[i:]); owners != nil {
			for k, tool := range owners {
				r.readPaired(tool, &list[i+k])
			}
			i += len(owners)
			continue
		}
		t := &list[i]
		if t.tool < 0 {
			t.tool = r.namedAbove(t.from, s)
		}
		if t.tool >= 0 {
			r.readPaired(t.tool, t)
		}
		i++
	}
}

// pairedIn lists the tables in s whose columns are topics.
func (r *reader) pairedIn(s span) []pairedTable {
	var list []pairedTable
	from, to := r.room(s)
	for _, t := range slices.Concat(r.page.Outline.Before(to).After(from-1).Tables(), r.gridsIn(from, to)) {
		heads, rows := t.Header, t.Rows
		if len(heads) == 0 && len(rows) > 1 {
			heads, rows = rows[0], rows[1:]
		}
		columns, tool := r.topicColumns(heads)
		if tool < 0 {
			tool = r.captionTool(t)
		}
		if columns != nil {
			list = append(list, pairedTable{span{r.start[t.Block], r.start[min(t.End, len(r.start)-1)]}, t, columns, rows, tool})
		}
	}
	return list
}

// besideEachOther returns the tools of the first of some tables, one for each, between
// which nothing is said: no name above the first is that of all. It is nil if they do
// not stand so.
func (r *reader) besideEachOther(list []pairedTable) []int {
	n := len(r.names)
	if n < 2 || len(list) < n || len(list) > n && list[n].from == list[n-1].to {
		return nil
	}
	for i := range list[:n] {
		if list[i].tool >= 0 || i > 0 && list[i].from != list[i-1].to {
			return nil
		}
	}
	return r.namesAbove(list[0].from)
}

// readPaired reads a table about one tool.
func (r *reader) readPaired(tool int, t *pairedTable) {
	for _, row := range t.rows {
		for i := 0; i < len(row); {
			k, cells := t.columns[i], r.cellSpan(&row[i])
			for i++; i < len(row) && t.columns[i] == k; i++ { // the votes beside the point
				cells.to = max(cells.to, r.cellSpan(&row[i]).to)
			}
			r.topic(tool, k, cells)
		}
	}
	if r.paired == nil {
		r.paired = map[int]bool{}
	}
	r.paired[t.Block] = true
	r.silence(t.span)
}

// silence makes nothing of the tokens in s that have been read.
func (d *document) silence(s span) {
	for i := s.from; i < s.to; i++ {
		k := &d.tokens[i]
		k.word, k.rarity, k.tool, k.figure = word{noise: true}, usual, -1, false
	}
}

// topicColumns returns the topics that cells head columns with, and the tool that all
// of them name, -1 if none; nil if one of them is something else. Votes are of the points
// beside them.
func (sub *subject) topicColumns(heads []outline.Cell) (columns []topic, tool int) {
	if len(heads) < 2 {
		return nil, -1
	}
	columns, tool = make([]topic, len(heads)), -1
	votes, seen := 0, 0
	for i := range heads {
		key := labelKey(cellKey(&heads[i]))
		if isVotesWord(key) {
			votes++
			continue
		}
		k, named := max(innerWords[key], countedTopic(key)), -1
		if k == nothing {
			k, named = sub.headWithName(key)
		}
		if k != pros && k != cons || slices.Contains(columns[:i], k) || seen > 0 && named != tool {
			return nil, -1
		}
		columns[i], tool = k, named
		seen++
	}
	if votes > 0 && !withVotes(columns) || seen < 2 {
		return nil, -1
	}
	return columns, tool
}

// withVotes gives columns of votes the topics beside them: in front, or behind if the first
// column is one of votes. It reports whether each topic has one at most.
func withVotes(columns []topic) bool {
	beside := -1
	if columns[0] == nothing {
		beside = 1
	}
	taken := nothing
	for i, k := range columns {
		if k != nothing {
			continue
		}
		at := i + beside
		if at < 0 || at >= len(columns) || columns[at] == nothing || columns[at] == taken && beside < 0 {
			return false
		}
		columns[i], taken = columns[at], columns[at]
	}
	return true
}

// captionTool returns the one tool that the caption of a table names; -1 if none.
func (sub *subject) captionTool(t *outline.Table) int {
	if t.Caption == "" || len(t.Caption) > maxLabel {
		return -1
	}
	if tool := sub.tool(labelKey(keyOf(t.Caption))); tool >= 0 {
		return tool
	}
	return sub.onlyNamed(t.Caption)
}

// namedAbove returns the tool that is named last in front of token i in s, alone;
// -1 if none is.
func (d *document) namedAbove(i int, s span) int {
	for i--; i >= s.from; i-- {
		if tool := d.tokens[i].tool; tool >= 0 {
			if i > s.from && d.tokens[i-1].tool >= 0 && d.tokens[i-1].tool != tool {
				return -1 // a row of names
			}
			return tool
		}
	}
	return -1
}
