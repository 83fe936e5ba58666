package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// columnPairs pairs the labels in s that head the columns of a table of one row with
// the figures below them, and returns which tokens such labels are. A column
// without a figure gives its label none.
func (d *document) columnPairs(s span) (list []pair, headed map[int]bool) {
	if s.empty() {
		return nil, nil
	}
	from, to := d.room(s)
	for _, t := range d.page.Outline.Before(to).After(from - 1).Tables() {
		lines := t.Rows
		if t.Header != nil {
			lines = append([][]outline.Cell{t.Header}, t.Rows...)
		}
		if len(t.Over) > 0 || len(lines) != 2 || !d.labelsAll(lines[0]) || len(lines[1]) != len(lines[0]) {
			continue
		}
		for col := range lines[0] {
			label := d.cellSpan(&lines[0][col]).from
			if headed == nil {
				headed = map[int]bool{}
			}
			headed[label] = true
			if at := d.onlyFigure(d.cellSpan(&lines[1][col])); at >= 0 {
				list = append(list, pair{d.tokens[label].metric, d.tokens[at].text, d.tokens[at].Title, label})
			}
		}
	}
	return list, headed
}

// columnFigures reads figures with their labels in a column for each tool, of which one
// may lack some; false if s is not made so. Rows of a label each share none.
func (r *reader) columnFigures(s span) bool {
	columns := r.columns(s, len(r.names), r.labelsOnce)
	if len(columns) < 2 {
		return false
	}
	labels, within, shared := 0, 0, false
	for i := s.from; i < s.to; i++ {
		if r.figureLabel(i) != "" {
			labels++
		}
	}
	known := map[string]bool{}
	for _, c := range columns {
		for i := c.from; i < c.to; i++ {
			if metric := r.figureLabel(i); metric != "" {
				within, shared = within+1, shared || known[metric]
				known[metric] = true
			}
		}
	}
	if !shared || within < labels {
		return false
	}
	for k, tool := range r.ownersOf(columns) {
		for _, p := range r.allPairs(r.pairs(columns[k]), columns[k], 1) {
			if !r.isBroken(&p) {
				r.setStat(tool, p.metric, p.raw, p.title, p.at)
			}
		}
	}
	return true
}

// figureLabel returns the metric that a token is the label of, with or without its figure; ""
// if it is not one.
func (d *document) figureLabel(i int) string {
	t := &d.tokens[i]
	switch {
	case t.picture:
		return ""
	case t.own != "":
		return t.own
	}
	return t.metric
}

// labelsOnce reports labels of different figures, with no more figures than labels.
func (d *document) labelsOnce(s span) bool {
	known, figures := map[string]bool{}, 0
	for i := s.from; i < s.to; i++ {
		metric := d.figureLabel(i)
		if metric != "" && known[metric] {
			return false
		}
		if metric != "" {
			known[metric] = true
		}
		if d.tokens[i].figure {
			figures++
		}
	}
	return len(known) > 0 && figures <= len(known)
}

// labelsAll reports a line of several cells, each the label of another figure.
func (d *document) labelsAll(line []outline.Cell) bool {
	known := map[string]bool{}
	for i := range line {
		s := d.cellSpan(&line[i])
		if s.to != s.from+1 || d.tokens[s.from].metric == "" || known[d.tokens[s.from].metric] {
			return false
		}
		known[d.tokens[s.from].metric] = true
	}
	return len(line) > 1
}

// onlyFigure returns the only figure in s, -1 if there is none or more than one.
func (d *document) onlyFigure(s span) int {
	at := -1
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].figure {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// withoutChange drops what a text says of how its figure has changed of late:
// "33.2K +0.4%", "33.2K (+340 this week)".
func withoutChange(s string) string {
	head, change, ok := strings.Cut(s, " ")
	if !ok || !words.IsDigit(s[0]) || !isChange(change) {
		return s
	}
	return head
}

// isChange reports a change of a figure: a signed number in brackets or with a percent sign at
// its end.
func isChange(s string) bool {
	inner, bracketed := strings.CutPrefix(strings.TrimLeft(s, arrows), "(")
	if bracketed && !strings.HasSuffix(inner, ")") {
		return false
	}
	signed := strings.TrimLeft(inner, arrows)
	number := strings.TrimLeft(signed, "+-−–")
	if number == strings.TrimLeft(s, "( ") || number == "" || !words.IsDigit(number[0]) {
		return false
	}
	return bracketed || strings.HasSuffix(number, "%")
}

// isChangeNote reports a text that says how a figure right in front has changed.
func isChangeNote(text string, before *token) bool {
	if text == "" || before.picture || !words.IsDigit(before.text[0]) || isWordByte(text[0]) || !holdsDigit(text) || !isChange(text) {
		return false
	}
	_, ok := shown(before.text, "")
	return ok
}

const arrows = "▲▼↑↓ "
