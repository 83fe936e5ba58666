package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

type crawlCmd struct {
	URLs     []string `arg:"" name:"url" help:"Pages to start from."`
	DryRun   bool     `name:"dry-run" help:"Say what would be fetched, what robots.txt forbids and how long it takes; fetch nothing but robots.txt."`
	NoFollow bool     `name:"no-follow" help:"Fetch these pages and no links."`
	limits
}

func (crawlCmd) Help() string {
	return `Sources follow what they declare, to a stated depth; a long article is read only if you name it. A page that no source reads is read as an article.

  stackdex crawl https://stackshare.io/stackups/django-vs-flask --contact you@your.domain
  stackdex crawl --dry-run https://stackshare.io/django --contact you@your.domain

If a stackdex runs here, or crawlers run on --nats, the run is handed over to them and followed.`
}

func (c *crawlCmd) Run(a *app) error {
	scope := c.scope()
	scope.Follow = !c.NoFollow
	command := slices.Concat([]string{"crawl"}, c.URLs, c.words())
	if c.NoFollow {
		command = append(command, "--no-follow")
	}
	r := crawler.RunRequest{Command: strings.Join(command, " "), Seeds: c.URLs, Scope: scope}
	if c.DryRun {
		return a.plan(r)
	}
	return a.start(r)
}

type refreshCmd struct {
	Stale  time.Duration `help:"Only pages that were not looked at for this long, as 7d." placeholder:"DURATION"`
	Source []string      `help:"Only pages of this source." placeholder:"SOURCE"`
	DryRun bool          `name:"dry-run" help:"Say what would be fetched and how long it takes."`
	limits
}

func (refreshCmd) Help() string {
	return `What is known is fetched again, with conditional requests: a page that did not change costs an empty answer, and nothing is written to the search engine for it.

  stackdex refresh
  stackdex refresh --stale 7d --source stackshare`
}

func (c *refreshCmd) Run(a *app) error {
	scope := c.scope()
	scope.Known, scope.Sources = true, c.Source
	command := append([]string{"refresh"}, c.words()...)
	for _, source := range c.Source {
		command = append(command, "--source="+source)
	}
	if c.Stale > 0 {
		command = append(command, "--stale="+c.Stale.String())
	}
	r := crawler.RunRequest{Command: strings.Join(command, " "), Scope: scope}
	if c.Stale > 0 {
		r.Cutoff = time.Now().UTC().Add(-c.Stale)
	}
	if exists, _, err := node.Holds(a.cfg.Dir()); err != nil {
		return err
	} else if !exists && a.cfg.NATS == "" {
		return a.nothingHere()
	}
	if c.DryRun {
		return a.plan(r)
	}
	return a.start(r)
}

// start runs r: in the stackdex or the cluster that runs, else here.
func (a *app) start(r crawler.RunRequest) error {
	inst, running, err := instance.Find(a.ctx, a.cfg.Dir())
	if err != nil {
		return err
	}
	if running {
		a.note("handed over to the stackdex that runs here (process %d)", inst.PID)
		return a.handOver(inst, r)
	}
	if a.cfg.NATS != "" {
		return a.handOver(instance.Info{}, r)
	}
	n, err := a.openNode(node.Roles{Crawl: true, Index: true, Serve: true})
	if err != nil {
		return err
	}
	var run record.Run
	err = a.runNode(n, func(ctx context.Context) (err error) {
		started := time.Now()
		if run, err = a.follow(ctx, n, r); err != nil {
			return err
		}
		a.summary(n, run, time.Since(started))
		return nil
	})
	if err != nil {
		return err
	}
	return a.outcome(run)
}

// plan prints what r would fetch.
func (a *app) plan(r crawler.RunRequest) (err error) {
	storage, done, err := a.planStorage()
	if err != nil {
		return err
	}
	defer closing(&err, done)
	control, err := node.NewControl(a.cfg, storage, a.log, Version())
	if err != nil {
		return err
	}
	defer closing(&err, control.Close)
	plan, err := control.Plan(a.ctx, r)
	if err != nil {
		return err
	}
	printPlan(a.out, plan)
	return nil
}

// planStorage opens the log to plan with, an empty one if nothing was ever
// crawled here: a plan leaves no trace.
func (a *app) planStorage() (*node.Storage, func() error, error) {
	exists, _, err := node.Holds(a.cfg.Dir())
	if err != nil {
		return nil, nil, err
	}
	if exists || a.cfg.NATS != "" {
		s, _, err := a.anyStorage(a.ctx)
		if err != nil {
			return nil, nil, err
		}
		return s, s.Close, nil
	}
	dir, err := os.MkdirTemp("", "stackdex-plan")
	if err != nil {
		return nil, nil, fmt.Errorf("plan: %w", err)
	}
	empty := *a.cfg
	empty.DataDir = dir
	s, err := node.OpenStorage(a.ctx, &empty, a.log, node.Access{})
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, func() error { return errors.Join(s.Close(), os.RemoveAll(dir)) }, nil
}

func printPlan(s *screen.Screen, p crawler.Plan) {
	var rows [][]string
	for _, page := range p.Pages {
		note := ""
		if page.Forbidden || page.Why != "" {
			note = s.Warn(screen.Clean(page.Why))
		}
		rows = append(rows, []string{"  " + screen.Clean(page.URL), screen.Clean(page.Source), note})
	}
	s.Table(nil, rows)
	if more := p.Total + p.Forbidden - len(p.Pages); more > 0 {
		s.Printf("  and %s more\n", screen.Count(int64(more)))
	}
	rows = nil
	for _, h := range p.Hosts {
		rows = append(rows, []string{"  " + screen.Clean(h.Host), screen.Count(int64(h.Pages)), screen.Count(int64(h.Forbidden)), h.Interval.String(), h.Takes.Round(time.Second).String()})
	}
	s.Printf("\n")
	s.Table([]string{"  host", "pages", "forbidden", "one every", "takes"}, rows)
	s.Printf("\n%s in about %s; robots.txt forbids %s", counted(p.Total, "page"), p.Takes.Round(time.Second), screen.Count(int64(p.Forbidden)))
	if p.Open {
		s.Printf("; links found on them come on top")
	}
	s.Printf("\n")
}
