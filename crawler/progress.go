package crawler

import (
	"context"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	lookEvery   = 100 * time.Millisecond // for partitions that became idle
	reportEvery = time.Second
	cheap       = 2000 // URLs that wait, of which the count costs nothing
)

type reportKey struct {
	run       *run
	partition int
}

// report publishes the progress of the active runs about once a second, and at once
// when a partition has nothing left to do.
func (c *Crawler) report(ctx context.Context) error {
	last := map[reportKey]record.Progress{}
	var counted [record.Partitions]time.Time
	for {
		if err := clock.Sleep(ctx, c.opts.Clock, lookEvery); err != nil {
			return err
		}
		runs := c.runs.list()
		c.mu.Lock()
		parts := c.parts
		c.mu.Unlock()
		for key := range last {
			if key.run.isEnded() || parts[key.partition] == nil {
				delete(last, key)
			}
		}
		now := c.opts.Clock.Now()
		for _, p := range parts {
			if p != nil && (c.queue.size(p) < cheap || now.Sub(counted[p.number]) >= reportEvery) {
				counted[p.number] = now
				c.reportPartition(ctx, p, runs, last)
			}
		}
		for _, r := range runs {
			c.countOthers(ctx, r, parts)
		}
	}
}

func (c *Crawler) reportPartition(ctx context.Context, p *partition, runs []*run, last map[reportKey]record.Progress) {
	now := c.opts.Clock.Now().UTC()
	byRun, tail, read := c.queue.waiting(p, now.Add(c.opts.MaxWait))
	if !read {
		return
	}
	for _, r := range runs {
		if !r.started() {
			continue
		}
		key := reportKey{r, p.number}
		before, known := last[key]
		progress := c.progress(p, r, byRun[r], tail, now)
		idle := progress.Due == 0 && progress.InFlight == 0
		due := now.Sub(before.At) >= reportEvery
		if known && !due && (!idle || before.Tail == tail && before.Due == 0 && before.InFlight == 0) {
			continue
		}
		if err := c.opts.Runs.Report(ctx, progress); err != nil {
			c.log.Debug("progress is not reported", "run", r.ID, "err", err)
			continue
		}
		last[key] = progress
	}
}

func (c *Crawler) progress(p *partition, r *run, w *waiting, tail uint64, now time.Time) record.Progress {
	if w == nil {
		w = &waiting{}
	}
	if r.over(now) { // what is left is no longer wanted; what failed is told
		w = &waiting{inFlight: w.inFlight, putOff: w.failed}
	}
	out := record.Progress{
		Run: r.ID, Partition: p.number, Member: c.opts.Leases.Member(), Due: w.due, InFlight: w.inFlight, PutOff: w.putOff,
		NextDue: w.next, WaitingOn: w.on, Tail: tail, Counts: r.tally(p.number), At: now,
	}
	out.Counts.PutOff, out.Counts.Resting = out.PutOff, mostResting(w.resting, nil)
	out.Counts.Failed = out.Counts.Dead + out.PutOff
	return out
}

// countOthers finds out how many pages of a limited run other processes have used, or may
// still use.
func (c *Crawler) countOthers(ctx context.Context, r *run, parts [record.Partitions]*partition) {
	if r.Scope.MaxPages == 0 {
		return
	}
	reports, err := c.opts.Runs.Progress(ctx, r.ID)
	if err != nil {
		return
	}
	var sum others
	for i := range reports {
		if parts[reports[i].Partition] == nil {
			sum.fetched += int(reports[i].Counts.Pages())
			sum.inFlight += int(reports[i].InFlight)
		}
	}
	r.setOthers(sum)
	c.queue.release()
}

// Sum adds up the reports of a run's partitions.
func Sum(reports []record.Progress) record.Progress {
	var sum record.Progress
	for i := range reports {
		p := &reports[i]
		sum.Run = p.Run
		sum.Due += p.Due
		sum.InFlight += p.InFlight
		sum.PutOff += p.PutOff
		sum.Tail = max(sum.Tail, p.Tail)
		if !p.NextDue.IsZero() && (sum.NextDue.IsZero() || p.NextDue.Before(sum.NextDue)) {
			sum.NextDue = p.NextDue
		}
		if sum.WaitingOn == "" {
			sum.WaitingOn = p.WaitingOn
		}
		if p.At.After(sum.At) {
			sum.At = p.At
		}
		addSummary(&sum.Counts, &p.Counts)
	}
	return sum
}
