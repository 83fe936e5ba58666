package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

// limits are the flags that bound a run.
type limits struct {
	MaxDepth int           `name:"max-depth" help:"Links to follow from a seed; 0 is as far as the source declares." placeholder:"N"`
	MaxPages int           `name:"max-pages" help:"Pages to fetch; 0 is no limit." placeholder:"N"`
	MaxTime  time.Duration `name:"max-time" help:"Time for the run; 0 is no limit." placeholder:"DURATION"`
	Include  []string      `help:"Fetch only URLs that match this regular expression; may be given again." sep:"none" placeholder:"REGEXP"`
	Exclude  []string      `help:"Never fetch URLs that match this regular expression; may be given again." sep:"none" placeholder:"REGEXP"`
}

func (l *limits) Validate() error {
	for _, expr := range slices.Concat(l.Include, l.Exclude) {
		if err := config.Regexp(expr); err != nil {
			return err
		}
	}
	if l.MaxDepth < 0 || l.MaxPages < 0 || l.MaxTime < 0 {
		return errors.New("max-depth, max-pages and max-time are not negative; 0 is no limit")
	}
	return nil
}

func (l *limits) scope() record.Scope {
	return record.Scope{Include: l.Include, Exclude: l.Exclude, MaxDepth: l.MaxDepth, MaxPages: l.MaxPages, MaxTime: l.MaxTime, Follow: true}
}

// words are the limits as on a command line: only a command that asks for the same ones
// resumes a run.
func (l *limits) words() []string {
	var words []string
	add := func(name string, value any, given bool) {
		if given {
			words = append(words, fmt.Sprintf("--%s=%v", name, value))
		}
	}
	add("max-depth", l.MaxDepth, l.MaxDepth > 0)
	add("max-pages", l.MaxPages, l.MaxPages > 0)
	add("max-time", l.MaxTime, l.MaxTime > 0)
	for _, expr := range l.Include {
		add("include", expr, true)
	}
	for _, expr := range l.Exclude {
		add("exclude", expr, true)
	}
	return words
}

type upCmd struct {
	seeds
	Once  bool          `help:"End when the run is done, and print a summary."`
	Every time.Duration `help:"Refresh what is known this often." placeholder:"DURATION"`
	reportFlag
	limits
}

func (upCmd) Help() string {
	return `The embedded NATS, the crawler, the indexer, the search engine and the API work together; other commands find them through the data directory and work beside them.

  stackdex up --sample --once                    the bundled sample web, and done
  stackdex up --sample                           the same, and stay: open the printed address
  stackdex up https://stackshare.io/stackups/django-vs-flask --contact you@your.domain
  stackdex up --every 24h                        keep what is known fresh

Killed at any moment, the same command goes on where it stopped.

Exit codes with --once: 0 complete; 3 complete, but some pages are dead or put off (not for the sample, some of whose pages fail on purpose), or documents were refused; 4 the loss gate holds something back, see stackdex held.`
}

func (c *upCmd) Validate() error {
	if c.Once && c.Every > 0 {
		return errors.New("--once and --every exclude each other")
	}
	if c.Every != 0 && c.Every < time.Minute {
		return fmt.Errorf("--every %s is less than 1m", c.Every)
	}
	return c.limits.Validate()
}

func (c *upCmd) Run(a *app) error {
	urls, words, err := c.read(a)
	if err != nil {
		return err
	}
	if inst, running, err := instance.Find(a.ctx, a.cfg.Dir()); err != nil {
		return err
	} else if running {
		if len(urls) > 0 && c.Once {
			a.note("a stackdex already runs here (process %d); handing over to it", inst.PID)
			return a.handOver(inst, c.request(urls, words, nil), c.JSON)
		}
		return fmt.Errorf("a stackdex already runs in %s (process %d, %s); stop it, or choose another --data-dir", a.cfg.Dir(), inst.PID, inst.HTTP)
	}
	n, err := a.openNode(node.Roles{Crawl: true, Index: true, Serve: true, Share: a.cfg.NATS != "", Stay: !c.Once, Wait: !c.Once})
	if err != nil {
		return err
	}
	return a.runNode(n, func(ctx context.Context) error { return c.work(ctx, a, n, c.request(urls, words, n.Seeds())) })
}

// request is the run that the command asks for, which starts from urls, written as words,
// and from the pages of the sample.
func (c *upCmd) request(urls, words, sample []string) crawler.RunRequest {
	scope := c.scope()
	scope.Known, scope.Sitemaps = true, len(urls) == 0
	command := slices.Concat([]string{"up"}, words, c.words())
	if len(sample) > 0 {
		command = append(command, "--sample")
	}
	return crawler.RunRequest{Command: strings.Join(command, " "), Seeds: slices.Concat(urls, sample), Scope: scope}
}

// work is what up does while its node runs.
func (c *upCmd) work(ctx context.Context, a *app, n *node.Node, r crawler.RunRequest) error {
	started := time.Now()
	if len(r.Seeds) == 0 && c.Every == 0 && c.Once {
		return errors.New("nothing to do once: name a page to start from, a list of them with --urls FILE, or --sample")
	}
	if len(r.Seeds) > 0 {
		if !c.Once {
			a.note("%s answers meanwhile", n.URL())
		}
		run, err := a.follow(ctx, n, r)
		if err != nil {
			return err
		}
		report, err := a.summary(n, run, time.Since(started), c.JSON)
		if err != nil {
			return err
		}
		if c.Once {
			return report.outcome()
		}
	}
	if c.JSON {
		a.note("ready %s", n.URL())
	} else {
		a.out.Printf("%s %s\n", a.out.Good("ready"), n.URL())
	}
	if c.Every == 0 {
		<-ctx.Done()
		return nil
	}
	return a.refreshEvery(ctx, n, c.Every, c.scope(), c.JSON)
}

// refreshEvery starts a refresh whenever the last one began an interval ago, in
// this process or an earlier one, until ctx ends.
func (a *app) refreshEvery(ctx context.Context, n *node.Node, every time.Duration, scope record.Scope, asJSON bool) error {
	scope.Known = true
	for {
		runs, err := n.Storage().Log.ListRuns(ctx)
		if err != nil {
			return err
		}
		t := time.NewTimer(untilRefresh(runs, every, time.Now()))
		select {
		case <-ctx.Done():
			t.Stop()
			return nil
		case <-t.C:
		}
		started := time.Now()
		run, err := a.follow(ctx, n, crawler.RunRequest{Command: "refresh every " + every.String(), Scope: scope})
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		if _, err := a.summary(n, run, time.Since(started), asJSON); err != nil {
			return err
		}
	}
}

// untilRefresh returns how long to wait for the next refresh: until every has passed
// since the newest run that refreshed, else since the first run. An active run is
// continued at once.
func untilRefresh(runs []record.StoredRun, every time.Duration, now time.Time) time.Duration {
	began := now
	for _, r := range runs { // the newest first
		if began = r.Run.Started; r.Run.Scope.Known {
			if r.Run.State == record.RunActive {
				return 0
			}
			break
		}
	}
	return max(0, began.Add(every).Sub(now))
}
