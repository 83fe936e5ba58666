package node

import (
	"errors"
	"log/slog"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest"
)

// FetchOptions returns how pages are fetched: as configured or, for the sample, from the
// sample web, without pauses. The sample web is served by this process until stop is
// called, or by another one if the configuration has mirrors, so that the crawlers of a
// cluster can share it.
func FetchOptions(c *config.Config, version string) (opts fetch.Options, stop func() error, err error) {
	opts = fetch.Options{
		Version: version, Contact: c.Contact, Rate: c.Rate, PerHost: c.PerHost, Timeout: c.Timeout,
		Mirrors: c.Mirror, Allow: c.AllowHosts,
	}
	if c.Sample {
		opts.Rate = 0
	}
	if !c.Sample || len(c.Mirror) > 0 {
		return opts, func() error { return nil }, nil
	}
	sample, err := sampleweb.Start()
	if err != nil {
		return opts, nil, err
	}
	opts.Mirrors = sample.Mirrors()
	return opts, sample.Close, nil
}

// crawlerOptions returns the configured options, except how pages are fetched.
func crawlerOptions(c *config.Config, s *Storage, log *slog.Logger) crawler.Options {
	return crawler.Options{
		Ports:   crawler.Ports{Frontier: s.Log, Pages: s.Log, Held: s.Log, Dead: s.Log, Runs: s.Log, Leases: s.Log},
		Sources: Sources(), Patterns: c.Articles, Workers: c.Workers, MaxWait: c.MaxWait, Sample: c.Sample, Log: log,
	}
}

// Control starts, plans and follows runs on a log whose crawlers may run
// elsewhere.
type Control struct {
	*crawler.Control
	log  *ingest.Log
	stop func() error
}

// NewControl returns a Control on the log of s; the caller closes it.
func NewControl(cfg *config.Config, s *Storage, log *slog.Logger, version string) (*Control, error) {
	opts := crawlerOptions(cfg, s, log)
	var stop func() error
	var err error
	if opts.Fetch, stop, err = FetchOptions(cfg, version); err != nil {
		return nil, err
	}
	control, err := crawler.NewControl(opts)
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	return &Control{control, s.Log, stop}, nil
}

// Close closes connections and stops the sample web.
func (c *Control) Close() error {
	c.Control.Close()
	return c.stop()
}
