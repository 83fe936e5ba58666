package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// maxAbove bounds how many tokens above a column its head is looked for: each row of a
// long comparison may ask.
const maxAbove = 2000

// namesAbove returns the tools in the order of the last row of all their names that
// heads the columns in which token i stands, else that of the title.
func (r *reader) namesAbove(i int) []int {
	n := len(r.names)
	var row []int
	last := 0 // token of the last name of the row
	texts := 0
	for k := i - 1; k >= max(0, r.scope.from, i-maxAbove); k-- {
		tool := r.tokens[k].tool
		switch {
		case tool < 0 && isVersus(r.tokens[k].key):
			continue
		case tool < 0:
			row = row[:0]
			if !r.tokens[k].sentence {
				continue
			}
			if texts++; texts > maxTries {
				return r.inTitle()
			}
			if k = r.overText(k, i); k < 0 {
				return r.inTitle()
			}
			continue
		case len(row) > 0 && row[0] == tool:
			continue
		case slices.Contains(row, tool):
			row = row[:0]
		}
		if len(row) == 0 {
			last = k
		}
		if row = slices.Insert(row, 0, tool); len(row) < n {
			continue
		}
		if r.isOfLine(span{k, last + 1}) {
			break
		}
		return row
	}
	return r.inTitle()
}

// behindBar returns where s continues behind a bar of all names, with links to each tool between
// them, if another row of all names follows.
func (r *reader) behindBar(s span) int {
	seen := map[int]bool{}
	for i := s.from; i < s.to; i++ {
		switch t := &r.tokens[i]; {
		case t.tool >= 0 && seen[t.tool] && len(seen) == len(r.names):
			if r.behindNames(span{i, s.to}) > i {
				return i
			}
			return s.from
		case t.tool >= 0:
			seen[t.tool] = true
		case t.kind != outline.Button && !t.picture && (t.Link == "" || t.sentence):
			return s.from
		}
	}
	return s.from
}

// inTitle returns the tools in the order of the title.
func (sub *subject) inTitle() []int {
	list := make([]int, len(sub.names))
	for k := range list {
		list[k] = k
	}
	return list
}

// overText returns the first token of what stands at token k, between columns and
// what heads them, -1 if it stands there over the whole width: names above a
// paragraph head nothing below it.
func (r *reader) overText(k, i int) int {
	t := &r.tokens[k]
	if !t.sentence || t.noise || t.absent || t.picture || t.kind != outline.Paragraph && t.kind != outline.Quote ||
		r.page.Outline.Blocks()[t.block].Cell.Table > 0 {
		return k
	}
	largest := span{}
	r.around(k, span{r.scope.from, i}, func(part span) bool {
		if len(r.named(part)) > 0 {
			return false
		}
		largest = part
		return true
	})
	if largest.to-largest.from < len(r.names) || r.columns(largest, len(r.names), notEmpty) == nil {
		return -1
	}
	return largest.from
}

// isOfLine reports names in a line with others, or after a text with a colon: "See also: Flask
// Django". The corner of a table is not such a line.
func (d *document) isOfLine(names span) bool {
	if i := names.to; i < len(d.tokens) && d.tokens[i].block == d.tokens[i-1].block {
		if t := &d.tokens[i]; t.isName() && !t.isLabel() {
			return true
		}
	}
	if names.from == 0 {
		return false
	}
	front := &d.tokens[names.from-1]
	if front.picture || columnWords[labelKey(front.key)] {
		return false
	}
	return front.block == d.tokens[names.from].block || front.text[len(front.text)-1] == ':' && front.head == nothing
}
