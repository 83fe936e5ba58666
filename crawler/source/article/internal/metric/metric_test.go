package metric_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
)

func TestCanonUnit(t *testing.T) {
	for unit, want := range map[string][2]string{
		"JSON requests per second": {"req/s", "JSON responses"},
		"requests/sec":             {"req/s", ""},
		"Nachrichten pro Sekunde":  {"messages/s", ""},
		"MB/s":                     {"MB/s", ""},
		"live websites":            {"websites", ""},
	} {
		if unit2, workload := metric.CanonUnit(unit); unit2 != want[0] || workload != want[1] {
			t.Errorf("%s: %q of %q", unit, unit2, workload)
		}
	}
}

func TestOf(t *testing.T) {
	for _, test := range []struct{ label, unit, want string }{
		{"", "ms", "latency"},
		{"", "MB", "memory"},
		{"Image size", "MB", "image_size"},
		{"Durchsatz", "", "throughput"},
		{"Cold start (p99)", "s", "cold_start_p99"},
		{"", "messages/s", "throughput"},
	} {
		canonical, _ := metric.CanonUnit(test.unit)
		if got := metric.Of(test.label, test.unit, canonical); got != test.want {
			t.Errorf("%q in %q measures %s", test.label, test.unit, got)
		}
	}
}

func TestOfCount(t *testing.T) {
	for _, test := range []struct{ unit, context, want string }{
		{"GitHub stars", "", "github.stars"},
		{"", "GitHub forks", "github.forks"},
		{"downloads", "on npm each week", "npm.downloads_week"},
		{"downloads", "each week", ""},
		{"startups", "", ""},
	} {
		if got := metric.OfCount(test.unit, test.context); got != test.want {
			t.Errorf("%q in %q is %q", test.unit, test.context, got)
		}
	}
}
