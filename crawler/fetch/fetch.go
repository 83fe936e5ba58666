// Package fetch gets single pages politely. It drives Colly; every rule lives
// in the HTTP transport beneath, so that it holds on every hop of a redirect:
//
//  1. robots.txt is asked;
//  2. the host's turn is awaited;
//  3. a mirrored site is asked at its mirror;
//  4. the dialer refuses private addresses;
//  5. the body is decompressed and counted.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// agent is the product token under which robots.txt addresses us.
const agent = "stackdex"

// maxHops is how many redirects on the same host are followed.
const maxHops = 5

// Options say how to fetch; zero values take the defaults given.
type Options struct {
	Version  string            // of stackdex, for the User-Agent
	Contact  string            // e-mail address or URL; needed for hosts that are not loopback
	Rate     float64           // requests a second to one host; 0: unlimited
	PerHost  int               // requests to one host at the same time; 0: 2
	Timeout  time.Duration     // of one request, without waiting for its turn; 0: 30 s
	MaxBody  int64             // bytes of a body when decompressed; 0: 10 MiB
	Mirrors  map[string]string // site → address from which it is fetched; naming it allows it
	Allow    []string          // private addresses that may be fetched, as host or host:port
	Resolver *net.Resolver     // nil: the machine's
	Clock    clock.Clock       // nil: the machine's
}

// Client fetches; its methods may be called from many goroutines.
type Client struct {
	collector *colly.Collector
	transport *transport
	base      *http.Transport
	mirrors   mirrors
}

// New returns a client, to be closed by the caller. The error of a mirror
// that makes no sense names it.
func New(opts Options) (*Client, error) {
	m, err := newMirrors(opts.Mirrors)
	if err != nil {
		return nil, err
	}
	if opts.Clock == nil {
		opts.Clock = clock.System{}
	}
	g := newGuard(opts.Allow, opts.Resolver)
	for i := range m {
		g.allow(net.JoinHostPort(m[i].address.Hostname(), portOf(m[i].address)))
	}
	t := &transport{
		agent: userAgent(opts.Version, opts.Contact), contact: strings.TrimSpace(opts.Contact) != "",
		timeout: cmp.Or(opts.Timeout, 30*time.Second), maxBody: cmp.Or(opts.MaxBody, 10<<20),
		clock: opts.Clock, pace: newPace(opts.Rate, max(cmp.Or(opts.PerHost, 2), 1), opts.Clock), mirrors: m, guard: g,
	}
	t.robots = newRobotsCache(agent, opts.Clock, t.pace)
	t.robots.get = t.getRobots
	base := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: g.dial, ForceAttemptHTTP2: true, DisableCompression: true,
		MaxIdleConns: 512, MaxIdleConnsPerHost: 32, IdleConnTimeout: 30 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 256 << 10,
	}
	t.base = base
	return &Client{collector: newCollector(t), transport: t, base: base, mirrors: m}, nil
}

func userAgent(version, contact string) string {
	ua := agent + "/" + cmp.Or(version, "dev")
	if contact = strings.TrimSpace(contact); contact != "" {
		ua += " (+" + strings.Map(printable, contact) + ")"
	}
	return ua
}

func printable(r rune) rune {
	if r < ' ' || r > '~' || r == '(' || r == ')' {
		return -1
	}
	return r
}

// newCollector returns the collector that every request clones. Its fields are set
// afterwards because COLLY_ environment variables override options.
func newCollector(t *transport) *colly.Collector {
	c := colly.NewCollector()
	c.AllowURLRevisit = true        // the table of URLs knows what was visited
	c.IgnoreRobotsTxt = true        // the transport asks, on every hop
	c.ParseHTTPErrorResponse = true // every status is an answer
	c.Async = false
	c.MaxBodySize = 0 // the transport limits, with an error
	c.MaxDepth, c.MaxRequests = 0, 0
	c.CacheDir, c.DetectCharset = "", false
	c.AllowedDomains, c.DisallowedDomains = nil, nil
	c.DisableCookies()
	c.SetRequestTimeout(0) // the transport's, which does not count waiting
	c.WithTransport(t)
	c.SetRedirectHandler(follow)
	return c
}

// follow decides about a redirect: on the same host, and unless it is
// permanent or the caller wants those too.
func follow(req *http.Request, via []*http.Request) error {
	x, _ := req.Context().Value(exchangeKey{}).(*exchange)
	status := req.Response.StatusCode
	permanent := status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect
	if x == nil || canon.Host(req.URL) != canon.Host(via[0].URL) || permanent && !x.permanent && !samePage(req.URL, via[0].URL) {
		return http.ErrUseLastResponse
	}
	if len(via) > maxHops {
		return fmt.Errorf("%w: more than %d", ErrRedirects, maxHops)
	}
	return nil
}

// samePage reports whether two URLs have the same canonical form, for example because
// they differ in a trailing slash.
func samePage(a, b *url.URL) bool {
	x, err := canon.URL("", a.String())
	if err != nil {
		return false
	}
	y, err := canon.URL("", b.String())
	return err == nil && x == y
}

// Close closes idle connections.
func (c *Client) Close() { c.base.CloseIdleConnections() }

// Pace returns the budgets of the hosts.
func (c *Client) Pace() *Pace { return c.transport.pace }

// Allowed returns nil if robots.txt allows url, else an *Error.
func (c *Client) Allowed(ctx context.Context, url string) error {
	u, err := parse(url)
	if err == nil {
		_, err = c.transport.robots.check(ctx, u)
	}
	if err != nil {
		return asError(ctx, url, err)
	}
	return nil
}

// NeedsContact reports whether url may not be fetched because no contact address is
// configured.
func (c *Client) NeedsContact(url string) bool {
	u, err := parse(url)
	return err == nil && !c.transport.contact && !isLoopback(c.mirrors.out(u).Hostname())
}

// Refuses returns an ErrPrivate if url is not fetched for what its host is called: what a
// name stands for shows only when it is fetched.
func (c *Client) Refuses(url string) error {
	u, err := parse(url)
	if err != nil {
		return err
	}
	return c.transport.guard.refuse(c.mirrors.out(u))
}

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
	URL        string // that answered, after redirects on the same host
	Status     int
	Location   string // canonical target of a redirect that was not followed, empty if it makes no sense
	Header     http.Header
	MediaType  string        // of the body, e.g. text/html; sniffed if not declared
	Body       []byte        // as UTF-8 if it is text; never cut off
	Charset    string        // it was in
	RetryAfter time.Duration // at most 24 hours; 0: not given
	ReceivedAt time.Time     // UTC
	WireBytes  int64         // as they came, compressed
}

// Do fetches a page. Every error is an *Error.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	if _, err := parse(r.URL); err != nil {
		return nil, asError(ctx, r.URL, err)
	}
	x := &exchange{
		turnTaken: r.TurnTaken, etag: r.ETag, lastModified: r.LastModified,
		maxBody: cmp.Or(r.MaxBody, c.transport.maxBody), permanent: r.Permanent,
	}
	one := c.collector.Clone()
	one.Context = context.WithValue(ctx, exchangeKey{}, x)
	var resp *Response
	one.OnResponse(func(cr *colly.Response) {
		resp = &Response{
			URL: cr.Request.URL.String(), Status: cr.StatusCode, Header: *cr.Headers, Body: cr.Body,
			RetryAfter: retryAfter(*cr.Headers, c.transport.clock.Now()), ReceivedAt: c.transport.clock.Now().UTC(), WireBytes: x.wire.Load(),
		}
	})
	if err := one.Request(http.MethodGet, r.URL, nil, nil, http.Header{}); err != nil {
		return nil, asError(ctx, r.URL, err)
	}
	if resp == nil {
		return nil, asError(ctx, r.URL, errors.New("no response"))
	}
	c.complete(resp, x.contentType)
	return resp, nil
}

// complete resolves the target of a redirect and decodes the body.
func (c *Client) complete(resp *Response, contentType string) {
	if contentType != "" {
		resp.Header.Set("Content-Type", contentType)
	}
	if resp.Status >= 300 && resp.Status < 400 && resp.Status != http.StatusNotModified {
		if target, err := c.Canonical(resp.URL, resp.Header.Get("Location")); err == nil && resp.Header.Get("Location") != "" {
			resp.Location = target
		}
	}
	if len(resp.Body) == 0 {
		return
	}
	mediaType, _, err := mime.ParseMediaType(contentType)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) || mediaType == "" || !strings.Contains(mediaType, "/") {
		mediaType, _, _ = mime.ParseMediaType(http.DetectContentType(resp.Body))
	}
	resp.MediaType = mediaType
	if strings.HasPrefix(mediaType, "text/") || mediaType == "application/xhtml+xml" {
		resp.Body, resp.Charset = source.Decode(resp.Body, contentType)
	}
}

func parse(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRedirects, err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%w: %.80q is no http or https URL", ErrRedirects, s)
	}
	return u, nil
}
