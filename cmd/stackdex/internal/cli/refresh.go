package cli

import (
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
)

type refreshCmd struct {
	Stale    time.Duration `help:"Only pages that were not looked at for this long, as 7d." placeholder:"DURATION"`
	Source   []string      `help:"Only pages of this source." placeholder:"SOURCE"`
	Sitemaps bool          `help:"Read the sitemaps of the sources, too; they may list very many pages: see --max-pages and --dry-run."`
	DryRun   bool          `name:"dry-run" help:"Say what would be fetched and how long it takes."`
	reportFlag
	limits
}

func (refreshCmd) Help() string {
	return `What is known is fetched again, with conditional requests: a page that did not change costs an empty answer, and nothing is written to the search engine for it.

  stackdex refresh
  stackdex refresh --stale 7d --source stackshare

` + refusedHelp
}

func (c *refreshCmd) Run(a *app) error {
	scope := c.scope()
	scope.Known, scope.Sources, scope.Sitemaps = true, c.Source, c.Sitemaps
	command := append([]string{"refresh"}, c.words()...)
	if c.Sitemaps {
		command = append(command, "--sitemaps")
	}
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
		return a.plan(r, c.JSON)
	}
	return a.start(r, c.JSON)
}
