// Package fetch gets single pages politely. It drives Colly; every rule
// (robots.txt, pace, size, private addresses) lives in the HTTP transport
// beneath, so that it holds on every hop of a redirect:
//
//  1. robots.txt is asked;
//  2. the host's turn is awaited;
//  3. the body is decompressed and counted;
//  4. a mirrored site is asked at its mirror;
//  5. the dialer refuses private addresses.
package fetch

import (
	"context"
	"net/http"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
)

// Options say how to fetch; zero values take the defaults given.
type Options struct {
	Version string            // of stackdex, for the User-Agent
	Contact string            // e-mail address or URL; needed for hosts that are not loopback
	Rate    float64           // requests a second to one host; 0: unlimited
	PerHost int               // requests to one host at the same time; 0: 2
	Timeout time.Duration     // of one request, without waiting for its turn; 0: 30 s
	MaxBody int64             // bytes of a body when decompressed; 0: 10 MiB
	Mirrors map[string]string // site → address from which it is fetched
	Allow   []string          // private addresses that may be fetched, as host or host:port
	Clock   clock.Clock       // nil: the machine's
}

// Client fetches; its methods may be called from many goroutines.
type Client struct{}

// New returns a client, to be closed by the caller. The error of a mirror
// that makes no sense names it.
func New(opts Options) (*Client, error) { return &Client{}, nil }

// Close closes idle connections.
func (c *Client) Close() {}

// Request is a page to fetch.
type Request struct {
	URL          string // canonical
	ETag         string // of the version that is known; empty: none
	LastModified string
	MaxBody      int64 // 0: as Options
	TurnTaken    bool  // the caller took the host's turn with Pace.Take
	Permanent    bool  // follow permanent redirects too, not only temporary ones
}

// Response is an answer, of whatever status.
type Response struct {
	URL         string // that answered, after redirects on the same host
	Status      int
	Location    string // canonical target of a redirect that was not followed
	Hops        int    // redirects followed
	Header      http.Header
	MediaType   string // of the body, e.g. text/html; sniffed if not declared
	Body        []byte // UTF-8 if the media type is text, never cut off
	Charset     string // it was in
	RetryAfter  time.Duration
	ReceivedAt  time.Time
	BytesOnWire int64
}

// Do fetches a page. Every error is an *Error.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) { return nil, nil }

// Canonical returns url, which may name a mirror, as the canonical URL of the
// site.
func (c *Client) Canonical(base, ref string) (string, error) { return "", nil }
