package stackshare

// headedInFront divides the front of s at headings that name the tools, where a label as
// high as these follows the last of them and is said of all tools, which are named behind
// it again; behind is where that label stands, 0 if s is not made so.
func (r *reader) headedInFront(s span) (cards []span, behind int) {
	open, level, left := -1, uint8(0), len(r.names)
	for i := s.from; i < s.to; i++ {
		t, at := &r.tokens[i], r.levelOf(i)
		switch {
		case at != level && t.tool >= 0 && t.tool != open && open >= 0: // of what stands behind them
			return nil, 0
		case open < 0 && t.tool < 0 && (t.isLabel() || at > 0):
			return nil, 0
		case at == 0 || open >= 0 && at > level:
			continue
		case t.tool >= 0 && left > 0 && (open < 0 || at == level):
			if cards == nil {
				cards = make([]span, len(r.names))
			}
			if open >= 0 {
				cards[open].to = i
			}
			if !cards[t.tool].empty() || open >= 0 && !r.hasMoreThanVersus(span{cards[open].from + 1, i}) {
				return nil, 0
			}
			open, level, left = t.tool, at, left-1
			cards[open] = span{i, s.to}
		default:
			if left > 0 || t.head == nothing || t.headOf >= 0 || at != level || !r.hasMoreThanVersus(span{cards[open].from + 1, i}) || !r.namesEach(span{i + 1, s.to}) {
				return nil, 0
			}
			cards[open].to = i
			return cards, i
		}
	}
	return nil, 0
}

// namesEach reports the names of all tools in s.
func (r *reader) namesEach(s span) bool {
	left := len(r.names)
	known := make([]bool, left)
	for i := s.from; i < s.to && left > 0; i++ {
		if tool := max(r.tokens[i].tool, r.tokens[i].headOf); tool >= 0 && !known[tool] {
			known[tool] = true
			left--
		}
	}
	return left == 0
}
