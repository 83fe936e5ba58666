// Package crawler takes what is due from the table of known URLs, fetches it
// politely, hands each page to its source, and publishes facts and links.
//
// A page goes through these steps; death before the last repeats them all:
//
//  1. its links are added to the table of URLs;
//  2. its figures, if they differ from the version before, go to HISTORY;
//  3. its facts go to PAGES, or to HELD if they would take facts away;
//  4. its row in the table is replaced, at the revision it was read at.
package crawler

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// Ports are the stores that a crawler works on; one value often fills all.
type Ports struct {
	Frontier Frontier
	Pages    Pages
	Held     HeldPages
	Dead     DeadLetters
	Runs     Runs
	Leases   Leases
}

// Options are what a crawler needs; zero values take the defaults given.
type Options struct {
	Ports
	Sources  []source.Source // in the order in which they are asked
	Patterns []string        // regular expressions of URLs that seed-only sources take from links
	Fetch    fetch.Options

	// Parse turns a page, as UTF-8, into its outline; nil: source.Parse.
	Parse func(body []byte) (*outline.Outline, error)

	Workers    int           // pages fetched at the same time; 0: 16
	MaxWait    time.Duration // a run does not wait for what is due later; 0: 2 min
	Budget     time.Duration // for the extraction of one page; 0: 10 s
	Drain      time.Duration // given to pages in flight when Run is told to end; 0: 5 s
	Background bool          // also fetch, when it is due, what finished runs put off
	Sample     bool          // crawl the sample web and nothing else; without it, anything but that

	Clock clock.Clock  // nil: the machine's
	Log   *slog.Logger // nil: silent
}

func (o Options) withDefaults() Options {
	if o.Parse == nil {
		o.Parse = source.Parse
	}
	if o.Clock == nil {
		o.Clock = clock.System{}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Workers = max(cmp.Or(o.Workers, 16), 1)
	o.MaxWait = cmp.Or(o.MaxWait, 2*time.Minute)
	o.Budget = cmp.Or(o.Budget, 10*time.Second)
	o.Drain = cmp.Or(o.Drain, 5*time.Second)
	o.Fetch.PerHost = max(cmp.Or(o.Fetch.PerHost, 2), 1)
	if o.Fetch.Clock == nil {
		o.Fetch.Clock = o.Clock
	}
	return o
}

// Crawler fetches what the active runs of its cluster want.
type Crawler struct {
	opts           Options
	log            *slog.Logger
	claims         *Claims
	fetcher        *fetch.Client
	pace           *fetch.Pace
	queue          *queue
	runs           *activeRuns
	known          knownURLs
	parsing        *semaphore.Weighted // bytes of HTML that are being parsed
	sitemaps       chan struct{}       // holds an element while a sitemap is in memory: one at a time
	contactWarning sync.Once           // says that a contact is missing
	born           time.Time

	extracting sync.WaitGroup
	seen       [record.Partitions]uint64 // newest row of each partition; its owner's

	mu    sync.Mutex
	parts [record.Partitions]*partition // nil: not owned
}

// New checks opts and returns a crawler, to be closed after Run has returned.
func New(opts Options) (*Crawler, error) {
	opts = opts.withDefaults()
	claims, err := NewClaims(opts.Sources, opts.Patterns, opts.Sample)
	if err != nil {
		return nil, err
	}
	fetcher, err := fetch.New(opts.Fetch)
	if err != nil {
		return nil, err
	}
	c := &Crawler{
		opts: opts, log: opts.Log, claims: claims, fetcher: fetcher, pace: fetcher.Pace(),
		queue: newQueue(opts.Clock, fetcher.Pace(), opts.Fetch.PerHost, fetcher.NeedsContact),
		runs:  &activeRuns{claims: claims, log: opts.Log}, born: opts.Clock.Now(),
		parsing: semaphore.NewWeighted(parsedAtOnce), sitemaps: make(chan struct{}, 1),
	}
	if opts.Background {
		c.runs.background = &run{claims: claims}
	}
	return c, nil
}

// Close closes idle connections.
func (c *Crawler) Close() { c.fetcher.Close() }

// Run crawls until ctx ends, and then waits for the pages in flight as long as
// Options.Drain allows; the end of ctx is no error. Any number of crawlers may
// run on the same stores.
func (c *Crawler) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	if err := c.runs.load(ctx, c.opts.Runs); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return fmt.Errorf("runs: %w", err)
	}
	for _, r := range c.runs.list() {
		r.start()
	}
	jobs := make(chan *job)
	g.Go(func() error { return c.dispatch(ctx, jobs) })
	for range c.opts.Workers {
		g.Go(func() error { c.work(jobs); return nil })
	}
	g.Go(func() error { return c.watchRuns(ctx) })
	g.Go(func() error {
		return c.opts.Leases.Own(ctx, func(leased context.Context, partition int) error { return c.own(leased, ctx, partition) })
	})
	g.Go(func() error { return c.opts.Leases.Lead(ctx, "runs", c.lead) })
	g.Go(func() error { return c.report(ctx) })
	err := g.Wait()
	c.awaitExtractions()
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}

// dispatch hands what is due to the workers.
func (c *Crawler) dispatch(ctx context.Context, jobs chan<- *job) error {
	defer close(jobs)
	for {
		j, err := c.queue.next(ctx)
		if err != nil {
			return err
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			c.queue.done(j, false, time.Time{})
			return ctx.Err()
		}
	}
}

// watchRuns keeps the active runs up to date.
func (c *Crawler) watchRuns(ctx context.Context) error {
	for {
		err := c.opts.Runs.WatchRuns(ctx, func(s record.StoredRun) error {
			c.seeRun(s.Run)
			return nil
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, record.ErrNewer) {
			return fmt.Errorf("runs: %w", err)
		}
		c.log.Warn("watching the runs stopped; starting anew", "err", err)
		if err := clock.Sleep(ctx, c.opts.Clock, time.Second); err != nil {
			return err
		}
	}
}

// seeRun reacts to a run that begins or ends.
func (c *Crawler) seeRun(r record.Run) {
	began, ended := c.runs.observe(r)
	switch {
	case began != nil:
		c.readAnew(began.scans())
		began.start()
	case ended != nil && c.opts.Background:
		c.readAnew(false) // what it put off is for the background now
	}
}

// awaitExtractions waits for extractions that exceeded their budget, but no longer than
// Options.Drain.
func (c *Crawler) awaitExtractions() {
	ended := make(chan struct{})
	go func() {
		c.extracting.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(c.opts.Drain):
		c.log.Warn("a page is still being read; it is left behind")
	}
}
