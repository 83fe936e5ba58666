package stackshare

// part is a stretch of a section under an inner label.
type part struct {
	topic
	span
	tool int  // that the label names, -1: none
	bare bool // it has no label
}

// inside divides s at its inner labels; what stands before the first is a
// description. Where figures begin, they are a part too. The name of a tool owns the
// parts below it; as a heading it ends what is open.
func (r *reader) inside(s span) []part {
	list := []part{{description, span{s.from, s.to}, -1, true}}
	owner, level := -1, uint8(0)
	owned := 0 // where by the markup ends what is the owner's
	for i := s.from; i < s.to; i++ {
		t, open := &r.tokens[i], &list[len(list)-1]
		if owner >= 0 && i >= owned {
			if open.tool == owner && t.head == nothing {
				open.to = i
				list = append(list, part{nothing, span{i, s.to}, -1, false})
				open = &list[len(list)-1]
			}
			owner = -1
		}
		switch {
		case t.head != nothing:
			open.to = i
			p := part{t.head, span{r.behindLeads(i+1, s.to), s.to}, t.headOf, false}
			if p.tool < 0 && !r.dividedBelow(i, s, level) {
				p.tool = owner
			} else {
				owner = -1
			}
			list = append(list, p)
		case r.endsOpenList(open, i):
			open.to, owner = i, -1
			list = append(list, part{nothing, span{i, s.to}, -1, false})
		case r.ends(open, i):
			open.to, owner, level, owned = i, t.tool, r.levelOf(i), r.reach(i)
			list = append(list, part{nothing, span{i, s.to}, owner, false})
		case owner < 0 && t.tool >= 0:
			if end := r.ownedBelow(i, s); end > 0 {
				owner, level, owned = t.tool, r.levelOf(i), end
			}
		case (t.metric != "" || t.own != "") && (open.topic == description || open.topic == features || open.topic == integrations):
			at := i
			if r.valueAhead(i, s) {
				at = max(i-1, open.from)
			}
			for at > open.from && r.tokens[at-1].tool >= 0 {
				at-- // whose figures they are
			}
			open.to = at
			list = append(list, part{statistics, span{at, s.to}, -1, false})
		}
	}
	for k := range list {
		r.endAtBox(&list[k])
	}
	return list
}

// endAtBox ends a part where the element of its heading ends, if a text or two stand
// behind that: they are in front of the next heading, or of the page.
func (r *reader) endAtBox(p *part) {
	const few = 2
	if p.bare || p.from < 1 {
		return
	}
	end := r.reach(p.from - 1)
	if end <= p.from || end >= p.to || p.to-end > few {
		return
	}
	if rest := (span{end, p.to}); len(r.named(rest)) == 0 && !r.givesEntries(rest) && r.givesEntries(span{p.from, end}) {
		p.to = end
	}
}
