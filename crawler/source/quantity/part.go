package quantity

import "strings"

// part reads v parts of a whole that has so many, behind position at: "two
// thirds of our readers". Only people and sites are counted so; a third of the
// time is no share of anything that uses a tool.
func (sc *scanner) part(i int, v, whole float64, at int) (q Quantity, next int, ok bool) {
	s := sc.s
	rest := s[at:]
	of := 0
	for _, lead := range [...]string{" of all ", " of the ", " of our ", " of its ", " of their ", " of ", " the ", " all "} {
		if strings.HasPrefix(rest, lead) {
			of = len(lead)
			break
		}
	}
	if of == 0 || !isCrowd(rest[of:]) {
		return q, at, false
	}
	q = Quantity{Value: 100 * v / whole, Low: 100 * v / (whole + 0.5), High: 100 * v / (whole - 0.5), Unit: "%",
		Approximate: true, Start: i, End: at, Figure: [2]int{i, at}}
	sc.qualify(&q)
	return q, q.End, true
}

// bareFraction reads "half of the developers", "a third of our users".
func (sc *scanner) bareFraction(i int, w string) (q Quantity, next int, ok bool) {
	next = i + len(w)
	start := i
	switch whole := fraction(w); {
	case whole == 2:
	case whole > 2 && i > 1 && lowerByte(sc.s[i-2]) == 'a' && sc.s[i-1] == ' ' && (i == 2 || !sc.alnum(i-3)):
		start = i - 2
	default:
		return q, next, false
	}
	return sc.part(start, 1, fraction(w), next)
}

// fraction returns the parts that make a whole, 0 if w names none.
func fraction(w string) float64 {
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "half":
		return 2
	case "third", "thirds":
		return 3
	case "quarter", "quarters":
		return 4
	case "fifth", "fifths":
		return 5
	}
	return 0
}

// isCrowd reports a text that begins with a noun for people or sites, with at
// most two words before it.
func isCrowd(s string) bool {
	for range 3 {
		w := wordAt(s, 0)
		var buf [maxWord]byte
		switch string(fold(&buf, w)) {
		case "":
			return false
		case "users", "developers", "readers", "respondents", "companies", "teams", "engineers", "organizations", "organisations",
			"websites", "sites", "projects", "people", "customers", "participants", "programmers", "startups", "professionals":
			return true
		}
		s = strings.TrimPrefix(s[len(w):], " ")
	}
	return false
}

// multiplies reports whether "times" between from and to compares: "3 times
// faster", "5 times the memory", "by 4 times". Otherwise it counts occasions.
func (sc *scanner) multiplies(from, to int) bool {
	next := strings.ToLower(wordAt(sc.s, skipSpace(sc.s, to)))
	switch next {
	case "more", "less", "as", "the", "better", "worse", "that", "its", "what":
		return true
	case "per", "over", "after", "under", "ever", "other", "another", "however", "whether", "never", "together", "earlier", "later":
		return false
	}
	return len(next) > 4 && strings.HasSuffix(next, "er") || sc.precededBy(from, "by")
}

// tolerance reads "±20" behind position end; after is 0 if there is none.
func (sc *scanner) tolerance(end int) (within float64, after int) {
	at := skipSpace(sc.s, end)
	sign := toleranceSign(sc.s[at:])
	if sign == 0 {
		return 0, 0
	}
	at = skipSpace(sc.s, at+sign)
	if !digitAt(sc.s, at) {
		return 0, 0
	}
	n, ok := sc.number(at)
	if !ok {
		return 0, 0
	}
	return n.value, n.end
}

func toleranceSign(s string) int {
	for _, sign := range [...]string{"±", "+/-", "+/−"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// isTolerance reports that the figure at i is how far another may be off.
func (sc *scanner) isTolerance(i int) bool {
	head := strings.TrimRight(sc.s[max(0, i-8):i], " \u00a0\u202f\u2009")
	return strings.HasSuffix(head, "±") || strings.HasSuffix(head, "+/-") || strings.HasSuffix(head, "+/−")
}

// unitTolerance reads a tolerance that stands behind the unit: "605 MB/s ± 20
// MB/s", "605 MB/s ± 3%".
func (sc *scanner) unitTolerance(q *Quantity) {
	if q.Range || q.Unit == "" || q.Counted {
		return
	}
	within, after := sc.tolerance(q.End)
	if after == 0 {
		return
	}
	unit, end, _ := sc.unit(after)
	switch {
	case unit == "%" && q.Unit != "%":
		within *= q.Value / 100
	case unit != "" && unit != q.Unit:
		return
	}
	q.widen(within)
	q.End = max(after, end)
}

func (q *Quantity) widen(within float64) {
	q.Low, q.High = q.Value-within, q.Value+within
}
