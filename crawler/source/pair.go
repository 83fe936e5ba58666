package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
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
	want := foldLabel(label)
	known := false
	for _, p := range o.Pairs(func(s string) bool { return s == want || looksLikeLabel(s) }) {
		if foldLabel(p.Label) == want {
			known = true
			if p.Value != "" {
				return p.Value, true
			}
		}
	}
	return "", known
}

func looksLikeLabel(s string) bool {
	return len(s) > 1 && len(s) <= 40 && isLetter(s[0]) && strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 && !IsAbsent(s)
}

func foldLabel(s string) string {
	return strings.ToLower(strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ":：")))
}

// IsAbsent reports a text that states an absence: -, –, N/A, none. A sign may precede the
// words, which are for screen readers then.
func IsAbsent(s string) bool {
	s = strings.TrimSpace(s)
	if isAbsentValue(s) {
		return true
	}
	for _, sign := range [...]string{"-", "–", "—", "−"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return isAbsentValue(strings.TrimSpace(rest))
		}
	}
	return false
}

// isAbsentValue reports a sign, or words, for what is not there.
func isAbsentValue(s string) bool {
	if len(s) > len("not applicable") {
		return false
	}
	var buf [len("not applicable")]byte
	switch string(words.Lower(buf[:0], s)) {
	case "", "-", "–", "—", "−", "--", "n/a", "na", "none", "null", "nil", "no data", "not available", "not applicable", "unknown", "?", "…":
		return true
	}
	return false
}

// IsVote reports the label of a voting button: "+ 1", "+1", "▲", "Upvote".
func IsVote(s string) bool {
	switch strings.ToLower(strings.Join(strings.Fields(s), "")) {
	case "+1", "▲", "△", "⬆", "↑", "upvote", "vote", "like":
		return true
	}
	return false
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
		if f.Text != "" && f.Kind != Button && !IsVote(f.Text) {
			p.fields = append(p.fields, f)
		}
	}
	p.label = make([]bool, len(p.fields))
	p.spent = make([]bool, len(p.fields))
	p.found = make([]Pair, len(p.fields))
	for i := range p.fields {
		p.found[i].Block = -1
		text := p.fields[i].Text
		if isLabel(foldLabel(text)) {
			p.label[i] = true
		} else if label, value, ok := splitPair(text, isLabel); ok {
			p.found[i] = Pair{Label: label, Value: value, Block: p.fields[i].Block}
			p.spent[i] = true
		}
	}
	p.pairAll()
	return slices.DeleteFunc(p.found, func(q Pair) bool { return q.Block < 0 })
}

// splitPair reads a text that holds a label and its value.
func splitPair(text string, isLabel func(string) bool) (label, value string, ok bool) {
	if len(text) > 200 {
		return "", "", false
	}
	if head, tail, found := strings.Cut(text, ":"); found && isLabel(foldLabel(head)) {
		return strings.TrimSpace(head), strings.TrimSpace(tail), true
	}
	i := strings.IndexFunc(text, startsFigure)
	if i > 0 && isLabel(foldLabel(text[:i])) && !strings.ContainsFunc(text[i:], isWordStart(text[i:])) {
		return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i:]), true
	}
	if i == 0 {
		if head, tail, found := strings.Cut(text, " "); found && isLabel(foldLabel(tail)) {
			return strings.TrimSpace(tail), head, true
		}
	}
	return "", "", false
}

func startsFigure(r rune) bool {
	return r >= '0' && r <= '9' || r == '~' || r == '≈' || r == '-' || r == '–'
}

// isWordStart finds words of more than a letter or two in what should be a
// figure.
func isWordStart(s string) func(rune) bool {
	return func(rune) bool { return len(strings.Fields(s)) > 3 }
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
			at = p.o.doc.groups[at].parent
		}
		h := labelScope{field: i, group: at, size: int32(len(p.fields))}
		if at >= 0 {
			h.size = p.o.doc.groups[at].to - p.o.doc.groups[at].from
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
		lo, hi = max(lo, int(p.o.doc.groups[at].from)), min(hi, int(p.o.doc.groups[at].to))
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
		if looksLikeValue(p.fields[v].Text) {
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

func looksLikeValue(s string) bool {
	return IsAbsent(s) || utf8.RuneCountInString(s) <= 24 && strings.ContainsAny(s, "0123456789")
}

// Undouble returns s once where it is written twice in a row, for two screen sizes or as a name
// beside its icon's alternate text: "438k views" for "438k views438k", "Django" for
// "DjangoDjango" and "Django Django".
func Undouble(s string) string {
	s = strings.TrimSpace(s)
	n := len(s)
	if n < 5 {
		return s
	}
	if n%2 == 0 && s[:n/2] == s[n/2:] {
		return s[:n/2]
	}
	if n%2 == 1 && s[n/2] == ' ' && s[:n/2] == s[n/2+1:] {
		return s[:n/2]
	}
	if i := strings.IndexByte(s, ' '); i > 0 && words.IsDigit(s[0]) && strings.ContainsAny(s[i:], "abcdefghijklmnopqrstuvwxyz") {
		if rest := strings.TrimSpace(strings.TrimSuffix(s, s[:i])); len(rest) == n-i && len(rest) > i &&
			strings.IndexByte("0123456789.,", rest[len(rest)-1]) < 0 { // 1 March 2021, 8k 5.8k
			return rest
		}
	}
	return s
}
