package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// namedByIcon returns the metric of a figure that no words label: an icon in front of
// it is called so, or the element that holds the figure and nothing else. Votes in a
// list may be those of its entries, unless other figures stand beside them.
func (d *document) namedByIcon(i int) string {
	metric := d.iconOf(i)
	if metric == "" || metric != "stackshare.votes" || d.tokens[i].kind != outline.Item {
		return metric
	}
	for _, next := range [...]int{i - 2, i - 1, i + 1, i + 2} {
		if next >= 0 && next < len(d.tokens) && d.tokens[next].kind == outline.Item {
			if beside := d.iconOf(next); beside != "" && beside != metric {
				return metric
			}
		}
	}
	return ""
}

// iconOf returns the metric that an icon, or an element, names right at token i.
func (d *document) iconOf(i int) string {
	t := &d.tokens[i]
	if t.picture || !isFigure(t) {
		return ""
	}
	if i > 0 && d.tokens[i-1].picture && d.tokens[i-1].block == t.block {
		if metric := metrics[labelKey(d.tokens[i-1].key)]; metric != "" && !d.isLabelled(i) {
			return metric
		}
	}
	if t.Title == "" || len(t.Title) > maxWord || d.sharesTitle(i, i-1) || d.sharesTitle(i, i+1) {
		return ""
	}
	key := keyOf(t.Title)
	if metric := metrics[labelKey(key)]; metric != "" {
		if d.isLabelOf(i-1, i, metric) || d.isLabelOf(i+1, i, metric) {
			return ""
		}
		return metric
	}
	if metric, _ := ownFigure(t.Title, key); metric != "" {
		return metric
	}
	return onlyMetric(key)
}

// onlyMetric returns the metric of which a short title has the word, if it has one
// only: "number of votes".
func onlyMetric(key string) string {
	metric, words := "", 0
	if holdsDigit(key) {
		return "" // "Upvote X, 12 votes"
	}
	for word := range strings.FieldsSeq(key) {
		words++
		if m := metrics[strings.Trim(word, ".,:;()")]; m != "" {
			if metric != "" && metric != m {
				return ""
			}
			metric = m
		}
	}
	if words > 4 {
		return ""
	}
	return metric
}

// sharesTitle reports a token next to figure i that the same element holds, and not to
// be pressed only.
func (d *document) sharesTitle(i, next int) bool {
	if next < 0 || next == len(d.tokens) {
		return false
	}
	t := &d.tokens[next]
	return t.Title == d.tokens[i].Title && !t.picture && !labeltext.IsVote(t.text)
}

// isLabelOf reports the label of a metric in words, in the block of figure i.
func (d *document) isLabelOf(at, i int, metric string) bool {
	if at < 0 || at == len(d.tokens) {
		return false
	}
	t := &d.tokens[at]
	return t.block == d.tokens[i].block && !t.picture && metrics[labelKey(t.key)] == metric
}

// isLabelled reports a figure with a label of words behind it in its block.
func (d *document) isLabelled(i int) bool {
	if i+1 == len(d.tokens) || d.tokens[i+1].block != d.tokens[i].block || d.tokens[i+1].picture {
		return false
	}
	return metrics[labelKey(d.tokens[i+1].key)] != ""
}
