package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Index is the index of this process: engine, state and, while Run works, the indexer.
// It also answers searches while a damaged part is replaced.
type Index struct {
	cfg     *config.Config
	log     *slog.Logger
	store   *ingest.Log
	reg     *names.Registry
	engines Engines
	claims  *crawler.Claims
	notify  func(string) // tells a person
	id      string       // of the data directory

	rebuild sync.Mutex // held during a rebuild
	working sync.Mutex // held by Run or, while it does not work, by other work on generations
	pauses  chan pause // for the goroutine of Run

	mu      sync.RWMutex
	live    *generation   // nil: being replaced
	changed chan struct{} // closed when live is another one
	term    *term         // of the newest Run; nil: it never began

	following func() // ends it; nil: nothing follows the log
}

// generation is what belongs together and is opened and closed together.
type generation struct {
	name    string
	engine  index.Engine
	state   *state.State
	indexer *indexer.Indexer
	answers *checkedEngine
}

// OpenIndex opens the live generation; a damaged part is set aside, which notify is
// called for, and rebuilt from the log once Run works.
func OpenIndex(ctx context.Context, cfg *config.Config, log *slog.Logger, store *ingest.Log, notify func(string)) (*Index, error) {
	reg, err := Registry(cfg, warn(log))
	if err != nil {
		return nil, err
	}
	engines, err := OpenEngines(ctx, cfg, log)
	if err != nil {
		return nil, err
	}
	held, _, err := dataDir(cfg.Dir()).holds()
	if err != nil {
		return nil, errors.Join(err, engines.Close())
	}
	claims, err := crawler.NewClaims(Sources(), nil, cfg.Sample)
	if err != nil {
		return nil, errors.Join(err, engines.Close())
	}
	x := &Index{cfg: cfg, log: log, store: store, reg: reg, engines: engines, claims: claims, notify: notify, id: held.ID, pauses: make(chan pause), changed: make(chan struct{})}
	// A server that answered a moment ago is waited for.
	err = patiently(ctx, log, engineServer.name, engineServer.isAway, func() (err error) {
		if r, ok := engines.(interface{ CheckRights(context.Context) error }); ok {
			err = r.CheckRights(ctx)
		}
		if err == nil {
			x.live, err = x.open(ctx)
		}
		return err
	})
	if err != nil {
		return nil, errors.Join(err, engines.Close())
	}
	return x, nil
}

func (x *Index) open(ctx context.Context) (*generation, error) {
	engine, err := x.openEngine(ctx)
	if err != nil {
		return nil, err
	}
	all, err := x.engines.List(ctx)
	if err == nil && len(all) == 0 {
		err = errors.New("the live generation is not listed")
	}
	if err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	g := &generation{name: all[0], engine: engine}
	if g.state, err = x.openState(g.name); err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	g.answers = &checkedEngine{engine: engine, lacks: lacking(g.state), remedy: "it is written again; `stackdex status` shows how far it is"}
	if g.indexer, err = indexer.New(x.indexerConfig(g)); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

func (x *Index) indexerConfig(g *generation) indexer.Config {
	c := indexer.Config{
		State: g.state, Engine: g.engine, Names: x.reg, Log: x.store, Outbox: x.store, Suppressions: x.store,
		ID: x.id, From: logPlace(x.cfg), Generation: g.name, Mapping: x.engines.Mapping(), Fold: foldConfig(), Wanted: x.wanted, Fence: ingest.CheckLease, Logger: x.log,
	}
	if x.cfg.OnServer() {
		c.BatchDocs, c.BatchBytes, c.Gather, c.Ahead = meiliDocs, meiliBytes, meiliGather, meiliAhead
	}
	return c
}

// Every write costs Meilisearch about half a second once an index holds documents, however
// small the write is. So a backlog is written in few batches, as large as memory allows,
// and what trickles in is gathered for a while.
const (
	meiliGather = time.Second
	meiliDocs   = 100_000
	meiliBytes  = 48 << 20
	meiliAhead  = 16 << 20
)

// setAsider is implemented by engines whose damaged files can be moved aside.
type setAsider interface {
	SetAside(ctx context.Context) (path string, err error)
}

func (x *Index) openEngine(ctx context.Context) (index.Engine, error) {
	engine, err := x.engines.Live(ctx)
	if !errors.Is(err, index.ErrDamaged) {
		return engine, err
	}
	damaged, ok := x.engines.(setAsider)
	if !ok {
		return nil, err
	}
	path, serr := damaged.SetAside(ctx)
	if serr != nil {
		return nil, errors.Join(err, serr)
	}
	aside := "it is set aside in " + path
	if path == "" {
		aside = "nothing of it is left"
	}
	x.notify(fmt.Sprintf("the search index was damaged (%v); %s, and it is rebuilt from the log", err, aside))
	return x.engines.Live(ctx)
}

// openState opens the state of a generation; one that cannot be used is set
// aside (damaged) or removed (of another version): the log rebuilds it.
func (x *Index) openState(generation string) (*state.State, error) {
	path := dataDir(x.cfg.Dir()).state(generation)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("state of the index: %w", err)
	}
	s, err := state.Open(path, state.Options{})
	switch {
	case errors.Is(err, state.ErrDamaged):
		aside, aerr := state.SetAside(path)
		if aerr != nil {
			return nil, errors.Join(err, aerr)
		}
		x.notify(fmt.Sprintf("the state of the index was damaged (%v); it is set aside as %s and rebuilt from the log", err, aside))
	case errors.Is(err, state.ErrSchema):
		if rerr := os.Remove(path); rerr != nil {
			return nil, errors.Join(err, rerr)
		}
		x.notify("the state of the index is of another version of stackdex; it is rebuilt from the log")
	default:
		return s, err
	}
	return state.Open(path, state.Options{})
}

// Run indexes until ctx ends. If a part turns out to be damaged or replaced, or the log
// was replaced, it starts over from the log.
func (x *Index) Run(ctx context.Context) error {
	x.working.Lock()
	defer x.working.Unlock()
	ctx, end := x.begin(ctx)
	defer end()
	unsubscribe, err := x.store.SubscribeSettingsHints(func() {
		if i := x.Indexer(); i != nil {
			i.RecheckSettings()
		}
	})
	if err != nil {
		return fmt.Errorf("indexer: %w", err)
	}
	defer unsubscribe()
	if x.current() == nil { // pauseRun could not open it again
		if err := x.replace(ctx, nil, nil); err != nil {
			return fmt.Errorf("indexer: %w", err)
		}
	}
	pause := newPause()
	for {
		g, started := x.current(), time.Now()
		err := x.runOnce(ctx, g)
		if ctx.Err() != nil {
			return nil
		}
		switch {
		case err == nil: // paused: another generation may be live now
		case startsOver(err):
			x.notify(fmt.Sprintf("indexing starts over: %v", err))
			if time.Since(started) > calm {
				pause.Reset()
			}
			if clock.Sleep(ctx, clock.System{}, pause.NextBackOff()) != nil {
				return nil
			}
		default:
			return fmt.Errorf("indexer: %w", err)
		}
		if err := x.replace(ctx, g, err); err != nil {
			return fmt.Errorf("indexer: %w", err)
		}
	}
}

// calm is how long indexing must go well to count as recovered.
const calm = time.Minute

// startsOver reports whether an indexer that failed with err can work again once engine
// and state are opened anew.
func startsOver(err error) bool {
	return indexer.NeedsRebuild(err) || errors.Is(err, index.ErrDamaged) || errors.Is(err, index.ErrReplaced) ||
		errors.Is(err, index.ErrMissing) || errors.Is(err, index.ErrOverwritten) || errors.Is(err, ingest.ErrReplaced)
}

// watch returns the live generation, a channel that is closed when it is
// another one, and one that is closed when Run ends.
func (x *Index) watch() (live *generation, changed, ended <-chan struct{}) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.term != nil {
		ended = x.term.ended
	}
	return x.live, x.changed, ended
}

// setLive makes g the generation that answers, and wakes the callers of watch.
func (x *Index) setLive(g *generation) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.live = g
	close(x.changed)
	x.changed = make(chan struct{})
}

func (x *Index) current() *generation {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.live
}

// Indexer returns the indexer of the live generation, nil while it is
// replaced.
func (x *Index) Indexer() *indexer.Indexer {
	if g := x.current(); g != nil {
		return g.indexer
	}
	return nil
}

// Close closes engine and state once no rebuild uses them; Run must have returned.
func (x *Index) Close() error {
	x.rebuild.Lock()
	defer x.rebuild.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	var err error
	if x.live != nil {
		err = x.live.close()
		x.live = nil
	}
	return errors.Join(err, x.engines.Close())
}

func (g *generation) close() error {
	return errors.Join(g.state.Close(), g.engine.Close())
}

// foldConfig says how to fold facts, by what the sources declare.
func foldConfig() fold.Config {
	cfg := fold.Config{Fresh: fold.DefaultFresh, Sites: map[string]fold.Site{dataset.StackShareSource: {License: dataset.StackShareLicense}}}
	for _, s := range Sources() {
		info := s.Info()
		cfg.Sites[info.Name] = fold.Site{License: info.License, Excerpt: info.Excerpt}
	}
	return cfg
}

// wanted returns the row of a tool's repository page, if a source reads it; the sample
// web leads to no real site.
func (x *Index) wanted(repository string) []record.URLRow {
	at, err := canon.URL("", repository)
	if err != nil {
		return nil
	}
	u, err := url.Parse(at)
	if err != nil {
		return nil
	}
	s, ok := x.claims.Claim(u)
	if !ok {
		return nil
	}
	return []record.URLRow{{Schema: record.SchemaVersion, URL: at, Host: canon.Host(u), Source: s.Info().Name, Depth: 1, State: record.Due}}
}

// Behind reports whether something that is in the log now is not searchable yet.
func (x *Index) Behind(ctx context.Context) (bool, error) {
	info, err := x.store.PagesInfo(ctx)
	if err != nil {
		return false, err
	}
	figures, err := x.store.HistoryInfo(ctx)
	if err != nil {
		return false, err
	}
	g, err := x.awaitLive(ctx)
	if err != nil {
		return false, err
	}
	m := g.state.Meta()
	return g.state.Dirty() > 0 || m.AppliedPages < info.Last || m.AppliedHistory < figures.Last, nil
}

// CatchUp indexes until everything that is in the log now is searchable.
func (x *Index) CatchUp(ctx context.Context) error {
	info, err := x.store.PagesInfo(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- x.Run(ctx) }()
	werr := x.Wait(ctx, info.Last)
	cancel()
	err = <-done
	if err != nil && errors.Is(werr, indexer.ErrStopped) {
		return err // which says why
	}
	return errors.Join(werr, err)
}

// Wait returns when the pages up to seq are searchable. It follows the index through a
// replacement as long as Run works.
func (x *Index) Wait(ctx context.Context, seq uint64) error {
	for {
		g, changed, _ := x.watch()
		err := fmt.Errorf("the index is being replaced: %w", index.ErrUnavailable)
		if g != nil {
			if err = g.indexer.Wait(ctx, seq); err == nil || ctx.Err() != nil {
				return err
			}
		}
		_, _, ended := x.watch()
		if ended == nil {
			return err
		}
		select {
		case <-changed:
		case <-ended:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
