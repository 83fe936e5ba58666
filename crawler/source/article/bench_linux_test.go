package article_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/sys/unix"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

// BenchmarkExtract compares the steps of reading a page: its DOM, the outline
// without the DOM, and the facts. The steps take turns, and what counts is the time of
// the processor for each, not that of the clock on the wall, in the median, so
// that other work of the machine does not. The metrics outline%, facts% and sum% are shares of the time of the DOM.
func BenchmarkExtract(b *testing.B) {
	long := sourcetest.DjangoAlternatives()
	benchmarkSteps(b, "alternatives", long.Address(), long.Render().Body)
	for _, name := range []string{"message-brokers", "react-vue-angular"} {
		body, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			b.Fatal(err)
		}
		benchmarkSteps(b, name, "https://news.example/"+name, body)
	}
}

func benchmarkSteps(b *testing.B, name, address string, body []byte) {
	b.Run(name, func(b *testing.B) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var dom, outline, facts []time.Duration
		for b.Loop() {
			start := busy(b)
			if _, err := html.Parse(bytes.NewReader(body)); err != nil {
				b.Fatal(err)
			}
			parsed := busy(b)
			o, err := source.Parse(body)
			if err != nil {
				b.Fatal(err)
			}
			outlined := busy(b)
			if _, err := article.New().Extract(&source.Page{URL: address, Outline: o}); err != nil {
				b.Fatal(err)
			}
			facts = append(facts, busy(b)-outlined)
			dom, outline = append(dom, parsed-start), append(outline, outlined-parsed)
		}
		whole := median(dom)
		share := func(d float64) float64 { return 100 * d / whole }
		b.ReportMetric(whole/1e3, "dom-µs")
		b.ReportMetric(share(median(outline)-whole), "outline%")
		b.ReportMetric(share(median(facts)), "facts%")
		b.ReportMetric(share(median(outline)-whole+median(facts)), "sum%")
	})
}

func median(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/2])
}

// busy returns how long the processor has worked for this thread.
func busy(b *testing.B) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		b.Fatal(err)
	}
	return time.Duration(t.Nano())
}
