package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// areEntries reports columns that are entries of one list.
func (d *document) areEntries(columns []span) bool {
	for _, c := range columns {
		if c.empty() || d.tokens[c.from].kind != outline.Item || d.tokens[c.to-1].block != d.tokens[c.from].block {
			return false
		}
		if !d.page.Outline.InOneList(d.tokens[columns[0].from].block, d.tokens[c.from].block) {
			return false
		}
	}
	return len(columns) > 0
}

// fills returns a test of what may stand in the column of a tool on a topic.
func (d *document) fills(k topic) func(span) bool {
	if k == integrations {
		return d.shortTexts
	}
	return notEmpty
}

// besideEmpty reads a stretch with a column for each tool of which some are empty, where
// others of the comparison have none that are, or the names stand above the columns.
func (r *reader) besideEmpty(k topic, s span) {
	n, ok := len(r.names), r.fills(k)
	from := s.from
	s.from = r.behindNames(s)
	if !r.columned && s.from == from || s.empty() || !ok(s) {
		return
	}
	order := r.namesAbove(s.from)
	if at := r.outline(s).AmongEmpty(n); at >= 0 {
		r.topic(order[at], k, s)
		return
	}
	columns := r.parts(s)
	if len(columns) != n || !all(columns, func(c span) bool { return c.empty() || ok(c) }) {
		return
	}
	for i, c := range columns {
		if !c.empty() {
			r.topic(order[i], k, c)
		}
	}
}
