package record

import (
	"iter"
	"slices"
)

// MetricType says how the value of a metric is read.
type MetricType string

// The types of metrics.
const (
	Count     MetricType = "count"   // a number
	DayMetric MetricType = "day"     // Unix seconds of a UTC day, Text is the day
	Version   MetricType = "version" // Text only
	Flag      MetricType = "flag"    // 0 or 1, Text is true or false
)

// Metric describes one entry of the closed table of statistics.
type Metric struct {
	Name      string
	Label     string
	Unit      string
	Type      MetricType
	Tolerance float64 // relative drift within which two observations agree
	Authority string  // the source that counts it itself
}

var metrics = []Metric{
	{"github.stars", "GitHub stars", "stars", Count, 0.10, "github"},
	{"github.forks", "GitHub forks", "forks", Count, 0.10, "github"},
	{"github.watchers", "GitHub watchers", "watchers", Count, 0.10, "github"},
	{"github.open_issues", "Open issues", "issues", Count, 0.25, "github"},
	{"github.open_pulls", "Open pull requests", "pulls", Count, 0.25, "github"},
	{"github.contributors", "Contributors", "people", Count, 0.10, "github"},
	{"github.commits", "Commits", "commits", Count, 0.10, "github"},
	{"github.used_by", "Dependent repositories", "repositories", Count, 0.10, "github"},
	{"github.pushed_at", "Last push", "", DayMetric, 0, "github"},
	{"github.archived", "Archived", "", Flag, 0, "github"},
	{"stackshare.stacks", "Stacks", "stacks", Count, 0.10, "stackshare"},
	{"stackshare.followers", "Followers", "followers", Count, 0.10, "stackshare"},
	{"stackshare.votes", "Votes", "votes", Count, 0.10, "stackshare"},
	{"stackshare.company_stacks", "Company stacks", "stacks", Count, 0.10, "stackshare"},
	{"stackshare.developer_stacks", "Developer stacks", "stacks", Count, 0.10, "stackshare"},
	{"npm.downloads_week", "npm downloads a week", "downloads", Count, 0.25, "npm"},
	{"pypi.downloads_month", "PyPI downloads a month", "downloads", Count, 0.25, "pypi"},
	{"release.latest_version", "Latest release", "", Version, 0, "github"},
	{"release.latest_at", "Released", "", DayMetric, 0, "github"},
}

// MetricByName returns the entry of the table called name.
func MetricByName(name string) (Metric, bool) {
	i := MetricRank(name)
	if i < 0 {
		return Metric{}, false
	}
	return metrics[i], true
}

// MetricRank returns the position of a metric in the table, -1 if it is not in
// it.
func MetricRank(name string) int {
	return slices.IndexFunc(metrics, func(m Metric) bool { return m.Name == name })
}

// Metrics returns the whole table in its order.
func Metrics() iter.Seq2[int, Metric] { return slices.All(metrics) }
