// Package meiliindex keeps the index in a Meilisearch server.
//
// The live indexes are <prefix>_tools, <prefix>_comparisons, <prefix>_passages
// and <prefix>_meta; those of another generation have two underscores and a
// suffix behind. The meta index holds the name of its generation and the
// Meta that the indexer writes, so both are swapped with the documents.
package meiliindex

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/stackdex/stackdex/index"
)

// Options says where the server is and what is ours there.
type Options struct {
	URL          string
	Key          string            // never logged; empty: none
	KeyFile      string            // file with the key, which is read again when the server refuses it; empty: none
	Prefix       string            // of index names; empty: stackdex
	Timeout      time.Duration     // of one request that is no write; 0: 10 s
	ReportAfter  time.Duration     // after which a wait for a task is told; 0: 5 s
	EmbedderKeys map[string]string // API keys of embedders that an operator made, which the server does not show
	Logger       *slog.Logger      // nil: discards
}

const (
	firstGeneration = "g1"
	primaryKey      = "id"
	labelID         = "generation" // document of the meta index: the name of the generation
	metaID          = "meta"       // document of the meta index: index.Meta
	pageOfIndexes   = 1000
	minMinor        = 15 // of version 1; older servers lack settings we need
)

var validPrefix = regexp.MustCompile(`^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$`)

// Generations holds the generations of one prefix on a server. Any number of
// goroutines may use it and what it opens.
type Generations struct {
	client       *client
	prefix       string
	embedderKeys map[string]string
	log          *slog.Logger

	mu sync.Mutex // one change of generations at a time

	placeMu   sync.Mutex
	places    map[string]set // of generations that were opened or published here
	published int            // times
}

// place returns where a generation is, and how often anything was published:
// what was known of indexes before a publication says nothing afterwards.
func (g *Generations) place(name string) (set, int) {
	g.placeMu.Lock()
	defer g.placeMu.Unlock()
	if name == "" {
		return set{prefix: g.prefix}, g.published
	}
	return g.places[name], g.published
}

func (g *Generations) setPlace(name string, s set) {
	g.placeMu.Lock()
	defer g.placeMu.Unlock()
	g.places[name] = s
}

// New returns the generations on a server; nothing is asked of it yet.
func New(opt Options) (*Generations, error) {
	if opt.Prefix == "" {
		opt.Prefix = "stackdex"
	}
	if len(opt.Prefix) > 40 || !validPrefix.MatchString(opt.Prefix) {
		return nil, fmt.Errorf("index prefix %q: only letters, digits and single _ or - between them are allowed, 40 at most", opt.Prefix)
	}
	if opt.Timeout <= 0 {
		opt.Timeout = 10 * time.Second
	}
	if opt.Logger == nil {
		opt.Logger = slog.New(slog.DiscardHandler)
	}
	c, err := newClient(opt)
	if err != nil {
		return nil, err
	}
	g := &Generations{client: c, prefix: opt.Prefix, embedderKeys: opt.EmbedderKeys, log: opt.Logger, places: map[string]set{}}
	c.ours = func(uid string) bool { _, ours := g.setOf(uid); return ours }
	return g, nil
}

// URL returns the address of the server, without what is secret in it.
func (g *Generations) URL() string { return g.client.base }

// Mapping returns a hash of what needs a rebuild when it changes; Meilisearch
// itself rebuilds for changed settings.
func (g *Generations) Mapping() string { return mapping() }

// Live opens the published generation, and creates the first one if there is
// none. What it returns follows Publish.
func (g *Generations) Live(ctx context.Context) (index.Engine, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	named, found, err := g.sets(ctx)
	if err != nil {
		return nil, err
	}
	if err := g.checkDocuments(ctx, found); err != nil {
		return nil, err
	}
	live := set{prefix: g.prefix}
	name := nameOf(named, live)
	if name == "" {
		name = firstGeneration
	}
	if err := g.complete(ctx, live, name, found, nil); err != nil {
		return nil, err
	}
	return &engine{generations: g}, nil
}

// Published implements index.Generations.
func (g *Generations) Published(ctx context.Context) (index.Engine, error) {
	found, err := g.indexes(ctx)
	if err != nil {
		return nil, err
	}
	for _, uid := range (set{prefix: g.prefix}).uids() {
		if found[uid] == nil {
			return nil, fmt.Errorf("%w: there is no %s on Meilisearch %s", index.ErrMissing, uid, g.client.base)
		}
	}
	return &engine{generations: g}, nil
}

// nameOf returns the name of a set, empty if it is not there.
func nameOf(named map[string]set, s set) string {
	for name, have := range named {
		if have == s {
			return name
		}
	}
	return ""
}

// Open opens a generation, creating it if it is not there. A new one gets the
// settings of the live one, with all that an operator changed.
func (g *Generations) Open(ctx context.Context, generation string) (index.Engine, error) {
	if err := index.CheckGeneration(generation); err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	named, found, err := g.sets(ctx)
	if err != nil {
		return nil, err
	}
	s, there := named[generation]
	if !there {
		s = set{g.prefix, freeSuffix(named, generation)}
	}
	live := set{prefix: g.prefix}
	if err := g.complete(ctx, s, generation, found, &live); err != nil {
		return nil, err
	}
	g.setPlace(generation, s)
	return &engine{generations: g, name: generation}, nil
}

// freeSuffix returns a suffix for a generation that no other one has.
func freeSuffix(named map[string]set, generation string) string {
	suffix := generation
	for n := 2; ; n++ {
		if !slices.ContainsFunc(slices.Sorted(maps.Keys(named)), func(name string) bool { return named[name].suffix == suffix }) {
			return suffix
		}
		suffix = fmt.Sprintf("%s-%d", generation, n)
	}
}

// List returns all generations, the live one first and the others by name.
func (g *Generations) List(ctx context.Context) ([]string, error) {
	named, _, err := g.sets(ctx)
	if err != nil {
		return nil, err
	}
	list := slices.Sorted(maps.Keys(named))
	slices.SortStableFunc(list, func(a, b string) int {
		switch {
		case named[a].suffix == "":
			return -1
		case named[b].suffix == "":
			return 1
		}
		return 0
	})
	return list, nil
}

// Close closes idle connections.
func (g *Generations) Close() error {
	g.client.http.CloseIdleConnections()
	return nil
}
