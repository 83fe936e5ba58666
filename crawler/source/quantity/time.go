package quantity

import "strings"

// maxRespective is how far behind two figures "respectively" may stand, in bytes.
const maxRespective = 80

// joinTime adds a smaller unit of time to the larger one right in front of it: "4 min
// 10 s".
func (sc *scanner) joinTime(p *Quantity, q Quantity) bool {
	large, small := Seconds(p.Unit), Seconds(q.Unit)
	if large <= small || small == 0 || q.Value >= 60 || p.Range || q.Range || p.Signed || q.Signed || p.Value != float64(int(p.Value)) || q.Start-p.End > len(" and ") {
		return false
	}
	if gap := strings.Trim(sc.s[p.End:q.Start], " "); gap != "" && gap != "and" {
		return false
	}
	if gap := sc.s[p.End:q.Start]; strings.Contains(gap, "and") && (strings.HasSuffix(sc.s[:p.Start], "between ") || strings.Contains(sc.s[q.End:min(len(sc.s), q.End+maxRespective)], "respectively")) {
		return false // two times
	}
	base := p.Value * large / small
	p.Value, p.Low, p.High = base+q.Value, base+q.Low, base+q.High
	p.Unit, p.End, p.Figure[1] = q.Unit, q.End, q.Figure[1]
	p.Raw = sc.s[p.Start:p.End]
	return true
}

// leadingMinutes adds the minutes of "1m 45s" to its seconds.
func (sc *scanner) leadingMinutes(q *Quantity) {
	if Seconds(q.Unit) != 1 || q.Value >= 60 || q.Range || q.Signed || q.Start < 2 {
		return
	}
	end := len(strings.TrimSuffix(sc.s[:q.Start], " "))
	if end < 2 || sc.s[end-1] != 'm' || !isDigit(sc.s[end-2]) {
		return
	}
	start, minutes, unit := end-1, 0.0, 1.0
	for start > sc.floor && isDigit(sc.s[start-1]) && unit < 1e4 {
		start--
		minutes += float64(sc.s[start]-'0') * unit
		unit *= 10
	}
	if start > sc.floor && sc.alnum(start-1) || start > 0 && (sc.s[start-1] == '.' || sc.s[start-1] == ',') {
		return
	}
	q.Value, q.Low, q.High = q.Value+60*minutes, q.Low+60*minutes, q.High+60*minutes
	q.Start = start
}

// Seconds returns how many seconds a unit of time has, from the second up to the hour,
// 0 for any other unit.
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
