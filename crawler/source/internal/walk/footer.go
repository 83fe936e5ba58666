package walk

import "github.com/stackdex/stackdex/crawler/source/outline"

// isFootBox reports a box of links, short labels and a notice of copyright: the footer of the
// site, wherever it stands in the markup.
func (w *walker) isFootBox(g *outline.Group) bool {
	const few, short = 3, 80 // links, and bytes of what a footer says of its site
	if w.noticed <= g.From || w.noticed > g.To || w.holdsTitle(g) {
		return false
	}
	links := 0
	for i := g.From; i < g.To; i++ {
		b, text := &w.doc.Blocks[i], w.raw(i)
		if w.isOfTable(i) || b.Kind == outline.Heading && !b.Weak && b.Level < 3 || len(text) > short && i != w.noticed-1 {
			return false
		}
		for _, r := range w.runsOf(i) {
			if r.Link != "" {
				links++
			}
		}
	}
	return links >= few && 3*links >= int(g.To-g.From)
}
