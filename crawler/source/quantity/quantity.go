// Package quantity reads numbers as people write them: 85.6K, 78k+, ~743
// req/s, 30-40%, 5 million, one in three. A value has the bounds that its
// printed precision and the words around it give it. Versions, years,
// ordinals, dates, times, ratios and numbers in names are not quantities.
//
// A text is read in these steps: (1) find a figure; (2) read its digits by
// the conventions of the language; (3) a magnitude, a plus, the second end of
// a range; (4) the unit; (5) the sign and the words before it; (6) refuse
// what is no quantity by what stands around it.
package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Quantity is a number in a text, with its bounds and unit.
type Quantity struct {
	Value        float64 // of a range its middle
	Low, High    float64 // bounds; meaningless where NoLow or NoHigh is set
	NoLow        bool    // no lower bound: "up to 10", "under 5 ms"
	NoHigh       bool    // no upper bound: "78k+", "over 577,000"
	Approximate  bool    // "~", "about", "roughly", "nearly"
	Signed       bool    // written with a plus or a minus: a change
	Range        bool    // "30-40%"; Low and High are its ends
	Hypothetical bool    // stands in a condition: "when throughput exceeds 1,000 req/s"
	Unit         string  // as written: "req/s", "%", "MB", "live websites"; "" if none
	Counted      bool    // Unit is a noun that is counted, not a measure
	Raw          string  // the text from Start to End: figure with words, signs and unit
	Start, End   int     // bytes of Raw in the text
	Figure       [2]int  // bytes of the figure alone: "85.6K", "30-40"
}

// maxText bounds the bytes of a text that are read.
const maxText = 1 << 20

// Parse reads s, which must be a quantity and nothing else: a cell, a badge, a counter. Only a
// note in parentheses may follow; Quantity.End tells where. A year is a number here, since the
// caller knows that s is a quantity. lang is the page's language (BCP 47): it decides what
// "1.234" means.
func Parse(s, lang string) (Quantity, bool) {
	if len(s) > 400 {
		return Quantity{}, false
	}
	list := find(s, lang, true)
	if len(list) != 1 && !(len(list) > 1 && strings.IndexByte(s, '(') >= 0 && list[1].Start > strings.IndexByte(s, '(')) {
		return Quantity{}, false
	}
	q := list[0]
	rest := strings.TrimSpace(s[q.End:])
	if strings.TrimLeft(s[:q.Start], " \t\u00a0\u202f(:") != "" {
		return Quantity{}, false
	}
	if rest = strings.TrimRight(rest, " .)*†"); rest != "" && rest[0] != '(' {
		return Quantity{}, false
	}
	return q, true
}

// Find returns the quantities in prose, in order.
func Find(text, lang string) []Quantity { return find(text, lang, false) }

// AppendAt appends to list up to limit quantities of the part of a text that begins at start,
// given where its words begin; see words.Starts.
func AppendAt(list []Quantity, limit int, text, lang string, starts []int32, start int) []Quantity {
	sc := scanner{s: text[:min(len(text), maxText)], style: styleOf(lang), limit: limit}
	return sc.find(list, starts, start)
}

func find(text, lang string, whole bool) []Quantity {
	sc := scanner{s: text[:min(len(text), maxText)], style: styleOf(lang), whole: whole}
	var room [128]int32
	return sc.find(nil, words.Starts(room[:0], sc.s), 0)
}

func (sc *scanner) find(list []Quantity, starts []int32, start int) []Quantity {
	next, known := 0, len(list)
	for _, at := range starts {
		i := int(at) - start
		if i >= len(sc.s) {
			break
		}
		if i < next {
			continue
		}
		var q Quantity
		var ok bool
		switch {
		case words.IsDigit(sc.s[i]):
			q, next, ok = sc.figure(i)
		case numbers.Head(sc.s[i:]) >= 0:
			q, next, ok = sc.word(i)
		}
		if ok {
			sc.floor = q.End
			q.Raw = sc.s[q.Start:q.End]
			if n := len(list); n > known && (sc.joinTime(&list[n-1], q) || sc.joinBetween(&list[n-1], q)) {
				continue
			}
			q.Hypothetical = hypothetical(sc.s, q.Start)
			if list = append(list, q); len(list)-known == sc.limit {
				break
			}
		}
	}
	return list
}

// scanner reads one text.
type scanner struct {
	s     string
	style style
	whole bool // the text is nothing but a quantity
	floor int  // end of the quantity before
	limit int  // of the quantities; 0: none
}

// figure reads the quantity whose first digit is at i; next is where to continue.
func (sc *scanner) figure(i int) (q Quantity, next int, ok bool) {
	if sc.partOfName(i) {
		return q, sc.skipToken(i), false
	}
	if q, ok := sc.clocked(i); ok {
		return q, q.End, true
	}
	n, valid := sc.number(i)
	if !valid || sc.isTorn(i, n) {
		return q, sc.skipToken(i), false
	}
	start, sign := sc.sign(i)
	q = Quantity{Start: start, Figure: [2]int{i, n.end}, Signed: sign != 0}
	end, m := sc.magnitude(n.end)
	scale := m
	measured := m > 1 || n.scaled
	within, after := sc.tolerance(end)
	plus := false
	if after > 0 {
		end = after
	} else {
		end, plus = sc.plus(end)
	}
	lo, hi := n, n
	if !plus && sign == 0 && after == 0 {
		if second, after, secondScale, found := sc.rangeEnd(end, n); found {
			q.Range, hi, end = true, second, after
			if scale == 1 {
				scale = secondScale
			}
			m = secondScale
			end, plus = sc.plus(end)
		}
	}
	q.Figure[1] = end
	unit, unitEnd, counted := sc.unit(end)
	if refused, after := sc.refuse(i, n, end, unit, scale, q); refused {
		return q, after, false
	}
	q.Unit, q.Counted, q.End = unit, counted, max(end, unitEnd)
	if unit == "" {
		q.Unit, q.Start = sc.currency(q.Start)
	}
	measured = measured || q.Unit != "" && !counted
	if q.Unit == "" && sc.whole && (scale > 1 || n.grouped) {
		q.Unit, q.End = period(sc.s, q.End)
	}
	q.fill(lo, hi, scale, m, measured, sign)
	if after > 0 {
		q.widen(within * scale)
	} else {
		sc.unitTolerance(&q)
	}
	q.In(q.Unit)
	if plus {
		q.openUp()
	}
	sc.qualify(&q)
	return q, q.End, true
}

// openUp makes the value a least one: "78k+".
func (q *Quantity) openUp() {
	q.NoHigh, q.Low = true, min(q.Low, q.Value)
	if !q.Range {
		q.Low = q.Value
	}
}

// fill computes the value and its bounds. A number that is printed whole and
// counts things is exact; any other is good to half of its last digit.
func (q *Quantity) fill(lo, hi number, loScale, hiScale float64, measured bool, sign int) {
	low, high := times(lo.value, loScale), times(hi.value, hiScale)
	if q.Range {
		if low > high {
			low, high = high, low
		}
		q.Low, q.High, q.Value = low, high, (low+high)/2
		return
	}
	q.Value = low
	half := 0.0
	if measured || lo.decimals > 0 {
		half = lo.step * loScale / 2
	}
	q.Low, q.High = whole(low-half), whole(low+half)
	if sign < 0 {
		q.Value, q.Low, q.High = -q.Value, -q.High, -q.Low
	}
}

// sign returns where the signs in front of a figure start, and -1, 0 or 1.
func (sc *scanner) sign(i int) (start, sign int) {
	switch {
	case i > 0 && sc.s[i-1] == '+':
		return i - 1, 1
	case i > 0 && sc.s[i-1] == '-':
		return i - 1, -1
	case strings.HasSuffix(sc.s[:i], "−"):
		return i - len("−"), -1
	}
	return i, 0
}

// plus reads the plus of "78k+".
func (sc *scanner) plus(end int) (int, bool) {
	if end < len(sc.s) && sc.s[end] == '+' && !sc.alnum(end+1) {
		return end + 1, true
	}
	return end, false
}

// currency returns the sign of a currency in front of a figure.
func (sc *scanner) currency(start int) (unit string, from int) {
	for _, c := range [...]string{"$", "€", "£", "¥", "₹"} {
		if strings.HasSuffix(sc.s[:start], c) {
			return c, start - len(c)
		}
	}
	return "", start
}

// rangeEnd reads "-40" after "30", "to 200" after "100".
func (sc *scanner) rangeEnd(end int, first number) (second number, after int, scale float64, ok bool) {
	at := sc.rangeSign(end)
	if at < 0 || at >= len(sc.s) || !words.IsDigit(sc.s[at]) {
		return second, end, 1, false
	}
	second, valid := sc.number(at)
	if !valid {
		return second, end, 1, false
	}
	after, scale = sc.magnitude(second.end)
	if second.value*scale < first.value || first.isYear() && second.isYear() {
		return second, end, 1, false
	}
	return second, after, scale, true
}

// joinBetween makes q the second end of a range that begins with the quantity before it: "between 60
// MB and 90 MB".
func (sc *scanner) joinBetween(before *Quantity, q Quantity) bool {
	if before.Range || q.Range || before.Unit == "" || before.Unit != q.Unit || before.Value >= q.Value ||
		sc.s[before.End:q.Start] != " and " || !strings.HasSuffix(sc.s[:before.Start], "between ") {
		return false
	}
	before.Range, before.Low, before.High, before.Value = true, before.Value, q.Value, (before.Value+q.Value)/2
	before.End, before.Figure[1] = q.End, q.Figure[1]
	before.Raw = sc.s[before.Start:before.End]
	return true
}

// rangeSign returns the position after a dash or a "to" at end, -1 if there
// is none.
func (sc *scanner) rangeSign(end int) int {
	rest := sc.s[end:]
	if rest == "" || !opensRange(rest[0]) {
		return -1
	}
	for _, dash := range [...]string{"-", "–", "—", "‑", " - ", " – ", " — ", " to ", "\u202f–\u202f", "%-", "%–", "% to ", "x-", "x–", "x to ", "×–", "×-", "× to ", "% - ", "% – "} {
		if strings.HasPrefix(rest, dash) {
			if strings.HasSuffix(dash, " to ") && sc.precededBy(end, "from") {
				return -1
			}
			return end + len(dash)
		}
	}
	if strings.HasPrefix(rest, " and ") && sc.precededBy(end, "between") {
		return end + len(" and ")
	}
	return -1
}

// opensRange reports bytes that the signs of ranges begin with.
func opensRange(c byte) bool {
	return c == ' ' || c == '-' || c == '%' || c == 'x' || c >= utf8.RuneSelf
}

// precededBy reports whether word stands in front of the figure that ends at
// end.
func (sc *scanner) precededBy(end int, word string) bool {
	i := end
	for i > 0 && end-i < 40 && (words.IsDigit(sc.s[i-1]) || strings.IndexByte(".,%kKM$~+ ", sc.s[i-1]) >= 0) {
		i--
	}
	return i >= len(word) && strings.EqualFold(sc.s[i-len(word):i], word)
}

func (sc *scanner) alnum(i int) bool {
	return i < len(sc.s) && (words.IsDigit(sc.s[i]) || words.IsLetter(sc.s[i]))
}

// skipToken returns the end of the word or name that i is in.
func (sc *scanner) skipToken(i int) int {
	for i < len(sc.s) {
		switch {
		case sc.alnum(i):
		case strings.IndexByte(".,:/-_'", sc.s[i]) >= 0 && sc.alnum(i+1):
		default:
			return i
		}
		i++
	}
	return i
}

// isWordByte is words.IsLetter for names with accents.
func isWordByte(s string, i int) bool {
	if s[i] < utf8.RuneSelf {
		return words.IsLetter(s[i])
	}
	r, _ := utf8.DecodeLastRuneInString(s[:min(len(s), i+1)])
	return r >= 0xC0 && r < 0x2000
}
