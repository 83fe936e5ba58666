package state_test

import (
	"math"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// figures returns what a state has of history, entry by entry.
func figures(t *testing.T, s *state.State) []record.HistoryEntry {
	t.Helper()
	var all []record.HistoryEntry
	err := s.View(func(tx *state.Tx) error {
		var last state.ID
		return tx.EachFigured(func(e state.ID, _, _ string) error {
			if e == last {
				return nil
			}
			last = e
			return tx.EachFigures(e, func(f *state.Figures) error { all = append(all, f.Entries...); return nil })
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func stars(seen time.Time, stats ...record.Stat) record.HistoryEntry {
	for i := range stats {
		stats[i].Tool, stats[i].Metric = "Django", cmpOr(stats[i].Metric, "github.stars")
	}
	return record.HistoryEntry{Schema: 1, Source: "github", URL: "https://github.example/django", SeenAt: seen, Stats: stats}
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// TestFiguresComeBackAsTheyWere: what a page said of a figure is kept in few
// bytes, whatever it said.
func TestFiguresComeBackAsTheyWere(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "state.db"))
	t.Cleanup(func() { s.Close() })
	f := func(v float64) *float64 { return &v }
	var want []record.HistoryEntry
	for i, stat := range []record.Stat{
		{Value: f(85632), Low: f(85632), High: f(85632), Unit: "stars", Raw: "85632", AsOf: "2026-01-01"},
		{Value: f(85600), Low: f(85550), High: f(85650), Unit: "stars", Raw: "85.6K"},
		{Value: f(78000), Low: f(78000), Raw: "78k+", AsOf: "2025"},
		{Value: f(-0.5), Low: f(math.MaxFloat64), High: f(1 << 60), Unit: "odd", Raw: "½"},
		{Raw: "-"},
		{Metric: "release.latest_version", Raw: "v5", Text: "5.0"},
	} {
		e := stars(time.Date(2026, 1, 1+2*i, 3, 4, 5, i, time.UTC), stat)
		e.AsOf, e.Sample = record.Date([]string{"", "2026-01"}[i%2]), i%2 == 1
		want = append(want, e)
	}
	two := stars(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), record.Stat{Value: f(1), Raw: "1"}, record.Stat{Value: f(2), Raw: "2"})
	want = append(want, two)
	if err := s.Update(func(tx *state.Tx) error { return tx.PutHistory(want) }); err != nil {
		t.Fatal(err)
	}
	bySeen := func(a, b record.HistoryEntry) int { return a.SeenAt.Compare(b.SeenAt) }
	got := figures(t, s)
	slices.SortFunc(got, bySeen)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestADayHasWhatWasSaidLast: in whatever order and however often entries come.
func TestADayHasWhatWasSaidLast(t *testing.T) {
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	f := func(v float64) *float64 { return &v }
	at := func(hours int, v float64) record.HistoryEntry {
		return stars(day.Add(time.Duration(hours)*time.Hour), record.Stat{Value: f(v), Raw: "x"})
	}
	said := []record.HistoryEntry{at(1, 10), at(5, 11), at(25, 12), at(-1, 9), at(5, 10.5)}
	want := []record.HistoryEntry{at(-1, 9), at(5, 11), at(25, 12)}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {1, 4, 1, 0, 3, 2, 0}, {2, 4, 0, 3, 1}} {
		for _, together := range []bool{true, false} {
			s := open(t, filepath.Join(t.TempDir(), "state.db"))
			var entries []record.HistoryEntry
			for _, i := range order {
				if entries = append(entries, said[i]); together {
					continue
				}
				if err := s.Update(func(tx *state.Tx) error { return tx.PutHistory(entries) }); err != nil {
					t.Fatal(err)
				}
				entries = nil
			}
			if err := s.Update(func(tx *state.Tx) error { return tx.PutHistory(entries) }); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, figures(t, s)); diff != "" {
				t.Errorf("order %v, together %v (-want +got):\n%s", order, together, diff)
			}
			s.Close()
		}
	}
}
