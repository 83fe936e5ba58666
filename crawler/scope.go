package crawler

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// deadAgain is the age at which a refresh tries a dead URL again.
const deadAgain = 30 * 24 * time.Hour

// run is an active run as this process sees it.
type run struct {
	record.Run
	claims  *Claims
	include []*regexp.Regexp
	exclude []*regexp.Regexp
	seeded  map[string]bool // sources of the seeds; nil: all

	mu     sync.Mutex
	begun  bool // the partitions of this process are ready for it
	ended  bool
	others others
	shares [record.Partitions]share
}

// share is what was done for a run in a partition, by this owner and, as far as rows
// show, by earlier ones.
type share struct {
	own, before       record.RunSummary
	fetched, inFlight int // pages of this owner
	past              int // pages of earlier owners
}

// others is what other processes reported of their partitions.
type others struct{ fetched, inFlight int }

func compileRun(r record.Run, claims *Claims) (*run, error) {
	c := &run{Run: r, claims: claims}
	var err error
	if c.include, err = compile("include", r.Scope.Include); err != nil {
		return nil, err
	}
	if c.exclude, err = compile("exclude", r.Scope.Exclude); err != nil {
		return nil, err
	}
	for _, name := range r.Scope.Sources {
		if claims.named(name) == nil {
			return nil, fmt.Errorf("source %q is not known; there are %s", name, claims.names())
		}
	}
	if len(r.Seeds) > 0 {
		c.seeded = map[string]bool{}
		for _, seed := range r.Seeds {
			if u, err := url.Parse(seed); err == nil {
				if s := claims.claim(u, true); s != nil {
					c.seeded[s.info.Name] = true
				}
			}
		}
	}
	return c, nil
}

func compile(what string, patterns []string) ([]*regexp.Regexp, error) {
	var list []*regexp.Regexp
	for _, p := range patterns {
		re, err := regexp.Compile(p)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", what, p, err)
		}
		list = append(list, re)
	}
	return list, nil
}

// includes reports whether the run's filters let a row pass.
func (r *run) includes(row *record.URLRow) bool {
	if !r.includesSource(row.Source) {
		return false
	}
	if row.Sitemap {
		return r.Scope.Sitemaps
	}
	matches := func(re *regexp.Regexp) bool { return re.MatchString(row.URL) }
	if len(r.include) > 0 && !slices.ContainsFunc(r.include, matches) {
		return false
	}
	if slices.ContainsFunc(r.exclude, matches) {
		return false
	}
	return r.Scope.MaxDepth == 0 || row.Depth <= r.Scope.MaxDepth
}

func (r *run) includesSource(name string) bool {
	return len(r.Scope.Sources) == 0 || slices.Contains(r.Scope.Sources, name)
}

// touches reports whether the run covers a source.
func (r *run) touches(name string) bool {
	return r.includesSource(name) && (r.seeded == nil || r.seeded[name])
}

// covers reports whether the run wants a row fetched; active tells whether a
// run of that id is.
func (r *run) covers(row *record.URLRow, active func(id string) bool) bool {
	mine := row.Run == r.ID
	switch {
	case mine && row.State != record.Due:
		return false // done in this run, whatever the clocks of others say
	case mine && row.Seed:
		return true
	case !r.includes(row):
		return false
	}
	stale := row.CheckedAt.Before(r.Cutoff) || row.State == record.Done && r.outdated(row)
	again := r.Scope.Known || row.Sitemap
	switch row.State {
	case record.Due:
		switch {
		case mine:
			return r.Scope.Follow || r.Scope.Sitemaps || again || row.Attempts > 0
		case active(row.Run):
			return false
		case r.Scope.Known:
			return true
		}
		return r.Scope.Follow && (r.seeded == nil || r.seeded[row.Source])
	case record.Done, record.Forbidden:
		return again && stale
	case record.Dead:
		return again && stale && (row.CheckedAt.Before(r.Cutoff.Add(-deadAgain)) || r.outdated(row))
	}
	return false
}

// outdated reports whether a page was last read by another version of its extractor.
func (r *run) outdated(row *record.URLRow) bool {
	s := r.claims.named(row.Source)
	return s != nil && row.Extractor != "" && row.Extractor != s.extractor() && !row.Sitemap
}

// scans reports whether rows that were known before the run may be in it.
func (r *run) scans() bool { return r.Scope.Known || r.Scope.Sitemaps }

// over reports whether the run has used up its pages or its time.
func (r *run) over(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ended || r.limit(now) != ""
}

// reached returns the limit that the run has reached, if any.
func (r *run) reached(now time.Time) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.limit(now)
}

// limit is reached; r.mu is held.
func (r *run) limit(now time.Time) string {
	if r.Scope.MaxTime > 0 && !now.Before(r.Started.Add(r.Scope.MaxTime)) {
		return record.LimitTime
	}
	if fetched, _ := r.used(); r.Scope.MaxPages > 0 && fetched >= r.Scope.MaxPages {
		return record.LimitPages
	}
	return ""
}

// used returns the pages that were fetched, and those in flight, which may come back as
// not fetched; r.mu is held.
func (r *run) used() (fetched, inFlight int) {
	fetched, inFlight = r.others.fetched, r.others.inFlight
	for i := range r.shares {
		fetched += r.shares[i].fetched + r.shares[i].past
		inFlight += r.shares[i].inFlight
	}
	return fetched, inFlight
}

// full reports whether the pages in flight may use up what is left of the run's pages.
func (r *run) full() bool {
	if r.Scope.MaxPages == 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	fetched, inFlight := r.used()
	return fetched+inFlight >= r.Scope.MaxPages
}

// take reserves a page of the run's budget.
func (r *run) take(partition int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shares[partition].inFlight++
}

// settle ends what take began: the page was fetched, or its reservation lapses.
func (r *run) settle(partition int, fetched bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.shares[partition]
	s.inFlight--
	if fetched {
		s.fetched++
	}
}

// start marks the partitions of this process as ready for the run.
func (r *run) start() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.begun = true
}

func (r *run) started() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.begun
}

func (r *run) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended = true
}

func (r *run) isEnded() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ended
}

func (r *run) setOthers(o others) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.others = o
}

// count changes the run's figures of a partition.
func (r *run) count(partition int, change func(*record.RunSummary)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(&r.shares[partition].own)
}

func (r *run) tally(partition int) record.RunSummary {
	r.mu.Lock()
	defer r.mu.Unlock()
	sum := r.shares[partition].own
	addSummary(&sum, &r.shares[partition].before)
	return sum
}

// recount drops what earlier owners of a partition did, before their rows are read again.
func (r *run) recount(partition int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.shares[partition]
	s.before, s.past = record.RunSummary{}, 0
}

// reset drops all that was done in a partition, before this process owns it: what it did
// when it owned it earlier stands in the rows too.
func (r *run) reset(partition int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.shares[partition]
	s.before, s.past, s.own, s.fetched = record.RunSummary{}, 0, record.RunSummary{}, 0
}

// inherit takes over from the previous owner what the rows do not hold.
func (r *run) inherit(partition int, last record.RunSummary) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shares[partition].own = record.RunSummary{
		Blocked: last.Blocked, Held: last.Held, InPart: last.InPart, Facts: last.Facts, Links: last.Links, Unclaimed: last.Unclaimed, Bytes: last.Bytes,
	}
}

// restore counts a row that an earlier owner of the partition finished in this run, so
// that the report and the limit of pages continue from there.
func (r *run) restore(partition int, row *record.URLRow) {
	if row.Run != r.ID || row.Sitemap || row.State == record.Due || row.CheckedAt.Before(r.Started) {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.shares[partition]
	s.past++
	last, noted := lastOutcome(row)
	switch {
	case row.State == record.Dead && noted && last == outcomeGone:
		s.before.Gone++
	case row.State == record.Dead:
		s.before.Dead++
	case row.State == record.Forbidden:
		s.before.Forbidden++
	case row.FetchedAt.Before(r.Started):
		s.before.Unchanged++
	default:
		s.before.Fetched++
	}
}

// addSummary adds what stands in b to a.
func addSummary(a, b *record.RunSummary) {
	a.Fetched += b.Fetched
	a.Unchanged += b.Unchanged
	a.Failed += b.Failed
	a.Dead += b.Dead
	a.PutOff += b.PutOff
	a.Blocked += b.Blocked
	a.Forbidden += b.Forbidden
	a.Gone += b.Gone
	a.Held += b.Held
	a.InPart += b.InPart
	a.Facts += b.Facts
	a.Links += b.Links
	a.Unclaimed += b.Unclaimed
	a.Bytes += b.Bytes
	a.Resting = mostResting(a.Resting, b.Resting)
}

// mostResting joins two lists of hosts without a common one, those with the most pages
// first; at most record.MaxResting are kept.
func mostResting(a, b []record.RestingHost) []record.RestingHost {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y record.RestingHost) int {
		return cmp.Or(cmp.Compare(y.Pages, x.Pages), cmp.Compare(x.Host, y.Host))
	})
	return all[:min(record.MaxResting, len(all))]
}
