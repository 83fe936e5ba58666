package stackshare

// overRow reads a label with a figure for each of the tools right behind it, although
// others stand in its element.
func (r *reader) overRow(p pair, s span) bool {
	n := len(r.names)
	if n < 2 || !r.areOver(p.at, n) || r.isAboutOne(p.at, s) {
		return false
	}
	for k, tool := range r.namesAbove(p.at + 1) {
		t := &r.tokens[p.at+1+k]
		r.setStat(tool, p.metric, t.text, t.Title, p.at+1+k)
	}
	return true
}

// areOver reports a row of labels, of which i is one, each with n figures right behind
// it, and none in front of the first: those might be of labels in the middle.
func (d *document) areOver(i, n int) bool {
	const most = 16
	if !d.isOver(i, n) {
		return false
	}
	first, last := i, i
	for first > 0 && d.tokens[first-1].figure {
		if first -= n + 1; first < max(0, i-most*(n+1)) || !d.isOver(first, n) {
			return false
		}
	}
	for last < len(d.tokens) && d.tokens[last].metric != "" {
		if last > i+most*(n+1) || !d.isOver(last, n) {
			return false
		}
		last += n + 1
	}
	return true
}

// isOver reports a label with n figures behind it, and no more.
func (d *document) isOver(i, n int) bool {
	if d.tokens[i].metric == "" || i+n >= len(d.tokens) || i+n+1 < len(d.tokens) && d.tokens[i+n+1].figure {
		return false
	}
	for k := 1; k <= n; k++ {
		if !d.tokens[i+k].figure {
			return false
		}
	}
	return true
}
