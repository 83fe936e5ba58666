package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Control starts and follows runs and decides about held pages. It works in
// any process that has the stores, whether crawlers run there or elsewhere.
type Control struct {
	opts    Options
	claims  *Claims
	fetcher *fetch.Client
}

// NewControl returns a Control on the stores, sources and mirrors of opts, to
// be closed by the caller.
func NewControl(opts Options) (*Control, error) {
	c, err := New(opts)
	if err != nil {
		return nil, err
	}
	return c.Control(), nil
}

// Control returns a Control that shares the fetcher of c.
func (c *Crawler) Control() *Control { return &Control{c.opts, c.claims, c.fetcher} }

// Close closes idle connections.
func (c *Control) Close() { c.fetcher.Close() }

// RunRequest asks for a run.
type RunRequest struct {
	Command string   // identifies what is asked: an active run of the same command is resumed
	Seeds   []string // URLs, with or without https://
	Scope   record.Scope
	Cutoff  time.Time // rows checked before are due; zero: now
}

// Start returns the active run of the same command, or a new one. The error
// of a seed that no source reads is ErrNoSource, that of one that needs a
// contact fetch.ErrNoContact, that of one that may not be fetched fetch.ErrPrivate.
func (c *Control) Start(ctx context.Context, r RunRequest) (record.Run, error) {
	run, err := c.check(r)
	if err != nil {
		return record.Run{}, err
	}
	for {
		runs, err := c.opts.Runs.ListRuns(ctx)
		if err != nil {
			return record.Run{}, fmt.Errorf("runs: %w", err)
		}
		before := 0
		for _, s := range runs {
			if s.Run.Command != r.Command {
				continue
			}
			if s.Run.State == record.RunActive {
				return s.Run, nil
			}
			before++
		}
		// The same for all that start the command now, so that only one succeeds.
		run.ID = fmt.Sprintf("%s-%d", record.Token(r.Command), before+1)
		for slices.ContainsFunc(runs, func(s record.StoredRun) bool { return s.Run.ID == run.ID }) {
			before++
			run.ID = fmt.Sprintf("%s-%d", record.Token(r.Command), before+1)
		}
		_, err = c.opts.Runs.PutRun(ctx, run, 0)
		if errors.Is(err, record.ErrTooLarge) {
			return run, fmt.Errorf("%d URLs are too many for one run; crawl them in parts: %w", len(run.Seeds), err)
		}
		if !errors.Is(err, record.ErrConflict) || ctx.Err() != nil {
			return run, err
		}
	}
}

// CheckSeed returns the error that Start would return for a seed, without a store.
func (c *Control) CheckSeed(url string) error {
	_, err := c.seed(url)
	return err
}

// check validates a request and returns the run it asks for.
func (c *Control) check(r RunRequest) (record.Run, error) {
	now := c.opts.Clock.Now().UTC()
	run := record.Run{
		Schema: record.SchemaVersion, Command: r.Command, Seeds: []string{}, Scope: r.Scope,
		Cutoff: r.Cutoff.UTC(), State: record.RunActive, Started: now,
	}
	if r.Cutoff.IsZero() {
		run.Cutoff = now
	}
	asked := map[string]bool{} // there may be many
	for _, seed := range r.Seeds {
		canonical, err := c.seed(seed)
		if err != nil {
			return run, err
		}
		if !asked[canonical] {
			asked[canonical] = true
			run.Seeds = append(run.Seeds, canonical)
		}
	}
	if _, err := compileRun(run, c.claims); err != nil {
		return run, err
	}
	return run, nil
}

// seedURL returns the canonical form of a URL that a user gave, with or without https://.
// Every error is a canon.ErrURL.
func seedURL(s string) (string, error) {
	ref := strings.TrimSpace(s)
	scheme, rest, ok := strings.Cut(ref, ":")
	switch {
	case strings.EqualFold(scheme, "file"):
		return "", fmt.Errorf("%.80q: %w: it is a file; `stackdex extract FILE --url URL` reads a saved page", s, canon.ErrURL)
	case ok && (strings.HasPrefix(rest, "//") || isScheme(scheme, rest)):
		if !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
			return "", fmt.Errorf("%.80q: %w: only https:// and http:// are fetched", s, canon.ErrURL)
		}
		return canon.URL("", ref)
	}
	host, _, _ := strings.Cut(ref, "/")
	if !strings.ContainsAny(host, ".:") && host != "localhost" { // no host that others can name
		return "", fmt.Errorf("%.80q: %w: it has no host; write all of it, as https://stackshare.io/django", s, canon.ErrURL)
	}
	return canon.URL("", "https://"+ref)
}

// isScheme reports whether s before a colon is a scheme, as that of mailto:, and no host
// before its port.
func isScheme(s, after string) bool {
	return !strings.ContainsAny(s, ".[/") && strings.TrimLeft(after, "0123456789") == after
}

// seed returns the canonical form of a URL that a user gave.
func (c *Control) seed(s string) (string, error) {
	canonical, err := seedURL(s)
	if err != nil {
		return "", err
	}
	canonical, err = c.fetcher.Canonical("", canonical)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(canonical)
	if err != nil {
		return "", fmt.Errorf("%s: %w", canonical, err)
	}
	if c.claims.claim(u, true) == nil {
		return "", fmt.Errorf("%s: %w; the sources are %s", canonical, ErrNoSource, c.claims.names())
	}
	if err := c.fetcher.Refuses(canonical); err != nil {
		return "", fmt.Errorf("%s: %w", strings.TrimSpace(s), err)
	}
	if c.fetcher.NeedsContact(canonical) {
		return "", fmt.Errorf("%s: %w", canonical, fetch.ErrNoContact)
	}
	return canonical, nil
}

const followEvery = 250 * time.Millisecond

// Follow calls fn, which may be nil, with the summed progress of a run about
// four times a second, until the run is finished, and returns it. The error
// for a run that does not exist is record.ErrNotFound.
func (c *Control) Follow(ctx context.Context, id string, fn func(record.Progress)) (record.Run, error) {
	if err := c.exists(ctx, id); err != nil {
		return record.Run{}, err
	}
	var last record.Run
	var watchErr error
	done := make(chan struct{})
	go func() {
		defer close(done)
		watchErr = c.opts.Runs.WatchRuns(ctx, func(s record.StoredRun) error {
			if s.Run.ID != id || s.Run.State == record.RunActive {
				return nil
			}
			last = s.Run
			return errEnded
		})
	}()
	for {
		ring, stop := c.opts.Clock.Timer(followEvery)
		select {
		case <-done:
			stop()
			if last.ID == "" {
				return record.Run{}, fmt.Errorf("run %s: %w", id, watchErr)
			}
			return last, nil
		case <-ring:
		}
		if reports, err := c.opts.Runs.Progress(ctx, id); err == nil && fn != nil {
			fn(Sum(reports))
		}
	}
}

// errEnded ends the watch of a run that ended.
var errEnded = errors.New("run ended")

func (c *Control) exists(ctx context.Context, id string) error {
	runs, err := c.opts.Runs.ListRuns(ctx)
	if err != nil {
		return fmt.Errorf("runs: %w", err)
	}
	if !slices.ContainsFunc(runs, func(s record.StoredRun) bool { return s.Run.ID == id }) {
		return fmt.Errorf("run %s: %w", id, record.ErrNotFound)
	}
	return nil
}

// Accept publishes all held versions of a source and returns how many.
func (c *Control) Accept(ctx context.Context, source string) (n int, err error) {
	err = c.opts.Held.HeldPages(ctx, source, func(h record.Held) error {
		if err := publishHeld(ctx, c.opts.Ports, h); err != nil {
			return err
		}
		n++
		return nil
	})
	return n, err
}

// Reject drops all held versions of a source, whose pages stay as they were,
// and returns how many.
func (c *Control) Reject(ctx context.Context, source string) (n int, err error) {
	err = c.opts.Held.HeldPages(ctx, source, func(h record.Held) error {
		if err := c.opts.Held.Release(ctx, h); err != nil {
			return err
		}
		n++
		return nil
	})
	return n, err
}

// replayed is the note on a row that somebody made due again.
const replayed = "replayed"

// Replay makes a dead URL due again, for a crawler in the background or the
// next run that covers it, and removes its letter.
func (c *Control) Replay(ctx context.Context, url string) error {
	for {
		stored, err := c.opts.Frontier.GetURL(ctx, url)
		if err != nil {
			return fmt.Errorf("replay %s: %w", url, err)
		}
		row := stored.Row
		if row.State == record.Dead || row.State == record.Done && row.Unread != "" {
			row.State, row.Run, row.DueAt, row.Note, row.Unread = record.Due, "", c.opts.Clock.Now().UTC(), replayed, ""
			row.ETag, row.LastModified = "", ""
			_, err = c.opts.Frontier.PutURL(ctx, row, stored.Seq)
			if errors.Is(err, record.ErrConflict) && ctx.Err() == nil {
				continue
			}
			if err != nil {
				return fmt.Errorf("replay %s: %w", url, err)
			}
		}
		return c.opts.Dead.Exhume(ctx, url)
	}
}
