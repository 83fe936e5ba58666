package stackshare

import "github.com/stackdex/stackdex/crawler/source"

// rows reads a detailed comparison row by row; each has a place for each
// tool.
func (r *reader) rows(s span) {
	list := r.inside(s)
	r.heads(list[0].span)
	r.labelledFigures(s)
	var said [summary + 1][]span
	paired := r.sideBySide(list[1:])
	for _, p := range list[1:] {
		if !paired || p.topic != pros && p.topic != cons {
			said[p.topic] = append(said[p.topic], p.span)
		}
	}
	for _, k := range [...]topic{description, features, pros, cons, integrations} {
		r.spread(k, said[k])
	}
}

// sideBySide reads pros and cons that stand in a column for each tool, with
// their labels: order alone would mislead where a tool lacks one.
func (r *reader) sideBySide(list []part) bool {
	region := span{}
	for _, p := range list {
		if p.topic != both && p.topic != pros && p.topic != cons {
			if !region.empty() {
				break
			}
			continue
		}
		if region.empty() {
			region.from = p.from
			if p.topic != both {
				region.from--
			}
		}
		region.to = p.to
	}
	columns := r.columns(region, len(r.names), func(s span) bool { return r.headsOf(s, pros) == 1 })
	for tool, c := range columns {
		r.card(tool, c)
	}
	return columns != nil
}

// spread gives the stretches about a topic to the tools: each has its own, or
// one has them all side by side.
func (r *reader) spread(k topic, list []span) {
	n := len(r.names)
	if len(list)%n == 0 {
		for i, s := range list {
			r.topic(i%n, k, s)
		}
		return
	}
	if len(list) != 1 {
		return
	}
	ok := notEmpty
	if k == integrations {
		ok = r.shortTexts
	}
	var columns []span
	if k == pros || k == cons {
		columns = r.columns(list[0], n, r.saysVotes)
	}
	if columns == nil {
		columns = r.columns(list[0], n, ok)
	}
	if columns == nil && k == integrations {
		columns = r.inTurn(list[0])
	}
	for tool, s := range columns {
		r.topic(tool, k, s)
	}
}

// saysVotes reports a stretch of texts with votes, or of a stated absence.
func (r *reader) saysVotes(s span) bool {
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
	if names := r.named(s); len(names) > 0 {
		s.from = names[0]
	}
	read := 0
	for _, row := range r.parts(s) {
		columns := r.columns(row, n, notEmpty)
		if columns == nil || r.onlyNames(row) {
			continue
		}
		read++
		for tool, c := range columns {
			r.describe(tool, c)
		}
	}
	if read > 0 {
		return
	}
	var texts []int
	for i := s.from; i < s.to; i++ {
		if t := &r.tokens[i]; !t.picture && t.tool < 0 && !t.noise && t.kind != source.Button {
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

func (r *reader) onlyNames(s span) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].tool < 0 {
			return false
		}
	}
	return true
}
