package nicepick

// turn moves labels in front of what they label, where a page writes them
// behind: each at the end of an element that begins with its content and has
// no other label.
func (d *document) turn() {
	type move struct{ from, to int }
	var moves []move
	for i := range d.tokens {
		t := &d.tokens[i]
		if !t.isLabel || t.inline || t.label.named() || t.label.role == free || t.label.role >= useIf || t.cell.Table > 0 {
			continue
		}
		if t.cell.Table < 0 || t.heads() {
			return
		}
		first := d.labelled(i)
		if first < 0 {
			return // heads what follows, and so do the others
		}
		moves = append(moves, move{i, first})
	}
	if len(moves) < 2 {
		return
	}
	for _, m := range moves {
		t := d.tokens[m.from]
		copy(d.tokens[m.to+1:m.from+1], d.tokens[m.to:m.from])
		d.tokens[m.to] = t
	}
}

// labelled returns the first token of the smallest element that ends with the
// label at i and has content, -1 if it does not begin with content or has
// other labels.
func (d *document) labelled(i int) int {
	for part := range d.page.Outline.Around(d.tokens[i].block.Index) {
		from, to := d.tokensOf(part)
		if to-from < 2 {
			continue
		}
		for k := from; k < to; k++ {
			if d.tokens[k].isLabel != (k == to-1) && !(d.tokens[k].inline && d.passing(k)) {
				return -1
			}
		}
		return from
	}
	return -1
}

// isInverted reports a page whose headings of lists are of a higher level than those of
// the tools in front of them: each tool has pros of its own, so they stand under it.
func (d *document) isInverted() bool {
	tool, last, lists := -1, -1, 0
	for i := range d.tokens {
		switch t := &d.tokens[i]; {
		case !t.isLabel || !t.heads() || t.cell.Table != 0 || t.label.both:
		case t.label.named() && t.label.role == free:
			tool = i
		case t.label.role == pros && !t.label.named():
			if tool < 0 || last >= 0 && d.tokens[tool].label.tool == d.tokens[last].label.tool || t.block.Level >= d.tokens[tool].block.Level {
				return false
			}
			last = tool
			lists++
		}
	}
	return lists > 1
}
