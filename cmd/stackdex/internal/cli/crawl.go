package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
)

type crawlCmd struct {
	seeds
	DryRun   bool `name:"dry-run" help:"Say what would be fetched, what robots.txt forbids and how long it takes; fetch nothing but robots.txt."`
	NoFollow bool `name:"no-follow" help:"Fetch these pages and no links."`
	reportFlag
	limits
}

func (crawlCmd) Help() string {
	return `Sources follow what they declare, to a stated depth; a long article is read only if you name it. A page that no source reads is read as an article.

  stackdex crawl https://stackshare.io/stackups/django-vs-flask --contact you@your.domain
  stackdex crawl --dry-run https://stackshare.io/django --contact you@your.domain
  stackdex crawl --urls pages.txt                        a URL a line, # begins a comment
  grep -h stackshare.io *.txt | stackdex crawl -

If a stackdex runs here, or crawlers run on --nats, the run is handed over to them and followed.

` + refusedHelp
}

func (c *crawlCmd) Validate() error {
	if len(c.URLs) == 0 && c.List == "" {
		return errors.New("name a page to start from: a URL, --urls FILE, or - for a list on standard input")
	}
	return c.limits.Validate()
}

func (c *crawlCmd) Run(a *app) error {
	urls, words, err := c.read(a)
	if err != nil {
		return err
	}
	scope := c.scope()
	scope.Follow = !c.NoFollow
	command := slices.Concat([]string{"crawl"}, words, c.words())
	if c.NoFollow {
		command = append(command, "--no-follow")
	}
	r := crawler.RunRequest{Command: strings.Join(command, " "), Seeds: urls, Scope: scope}
	if c.DryRun {
		return a.plan(r, c.JSON)
	}
	return a.start(r, c.JSON)
}

// start runs r in the running stackdex or cluster, else here.
func (a *app) start(r crawler.RunRequest, asJSON bool) error {
	inst, running, err := instance.Find(a.ctx, a.cfg.Dir())
	if err != nil {
		return err
	}
	if running {
		a.note("handed over to the stackdex that runs here (process %d)", inst.PID)
		return a.handOver(inst, r, asJSON)
	}
	if a.cfg.NATS != "" {
		return a.handOver(instance.Info{}, r, asJSON)
	}
	n, err := a.openNode(node.Roles{Crawl: true, Index: true, Serve: true})
	if err != nil {
		return err
	}
	var report runReport
	err = a.runNode(n, func(ctx context.Context) error {
		started := time.Now()
		run, err := a.follow(ctx, n, r)
		if err != nil {
			return err
		}
		report, err = a.summary(n, run, time.Since(started), asJSON)
		return err
	})
	if err != nil {
		return err
	}
	return report.outcome()
}
