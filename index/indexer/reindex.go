package indexer

import (
	"context"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// Reindexing says how a generation is rebuilt beside the live one.
type Reindexing struct {
	Config                      // State, Engine and Generation are set by Reindex
	Engines   index.Generations // makes and publishes generations
	StatePath func(generation string) string
	StateOpts state.Options
	Live      *Reader // of the live generation, to compare with; nil: nothing to compare with
	Tolerance float64 // share of documents of an index by which the new one may have fewer; 0: 0.1
	Accept    bool    // publish whatever the comparison says
	Progress  func(Status)
	Every     time.Duration // between calls of Progress; 0: 1 s
}

// Reindexed is what a rebuild did.
type Reindexed struct {
	Generation string
	Previous   string
	Before     map[index.Name]int
	After      map[index.Name]int
	Resumed    bool
}

// Reindex builds a generation from the log beside the live one, catches up
// with what arrives meanwhile, compares and publishes it. An interrupted
// rebuild is resumed by the next. The previous generation is kept for Rollback,
// older ones are removed.
func Reindex(ctx context.Context, r Reindexing) (Reindexed, error) { return Reindexed{}, nil }
