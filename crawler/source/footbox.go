package source

import "bytes"

// isFootBox reports a box of links, short labels and a notice of copyright: the footer of the
// site, wherever it stands in the markup.
func (w *walker) isFootBox(g *group) bool {
	const few, short = 3, 80 // links, and bytes of what a footer says of its site
	if w.noticed <= g.from || w.noticed > g.to || w.holdsTitle(g) {
		return false
	}
	links := 0
	for i := g.from; i < g.to; i++ {
		b, text := &w.doc.blocks[i], w.raw(i)
		if b.Cell.Table > 0 || b.Kind == Heading && !b.Weak && b.Level < 3 || len(text) > short && i != w.noticed-1 {
			return false
		}
		for _, r := range w.runsOf(i) {
			if r.Link != "" {
				links++
			}
		}
	}
	return links >= few && 3*links >= int(g.to-g.from)
}

// isNotice reports a short line with the sign of copyright.
func isNotice(text []byte) bool { return len(text) <= maxNotice && bytes.Contains(text, []byte("©")) }
