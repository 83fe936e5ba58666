package quantity_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// closeEnough forgives what computing in floats adds.
var closeEnough = cmpopts.EquateApprox(1e-9, 0)

// TestTolerance reads how far a figure may be off, and ranges whose ends both
// have a magnitude.
func TestTolerance(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []brief
	}{
		{"It peaks at 310±15 MB/s here.", []brief{{310, 295, 325, "MB/s", "", "310±15 MB/s"}}},
		{"It peaks at 310 ± 15 MB/s.", []brief{{310, 295, 325, "MB/s", "", "310 ± 15 MB/s"}}},
		{"A cold start is 4.2 s ± 0.3 s.", []brief{{4.2, 3.9, 4.5, "s", "", "4.2 s ± 0.3 s"}}},
		{"A cold start is 40 ms +/- 5%, no more.", []brief{{40, 38, 42, "ms", "", "40 ms +/- 5%"}}},
		{"It wrote 20k–45k rows/s.", []brief{{32500, 20000, 45000, "rows/s", "r", "20k–45k rows/s"}}},
		{"It has 1.5M–2M users.", []brief{{1.75e6, 1.5e6, 2e6, "users", "r", "1.5M–2M users"}}},
		{"Builds fell from 4 min 10 s to 1m 45s.", []brief{{250, 249.5, 250.5, "s", "", "4 min 10 s"}, {105, 104.5, 105.5, "s", "", "1m 45s"}}},
		{"It took 2 hours and 5 minutes, 3 s each.", []brief{{125, 124.5, 125.5, "minutes", "", "2 hours and 5 minutes"}, {3, 2.5, 3.5, "s", "", "3 s"}}},
		{"It needs 1h 5min; 12 s, 4 s and 90 min.", []brief{{65, 64.5, 65.5, "min", "", "1h 5min"}, {12, 11.5, 12.5, "s", "", "12 s"}, {4, 3.5, 4.5, "s", "", "4 s"}, {90, 89.5, 90.5, "min", "", "90 min"}}},
		{"Off by ±3 ms.", nil},
		{"A tag lasts 5 µs.", []brief{{5, 4.5, 5.5, "µs", "", "5 µs"}}},
	} {
		var got []brief
		for _, q := range quantity.Find(c.in, "en") {
			got = append(got, briefly(q))
		}
		if diff := cmp.Diff(c.want, got, closeEnough); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.in, diff)
		}
	}
}

// TestClock reads times of several units, with their bounds, and what is like one.
func TestClock(t *testing.T) {
	for text, want := range map[string][]brief{
		"It took 1m 45s.":                                  {{105, 104.5, 105.5, "s", "", "1m 45s"}},
		"It took over 1m 45s.":                             {{105, 105, 0, "s", "h", "over 1m 45s"}},
		"It took less than 1m 45s.":                        {{105, 0, 105, "s", "l", "less than 1m 45s"}},
		"It took ~1m 45s.":                                 {{105, 104.5, 105.5, "s", "~", "~1m 45s"}},
		"It took 1h 30m.":                                  {{90, 89.5, 90.5, "min", "", "1h 30m"}},
		"It took 2 h 5 m 3 s.":                             {{7503, 7502.5, 7503.5, "s", "", "2 h 5 m 3 s"}},
		"It took 1m 4.5s.":                                 {{64.5, 64.45, 64.55, "s", "", "1m 4.5s"}},
		"With a CPU of 250m 3 s passed.":                   {{3, 2.5, 3.5, "s", "", "3 s"}},
		"It took 4 min 90 s.":                              {{4, 3.5, 4.5, "min", "", "4 min"}, {90, 89.5, 90.5, "s", "", "90 s"}},
		"It took 4.5 min 10 s.":                            {{4.5, 4.45, 4.55, "min", "", "4.5 min"}, {10, 9.5, 10.5, "s", "", "10 s"}},
		"It took 2 minutes and 40 seconds":                 {{160, 159.5, 160.5, "seconds", "", "2 minutes and 40 seconds"}},
		"Between 1 minute and 30 seconds.":                 {{1, 0.5, 1.5, "minute", "", "1 minute"}, {30, 29.5, 30.5, "seconds", "", "30 seconds"}},
		"They took 2 minutes and 40 seconds respectively.": {{2, 1.5, 2.5, "minutes", "", "2 minutes"}, {40, 39.5, 40.5, "seconds", "", "40 seconds"}},
	} {
		var got []brief
		for _, q := range quantity.Find(text, "en") {
			got = append(got, briefly(q))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestTimes tells ratios from occasions.
func TestTimes(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []brief
	}{
		{"It is four times faster now.", []brief{{4, 3.5, 4.5, "times", "", "four times"}}},
		{"It is 3 times as fast.", []brief{{3, 2.5, 3.5, "times", "", "3 times"}}},
		{"It takes two times the memory.", []brief{{2, 1.5, 2.5, "times", "", "two times"}}},
		{"It was forked 1,200 times.", []brief{{1200, 1200, 1200, "", "", "1,200"}}},
		{"We ran it five times on each machine.", nil},
		{"It was installed 2.5 million times last year.", []brief{{2.5e6, 2.45e6, 2.55e6, "", "", "2.5 million"}}},
	} {
		var got []brief
		for _, q := range quantity.Find(c.in, "en") {
			got = append(got, briefly(q))
		}
		if diff := cmp.Diff(c.want, got, closeEnough); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.in, diff)
		}
	}
}

// TestParts reads parts of a crowd, and leaves parts of other things alone.
func TestParts(t *testing.T) {
	third := 100.0 / 3
	for _, c := range []struct {
		in   string
		want []brief
	}{
		{"Three quarters of our customers stay.", []brief{{75, 300 / 4.5, 300 / 3.5, "%", "~", "Three quarters"}}},
		{"Nearly half of all developers know it.", []brief{{50, 40, 100 / 1.5, "%", "~", "Nearly half"}}},
		{"A third of the teams left.", []brief{{third, 100 / 3.5, 40, "%", "~", "A third"}}},
		{"It builds in a third of the time.", nil},
		{"Half of the code is generated.", nil},
		{"The third of the three teams left.", nil},
	} {
		var got []brief
		for _, q := range quantity.Find(c.in, "en") {
			got = append(got, briefly(q))
		}
		if diff := cmp.Diff(c.want, got, closeEnough); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.in, diff)
		}
	}
}
