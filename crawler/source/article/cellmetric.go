package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/article/internal/sentence"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// metricOf names what a cell's figure measures: by the attribute, or, where the rows
// are tests, by what stands above the table and then by its unit; the test is what it
// was measured with. "" says that it measures nothing that can be named.
func (col *column) metricOf(s *section.Section, a *attribute, unit, canonical string) (called, tested string) {
	label := strings.ToLower(strings.TrimRight(a.name, ": "))
	switch {
	case words.HasPrefix(label, "vs ", "vs. ", "versus ", "compared "):
		return "", ""
	case a.year:
		return col.metricOfYears(s, unit, canonical), ""
	case isMoneyOf(unit) && words.HasAny(label, "people", "persons", "users", "seats", "members", "accounts", "contacts"):
		return "price", "" // what so many cost
	case !col.tests && sentence.PercentileAt(label) != "" && metric.Family(canonical) == "time":
		return sentence.PercentileAt(label) + "latency", ""
	case a.unit != "" && metric.Family(label) == metric.Family(a.unit) && isUnitLabel(label):
		return metric.Of("", unit, canonical), ""
	case !col.tests || a.unit != "" || isResource(label):
		return metric.Of(a.name, unit, canonical), ""
	case col.gauge.metric != "":
		return metric.Of(col.gauge.metric, unit, canonical), cmp.Or(a.test, a.text)
	}
	called = cmp.Or(metricOfHeading(s.Title.Lower, canonical), metric.Of("", unit, canonical))
	switch {
	case called == "memory" && !strings.Contains(s.Title.Lower, "memory") && !strings.Contains(label, "memory") && !strings.Contains(label, "ram"):
		called = "size"
	case quantity.Seconds(called) > 0:
		called = "duration"
	}
	return called, cmp.Or(a.test, a.text)
}

// isMoneyOf reports money, or so much of it for each of something.
func isMoneyOf(unit string) bool {
	money, _, _ := strings.Cut(unit, "/")
	return metric.IsMoney(money)
}

// metricOfYears names what the figures beside years measure: shares of what the heading
// names, else what stands above the table.
func (col *column) metricOfYears(s *section.Section, unit, canonical string) string {
	switch metric.Family(canonical) {
	case "time", "size", "rate":
	default:
		return sharedMetric(s.Title.Lower)
	}
	if col.gauge.metric != "" {
		return metric.Of(col.gauge.metric, unit, canonical)
	}
	return cmp.Or(metricOfHeading(s.Title.Lower, canonical), metric.Of("", unit, canonical))
}

// metricOfHeading returns the metric of a unit's family that the heading above a table
// names, "" if it names none or several.
func metricOfHeading(heading, unit string) string {
	found := ""
	for which := range gaugeLexicon.In(heading) {
		if g := gaugeWords[which]; g.family == metric.Family(unit) && (found == "" || len(g.words) > len(found)) {
			found = g.words
		}
	}
	if found == "" {
		return ""
	}
	return metric.Snake(found)
}

// isUnitLabel reports a label that is nothing but the sign of a rate: "msg/s".
func isUnitLabel(label string) bool {
	return strings.HasSuffix(label, "/s") || strings.HasSuffix(label, "/sec") || strings.IndexByte(label, ' ') < 0 && quantity.IsUnit(label)
}

// isResource reports a resource that a test uses up, as a row label.
func isResource(label string) bool {
	return slices.Contains([]string{"disk", "disk space", "disk usage", "disk size", "storage", "cpu", "cpu usage", "cpu time"}, label)
}

// sharedMetric returns the metric that a heading gives to columns of years, "" if it gives
// none.
func sharedMetric(heading string) string {
	for _, w := range [...]string{"usage", "adoption", "market share", "popularity"} {
		if strings.Contains(heading, w) {
			return metric.Snake(w)
		}
	}
	return ""
}
