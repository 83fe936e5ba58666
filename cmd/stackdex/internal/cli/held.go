package cli

import (
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest/record"
)

type heldCmd struct {
	List   heldListCmd   `cmd:"" default:"withargs" help:"List page versions that are held back, and why."`
	Accept heldAcceptCmd `cmd:"" help:"Publish all held versions of a source."`
	Reject heldRejectCmd `cmd:"" help:"Drop all held versions of a source; its pages stay as they were."`
}

func (heldCmd) Help() string {
	return `A page version that would take facts away does not go to the index at once: the last good one stays. If many pages of a source are affected, as after a redesign, a person decides:

  gone    the site says that the page is no more
  moved   it redirects to another page
  fewer   fewer than half of the facts of a kind are left
  hollow  next to nothing is left
  unread  the page answers, and its source cannot read it any more

held accept publishes what the site says now; gone, moved and unread pages lose their facts. held reject leaves everything as it was; unread pages stay among the dead, and dead replay tries them again.`
}

type heldListCmd struct {
	Source string `arg:"" optional:"" help:"Only of this source."`
	JSON   bool   `name:"json" help:"Print one JSON object a line."`
}

func (c *heldListCmd) Run(a *app) (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	return listing[record.Held]{
		head: []string{"source", "page", "why", "headings that vanished"},
		none: "nothing is held back",
		row: func(h record.Held) []string {
			return []string{screen.Clean(h.Page.Source), screen.Clean(h.Page.URL), screen.Cut(h.Class+": "+h.Reason, 70), screen.Cut(strings.Join(h.Vanished, ", "), 60)}
		},
	}.print(a, c.JSON, func(fn func(record.Held) error) error { return s.Log.HeldPages(a.ctx, c.Source, fn) })
}

type heldAcceptCmd struct {
	Source string `arg:"" help:"Name of the source, as held list shows it."`
}

func (c *heldAcceptCmd) Run(a *app) error {
	lost := 0
	err := a.decide(c.Source, "published", func(s *node.Storage, control *node.Control) (int, error) {
		err := s.Log.HeldPages(a.ctx, c.Source, func(h record.Held) error {
			if h.Page.Gone && h.Target == "" {
				lost++
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
		return control.Accept(a.ctx, c.Source)
	})
	if err == nil && lost > 0 {
		a.note("%s lost all facts; a refresh asks for such a page again after a month: should it come back sooner, `stackdex crawl URL`, or `stackdex dead replay all` for those that cannot be read", counted(lost, "page"))
	}
	return err
}

type heldRejectCmd struct {
	Source string `arg:"" help:"Name of the source, as held list shows it."`
}

func (c *heldRejectCmd) Run(a *app) error {
	return a.decide(c.Source, "dropped", func(_ *node.Storage, control *node.Control) (int, error) { return control.Reject(a.ctx, c.Source) })
}

func (a *app) decide(source, done string, decide func(*node.Storage, *node.Control) (int, error)) (err error) {
	s, inst, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	control, err := node.NewControl(a.cfg, s, a.log, programVersion())
	if err != nil {
		return err
	}
	defer closing(&err, control.Close)
	n, err := decide(s, control)
	if err != nil {
		return err
	}
	if n == 0 {
		return a.undecided(s, inst, source)
	}
	a.out.Printf("%s of %s %s\n", counted(n, "held version"), source, done)
	return a.makeSearchable(a.ctx, s, inst)
}

// undecided completes what a run that died between its decision and the index left
// behind; having nothing to complete either is an error.
func (a *app) undecided(s *node.Storage, inst instance.Info, source string) (err error) {
	nothing := fmt.Errorf("nothing of %q is held back; `stackdex held list` shows what is", source)
	if inst.HTTP != "" || a.cfg.NATS != "" {
		return nothing // somebody indexes
	}
	x, err := node.OpenIndex(a.ctx, a.cfg, a.log, s.Log, a.warn)
	if err != nil {
		return err
	}
	defer closing(&err, x.Close)
	behind, err := x.Behind(a.ctx)
	if err != nil {
		return err
	}
	if !behind {
		return nothing
	}
	if err := x.CatchUp(a.ctx); err != nil {
		return err
	}
	a.out.Printf("nothing of %s is held back any more; the index was behind the log, and has caught up\n", source)
	return nil
}
