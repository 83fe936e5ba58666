package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	parsedAtOnce = 32 << 20 // bytes of HTML
	fewFacts     = 2        // a page with no more may be a wall
	invalidShare = 10       // a page may have one invalid fact in ten
)

// readPage turns the body of an answer into a page with facts.
func (c *Crawler) readPage(ctx context.Context, row *record.URLRow, s *claimant, resp *fetch.Response) verdict {
	if !isHTML(resp.MediaType) {
		if len(resp.Body) == 0 {
			return verdictOf(outcomeBlocked, "empty body")
		}
		return verdictOf(outcomeUnreadable, "%s is no HTML", resp.MediaType)
	}
	got, v := c.extract(ctx, row, s, resp)
	if v.outcome != outcomeRead {
		return v
	}
	dropped, err := complete(&got, s.info, row.URL, resp.ReceivedAt)
	switch {
	case errors.Is(err, record.ErrTooLarge):
		return verdictOf(outcomeOverLimit, "%v", err)
	case err != nil:
		return verdictOf(outcomeInvalid, "%v", err)
	case dropped != nil:
		c.log.Warn("invalid facts dropped", "url", row.URL, "first", dropped)
	}
	v.page, v.links, v.left = &got.Page, got.Links, got.Left
	return v
}

// Read returns what s states of a page, as a crawler would publish it.
func Read(s source.Source, p *source.Page) (source.Extraction, error) {
	got, err := source.Read(s, p)
	if err != nil {
		return got, err
	}
	_, err = complete(&got, s.Info(), p.URL, p.SeenAt)
	return got, err
}

// complete fills in the fields of a page that sources leave to the crawler and removes
// facts that break the rules of the vocabulary; dropped is the error of the first. A
// page with too many of them is refused as a whole.
func complete(got *source.Extraction, info source.Info, at string, seen time.Time) (dropped, err error) {
	page := &got.Page
	page.Schema, page.Source, page.URL = record.SchemaVersion, info.Name, at
	page.SeenAt = seen.UTC().Truncate(time.Millisecond)
	page.Extractor, page.Gone, page.ContentHash = extractor(info), false, ""
	u, err := url.Parse(at)
	if err != nil {
		return nil, fmt.Errorf("page %.80q: %w", at, err)
	}
	page.Sample = record.IsSampleHost(u.Host)
	if len(page.Facts) > record.MaxFacts {
		return nil, fmt.Errorf("%w: %d facts, the limit is %d", record.ErrTooLarge, len(page.Facts), record.MaxFacts)
	}
	if err = page.Validate(); err == nil {
		return nil, nil
	}
	var valid []record.Fact
	for i, f := range page.Facts {
		if bad := f.Validate(); bad == nil {
			valid = append(valid, f)
		} else if dropped == nil {
			dropped = fmt.Errorf("facts[%d]: %w", i, bad)
		}
	}
	n := len(page.Facts) - len(valid)
	if n*invalidShare > len(page.Facts) {
		return nil, err
	}
	page.Facts = valid
	got.Left = append(got.Left, source.Left{Why: "facts that no record may hold", Count: n})
	return dropped, page.Validate()
}

func isHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml" || mediaType == "text/plain"
}

// extract parses the page and asks its source, within Options.Budget. An extraction
// that takes longer is abandoned and keeps its share of the memory limit until it ends.
func (c *Crawler) extract(ctx context.Context, row *record.URLRow, s *claimant, resp *fetch.Response) (source.Extraction, verdict) {
	size := min(int64(len(resp.Body)), parsedAtOnce)
	if err := c.parsing.Acquire(ctx, size); err != nil {
		return source.Extraction{}, verdictOf(outcomeUnreachable, "%v", err)
	}
	type result struct {
		got source.Extraction
		v   verdict
	}
	done := make(chan result, 1)
	c.extracting.Add(1)
	go func() {
		defer c.extracting.Done()
		defer c.parsing.Release(size)
		got, v := c.extractNow(row, s, resp)
		done <- result{got, v}
	}()
	timer := time.NewTimer(c.opts.Budget)
	defer timer.Stop()
	select {
	case r := <-done:
		return r.got, r.v
	case <-ctx.Done():
		return source.Extraction{}, verdictOf(outcomeUnreachable, "%v", ctx.Err())
	case <-timer.C:
		return source.Extraction{}, verdictOf(outcomeOverLimit, "reading the page took longer than %s", c.opts.Budget)
	}
}

func (c *Crawler) extractNow(row *record.URLRow, s *claimant, resp *fetch.Response) (got source.Extraction, v verdict) {
	outline, err := c.opts.Parse(resp.Body)
	if err == nil {
		got, err = source.Read(s, &source.Page{URL: row.URL, SeenAt: resp.ReceivedAt, Header: resp.Header, Outline: outline})
	}
	if errors.Is(err, source.ErrBlocked) {
		return got, verdictOf(outcomeBlocked, "%v", err)
	}
	if err != nil || len(got.Page.Facts) <= fewFacts {
		if why := wall(resp.Body, outline); why != "" {
			return source.Extraction{}, verdictOf(outcomeBlocked, "%s", why)
		}
	}
	switch {
	case err == nil:
		return got, verdictOf(outcomeRead, "")
	case errors.Is(err, source.ErrUnknownKind):
		return got, verdictOf(outcomeUnknownKind, "%v", err)
	case errors.Is(err, source.ErrUnreadable):
		return got, verdictOf(outcomeUnreadable, "%v", err)
	}
	if p := (*source.PanicError)(nil); errors.As(err, &p) {
		c.log.Error("source panicked", "source", s.info.Name, "url", row.URL, "panic", p.Value, "stack", string(p.Stack))
	}
	return got, verdictOf(outcomeFailed, "source %s: %v", s.info.Name, err)
}
