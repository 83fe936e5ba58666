package fold

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// The statuses of observations.
const (
	statusShown      = "shown"
	statusAgrees     = "agrees"     // both can be true, each at its date
	statusLags       = "lags"       // another source's copy that was not updated
	statusSuperseded = "superseded" // it was true once; its source, or the shown one, has counted since
	statusConflicts  = "conflicts"  // worth a person's look
	statusAbsent     = "absent"     // stated as none
	statusRelative   = "relative"   // makes sense only beside other tools, and stays on its comparison
	statusStated     = "stated"     // a measurement, which stands beside those of other workloads
)

// statusWorded is that of a trait in other words: nobody can say whether it
// agrees.
const statusWorded = "worded"

// statusOf judges an observation beside the shown one.
func statusOf(m record.Metric, o, shown *observation) string {
	order := compareFigures(m, o, shown)
	switch {
	case order == 0:
		return statusAgrees
	case o.stale:
		return statusSuperseded
	case order < 0:
		return statusOfLower(o, shown)
	}
	return statusOfHigher(m, o, shown)
}

// statusOfLower judges a count, day or version lower than the shown one. Counters grow, so the
// lower value is older, unless its source is as close to the count and states it of the same
// day.
func statusOfLower(o, shown *observation) string {
	copied := o.rank > shown.rank || o.bareCopy()
	switch {
	case copied && o.view.Head.Source != shown.view.Head.Source:
		return statusLags
	case copied, o.day < shown.day:
		return statusSuperseded
	}
	return statusConflicts
}

// statusOfHigher judges a count above, a day or version after the shown one.
func statusOfHigher(m record.Metric, o, shown *observation) string {
	switch {
	case o.day > shown.day && grew(m, o, shown):
		return statusAgrees
	case o.view.Head.Source == shown.view.Head.Source && (o.day < shown.day || o.bareCopy()):
		return statusSuperseded // its source has counted since, on a page that is nearer to the count
	case o.day < shown.day && m.Type == record.Flag:
		return statusSuperseded
	}
	return statusConflicts
}

// grew reports whether a metric can have come from shown to the later o: a
// counter by its tolerance each month, a day or version to whatever is later.
func grew(m record.Metric, o, shown *observation) bool {
	if m.Type != record.Count {
		return true
	}
	months := float64(o.day-shown.day) / 30
	return o.in.overlaps(shown.in.widen(m.Tolerance * (1 + months)))
}

// compareFigures returns 0 if both can be the same figure after the metric's
// tolerance, else whether a is lower or higher.
func compareFigures(m record.Metric, a, b *observation) int {
	switch m.Type {
	case record.Version:
		return compareVersions(a.text, b.text)
	case record.DayMetric:
		if a.in.low <= b.in.high+secondsADay && b.in.low <= a.in.high+secondsADay {
			return 0 // a day more or less: time zones
		}
		return cmp.Compare(a.in.low, b.in.low)
	}
	if a.in.overlaps(b.in) || a.in.widen(m.Tolerance).overlaps(b.in) || a.in.overlaps(b.in.widen(m.Tolerance)) {
		return 0
	}
	return cmp.Compare(a.in.low, b.in.low)
}

// compareVersions compares versions by their numbers; texts without a number
// are equal to everything but each other.
func compareVersions(a, b string) int {
	if a == b {
		return 0
	}
	x, y := versionNumbers(a), versionNumbers(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(x[i], y[i]); c != 0 {
			return c
		}
	}
	return 0 // 8.0 is 8.0.2, less precisely
}

// versionNumbers returns the numbers of the first dotted sequence in s.
func versionNumbers(s string) []int {
	start := strings.IndexAny(s, "0123456789")
	if start < 0 {
		return nil
	}
	s = s[start:]
	if end := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
		s = s[:end]
	}
	var numbers []int
	for part := range strings.SplitSeq(strings.Trim(s, "."), ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return numbers
		}
		numbers = append(numbers, n)
	}
	return numbers
}
