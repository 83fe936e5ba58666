package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// levelOf returns the level of a heading, 0 for other tokens.
func (d *document) levelOf(i int) uint8 {
	if t := &d.tokens[i]; t.kind == outline.Heading {
		return d.page.Outline.Blocks()[t.block].Level
	}
	return 0
}

// levelAt is levelOf for the heading of a section, which may have none.
func (d *document) levelAt(i int) uint8 {
	if i < 0 {
		return 0
	}
	return d.levelOf(i)
}

// unfolds reports a heading that opens what it heads.
func (d *document) unfolds(i int) bool {
	return i >= 0 && d.tokens[i].kind == outline.Heading && d.page.Outline.Unfolds(&d.page.Outline.Blocks()[d.tokens[i].block])
}

// isLabel reports the head of a part, or the label of a figure.
func (t *token) isLabel() bool { return t.head != nothing || t.metric != "" || t.own != "" }

// headedCards divides s at the headings that name the tools, where the labels
// stand below them; nil if they do not. A tool may lack what another one has.
func (r *reader) headedCards(s span) []span {
	cards := make([]span, len(r.names))
	open, level := -1, uint8(0)
	for i := s.from; i < s.to; i++ {
		t, at := &r.tokens[i], r.levelOf(i)
		switch {
		case t.isLabel() && (open < 0 || at > 0 && at < level):
			return nil
		case t.tool < 0 || at == 0 || open >= 0 && at > level:
			continue
		case !cards[t.tool].empty() || open >= 0 && at < level:
			return nil
		}
		if open >= 0 {
			cards[open].to = i
			if distinct, _ := r.marks(cards[open]); distinct == 0 {
				return nil
			}
		}
		open, level = t.tool, at
		cards[open] = span{i, s.to}
	}
	for _, c := range cards {
		if _, most := r.marks(c); c.empty() || most > 1 {
			return nil
		}
	}
	return cards
}

// headsAll reports a card whose first token, a heading, is above all headings in it.
func (d *document) headsAll(c span) bool {
	for i := c.from + 1; i < c.to; i++ {
		if at := d.levelOf(i); at > 0 && at <= d.levelOf(c.from) {
			return false
		}
	}
	return true
}

// ends reports whether token i, the name of a tool as a heading, ends a list
// that is open.
func (d *document) ends(open *part, i int) bool {
	if d.tokens[i].tool < 0 || d.levelOf(i) == 0 {
		return false
	}
	switch open.topic {
	case pros, cons, integrations, features:
		return d.above(i, open)
	}
	return false
}

// endsOpenList reports whether the heading i, which announces nothing that is read
// here, ends a list that is open: it stands above the label of that, or announces
// companies.
func (d *document) endsOpenList(open *part, i int) bool {
	t, level := &d.tokens[i], d.levelOf(i)
	if t.tool >= 0 || level == 0 || level >= outline.WeakLevel || open.from < 1 {
		return false
	}
	switch open.topic {
	case pros, cons, integrations, features:
		label := d.levelOf(open.from - 1)
		return (level < label || level == label && labelKey(t.key) == "companies") && !d.isEntry(open, i)
	}
	return false
}

// isEntry reports a heading in an entry of the list that begins right behind the label of
// a part.
func (d *document) isEntry(open *part, i int) bool {
	o := d.page.Outline
	label, at := d.tokens[open.from-1].block, d.tokens[i].block
	return o.InOneList(d.tokens[open.from].block, at) && !o.InOneList(label, at)
}

// ownedBelow returns where what the name of a tool at i owns ends, 0 if it owns nothing:
// it is none of a row of names, and has the label of a part right below it, under which
// column heads of votes are too. The label stands lower than the name, or in an element
// with it and no other tool.
func (r *reader) ownedBelow(i int, s span) int {
	t, label := &r.tokens[i], i+1
	for t.tool >= 0 && label < s.to && isVotesWord(r.tokens[label].key) {
		label++
	}
	if t.tool < 0 || label >= s.to || r.tokens[label].head == nothing || i > s.from && r.tokens[i-1].tool >= 0 && r.tokens[i-1].tool != t.tool {
		return 0
	}
	if level, at := r.levelOf(i), r.levelOf(label); level > 0 && at > level {
		return r.reach(i)
	}
	return r.boxOf(i, label, s)
}

// boxOf returns the end of the smallest element within s that holds the name at i and
// the label behind it, 0 if that holds the name of another tool.
func (r *reader) boxOf(i, label int, s span) int {
	end := 0
	r.around(i, s, func(part span) bool {
		if part.to <= label {
			return true
		}
		if r.sameTool(r.named(part)) {
			end = part.to
		}
		return false
	})
	return end
}

// dividedBelow reports a label, no heading itself, with the heading of a tool right
// behind it that is as high as level: it is said of all tools, one after the other.
func (d *document) dividedBelow(i int, s span, level uint8) bool {
	return d.levelOf(i) == 0 && i+1 < s.to && d.tokens[i+1].tool >= 0 && d.levelOf(i+1) == level
}

// above reports whether the heading i, which names a tool, stands above the label
// of a part in front of it, which is not divided by the names of tools.
func (d *document) above(i int, p *part) bool {
	if p.from < 1 || p.from >= i || d.tokens[p.from].tool >= 0 {
		return false
	}
	label := d.levelOf(p.from - 1)
	return label == 0 || d.levelOf(i) <= label
}

// flatCards divides s at the names of the tools, if labels stand between.
func (r *reader) flatCards(s span) []span {
	cards := make([]span, len(r.names))
	open := -1
	seen := map[string]bool{}
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		key := labelKey(t.key)
		if t.isLabel() {
			seen[key] = true
			continue
		}
		tool := t.tool
		if tool >= 0 && open >= 0 && tool != open && !cards[tool].empty() && len(seen) > 1 && all(cards, notEmpty) && r.namesOther(i, s) {
			for cards[open].to = i; r.tokens[cards[open].to-1].head != nothing || r.leads(cards[open].to-1); cards[open].to-- {
			}
			return cards
		}
		if tool < 0 || tool == open || !cards[tool].empty() || open >= 0 && (len(seen) < 2 || !seen[r.nextLabel(i, s)]) {
			continue
		}
		if open >= 0 {
			cards[open].to = i
		}
		open = tool
		cards[tool] = span{i, s.to}
		clear(seen)
	}
	if open >= 0 && len(seen) > 1 && all(cards, func(c span) bool { return !c.empty() }) {
		return cards
	}
	return nil
}

// namesOther reports another tool behind the name at i: the names stand there again.
func (d *document) namesOther(i int, s span) bool {
	for k := i + 1; k < s.to; k++ {
		if tool := d.tokens[k].tool; tool >= 0 && tool != d.tokens[i].tool {
			return true
		}
	}
	return false
}

// nextLabel returns the next inner label behind token i.
func (d *document) nextLabel(i int, s span) string {
	for i++; i < s.to; i++ {
		if d.tokens[i].head != nothing {
			return labelKey(d.tokens[i].key)
		}
	}
	return ""
}
