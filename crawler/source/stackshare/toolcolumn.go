package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// headsColumn reports whether the name of a tool heads a part of the page that says
// all of it, as another name does of that tool: labels of the detailed comparison
// stand below each. That comparison has no heading of its own then.
func (r *reader) headsColumn(i int) bool {
	t := &r.tokens[i]
	level := r.levelOf(i)
	if t.kind != outline.Heading || t.tool < 0 || level == 0 || len(r.names) < 2 {
		return false
	}
	end := r.reach(i)
	next := end
	for next < len(r.tokens) && next < end+columnGap && (r.tokens[next].kind != outline.Heading || r.levelOf(next) > level) {
		next++
	}
	if next >= len(r.tokens) || r.tokens[next].kind != outline.Heading {
		return false
	}
	other := &r.tokens[next]
	return other.tool >= 0 && other.tool != t.tool && r.levelOf(next) == level && r.labelsIn(span{i + 1, end}) > 1 &&
		r.labelsIn(span{next + 1, r.reach(next)}) > 1
}

// headsFigures reports whether the name of a tool heads a part of the page with its
// figures.
func (r *reader) headsFigures(i int) bool {
	const enough = 2
	if t := &r.tokens[i]; t.kind != outline.Heading || t.tool < 0 || r.levelOf(i) == 0 || len(r.names) < 2 {
		return false
	}
	figures := map[string]bool{}
	below := span{i + 1, max(i+1, min(r.reach(i), i+1+figuresNear))}
	for k := below.from; k < below.to; k++ {
		if metric := r.figureLabel(k); metric != "" {
			figures[metric] = true
		}
	}
	return len(figures) >= enough || len(figures) == 0 && below.to-below.from < 3*len(bareMetrics) && len(r.bareIn(below)) == len(bareMetrics)
}

// figuresNear bounds the texts below a name that are looked through for figures.
const figuresNear = 32

// columnGap is how many texts may stand between the columns of two tools.
const columnGap = 8

// labelsIn counts the kinds of labels in a span.
func (d *document) labelsIn(s span) int {
	kinds := 0
	for _, k := range [...]topic{pros, cons, both, statistics, integrations, features, description} {
		if d.headsOf(s, k) > 0 {
			kinds++
		}
	}
	return kinds
}
