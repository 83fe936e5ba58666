package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// maxPointColumns bounds the columns of a table with a row a point.
const maxPointColumns = 8

// pointRows reads a table at token at with one row per point: one column names the tool, and
// the heads of the others, else its caption or the label above it, tell whether its points are
// pros or cons; nil for any other table.
func (r *reader) pointRows(t *outline.Table, caption topic, at int) []toolCell {
	head, rows := t.Header, t.Rows
	if head == nil && len(rows) > 1 {
		head, rows = rows[0], rows[1:]
	}
	if len(head) > maxPointColumns || len(rows) == 0 {
		return nil
	}
	names, owners := r.ownersOfRows(head, rows)
	if owners == nil {
		return nil
	}
	if label := r.labelInFront(at, 0); label >= 0 && caption == nothing {
		caption = r.tokens[label].head
	}
	kinds, votes := pointColumns(head, names, caption)
	if kinds == nil || !votes && len(rows) == len(r.names) { // a row a tool
		return nil
	}
	var cells []toolCell
	for i, row := range rows {
		for col := 0; col < len(row); {
			k := kinds[col]
			c := toolCell{tool: owners[i], head: topicWords[k], loose: []span{}}
			for ; col < len(row) && kinds[col] == k; col++ {
				if s := r.cellSpan(&row[col]); !s.empty() && row[col].Text != "" {
					c.loose = append(c.loose, s)
				}
			}
			if k != nothing && len(c.loose) > 0 {
				c.span = c.loose[0]
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// ownersOfRows finds the column whose cells each name one of the tools, or are empty below one
// that does, and returns the tool of each row; nil if there is none.
func (sub *subject) ownersOfRows(head []outline.Cell, rows [][]outline.Cell) (col int, owners []int) {
	for col := range head {
		if sub.tool(cellKey(&head[col])) >= 0 {
			return 0, nil
		}
	}
	for col := range head {
		if sub.tool(cellKey(&rows[0][col])) < 0 {
			continue
		}
		owners, last := make([]int, len(rows)), -1
		for i, row := range rows {
			if key := cellKey(&row[col]); key != "" || last < 0 {
				last = sub.tool(key)
			}
			if owners[i] = last; last < 0 {
				break
			}
		}
		if last >= 0 {
			return col, owners
		}
	}
	return 0, nil
}

// pointColumns returns for each column on which side of a tool its cells are, by its
// head, else that over the table, and whether there are votes: these are beside their
// points. It is nil if a column is about something else.
func pointColumns(head []outline.Cell, names int, over topic) (kinds []topic, votes bool) {
	kinds = make([]topic, len(head))
	sides, open := 0, nothing
	isVotes := func(col int) bool { return col != names && isVotesWord(labelKey(cellKey(&head[col]))) }
	for col := range head {
		k := kindWords[labelKey(cellKey(&head[col]))]
		switch {
		case isVotes(col):
			kinds[col], votes = open, true
		case k != nothing && col != names:
			sides, open = sides+1, k
			kinds[col] = k
			if col > 0 && isVotes(col-1) && kinds[col-1] == nothing {
				kinds[col-1] = k
			}
		}
	}
	if sides == 0 && over != pros && over != cons {
		return nil, false
	}
	for col := range head {
		switch key := labelKey(cellKey(&head[col])); {
		case col == names || kinds[col] != nothing || key == "no" || key == "no." || key == "rank" || key == "" && head[col].Text != "": // "#"
		case sides == 0 && (key == "" || columnWords[key] || isVotesWord(key)):
			kinds[col] = over
		default:
			return nil, false
		}
	}
	return kinds, votes
}

// loosePoint reads a point whose text and votes stand in cells of their own.
func (r *reader) loosePoint(c toolCell) {
	list := &r.sides[c.tool].pros
	if c.head == topicWords[cons] {
		list = &r.sides[c.tool].cons
	}
	if len(c.loose) == 1 && c.to > c.from+1 {
		list.add(r, c.span)
		return
	}
	var found []vote
	var count *int64
	for _, s := range c.loose {
		for i := s.from; i < s.to; i++ {
			text, votes := splitSigned(r.tokens[i].text)
			if n, ok := votesOf(text); ok {
				count = n
			} else if t := &r.tokens[i]; text != "" && !t.picture && !t.absent {
				found = append(found, vote{text, votes, i})
			}
		}
	}
	if !list.stated {
		list.stated, list.at = true, c.from
	}
	for _, p := range found {
		if len(found) == 1 && count != nil {
			p.votes = count
		} else if len(c.loose) == 1 {
			p = takeVotes(p, forms[0])
		}
		if !list.has(p.text) {
			list.points = append(list.points, p)
		}
	}
}
