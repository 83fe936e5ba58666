package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// namedFigures reads labels behind which each tool stands with its figure.
func (r *reader) namedFigures(s span) {
	n := len(r.names)
	if n < 2 {
		return
	}
	for i := s.from; i < s.to; i++ {
		metric := r.tokens[i].metric
		if metric == "" {
			r.lineOfFigures(i)
			continue
		}
		row := r.namedRow(i+1, s)
		for _, at := range row {
			r.setStat(r.tokens[at[0]].tool, metric, r.tokens[at[1]].text, r.tokens[at[1]].Title, at[1])
		}
	}
}

// namedRow returns the names of all tools, each with its figure behind it, that stand at
// token i, or behind what is pressed there; nil if others do.
func (r *reader) namedRow(i int, s span) [][2]int {
	for ; i < s.to && r.isPressed(i); i++ {
	}
	var row [][2]int
	seen := map[int]bool{}
	for ; i+1 < s.to && len(row) < len(r.names); i += 2 {
		if next := &r.tokens[i+1]; r.tokens[i].picture && next.tool >= 0 && next.tool == r.tokens[i].tool && i+2 < s.to {
			i++ // its picture
		}
		name, figure := &r.tokens[i], &r.tokens[i+1]
		if name.tool < 0 || !figure.figure || seen[name.tool] {
			return nil
		}
		seen[name.tool] = true
		row = append(row, [2]int{i, i + 1})
	}
	if len(row) < len(r.names) {
		return nil
	}
	return row
}

// isPressed reports what is no content beside a label: a link to see more, a button.
func (d *document) isPressed(i int) bool {
	t := &d.tokens[i]
	return t.noise || t.kind == outline.Button
}

// lineOfFigures reads a line that gives a figure of each tool behind its label: "Votes:
// Kafka 12K vs Pulsar -".
func (r *reader) lineOfFigures(i int) {
	const most = 160
	t := &r.tokens[i]
	label, rest, ok := strings.Cut(t.text[:min(len(t.text), most)], ":")
	if !ok || len(t.text) > most || t.picture || len(label) > maxWord {
		return
	}
	metric := metrics[keyOf(label)]
	if metric == "" {
		return
	}
	figures := make([]string, len(r.names))
	given := 0
	for _, part := range r.divideLine(rest) {
		name, figure, ok := cutLast(part)
		tool := r.tool(keyOf(strings.TrimRight(name, " :=(–—-")))
		if ok && strings.HasSuffix(figure, ")") && strings.HasPrefix(figure, "(") {
			figure = figure[1 : len(figure)-1]
		}
		if _, isFigure := shown(figure, ""); !ok || tool < 0 || figures[tool] != "" || !isFigure {
			return
		}
		figures[tool] = figure
		given++
	}
	if given < len(r.names) {
		return
	}
	for tool, figure := range figures {
		r.setStat(tool, metric, figure, "", i)
	}
}

// divideLine divides a line at what stands between its parts, one for each tool; nil if
// nothing does.
func (sub *subject) divideLine(s string) []string {
	for _, between := range [...]string{" vs ", " vs. ", " versus ", " · ", " | ", "; ", ", ", " / ", " and "} {
		if parts := strings.Split(s, between); len(parts) == len(sub.names) {
			return parts
		}
	}
	return nil
}
