package stackshare

// fieldCards divides s into cards of labelled fields: the largest element around a
// label in which none stands twice, else where one stands there again; nil if s is
// not made so.
func (r *reader) fieldCards(s span) []span {
	fields := r.fieldsIn(s)
	if fields == nil {
		return nil
	}
	var cards []span
	for k := range fields {
		at := fields[k].label
		if n := len(cards); n > 0 && at < cards[n-1].to {
			continue
		}
		card := r.fieldsAround(at, s, fields)
		if n := len(cards); card.empty() || n > 0 && card.from < cards[n-1].to {
			return r.flatFieldCards(s, fields)
		}
		cards = append(cards, card)
	}
	return r.withTexts(s, cards)
}

// fieldsAround returns the largest element around a label in which none stands
// twice, and several stand.
func (d *document) fieldsAround(at int, s span, fields []cardField) span {
	best := span{}
	d.around(at, s, func(part span) bool {
		seen := map[string]bool{}
		for k := range fields {
			if f := &fields[k]; f.label >= part.from && f.label < part.to {
				if seen[f.name] {
					return false
				}
				seen[f.name] = true
			}
		}
		if len(seen) > 1 {
			best = part
		}
		return true
	})
	return best
}

// flatFieldCards divides s where a field stands there again, or at headings in front of
// fields.
func (d *document) flatFieldCards(s span, fields []cardField) []span {
	var cards []span
	seen := map[string]bool{}
	for k := range fields {
		f := &fields[k]
		headed := f.label > s.from && d.levelOf(f.label-1) > 0 && d.tokens[f.label-1].isName()
		if n := len(cards); n == 0 || seen[f.name] || headed && d.levelOf(cards[0].from) == d.levelOf(f.label-1) {
			from := f.label
			if headed {
				from--
			}
			if n > 0 {
				cards[n-1].to = from
			}
			if !headed && f.name != fields[0].name {
				return nil // the first of this card has no label
			}
			cards = append(cards, span{from, s.to})
			clear(seen)
		}
		seen[f.name] = true
	}
	if d.holdsText(span{s.from, cards[0].from}) {
		return nil // it is of a card that no field begins
	}
	return cards
}
