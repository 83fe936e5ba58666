// Package crawler takes what is due from the table of known URLs, fetches it
// politely, hands each page to its source, and publishes facts and links.
//
// A page goes through these steps; death before the last repeats them all:
//
//  1. its links are added to the table of URLs;
//  2. its figures, if they differ from the version before, go to HISTORY;
//  3. its facts go to PAGES, or to HELD if they would take facts away;
//  4. its row in the table is replaced, at the revision it was read at.
package crawler

import (
	"context"
	"log/slog"
	"net/url"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
)

// Ports are the stores that a crawler works on; one value often fills all.
type Ports struct {
	Frontier Frontier
	Pages    Pages
	Held     HeldPages
	Dead     DeadLetters
	Runs     Runs
	Leases   Leases
}

// ParseFunc turns a page, as UTF-8, into its outline.
type ParseFunc func(body []byte) (*source.Outline, error)

// Options are what a crawler needs; zero values take the defaults given.
type Options struct {
	Ports
	Sources  []source.Source // in the order in which they are asked
	Patterns []string        // regular expressions of URLs that seed-only sources take from links
	Parse    ParseFunc       // nil: source.Parse
	Fetch    fetch.Options

	Member     string        // unique name of this process among the crawlers of the cluster
	Workers    int           // pages fetched at the same time; 0: 16
	MaxWait    time.Duration // a run does not wait for what is due later; 0: 2 min
	Budget     time.Duration // for the extraction of one page; 0: 10 s
	Drain      time.Duration // given to pages in flight when Run is told to end; 0: 5 s
	Background bool          // also fetch, when it is due, what finished runs put off

	Clock clock.Clock  // nil: the machine's
	Log   *slog.Logger // nil: silent
}

// Crawler fetches what the active runs of its cluster want.
type Crawler struct{}

// New checks opts and returns a crawler, to be closed after Run has returned.
func New(opts Options) (*Crawler, error) { return &Crawler{}, nil }

// Run crawls until ctx ends, and then waits for the pages in flight as long as
// Options.Drain allows. Any number of crawlers may run on the same stores.
func (c *Crawler) Run(ctx context.Context) error { return nil }

// Close lets go of idle connections.
func (c *Crawler) Close() {}

// Fetcher returns the fetcher of c, which holds to robots.txt and pace
// together with it.
func (c *Crawler) Fetcher() *fetch.Client { return nil }

// Claim returns the source that reads u: the first that claims it, or, for a
// seed that nobody claims, the first seed-only source of any host.
func (c *Claims) Claim(u *url.URL, seed bool) (source.Source, bool) { return nil, false }

// Claims decides which source reads a URL.
type Claims struct{}
