package stackshare

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// bareMetrics is the order in which the layout of 2019 prints figures without
// labels; a button "+ 1" stands before the last.
var bareMetrics = [...]string{"stackshare.stacks", "stackshare.followers", "stackshare.votes"}

// maxTries bounds the places of a tool's name that figures are looked for at:
// each may look through all of a section.
const maxTries = 64

// bareFigures reads figures without labels for the tools that have none with.
func (r *reader) bareFigures(s span) {
	for _, t := range r.toolTables(s) {
		lists := make([][]bareFigure, len(r.names)) // in one cell, or in one below another
		for _, c := range t.cells {
			if c.head != "" {
				continue
			}
			parts := c.loose // side by side below the name
			if parts == nil {
				parts = []span{c.span}
			}
			for _, part := range parts {
				lists[c.tool] = append(lists[c.tool], r.bareIn(part)...)
			}
		}
		for tool, list := range lists {
			if len(list) == len(bareMetrics) {
				r.setBare(tool, list)
			}
		}
	}
	r.bareBeside(s)
	r.bareColumns(s)
	r.bareRows(s)
}

// maxBare bounds the tokens of a part in which columns of figures are looked for.
const maxBare = 300

// bareColumns reads figures in a column for each tool, below the names of all.
func (r *reader) bareColumns(s span) {
	if s.to-s.from > maxBare {
		return
	}
	for i := range r.sides {
		if len(r.sides[i].stats) > 0 {
			return
		}
	}
	for s.from < s.to && !r.tokens[s.from].figure { // what stands in front
		s.from++
	}
	for s.from < s.to && !r.tokens[s.to-1].figure {
		s.to--
	}
	lists := map[span][]bareFigure{}
	columns := r.columns(s, len(r.names), func(c span) bool {
		list := r.bareIn(c)
		lists[c] = list
		return len(list) == len(bareMetrics) && len(r.named(c)) == 0 && !r.areLabelled(c)
	})
	if len(columns) < 2 {
		return
	}
	for k, tool := range r.namesAbove(columns[0].from) {
		r.setBare(tool, lists[columns[k]])
	}
}

// bareRows reads figures in a row for each metric, an element with a figure for each tool,
// below a row of their names.
func (r *reader) bareRows(s span) {
	n := len(r.names)
	for i := range r.sides {
		if len(r.sides[i].stats) > 0 || n < 2 {
			return
		}
	}
	at := slices.IndexFunc(r.tokens[s.from:s.to], func(t token) bool { return t.figure || isBareRow(t.text, n) }) + s.from
	owners := r.namesInFront(at, s)
	if owners == nil {
		return
	}
	lists, laid, voted := make([][]bareFigure, n), true, false
	for k := range bareMetrics {
		if end := r.voteButtons(span{at, min(at+2*n, s.to)}); end-at >= n {
			if voted = k == len(bareMetrics)-1; !voted {
				return // they are of the last
			}
			at = end
		}
		row := span{at, at + n}
		if at < s.to && isBareRow(r.tokens[at].text, n) {
			row.to = at + 1
		}
		if row.to > s.to {
			return
		}
		figures := r.barePlaces(row, false)
		if len(figures) != n {
			return
		}
		laid = laid && r.isElement(row)
		for col, f := range figures {
			lists[col] = append(lists[col], f)
		}
		at = row.to
	}
	if !laid && !voted || at < s.to && r.tokens[at].figure { // nothing says that they are rows, or there are more
		return
	}
	for col, list := range lists {
		r.setBare(owners[col], list)
	}
}

// namesInFront returns the tools whose names stand side by side in front of token at, as
// texts or in one; nil if others do, or not all.
func (r *reader) namesInFront(at int, s span) []int {
	n := len(r.names)
	if at >= s.from+1 && at < s.to {
		if list := r.namesIn(r.tokens[at-1].key); len(list) == n {
			return list
		}
	}
	if at < s.from+n {
		return nil
	}
	var list []int
	for _, t := range r.tokens[at-n : at] {
		if t.tool < 0 || slices.Contains(list, t.tool) {
			return nil
		}
		list = append(list, t.tool)
	}
	return list
}

// namesIn returns the tools that a text names one after another, if it says nothing else.
func (r *reader) namesIn(key string) []int {
	var list []int
	for key != "" && len(list) < len(r.keys) {
		next := -1
		for i, name := range r.keys {
			rest, ok := strings.CutPrefix(key, name)
			if ok && (rest == "" || rest[0] == ' ') && (next < 0 || len(name) > len(r.keys[next])) && !slices.Contains(list, i) {
				next = i
			}
		}
		if next < 0 {
			return nil
		}
		list = append(list, next)
		key = strings.TrimLeft(key[len(r.keys[next]):], " |·•/")
	}
	if key != "" {
		return nil
	}
	return list
}

// voteButtons returns where the buttons for votes end with which s begins.
func (d *document) voteButtons(s span) int {
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if vote := strings.ReplaceAll(t.text, "+ 1", "+1"); vote != "+1" && t.text != "+" && !isVoteButton(t.text) && (t.text != "1" || !d.behindPlus(i)) {
			return i
		}
	}
	return s.to
}

// isElement reports a stretch that is all of an element.
func (d *document) isElement(s span) bool {
	is := false
	d.around(s.from, s, func(part span) bool {
		is = is || part == s
		return !is
	})
	return is
}

// bareBeside reads figures that stand with a name, or behind one. Those that stand with
// another tool's are not looked at a second time.
func (r *reader) bareBeside(s span) {
	tries, taken := make([]int, len(r.names)), map[int]bool{}
	for _, find := range []func(int, span) []bareFigure{r.bareAround, r.bareAfter} {
		clear(tries)
		for _, at := range r.named(s) {
			tool := r.tokens[at].tool
			if _, ok := r.sides[tool].stats[bareMetrics[0]]; ok || tries[tool] == maxTries {
				continue
			}
			tries[tool]++
			list := find(at, s)
			if len(list) == 0 || taken[list[0].at] || r.areLabelled(span{list[0].at, list[len(list)-1].at + 1}) {
				continue
			}
			taken[list[0].at] = true
			r.setBare(tool, list)
		}
	}
}

// areLabelled reports figures with labels between.
func (d *document) areLabelled(s span) bool {
	return slices.ContainsFunc(d.tokens[s.from:s.to], func(t token) bool { return t.metric != "" && !t.picture })
}

func (r *reader) setBare(tool int, list []bareFigure) {
	if list[0].raw == "1" && list[1].raw == "2" && list[2].raw == "3" {
		return // pages of a list
	}
	for i, f := range list {
		r.setStat(tool, bareMetrics[i], f.raw, f.title, f.at)
	}
}

// bareFigure is a figure as it is shown.
type bareFigure struct {
	raw, title string
	at         int
}

// bareAround looks for figures in the smallest element around a name that has
// any, if it names no other tool.
func (r *reader) bareAround(at int, s span) []bareFigure {
	var list []bareFigure
	r.around(at, s, func(part span) bool {
		if !r.sameTool(r.named(part)) {
			list = nil
			return false
		}
		list = r.bareIn(part)
		return len(list) < len(bareMetrics)
	})
	if len(list) != len(bareMetrics) {
		return nil
	}
	return list
}

// bareAfter takes the figures that follow a name.
func (d *document) bareAfter(at int, s span) []bareFigure {
	end := at + 1
	for end < s.to && (d.tokens[end].tool < 0 || d.tokens[end].tool == d.tokens[at].tool) {
		end++
	}
	list := d.bareIn(span{at + 1, end})
	if len(list) != len(bareMetrics) {
		return nil
	}
	return list
}

// bareIn returns the figures among the tokens of s, several of which may
// stand in one. What says that a figure is missing counts where it makes the
// figures complete.
func (d *document) bareIn(s span) []bareFigure {
	list := d.barePlaces(s, false)
	if len(list) != len(bareMetrics) {
		list = d.barePlaces(s, true)
	}
	given := slices.DeleteFunc(slices.Clone(list), func(f bareFigure) bool { return absent(f.raw) })
	if len(list) == len(bareMetrics) && len(given) > 0 {
		return list
	}
	return given
}

// barePlaces returns figures and what stands in the place of one. apart divides those with
// spaces in them: they may be several, or one whose thousands stand apart.
func (d *document) barePlaces(s span, apart bool) []bareFigure {
	var list []bareFigure
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if len(t.text) > 60 || t.picture || !(t.absent && t.figure) && !holdsDigit(t.text) {
			continue
		}
		if isVoteButton(t.text) || t.text == "1" && d.behindPlus(i) {
			continue
		}
		if t.absent && t.figure {
			list = append(list, bareFigure{t.text, t.Title, i})
			continue
		}
		if line := bareLine(t.text); line != nil {
			for _, figure := range line {
				list = append(list, bareFigure{figure, "", i})
			}
			continue
		}
		text := strings.ReplaceAll(strings.ReplaceAll(t.text, "+ 1 ", " "), "+1 ", " ")
		if text == t.text && t.figure && !(apart && strings.IndexByte(t.text, ' ') > 0) {
			list = append(list, bareFigure{t.text, t.Title, i})
			continue
		}
		var inside []bareFigure
		for word := range strings.FieldsSeq(partedMagnitude.ReplaceAllString(text, "$1$2 ")) {
			word = strings.Trim(word, "|·•/,")
			if word == "" || labeltext.IsVote(word) || isBareSign(word) {
				continue
			}
			if word[0] < '0' || word[0] > '9' {
				inside = nil
				break
			}
			if _, ok := shown(word, ""); !ok {
				inside = nil
				break
			}
			inside = append(inside, bareFigure{word, "", i})
		}
		list = append(list, inside...)
	}
	return list
}

// partedMagnitude is a figure that a space parts from what multiplies it.
var partedMagnitude = regexp.MustCompile(`(\d)[ \x{A0}]([KkMm])(?:$|[^\pL\d])`)

// behindPlus reports whether token i is the second half of a button for votes, of
// which the sign is a piece of its own.
func (d *document) behindPlus(i int) bool {
	blocks, at := d.page.Outline.Blocks(), d.tokens[i].block
	if labeltext.IsVote(blocks[at].Text) {
		return true
	}
	return at > 0 && blocks[at].Text == "1" && blocks[at-1].Text == "+"
}

// mainFigures reads the figures in front of the comparison.
func (r *reader) mainFigures() {
	for i := range r.sections {
		s := &r.sections[i]
		switch s.topic {
		case beginning, titled, overview:
			r.tableFigures(s.span)
			r.labelledFigures(s.span)
		case answered: // "What is X?" of a page about X
			if len(r.names) == 1 {
				r.tableFigures(s.span)
				r.labelledFigures(s.span)
			}
		}
	}
	for i := range r.sections {
		s := &r.sections[i]
		switch s.topic {
		case beginning, titled, overview, nothing:
			if !r.underLabels(s.span) {
				r.bareFigures(s.span)
			}
		}
	}
}
