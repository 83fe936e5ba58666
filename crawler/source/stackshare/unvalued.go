package stackshare

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// allPairs adds to the pairs of a stretch about so many tools the labels behind which
// nothing stands, each with a dash: a label stands there once for each tool, and another
// one of it has a figure, or, where the tool is one, two other labels have.
func (d *document) allPairs(list []pair, s span, tools int) []pair {
	if len(list) == 0 || tools == 1 && len(list) < 2 {
		return list
	}
	paired, valued := map[int]bool{}, map[string]bool{}
	for _, p := range list {
		paired[p.at], valued[p.metric] = true, true
	}
	labels := map[string]int{}
	for i := s.from; i < s.to; i++ {
		labels[d.figureLabel(i)]++
	}
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if !t.picture && t.metric != "" && !paired[i] && labels[t.metric] == tools && (tools == 1 || valued[t.metric]) &&
			d.isBarren(i, s, tools > 1) {
			list = append(list, pair{t.metric, "-", "", i})
		}
	}
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(a.at, b.at) })
	return list
}

// isBarren reports a label that the next label, name or heading follows, in another block,
// or that may be the last.
func (d *document) isBarren(label int, s span, last bool) bool {
	next := label + 1
	if next >= s.to {
		return last
	}
	t := &d.tokens[next]
	return t.block != d.tokens[label].block && (d.figureLabel(next) != "" || t.tool >= 0 || t.kind == outline.Heading)
}

// withAbsent marks the empty cells beside a figure under the same label.
func withAbsent(cells []toolCell) []toolCell {
	valued := map[string]bool{}
	for _, c := range cells {
		if metrics[c.head] != "" && !valued[c.head] {
			_, valued[c.head] = shown(c.text, "")
		}
	}
	for i := range cells {
		if c := &cells[i]; c.text == "" && c.span.empty() && valued[c.head] {
			c.text = "-"
		}
	}
	return cells
}
