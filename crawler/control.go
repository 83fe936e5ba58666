package crawler

import (
	"context"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// Control starts and follows runs and decides about held pages. It works in
// any process that has the stores, whether crawlers run there or elsewhere.
type Control struct{}

// NewControl returns a Control on the stores, sources and mirrors of opts.
func NewControl(opts Options) (*Control, error) { return &Control{}, nil }

// RunRequest asks for a run.
type RunRequest struct {
	Command string   // identifies what is asked: an active run of the same command is resumed
	Seeds   []string // URLs, with or without https://
	Scope   record.Scope
	Cutoff  time.Time // rows checked before are due; zero: now
}

// Start returns the active run of the same command, or a new one.
// The error of a seed that no source reads is ErrNoSource.
func (c *Control) Start(ctx context.Context, r RunRequest) (record.Run, error) {
	return record.Run{}, nil
}

// Follow calls fn with the summed progress of a run about twice a second,
// until the run is finished, and returns it.
func (c *Control) Follow(ctx context.Context, run string, fn func(record.Progress)) (record.Run, error) {
	return record.Run{}, nil
}

// Cancel ends a run as it stands.
func (c *Control) Cancel(ctx context.Context, run string) error { return nil }

// Accept publishes all held versions of a source and returns how many.
func (c *Control) Accept(ctx context.Context, source string) (int, error) { return 0, nil }

// Reject drops all held versions of a source, whose pages stay as they were,
// and returns how many.
func (c *Control) Reject(ctx context.Context, source string) (int, error) { return 0, nil }

// Replay makes a dead URL due again for the next active run and removes its
// letter.
func (c *Control) Replay(ctx context.Context, url string) error { return nil }

// Plan is what a run would fetch.
type Plan struct {
	Pages     []PlannedPage // at most MaxPlanned, in order of host and URL
	Total     int           // of pages that may be fetched
	Forbidden int           // by robots.txt
	Hosts     []PlannedHost
	Takes     time.Duration // at the pace, if nothing is in the way
	Open      bool          // links found on the pages come on top
}

// MaxPlanned bounds the list of a Plan.
const MaxPlanned = 1000

// PlannedPage is a URL that a run would fetch, or why it would not.
type PlannedPage struct {
	URL       string
	Source    string
	Forbidden bool
	Why       string
}

// PlannedHost is how long the pages of a host take.
type PlannedHost struct {
	Host      string
	Pages     int
	Forbidden int
	Interval  time.Duration // between two requests
	Takes     time.Duration
}
