package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

type runCmd struct {
	Crawl runCrawlCmd `cmd:"" settings:"storage,fetching" help:"Crawl what runs want; any number of these share the work."`
	Index runIndexCmd `cmd:"" settings:"storage,engine,serving" help:"Index what is crawled; a second one follows the log and stands by."`
	Serve runServeCmd `cmd:"" settings:"storage,engine,serving" help:"Answer searches from Meilisearch."`
}

func (runCmd) Help() string {
	return `Roles of a cluster are processes on one NATS (--nats) and one Meilisearch (--engine meilisearch). A role whose servers do not answer when it starts waits for them and says so. Start runs with stackdex crawl or stackdex refresh and the same --nats.`
}

type (
	runCrawlCmd struct{}
	runIndexCmd struct{}
	runServeCmd struct{}
)

func (runCrawlCmd) Run(a *app) error {
	return a.role("crawl", node.Roles{Crawl: true, Share: true, Stay: true, Wait: true})
}

func (runIndexCmd) Run(a *app) error {
	return a.role("index", node.Roles{Index: true, Serve: true, Share: true, Stay: true, Wait: true})
}

func (runServeCmd) Run(a *app) error {
	return a.role("serve", node.Roles{Serve: true, Share: true, Wait: true})
}

// role runs one role of a cluster until the process is told to stop.
func (a *app) role(name string, roles node.Roles) error {
	if a.cfg.NATS == "" {
		return errors.New("a role of a cluster needs --nats URL; without one, `stackdex up` runs everything in one process")
	}
	n, err := a.openNode(roles)
	if err != nil {
		return err
	}
	return a.runNode(n, func(ctx context.Context) error {
		a.out.Printf("%s\n", strings.TrimSpace(a.out.Good("ready")+" "+name+" "+n.URL()))
		<-ctx.Done()
		return nil
	})
}

// openNode opens a node, waiting for commands that read the data directory.
func (a *app) openNode(roles node.Roles) (n *node.Node, err error) {
	err = a.patiently(a.ctx, func() error {
		n, err = node.Open(a.ctx, a.cfg, a.log, programVersion(), roles, a.warn)
		return err
	})
	return n, err
}

// runNode runs n beside work and stops both when one returns.
func (a *app) runNode(n *node.Node, work func(ctx context.Context) error) error {
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	ran := make(chan error, 1)
	go func() {
		err := n.Run(ctx)
		cancel()
		ran <- err
	}()
	werr := work(ctx)
	cancel()
	rerr := <-ran
	if rerr != nil && errors.Is(werr, context.Canceled) {
		werr = nil // the node's own failure is the cause
	}
	return errors.Join(werr, rerr, n.Close())
}
