package quantity

import (
	"math"
	"strings"
)

// scaledUnits are units that are written in thousands and millions, kops/s; KB and
// MB are units of their own.
var scaledUnits = [...]string{"ops", "req", "rps", "qps", "tps", "iops", "quer", "msg", "message", "op/", "tx/", "packets"}

// unscaled divides a unit into what its figures are to be multiplied by and the unit
// itself: "k req/s" and "kops/s" are thousands, "M/week" millions.
func unscaled(unit string) (scale float64, rest string) {
	if unit == "" || unit[0] != 'k' && unit[0] != 'K' && unit[0] != 'M' && unit[0] != 't' && unit[0] != 'm' {
		return 1, unit
	}
	if word, rest, ok := strings.Cut(unit, " "); ok && rest != "" {
		switch word {
		case "k", "K":
			return 1e3, rest
		case "M":
			return 1e6, rest
		case "thousand", "million":
			return magnitudeWord(word), rest
		}
		return 1, unit
	}
	scale = 1e3
	switch unit[0] {
	case 'k', 'K':
	case 'M':
		scale = 1e6
	default:
		return 1, unit
	}
	rest = unit[1:]
	if per := strings.TrimPrefix(rest, "/"); per != rest && (scale == 1e3 && isPer(per) || isCalendar(per)) {
		return scale, rest
	}
	var buf [maxWord]byte
	lower := fold(&buf, rest[:min(len(rest), maxWord)])
	for _, u := range scaledUnits {
		if strings.HasPrefix(string(lower), u) {
			return scale, rest
		}
	}
	return 1, unit
}

// In sets the unit of q, and multiplies the figure if the unit is written in thousands or
// millions.
func (q *Quantity) In(unit string) {
	var scale float64
	if scale, q.Unit = unscaled(unit); scale == 1 {
		return
	}
	if q.Low == q.High { // exact in its unit
		q.Low, q.High = q.Low-0.5, q.High+0.5
	}
	q.Value, q.Low, q.High = times(q.Value, scale), times(q.Low, scale), times(q.High, scale)
}

// times multiplies a decimal figure: 16.17 thousand are 16,170, and not a little more.
func times(figure, scale float64) float64 {
	if scale == 1 {
		return figure
	}
	return whole(figure * scale)
}

// whole returns the whole number that a product of decimals is, but for the last bits of it.
func whole(x float64) float64 {
	if n := math.Round(x); math.Abs(x-n) <= 1e-12*math.Abs(x) {
		return n
	}
	return x
}
