package crawler

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net/url"
	"slices"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
)

// Plan is what a run would fetch.
type Plan struct {
	Pages     []PlannedPage // at most maxPlanned, in order of host and URL
	Total     int           // pages that would be fetched
	Forbidden int           // pages that robots.txt forbids
	Hosts     []PlannedHost // in order
	Takes     time.Duration // at the pace, if nothing is in the way
	Open      bool          // links found on the pages come on top
}

// maxPlanned bounds the list of a Plan.
const maxPlanned = 1000

// PlannedPage is a URL that a run would fetch, or why it would not.
type PlannedPage struct {
	URL       string
	Source    string
	Forbidden bool
	Why       string // if it is forbidden or robots.txt cannot be had
}

// PlannedHost is how long the pages of a host take.
type PlannedHost struct {
	Host      string
	Pages     int
	Forbidden int
	Interval  time.Duration // between two requests; 0: none
	Takes     time.Duration
}

// Plan returns what a run would fetch, without fetching it: only robots.txt of
// the hosts is asked. Sitemaps count as pages and are not read.
func (c *Control) Plan(ctx context.Context, r RunRequest) (Plan, error) {
	asked, err := c.check(r)
	if err != nil {
		return Plan{}, err
	}
	run, err := compileRun(asked, c.claims)
	if err != nil {
		return Plan{}, err
	}
	p := &planner{c: c, hosts: map[string]*PlannedHost{}, seen: map[string]bool{}}
	for _, seed := range asked.Seeds {
		u, err := url.Parse(seed)
		if err != nil {
			return Plan{}, err
		}
		if s := c.claims.claim(u, true); s != nil {
			row := newRow(u, s)
			p.seen[row.URL] = true
			if err := p.add(ctx, &row); err != nil {
				return Plan{}, err
			}
		}
	}
	err = c.opts.Frontier.ScanURLs(ctx, func(u record.StoredURL) error {
		if !p.seen[u.Row.URL] && run.covers(&u.Row, func(string) bool { return false }) {
			return p.add(ctx, &u.Row)
		}
		return nil
	})
	if err != nil {
		return Plan{}, err
	}
	plan := p.plan()
	plan.Open = r.Scope.Follow || r.Scope.Sitemaps
	return plan, nil
}

type planner struct {
	c     *Control
	out   Plan
	hosts map[string]*PlannedHost
	seen  map[string]bool // seeds
}

func (p *planner) add(ctx context.Context, row *record.URLRow) error {
	h := p.hosts[row.Host]
	if h == nil {
		h = &PlannedHost{Host: row.Host}
		p.hosts[row.Host] = h
	}
	page := PlannedPage{URL: row.URL, Source: row.Source}
	if err := p.c.fetcher.Allowed(ctx, row.URL); err != nil {
		var fe *fetch.Error
		if errors.As(err, &fe) && fe.Class == fetch.Canceled {
			return err
		}
		page.Why = cmp.Or(errors.Unwrap(err), err).Error()
		page.Forbidden = errors.Is(err, fetch.ErrForbidden)
	}
	if page.Forbidden {
		h.Forbidden++
		p.out.Forbidden++
	} else {
		h.Pages++
		p.out.Total++
	}
	if len(p.out.Pages) < maxPlanned {
		p.out.Pages = append(p.out.Pages, page)
	}
	return nil
}

func (p *planner) plan() Plan {
	for _, name := range slices.Sorted(maps.Keys(p.hosts)) {
		h := p.hosts[name]
		h.Interval = p.c.fetcher.Pace().Interval(name)
		h.Takes = time.Duration(h.Pages) * h.Interval
		p.out.Takes = max(p.out.Takes, h.Takes) // hosts do not wait for each other
		p.out.Hosts = append(p.out.Hosts, *h)
	}
	slices.SortFunc(p.out.Pages, func(a, b PlannedPage) int { return cmp.Compare(a.URL, b.URL) })
	return p.out
}
