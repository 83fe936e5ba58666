package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// labelledValue is a value with its label.
type labelledValue struct{ label, value string }

// order says what stands first in the pairs of a list.
type order bool

const (
	labelFirst order = false
	valueFirst order = true
)

// pair makes a labelled value of two texts that stand in an order.
func (o order) pair(first, second string) labelledValue {
	if o == valueFirst {
		return labelledValue{second, first}
	}
	return labelledValue{first, second}
}

// absentValue stands for a value that the page has a place for.
const absentValue = "-"

// pairAt reads a label with its value, in one text or two.
func (d *document) pairAt(tokens []token, i int, o order) (labelledValue, int) {
	t := &tokens[i]
	if t.isTable || t.block == nil || t.piece < 0 && t.block.Kind == outline.Heading && !t.block.Weak {
		return labelledValue{}, i
	}
	if i+1 < len(tokens) && tokens[i+1].block != nil && !tokens[i+1].isTable {
		p, next := labelledValue{}, &tokens[i+1]
		switch {
		case t.block.Kind == outline.Description && next.block.Kind == outline.Term && next.tool == nil:
			p = o.pair(next.text, t.text)
		case t.block.Kind == outline.Term && next.block.Kind == outline.Description, d.isRow(t, next, o):
			if o == labelFirst || next.block.Kind != outline.Description || !strings.HasSuffix(next.text, ":") { // a label of nothing
				p = o.pair(t.text, next.text)
			}
		case o == labelFirst && t.block.Kind == outline.Term && next.block.Kind == outline.Term && t.block.Cell.Table == 0:
			if p = (labelledValue{t.text, absentValue}); p.isPair() { // with nothing under it
				return p, i + 1
			}
		}
		if p.isPair() {
			return p, i + 2
		}
	}
	if p := ownPair(t, o); p.value != "" {
		return p, i + 1
	}
	return labelledValue{}, i
}

// isRow reports two texts that are a label and its value by where they stand:
// an emphasised line above another one, or both alone in a box.
func (d *document) isRow(t, next *token, o order) bool {
	a, b := t.block, next.block
	if next.piece < 0 || b.Index != a.Index+1 || len(o.pair(t.text, next.text).label) > phrase.MaxLabel || t.text != a.Text && t.text+":" != a.Text {
		return false
	}
	if b.Soft {
		return a.Strong && !b.Strong
	}
	if ownPair(t, o).value != "" && ownPair(next, o).value != "" {
		return false // two rows
	}
	for from, to := range d.content.Enclosing(a.Index) {
		if to-from > 1 {
			return from == a.Index && to == b.Index+1
		}
	}
	return false
}

// ownPair reads a label with its value in one text.
func ownPair(t *token, o order) labelledValue {
	if t.isTable || t.piece < 0 || t.block == nil || t.block.Kind == outline.Term {
		return labelledValue{}
	}
	if label, value, ok := strings.Cut(t.text, ": "); ok && o == labelFirst {
		p, runs := labelledValue{label, value}, t.block.Runs
		if marked := len(runs) > 1 && runs[0].Strong && int(runs[0].End) >= len(label); p.isPair() || marked && p.isPairOfCells() {
			return p
		}
	}
	if o == labelFirst && t.block.Kind == outline.Description && strings.HasSuffix(t.text, ":") {
		if p := (labelledValue{t.text, absentValue}); p.isPair() { // with nothing behind it
			return p
		}
	}
	if at := dividedAt(t, o); at > 0 {
		p := o.pair(t.text[:at], t.text[at:])
		if p.value = behindDash(p.value); p.isPair() {
			return p
		}
	}
	return labelledValue{}
}

// ownTool reads the name of a tool at the head of a description, with its value.
func (c *comparison) ownTool(t *token) labelledValue {
	if t.isTable || t.piece < 0 || t.block == nil || t.block.Kind != outline.Description {
		return labelledValue{}
	}
	f := c.names.Head(t.text)
	if f == nil || f.Tool.Thing {
		return labelledValue{}
	}
	rest := t.text[len(f.Text):]
	p := labelledValue{f.Text, behindDash(rest)}
	if p.value == "" || rest[0] != ' ' || p.value[0] == '(' || readsOn(p.value) || !p.isPair() {
		return labelledValue{}
	}
	return p
}

// readsOn reports a text that continues a sentence.
func readsOn(text string) bool {
	return text[0] >= 'a' && text[0] <= 'z' || strings.HasSuffix(text, ".")
}

// behindDash returns a value without the sign that joins it to its label.
func behindDash(value string) string {
	value = strings.TrimSpace(value)
	for _, sign := range [...]string{"— ", "– ", "- ", ": "} {
		if rest, ok := strings.CutPrefix(value, sign); ok {
			return rest
		}
	}
	return value
}

// dividedAt returns where the second part of a text of a label and its value begins:
// behind what stands bold at its head, on a line of its own or not, unless the text
// reads on from it as a sentence does, or at the second inline item; 0 if it has no
// such parts. Of a value in front nothing else tells its label.
func dividedAt(t *token, o order) int {
	b := t.block
	switch {
	case b.Strong && len(t.text) > len(b.Text) && strings.HasPrefix(t.text, b.Text) && t.text[len(b.Text)] == ' ':
		return len(b.Text)
	case t.text != b.Text:
		return 0
	case len(b.Runs) > 1 && b.Runs[0].Strong && !b.Strong:
		at := 0
		for i := 1; i < len(b.Runs); i++ {
			switch {
			case at == 0 && !b.Runs[i].Strong:
				at = int(b.Runs[i].Start)
			case at > 0 && b.Runs[i].Strong:
				return 0
			}
		}
		value := strings.TrimSpace(t.text[at:])
		switch {
		case value != "" && !readsOn(value):
			return at
		case o == labelFirst:
			return 0
		}
	}
	return section.SecondField(b)
}

// isPair reports a label with a value, after trimming both.
func (p *labelledValue) isPair() bool { return p.isPairOfCells() && !strings.Contains(p.label, ",") }

// isPairOfCells is isPair for a label in a cell of its own, which may hold a comma.
func (p *labelledValue) isPairOfCells() bool {
	p.label, p.value = strings.TrimSuffix(strings.TrimSpace(p.label), ":"), strings.TrimSpace(p.value)
	return p.label != "" && p.value != "" && len(p.label) <= 40 && len(p.value) <= maxValue && strings.Count(p.label, " ") < 5 &&
		!strings.ContainsAny(p.label, "?!;") && !strings.Contains(p.label, ". ")
}

// cardList is tools with labelled values, and all of their labels.
type cardList struct {
	order  order
	names  []string
	cards  [][]labelledValue
	labels []string
	known  map[string]bool // names, and labels in small letters
	values int
}

// repeated counts the labels that cards share with others.
func (l *cardList) repeated() int { return l.values - len(l.labels) }

// add adds a card, unless it would leave most cells of a table empty.
func (l *cardList) add(name string, card []labelledValue) bool {
	labels := l.labels
	for _, p := range card {
		if key := "label " + strings.ToLower(p.label); !l.known[key] {
			l.known[key] = true
			labels = append(labels, p.label)
		}
	}
	if len(labels)*(len(l.cards)+1) > sparse*(l.values+len(card)) {
		return false
	}
	l.known["name "+name] = true
	l.names, l.cards, l.labels, l.values = append(l.names, name), append(l.cards, card), labels, l.values+len(card)
	return true
}

// cards reads the name of a tool with labelled values, and then others with the same labels:
// the texts that repeat from card to card are the labels.
func (r *reader) cards(tokens []token, i int) (*outline.Table, int) {
	list, end := r.cardsIn(tokens, i, labelFirst)
	if other, last := r.cardsIn(tokens, i, valueFirst); len(other.cards) > 1 && other.repeated() > max(list.repeated(), 0) {
		list, end = other, last
	}
	if len(list.cards) < 2 {
		return nil, 0
	}
	return list.table(), end
}

// cardsIn is cards for pairs in an order.
func (r *reader) cardsIn(tokens []token, i int, o order) (list cardList, end int) {
	list = cardList{order: o, known: map[string]bool{}}
	end = i
	for end < len(tokens) {
		name := strings.TrimSuffix(tokens[end].text, ":")
		if tokens[end].isTable || len(name) > phrase.MaxLabel ||
			tokens[end].tool == nil && r.rowName(&tokens[end]) == nil && (len(list.names) < 1 || !r.body.IsProper(names.Clean(name))) ||
			list.known["name "+name] {
			break
		}
		card, next := r.tablePairs(tokens, end+1, o)
		if card == nil && o == labelFirst && end+1 < len(tokens) {
			if card, next = dottedPairs(&tokens[end+1]), end+2; card == nil {
				next = end + 1
			}
		}
		if card == nil {
			card, next = r.pairsAt(tokens, end+1, o)
		}
		if len(card) < 2 && !isPanel(tokens, end, len(card), o) || len(list.cards) > 0 && !list.isLike(card) || !list.add(name, card) {
			break
		}
		end = next
	}
	return list, end
}

// isLike reports a card of which half of the labels are those of the first one; all
// but one if they stand behind their values.
func (l *cardList) isLike(card []labelledValue) bool {
	n, most := shared(l.cards[0], card), min(len(l.cards[0]), len(card))
	if l.order == valueFirst {
		return n >= max(1, most-1)
	}
	return 2*n >= most
}

// isPanel reports a heading above a single value whose label is set apart by
// its looks, or is a term; or a term above a description that is a label with its value.
func isPanel(tokens []token, i, values int, o order) bool {
	if values != 1 {
		return false
	}
	name, next := &tokens[i], &tokens[i+1]
	if name.piece < 0 {
		return next.block.Kind == outline.Term || dividedAt(next, o) > 0
	}
	return name.block != nil && name.block.Kind == outline.Term && next.block.Kind == outline.Description && ownPair(next, o).value != ""
}

// tablePairs reads a table of two columns, labels and values; nil if it is none, or does not
// follow the name at its head directly.
func (r *reader) tablePairs(tokens []token, i int, o order) ([]labelledValue, int) {
	if i >= len(tokens) || !tokens[i].isTable {
		return nil, i
	}
	t := r.parts[tokens[i].part].Pieces[tokens[i].piece].Table
	rows := t.Rows
	if t.Guessed {
		rows = append([][]outline.Cell{t.Header}, rows...)
	}
	if len(rows) > maxLabels {
		return nil, i
	}
	var list []labelledValue
	for _, row := range rows {
		if len(row) != 2 {
			return nil, i
		}
		p := o.pair(cellText(&row[0]), cellText(&row[1]))
		if !p.isPairOfCells() || r.names.Get(p.label) != nil || isSide(p.label) {
			return nil, i
		}
		list = append(list, p)
	}
	return list, i + 1
}

// pairsAt reads labelled values up to the first text that is not one; labels that name tools or
// announce pros or cons do not count.
func (r *reader) pairsAt(tokens []token, i int, o order) ([]labelledValue, int) {
	var list []labelledValue
	for i < len(tokens) {
		p, next := r.pairAt(tokens, i, o)
		if next == i || r.names.Get(p.label) != nil {
			break
		}
		if isSide(p.label) || len(list) == maxLabels {
			return nil, i
		}
		list, i = append(list, p), next
	}
	return list, i
}

// isSide reports a label for what speaks for a tool or against it.
func isSide(label string) bool {
	t := heading.TopicOf(strings.ToLower(label))
	return t == heading.Pros || t == heading.Cons || t == heading.Limits
}

func shared(a, b []labelledValue) int {
	n := 0
	for _, p := range a {
		if valueOf(b, p.label) != "" {
			n++
		}
	}
	return n
}

func valueOf(list []labelledValue, label string) string {
	for _, p := range list {
		if strings.EqualFold(p.label, label) {
			return p.value
		}
	}
	return ""
}

// table makes a table with a tool a row.
func (l *cardList) table() *outline.Table {
	t := &outline.Table{Origin: outline.Siblings, Header: []outline.Cell{textCell("Framework")}}
	for _, label := range l.labels {
		t.Header = append(t.Header, textCell(label))
	}
	for i, name := range l.names {
		row := []outline.Cell{textCell(name)}
		for _, label := range l.labels {
			row = append(row, textCell(valueOf(l.cards[i], label)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
