package state_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// BenchmarkYearOfImports files the figures of 9,072 tools on each of 365 days,
// two days a transaction, as a rebuild does, and reads the series of each tool.
// Floors, of processor time: 25 us a row, 1 ms a series; 130 B of disk a row.
func BenchmarkYearOfImports(b *testing.B) {
	const tools, days = 9072, 365
	for range b.N {
		s := open(b, filepath.Join(b.TempDir(), "state.db"))
		rows := make([]record.HistoryEntry, 0, 2*tools)
		for day := range days {
			for i := range tools {
				rows = append(rows, datasetRow(i, day))
			}
			if len(rows) < cap(rows) && day < days-1 {
				continue
			}
			if err := s.Update(func(tx *state.Tx) error { return tx.PutHistory(rows) }); err != nil {
				b.Fatal(err)
			}
			rows = rows[:0]
		}
		b.ReportMetric(b.Elapsed().Seconds()*1e6/tools/days/float64(b.N), "us/row")
		info, err := os.Stat(s.Path())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/tools/days, "disk-B/row")
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "heap-MB")
		b.StopTimer()
		readSeries(b, s)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func readSeries(b *testing.B, s *state.State) {
	start, n, points := time.Now(), 0, 0
	err := s.View(func(tx *state.Tx) error {
		var last state.ID
		return tx.EachFigured(func(e state.ID, _, _ string) error {
			if e == last {
				return nil
			}
			last, n = e, n+1
			return tx.EachFigures(e, func(f *state.Figures) error { points += len(f.Entries); return nil })
		})
	})
	if err != nil || points != 2*365*n {
		b.Fatalf("%d points of %d tools: %v", points, n, err)
	}
	b.ReportMetric(time.Since(start).Seconds()*1e6/float64(n), "us/series")
}

// datasetRow is a row of a dataset as its import dates it.
func datasetRow(i, day int) record.HistoryEntry {
	seen := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day)
	name, url := fmt.Sprint("Tool ", i), fmt.Sprint("https://stackshare.example/tool-", i)
	e := record.HistoryEntry{Schema: 1, Source: "stackshare-dataset", URL: url, SeenAt: seen,
		Tools: []record.Tool{{Name: name, PageURL: url, Role: record.RoleSubject}}}
	for _, m := range []string{"stackshare.votes", "stackshare.stacks"} {
		v := float64(i*3 + day*(i%7))
		e.Stats = append(e.Stats, record.Stat{Tool: name, Metric: m, Value: &v, Low: &v, High: &v, Unit: "stacks", Raw: fmt.Sprint(v), AsOf: record.Day(seen)})
	}
	return e
}
