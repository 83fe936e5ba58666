package crawler

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// publish writes the facts of a page that was read: nothing if they are unchanged, to
// HELD if facts would be lost, else to HISTORY, if figures changed, and to PAGES.
func (c *Crawler) publish(ctx context.Context, j *job, row *record.URLRow, v verdict) (*record.Held, verdict, error) {
	page := v.page
	hash, err := page.Hash()
	if err != nil {
		return nil, verdictOf(outcomeInvalid, "%v", err), nil
	}
	page.ContentHash = hash
	if hash == row.ContentHash && row.State != record.Dead && row.Alias == "" {
		v.outcome = outcomeUnchanged
		return nil, v, nil
	}
	for {
		prev, err := c.page(ctx, page.Source, page.URL)
		if err != nil {
			return nil, v, err
		}
		held, done, err := c.replace(ctx, j, prev, page)
		switch {
		case errors.Is(err, record.ErrTooLarge):
			return nil, verdictOf(outcomeOverLimit, "%v", err), nil
		case errors.Is(err, record.ErrInvalid):
			return nil, verdictOf(outcomeInvalid, "%v", err), nil
		case errors.Is(err, record.ErrConflict) && ctx.Err() == nil:
			continue // accepted or published by others meanwhile: look again
		case err != nil:
			return nil, v, err
		case !done:
			v.outcome = outcomeUnchanged
		}
		return held, v, nil
	}
}

// page returns the stored version of a page; the zero value if there is none.
func (c *Crawler) page(ctx context.Context, source, url string) (record.StoredPage, error) {
	stored, err := c.opts.Pages.GetPage(ctx, source, url)
	if err != nil && !errors.Is(err, record.ErrNotFound) {
		return stored, fmt.Errorf("page %s: %w", url, err)
	}
	return stored, nil
}

// replace publishes page in the place of prev, or holds it; done reports whether there
// was anything to do.
func (c *Crawler) replace(ctx context.Context, j *job, prev record.StoredPage, page *record.Page) (held *record.Held, done bool, err error) {
	known := prev.Seq != 0
	if known && prev.Page.ContentHash == page.ContentHash {
		return nil, false, c.opts.Held.Unhold(ctx, page.Source, page.URL)
	}
	if known && prev.Page.SeenAt.After(page.SeenAt) {
		return nil, false, nil
	}
	var l loss
	if known {
		l = compareVersions(&prev.Page, page)
	}
	if entry, differs := history(&prev.Page, page); differs && l.class != lossHollow {
		if err := c.opts.Pages.AppendHistory(ctx, entry); err != nil {
			return nil, false, fmt.Errorf("history of %s: %w", page.URL, err)
		}
	}
	if l.class != "" {
		h := c.held(j, *page, l)
		return &h, true, c.opts.Held.Hold(ctx, h)
	}
	if _, err := c.opts.Pages.PutPage(ctx, *page, prev.Seq); err != nil {
		return nil, false, err
	}
	if known {
		return nil, true, c.opts.Held.Unhold(ctx, page.Source, page.URL)
	}
	return nil, true, nil
}

func (c *Crawler) held(j *job, page record.Page, l loss) record.Held {
	return record.Held{
		Schema: record.SchemaVersion, Page: page, Run: j.run.ID, Class: l.class, Reason: l.reason,
		Was: l.was, Now: l.now, Vanished: l.vanished, HeldAt: c.opts.Clock.Now().UTC(),
	}
}

// takeAway holds a tombstone for a page that has facts and is gone, has moved or can no
// longer be read.
func (c *Crawler) takeAway(ctx context.Context, j *job, row *record.URLRow, v verdict) (*record.Held, error) {
	prev, err := c.page(ctx, row.Source, row.URL)
	if err != nil || prev.Seq == 0 || prev.Page.Gone {
		return nil, err
	}
	grave := record.Page{
		Schema: record.SchemaVersion, Source: row.Source, URL: row.URL, PageType: prev.Page.PageType, Title: prev.Page.Title,
		SeenAt: c.opts.Clock.Now().UTC(), Extractor: prev.Page.Extractor, Gone: true, Sample: prev.Page.Sample,
	}
	if grave.ContentHash, err = grave.Hash(); err != nil {
		return nil, err
	}
	l := loss{class: lossGone, reason: v.reason, was: countKinds(&prev.Page), now: map[record.Kind]int{}, vanished: vanishedHeadings(&prev.Page, &grave)}
	switch v.outcome {
	case outcomeMoved:
		l.class = lossMoved
	case outcomeUnknownKind, outcomeUnreadable:
		l.class = lossUnread
	}
	h := c.held(j, grave, l)
	h.Target = v.target
	if err := c.opts.Held.Hold(ctx, h); err != nil {
		return nil, fmt.Errorf("hold %s: %w", row.URL, err)
	}
	return &h, nil
}

// bury writes the dead letter that says why a page gave no facts.
func (c *Crawler) bury(ctx context.Context, j *job, row *record.URLRow, v verdict) error {
	d := record.DeadLetter{
		Schema: record.SchemaVersion, Key: row.URL, URL: row.URL, Source: row.Source, Class: v.outcome.String(),
		Reason: record.Clip(v.reason, 2000), Run: j.run.ID, At: c.opts.Clock.Now().UTC(),
	}
	if v.resp != nil {
		d.Excerpt = record.Excerpt(v.resp.Body)
	}
	return c.opts.Dead.Bury(ctx, d)
}

// history returns the figures of next, and whether they differ from those of prev.
func history(prev, next *record.Page) (record.HistoryEntry, bool) {
	e := next.Figures()
	return e, len(e.Stats) > 0 && !slices.EqualFunc(prev.Figures().Stats, e.Stats, sameStat)
}

func sameStat(a, b record.Stat) bool {
	return a.Tool == b.Tool && a.Metric == b.Metric && a.Text == b.Text && a.AsOf == b.AsOf && a.Unit == b.Unit &&
		sameNumber(a.Value, b.Value) && sameNumber(a.Low, b.Low) && sameNumber(a.High, b.High)
}

func sameNumber(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}
