// Package indexer turns the log into documents: it keeps the state, folds what
// changed and writes it to an engine.
//
// It repeats these steps:
//
//  1. apply: one transaction stores the facts of a batch of pages, marks what
//     they touch as dirty and moves the applied sequence;
//  2. resolve: names whose evidence changed are resolved again, and what that
//     touches is marked too;
//  3. fold: dirty tools, comparisons and texts become documents;
//  4. write: documents whose content changed go to the engine, awaited, and
//     then to CHANGES, acknowledged;
//  5. commit: one transaction stores the hashes of what was written and clears
//     what was dirty.
//
// A process that dies anywhere repeats what is dirty.
package indexer

import (
	"context"
	"log/slog"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// Config is everything that an Indexer works with.
type Config struct {
	State        *state.State // closed by the caller, after Run
	Engine       index.Engine // closed by the caller, after Run
	Names        *names.Registry
	Log          index.Log
	Outbox       index.Outbox
	Suppressions index.Suppressions // nil: none

	Generation string // the name of this generation, as in the engine's Meta
	Mapping    string // hash of the engine's settings that need a rebuild when they change
	Fold       fold.Config

	// Wanted returns the pages to fetch because a tool's repository is known;
	// it is asked once a repository. nil: none are wanted.
	Wanted func(index.Tool) []record.URLRow

	FoldEvery time.Duration // while pages keep arriving, fold this often; 0: 3 s
	MaxDirty  int           // pages applied before they are folded, come what may; 0: 100,000
	BatchDocs int           // documents of one write to the engine; 0: 2,000
	Workers   int           // goroutines that fold; 0: one a processor

	Now    func() time.Time // dates changes and dead letters; nil: time.Now
	Logger *slog.Logger     // nil: discards
}

// Indexer keeps one generation of the index up to date.
type Indexer struct {
	cfg Config
}

// New returns an indexer that has not started.
func New(cfg Config) (*Indexer, error) { return &Indexer{cfg: cfg}, nil }

// Run applies, folds and writes until ctx ends, and returns nil then. It waits
// while the engine is unavailable; it returns index.ErrDamaged and
// state.ErrDamaged if a part must be set aside and rebuilt.
func (x *Indexer) Run(ctx context.Context) error { <-ctx.Done(); return nil }

// Wait returns when the pages up to sequence seq are applied and nothing is
// dirty: everything up to there is searchable.
func (x *Indexer) Wait(ctx context.Context, seq uint64) error { return nil }

// Status returns how far the indexer is.
func (x *Indexer) Status() Status { return Status{} }

// Reader returns what answers questions about the state while the indexer runs.
func (x *Indexer) Reader() *Reader { return nil }

// Status is how far an indexer is.
type Status struct {
	Applied    uint64             `json:"applied"`      // sequence of PAGES
	Last       uint64             `json:"last"`         // sequence of the newest page, as last heard
	Dirty      int                `json:"dirty"`        // pages, names, sets and texts to be folded
	Pages      int                `json:"pages"`        // with facts
	Documents  map[index.Name]int `json:"documents"`    // written
	Refused    int                `json:"refused"`      // documents that the engine refused
	WaitingOn  string             `json:"waiting_on"`   // empty: nothing
	LastError  string             `json:"last_error"`   // of what is waited for
	Phase      string             `json:"phase"`        // starting, applying, folding, idle
	Rewriting  bool               `json:"rewriting"`    // the engine did not match the state
	Written    int64              `json:"written"`      // documents sent to the engine since the start
	Deleted    int64              `json:"deleted"`      // documents removed since the start
	Folded     int64              `json:"folded"`       // documents folded since the start
	FoldTime   time.Duration      `json:"fold_time_ns"` // spent in folding since the start
	EngineTime time.Duration      `json:"engine_time_ns"`
}
