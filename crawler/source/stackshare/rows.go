package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// chunks divides s at its inner labels: pros and cons under a label for both
// stay together.
func (r *reader) chunks(s span) []part {
	var list []part
	for _, p := range r.inside(s) {
		n := len(list) - 1
		if n >= 0 && list[n].topic == both && (p.topic == pros || p.topic == cons || p.topic == nothing && !r.above(p.from, &list[n])) {
			list[n].to = p.to
			continue
		}
		list = append(list, p)
	}
	return list
}

// chunksOf reads the parts of a detailed comparison, each on its topic.
func (r *reader) chunksOf(list []part) {
	var said [other + 1][]span
	for i, p := range list {
		p.to = r.beforeNames(p.span)
		switch {
		case r.byColumn(list[:i+1]):
		case p.tool >= 0:
			r.topic(p.tool, p.topic, p.span)
		case p.topic == both:
			r.votedParts(p.span)
		case p.topic == statistics:
			r.tableFigures(p.span)
			if !r.columnFigures(p.span) {
				r.labelledFigures(p.span)
			}
		case p.bare:
			if i == 0 {
				r.heads(p.span)
			}
			r.labelledFigures(p.span)
		default:
			r.labelledFigures(p.span)
			said[p.topic] = append(said[p.topic], p.span)
		}
	}
	if len(said[pros]) > 0 && r.sideBySide(list) {
		said[pros], said[cons] = nil, nil
	}
	topics := [...]topic{description, features, pros, cons, integrations}
	var left []topic
	for _, k := range topics {
		if !r.spread(k, said[k]) && len(said[k]) == 1 {
			left = append(left, k)
		}
	}
	for _, k := range left {
		r.besideEmpty(k, said[k][0])
	}
}

// byColumn reads the last of the parts where labels stand in a column of their own in
// front of one for each tool: the parts in front of it are labels only. It reports
// whether it is made so.
func (r *reader) byColumn(list []part) bool {
	last := list[len(list)-1]
	if last.empty() || last.tool >= 0 || last.topic == both || last.topic == statistics {
		return false
	}
	first := len(list) - 1
	for first > 0 && !list[first].bare && list[first-1].empty() && !list[first-1].bare && list[first-1].to == list[first].from-1 {
		first--
	}
	labels := list[first:]
	if len(labels) < 2 {
		return false
	}
	columns := r.byNames(last.span)
	for _, c := range columns {
		if c.to-c.from != len(labels) {
			return false
		}
	}
	for tool, c := range columns {
		for k := range labels {
			r.topic(tool, labels[k].topic, span{c.from + k, c.from + k + 1})
		}
	}
	return columns != nil
}

// votedParts reads pros and cons of all tools: in a table, in a column or a
// card a tool, or label by label.
func (r *reader) votedParts(s span) {
	if tables := r.toolTables(s); len(tables) > 0 {
		for _, t := range tables {
			r.cells(t.cells, nothing)
		}
		return
	}
	if columns := r.columns(s, len(r.names), func(s span) bool { return r.headsOf(s, pros) == 1 }); columns != nil && r.headsWithin(s, columns) {
		for k, tool := range r.ownersOf(columns) {
			r.card(tool, columns[k])
		}
		return
	}
	if cards := r.cards(s); cards != nil && r.labelsWithin(s, cards) {
		for tool, c := range cards {
			r.card(tool, c)
		}
		return
	}
	var said [other + 1][]span
	owner := -1 // of the parts below "Pros & Cons of Django"
	for _, p := range r.inside(s)[1:] {
		switch {
		case p.tool >= 0:
			if owner = -1; p.topic == both {
				owner = p.tool
			}
			r.topic(p.tool, p.topic, p.span)
		case owner >= 0 && (p.topic == pros || p.topic == cons):
			r.topic(owner, p.topic, p.span)
		default:
			said[p.topic] = append(said[p.topic], p.span)
		}
	}
	r.spread(pros, said[pros])
	r.spread(cons, said[cons])
}

// headsWithin reports whether the labels of pros and cons in s lie in its columns.
func (d *document) headsWithin(s span, columns []span) bool {
	for i := s.from; i < s.to; i++ {
		if k := d.tokens[i].head; (k == pros || k == cons) && !slices.ContainsFunc(columns, func(c span) bool { return i >= c.from && i < c.to }) {
			return false
		}
	}
	return true
}

// sideBySide reads pros and cons that stand in a column for each tool, with
// their labels: order alone would mislead where a tool lacks one.
func (r *reader) sideBySide(list []part) bool {
	region := span{}
	for _, p := range list {
		if p.topic != pros && p.topic != cons || p.tool >= 0 {
			if !region.empty() {
				break
			}
			continue
		}
		if region.empty() {
			region.from = p.from - 1
		}
		region.to = p.to
	}
	columns := r.columns(region, len(r.names), func(s span) bool { return r.headsOf(s, pros) == 1 })
	if !r.headsWithin(region, columns) {
		return false
	}
	for k, tool := range r.ownersOf(columns) {
		r.card(tool, columns[k])
	}
	return columns != nil
}

// ownersOf returns the tools of stretches that stand in a column each: those
// that they begin with, else in the order in which the names stand above.
func (r *reader) ownersOf(columns []span) []int {
	if len(columns) == 0 {
		return nil
	}
	owners := make([]int, len(columns))
	seen := map[int]bool{}
	for k, c := range columns {
		owners[k] = -1
		if !c.empty() {
			t := &r.tokens[c.from]
			if owners[k] = t.tool; t.head != nothing && t.headOf >= 0 {
				owners[k] = t.headOf // "Pros of Django"
			}
		}
		if owners[k] >= 0 {
			seen[owners[k]] = true
		}
	}
	if len(seen) == len(columns) {
		return owners
	}
	return r.namesAbove(columns[0].from)
}

// spread gives the stretches about a topic to the tools: each has its own, or
// one has them all side by side. It reports whether it could.
func (r *reader) spread(k topic, list []span) bool {
	n := len(r.names)
	if len(list)%n == 0 && len(list) > 0 {
		owners := r.ownersOf(list[:n])
		for i, s := range list {
			r.topic(owners[i%n], k, s)
		}
		return true
	}
	return len(list) == 1 && r.spreadOne(k, list[0])
}

// spreadOne divides a stretch in which each tool has a part; false if the markup does not show
// them.
func (r *reader) spreadOne(k topic, s span) bool {
	if tables := r.toolTables(s); len(tables) > 0 {
		for _, t := range tables {
			r.cells(t.cells, k)
		}
		return true
	}
	s.from = r.behindLead(k, s)
	holds := r.hasMoreThanVersus
	if k == integrations {
		s.from, holds = r.atNames(s), r.showsMore
	}
	if stretches := r.byNamesOf(s, holds); stretches != nil {
		for tool, p := range stretches {
			r.topic(tool, k, p)
		}
		return true
	}
	if boxes := r.byBoxes(s); boxes != nil {
		for tool, box := range boxes {
			r.topic(tool, k, box)
		}
		return true
	}
	n, ok := len(r.names), r.fills(k)
	s.from = r.behindNames(s)
	var columns []span
	if k == pros || k == cons {
		columns = r.columns(s, n, r.hasVotes)
	}
	if columns == nil {
		columns = r.columns(s, n, ok)
	}
	if r.areEntries(columns) && (k == pros || k == cons || r.outline(s).AmongEmpty(n) >= 0) {
		return false // of one tool
	}
	r.columned = r.columned || columns != nil
	if columns == nil && k == integrations {
		columns = r.inTurn(s)
	}
	for i, tool := range r.ownersOf(columns) {
		r.topic(tool, k, columns[i])
	}
	return columns != nil
}

// behindNames returns where s continues after a row of all names.
func (r *reader) behindNames(s span) int {
	seen := map[int]bool{}
	i := s.from
	for i < s.to && r.tokens[i].tool >= 0 {
		seen[r.tokens[i].tool] = true
		i++
	}
	if len(seen) < len(r.names) {
		return s.from
	}
	return i
}

// beforeNames returns where s ends if a row of all names behind it heads what follows.
func (r *reader) beforeNames(s span) int {
	seen := map[int]bool{}
	i := s.to
	for i > s.from && r.tokens[i-1].tool >= 0 {
		i--
		seen[r.tokens[i].tool] = true
	}
	if len(seen) < len(r.names) || i == s.from {
		return s.to
	}
	return i
}

func (d *document) isNamedIn(tool int, s span) bool {
	return slices.ContainsFunc(d.tokens[s.from:s.to], func(t token) bool { return t.tool == tool })
}

// hasVotes reports a stretch of texts with votes, or of a stated absence.
func (r *reader) hasVotes(s span) bool {
	list := r.readPoints(s)
	for _, p := range list {
		if p.votes == nil {
			return false
		}
	}
	return !s.empty()
}

// inTurn divides a list of names without markup, if there is one for each
// tool; a name may stand there twice, for its picture.
func (r *reader) inTurn(s span) []span {
	var list []span
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if !t.isName() && !t.absent {
			continue
		}
		if n := len(list) - 1; n >= 0 && list[n].to == i && i-list[n].from == 1 && r.tokens[i-1].key == t.key && !t.absent {
			list[n].to = i + 1
			continue
		}
		list = append(list, span{i, i + 1})
	}
	if len(list) != len(r.names) {
		return nil
	}
	return list
}

// heads reads what stands in front of the first label: names, descriptions
// and features.
func (r *reader) heads(s span) {
	n := len(r.names)
	s.from = r.behindBar(s)
	if names := r.named(s); len(names) > 0 {
		s.from = names[0]
		for last := s.to - 1; r.tokens[last].tool >= 0 && r.isNamedIn(r.tokens[last].tool, span{s.from, last}); last-- {
			s.to = last // it heads what comes behind
		}
	}
	if stretches := r.byNames(s); stretches != nil {
		for tool, p := range stretches {
			r.describe(tool, p)
		}
		return
	}
	read := 0
	for _, row := range r.parts(s) {
		columns := r.columns(row, n, notEmpty)
		if columns == nil || r.onlyNames(row) {
			continue
		}
		read, r.columned = read+1, true
		for k, tool := range r.ownersOf(columns) {
			r.describe(tool, columns[k])
		}
	}
	if read > 0 {
		return
	}
	var texts []int
	for i := s.from; i < s.to; i++ {
		if t := &r.tokens[i]; !t.picture && t.tool < 0 && !t.noise && t.kind != outline.Button {
			texts = append(texts, i)
		}
	}
	if len(texts) != n && len(texts) != 2*n {
		return
	}
	for k, i := range texts {
		r.describe(k%n, span{i, i + 1})
	}
}

func (d *document) onlyNames(s span) bool {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].tool < 0 {
			return false
		}
	}
	return true
}
