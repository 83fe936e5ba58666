package fetch

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/robots"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

const (
	robotsAge       = 24 * time.Hour // RFC 9309, 2.4
	robotsRetry     = 5 * time.Minute
	robotsRedirects = 5 // RFC 9309, 2.3.1.2
	robotsHosts     = 10_000
)

// robotsCache keeps the robots.txt of the hosts asked most recently.
type robotsCache struct {
	agent string
	clock clock.Clock
	get   func(ctx context.Context, url string) (*http.Response, error)
	pace  *Pace

	mu      sync.Mutex
	entries map[string]*list.Element
	recent  *list.List // of *robotsEntry, the last used in front
}

type robotsEntry struct {
	origin  string
	rules   *robots.Rules
	err     *Error        // it cannot be had
	until   time.Time     // both hold until then
	loading chan struct{} // closed when somebody's request has ended; nil: nobody asks
}

func newRobotsCache(agent string, c clock.Clock, pace *Pace) *robotsCache {
	return &robotsCache{agent: agent, clock: c, pace: pace, entries: map[string]*list.Element{}, recent: list.New()}
}

// check returns nil if u may be fetched, or an *Error of class Forbidden or RobotsDown,
// and whether a request was made or awaited for that.
func (r *robotsCache) check(ctx context.Context, u *url.URL) (waited bool, err error) {
	rules, waited, err := r.rules(ctx, u)
	if err != nil {
		return waited, err
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rules.Allowed(path) {
		return waited, &Error{Class: Forbidden, URL: u.String(), Err: ErrForbidden}
	}
	return waited, nil
}

func (r *robotsCache) rules(ctx context.Context, u *url.URL) (rules *robots.Rules, waited bool, err error) {
	origin := u.Scheme + "://" + canon.Host(u)
	for {
		r.mu.Lock()
		e := r.entry(origin)
		switch {
		case e.until.After(r.clock.Now()):
			defer r.mu.Unlock()
			if e.err != nil {
				return nil, waited, &Error{e.err.Class, u.String(), e.until.Sub(r.clock.Now()), e.err.Err}
			}
			r.pace.keepFloor(canon.Host(u), e.rules.CrawlDelay())
			return e.rules, waited, nil
		case e.loading != nil:
			loading := e.loading
			r.mu.Unlock()
			waited = true
			select {
			case <-loading:
			case <-ctx.Done():
				return nil, true, context.Cause(ctx)
			}
		default:
			e.loading = make(chan struct{})
			r.mu.Unlock()
			waited = true
			if err := r.load(ctx, e, canon.Host(u)); err != nil {
				return nil, true, err
			}
		}
	}
}

// entry returns the entry of an origin and evicts the least recently used one if there
// are too many; r.mu is held.
func (r *robotsCache) entry(origin string) *robotsEntry {
	if at := r.entries[origin]; at != nil {
		r.recent.MoveToFront(at)
		return at.Value.(*robotsEntry)
	}
	for last := r.recent.Back(); r.recent.Len() >= robotsHosts && last != nil; last = r.recent.Back() {
		delete(r.entries, last.Value.(*robotsEntry).origin)
		r.recent.Remove(last)
	}
	e := &robotsEntry{origin: origin}
	r.entries[origin] = r.recent.PushFront(e)
	return e
}

// load fetches robots.txt and fills e; the error is that of a caller whose context
// ended, and nothing is stored then.
func (r *robotsCache) load(ctx context.Context, e *robotsEntry, host string) error {
	rules, err := r.fetch(ctx, e.origin+"/robots.txt")
	r.mu.Lock()
	defer r.mu.Unlock()
	close(e.loading)
	e.loading = nil
	if err == nil {
		e.rules, e.err, e.until = rules, nil, r.clock.Now().Add(robotsAge)
		r.pace.setFloor(host, rules.CrawlDelay())
		return nil
	}
	var fe *Error
	if !errors.As(err, &fe) {
		fe = asError(ctx, e.origin+"/robots.txt", err)
	}
	if fe.Class == Canceled || fe.Class == Refused || fe.Class == Paused {
		return fe
	}
	wait := max(fe.RetryAfter, robotsRetry)
	e.err = &Error{RobotsDown, fe.URL, wait, fmt.Errorf("robots.txt cannot be had: %w", fe.Err)}
	e.until = r.clock.Now().Add(wait)
	return nil
}

// fetch follows redirects and returns the rules: everything is allowed if there is no
// file (4xx); the error means that nobody can tell (429, 5xx, no answer).
func (r *robotsCache) fetch(ctx context.Context, at string) (*robots.Rules, error) {
	for range robotsRedirects + 1 {
		resp, err := r.get(ctx, at)
		if err != nil {
			return nil, err
		}
		next, rules, err := r.read(resp)
		if err != nil {
			return nil, &Error{Class: Unreachable, URL: at, RetryAfter: retryAfter(resp.Header, r.clock.Now()), Err: err}
		}
		if next == "" {
			return rules, nil
		}
		at = next
	}
	return &robots.Rules{}, nil
}

func (r *robotsCache) read(resp *http.Response) (next string, rules *robots.Rules, err error) {
	defer resp.Body.Close()
	switch {
	case resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests:
		return "", nil, fmt.Errorf("status %d", resp.StatusCode)
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		if target, err := resp.Location(); err == nil {
			return target.String(), nil, nil
		}
		return "", &robots.Rules{}, nil
	case resp.StatusCode != http.StatusOK:
		return "", &robots.Rules{}, nil
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, robots.MaxSize))
	if err != nil {
		return "", nil, err
	}
	return "", robots.Parse(text, r.agent), nil
}
