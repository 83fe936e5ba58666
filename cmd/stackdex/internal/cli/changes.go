package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

type changesCmd struct {
	Since  time.Duration `help:"How far back, as 12h; by default 7d, and with --follow from now." placeholder:"AGE"`
	Follow bool          `help:"Print every change as it comes, until interrupted."`
	JSON   bool          `name:"json" help:"Print one JSON object a line."`
}

// digestAge is how far back a digest goes if nothing else is said.
const digestAge = 7 * 24 * time.Hour

func (c *changesCmd) Validate() error {
	if c.Since < 0 {
		return errors.New("--since is not negative")
	}
	return nil
}

func (changesCmd) Help() string {
	return `Every committed change of a document is published with the fields that changed, and of a tool the figures and attributes that it shows, before and after.

  stackdex changes --since 7d      a digest for people: what changed, what is new, what is gone
  stackdex changes --follow --json for programs; changes come at least once`
}

func (c *changesCmd) Run(a *app) error {
	d := newDigest()
	if err := c.read(a, d); err != nil || c.JSON || c.Follow {
		return err
	}
	titles, done := a.titles()
	d.print(a.out, c.Since, titles)
	return done()
}

// read prints changes, or adds them to d.
func (c *changesCmd) read(a *app, d *digest) (err error) {
	s, inst, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	if c.Follow {
		if inst.HTTP == "" && a.cfg.NATS == "" {
			return fmt.Errorf("nothing runs in %s, so nothing will change; start `stackdex up` first", a.cfg.Dir())
		}
		return c.follow(a, s.Log)
	}
	if c.Since == 0 {
		c.Since = digestAge
	}
	from := ingest.From{Since: time.Now().Add(-c.Since)}
	if c.JSON {
		lines := a.lines()
		return s.Log.ScanChanges(a.ctx, from, func(ch record.StoredChange) error { return lines.Encode(ch.Change) })
	}
	if err := s.Log.ScanChanges(a.ctx, from, d.add); err != nil {
		return err
	}
	d.choose()
	return s.Log.ScanChanges(a.ctx, from, d.detail)
}

func (c *changesCmd) follow(a *app, log *ingest.Log) error {
	lines := a.lines()
	err := log.TailChanges(a.ctx, ingest.From{Since: time.Now().Add(-c.Since)}, func(ch record.StoredChange) error {
		if c.JSON {
			return lines.Encode(ch.Change)
		}
		printChange(a.out, &ch.Change)
		return nil
	}, nil)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func printChange(s *screen.Screen, c *record.Change) {
	s.Printf("%s %-6s %s/%s  %s\n", c.At.UTC().Format(time.TimeOnly), screen.Clean(c.Op), screen.Clean(c.Index), screen.Clean(c.ID), s.Dim(joinClean(c.Fields, ", ")))
}
