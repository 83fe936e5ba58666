package source

// leastAgain is how many blocks an element has that says again what the one in front of it
// says: smaller ones may be equal values.
const leastAgain = 4

// WithoutRepeats returns the page without the elements that say block by block what the
// element right in front of them says, as pages do for another size of screen, if may
// accepts what they hold; false if there are none.
func (o *Outline) WithoutRepeats(may func(*Outline) bool) (*Outline, bool) {
	var again []bool
	groups := o.doc.groups
	for at := 0; at < len(groups); {
		g := &groups[at]
		next := int(g.end)
		if next == len(groups) || groups[next].parent != g.parent || !o.repeats(g, &groups[next]) || !may(o.slice(int(g.from), int(g.to))) {
			at++
			continue
		}
		if again == nil {
			again = make([]bool, len(o.doc.blocks))
		}
		for i := groups[next].from; i < groups[next].to; i++ {
			again[i] = true
		}
		at++
	}
	if again == nil {
		return o, false
	}
	part, _ := o.Only(func(b *Block) bool { return !again[b.Index] })
	return part, true
}

// repeats reports an element right behind another one of its kind that says the same.
func (o *Outline) repeats(g, next *group) bool {
	n := g.to - g.from
	if n < leastAgain || next.to-next.from != n || next.from != g.to || next.tag != g.tag {
		return false
	}
	for i := range n {
		a, b := &o.doc.blocks[g.from+i], &o.doc.blocks[next.from+i]
		if a.Text != b.Text || a.Kind != b.Kind || a.Link() != b.Link() {
			return false
		}
	}
	return true
}
