package crawler

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/sitemap"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

const (
	sitemapReader = "sitemap/1"
	sitemapDepth  = 2 // indexes within indexes
	sitemapBatch  = 1000
)

// visitSitemap fetches a sitemap and stores the URLs that a source claims. Sitemaps are
// rows like pages, so that robots.txt, pace, owner, retries and conditional requests
// apply to them too; one at a time is in memory.
func (c *Crawler) visitSitemap(ctx context.Context, j *job, stored record.StoredURL) error {
	select {
	case c.sitemaps <- struct{}{}:
		defer func() { <-c.sitemaps }()
	case <-ctx.Done():
		return ctx.Err()
	}
	row := stored.Row
	req := fetch.Request{URL: row.URL, MaxBody: sitemap.MaxBytes, TurnTaken: true, Permanent: true}
	if row.Extractor == sitemapReader {
		req.ETag, req.LastModified = row.ETag, row.LastModified
	}
	v, resp := c.fetchSitemap(ctx, &row, req)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if v.outcome == outcomeRead {
		var err error
		if v, err = c.storeEntries(ctx, j, &row, resp); err != nil {
			return err
		}
	}
	c.noteReaction(&row, v)
	if err := c.keepLetter(ctx, j, &row, v); err != nil {
		return err
	}
	c.fill(&row, v, nil)
	if v.outcome == outcomeRead {
		row.Extractor, row.FetchedAt = sitemapReader, row.CheckedAt
		row.ETag, row.LastModified = validator(resp.Header.Get("ETag")), validator(resp.Header.Get("Last-Modified"))
	}
	row.Run = cmp.Or(j.run.ID, row.Run)
	_, err := c.opts.Frontier.PutURL(ctx, row, stored.Seq)
	return err
}

func (c *Crawler) fetchSitemap(ctx context.Context, row *record.URLRow, req fetch.Request) (verdict, *fetch.Response) {
	resp, err := c.fetcher.Do(ctx, req)
	if err != nil {
		return errorVerdict(row, err), nil
	}
	if resp.Status == http.StatusOK {
		return verdictOf(outcomeRead, ""), resp
	}
	v := c.responseVerdict(row, req.ETag != "" || req.LastModified != "", resp)
	if v.outcome == outcomeMoved || v.outcome == outcomeElsewhere || v.outcome == outcomeMissing {
		v = verdictOf(outcomeGone, "status %d", resp.Status) // a list has no facts to lose
	}
	return v, resp
}

// storeEntries adds the URLs of a sitemap. What was found before an error is kept.
func (c *Crawler) storeEntries(ctx context.Context, j *job, row *record.URLRow, resp *fetch.Response) (verdict, error) {
	b := c.newBatch(j)
	err := sitemap.Read(bytes.NewReader(resp.Body), func(e sitemap.Entry) error {
		b.addEntry(row, e)
		if len(b.rows) < sitemapBatch {
			return ctx.Err()
		}
		return b.flush(ctx)
	})
	if ferr := b.flush(ctx); ferr != nil {
		return verdict{}, ferr
	}
	v := verdictOf(outcomeRead, "")
	switch {
	case errors.Is(err, sitemap.ErrFormat):
		v = verdictOf(outcomeUnreadable, "%v", err)
	case errors.Is(err, sitemap.ErrTooLarge):
		v = verdictOf(outcomeOverLimit, "%v", err)
	case err != nil:
		return verdict{}, err
	}
	v.resp = resp
	return v, nil
}

// addEntry adds an entry of a sitemap: a page of any source, at the depth of the
// sitemap, or another sitemap on a host of the same source.
func (b *batch) addEntry(row *record.URLRow, e sitemap.Entry) {
	canonical, err := b.c.fetcher.Canonical(row.URL, e.URL)
	if err != nil {
		return
	}
	hash := b.c.queue.hash(canonical)
	if b.c.known.has(hash, 0) {
		return
	}
	u, err := url.Parse(canonical)
	if err != nil {
		return
	}
	s := b.c.claims.claim(u, false)
	if e.Index {
		own := b.c.claims.named(row.Source)
		if row.Depth >= sitemapDepth || own == nil || canon.Host(u) != row.Host && !slices.Contains(own.info.Hosts, canon.Host(u)) {
			b.unclaimed++
			return
		}
		list := newRow(u, own)
		list.Sitemap, list.Depth = true, row.Depth+1
		b.put(list, hash)
		return
	}
	if s == nil {
		b.unclaimed++
		return
	}
	b.put(newRow(u, s), hash)
}

// sitemapRow returns the row of a sitemap that a source declares.
func sitemapRow(u *url.URL, s *claimant, run string, now time.Time) record.URLRow {
	row := newRow(u, s)
	row.Sitemap, row.Seed, row.Run, row.DueAt = true, true, run, now
	return row
}
