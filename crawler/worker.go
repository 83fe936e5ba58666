package crawler

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
)

// work takes jobs until there are none.
func (c *Crawler) work(jobs <-chan *job) {
	for j := range jobs {
		c.do(j)
	}
}

// do fetches one URL. What fails for want of a store is tried again after a
// while, as nothing was written.
func (c *Crawler) do(j *job) {
	ctx := j.part.ctx
	fetched, err := c.visit(ctx, j)
	if !fetched {
		j.run.take(j.part.number, -1)
	}
	var again time.Time
	if err != nil && !errors.Is(err, record.ErrConflict) && ctx.Err() == nil {
		c.log.Warn("page could not be stored; it will be fetched again", "url", j.url, "err", err)
		again = c.opts.Clock.Now().Add(storeRetry)
	}
	c.queue.done(j, again)
}

// storeRetry is when something is tried again that a store refused.
const storeRetry = 5 * time.Second

// visit goes through the steps of a page; fetched tells whether it used up a
// page of the run.
func (c *Crawler) visit(ctx context.Context, j *job) (fetched bool, err error) {
	stored, current, err := c.stored(ctx, j)
	if err != nil || !current {
		return false, err
	}
	row := &stored.Row
	if row.Sitemap {
		return false, c.visitSitemap(ctx, j, stored)
	}
	v := c.look(ctx, row)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	c.behave(row, v)
	return true, c.commit(ctx, j, stored, v)
}

// stored returns the row of a job, and whether it is still the one that was
// queued: if somebody wrote it since, the tail brings it.
func (c *Crawler) stored(ctx context.Context, j *job) (u record.StoredURL, current bool, err error) {
	if j.fresh.source > 0 {
		return record.StoredURL{Row: j.row(j.host.name, c.claims), Seq: j.seq}, true, nil
	}
	u, err = c.opts.Frontier.GetURL(ctx, j.url)
	if errors.Is(err, record.ErrNotFound) {
		return u, false, nil
	}
	return u, err == nil && u.Seq == j.seq, err
}

// look fetches a page and reads it.
func (c *Crawler) look(ctx context.Context, row *record.URLRow) verdict {
	s := c.claims.named(row.Source)
	if s == nil {
		return says(unserved, "source %s is not known here", row.Source)
	}
	if c.fetcher.NeedsContact(row.URL) {
		c.told.Do(func() { c.log.Warn("pages are put off", "reason", fetch.ErrNoContact, "the_first", row.URL) })
		return says(unserved, "%v", fetch.ErrNoContact)
	}
	req := fetch.Request{URL: row.URL, TurnTaken: true}
	if row.Extractor == s.extractor() && row.ContentHash != "" && row.Alias == "" {
		req.ETag, req.LastModified = row.ETag, row.LastModified
	}
	resp, err := c.fetcher.Do(ctx, req)
	if err != nil {
		return ofError(row, err)
	}
	v := c.ofResponse(row, req.ETag != "" || req.LastModified != "", resp)
	if v.outcome == read {
		atLeast := v.atLeast
		v = c.readPage(ctx, row, s, resp)
		v.resp, v.atLeast = resp, atLeast
	}
	return v
}

// behave tells the host's budget how the host took it.
func (c *Crawler) behave(row *record.URLRow, v verdict) {
	switch actions[v.outcome].host {
	case good:
		c.pace.Good(row.Host)
	case trouble:
		c.pace.Trouble(row.Host, v.outcome.String()+": "+v.reason, v.atLeast)
	}
	if v.outcome != read && v.outcome != unchanged {
		c.log.Info("page", "url", row.URL, "outcome", v.outcome.String(), "reason", v.reason)
	}
}

// commit writes what became of a page, in the order that lets it be repeated
// after death at any point: links, history and facts, and the row last.
func (c *Crawler) commit(ctx context.Context, j *job, stored record.StoredURL, v verdict) error {
	row := stored.Row
	if err := c.addLinks(ctx, j, &row, v); err != nil {
		return err
	}
	a := actions[v.outcome]
	var held *record.Held
	var err error
	switch a.effect {
	case publish:
		if held, v, err = c.publish(ctx, j, &row, v); err != nil {
			return err
		}
		a = actions[v.outcome]
	case away:
		if held, err = c.takeAway(ctx, j, &row, v); err != nil {
			return err
		}
	}
	switch {
	case a.effect == bury:
		err = c.giveUp(ctx, j, &row, v)
	case len(v.left) > 0:
		if row.State == record.Dead || row.Unread != unread(v) { // else its letter says so
			err = c.bury(ctx, j, &row, inPart(v))
		}
	case row.State == record.Dead || wasBuried(&row) || v.page != nil && row.Unread != "":
		err = c.opts.Dead.Exhume(ctx, row.URL)
	}
	if err != nil {
		return fmt.Errorf("dead letter of %s: %w", row.URL, err)
	}
	c.fill(&row, a, v, held)
	row.Run = cmp.Or(j.run.ID, row.Run)
	if _, err := c.opts.Frontier.PutURL(ctx, row, stored.Seq); err != nil {
		return err
	}
	c.countPage(j, a, v, held)
	return nil
}

// wasBuried reports whether a row that is due was dead before: who made it due may
// have died before the letter was removed.
func wasBuried(row *record.URLRow) bool {
	name, _, _ := strings.Cut(row.Note, ":")
	i := slices.Index(outcomeNames[:], name)
	return row.Note == replayed || i >= 0 && i < len(actions) && actions[i].effect == bury
}

// unread is what a row keeps of what was not read of its page.
func unread(v verdict) string {
	if len(v.left) == 0 {
		return ""
	}
	return record.Clip(inPart(v).reason, 300)
}

// inPart is the verdict on what was not read of a page.
func inPart(v verdict) verdict {
	why := make([]string, len(v.left))
	for i, l := range v.left {
		if why[i] = l.String(); l.Example != "" {
			why[i] += fmt.Sprintf(", as %q", record.Clip(l.Example, 60))
		}
	}
	v.outcome, v.reason = readInPart, strings.Join(why, "; ")
	return v
}

// giveUp says why a page gave no facts. That it lost those that it had is held,
// and counted by the gate: of few pages it is let be.
func (c *Crawler) giveUp(ctx context.Context, j *job, row *record.URLRow, v verdict) error {
	if err := c.bury(ctx, j, row, v); err != nil || v.outcome != unknownKind && v.outcome != unreadable {
		return err
	}
	held, err := c.takeAway(ctx, j, row, v)
	if held != nil {
		row.ETag, row.LastModified, row.ContentHash = "", "", "" // if it comes back, it is read anew
	}
	return err
}

// fill writes the outcome into a row.
func (c *Crawler) fill(row *record.URLRow, a action, v verdict, held *record.Held) {
	now := c.opts.Clock.Now().UTC()
	failures := row.Attempts
	row.State, row.CheckedAt, row.DueAt, row.Attempts = a.state, now, time.Time{}, 0
	if same := v.page == nil || v.page.ContentHash == row.ContentHash; v.outcome != unchanged || !same || !strings.HasPrefix(row.Note, "held: ") {
		row.Note = ""
	}
	if v.page != nil || a.effect == bury {
		row.Unread = unread(v)
	}
	if v.reason != "" {
		row.Note = record.Clip(v.outcome.String()+": "+v.reason, 300)
	}
	if held != nil {
		row.Note = record.Clip("held: "+held.Class+": "+held.Reason, 300)
	}
	if v.outcome != missing {
		row.MissingSince = time.Time{}
	}
	row.Alias = ""
	switch {
	case v.outcome == missing:
		if row.MissingSince.IsZero() {
			row.MissingSince = now
		}
		row.Attempts = failures + 1
		row.DueAt = row.MissingSince.Add(missingFor)
	case a.state == record.Due:
		row.Attempts = failures + 1
		row.DueAt = now.Add(a.delay(failures, v.atLeast))
	case a.effect == away:
		c.looked(row)
		row.ETag, row.LastModified, row.ContentHash = "", "", "" // if it comes back, it is read anew
		row.Alias = v.target
	case v.page != nil:
		if v.outcome == read {
			row.FetchedAt = now
		}
		row.Extractor, row.ContentHash = v.page.Extractor, v.page.ContentHash
		row.ETag, row.LastModified = validator(v.resp.Header.Get("ETag")), validator(v.resp.Header.Get("Last-Modified"))
	case v.outcome != unchanged:
		c.looked(row)
	}
}

// looked notes that the extractor of this process had its look at a page that
// gave nothing to read, so that no run wants it again for its version alone. What
// another version read is no reason for a conditional request.
func (c *Crawler) looked(row *record.URLRow) {
	s := c.claims.named(row.Source)
	if s == nil || row.Extractor == s.extractor() {
		return
	}
	row.Extractor, row.ETag, row.LastModified = s.extractor(), "", ""
}

// validator returns a validator that is worth keeping.
func validator(s string) string {
	if len(s) > 256 {
		return ""
	}
	return s
}

// countPage adds a page to the run's figures.
func (c *Crawler) countPage(j *job, a action, v verdict, held *record.Held) {
	j.run.count(j.part.number, func(s *record.RunSummary) {
		if v.resp != nil {
			s.Bytes += v.resp.WireBytes
		}
		if held != nil {
			s.Held++
		}
		if v.outcome == read {
			s.Fetched++
			s.Facts += int64(len(v.page.Facts))
		}
		if len(v.left) > 0 {
			s.InPart++
		}
		if a.count != nil {
			a.count(s)
		}
	})
}
