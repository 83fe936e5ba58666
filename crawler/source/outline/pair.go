package outline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// Pair is a label with its value.
type Pair struct {
	Label string // as written, without a final colon
	Value string // empty: the label stands there without a value
	Block int    // Block.Index of the label
	From  Field  // the value's field; zero if it stands in the label's own text
}

// Value returns the value that belongs to label in o: the text after or
// before it in the smallest group that holds both, whichever order the group
// has, or the rest of a text that begins or ends with it ("Stacks: 38.7K",
// "38.7K Stacks"). Letter case and a colon do not matter. "" and true: the
// label has no value; false: there is no such label.
func (o *Outline) Value(label string) (string, bool) {
	want := labeltext.Fold(label)
	known := false
	for _, p := range o.Pairs(func(s string) bool { return s == want || labeltext.LooksLikeLabel(s) }) {
		if labeltext.Fold(p.Label) == want {
			known = true
			if p.Value != "" {
				return p.Value, true
			}
		}
	}
	return "", known
}

// pairer pairs the labels of a range with their values.
type pairer struct {
	o      *Outline
	fields []Field
	label  []bool
	spent  []bool
	found  []Pair         // by field; Block is -1 where there is none
	values map[int32]bool // by group, see holdsValue
}

// Pairs finds the values of all labels that isLabel accepts, in reading
// order. It is given texts in lower case without a final colon. A label is
// never another's value, and a value belongs to one label; so the more labels
// isLabel knows, the better it pairs.
func (o *Outline) Pairs(isLabel func(string) bool) []Pair {
	p := &pairer{o: o, values: map[int32]bool{}}
	for _, f := range o.fields() {
		if f.Text != "" && f.Kind != Button && !labeltext.IsVote(f.Text) {
			p.fields = append(p.fields, f)
		}
	}
	p.label = make([]bool, len(p.fields))
	p.spent = make([]bool, len(p.fields))
	p.found = make([]Pair, len(p.fields))
	for i := range p.fields {
		p.found[i].Block = -1
		text := p.fields[i].Text
		if isLabel(labeltext.Fold(text)) {
			p.label[i] = true
		} else if label, value, ok := labeltext.SplitPair(text, isLabel); ok {
			p.found[i] = Pair{Label: label, Value: value, Block: p.fields[i].Block}
			p.spent[i] = true
		}
	}
	p.pairAll()
	return slices.DeleteFunc(p.found, func(q Pair) bool { return q.Block < 0 })
}

// labelScope is a label with the smallest group that holds it and more.
type labelScope struct {
	field int
	group int32
	size  int32
}

// pairAll goes from the smallest groups to larger ones.
func (p *pairer) pairAll() {
	var homes []labelScope
	for i := range p.fields {
		if !p.label[i] {
			continue
		}
		at := p.o.doc.smallest(p.fields[i].Block, p.fields[i].Block+1)
		for at >= 0 && !p.holdsValue(at) {
			at = p.o.doc.Groups[at].Parent
		}
		h := labelScope{field: i, group: at, size: int32(len(p.fields))}
		if at >= 0 {
			h.size = p.o.doc.Groups[at].To - p.o.doc.Groups[at].From
		}
		homes = append(homes, h)
	}
	slices.SortStableFunc(homes, func(a, b labelScope) int {
		return cmp.Or(cmp.Compare(a.size, b.size), cmp.Compare(a.group, b.group))
	})
	for len(homes) > 0 {
		n := 1
		for n < len(homes) && homes[n].group == homes[0].group {
			n++
		}
		p.pairGroup(homes[:n])
		homes = homes[n:]
	}
}

// span returns the fields of a group that lie in the outline.
func (p *pairer) span(at int32) (from, to int) {
	lo, hi := p.o.from, p.o.to
	if at >= 0 {
		lo, hi = max(lo, int(p.o.doc.Groups[at].From)), min(hi, int(p.o.doc.Groups[at].To))
	}
	from, _ = slices.BinarySearchFunc(p.fields, lo, func(f Field, at int) int { return cmp.Compare(f.Block, at) })
	to, _ = slices.BinarySearchFunc(p.fields, hi, func(f Field, at int) int { return cmp.Compare(f.Block, at) })
	return from, to
}

// holdsValue reports whether a group has a text that is no label.
func (p *pairer) holdsValue(at int32) bool {
	if has, known := p.values[at]; known {
		return has
	}
	from, to := p.span(at)
	has := slices.Contains(p.label[from:to], false)
	p.values[at] = has
	return has
}

// pairGroup pairs labels that share a smallest group.
func (p *pairer) pairGroup(homes []labelScope) {
	from, to := p.span(homes[0].group)
	var labels []int
	for _, h := range homes {
		labels = append(labels, h.field)
	}
	slices.Sort(labels)
	if p.zip(labels, from, to) {
		return
	}
	before := p.valuesComeFirst(labels, from, to)
	for _, l := range labels {
		p.found[l] = Pair{Label: strings.TrimSpace(strings.TrimRight(p.fields[l].Text, ":：")), Block: p.fields[l].Block}
		v := l + 1
		if before {
			v = l - 1
		}
		if v < from || v >= to || p.label[v] || p.spent[v] {
			continue
		}
		p.spent[v] = true
		p.found[l].Value, p.found[l].From = p.fields[v].Text, p.fields[v]
	}
}

// zip pairs a run of labels with the run of as many values that follows it,
// as in two columns.
func (p *pairer) zip(labels []int, from, to int) bool {
	n := len(labels)
	if n < 2 || labels[n-1]-labels[0] != n-1 {
		return false
	}
	first := labels[n-1] + 1
	if first+n > to {
		return false
	}
	if first+n < to && labels[0] == from {
		return false // more values than labels
	}
	for i := range n {
		if p.label[first+i] || p.spent[first+i] {
			return false
		}
	}
	for i, l := range labels {
		v := first + i
		p.spent[v] = true
		p.found[l] = Pair{Label: strings.TrimRight(p.fields[l].Text, ":："), Value: p.fields[v].Text, Block: p.fields[l].Block, From: p.fields[v]}
	}
	return true
}

// valuesComeFirst decides the order of a group by where the fields beside its
// labels look like values.
func (p *pairer) valuesComeFirst(labels []int, from, to int) bool {
	after, ahead := 0, 0
	score := func(v int) int {
		if v < from || v >= to || p.label[v] || p.spent[v] {
			return 0
		}
		if labeltext.LooksLikeValue(p.fields[v].Text) {
			return 3
		}
		return 1
	}
	for _, l := range labels {
		after += score(l + 1)
		ahead += score(l - 1)
	}
	return ahead > after
}
