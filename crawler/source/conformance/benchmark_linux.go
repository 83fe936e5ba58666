package conformance

import (
	"bytes"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/sys/unix"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// Benchmark compares the steps of reading each content: its DOM, the outline
// without the DOM, and the facts. The steps take turns, and what counts is the
// time of the processor for each, in the median, so that other work of the
// machine does not. The metrics outline%, facts% and sum% are shares of the
// time of the DOM, which html.Parse makes of the whole page. The first content
// is read dressed besides: see Dress.
func Benchmark(b *testing.B, s source.Source, contents []specimen.Content) {
	for i, c := range contents {
		r := c.Render()
		BenchmarkPage(b, s, c.Name(), c.Address(), r.Body)
		if i > 0 {
			continue
		}
		r, err := Dress(r)
		if err != nil {
			b.Fatal(err)
		}
		BenchmarkPage(b, s, c.Name()+" dressed", c.Address(), r.Body)
	}
}

// BenchmarkPage is Benchmark for one page.
func BenchmarkPage(b *testing.B, s source.Source, name, address string, body []byte) {
	b.Run(name, func(b *testing.B) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var times [3][]time.Duration
		for b.Loop() {
			steps, err := readInSteps(s, address, body)
			if err != nil {
				b.Fatal(err)
			}
			for i := range times {
				times[i] = append(times[i], steps[i])
			}
		}
		dom := median(times[0])
		reading, facts := median(times[1])-dom, median(times[2])
		b.ReportMetric(dom/1e3, "dom-µs")
		b.ReportMetric(100*reading/dom, "outline%")
		b.ReportMetric(100*facts/dom, "facts%")
		b.ReportMetric(100*(reading+facts)/dom, "sum%")
	})
}

// readInSteps returns the times of the DOM alone, of the outline with its DOM,
// and of the facts.
func readInSteps(s source.Source, address string, body []byte) (steps [3]time.Duration, err error) {
	var o *outline.Outline
	for i, step := range [...]func() error{
		func() error { _, err := html.Parse(bytes.NewReader(body)); return err },
		func() (err error) { o, err = source.Parse(body); return err },
		func() error { _, err := s.Extract(&source.Page{URL: address, Outline: o}); return err },
	} {
		start, err := busy()
		if err != nil {
			return steps, err
		}
		if err := step(); err != nil {
			return steps, err
		}
		end, err := busy()
		if err != nil {
			return steps, err
		}
		steps[i] = end - start
	}
	return steps, nil
}

func median(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/2])
}

// busy returns how long the processor has worked for this thread.
func busy() (time.Duration, error) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t)
	return time.Duration(t.Nano()), err
}
