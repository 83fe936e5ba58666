package stackshare

import "slices"

// labelsBetween reads rows in which the label of a topic stands between what is said of
// each tool: "Fast | Pros | Small". Each is about another topic, and no tool is named
// amid them. What they hold is not read again.
func (r *reader) labelsBetween(s span) {
	var topics []topic
	var rows [][]span
	for i := s.from; i < s.to; i++ {
		switch k := r.tokens[i].head; k {
		case pros, cons, integrations, features, description:
			row := r.rowAround(i, s)
			if row == nil {
				continue
			}
			if slices.Contains(topics, k) {
				return
			}
			topics, rows = append(topics, k), append(rows, row)
		}
	}
	if len(rows) < 2 {
		return
	}
	all := span{rows[0][0].from, lastOf(rows[len(rows)-1]).to}
	if len(r.named(all)) > 0 {
		return
	}
	owners := r.namesAbove(all.from)
	for k, row := range rows {
		for col, tool := range owners {
			r.topic(tool, topics[k], row[col])
		}
		r.silence(span{row[0].from, lastOf(row).to})
	}
}

// rowAround returns what stands around the label at i in the smallest element that holds
// more: parts for each tool, on both sides, without their names and with no other label;
// else nil.
func (r *reader) rowAround(i int, s span) []span {
	n := len(r.names)
	var row []span
	r.around(i, s, func(part span) bool {
		if part.to-part.from == 1 {
			return true
		}
		if distinct, most := r.marks(part); distinct > 1 || most > 1 || len(r.named(part)) > 0 {
			return false
		}
		parts := r.parts(part)
		if at := slices.Index(parts, span{i, i + 1}); len(parts) == n+1 && at > 0 && at < n {
			row = slices.Delete(parts, at, at+1)
		}
		return false
	})
	return row
}

func lastOf(row []span) span { return row[len(row)-1] }
