// Package inline judges by the nodes of a page whether inline elements are parts of one text or
// items that are set apart. [Cuts] keeps what was noted of the page; the rest are questions about
// one element and its neighbours.
//
//   - piece.go, joint.go: whether an element continues the text in front of it
//   - broken.go, cut.go, cutcell.go, spelt.go, seam.go: texts that are cut into words, figures or letters; wrapped.go: into lines
//   - peers.go, glued.go, container.go: what neighbours and peers in other rows tell
//   - chips.go: items in a line that are set apart
//   - value.go, formula.go: values and formulas
//   - announced.go, newtab.go, spelledfigure.go: what only one of eyes and screen readers is told
package inline
