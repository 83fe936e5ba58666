package fold

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// interval is a figure with its known bounds; an unknown bound is infinite.
type interval struct{ value, low, high float64 }

// newInterval reads the fields of a fact; ok is false if none is set. A value
// without bounds is exact.
func newInterval(value, low, high *float64) (in interval, ok bool) {
	if value == nil && low == nil && high == nil {
		return interval{}, false
	}
	if value != nil && low == nil && high == nil {
		return interval{*value, *value, *value}, true
	}
	in = interval{low: math.Inf(-1), high: math.Inf(1)}
	if low != nil {
		in.low, in.value = *low, *low
	}
	if high != nil {
		in.high = *high
		if low == nil {
			in.value = *high
		}
	}
	if value != nil {
		in.value = *value
	}
	return in, true
}

// overlaps reports whether one number can be in both.
func (a interval) overlaps(b interval) bool { return a.low <= b.high && b.low <= a.high }

// widen moves both bounds outwards by a share of themselves.
func (a interval) widen(share float64) interval {
	a.low -= share * math.Abs(a.low)
	a.high += share * math.Abs(a.high)
	return a
}

// width is 0 for an exact figure and infinite for one with an open bound.
func (a interval) width() float64 { return a.high - a.low }

func bound(f float64) *float64 {
	if math.IsInf(f, 0) {
		return nil
	}
	return &f
}

// maxDecimals is what pages print; a figure with more was computed, such as
// one in three in per cent.
const maxDecimals = 6

// Number prints f with thousands separated; if it was computed, with three
// digits or one decimal.
func Number(f float64) string {
	if math.Abs(f) >= 1e15 {
		return strconv.FormatFloat(f, 'g', 6, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if dot := strings.IndexByte(s, '.'); dot >= 0 && len(s)-dot > maxDecimals+1 {
		s = strconv.FormatFloat(f, 'f', max(1, 2-exponent(f)), 64)
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// exponent returns the power of ten of the first digit of f.
func exponent(f float64) int {
	return int(math.Floor(math.Log10(math.Abs(f))))
}

// display prints a figure as precisely as it is known: 85,612 if exact, 85.6K
// if rounded, 78K+ without an upper bound.
func (a interval) display() string {
	switch {
	case a.width() == 0:
		return Number(a.value)
	case math.IsInf(a.low, 0) && math.IsInf(a.high, 0):
		return "~" + Number(a.value)
	case math.IsInf(a.high, 0):
		return compact(a.low, trailing(a.low)) + "+"
	case math.IsInf(a.low, 0):
		return "up to " + compact(a.high, trailing(a.high))
	}
	return compact(a.value, a.width())
}

// trailing returns the power of ten that f is a multiple of, at most a tenth of
// its unit.
func trailing(f float64) float64 {
	step := 1.0
	for step < 1e9 && f != 0 && math.Mod(f, step*10) == 0 {
		step *= 10
	}
	return step
}

// compact prints f in thousands, millions or billions if it is not known to
// the last thousand's digit; step is its precision.
func compact(f, step float64) string {
	if math.Abs(f) >= 1e15 {
		return Number(f)
	}
	for _, u := range []struct {
		size float64
		name string
	}{{1e9, "B"}, {1e6, "M"}, {1e3, "K"}} {
		if math.Abs(f) < u.size || step < 10 {
			continue
		}
		decimals := 0
		for d := u.size; d > step*1.5 && decimals < 3; d /= 10 {
			decimals++
		}
		return strconv.FormatFloat(f/u.size, 'f', decimals, 64) + u.name
	}
	return Number(f)
}

// Days are counted in UTC from 1970-01-01.
const secondsADay = 24 * 60 * 60

func dayOf(t time.Time) int { return int(math.Floor(float64(t.Unix()) / secondsADay)) }

func dayString(day int) string {
	return time.Unix(int64(day)*secondsADay, 0).UTC().Format(time.DateOnly)
}

// lastDay returns the last day that a date covers: of 2025 it is 2025-12-31.
func lastDay(d record.Date) (int, bool) {
	t, ok := d.Time()
	if !ok {
		return 0, false
	}
	switch len(d) {
	case len("2006"):
		t = t.AddDate(1, 0, -1)
	case len("2006-01"):
		t = t.AddDate(0, 1, -1)
	}
	return dayOf(t), true
}
