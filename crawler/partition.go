package crawler

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/ingest/record"
)

// partition is a share of the table of URLs that this process owns. The queue's mutex
// guards its fields, except those that never change.
type partition struct {
	number int
	ctx    context.Context // of its jobs; outlives the lease by the time to drain
	jobs   sync.WaitGroup
	reread context.CancelFunc // reads the table anew

	closed     bool
	hosts      map[*host]struct{}
	reading    int               // number of the current reading of the table
	read       bool              // that reading has seen all rows there were
	seen       bool              // some reading has: the hosts that are to be left alone are known
	tail       uint64            // newest row that was seen
	start      uint64            // newest row when this process became the owner
	queued     map[uint64]uint64 // URL → revision of its entry that counts
	inFlight   map[uint64]uint64 // URL → revision of its row
	inFlightBy map[*run]int      // number of jobs
	counting   map[*run]bool     // runs whose earlier work is being counted
	givenUp    map[*run]int64    // rows that failed, which a run that is over does not try again
	dormant    int               // rows that are due in no active run
}

// current reports whether an entry is still the newest for its URL and its run still
// wants it; the queue's mutex is held.
func (p *partition) current(e entry, now time.Time) bool {
	if p.queued[e.hash] != e.seq {
		return false
	}
	if e.run.over(now) {
		delete(p.queued, e.hash)
		p.dormant++
		if e.tried {
			p.givenUp[e.run]++
		}
		return false
	}
	return true
}

// own works on a partition until ctx ends. If running, the context of Run, has ended too,
// pages in flight may drain; if only the lease was lost, they are canceled at once.
func (c *Crawler) own(ctx, running context.Context, number int) error {
	jobs, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	p := &partition{
		number: number, ctx: jobs, queued: map[uint64]uint64{}, inFlight: map[uint64]uint64{},
		hosts: map[*host]struct{}{}, inFlightBy: map[*run]int{}, counting: map[*run]bool{},
		givenUp: map[*run]int64{},
	}
	var err error
	if p.start, err = c.opts.Frontier.Tail(ctx, number); err != nil {
		return fmt.Errorf("partition %d: %w", number, err)
	}
	for _, r := range c.runs.list() {
		r.reset(number)
		r.inherit(number, c.lastReport(ctx, r, number))
		p.counting[r] = true
	}
	c.mu.Lock()
	c.parts[number] = p
	c.mu.Unlock()
	err = c.tail(ctx, p)
	c.mu.Lock()
	c.parts[number] = nil
	c.mu.Unlock()
	c.queue.close(p)
	c.drain(running, p, cancel)
	return err
}

// lastReport returns what the previous owner of a partition last reported about a run.
func (c *Crawler) lastReport(ctx context.Context, r *run, number int) record.RunSummary {
	reports, err := c.opts.Runs.Progress(ctx, r.ID)
	if err != nil {
		c.log.Warn("what a run did before is not counted", "run", r.ID, "partition", number, "err", err)
		return record.RunSummary{}
	}
	for i := range reports {
		if reports[i].Partition == number {
			return reports[i].Counts
		}
	}
	return record.RunSummary{}
}

// drain waits for the jobs of a partition that this process gives up, and cancels them at
// once unless running has ended too.
func (c *Crawler) drain(running context.Context, p *partition, cancel context.CancelFunc) {
	ended := make(chan struct{})
	go func() {
		p.jobs.Wait()
		close(ended)
	}()
	if running.Err() != nil {
		timer := time.NewTimer(c.opts.Drain)
		defer timer.Stop()
		select {
		case <-ended:
		case <-timer.C:
		}
	}
	cancel()
	<-ended
}

// tail reads the rows of the partition and then every change. It starts over when a run
// begins that may want rows read before, and after transient errors.
func (c *Crawler) tail(ctx context.Context, p *partition) error {
	for ctx.Err() == nil {
		reading, again := context.WithCancel(ctx)
		c.mu.Lock()
		p.reread = again
		c.mu.Unlock()
		number := c.queue.clear(p)
		for r := range p.counting {
			r.recount(p.number)
		}
		err := c.opts.Frontier.WatchURLs(reading, p.number, func(u record.StoredURL) error { c.see(p, u); return nil }, func() { c.caughtUp(p, number) })
		wanted := reading.Err() != nil
		again()
		if wanted || ctx.Err() != nil {
			continue
		}
		if errors.Is(err, record.ErrNewer) {
			return fmt.Errorf("partition %d: %w", p.number, err)
		}
		if err == nil {
			err = errors.New("ended unasked")
		}
		c.log.Warn("reading the table of URLs stopped; starting anew", "partition", p.number, "err", err)
		c.known.clear()
		if clock.Sleep(ctx, c.opts.Clock, time.Second) != nil {
			break
		}
	}
	return ctx.Err()
}

// see queues a row, or counts it for its run.
func (c *Crawler) see(p *partition, u record.StoredURL) {
	row := &u.Row
	if u.Seq > c.seen[p.number] {
		if c.seen[p.number] = u.Seq; u.Seq <= p.start {
			c.recall(row)
		}
	}
	last, noted := lastOutcome(row)
	noted = noted && row.Attempts > 0
	if noted && last == outcomeBlocked {
		c.pace.Rest(row.Host, row.Note, row.DueAt) // whoever wants the page: the whole host is left alone
	}
	r := c.runs.cover(row)
	switch {
	case r == nil && u.Seq <= p.start:
		for r := range p.counting {
			r.restore(p.number, row)
		}
	case noted && last == outcomeUnserved && row.State == record.Due && row.CheckedAt.Before(c.born):
		row.DueAt = c.born // another process lacked what it takes; this one may have it
	}
	c.queue.push(p, row, u.Seq, r, freshnessOf(row, c.claims))
}

// caughtUp marks a reading as complete: all rows that existed when it began have been
// seen.
func (c *Crawler) caughtUp(p *partition, reading int) {
	c.queue.mu.Lock()
	defer c.queue.mu.Unlock()
	if p.reading != reading {
		return
	}
	clear(p.counting)
	p.read = true
	if !p.seen {
		p.seen = true
		for h := range p.hosts {
			c.queue.put(h)
		}
	}
}

// readAnew makes the owned partitions ready after a run began or ended; they are read
// again if rows may belong to another run now.
func (c *Crawler) readAnew(all bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.parts {
		if p == nil || p.reread == nil {
			continue
		}
		c.queue.mu.Lock()
		needed := all || !p.read || p.dormant > 0 || len(p.queued) > 0
		if needed {
			p.reading++ // the reading at hand may have missed rows
			p.read = false
		}
		c.queue.mu.Unlock()
		if needed {
			p.reread()
		}
	}
}
