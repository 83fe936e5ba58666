package crawler_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

const benchWorkers = 16

// bigPage is a page of 23 KB as real ones are: nested markup, navigation that
// is the same everywhere, 60 facts.
func bigPage(n int) string {
	var b strings.Builder
	var pros []string
	for i := range 58 {
		pros = append(pros, fmt.Sprintf("Reason %d of tool %d", i, n))
	}
	html := toolPage(fmt.Sprint("Tool ", n), 1000+n, pros, nil)
	head, _, _ := strings.Cut(html, "</body>")
	b.WriteString(head)
	for i := range 40 {
		fmt.Fprintf(&b, `<nav class="css-%x"><div><span><a class="link-%x" href="/tool/%d">Tool of the navigation %d</a></span></div></nav>`, i*7919, i*104729, i, i)
	}
	for i := 0; b.Len() < 23<<10; i++ {
		fmt.Fprintf(&b, `<div class="sc-%x"><div class="row"><p class="text">Paragraph %d says <b>something</b> of no interest to anybody, at some <em>length</em>.</p></div></div>`, i*7919, i)
	}
	b.WriteString("</body></html>")
	return b.String()
}

// benchSite serves pages of which no two are the same, and a sitemap of n.
func benchSite(b *testing.B, n int) *site {
	s := newSite(b)
	pages := make([]string, 64)
	for i := range pages {
		pages[i] = bigPage(i)
	}
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		switch {
		case r.URL.Path == "/robots.txt":
			io.WriteString(w, "User-agent: *\nDisallow: /private\n")
		case r.URL.Path == "/sitemap.txt":
			for i := range n {
				fmt.Fprintf(w, "%s/tool/%d\n", home, i)
			}
		default:
			fmt.Sscanf(r.URL.Path, "/tool/%d", &i)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, pages[i%len(pages)])
		}
	})
	return s
}

// BenchmarkPages compares pages a second, from the fetch to facts that are
// durable, with bare Colly that fetches and parses the same pages from the
// same server. The floor is 0.65 of Colly, the aim 0.8:
//
//	go test ./crawler -run - -bench Pages -benchtime 10000x
func BenchmarkPages(b *testing.B) {
	b.Run("colly", func(b *testing.B) {
		s := benchSite(b, b.N)
		c := colly.NewCollector(colly.AllowURLRevisit())
		c.WithTransport(&http.Transport{MaxIdleConnsPerHost: benchWorkers})
		slots := make(chan struct{}, benchWorkers)
		var wg sync.WaitGroup
		b.ResetTimer()
		for i := range b.N {
			slots <- struct{}{}
			wg.Go(func() {
				defer func() { <-slots }()
				one := c.Clone()
				one.OnHTML("body", func(e *colly.HTMLElement) {}) // which has it parse
				if err := one.Visit(fmt.Sprintf("%s/tool/%d", s.URL, i)); err != nil {
					b.Error(err)
				}
			})
		}
		wg.Wait()
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
	b.Run("stackdex", func(b *testing.B) { benchCrawl(b, benchSite(b, b.N)) })
	b.Run("stackdex with more memory", func(b *testing.B) {
		defer debug.SetGCPercent(debug.SetGCPercent(400))
		benchCrawl(b, benchSite(b, b.N))
	})
}

func benchCrawl(b *testing.B, s *site) {
	w := newWorld(b)
	w.src.sitemaps = []string{home + "/sitemap.txt"}
	w.opts.Clock, w.opts.Log = nil, slog.New(slog.DiscardHandler)
	w.opts.Workers, w.opts.Fetch.PerHost = benchWorkers, benchWorkers
	w.opts.Fetch.Mirrors[home] = s.URL
	c, stop := w.start(w.opts)
	defer stop()
	b.ResetTimer()
	run, err := c.Control().Start(b.Context(), crawler.RunRequest{Command: "bench", Scope: record.Scope{Sitemaps: true}})
	if err != nil {
		b.Fatal(err)
	}
	run, err = c.Control().Follow(b.Context(), run.ID, nil)
	if err != nil || run.Summary.Fetched+run.Summary.Unchanged < int64(b.N) {
		b.Fatalf("%+v, %v", run.Summary, err)
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(run.Summary.Facts)/b.Elapsed().Seconds(), "facts/s")
}

// BenchmarkDueURLs measures the memory of 200,000 URLs that wait, in the
// crawler and besides, in the log. The bound is 200 MB for all, and 400 bytes
// a URL here:
//
//	go test ./crawler -run - -bench DueURLs -benchtime 1x
func BenchmarkDueURLs(b *testing.B) {
	const n, hosts = 200_000, 500
	for range b.N {
		w := newWorld(b)
		w.opts.Clock, w.opts.Log = nil, slog.New(slog.DiscardHandler)
		w.opts.Fetch.Rate = 0.001
		for i := range hosts {
			w.opts.Fetch.Mirrors[fmt.Sprintf("https://host%d.test", i)] = w.site.URL
		}
		before := heap()
		rows := make([]record.URLRow, 0, 1000)
		for i := range n {
			h := fmt.Sprintf("host%d.test", i%hosts)
			rows = append(rows, record.URLRow{
				URL: fmt.Sprintf("https://%s/stackups/some-tool-%d-vs-other-tool-%d", h, i, i+1), Host: h, Source: "tools", State: record.Due, DueAt: time.Now(), Run: "r",
			})
			if len(rows) == cap(rows) {
				if _, err := w.log.AddURLs(b.Context(), rows); err != nil {
					b.Fatal(err)
				}
				rows = rows[:0]
			}
		}
		log := heap()
		c, err := crawler.New(w.opts)
		if err != nil {
			b.Fatal(err)
		}
		run, err := c.Control().Start(b.Context(), crawler.RunRequest{Command: "bench", Scope: record.Scope{Known: true}})
		if err != nil {
			b.Fatal(err)
		}
		ctx, cancel := context.WithCancel(b.Context())
		var wg sync.WaitGroup
		wg.Go(func() { _ = c.Run(ctx) })
		for due := int64(0); due < n-1000; {
			reports, err := w.log.Progress(b.Context(), run.ID)
			if err != nil {
				b.Fatal(err)
			}
			sum := crawler.Sum(reports)
			due = sum.Due + sum.PutOff + sum.InFlight
		}
		all := heap()
		b.ReportMetric(float64(all-log)/n, "B/URL")
		b.ReportMetric(float64(all-before)/1e6, "MB-heap")
		cancel()
		wg.Wait()
		c.Close()
	}
}

func heap() int64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
