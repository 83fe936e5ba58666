package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// transport makes one hop and applies the rules to it. Requests and responses have
// canonical URLs; mirrors stay inside.
type transport struct {
	agent   string
	contact bool
	timeout time.Duration
	maxBody int64
	clock   clock.Clock
	robots  *robotsCache
	pace    *Pace
	mirrors mirrors
	guard   *guard
	base    http.RoundTripper
}

// exchange is what one Do shares with its hops, through the context.
type exchange struct {
	turnTaken    bool
	etag         string
	lastModified string
	maxBody      int64
	permanent    bool // follow permanent redirects
	hops         int
	contentType  string // as the server gave it
	wire         atomic.Int64
}

type exchangeKey struct{}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	x, _ := req.Context().Value(exchangeKey{}).(*exchange)
	if x == nil {
		return nil, errors.New("request from outside of Client.Do")
	}
	waited, err := t.robots.check(req.Context(), req.URL)
	if err != nil {
		return nil, err
	}
	if !x.turnTaken || waited { // a turn does not keep
		if err := t.pace.wait(req.Context(), canon.Host(req.URL)); err != nil {
			return nil, err
		}
	}
	x.turnTaken = false
	req = req.Clone(req.Context())
	if x.hops == 0 {
		setUnlessEmpty(req.Header, "If-None-Match", x.etag)
		setUnlessEmpty(req.Header, "If-Modified-Since", x.lastModified)
	}
	x.hops++
	resp, err := t.send(req, x.maxBody, &x.wire)
	if err != nil {
		return nil, err
	}
	// Colly would decode by this header again, and decompress by it.
	x.contentType = resp.Header.Get("Content-Type")
	resp.Header.Del("Content-Type")
	return resp, nil
}

func setUnlessEmpty(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// getRobots makes one hop for robots.txt itself, to which no rules apply.
func (t *transport) getRobots(ctx context.Context, at string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return nil, err
	}
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return nil, fmt.Errorf("%w to %.80q", ErrRedirects, at)
	}
	if x, _ := ctx.Value(exchangeKey{}).(*exchange); x != nil && x.turnTaken {
		x.turnTaken = false // the page waits for another
	} else if err := t.pace.wait(ctx, canon.Host(req.URL)); err != nil {
		return nil, err
	}
	var wire atomic.Int64
	return t.send(req, t.maxBody, &wire)
}

// send asks the host, or its mirror, within the limits of one request. The
// host's slot and the time are given back when the body is closed.
func (t *transport) send(req *http.Request, maxBody int64, wire *atomic.Int64) (*http.Response, error) {
	canonical := req.URL
	asked := t.mirrors.out(canonical)
	if err := t.allowed(asked); err != nil {
		return nil, err
	}
	leave, err := t.pace.enter(req.Context(), canon.Host(canonical))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(req.Context(), t.timeout, errTimeout)
	done := func() { cancel(); leave() }
	out := req.Clone(ctx)
	out.URL, out.Host = asked, asked.Host
	out.Header.Set("User-Agent", t.agent)
	out.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5")
	out.Header.Set("Accept-Language", "en, *;q=0.5")
	out.Header.Set("Accept-Encoding", acceptEncoding)
	resp, err := t.base.RoundTrip(out)
	if err != nil {
		done()
		if errors.Is(context.Cause(ctx), errTimeout) {
			err = fmt.Errorf("no answer within %s: %w", t.timeout, err)
		}
		return nil, err
	}
	b, err := newBody(resp, maxBody, func(n int64) { wire.Add(n); done() })
	if err != nil {
		b.Close()
		return nil, err
	}
	t.mirrors.backLocation(resp.Header, asked, canonical)
	resp.Request, resp.Body = req, b
	resp.Header.Del("Content-Encoding")
	resp.Header.Del("Content-Length")
	resp.ContentLength, resp.Uncompressed = -1, true
	return resp, nil
}

var errTimeout = errors.New("timeout of the request")

// allowed checks the address that is finally asked.
func (t *transport) allowed(asked *url.URL) error {
	if !t.contact && !isLoopback(asked.Hostname()) {
		return fmt.Errorf("%s: %w", asked.Host, ErrNoContact)
	}
	return t.guard.check(asked)
}
