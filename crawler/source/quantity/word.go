package quantity

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// word reads a quantity that starts with a word: "one in three", "five
// million", "half a million", "ten percent".
func (sc *scanner) word(i int) (q Quantity, next int, ok bool) {
	s := sc.s
	w := wordAt(s, i)
	next = i + len(w)
	if digitAt(s, next) { // a name like ES6
		return q, sc.skipToken(next), false
	}
	if i > 0 && (s[i-1] == '-' || words.IsDigit(s[i-1])) {
		return q, next, false
	}
	v := numberWord(w)
	if v == 0 && strings.EqualFold(w, "twice") && sc.multiplies(i, next) {
		q = Quantity{Value: 2, Low: 1.5, High: 2.5, Unit: "times", Start: i, End: next, Figure: [2]int{i, next}}
		sc.qualify(&q)
		return q, q.End, true
	}
	if v == 0 {
		if scale := magnitudeWord(w); scale >= 1e6 {
			return sc.article(i, next, scale)
		}
		return sc.bareFraction(i, w)
	}
	at := skipSpace(s, next)
	second := wordAt(s, at)
	if strings.EqualFold(second, "in") || strings.EqualFold(second, "of") && strings.HasPrefix(s[skipSpace(s, at+2):], "every ") {
		return sc.share(i, v, at+2)
	}
	if strings.HasPrefix(s[next:], " out of ") {
		return sc.share(i, v, next+len(" out of"))
	}
	if isTimesWord(second) && !sc.whole && !sc.multiplies(next, at+len(second)) {
		return q, next, false
	}
	if part := fraction(second); part > v {
		return sc.part(i, v, part, at+len(second))
	}
	if scale := magnitudeWord(second); scale > 0 {
		return sc.scaled(i, at+len(second), v, scale)
	}
	if v > 1 && (isPercentWord(second) || isTimesWord(second)) && !isPoints(second) {
		q = Quantity{Value: v, Low: v - 0.5, High: v + 0.5, Unit: second, Start: i, End: at + len(second), Figure: [2]int{i, next}}
		sc.qualify(&q)
		return q, q.End, true
	}
	return q, next, false
}

func isPoints(w string) bool { return len(w) >= 5 && strings.EqualFold(w[:5], "point") }

func isTimesWord(w string) bool { return strings.EqualFold(w, "times") }

// article reads half a million, and a rate of one million, or billion: "a million messages per
// second". Of anything else a million is a manner of speaking.
func (sc *scanner) article(i, end int, scale float64) (q Quantity, next int, ok bool) {
	start := i - len("a ")
	if start < 0 || !strings.EqualFold(sc.s[start:i], "a ") || start > 0 && isWordByte(sc.s, start-1) {
		return q, end, false
	}
	if half := start - len("half "); half >= 0 && strings.EqualFold(sc.s[half:start], "half ") {
		q, next, ok = sc.scaled(half, end, 0.5, scale)
		q.Low, q.High = 0.45*scale, 0.55*scale
		return q, next, ok
	}
	q, next, ok = sc.scaled(start, end, 1, scale)
	if !strings.Contains(q.Unit, " per ") && !strings.Contains(q.Unit, "/") && !strings.Contains(q.Unit, " a ") {
		return q, end, false
	}
	return q, next, ok
}

// scaled finishes a number in words with a magnitude.
func (sc *scanner) scaled(i, end int, v, scale float64) (Quantity, int, bool) {
	q := Quantity{Value: v * scale, Low: (v - 0.5) * scale, High: (v + 0.5) * scale, Start: i, End: end, Figure: [2]int{i, end}}
	if unit, after, counted := sc.unit(end); unit != "" {
		q.Unit, q.Counted, q.End = unit, counted, after
	}
	sc.qualify(&q)
	return q, q.End, true
}

// share reads "in three" as a part of the whole, in percent.
func (sc *scanner) share(i int, v float64, at int) (q Quantity, next int, ok bool) {
	s := sc.s
	at = skipSpace(s, at)
	if strings.HasPrefix(s[at:], "every ") {
		at += len("every ")
	}
	end := digitsEnd(s, at)
	whole := 0.0
	if end > at && end-at < 6 {
		for _, c := range []byte(s[at:end]) {
			whole = whole*10 + float64(c-'0')
		}
		if end < len(s) && (words.IsLetter(s[end]) || s[end] == '.' && digitAt(s, end+1) || s[end] == '%' || s[end] == ',' && digitAt(s, end+1)) {
			return q, end, false
		}
	} else {
		w := wordAt(s, at)
		whole, end = numberWord(w), at+len(w)
	}
	if whole <= v || whole > 1000 {
		return q, at, false
	}
	q = Quantity{
		Value: 100 * v / whole, Low: 100 * v / (whole + 0.5), High: 100 * v / (whole - 0.5), Unit: "%",
		Approximate: true, Start: i, End: end, Figure: [2]int{i, end},
	}
	sc.qualify(&q)
	return q, q.End, true
}

// numbers holds what words that may be a number begin with.
var numbers = words.NewLexicon("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
	"thirty", "forty", "fifty", "hundred", "half", "third", "quarter", "fifth", "million", "billion", "twice")

// numberWord returns the value of a small number in words, 0 if w is not one.
func numberWord(w string) float64 {
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	case "fifteen":
		return 15
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "hundred":
		return 100
	}
	return 0
}
