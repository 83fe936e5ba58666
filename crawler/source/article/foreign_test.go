package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOtherThatWhich reads nothing of a tool in what is added to the name of something
// that the page does not compare.
func TestOtherThatWhich(t *testing.T) {
	check(t, map[string][]string{
		"Flask runs in front of PostgreSQL, which answers in 30 ms.":               nil,
		"Flask sits behind nginx, which does 50,000 req/s.":                        nil,
		"Flask sits in front of a proxy, which does 50,000 req/s.":                 nil,
		"Flask runs behind Zorro, whose workers use 40 MB.":                        nil,
		"Flask, which is used by Initech, replaced Zorro, which did 50,000 req/s.": nil,
		"Flask replaced Zorro, which did 50,000 req/s.":                            nil,
		"Flask, which answers in 30 ms, replaced Zorro.":                           {"Flask|30 ms|ms|"},
		"Flask trails Django, which answers in 9 ms.":                              {"Django|9 ms|ms|"},
		"Flask cached every page, which cut the latency to 30 ms.":                 {"Flask|30 ms|ms|"},
		"Flask answers in 30 ms, which is 4 ms more than before.":                  {"Flask|30 ms|ms|"},
		"Zorro with Flask does 3,000 tasks per second.":                            nil,
		"Flask talks to a disk that writes 500 MB/s.":                              nil,
		"Flask is a server that writes 500 MB/s.":                                  {"Flask|500 MB/s|MB/s|"},
		"Flask needs 12 ms behind nginx, which adds 2 ms.":                         {"Flask|12 ms|ms|"},
		"Zorro on Flask took 12 ms.":                                               nil,
		"With Flask, it does 3,000 tasks per second.":                              {"Flask|3,000 tasks per second|tasks/s|"},
	})
}

// TestNotesOfOther reads figures in parentheses as those of the tool in front of them.
func TestNotesOfOther(t *testing.T) {
	check(t, map[string][]string{
		"Flask (45k stars) is older than Django (12.3K★ on GitHub, 1.2M weekly downloads).": {"Django|1.2M weekly downloads|downloads|"},
		"Flask (45k stars) is older than Django (90k stars, 1.2M weekly downloads).":        {"Django|1.2M weekly downloads|downloads|"},
		"Flask (45 MB) is smaller than Django (BSD, 90 MB).":                                {"Flask|45 MB|MB|", "Django|90 MB|MB|"},
	})
}

// TestThresholds reads no bound beyond which something is said of a tool, no promise, and
// nothing of the machine of a test.
func TestThresholds(t *testing.T) {
	check(t, map[string][]string{
		"Flask starts swapping above 16 GB.":                                  nil,
		"Flask latency explodes past 10,000 connections.":                     nil,
		"Flask stays at 3 ms below 500 connections.":                          {"Flask|3 ms|ms|"},
		"Flask on a Raspberry Pi with 4 GB of RAM does 900 req/s.":            {"Flask|900 req/s|req/s|"},
		"Flask crashes at 10,000 connections.":                                nil,
		"Flask ran on a c6g.xlarge with 4 vCPUs and 8 GB.":                    nil,
		"We gave Flask 8 GB of RAM.":                                          nil,
		"We ran Flask on 4 cores and 16 GB RAM.":                              nil,
		"Flask needs 8 GB of RAM.":                                            {"Flask|8 GB|GB|"},
		"Flask slows down above 500 connections.":                             nil,
		"Flask latencies rise at loads higher than 30 MB/s.":                  nil,
		"Flask latencies degrade at throughputs higher than 30 MB/s.":         nil,
		"Flask degrades beyond 900 req/s.":                                    nil,
		"Flask crashes with more than 500 connections.":                       nil,
		"Flask needs a license for more than 3 nodes.":                        nil,
		"Flask promises 1 million req/s by 2027.":                             nil,
		"Flask should reach 1 million req/s by 2027.":                         nil,
		"Flask v8.0.1 was tested on Ubuntu 24.04 with 16 GB RAM and 8 cores.": nil,
		"We benchmarked Flask on a laptop with 16 GB of RAM.":                 nil,
		"Flask was run on a machine with 64 GB RAM and 16 cores.":             nil,
		"Flask stays above 900 req/s.":                                        {"Flask|above 900 req/s|req/s|"},
		"Flask serves more than 900 req/s.":                                   {"Flask|more than 900 req/s|req/s|"},
		"Flask needs 16 GB of RAM and 8 cores.":                               {"Flask|16 GB|GB|", "Flask|8 cores|cores|"},
	})
}

// TestOfThemselves reads no figure that somebody else claims of itself.
func TestOfThemselves(t *testing.T) {
	check(t, map[string][]string{
		"Zorro claims it beats Flask by 10x with 80% less memory.":  nil,
		"Zorro beats Flask by 10x.":                                 nil,
		"Zorro says that it is 10x faster than Flask.":              nil,
		"Under Django, Flask needed 9 ms here. It needs 7 ms.":      {"Flask|9 ms|ms|", "Flask|7 ms|ms|"},
		"Flask Inc. raised $110 million and has 800 employees.":     nil,
		"We had 3 outages with Flask.":                              nil,
		"Flask Cloud price rose 30% in one year.":                   nil,
		"Flask's prices went up by 30%.":                            nil,
		"Flask's share rose by 30%.":                                {"Flask|30%|%|"},
		"Flask failed and lost 40 GB.":                              nil,
		"Learn Flask in our 20-hour course with 34,000 students.":   nil,
		"We cut costs by moving 140 services from Django to Flask.": nil,
		"Flask → 90k. Django → 130k (ops/s, 64 clients).":           nil,
		"Only 12% of Flask users know Django.":                      nil,
		"30% of Django users came from Flask.":                      nil,
	})
}

// TestYearOfLabel reads a year in front of a figure as the date of that one.
func TestYearOfLabel(t *testing.T) {
	got := blog(t, frameworks+"<ul><li>Flask: 20% of developers (2024: 22%)</li></ul>"+licenses)
	var list []string
	for _, f := range got.Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			list = append(list, m.Raw+" "+string(m.AsOf))
		}
	}
	if diff := cmp.Diff([]string{"20% ", "22% 2024"}, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
