// Package meiliindex keeps the index in a Meilisearch server.
//
// The indexes are <prefix>_tools, <prefix>_comparisons, <prefix>_passages and
// <prefix>_meta; another generation's carry its name behind two underscores
// until they are swapped with the live ones.
package meiliindex

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/stackdex/stackdex/index"
)

// Options says where the server is and what is ours there.
type Options struct {
	URL     string
	Key     string        // never logged; empty: none
	Prefix  string        // of index names; empty: stackdex
	Timeout time.Duration // of one request that is no write; 0: 10 s
	Logger  *slog.Logger  // nil: discards
}

// Generations holds the generations of one prefix on a server.
type Generations struct {
	opt Options
}

// New returns the generations on a server; nothing is asked of it yet.
func New(opt Options) (*Generations, error) { return &Generations{opt: opt}, nil }

// Mapping returns a hash of the settings that need a rebuild when they change.
func (g *Generations) Mapping() string { return "" }

var errUnfinished = errors.New("not finished")

// Check says, before anything is changed, whether the server can be used: that
// it answers, its version, the key and the primary keys of indexes of ours.
func (g *Generations) Check(ctx context.Context) error { return errUnfinished }

// Live opens the published generation, and creates the first one if there is
// none. What it returns follows Publish.
func (g *Generations) Live(ctx context.Context) (index.Engine, error) { return nil, errUnfinished }

// Open opens a generation, creating it if it is not there.
func (g *Generations) Open(ctx context.Context, generation string) (index.Engine, error) {
	return nil, errUnfinished
}

// Publish swaps all indexes of a generation with the live ones in one task.
func (g *Generations) Publish(ctx context.Context, generation string) error { return errUnfinished }

// Drop removes a generation that is not live.
func (g *Generations) Drop(ctx context.Context, generation string) error { return errUnfinished }

// List returns all generations, the live one first and the others by name.
func (g *Generations) List(ctx context.Context) ([]string, error) { return nil, errUnfinished }

// Difference is a setting that is not as stackdex wants it.
type Difference struct {
	Index   string `json:"index"`   // uid
	Setting string `json:"setting"` // e.g. rankingRules
	Want    string `json:"want"`    // JSON
	Have    string `json:"have"`    // JSON
}

// Drift lists the settings that stackdex owns and that differ on the server.
func (g *Generations) Drift(ctx context.Context) ([]Difference, error) { return nil, errUnfinished }

// ApplySettings writes what Drift lists and waits for it.
func (g *Generations) ApplySettings(ctx context.Context) ([]Difference, error) {
	return nil, errUnfinished
}

// Keys are the two keys of an installation.
type Keys struct {
	Search string `json:"search"` // for frontends: search, and only what is displayed
	Own    string `json:"own"`    // for stackdex itself: nothing beyond its indexes
}

// Keys returns the keys of this prefix and creates those that are missing; the
// configured key must be the master key or one that may manage keys.
func (g *Generations) Keys(ctx context.Context) (Keys, error) { return Keys{}, errUnfinished }

// Close lets go of connections.
func (g *Generations) Close() error { return nil }
