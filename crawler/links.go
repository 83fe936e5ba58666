package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/stackdex/stackdex/ingest/record"
)

const maxLinks = 5000 // that are taken from a page

// knownURLs remembers URLs that are in the table, both resolved and as pages write
// them, with their depth, so that links on every page of a site are not resolved and
// offered again and again. When it is full it forgets the older half.
type knownURLs struct {
	mu         sync.Mutex
	young, old map[uint64]uint8
}

const maxKnown = 100_000 // in each half

// has reports whether a URL is known at that depth or a lesser one.
func (k *knownURLs) has(hash uint64, depth int) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	d, ok := k.young[hash]
	if !ok {
		d, ok = k.old[hash]
	}
	return ok && int(d) <= depth
}

func (k *knownURLs) add(hash uint64, depth int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.young == nil || len(k.young) >= maxKnown {
		k.old, k.young = k.young, map[uint64]uint8{}
	}
	k.young[hash] = uint8(min(depth, 255))
}

func (k *knownURLs) clear() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.young, k.old = nil, nil
}

// addLinks stores the links of a page that a source claims, and where it
// redirects to, whether or not the run follows them: a later run may, and
// will not see them again if the page answers 304.
func (c *Crawler) addLinks(ctx context.Context, j *job, row *record.URLRow, v verdict) error {
	b := c.newBatch(j)
	if v.target != "" {
		b.addTarget(row, v.target)
	}
	for i, l := range v.links {
		if i == maxLinks {
			c.log.Warn("page has too many links; the rest is dropped", "url", row.URL, "links", len(v.links))
			break
		}
		b.add(row, l.URL)
	}
	return b.flush(ctx)
}

// batch collects rows for the table of URLs.
type batch struct {
	c         *Crawler
	job       *job
	rows      []record.URLRow
	hashes    []uint64
	seen      map[uint64]bool
	unclaimed int64
}

func (c *Crawler) newBatch(j *job) *batch { return &batch{c: c, job: j} }

// add takes a link of the page at row.
func (b *batch) add(row *record.URLRow, ref string) {
	depth := row.Depth + 1
	written := b.c.queue.hash(asWritten(row, ref))
	if b.c.known.has(written, depth) {
		return
	}
	canonical, err := b.c.fetcher.Canonical(row.URL, ref)
	if err != nil || canonical == row.URL {
		return
	}
	hash := b.c.queue.hash(canonical)
	if b.seen[hash] {
		return
	}
	if b.c.known.has(hash, depth) {
		b.c.known.add(written, depth)
		return
	}
	u, err := url.Parse(canonical)
	if err != nil {
		return
	}
	s := b.c.claims.claim(u, false)
	if s == nil {
		b.unclaimed++
		return
	}
	if depth <= s.info.MaxDepth {
		link := newRow(u, s)
		link.Depth = depth
		b.put(link, hash)
	}
}

// asWritten returns a key under which a reference means the same wherever it occurs:
// with the host, or with the page if it is relative to that.
func asWritten(row *record.URLRow, ref string) string {
	switch {
	case strings.HasPrefix(ref, "http:") || strings.HasPrefix(ref, "https:"):
		return "\x00" + ref
	case strings.HasPrefix(ref, "/"):
		scheme, _, _ := strings.Cut(row.URL, ":")
		return "\x00" + scheme + " " + row.Host + " " + ref
	}
	return "\x00" + row.URL + " " + ref
}

// addTarget adds the target of a redirect, at the depth of the page that was
// redirected, and as a seed if that page was one.
func (b *batch) addTarget(row *record.URLRow, target string) {
	u, err := url.Parse(target)
	if err != nil || target == row.URL {
		return
	}
	if s := b.c.claims.claim(u, row.Seed); s != nil {
		link := newRow(u, s)
		link.Depth, link.Seed = row.Depth, row.Seed
		b.put(link, b.c.queue.hash(target))
	}
}

func (b *batch) put(row record.URLRow, hash uint64) {
	if b.seen == nil {
		b.seen = map[uint64]bool{}
	}
	b.seen[hash] = true
	row.Run, row.DueAt = b.job.run.ID, b.c.opts.Clock.Now().UTC()
	b.rows, b.hashes = append(b.rows, row), append(b.hashes, hash)
}

// flush stores what was collected; all is durable when it returns.
func (b *batch) flush(ctx context.Context) error {
	var added int
	if len(b.rows) > 0 {
		var err error
		if added, err = b.c.opts.Frontier.AddURLs(ctx, b.rows); err != nil {
			return fmt.Errorf("links: %w", err)
		}
		for i := range b.rows {
			if added < len(b.rows) {
				if err := b.lowerDepth(ctx, &b.rows[i]); err != nil {
					return fmt.Errorf("links: %w", err)
				}
			}
			b.c.known.add(b.hashes[i], b.rows[i].Depth)
		}
	}
	b.job.run.count(b.job.part.number, func(s *record.RunSummary) {
		s.Links += int64(added)
		s.Unclaimed += b.unclaimed
	})
	b.rows, b.hashes, b.unclaimed = b.rows[:0], b.hashes[:0], 0
	return nil
}

// lowerDepth lowers the depth of a URL that was first found on a longer path, so that what is
// within reach does not depend on the order in which pages answer. A page that was read
// already is due again: its links are less deep now, and some of them may have been too
// deep.
func (b *batch) lowerDepth(ctx context.Context, link *record.URLRow) error {
	for {
		stored, err := b.c.opts.Frontier.GetURL(ctx, link.URL)
		if err != nil {
			return err
		}
		row := stored.Row
		if row.Depth <= link.Depth {
			return nil
		}
		row.Depth = link.Depth
		if row.State == record.Done && !row.Sitemap {
			row.State, row.DueAt, row.Run = record.Due, link.DueAt, link.Run
			row.ETag, row.LastModified = "", ""
		}
		_, err = b.c.opts.Frontier.PutURL(ctx, row, stored.Seq)
		if !errors.Is(err, record.ErrConflict) || ctx.Err() != nil {
			return err
		}
	}
}
