package stackshare

// withTexts takes to cards of labelled fields, of which none holds a text, the texts that
// stand in front of each, or behind each and whoever signs in front.
func (d *document) withTexts(s span, cards []span) []span {
	n := len(cards)
	gaps := make([]span, n+1)
	from := s.from
	for k, c := range cards {
		if d.holdsText(c) {
			return cards
		}
		gaps[k], from = span{from, c.from}, c.to
	}
	gaps[n] = span{from, s.to}
	list := make([]span, n)
	if n > 0 && all(gaps[:n], d.holdsText) && !d.holdsText(gaps[n]) {
		for k, c := range cards {
			list[k] = span{gaps[k].from, c.to}
		}
		return list
	}
	if n == 0 || d.holdsText(gaps[0]) || !all(gaps[1:], d.holdsText) {
		return cards
	}
	from = s.from
	for k := range cards {
		to := d.endOfTexts(gaps[k+1])
		list[k], from = span{from, to}, to
	}
	return list
}

// endOfTexts returns where the first texts in s end.
func (d *document) endOfTexts(s span) int {
	i := s.from
	for i < s.to && !d.tokens[i].sentence {
		i++
	}
	for i < s.to && (d.tokens[i].sentence || d.tokens[i].noise) {
		i++
	}
	return i
}
