package quantity

import (
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxRespective is how far behind two figures "respectively" may stand, in bytes.
const maxRespective = 80

// joinTime adds a smaller unit of time to the larger one right in front of it: "4 min
// 10 s".
func (sc *scanner) joinTime(p *Quantity, q Quantity) bool {
	large, small := Seconds(p.Unit), Seconds(q.Unit)
	if large <= small || small == 0 || q.Value >= 60 || p.Range || q.Range || p.Signed || q.Signed || p.Value != float64(int(p.Value)) ||
		q.Start-p.End > len(" and ") {
		return false
	}
	switch strings.Trim(sc.s[p.End:q.Start], " ") {
	case "":
	case "and":
		if word, _ := wordBefore(sc.s, p.Start); strings.EqualFold(word, "between") ||
			strings.Contains(sc.s[q.End:min(len(sc.s), q.End+maxRespective)], "respectively") {
			return false // two times
		}
	default:
		return false
	}
	base := p.Value * large / small
	p.Value, p.Low, p.High = base+q.Value, base+q.Low, base+q.High
	p.Unit, p.End, p.Figure[1] = q.Unit, q.End, q.Figure[1]
	p.Raw = sc.s[p.Start:p.End]
	return true
}

// clock reads a time in hours, minutes and seconds of one letter each, at least two of
// them: "1m 45s", "1h 30m", "2 h 5 m 3 s". The number is in the last of them. A lone m
// may be anything: millions, metres, thousandths of a processor.
func (sc *scanner) clock(i int) (n number, unit string, ok bool) {
	if n, unit, ok := sc.colonClock(i); ok {
		return n, unit, true
	}
	at, last, parts := i, 60*3600.0, 0
	for {
		digits := digitsEnd(sc.s, at)
		end := digits
		if parts > 0 && digits+1 < len(sc.s) && sc.s[digits] == '.' && words.IsDigit(sc.s[digits+1]) {
			end = digitsEnd(sc.s, digits+1)
		}
		letter := end
		if letter < len(sc.s) && sc.s[letter] == ' ' {
			letter++
		}
		if digits == at || digits-at > 2 || letter >= len(sc.s) || sc.alnum(letter+1) {
			break
		}
		seconds := 0.0
		switch sc.s[letter] {
		case 'h':
			seconds = 3600
		case 'm':
			seconds = 60
		case 's':
			seconds = 1
		}
		value, err := strconv.ParseFloat(sc.s[at:end], 64)
		if err != nil || seconds == 0 || seconds >= last || parts > 0 && value >= 60 || end > digits && seconds > 1 {
			break
		}
		n.value = n.value*last/seconds + value
		n.decimals, n.step, n.end = max(0, end-digits-1), 1, letter+1
		if last, unit = seconds, sc.s[letter:letter+1]; seconds == 60 {
			unit = "min"
		}
		if parts++; seconds == 1 {
			break
		}
		if at = letter + 1; at < len(sc.s) && sc.s[at] == ' ' {
			at++
		}
	}
	return n, unit, parts > 1
}

// colonClock reads minutes and seconds, or hours and minutes, with a colon between them and the
// larger unit behind: "2:40 min".
func (sc *scanner) colonClock(i int) (n number, unit string, ok bool) {
	colon := digitsEnd(sc.s, i)
	if colon == i || colon-i > 2 || colon+2 >= len(sc.s) || sc.s[colon] != ':' {
		return n, "", false
	}
	end := digitsEnd(sc.s, colon+1)
	if end != colon+3 || sc.s[colon+1] > '5' {
		return n, "", false
	}
	at := end
	if at < len(sc.s) && sc.s[at] == ' ' {
		at++
	}
	unit = "s"
	switch wordAt(sc.s, at) {
	case "min", "mins", "Min", "minutes", "Minuten":
	case "h", "hours", "Stunden":
		unit = "min"
	default:
		return n, "", false
	}
	large, err := strconv.Atoi(sc.s[i:colon])
	small, err2 := strconv.Atoi(sc.s[colon+1 : end])
	n.value, n.step, n.end = float64(large*60+small), 1, at+len(wordAt(sc.s, at))
	return n, unit, err == nil && err2 == nil
}

// clocked is the quantity of the time that clock reads.
func (sc *scanner) clocked(i int) (Quantity, bool) {
	n, unit, ok := sc.clock(i)
	if !ok {
		return Quantity{}, false
	}
	for range n.decimals {
		n.step /= 10
	}
	q := Quantity{Start: i, Figure: [2]int{i, n.end}, Unit: unit, End: n.end}
	q.fill(n, n, 1, 1, true, 0)
	sc.qualify(&q)
	return q, true
}

// Seconds returns the number of seconds in a unit of time, from the second to the hour; 0 for
// any other unit.
func Seconds(unit string) float64 {
	switch CanonUnit(unit) {
	case "s":
		return 1
	case "min":
		return 60
	case "h":
		return 3600
	}
	return 0
}
