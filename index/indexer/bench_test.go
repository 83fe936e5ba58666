package indexer_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"syscall"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// synthetic makes pages as sites have them: comparisons of two tools with
// figures, attributes, pros and cons, a few texts of their own and opinions
// that stand on several pages. Every tenth page names the most popular tool.
type synthetic struct{ pages int }

func (s synthetic) page(i int) record.Page {
	r := rand.New(rand.NewPCG(uint64(i), 1))
	tools := max(s.pages/10, 20)
	a, b := r.IntN(tools), r.IntN(tools)
	if i%10 == 0 {
		a = 0
	}
	if a == b {
		b++
	}
	facts := []record.Body{}
	names := []string{s.name(a), s.name(b), s.name(r.IntN(tools)), s.name(r.IntN(tools))}
	for n, name := range names {
		t := record.Tool{Name: name, Description: name + " does what a synthetic tool does, and a little more of it.", Role: record.RoleMentioned, Categories: []string{"Application & Data", "Frameworks"}}
		if n < 2 {
			t.PageURL = "https://stackshare.example/" + name
		}
		facts = append(facts, t)
	}
	for _, name := range names[:2] {
		for _, metric := range []string{"github.stars", "github.forks", "stackshare.stacks", "stackshare.votes"} {
			v := float64(r.IntN(90_000))
			facts = append(facts, record.Stat{Tool: name, Metric: metric, Value: &v, Low: &v, High: &v, Raw: "about so many"})
		}
		for n := range 3 {
			votes := int64(r.IntN(500))
			facts = append(facts,
				record.Pro{Tool: name, Text: record.NullString(fmt.Sprintf("Good for reason %d", r.IntN(20))), Votes: &votes},
				record.Con{Tool: name, Text: record.NullString(fmt.Sprintf("Bad for reason %d", r.IntN(20))), Votes: &votes},
				record.Trait{Tool: name, Attribute: fmt.Sprintf("Attribute %d", n), Values: []string{fmt.Sprintf("value %d", r.IntN(5))}, Raw: "value"})
		}
		facts = append(facts, record.Relation{From: names[2], To: record.NullString(name), Relation: record.RelAlternative})
	}
	facts = append(facts, record.Comparison{Tools: names[:2], Title: names[0] + " vs " + names[1], Summary: "Both have their place."})
	for n := range 5 {
		facts = append(facts, record.Answer{Question: fmt.Sprintf("What about point %d?", n), Tools: names[:2],
			Text: fmt.Sprintf("On point %d the one is %d and the other %d, which matters to those who measure it with page %d.", n, r.IntN(100), r.IntN(100), i)})
	}
	for range 2 {
		n := r.IntN(s.pages/5 + 1)
		facts = append(facts, record.Opinion{Author: fmt.Sprintf("Author %d", n), Tools: names[:1],
			Text: fmt.Sprintf("We chose this tool for reason %d, since it did what we wanted and the others did not, and we would choose it again.", n)})
	}
	v := float64(r.IntN(2000))
	facts = append(facts, record.Measurement{Tool: names[0], Metric: "throughput", Value: &v, Unit: "req/s", Workload: fmt.Sprintf("workload %d", r.IntN(50)), Raw: "req/s"})
	p := page("stackshare", fmt.Sprintf("https://stackshare.example/page-%d", i), 1, facts...)
	p.PageType = record.PageComparison
	return p
}

func (synthetic) name(i int) string {
	if i == 0 {
		return "Popular"
	}
	return fmt.Sprintf("Tool%dx", i)
}

// syntheticLog delivers synthetic pages without keeping them.
type syntheticLog struct{ synthetic }

func (l *syntheticLog) PagesInfo(context.Context) (index.StreamInfo, error) {
	return index.StreamInfo{Created: logCreated, First: 1, Last: uint64(l.pages), End: uint64(l.pages), Count: uint64(l.pages)}, nil
}

func (l *syntheticLog) HistoryInfo(context.Context) (index.StreamInfo, error) {
	return index.StreamInfo{Created: logCreated}, nil
}

func (l *syntheticLog) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	for after < uint64(l.pages) {
		var batch []record.StoredPage
		for ; len(batch) < 256 && after < uint64(l.pages); after++ {
			batch = append(batch, record.StoredPage{Page: l.page(int(after)), Seq: after + 1})
		}
		if err := fn(batch); err != nil {
			return err
		}
	}
	if err := idle(); err != nil {
		return err
	}
	<-ctx.Done()
	return ctx.Err()
}

func (l *syntheticLog) TailHistory(ctx context.Context, _ uint64, _ func([]record.StoredHistory) error, idle func() error) error {
	if err := idle(); err != nil {
		return err
	}
	<-ctx.Done()
	return ctx.Err()
}

// countingEngine takes documents and forgets them.
type countingEngine struct {
	index.Engine // hides that it could be asked what it holds, which is nothing
	docs, bytes  int
}

func (e *countingEngine) Apply(_ context.Context, b index.Batch) ([]index.Rejection, error) {
	for _, d := range b.Upserts {
		e.docs++
		e.bytes += len(d.JSON)
	}
	return nil, nil
}

// BenchmarkRebuild folds synthetic pages from the log into about ten documents
// a page, with an engine that costs nothing. The processor time of a page,
// without that of making it up, says how the cost grows; 1,000 µs are 2,000
// pages/s on 2 cores.
func BenchmarkRebuild(b *testing.B) {
	for _, n := range []int{5_000, 20_000, 50_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				rebuild(b, n)
			}
		})
	}
}

func rebuild(b *testing.B, n int) {
	// As the program does, with less memory.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(350 << 20))
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	st, err := state.Open(filepath.Join(b.TempDir(), "state.db"), state.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	log := &syntheticLog{synthetic: synthetic{n}}
	engine := &countingEngine{Engine: newEngine()}
	x, err := indexer.New(indexer.Config{State: st, Engine: engine, Names: shipped(b), Log: log, Outbox: &discard{}, Generation: "g"})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	making := cpu()
	for i := range 1000 {
		log.page(i)
	}
	making = (cpu() - making) * time.Duration(n) / 1000
	cpuBefore := cpu()
	start := time.Now()
	go func() { done <- x.Run(ctx) }()
	peak := watchMemory(ctx)
	if err := x.Wait(ctx, uint64(n)); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start)
	s := x.Status()
	stop()
	if err := <-done; err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(n)/took.Seconds(), "pages/s")
	b.ReportMetric(float64(engine.docs)/took.Seconds(), "docs/s")
	b.ReportMetric(s.FoldTime.Seconds(), "fold-s")
	b.ReportMetric(float64(<-peak)/(1<<20), "live-MB")
	b.ReportMetric(float64(engine.docs), "docs")
	b.ReportMetric((cpu()-cpuBefore-making).Seconds()*1e6/float64(n), "cpu-us/page")
	b.ReportMetric(0, "ns/op")
}

// watchMemory returns the most that was alive after a garbage collection until
// ctx ends.
func watchMemory(ctx context.Context) <-chan uint64 {
	peak := make(chan uint64, 1)
	go func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		top := uint64(0)
		for {
			select {
			case <-ctx.Done():
				peak <- top
				return
			case <-tick.C:
				metrics.Read(sample)
				top = max(top, sample[0].Value.Uint64())
			}
		}
	}()
	return peak
}

// cpu returns the processor time of this process, which says more than the
// clock on a machine that others use too.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

type discard struct{}

func (discard) PublishChanges(context.Context, []record.Change) error            { return nil }
func (discard) Bury(context.Context, record.DeadLetter) error                    { return nil }
func (discard) EachChange(context.Context, func(record.Change) error) error      { return nil }
func (discard) Exhume(context.Context, string) error                             { return nil }
func (discard) DeadLetters(context.Context, func(record.DeadLetter) error) error { return nil }
func (discard) AddURLs(context.Context, []record.URLRow) (added int, err error)  { return 0, nil }
