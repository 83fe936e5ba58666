package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestDatesOfFigures reads sentences with a date that is that of their figure, and some
// with the date of something else.
func TestDatesOfFigures(t *testing.T) {
	for text, want := range map[string]string{
		"Django – Python, 71.8k stars, BSD-3-Clause, first released in July 2005 by Lawrence.": "",
		"Django has 71.8k stars and was rewritten in 2019.":                                    "",
		"Django, bought in 2021, has 71.8k stars.":                                             "",
		"Django, which was forked in April 2021, has 71.8k stars.":                             "",
		"After the 2021 acquisition, Django has 71.8k stars.":                                  "",
		"Django changed its license in March 2024 and has 71.8k stars.":                        "",
		"Django does 900 req/s on a kernel of 2019.":                                           "",
		"On a server bought in 2021, Django does 900 req/s.":                                   "",
		"Django does 900 req/s on a laptop from 2016.":                                         "",
		"Our 2021 server runs Django at 900 req/s.":                                            "",
		"On a 2019 MacBook Pro, Django does 900 req/s.":                                        "",
		"The gap between 2000 req/s for Flask and 900 req/s for Django is large.":              "",
		"With 2000 connections, Django does 900 req/s.":                                        "",
		"Between 2019 and 2023 Django grew 40%.":                                               "2023",
		"In our 2024 tests, Django did 900 req/s.":                                             "2024",
		"Django did 900 req/s in tests from 2024.":                                             "2024",
		"In 2025 Django had 71.8k stars.":                                                      "2025",
		"Django is old, but in 2025 it had 71.8k stars.":                                       "2025",
		"As of June 2025, Django has 71.8k stars and 3,000 forks.":                             "2025-06",
		"Django has 71.8k stars on GitHub, as of June 2025.":                                   "2025-06",
		"In our test of May 2024, Django did 900 req/s.":                                       "2024-05",
		"According to a benchmark published in 2024, Django handles 900 req/s.":                "2024",
		"Django: 71.8k stars, checked 2025-06-01.":                                             "2025-06-01",
	} {
		got := "no figure"
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			switch b := f.Body.(type) {
			case record.Stat:
				if b.Metric == "github.stars" {
					got = fmt.Sprint(b.AsOf)
				}
			case record.Measurement:
				got = fmt.Sprint(b.AsOf)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestDatesOfChanges reads sentences of a change, of which each end has a date of its own,
// or the first one none.
func TestDatesOfChanges(t *testing.T) {
	for text, want := range map[string]string{
		"In 2025 the share of Django fell from 29% to 26%.":                                                            "29% , 26% 2025",
		"Between 2020 and 2024 Django went from 60k stars to 68k stars.":                                               "60k stars 2020, 68k stars 2024",
		"Between 2020 and 2024 Django went from 60k stars to 68k stars, while Flask went from 50k stars to 67k stars.": "60k stars 2020, 68k stars 2024, 50k stars 2020, 67k stars 2024",
		"In 2025 Django did 900 req/s and answered in 5 ms on the median.":                                             "900 req/s 2025, 5 ms 2025",
	} {
		var got []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			switch b := f.Body.(type) {
			case record.Stat:
				got = append(got, fmt.Sprint(b.Raw, " ", b.AsOf))
			case record.Measurement:
				got = append(got, fmt.Sprint(b.Raw, " ", b.AsOf))
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestWhenToKeep reads the cases in which a tool is to be kept.
func TestWhenToKeep(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+licenses+`<h2>When should you keep Django?</h2><ul><li>Your team knows it well.</li></ul><h2>Flask</h2><p>Flask is small.</p>`).Facts {
		if g, ok := f.Body.(record.Guidance); ok {
			got = append(got, g.Tool+" "+string(g.Advice)+" "+g.Text)
		}
	}
	if diff := cmp.Diff([]string{"Django choose_when Your team knows it well."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
