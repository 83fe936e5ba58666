package ingest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// BenchmarkYearOfImports keeps the figures of 9,072 rows of a dataset on each of
// 365 days, and the figures of as many pages, one message each, on one day.
// Floors: 20 us and 60 B of disk a row of a dataset.
func BenchmarkYearOfImports(b *testing.B) {
	const rows, days = 9072, 365
	for range b.N {
		l := open(b)
		for day := range days {
			seen := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day)
			d, err := l.OpenDataset(b.Context(), "stackshare-dataset", seen)
			if err != nil {
				b.Fatal(err)
			}
			for first := 0; first < rows; first += 500 {
				var part []record.HistoryEntry
				for i := first; i < min(first+500, rows); i++ {
					part = append(part, datasetRow(i, day, seen))
				}
				if err := d.Put(b.Context(), part); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(b.Elapsed().Seconds()*1e6/rows/days/float64(b.N), "us/row")
		b.StopTimer()
		had := historyBytes(b, l)
		b.ReportMetric(had/rows/days, "disk-B/row")
		start, n := time.Now(), 0
		if err := l.ScanHistory(b.Context(), func(record.StoredHistory) error { n++; return nil }); err != nil || n != rows*days {
			b.Fatal(n, err)
		}
		b.ReportMetric(time.Since(start).Seconds()*1e6/rows/days, "us/read")
		for i := range rows {
			if err := l.AppendHistory(b.Context(), datasetRow(i, days, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric((historyBytes(b, l)-had)/rows, "disk-B/page")
		b.StartTimer()
	}
}

func historyBytes(b *testing.B, l *ingest.Log) float64 {
	infos, err := l.StreamInfos(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range infos {
		if s.Name == "HISTORY" {
			return float64(s.Bytes)
		}
	}
	b.Fatal("no HISTORY")
	return 0
}

// datasetRow is a row of a dataset as its import dates it.
func datasetRow(i, day int, seen time.Time) record.HistoryEntry {
	name, url := fmt.Sprint("Tool ", i), fmt.Sprint("https://stackshare.example/tool-", i)
	e := record.HistoryEntry{Source: "stackshare-dataset", URL: url, SeenAt: seen, Tools: []record.Tool{{Name: name, PageURL: url, Role: record.RoleSubject}}}
	for _, m := range []string{"stackshare.votes", "stackshare.stacks"} {
		v := float64(i*3 + day*(i%7))
		e.Stats = append(e.Stats, record.Stat{Tool: name, Metric: m, Value: &v, Low: &v, High: &v, Unit: "stacks", Raw: fmt.Sprint(v), AsOf: record.Day(seen)})
	}
	return e
}
