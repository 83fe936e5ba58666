package stackshare

// underLabels reads rows of figures below a row of their labels: a name, and as many figures
// behind it as labels stand there, in their order. It reports whether there is such a row
// of labels.
func (r *reader) underLabels(s span) bool {
	labels := r.rowOfLabels(s)
	if labels == nil {
		return false
	}
	for i := labels[len(labels)-1] + 1; i < s.to; i++ {
		tool := r.tokens[i].tool
		if tool < 0 {
			continue
		}
		var figures []int
		for k := i + 1; k < s.to && (r.tokens[k].tool < 0 || r.tokens[k].tool == tool); k++ {
			if t := &r.tokens[k]; t.figure {
				figures = append(figures, k)
			} else if !t.picture && !t.noise && t.tool < 0 {
				break
			}
		}
		if len(figures) != len(labels) {
			continue
		}
		for k, at := range figures {
			r.setStat(tool, r.tokens[labels[k]].metric, r.tokens[at].text, r.tokens[at].Title, at)
		}
	}
	return true
}

// rowOfLabels returns the first labels of figures in s that stand in one line, each of
// another figure; nil if no line has several and nothing else but the head of the names.
func (d *document) rowOfLabels(s span) []int {
	for i := s.from; i < s.to; {
		var row []int
		known := map[string]bool{}
		end := i
		for end < s.to && d.tokens[end].block == d.tokens[i].block {
			if t := &d.tokens[end]; t.metric != "" && !t.picture && !known[t.metric] {
				known[t.metric] = true
				row = append(row, end)
			}
			end++
		}
		if len(row) > 1 && len(row) >= end-i-1 && row[len(row)-1] == end-1 {
			return row
		}
		i = end
	}
	return nil
}
