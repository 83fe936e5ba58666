package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/indexer"
)

type engineReindexCmd struct {
	Rollback bool `help:"Go back to the generation before; it is kept until the next reindex."`
	Accept   bool `help:"Publish the new generation even if it has fewer documents or finds less."`
	JSON     bool `name:"json" help:"Print JSON."`
}

func (engineReindexCmd) Help() string {
	return `The live index answers until the new one has caught up with the log and was compared with it; then all indexes are switched in one step. If the command is interrupted, running it again goes on. Behind a task of Meilisearch that takes long it waits, and says which after five seconds and then every half minute. What --rollback goes back to catches up with the log first, too. While a stackdex runs here it does the work; in a cluster, with --nats, the process that indexes does it, wherever this command runs.

Exit code 3: the new index is live, but documents of it were refused; "stackdex dead list" says which and why. Those that it takes now are off that list.`
}

func (c *engineReindexCmd) Run(a *app) (err error) {
	defer a.interrupted(&err, "interrupted; the live index is as it was, or the new one already, and the same command goes on")
	if err := a.fallBack(); err != nil {
		return err
	}
	if a.cfg.NATS != "" {
		if asked, err := c.inCluster(a); asked || err != nil {
			return err
		}
	}
	inst, running, err := instance.Find(a.ctx, a.cfg.Dir())
	if err != nil {
		return err
	}
	if running {
		return c.ask(a, inst)
	}
	return c.here(a)
}

// ask lets the stackdex that runs here do it.
func (c *engineReindexCmd) ask(a *app, inst instance.Info) error {
	what := "reindex"
	if c.Rollback {
		what = "rollback"
	}
	a.note("the stackdex that runs here (process %d) does this; its log says what it waits for", inst.PID)
	req, err := http.NewRequestWithContext(a.ctx, http.MethodPost, fmt.Sprintf("%s/v1/admin/%s?accept=%t", inst.HTTP, what, c.Accept), nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	resp, err := inst.Client().Do(req)
	var body []byte
	if err == nil {
		defer resp.Body.Close()
		body, err = io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	}
	switch {
	case err != nil && a.ctx.Err() != nil:
		return a.ctx.Err()
	case err != nil:
		return fmt.Errorf("%s: the stackdex that runs here ended meanwhile (%w); the live index was left as it was, or is the new one already: the same command goes on", what, err)
	}
	if resp.StatusCode != http.StatusOK {
		var p struct{ Message string }
		if err := json.Unmarshal(body, &p); err != nil || p.Message == "" {
			return fmt.Errorf("%s: the running stackdex answered %s", what, resp.Status)
		}
		return errors.New(p.Message)
	}
	var done indexer.Reindexed
	if err := json.Unmarshal(body, &done); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return c.print(a, done)
}

// here does it in this process.
func (c *engineReindexCmd) here(a *app) (err error) {
	s, _, err := a.storage(a.ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	x, err := node.OpenIndex(a.ctx, a.cfg, a.log, s.Log, a.warn)
	if err != nil {
		return err
	}
	defer closing(&err, x.Close)
	done, err := c.replace(a, x)
	if err != nil {
		return err
	}
	if a.cfg.NATS == "" { // no other process tells CHANGES of it
		if err := x.CatchUp(a.ctx); err != nil {
			return fmt.Errorf("generation %s is live, but not all is told of it: %w", done.Generation, err)
		}
	}
	return c.print(a, done)
}

// replace has another generation take the place of the live one of x.
func (c *engineReindexCmd) replace(a *app, x *node.Index) (indexer.Reindexed, error) {
	if c.Rollback {
		return x.Rollback(a.ctx)
	}
	p := screen.NewProgress(a.err, plainEvery, time.Now)
	defer p.Clear()
	return x.Reindex(a.ctx, c.Accept, rebuildProgress(p))
}

func rebuildProgress(p *screen.Progress) func(indexer.Status) {
	return func(st indexer.Status) {
		p.Update(fmt.Sprintf("applied %s of %s, %s to fold", screen.Count(int64(st.Applied)), counted(int64(st.Last), "page"), screen.Count(int64(st.Dirty))))
	}
}

// inCluster lets the process of the cluster that indexes do it; false: none does, and
// this process may where one did before.
func (c *engineReindexCmd) inCluster(a *app) (asked bool, err error) {
	s, err := node.OpenStorage(a.ctx, a.cfg, a.log, node.Access{MustExist: true})
	if err != nil {
		return false, err
	}
	defer closing(&err, s.Close)
	p := screen.NewProgress(a.err, plainEvery, time.Now)
	defer p.Clear()
	done, err := s.AskRebuild(a.ctx, node.Rebuild{Rollback: c.Rollback, Accept: c.Accept},
		func(indexer string) { a.note("%s indexes, and does this; its log says what it waits for", indexer) }, rebuildProgress(p))
	if errors.Is(err, node.ErrNoIndexer) {
		if exists, _, held := node.Holds(a.cfg.Dir()); exists || held != nil {
			return false, held
		}
	}
	if err != nil {
		return true, err
	}
	p.Clear()
	return true, c.print(a, done)
}

func (c *engineReindexCmd) print(a *app, done indexer.Reindexed) error {
	var partial error
	if done.Refused > 0 {
		partial = &exitError{code: exitPartial}
	}
	if c.JSON {
		return errors.Join(a.printJSON(done), partial)
	}
	a.out.Printf("generation %s is live\n", done.Generation)
	var rows [][]string
	for _, name := range slices.Sorted(maps.Keys(done.After)) {
		rows = append(rows, []string{"  " + string(name), screen.Count(int64(done.Before[name])), screen.Count(int64(done.After[name]))})
	}
	if len(rows) > 0 {
		a.out.Table([]string{"  index", "before", "after"}, rows)
		verb := "differ"
		switch {
		case c.Rollback:
			verb = "differed before it caught up with the log"
		case done.Differ == 1:
			verb = "differs"
		}
		a.out.Printf("%s %s; `stackdex engine reindex --rollback` goes back to %s\n", counted(done.Differ, "document"), verb, done.Previous)
	}
	printRefused(a.out, done.Refused)
	return partial
}
