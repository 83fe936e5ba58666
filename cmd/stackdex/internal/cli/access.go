package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
)

// fallBack switches to the sample if nothing real was ever crawled and no directory was
// named, and says so. Only commands that read do this.
func (a *app) fallBack() error {
	if a.cfg.Sample || a.cfg.DataDir != "" || a.cfg.NATS != "" {
		return nil
	}
	if real, _, err := node.Holds(a.cfg.Dir()); err != nil || real {
		return err
	}
	a.cfg.Sample = true
	exists, _, err := node.Holds(a.cfg.Dir())
	if err != nil || !exists {
		a.cfg.Sample = false
		return err
	}
	a.note("nothing real was crawled yet: this is the sample")
	return nil
}

// open returns the index to read and a function that closes it: that of a running
// stackdex, else the files, which are repaired first if they are damaged.
func (a *app) open(ctx context.Context) (lib fullLibrary, done func() error, err error) {
	if err := a.fallBack(); err != nil {
		return nil, nil, err
	}
	err = a.patiently(ctx, func() error {
		lib, done, err = a.tryOpen(ctx)
		return err
	})
	return lib, done, err
}

// tryOpen opens what is there. If the key of Meilisearch can only search, or if there is
// no log beside the engine, it opens the engine for searches alone.
func (a *app) tryOpen(ctx context.Context) (fullLibrary, func() error, error) {
	lib, done, err := a.openAll(ctx)
	alone := errors.Is(err, index.ErrKey) || errors.Is(err, node.ErrEmpty) && a.cfg.NATS == ""
	if !alone || !a.cfg.OnServer() || a.cfg.Sample {
		return lib, done, err
	}
	s, failed := node.OpenSearcher(ctx, a.cfg, a.log)
	if errors.Is(failed, index.ErrUnavailable) {
		return nil, nil, failed // nobody knows what is indexed there
	}
	if failed != nil {
		return nil, nil, err
	}
	a.note("found by searches of Meilisearch alone; whatever else there is takes the key for stackdex itself (`stackdex engine keys --json`) and --nats")
	return web.NewLibrary(s, s), s.Close, nil
}

func (a *app) openAll(ctx context.Context) (fullLibrary, func() error, error) {
	inst, running, err := instance.Find(ctx, a.cfg.Dir())
	if err != nil {
		return nil, nil, err
	}
	if running {
		return web.NewClient(inst.HTTP, inst.Client()), func() error { return nil }, nil
	}
	r, err := a.openComplete(ctx)
	if a.mendable(err) {
		if err := a.mend(ctx, err); err != nil {
			return nil, nil, err
		}
		if r, err = node.OpenReader(ctx, a.cfg, a.log); err == nil {
			if lacks := r.CheckComplete(ctx); errors.Is(lacks, node.ErrLacking) {
				a.warn(fmt.Sprintf("%v; writing them again did not help, so that not all is found", lacks))
			} else if lacks != nil {
				return nil, nil, errors.Join(lacks, r.Close())
			}
		}
	}
	if (errors.Is(err, node.ErrEmpty) || errors.Is(err, node.ErrNoState)) && a.cfg.NATS != "" {
		return a.openRemote(ctx)
	}
	if err != nil {
		return nil, nil, err
	}
	return r.Library(), r.Close, nil
}

// openComplete opens the files of an index whose engine lacks no document. What the
// engine of a cluster lacks, only its indexer restores.
func (a *app) openComplete(ctx context.Context) (*node.Reader, error) {
	r, err := node.OpenReader(ctx, a.cfg, a.log)
	if err != nil {
		return nil, err
	}
	if err = r.CheckComplete(ctx); err == nil {
		return r, nil
	}
	if errors.Is(err, node.ErrLacking) && a.cfg.NATS != "" {
		err = fmt.Errorf("%w; start `stackdex run index`, which writes them again", err)
	}
	return nil, errors.Join(err, r.Close())
}

// openRemote returns the index of a cluster whose indexers do not work in the data
// directory.
func (a *app) openRemote(ctx context.Context) (fullLibrary, func() error, error) {
	s, err := node.OpenStorage(ctx, a.cfg, a.log, node.Access{MustExist: true})
	if err != nil {
		return nil, nil, err
	}
	r, err := node.ReadRemote(ctx, a.cfg, a.log, s.Log)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return web.NewLibrary(r, r), func() error { return errors.Join(r.Close(), s.Close()) }, nil
}

// storage returns the log of a data directory that exists: that of a running
// stackdex or of --nats, else the files. The caller closes it.
func (a *app) storage(ctx context.Context) (*node.Storage, instance.Info, error) {
	if err := a.fallBack(); err != nil {
		return nil, instance.Info{}, err
	}
	exists, sample, err := node.Holds(a.cfg.Dir())
	switch {
	case err != nil:
		return nil, instance.Info{}, err
	case exists:
		a.cfg.Sample = sample // --sample is needed only to create a directory
	case a.cfg.NATS == "":
		return nil, instance.Info{}, a.nothingHere()
	}
	return a.patientStorage(ctx, node.Access{MustExist: true})
}

// nothingHere is the error of a command that needs crawled data.
func (a *app) nothingHere() error {
	return fmt.Errorf("%s: %w; try `stackdex up --sample --once`, or crawl a page", a.cfg.Dir(), node.ErrEmpty)
}

// anyStorage is storage for commands that add data: the data directory is created if
// needed, and the sample is no substitute.
func (a *app) anyStorage(ctx context.Context) (*node.Storage, instance.Info, error) {
	return a.patientStorage(ctx, node.Access{})
}

// patientStorage is storage for a data directory that need not exist.
func (a *app) patientStorage(ctx context.Context, access node.Access) (s *node.Storage, inst instance.Info, err error) {
	err = a.patiently(ctx, func() error {
		if inst, _, err = instance.Find(ctx, a.cfg.Dir()); err != nil {
			return err
		}
		s, err = a.storageOf(ctx, inst, access)
		return err
	})
	return s, inst, err
}

// storageOf returns the log of the stackdex that runs here, or, if inst is zero, that
// of the configuration.
func (a *app) storageOf(ctx context.Context, inst instance.Info, access node.Access) (*node.Storage, error) {
	if inst.HTTP != "" && inst.NATS == "" && a.cfg.NATS == "" {
		return nil, fmt.Errorf("the stackdex that runs in %s (process %d) keeps its log on another NATS; name that with --nats and --nats-prefix, as it was named there", a.cfg.Dir(), inst.PID)
	}
	access.NATS, access.Prefix, access.Token = inst.NATS, inst.Prefix, inst.Token
	return node.OpenStorage(ctx, a.cfg, a.log, access)
}

// Another process that has the data directory to itself is waited for this long: a
// command that is about to end, or a stackdex that is about to answer.
const (
	patience = 10 * time.Second
	lookup   = 50 * time.Millisecond
)

// patiently retries do for a while if another process has the data directory to itself,
// and anew for each that has it after another: of many commands at once, all have their
// turn. Of the time between two looks little counts: while a machine stands still, nobody
// else ends either.
func (a *app) patiently(ctx context.Context, do func() error) error {
	t := time.NewTicker(lookup)
	defer t.Stop()
	holder, waited := "", time.Duration(0)
	for last := time.Now(); ; {
		err := do()
		if !errors.Is(err, ingest.ErrLocked) {
			return err
		}
		now := time.Now()
		waited, last = waited+min(now.Sub(last), 10*lookup), now
		if h := err.Error(); h != holder { // which names the process
			holder, waited = h, 0
		}
		if waited >= patience {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-t.C:
		}
	}
}

// mendable reports whether a command that only reads repairs err first. If the log is on
// another NATS, it does not make a missing state: another process indexes.
func (a *app) mendable(err error) bool {
	return errors.Is(err, index.ErrDamaged) || errors.Is(err, state.ErrDamaged) || errors.Is(err, state.ErrSchema) ||
		(errors.Is(err, node.ErrNoState) || errors.Is(err, node.ErrBehind) || errors.Is(err, node.ErrOlder) || errors.Is(err, node.ErrLacking)) &&
			a.cfg.NATS == ""
}

// mend rebuilds an index from the log, of which a part is damaged or missing.
func (a *app) mend(ctx context.Context, cause error) error {
	exists, sample, err := node.Holds(a.cfg.Dir())
	if err != nil {
		return err
	}
	if exists {
		a.cfg.Sample = sample // --sample is needed only to create a directory
	}
	storage, err := node.OpenStorage(ctx, a.cfg, a.log, node.Access{})
	if err != nil {
		return err
	}
	pages, err := storage.Log.PagesInfo(ctx)
	if err == nil && pages.Count == 0 {
		err = a.nothingHere()
	}
	if err != nil {
		return errors.Join(err, storage.Close())
	}
	switch {
	case errors.Is(cause, node.ErrNoState):
		a.warn(fmt.Sprintf("the state of the index is missing; it is rebuilt from the %s of the log", counted(int64(pages.Count), "page")))
	case errors.Is(cause, node.ErrBehind):
		a.warn(fmt.Sprintf("%v; it catches up with the %s of the log first", cause, counted(int64(pages.Count), "page")))
	case errors.Is(cause, node.ErrLacking):
		a.warn(fmt.Sprintf("%v; they are written again from the log first", cause))
	case errors.Is(cause, node.ErrOlder):
		a.warn("the search engine was restored from a time before it was last written; it is written anew from the log")
	}
	x, err := node.OpenIndex(ctx, a.cfg, a.log, storage.Log, a.warn)
	if err != nil {
		return errors.Join(err, storage.Close())
	}
	err = x.CatchUp(ctx)
	return errors.Join(err, x.Close(), storage.Close())
}

// makeSearchable makes what was just written to the log searchable; in a cluster, it
// leaves that to the indexer.
func (a *app) makeSearchable(ctx context.Context, s *node.Storage, inst instance.Info) error {
	_, err := a.whenSearchable(ctx, s, inst, func(unresolver) error { return nil })
	return err
}

// whenSearchable is makeSearchable, and calls then once everything is searchable. It waits
// for the running stackdex, or indexes here.
func (a *app) whenSearchable(ctx context.Context, s *node.Storage, inst instance.Info, then func(unresolver) error) (searchable bool, err error) {
	switch {
	case inst.HTTP != "":
		c := web.NewClient(inst.HTTP, inst.Client())
		p := screen.NewProgress(a.err, plainEvery, time.Now)
		defer p.Clear()
		if by, err := waitIndexed(ctx, c, s, p); err != nil || by != "" {
			return false, err
		}
		return true, then(c)
	case a.cfg.NATS != "":
		return false, nil
	}
	x, err := node.OpenIndex(ctx, a.cfg, a.log, s.Log, a.warn)
	if err != nil {
		return false, err
	}
	defer closing(&err, x.Close)
	if err := x.CatchUp(ctx); err != nil {
		return false, err
	}
	return true, then(web.NewLibrary(x, x))
}

// searchableBy says which process of a cluster makes searchable what was written to its
// log, if any.
func searchableBy(indexer string) string {
	if indexer == "" {
		return "not searchable yet: nobody indexes; start `stackdex run index`"
	}
	return "searchable once " + screen.Clean(indexer) + " has indexed them"
}

func remoteStatus(ctx context.Context, c *web.Client) (*node.Status, error) {
	b, err := c.Status(ctx)
	if err != nil {
		return nil, err
	}
	var s node.Status
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("status of the running stackdex: %w", err)
	}
	return &s, nil
}
