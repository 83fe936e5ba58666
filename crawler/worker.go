package crawler

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
)

// work takes jobs until there are none.
func (c *Crawler) work(jobs <-chan *job) {
	for j := range jobs {
		c.process(j)
	}
}

// process fetches one URL. If a store refuses the result, nothing was written, and the
// URL is tried again after a while.
func (c *Crawler) process(j *job) {
	ctx := j.part.ctx
	fetched, err := c.visit(ctx, j)
	var again time.Time
	if err != nil && !errors.Is(err, record.ErrConflict) && ctx.Err() == nil {
		c.log.Warn("page could not be stored; it will be fetched again", "url", j.url, "err", err)
		again = c.opts.Clock.Now().Add(storeRetry)
	}
	c.queue.done(j, fetched, again)
}

// storeRetry is the delay before something that a store refused is tried again.
const storeRetry = 5 * time.Second

// visit goes through the steps of a page; fetched tells whether it used up a
// page of the run.
func (c *Crawler) visit(ctx context.Context, j *job) (fetched bool, err error) {
	stored, current, err := c.rowOf(ctx, j)
	if err != nil || !current {
		return false, err
	}
	row := &stored.Row
	if row.Sitemap {
		return false, c.visitSitemap(ctx, j, stored)
	}
	v := c.fetchPage(ctx, row)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	c.noteReaction(row, v)
	return v.outcome != outcomeUnserved, c.commit(ctx, j, stored, v)
}

// rowOf returns the row of a job, and whether it is still the one that was queued. If
// somebody has written it since, the tail delivers the new one.
func (c *Crawler) rowOf(ctx context.Context, j *job) (u record.StoredURL, current bool, err error) {
	if j.fresh.source > 0 {
		return record.StoredURL{Row: j.row(j.host.name, c.claims), Seq: j.seq}, true, nil
	}
	u, err = c.opts.Frontier.GetURL(ctx, j.url)
	if errors.Is(err, record.ErrNotFound) {
		return u, false, nil
	}
	return u, err == nil && u.Seq == j.seq, err
}

// fetchPage fetches a page and reads it.
func (c *Crawler) fetchPage(ctx context.Context, row *record.URLRow) verdict {
	s := c.claims.named(row.Source)
	if s == nil {
		return verdictOf(outcomeUnserved, "source %s is not known here", row.Source)
	}
	if c.fetcher.NeedsContact(row.URL) {
		c.contactWarning.Do(func() { c.log.Warn("pages are put off", "reason", fetch.ErrNoContact, "the_first", row.URL) })
		return verdictOf(outcomeUnserved, "%v", fetch.ErrNoContact)
	}
	req := fetch.Request{URL: row.URL, TurnTaken: true}
	if row.Extractor == s.extractor() && row.ContentHash != "" && row.Alias == "" {
		req.ETag, req.LastModified = row.ETag, row.LastModified
	}
	resp, err := c.fetcher.Do(ctx, req)
	if err != nil {
		return errorVerdict(row, err)
	}
	v := c.responseVerdict(row, req.ETag != "" || req.LastModified != "", resp)
	if v.outcome == outcomeRead {
		atLeast := v.atLeast
		v = c.readPage(ctx, row, s, resp)
		v.resp, v.atLeast = resp, atLeast
	}
	return v
}

// noteReaction tells the host's budget how the host reacted.
func (c *Crawler) noteReaction(row *record.URLRow, v verdict) {
	c.react(row.Host, v.outcome, noteOf(v, nil), c.opts.Clock.Now(), v.atLeast)
	if v.outcome != outcomeRead && v.outcome != outcomeUnchanged {
		c.log.Info("page", "url", row.URL, "outcome", v.outcome.String(), "reason", v.reason)
	}
}

// react tells a host's budget what came of a request, at a time that may be past.
func (c *Crawler) react(host string, o outcome, why string, at time.Time, atLeast time.Duration) {
	switch actions[o].host {
	case hostGood:
		c.pace.Good(host)
	case hostFailure:
		c.pace.Failed(host, why, at)
	case hostTrouble:
		c.pace.Trouble(host, why, at, atLeast)
	}
}

// recall tells the host's budget how the host reacted to an earlier process, as a row says:
// of every URL the last request.
func (c *Crawler) recall(row *record.URLRow) {
	at, now := row.CheckedAt, c.opts.Clock.Now()
	if now.Sub(at) > fetch.MaxPause {
		return
	}
	if at.After(now) { // by another clock
		at = now
	}
	c.pace.Asked(row.Host, at)
	o, ok := lastOutcome(row)
	if !ok {
		o = outcomeRead
	}
	atLeast := time.Duration(0)
	if waits := row.DueAt.Sub(row.CheckedAt); row.Attempts > 0 && waits > actions[o].delay(row.Attempts-1, 0) {
		atLeast = waits // as the site asked
	}
	c.react(row.Host, o, row.Note, at, atLeast)
}

// commit writes the result for a page in an order that can be repeated after death at
// any point: links, history and facts, and the row last.
func (c *Crawler) commit(ctx context.Context, j *job, stored record.StoredURL, v verdict) error {
	row := stored.Row
	if err := c.addLinks(ctx, j, &row, v); err != nil {
		return err
	}
	var held *record.Held
	var err error
	switch actions[v.outcome].effect {
	case effectPublish:
		if held, v, err = c.publish(ctx, j, &row, v); err != nil {
			return err
		}
	case effectTakeAway:
		if held, err = c.takeAway(ctx, j, &row, v); err != nil {
			return err
		}
	}
	if err := c.keepLetter(ctx, j, &row, v); err != nil {
		return err
	}
	c.fill(&row, v, held)
	row.Run = cmp.Or(j.run.ID, row.Run)
	if _, err := c.opts.Frontier.PutURL(ctx, row, stored.Seq); err != nil {
		return err
	}
	c.countPage(j, v, held)
	return nil
}

// keepLetter writes the dead letter of a page, or removes the one of an earlier visit.
func (c *Crawler) keepLetter(ctx context.Context, j *job, row *record.URLRow, v verdict) (err error) {
	switch {
	case actions[v.outcome].effect == effectBury:
		err = c.giveUp(ctx, j, row, v)
	case len(v.left) > 0:
		if row.State == record.Dead || row.Unread != unread(v) { // else its letter says so
			err = c.bury(ctx, j, row, inPart(v))
		}
	case row.State == record.Dead || wasBuried(row) || v.page != nil && row.Unread != "":
		err = c.opts.Dead.Exhume(ctx, row.URL)
	}
	if err != nil {
		return fmt.Errorf("dead letter of %s: %w", row.URL, err)
	}
	return nil
}

// wasBuried reports whether a row that is due was dead before: the process that made it
// due may have died before it removed the letter.
func wasBuried(row *record.URLRow) bool {
	o, ok := lastOutcome(row)
	return row.Note == replayed || ok && actions[o].effect == effectBury
}

// unread is what a row notes of the parts of a page that were not read.
func unread(v verdict) string {
	if len(v.left) == 0 {
		return ""
	}
	return record.Clip(inPart(v).reason, maxNote)
}

// inPart is the verdict on the parts of a page that were not read.
func inPart(v verdict) verdict {
	why := make([]string, len(v.left))
	for i, l := range v.left {
		if why[i] = l.String(); l.Example != "" {
			why[i] += fmt.Sprintf(", as %q", record.Clip(l.Example, 60))
		}
	}
	v.outcome, v.reason = outcomeReadInPart, strings.Join(why, "; ")
	return v
}

// giveUp writes why a page gave no facts. The facts that it had are held as a loss,
// which the loss gate counts: a few such pages keep their last good facts.
func (c *Crawler) giveUp(ctx context.Context, j *job, row *record.URLRow, v verdict) error {
	if err := c.bury(ctx, j, row, v); err != nil || v.outcome != outcomeUnknownKind && v.outcome != outcomeUnreadable {
		return err
	}
	held, err := c.takeAway(ctx, j, row, v)
	if held != nil {
		row.ETag, row.LastModified, row.ContentHash = "", "", "" // if it comes back, it is read anew
	}
	return err
}

// fill writes the outcome into a row.
func (c *Crawler) fill(row *record.URLRow, v verdict, held *record.Held) {
	a, now := actions[v.outcome], c.opts.Clock.Now().UTC()
	failures := row.Attempts
	row.State, row.CheckedAt, row.DueAt, row.Attempts = a.state, now, time.Time{}, 0
	same := v.outcome == outcomeUnchanged && (v.page == nil || v.page.ContentHash == row.ContentHash)
	if note := noteOf(v, held); note != "" || !same || !strings.HasPrefix(row.Note, heldNote) {
		row.Note = note // else the page is held back as before
	}
	if v.page != nil || a.effect == effectBury {
		row.Unread = unread(v)
	}
	if v.outcome != outcomeMissing {
		row.MissingSince = time.Time{}
	}
	row.Alias = ""
	switch {
	case v.outcome == outcomeMissing:
		if row.MissingSince.IsZero() {
			row.MissingSince = now
		}
		row.Attempts = failures + 1
		row.DueAt = row.MissingSince.Add(missingFor)
	case a.state == record.Due:
		row.Attempts = failures + 1
		row.DueAt = now.Add(a.delay(failures, v.atLeast))
	case a.effect == effectTakeAway:
		c.noteExtractor(row)
		row.ETag, row.LastModified, row.ContentHash = "", "", "" // if it comes back, it is read anew
		row.Alias = v.target
	case v.page != nil:
		if v.outcome == outcomeRead {
			row.FetchedAt = now
		}
		row.Extractor, row.ContentHash = v.page.Extractor, v.page.ContentHash
		row.ETag, row.LastModified = validator(v.resp.Header.Get("ETag")), validator(v.resp.Header.Get("Last-Modified"))
	case v.outcome != outcomeUnchanged:
		c.noteExtractor(row)
	}
}

// noteExtractor records that this version of the extractor was tried on a page that
// gave nothing to read, so that no run fetches it again for its version alone.
// Validators of what another version read are dropped: they are no reason for a
// conditional request.
func (c *Crawler) noteExtractor(row *record.URLRow) {
	s := c.claims.named(row.Source)
	if s == nil || row.Extractor == s.extractor() {
		return
	}
	row.Extractor, row.ETag, row.LastModified = s.extractor(), "", ""
}

// validator returns s if it is short enough to be stored, else "".
func validator(s string) string {
	if len(s) > 256 {
		return ""
	}
	return s
}

// countPage adds a page to the run's summary.
func (c *Crawler) countPage(j *job, v verdict, held *record.Held) {
	j.run.count(j.part.number, func(s *record.RunSummary) {
		if v.resp != nil {
			s.Bytes += v.resp.WireBytes
		}
		if held != nil {
			s.Held++
		}
		if v.outcome == outcomeRead {
			s.Fetched++
			s.Facts += int64(len(v.page.Facts))
		}
		if len(v.left) > 0 {
			s.InPart++
		}
		if count := actions[v.outcome].count; count != nil {
			count(s)
		}
	})
}
