package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// metricOf names what a cell's figure measures: by the attribute, or, where the rows
// are tests, by what stands above the table and then by its unit; the test is what it
// was measured with. "" says that it measures nothing that can be named.
func (col *column) metricOf(s *section, a *attribute, unit, canonical string) (metric, tested string) {
	label := strings.ToLower(strings.TrimRight(a.name, ": "))
	switch {
	case words.HasPrefix(label, "vs ", "vs. ", "versus ", "compared "):
		return "", ""
	case a.year:
		return col.metricOfYears(s, unit, canonical), ""
	case !col.tests && percentileAt(label) != "" && familyOf(canonical) == "time":
		return percentileAt(label) + "latency", ""
	case a.unit != "" && familyOf(label) == familyOf(a.unit) && isUnitLabel(label):
		return metricOf("", unit, canonical), ""
	case !col.tests || a.unit != "" || isResource(label):
		return metricOf(a.name, unit, canonical), ""
	case col.gauge.metric != "":
		return metricOf(col.gauge.metric, unit, canonical), cmp.Or(a.test, a.text)
	}
	metric = cmp.Or(metricOfHeading(s.title.lower, canonical), metricOf("", unit, canonical))
	switch {
	case metric == "memory" && !strings.Contains(s.title.lower, "memory") && !strings.Contains(label, "memory") && !strings.Contains(label, "ram"):
		metric = "size"
	case quantity.Seconds(metric) > 0:
		metric = "duration"
	}
	return metric, cmp.Or(a.test, a.text)
}

// metricOfYears names what the figures beside years measure: shares of what the heading
// names, else what stands above the table.
func (col *column) metricOfYears(s *section, unit, canonical string) string {
	switch familyOf(canonical) {
	case "time", "size", "rate":
	default:
		return sharedMetric(s.title.lower)
	}
	if col.gauge.metric != "" {
		return metricOf(col.gauge.metric, unit, canonical)
	}
	return cmp.Or(metricOfHeading(s.title.lower, canonical), metricOf("", unit, canonical))
}

// metricOfHeading returns the metric of a unit's family that the heading above a table
// names, "" if it names none or several.
func metricOfHeading(heading, unit string) string {
	found := ""
	for which := range gaugeLexicon.In(heading) {
		if g := gaugeWords[which]; g.family == familyOf(unit) && (found == "" || len(g.words) > len(found)) {
			found = g.words
		}
	}
	if found == "" {
		return ""
	}
	return snake(found)
}

// isUnitLabel reports a label that is nothing but the sign of a rate: "msg/s".
func isUnitLabel(label string) bool {
	return strings.HasSuffix(label, "/s") || strings.HasSuffix(label, "/sec") || strings.IndexByte(label, ' ') < 0 && quantity.IsUnit(label)
}

// isResource reports what a test uses up, of which a row tells.
func isResource(label string) bool {
	return slices.Contains([]string{"disk", "disk space", "disk usage", "disk size", "storage", "cpu", "cpu usage", "cpu time"}, label)
}

// sharedMetric names what a heading says that columns of years tell, "" if none.
func sharedMetric(heading string) string {
	for _, w := range [...]string{"usage", "adoption", "market share", "popularity"} {
		if strings.Contains(heading, w) {
			return snake(w)
		}
	}
	return ""
}

// isImpossible reports a figure that nothing can have: less than no time, or more than
// all the computers there are could do.
func isImpossible(q quantity.Quantity, unit string) bool {
	const most = 1e15
	switch familyOf(unit) {
	case "time", "size", "rate":
		return q.Value < 0 || q.Value > most
	}
	return false
}
