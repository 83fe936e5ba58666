// Package indexer turns the log into documents: it keeps the state, folds what
// changed and writes it to an engine.
//
// It repeats these steps:
//
//  1. apply: one transaction stores the facts of a batch of pages, marks what
//     they touch as dirty and moves the applied sequence;
//  2. resolve: names whose evidence changed are resolved again, and what is
//     dirty is led to the documents that it touches;
//  3. fold: dirty tools, comparisons and texts become documents;
//  4. write: documents whose content changed are noted as being written, go to
//     the engine, awaited, and then to CHANGES, acknowledged; what goes to
//     another index is sent meanwhile;
//  5. commit: one transaction stores the hashes of what was written and clears
//     what was dirty.
//
// A process that dies anywhere repeats what is dirty. While a new state reads the
// log for the first time, documents that the rest of it hardly changes may be
// written ahead, so that the engine does not idle.
//
// A process that stands by follows the log behind the one that indexes, and writes
// nothing: its state takes the documents of the pages that the engine's record names
// for written. When it takes over, it writes what further pages change at once, then
// compares the engine's documents with those, and writes what differs.
package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// ErrOtherLog means that the state was made from another log than the one
// there is, and must be rebuilt. It is a state.ErrDamaged too: what is to be
// done is the same.
var ErrOtherLog error = otherLog{}

type otherLog struct{}

func (otherLog) Error() string { return "the state of the index was made from another log" }

func (otherLog) Is(target error) bool { return target == state.ErrDamaged }

// ErrStopped means that Run has ended, so that nothing gets done any more.
var ErrStopped = errors.New("the indexer has stopped")

// NeedsRebuild reports whether err means that the state must be set aside and rebuilt from
// the log.
func NeedsRebuild(err error) bool {
	return errors.Is(err, ErrOtherLog) || errors.Is(err, state.ErrDamaged) || errors.Is(err, state.ErrSchema)
}

// Config is everything that an Indexer works with.
type Config struct {
	State        *state.State // closed by the caller, after Run
	Engine       index.Engine // closed by the caller, after Run
	Names        *names.Registry
	Log          index.Log
	Outbox       index.Outbox
	Suppressions index.Suppressions // nil: none

	// Fence returns an error if another process may write to the engine in our
	// place by now; it is asked right before every write. nil: none may.
	Fence func(ctx context.Context) error

	ID         string // of this indexer, which all states that it makes share; empty: each state has one of its own
	From       string // where the log is, for people
	Generation string // the name of this generation, as in the engine's Meta
	Mapping    string // hash of the engine's settings that need a rebuild when they change
	Fold       fold.Config

	// Wanted returns the pages to fetch because a tool's repository is known;
	// it is asked once a repository. nil: none are wanted.
	Wanted func(repository string) []record.URLRow

	FoldEvery     time.Duration // while pages keep arriving, fold this often; 0: 3 s
	Gather        time.Duration // between the end of one folding and the next, for an engine whose writes have a price of their own; 0: none
	StoreFacts    int           // facts that are gathered for one transaction while more are on their way; 0: 5,000
	MaxDirty      int           // pages applied before they are folded, come what may; 0: 100,000
	Ahead         int           // bytes of pages, as the state packs them, that a new state reads before documents are written ahead of the rest; 0: it reads all of them first
	BatchDocs     int           // documents of one write to the engine; 0: 20,000
	BatchBytes    int           // JSON of one write to the engine; 0: 16 MiB
	Workers       int           // goroutines that fold; 0: one a processor
	SettingsEvery time.Duration // between looks at the settings of an engine that others can change; 0: a minute
	RetryFrom     time.Duration // first wait for what is unavailable; 0: 500 ms

	Now    func() time.Time // dates changes and dead letters; nil: time.Now
	Logger *slog.Logger     // nil: discards
}

func (c Config) withDefaults() (Config, error) {
	for _, part := range []struct {
		name    string
		missing bool
	}{{"State", c.State == nil}, {"Engine", c.Engine == nil}, {"Names", c.Names == nil}, {"Log", c.Log == nil}, {"Outbox", c.Outbox == nil}} {
		if part.missing {
			return c, fmt.Errorf("indexer: %s is missing", part.name)
		}
	}
	set(&c.FoldEvery, 3*time.Second)
	set(&c.StoreFacts, 5_000)
	set(&c.MaxDirty, 100_000)
	set(&c.BatchDocs, 20_000)
	set(&c.BatchBytes, 16<<20)
	set(&c.Workers, runtime.GOMAXPROCS(0))
	set(&c.SettingsEvery, time.Minute)
	set(&c.RetryFrom, 500*time.Millisecond)
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

func set[N int | float64 | time.Duration](v *N, unset N) {
	if *v <= 0 {
		*v = unset
	}
}

// Indexer keeps one generation of the index up to date.
type Indexer struct {
	cfg    Config
	names  *resolver
	status status
	hides  state.Hides // what the applied suppressions hide
	owner  bool        // the engine had our name when we started

	recorded string // Meta.Previous in the engine's record, as last known

	follows  bool // another indexer writes
	adopting bool // the state takes documents for written that another indexer wrote, and the engine was not compared with it yet

	kept      bool   // a rewrite waits for more pages: the engine has many documents that the log does not make
	suspicion string // why the documents of the engine may not be those that were written; empty: they are

	told     map[index.Ref]told // nil: what the state knows
	siblings *siblingCache      // of the current cycle
	folding  sync.RWMutex       // read-locked while folding; locked while the engine waits for what is sent
	namings  namings            // of what was stored last
	accepted atomic.Bool        // documents that have dead letters may have been written
	recheck  atomic.Bool        // by somebody who searches: how the engine's settings are
	ahead    *ahead             // until the first cycle has ended; nil: nothing is written ahead
}

// New returns an indexer that has not started.
func New(cfg Config) (*Indexer, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	x := &Indexer{cfg: cfg, names: newResolver(cfg.Names)}
	x.status.change = make(chan struct{})
	x.status.s.Phase = PhaseStarting
	return x, nil
}

// Run applies, folds and writes until ctx ends, and returns nil then. It waits
// while the engine is unavailable. After an error for which NeedsRebuild holds,
// the state sets itself aside when it is closed, and the next Open begins anew;
// index.ErrDamaged means that the engine must be set aside.
func (x *Indexer) Run(ctx context.Context) error {
	x.updateStatus(func(*Status) { x.status.ended = nil })
	err := x.work(ctx)
	x.updateStatus(func(*Status) { x.status.ended = errors.Join(ErrStopped, err) })
	if NeedsRebuild(err) {
		x.cfg.State.Condemn()
	} else if errors.Is(err, index.ErrOverwritten) {
		err = errors.Join(err, x.cfg.State.Update(func(tx *state.Tx) error { tx.Meta.Mark = ""; return nil }))
	}
	if ctx.Err() != nil && !NeedsRebuild(err) && !errors.Is(err, index.ErrDamaged) {
		return nil
	}
	return err
}

func (x *Indexer) work(ctx context.Context) error {
	if err := x.start(ctx); err != nil {
		return err
	}
	return x.loop(ctx)
}

// start reconciles state, log, names and engine.
func (x *Indexer) start(ctx context.Context) error {
	x.setPhase(PhaseStarting)
	x.accepted.Store(true)
	if err := x.ready(ctx); err != nil {
		return err
	}
	if err := x.checkEngine(ctx); err != nil {
		return err
	}
	return x.recall(ctx)
}

// ready reconciles state, log and names.
func (x *Indexer) ready(ctx context.Context) error {
	if m := x.cfg.State.Meta(); m.AppliedPages+m.AppliedHistory == 0 { // flushed by the first cycle
		if err := x.cfg.State.DeferFlush(); err != nil {
			return err
		}
	}
	if err := x.checkLog(ctx); err != nil {
		return err
	}
	if err := x.recoverPending(); err != nil {
		return err
	}
	x.namings = nil // of a run before: what they did not keep is found anew
	if err := x.cfg.State.View(x.names.load); err != nil {
		return err
	}
	if err := x.checkNames(); err != nil {
		return err
	}
	if err := x.suppress(ctx); err != nil {
		return err
	}
	return x.checkFold()
}
