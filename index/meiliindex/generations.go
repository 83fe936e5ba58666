// Package meiliindex keeps the index in a Meilisearch server.
//
// The live indexes are <prefix>_tools, <prefix>_comparisons, <prefix>_passages
// and <prefix>_meta; those of another generation have two underscores and a
// suffix behind. The meta index holds the name of its generation and the
// Meta that the indexer writes, so both are swapped with the documents.
package meiliindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// Options says where the server is and what is ours there.
type Options struct {
	URL          string
	Key          string            // never logged; empty: none
	Prefix       string            // of index names; empty: stackdex
	Timeout      time.Duration     // of one request that is no write; 0: 10 s
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
		return nil, fmt.Errorf("Meilisearch prefix %q: only letters, digits and single _ or - between them are allowed, 40 at most", opt.Prefix)
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
	return &Generations{client: c, prefix: opt.Prefix, embedderKeys: opt.EmbedderKeys, log: opt.Logger, places: map[string]set{}}, nil
}

// Mapping returns a hash of what needs a rebuild when it changes; Meilisearch
// itself rebuilds for changed settings.
func (g *Generations) Mapping() string { return mapping() }

// set is the indexes of one generation; the suffix of the live one is empty.
type set struct {
	prefix, suffix string
}

func (s set) uid(kind string) string {
	if s.suffix == "" {
		return s.prefix + "_" + kind
	}
	return s.prefix + "_" + kind + "__" + s.suffix
}

const metaKind = "meta"

// kinds returns the indexes of a set, the meta index last.
func kinds() []string {
	var list []string
	for _, n := range index.Names() {
		list = append(list, string(n))
	}
	return append(list, metaKind)
}

func (s set) uids() []string {
	var list []string
	for _, kind := range kinds() {
		list = append(list, s.uid(kind))
	}
	return list
}

// Check says, before anything is changed, whether the server can be used: that
// it answers, its version, the key and the primary keys of indexes of ours.
func (g *Generations) Check(ctx context.Context) error {
	_, err := g.indexes(ctx)
	return err
}

// indexes returns the indexes of the prefix on a server that can be used, by
// uid.
func (g *Generations) indexes(ctx context.Context) (map[string]*meilisearch.IndexResult, error) {
	if err := g.checkVersion(ctx); err != nil {
		return nil, err
	}
	found := map[string]*meilisearch.IndexResult{}
	for offset := int64(0); ; {
		var page *meilisearch.IndexesResults
		err := g.client.do(ctx, "list indexes", func(ctx context.Context) (err error) {
			page, err = g.client.lib.ListIndexesWithContext(ctx, &meilisearch.IndexesQuery{Limit: pageOfIndexes, Offset: offset})
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, i := range page.Results {
			if _, ok := g.setOf(i.UID); ok {
				found[i.UID] = i
			}
		}
		if offset += int64(len(page.Results)); len(page.Results) == 0 || offset >= page.Total {
			return found, g.checkPrimaryKeys(found)
		}
	}
}

// checkVersion returns an error if the version is known and is not one that
// serves.
func (g *Generations) checkVersion(ctx context.Context) error {
	var v *meilisearch.Version
	err := g.client.do(ctx, "read the version", func(ctx context.Context) (err error) {
		v, err = g.client.lib.VersionWithContext(ctx)
		return err
	})
	if errors.Is(err, errKey) {
		return nil // a key of our indexes only may not; a wrong one fails next
	}
	if err != nil {
		return err
	}
	numbers := strings.SplitN(v.PkgVersion, ".", 3)
	if len(numbers) >= 2 && numbers[0] == "1" {
		if minor, err := strconv.Atoi(numbers[1]); err == nil && minor >= minMinor {
			return nil
		}
	}
	return fmt.Errorf("Meilisearch %s is version %q; stackdex needs 1.%d or a later 1.x: upgrade the server", g.client.base, v.PkgVersion, minMinor)
}

func (g *Generations) checkPrimaryKeys(found map[string]*meilisearch.IndexResult) error {
	for uid, i := range found {
		if i.PrimaryKey != "" && i.PrimaryKey != primaryKey {
			return fmt.Errorf("index %s of Meilisearch %s has the primary key %q, not %q, so it is not ours: use another prefix, or delete it", uid, g.client.base, i.PrimaryKey, primaryKey)
		}
	}
	return nil
}

// setOf returns the set that an index belongs to.
func (g *Generations) setOf(uid string) (set, bool) {
	rest, ok := strings.CutPrefix(uid, g.prefix+"_")
	if !ok {
		return set{}, false
	}
	kind, suffix, marked := strings.Cut(rest, "__")
	if !slices.Contains(kinds(), kind) || marked && index.CheckGeneration(suffix) != nil {
		return set{}, false
	}
	return set{g.prefix, suffix}, true
}

// sets returns the sets on the server with the names of their generations.
func (g *Generations) sets(ctx context.Context) (map[string]set, map[string]*meilisearch.IndexResult, error) {
	found, err := g.indexes(ctx)
	if err != nil {
		return nil, nil, err
	}
	named := map[string]set{}
	for uid := range found {
		s, _ := g.setOf(uid)
		if uid != s.uid(metaKind) {
			continue
		}
		name, err := g.label(ctx, s)
		if err != nil {
			return nil, nil, err
		}
		if name == "" {
			name = s.suffix // it was being made when its maker died
		}
		if name == "" {
			name = firstGeneration
		}
		if before, twice := named[name]; !twice || s.suffix == "" || before.suffix != "" && s.suffix < before.suffix {
			named[name] = s
		}
	}
	return named, found, nil
}

// label returns the name of the generation in a set, empty if it has none.
func (g *Generations) label(ctx context.Context, s set) (string, error) {
	var doc struct{ Name string }
	err := g.document(ctx, s.uid(metaKind), labelID, &doc)
	if errors.Is(err, index.ErrNotFound) || errors.Is(err, errNoIndex) {
		return "", nil
	}
	return doc.Name, err
}

// document reads one document.
func (g *Generations) document(ctx context.Context, uid, id string, out any) error {
	return g.client.do(ctx, "read document "+id+" of "+uid, func(ctx context.Context) error {
		return g.client.lib.Index(uid).GetDocumentWithContext(ctx, id, nil, out)
	})
}

// Live opens the published generation, and creates the first one if there is
// none. What it returns follows Publish.
func (g *Generations) Live(ctx context.Context) (index.Engine, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	named, found, err := g.sets(ctx)
	if err != nil {
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

// nameOf returns the name of a set, empty if it is not there.
func nameOf(named map[string]set, s set) string {
	for name, have := range named {
		if have == s {
			return name
		}
	}
	return ""
}

// complete makes what a set lacks: its settings, its indexes, its name. like is
// the set whose settings a new one gets; nil: none.
func (g *Generations) complete(ctx context.Context, s set, name string, found map[string]*meilisearch.IndexResult, like *set) error {
	if err := g.forgetTorn(ctx, s, found); err != nil {
		return err
	}
	for _, kind := range kinds() {
		uid := s.uid(kind)
		var carry settings
		if found[uid] == nil {
			if like != nil && kind != metaKind && found[like.uid(kind)] != nil {
				var err error
				if carry, err = g.carry(ctx, like.uid(kind)); err != nil {
					return err
				}
			}
			if err := g.createIndex(ctx, uid); err != nil {
				return err
			}
		}
		if kind == metaKind {
			continue
		}
		if err := g.settle(ctx, uid, index.Name(kind), carry); err != nil {
			return err
		}
	}
	have, err := g.label(ctx, s)
	if err != nil || have == name {
		return err
	}
	return g.putMeta(ctx, s, labelID, map[string]any{"id": labelID, "name": name})
}

// forgetTorn removes the Meta of a set that lacks an index, so that its
// documents are written again.
func (g *Generations) forgetTorn(ctx context.Context, s set, found map[string]*meilisearch.IndexResult) error {
	if found[s.uid(metaKind)] == nil {
		return nil
	}
	for _, uid := range s.uids() {
		if found[uid] == nil {
			g.log.Warn("a Meilisearch index is gone; its documents will be written again", "index", uid)
			return g.client.run(ctx, "forget how far "+s.uid(metaKind)+" is", func(ctx context.Context) (*meilisearch.TaskInfo, error) {
				return g.client.lib.Index(s.uid(metaKind)).DeleteDocumentWithContext(ctx, metaID, nil)
			})
		}
	}
	return nil
}

// createIndex creates an index unless somebody else just did.
func (g *Generations) createIndex(ctx context.Context, uid string) error {
	err := g.client.run(ctx, "create index "+uid, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return g.client.lib.CreateIndexWithContext(ctx, &meilisearch.IndexConfig{Uid: uid, PrimaryKey: primaryKey})
	})
	if taskCode(err) == "index_already_exists" {
		return nil
	}
	return err
}

// carry returns the settings of an index, to be given to another.
func (g *Generations) carry(ctx context.Context, uid string) (settings, error) {
	s, err := g.client.settingsOf(ctx, uid)
	if err != nil {
		return nil, err
	}
	return carried(s, uid, g.embedderKeys)
}

// settle gives an index the settings that it lacks, and those carried over.
func (g *Generations) settle(ctx context.Context, uid string, n index.Name, carry settings) error {
	have, err := g.client.settingsOf(ctx, uid)
	if err != nil {
		return err
	}
	change := settings{}
	for name, value := range carry {
		if !equalJSON(have[name], value) {
			change[name], have[name] = value, value
		}
	}
	for name, value := range difference(have, wanted(n)) {
		change[name] = overlay(change[name], value)
	}
	if len(change) > 0 {
		g.log.Info("Meilisearch settings written", "index", uid, "settings", sortedKeys(change))
	}
	return g.client.setSettings(ctx, uid, change)
}

// overlay puts the members of one JSON object over those of another.
func overlay(under, over any) any {
	u, ok := under.(map[string]any)
	o, ok2 := over.(map[string]any)
	if !ok || !ok2 {
		return over
	}
	all := map[string]any{}
	for key, value := range u {
		all[key] = value
	}
	for key, value := range o {
		all[key] = overlay(all[key], value)
	}
	return all
}

// putMeta writes a document of the meta index and waits for it.
func (g *Generations) putMeta(ctx context.Context, s set, id string, doc any) error {
	line, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	key := primaryKey
	return g.client.run(ctx, "write "+id+" of "+s.uid(metaKind), func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return g.client.lib.Index(s.uid(metaKind)).AddDocumentsNdjsonWithContext(ctx, line, &meilisearch.DocumentOptions{PrimaryKey: &key})
	})
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
		if !slices.ContainsFunc(sortedKeys(named), func(name string) bool { return named[name].suffix == suffix }) {
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
	list := sortedKeys(named)
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

// Close lets go of connections.
func (g *Generations) Close() error {
	g.client.http.CloseIdleConnections()
	return nil
}
