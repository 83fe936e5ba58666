package stackshare

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// pair is a labelled figure.
type pair struct {
	metric, raw, title string
	at                 int // token of the label
}

var (
	labelAhead  = regexp.MustCompile(`^([\pL &]+?)(?:\s*[:：]?\s*|\s+[-–—=→›»·|]\s+)(` + parted + `|(?:\d[\d.,]*\s?[KMBkmb]?\+?)|[-–—]|N/A|n/a)$`)
	inBrackets  = regexp.MustCompile(`^([\pL &]+?)\s*[(\[](` + parted + `|\d[\d.,]*\s?[KMBkmb]?\+?)[)\]]$`)
	figureAhead = regexp.MustCompile(`^(` + parted + `|\d[\d.,]*\s?[KMBkmb]?\+?|[-–—]|N/A|n/a)\s+([\pL &]+?)$`)
)

// ownFigure reads a text that is a label with its figure: "Stacks: 38.7K",
// "Stacks – 38.7K", "Stacks → 38.7K", "Stacks (38.7K)", "Stacks38.7K", "38.7K Stacks".
func ownFigure(text, key string) (metric, raw string) {
	if len(key) > maxWord || !holdsMetric(key) || !strings.ContainsAny(key, "0123456789-/–—") {
		return "", ""
	}
	if m := labelAhead.FindStringSubmatch(text); m != nil {
		if metric := metrics[labelKey(keyOf(m[1]))]; metric != "" {
			return metric, m[2]
		}
	}
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		if metric := metrics[keyOf(m[1])]; metric != "" {
			return metric, m[2]
		}
	}
	if m := figureAhead.FindStringSubmatch(text); m != nil {
		if metric := metrics[keyOf(m[2])]; metric != "" {
			return metric, m[1]
		}
	}
	return "", ""
}

// holdsMetric reports a text with the label of a figure in it.
func holdsMetric(key string) bool {
	for i := 0; i+5 <= len(key); i++ {
		rest := key[i:]
		switch key[i] {
		case 's':
			if rest[:5] == "stars" || strings.HasPrefix(rest, "stacks") {
				return true
			}
		case 'f':
			if rest[:5] == "forks" || strings.HasPrefix(rest, "followers") {
				return true
			}
		case 'v':
			if rest[:5] == "votes" {
				return true
			}
		}
	}
	return false
}

// labelScope is the smallest element around a label that holds figures too.
type labelScope struct {
	span
	labels []int
}

// pairs finds the figures that belong to the labels in s, in the order of the
// labels: each in the column that it heads, else within the smallest element that
// holds both.
func (d *document) pairs(s span) []pair {
	list, headed := d.columnPairs(s)
	var homes []labelScope
	at := map[span]int{} // in homes
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		switch {
		case t.picture, headed[i]:
		case t.own != "":
			list = append(list, pair{t.own, t.raw, t.Title, i})
		case t.metric != "":
			homes = d.settle(homes, at, i, s)
		}
	}
	slices.SortStableFunc(homes, func(a, b labelScope) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	spent := map[int]bool{}
	for _, h := range homes {
		list = d.pairInScope(list, h, spent)
	}
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(a.at, b.at) })
	return list
}

// settle adds a label to its home, which is at a known place if others have it too.
func (d *document) settle(homes []labelScope, known map[span]int, label int, s span) []labelScope {
	if n := len(homes); n > 0 && label < homes[n-1].to && d.onlyLabelsSince(homes[n-1], label) {
		homes[n-1].labels = append(homes[n-1].labels, label)
		return homes
	}
	at := s
	d.around(label, s, func(part span) bool {
		for i := part.from; i < part.to; i++ {
			if d.tokens[i].figure {
				at = part
				return false
			}
		}
		return true
	})
	if k, ok := known[at]; ok {
		homes[k].labels = append(homes[k].labels, label)
		return homes
	}
	known[at] = len(homes)
	return append(homes, labelScope{at, []int{label}})
}

// onlyLabelsSince reports that a label follows the last one of h directly, in
// the same block.
func (d *document) onlyLabelsSince(h labelScope, label int) bool {
	last := h.labels[len(h.labels)-1]
	return last == label-1 && d.tokens[last].block == d.tokens[label].block
}

// pairInScope pairs the labels of an element with figures: as two runs of the
// same length, else each with the figure behind it or in front of it, as most
// have. A run of labels without as many figures beside it has none.
func (d *document) pairInScope(list []pair, h labelScope, spent map[int]bool) []pair {
	free := func(i int) bool { return i >= h.from && i < h.to && d.tokens[i].figure && !spent[i] }
	add := func(label, value int) {
		spent[value] = true
		list = append(list, pair{d.tokens[label].metric, d.tokens[value].text, d.tokens[value].Title, label})
	}
	n := len(h.labels)
	first, last := h.labels[0], h.labels[n-1]
	if n > 1 && last-first == n-1 && !free(first-1) {
		run := 0
		for free(last + 1 + run) {
			run++
		}
		if run == n {
			for k, label := range h.labels {
				add(label, last+1+k)
			}
			return list
		}
	}
	if n > 1 && last-first == n-1 && !free(last+1) {
		run := 0
		for run <= n && free(first-1-run) {
			run++
		}
		if run == n { // a row of figures above a row of labels
			for k, label := range h.labels {
				add(label, first-n+k)
			}
			return list
		}
	}
	if last-first == n-1 && d.metricsDiffer(h.labels) {
		return list // whose the figures are, their order does not tell
	}
	behind, ahead := 0, 0
	for _, label := range h.labels {
		if free(label + 1) {
			behind++
		}
		if free(label - 1) {
			ahead++
		}
	}
	step := 1
	if ahead > behind {
		step = -1
	}
	for _, label := range h.labels {
		if free(label + step) {
			add(label, label+step)
		}
	}
	return list
}

func (d *document) metricsDiffer(labels []int) bool {
	return slices.ContainsFunc(labels, func(i int) bool { return d.tokens[i].metric != d.tokens[labels[0]].metric })
}
