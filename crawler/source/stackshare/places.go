package stackshare

import "slices"

// places are tokens of a span that are asked for again and again.
type places struct {
	span
	tools []int // that name one of the tools
	links []int // to other pages, and no figures
	// labels are those of figures, with them or without.
	labels []int
}

func (r *reader) placesIn(s span) *places {
	p := &places{span: s, tools: r.named(s)}
	for i := s.from; i < s.to; i++ {
		switch t := &r.tokens[i]; {
		case t.metric != "" || t.own != "":
			if !t.picture {
				p.labels = append(p.labels, i)
			}
		case t.Link != "" && !t.figure:
			p.links = append(p.links, i)
		}
	}
	return p
}

// between returns the part of a list of tokens that lies in s.
func between(list []int, s span) []int {
	from, _ := slices.BinarySearch(list, s.from)
	to, _ := slices.BinarySearch(list, s.to)
	return list[from:to:to]
}

// named returns the tokens in s that name one of the tools; not to be changed.
func (r *reader) named(s span) []int {
	if r.found != nil && s.within(r.found.span) {
		return between(r.found.tools, s)
	}
	var list []int
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].tool >= 0 {
			list = append(list, i)
		}
	}
	return list
}
