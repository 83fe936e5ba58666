package stackshare

// overRow reads a label with a figure for each of the tools right behind it, although
// others stand in its element.
func (r *reader) overRow(p pair, s span) bool {
	n := len(r.names)
	from, to := p.at+1, p.at+1
	for to < s.to && r.tokens[to].figure {
		to++
	}
	if n < 2 || to-from != n || p.at > s.from && r.tokens[p.at-1].figure && !r.isOver(p.at-1, n) {
		return false
	}
	one := false
	r.around(p.at, s, func(part span) bool {
		names := r.named(part)
		one = len(names) > 0 && r.sameTool(names)
		return len(names) == 0
	})
	if one {
		return false
	}
	for k, tool := range r.namesAbove(from) {
		t := &r.tokens[from+k]
		r.setStat(tool, p.metric, t.text, t.Title, from+k)
	}
	return true
}

// isOver reports a figure that is the last of n behind another label.
func (r *reader) isOver(i, n int) bool {
	for at := i; at > i-n; at-- {
		if at < 1 || !r.tokens[at].figure {
			return false
		}
	}
	return i >= n && r.tokens[i-n].metric != ""
}
