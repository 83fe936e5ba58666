// Package bleveindex keeps the index on this machine: Bleve stores terms,
// postings and documents; this package reads names as people write them and
// ranks what it finds.
//
// A directory holds one directory a generation and a file CURRENT that names
// the live one.
package bleveindex

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/stackdex/stackdex/index"
)

// Options says where and how an index is kept.
type Options struct {
	Dir      string        // created if it is not there
	LockWait time.Duration // for another process to let go of a generation; 0: 2 s
	Logger   *slog.Logger  // nil: discards
}

// Generations holds the generations in one directory. Any number of
// goroutines may use it and what it opens.
type Generations struct {
	opt Options
}

// New returns the generations in a directory; nothing is opened yet.
func New(opt Options) (*Generations, error) { return &Generations{opt: opt}, nil }

// Mapping returns a hash of everything that needs a rebuild when it changes.
func (g *Generations) Mapping() string { return "" }

var errUnfinished = errors.New("not finished")

// Live opens the published generation, and creates the first one if there is
// none. What it returns follows Publish: searches go on in the new generation.
func (g *Generations) Live(ctx context.Context) (index.Engine, error) { return nil, errUnfinished }

// Open opens a generation, creating it if it is not there.
func (g *Generations) Open(ctx context.Context, generation string) (index.Engine, error) {
	return nil, errUnfinished
}

// Publish makes a generation the live one.
func (g *Generations) Publish(ctx context.Context, generation string) error { return errUnfinished }

// Drop removes a generation that is neither live nor open.
func (g *Generations) Drop(ctx context.Context, generation string) error { return errUnfinished }

// List returns all generations, the live one first and the others by name.
func (g *Generations) List(ctx context.Context) ([]string, error) { return nil, errUnfinished }

// SetAside moves the live generation, which is damaged, out of the way and
// returns where to; the next Live begins an empty one of the same name.
func (g *Generations) SetAside(ctx context.Context) (path string, err error) {
	return "", errUnfinished
}

// Close closes every generation; engines cannot be used any more.
func (g *Generations) Close() error { return nil }
