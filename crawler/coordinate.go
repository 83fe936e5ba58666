package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	coordinateEvery = 100 * time.Millisecond
	seedBatch       = 500
)

// lead coordinates the runs of the cluster, in one process at a time:
//
//  1. it puts the seeds and sitemaps of a run into the table of URLs;
//  2. it waits until nothing is due or in flight in any partition;
//  3. it lets through, or leaves to a person, what the run holds;
//  4. it writes the run's summary and ends it.
func (c *Crawler) lead(ctx context.Context) error {
	seeded, again := map[string]bool{}, map[string]time.Time{}
	for {
		for _, r := range c.runs.list() {
			now := c.opts.Clock.Now()
			if now.Before(again[r.ID]) {
				continue
			}
			if err := c.advance(ctx, r, seeded); err != nil && ctx.Err() == nil {
				c.log.Warn("run cannot be coordinated now", "run", r.ID, "err", err)
				again[r.ID] = now.Add(storeRetry)
			}
		}
		if err := clock.Sleep(ctx, c.opts.Clock, coordinateEvery); err != nil {
			return err
		}
	}
}

func (c *Crawler) advance(ctx context.Context, r *run, seeded map[string]bool) error {
	if !seeded[r.ID] {
		if err := c.addSeeds(ctx, r); err != nil {
			return err
		}
		seeded[r.ID] = true
	}
	reports, done, err := c.isDone(ctx, r)
	if err != nil || !done {
		return err
	}
	return c.finish(ctx, r, Sum(reports).Counts)
}

// addSeeds adds the seeds of a run to the table of URLs; adding them twice is harmless.
func (c *Crawler) addSeeds(ctx context.Context, r *run) error {
	now := c.opts.Clock.Now().UTC()
	var rows []record.URLRow
	for _, seed := range r.Seeds {
		u, err := url.Parse(seed)
		if err != nil {
			return fmt.Errorf("seed %q: %w", seed, err)
		}
		s := c.claims.claim(u, true)
		if s == nil {
			c.log.Warn("seed is dropped", "url", seed, "err", ErrNoSource)
			continue
		}
		row := newRow(u, s)
		row.Seed, row.Run, row.DueAt = true, r.ID, now
		rows = append(rows, row)
	}
	if r.Scope.Sitemaps {
		rows = append(rows, c.sitemapRows(r, now)...)
	}
	for batch := range slices.Chunk(rows, seedBatch) {
		added, err := c.opts.Frontier.AddURLs(ctx, batch)
		if err != nil {
			return fmt.Errorf("seeds: %w", err)
		}
		for i := range batch {
			if added == len(batch) {
				break
			}
			if err := c.revive(ctx, r, &batch[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Crawler) sitemapRows(r *run, now time.Time) []record.URLRow {
	var rows []record.URLRow
	for i := range c.claims.sources {
		s := &c.claims.sources[i]
		if len(r.Scope.Sources) > 0 && !slices.Contains(r.Scope.Sources, s.info.Name) {
			continue
		}
		for _, ref := range s.info.Sitemaps {
			canonical, err := c.fetcher.Canonical("", ref)
			if err != nil {
				c.log.Warn("sitemap is dropped", "source", s.info.Name, "err", err)
				continue
			}
			u, err := url.Parse(canonical)
			if err != nil || record.IsSampleHost(u.Host) != c.opts.Sample {
				continue
			}
			rows = append(rows, sitemapRow(u, s, r.ID, now))
		}
	}
	return rows
}

// revive makes a known seed due again, unless this run has done so already or the site
// asked us to wait. A page that was missing is tried at once: whoever names it may know
// that it is back.
func (c *Crawler) revive(ctx context.Context, r *run, want *record.URLRow) error {
	for {
		stored, err := c.opts.Frontier.GetURL(ctx, want.URL)
		if err != nil {
			return fmt.Errorf("seed %s: %w", want.URL, err)
		}
		row := stored.Row
		if row.Run == r.ID || row.State == record.Done && !row.CheckedAt.Before(r.Cutoff) {
			return nil
		}
		missing := !row.MissingSince.IsZero()
		if row.Depth <= want.Depth && !missing && r.covers(&row, c.runs.isActive) {
			return nil // its owner sees that by itself
		}
		waits := row.State == record.Due && row.Attempts > 0 && row.DueAt.After(want.DueAt)
		if !waits || missing {
			row.DueAt = want.DueAt
		}
		if row.Depth > want.Depth {
			row.ETag, row.LastModified = "", "" // links that were too deep are wanted now
		}
		dead := row.State == record.Dead
		row.State, row.Seed, row.Depth, row.Run, row.Source = record.Due, true, want.Depth, r.ID, want.Source
		row.Sitemap = want.Sitemap
		_, err = c.opts.Frontier.PutURL(ctx, row, stored.Seq)
		if errors.Is(err, record.ErrConflict) && ctx.Err() == nil {
			continue
		}
		if err == nil && dead { // if it fails again, it gets another letter
			err = c.opts.Dead.Exhume(ctx, row.URL)
		}
		return err
	}
}

// isDone reports whether nothing is due or in flight in a run, and the reports
// that say so.
//
// All reports are taken before the first tail is looked up. A partition that
// reported to be idle at the revision that is still its newest was idle all
// the while; so there was a moment when all were, with nothing under way.
func (c *Crawler) isDone(ctx context.Context, r *run) (reports []record.Progress, done bool, err error) {
	reports, err = c.opts.Runs.Progress(ctx, r.ID)
	if err != nil || len(reports) < record.Partitions {
		return nil, false, err
	}
	for i := range reports {
		if reports[i].Due > 0 || reports[i].InFlight > 0 {
			return nil, false, nil
		}
	}
	for i := range reports {
		tail, err := c.opts.Frontier.Tail(ctx, reports[i].Partition)
		if err != nil || tail > reports[i].Tail {
			return nil, false, err
		}
	}
	return reports, true, nil
}

// finish ends a run.
func (c *Crawler) finish(ctx context.Context, r *run, summary record.RunSummary) error {
	heldSources, unread, err := c.gate(ctx, r)
	if err != nil {
		return fmt.Errorf("loss gate: %w", err)
	}
	summary.HeldSources = heldSources
	summary.Held += unread
	summary.EndedBy = r.reached(c.opts.Clock.Now())
	if err := retainSeeds(ctx, c.opts.Runs); err != nil && ctx.Err() == nil {
		c.log.Warn("seeds of old runs are kept until the next one ends", "err", err)
	}
	c.log.Info("run finished", "run", r.ID, "fetched", summary.Fetched, "unchanged", summary.Unchanged, "dead", summary.Dead, "put_off", summary.PutOff)
	if err := endRun(ctx, c.opts.Runs, r.ID, summary, c.opts.Clock.Now().UTC()); err != nil {
		return err
	}
	c.seeRun(record.Run{ID: r.ID, State: record.RunFinished}) // the log will say so too
	return nil
}

// endRun records the end of a run; a run that has ended stays as it is.
func endRun(ctx context.Context, runs Runs, id string, summary record.RunSummary, now time.Time) error {
	for {
		list, err := runs.ListRuns(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(s record.StoredRun) bool { return s.Run.ID == id })
		if i < 0 {
			return fmt.Errorf("run %s: %w", id, record.ErrNotFound)
		}
		if list[i].Run.State != record.RunActive {
			return nil
		}
		run := list[i].Run
		run.State, run.Finished, run.Summary = record.RunFinished, now, summary
		_, err = runs.PutRun(ctx, run, list[i].Seq)
		if !errors.Is(err, record.ErrConflict) || ctx.Err() != nil {
			return err
		}
	}
}
