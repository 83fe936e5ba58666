package index

import (
	"context"
	"errors"
	"time"
)

// Errors of engines; test with errors.Is.
var (
	// ErrNotFound means that there is no document under the id.
	ErrNotFound = errors.New("no such document")
	// ErrDamaged means that an engine's data cannot be read and must be set
	// aside and rebuilt from the log.
	ErrDamaged = errors.New("index is damaged")
	// ErrMissing means that an index is gone, or lacks documents that were written
	// to it: what it does not find may exist.
	ErrMissing = errors.New("index is missing")
	// ErrUnavailable means that an engine cannot be reached or refuses work
	// now; the same call may succeed later.
	ErrUnavailable = errors.New("engine is unavailable")
	// ErrKey means that an engine on a server refuses our key; it may take it again,
	// or another one, later.
	ErrKey = errors.New("the key is refused")
	// ErrReplaced means that an engine's data is not what was opened: it was
	// deleted, restored or published behind our back. Meta, asked again, says
	// what is there now.
	ErrReplaced = errors.New("index was replaced")
	// ErrOverwritten means that somebody else wrote documents to an engine, so
	// that nobody knows what it holds.
	ErrOverwritten = errors.New("index was written by somebody else")
	// ErrForeign means that an engine holds documents that are not ours to replace;
	// nothing was written.
	ErrForeign = errors.New("the search index holds documents of somebody else")
	// ErrSettings means that an engine cannot answer because somebody changed its
	// settings.
	ErrSettings = errors.New("the engine's settings were changed")
	// ErrQuery means that a query is wrong; the message says where.
	ErrQuery = errors.New("malformed query")
)

// Meta is the record in an engine that says which generation it holds and how
// far it has come.
type Meta struct {
	Generation string    `json:"generation"`
	Schema     int       `json:"schema"`              // DocumentSchema
	Mapping    string    `json:"mapping"`             // hash of the settings that need a rebuild when they change
	Applied    uint64    `json:"applied"`             // sequence of PAGES
	Forgotten  uint64    `json:"forgotten,omitempty"` // revision of the list of suppressions
	Log        time.Time `json:"log"`                 // creation time of PAGES
	Owner      string    `json:"owner"`               // the state that documents were written from; empty: not known
	From       string    `json:"from,omitempty"`      // where the log is, for people
	Previous   string    `json:"previous,omitempty"`  // the generation that was live before this one, and is kept
}

// Installation says whose documents these are.
func (m Meta) Installation() string {
	made := "an installation whose log was made at " + m.Log.UTC().Format(time.RFC3339)
	if m.From == "" {
		return made
	}
	return made + " (" + m.From + ")"
}

// Reserved reports whether this is all that an installation wrote which has made its
// indexes and indexed nothing yet.
func (m Meta) Reserved() bool { return !m.Log.IsZero() && m == Meta{Log: m.Log, From: m.From} }

// Batch is a set of writes that become searchable together.
type Batch struct {
	Upserts []Document
	Deletes []Ref
	Meta    *Meta // written after the rest; nil: unchanged

	// Fence is asked before every write, perhaps by several goroutines; its error
	// ends the call. nil: all may be written.
	Fence func() error
}

// Rejection names a document that an engine refused, and its reason.
type Rejection struct {
	Ref    Ref
	Reason string
}

// Engine is one generation of the index.
type Engine interface {
	// Apply returns when all of b is searchable, but for the documents it
	// names as refused. Applying a batch twice is the same as once.
	Apply(ctx context.Context, b Batch) ([]Rejection, error)
	// Search returns ErrQuery for a query that makes no sense.
	Search(ctx context.Context, q Query) (Result, error)
	// Get returns the stored JSON of a document, or ErrNotFound.
	Get(ctx context.Context, ref Ref) ([]byte, error)
	// Meta returns the zero Meta if none was written.
	Meta(ctx context.Context) (Meta, error)
	Close() error
}

// Starter is an engine that works on a batch while the next one is on its way.
type Starter interface {
	// Start sends a batch and returns what awaits it, which does what Apply does.
	// Batches that are under way together must hold documents of different
	// indexes.
	Start(ctx context.Context, b Batch) (wait func(ctx context.Context) ([]Rejection, error), err error)
}

// Scanner is an engine that can list its documents.
type Scanner interface {
	// Scan calls fn with the stored JSON of every document of an index, in the
	// order of their ids.
	Scan(ctx context.Context, n Name, fn func(id string, doc []byte) error) error
}

// Guarder is an engine that others can write to.
type Guarder interface {
	// Guard returns ErrOverwritten or ErrReplaced if somebody else wrote to
	// the engine since Meta or Apply.
	Guard(ctx context.Context) error
}

// SettingsRestorer is an engine whose settings others can change.
type SettingsRestorer interface {
	// RestoreSettings puts back the settings that stackdex owns and returns which it
	// wrote, as stackdex_tools.rankingRules; what others own stays. It does nothing
	// unless its last look is longer ago than every, or a query was refused for a
	// setting since. The fence is asked before it writes; nil: it may.
	RestoreSettings(ctx context.Context, every time.Duration, fence func() error) (written []string, err error)
}

// MetaReader is an engine that other processes write, whose record can be read without
// becoming a writer.
type MetaReader interface {
	// ReadMeta returns what Meta returns, but makes nothing that is gone, and does
	// not change what Apply and Guard expect to find.
	ReadMeta(ctx context.Context) (Meta, error)
}

// Counter is an engine that can say what it holds.
type Counter interface {
	// Count returns how many documents an index has.
	Count(ctx context.Context, n Name) (int, error)
}

// LacksMany reports whether an index has so few of the documents that it should have,
// or had, that a document it does not find may exist.
func LacksMany(has, want int) bool { return float64(has) < mostOf*float64(want) }

// mostOf is the share of its documents an index must have to count as present.
const mostOf = 0.9

// Auditor is an engine whose documents can be compared with what was written to
// it.
type Auditor interface {
	Counter
	// Mark names the newest write to the documents that Meta or Apply saw. If it
	// differs later, documents may have changed meanwhile.
	Mark(ctx context.Context) (string, error)
	// Walk calls fn with every document of an index as it is stored, in any
	// order, after the writes that are under way; see Canonical.
	Walk(ctx context.Context, n Name, fn func(id string, doc []byte) error) error
}

// Generations makes, publishes and removes generations of an index.
type Generations interface {
	// Live opens the published generation, and creates the first one if there
	// is none.
	Live(ctx context.Context) (Engine, error)
	// Published opens the published generation for reading, and creates nothing:
	// if there is none, or a part of it is gone, the error is ErrMissing.
	Published(ctx context.Context) (Engine, error)
	// Open opens a generation for writing, creating it if it is not there.
	Open(ctx context.Context, generation string) (Engine, error)
	// Publish makes a generation the live one in a single step.
	Publish(ctx context.Context, generation string) error
	// Drop removes a generation that is not live.
	Drop(ctx context.Context, generation string) error
	// List returns all generations, the live one first.
	List(ctx context.Context) ([]string, error)
}

// Mapper is implemented by Generations that make indexes with settings of which some
// cannot be changed later.
type Mapper interface {
	// Mapping returns a hash of everything that needs a rebuild when it
	// changes, for Meta.
	Mapping() string
}
