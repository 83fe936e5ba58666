package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// Floors on 2 cores: 50,000 new or known rows a second, 400 B of memory a
// known URL, 5,000 pages of 50 facts a second read from the log.

func BenchmarkAddURLs(b *testing.B) {
	const n = 100_000
	list := rows(n)
	for _, known := range []string{"new", "known to the log", "known to the process"} {
		b.Run(known, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				s := start(b, ingest.ServerConfig{})
				l := connect(b, ingest.Config{Server: s})
				switch known {
				case "known to the log":
					addAll(b, connect(b, ingest.Config{Server: s}), list)
				case "known to the process":
					addAll(b, l, list)
				}
				b.StartTimer()
				addAll(b, l, list)
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func addAll(b *testing.B, l *ingest.Log, list []record.URLRow) {
	if _, err := l.AddURLs(b.Context(), list); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkAddURLsOfOnePage(b *testing.B) {
	l, list := open(b), rows(b.N*20)
	b.ResetTimer()
	for i := range b.N {
		addAll(b, l, list[i*20:i*20+20])
	}
}

func BenchmarkPutURL(b *testing.B) {
	l := open(b)
	r := row("https://a.example/")
	var seq uint64
	b.ResetTimer()
	for range b.N {
		var err error
		if seq, err = l.PutURL(b.Context(), r, seq); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutPage(b *testing.B) {
	for _, facts := range []int{50, 500} {
		b.Run(fmt.Sprintf("facts=%d", facts), func(b *testing.B) {
			l := open(b)
			p := page("https://a.example/", facts)
			var seq uint64
			b.ResetTimer()
			for range b.N {
				var err error
				if seq, err = l.PutPage(b.Context(), p, seq); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTailPages(b *testing.B) {
	const n = 5000
	l := open(b)
	for i := range n {
		if _, err := l.PutPage(b.Context(), page(fmt.Sprintf("https://a.example/%d", i), 50), 0); err != nil {
			b.Fatal(err)
		}
	}
	end := errors.New("end")
	b.ResetTimer()
	for range b.N {
		got := 0
		err := l.TailPages(b.Context(), 0, func(pages []record.StoredPage) error {
			got += len(pages)
			return nil
		}, func() error { return end })
		if !errors.Is(err, end) || got != n {
			b.Fatalf("%d pages, %v", got, err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkWatchURLs(b *testing.B) {
	const n = 100_000
	l := open(b)
	addAll(b, l, rows(n))
	b.ResetTimer()
	for range b.N {
		got := 0
		for p := range record.Partitions {
			ctx, cancel := context.WithCancel(b.Context())
			_ = l.WatchURLs(ctx, p, func(record.StoredURL) error { got++; return nil }, cancel)
			cancel()
		}
		if got != n {
			b.Fatalf("%d rows", got)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkKnownURL measures the memory that a known URL takes in a process
// with the embedded server, when the garbage is collected.
func BenchmarkKnownURL(b *testing.B) {
	const n = 200_000
	for range b.N {
		list := rows(n)
		l := open(b)
		before := liveHeap()
		addAll(b, l, list)
		after := liveHeap()
		b.ReportMetric(float64(after-before)/n, "B/URL")
		runtime.KeepAlive(list)
	}
}

// liveHeap waits until the heap no longer shrinks.
func liveHeap() uint64 {
	var m runtime.MemStats
	for last := ^uint64(0); ; last = m.HeapAlloc {
		runtime.GC()
		runtime.ReadMemStats(&m)
		if m.HeapAlloc >= last-last/100 {
			return m.HeapAlloc
		}
		<-time.After(time.Second) // caches of the store expire by the clock
	}
}
