package indexer_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/stackdex/stackdex/index"
)

// memoryEngine is an engine whose documents are a map.
type memoryEngine struct {
	mu      sync.Mutex
	docs    map[index.Ref]string
	meta    index.Meta
	writes  int
	batches int                          // that others than the test wrote, or that a test pretends
	walks   int                          // through the documents of an index
	refuse  func(index.Ref) string       // nil: nothing
	before  func() error                 // called before a batch is applied
	after   func() error                 // and after
	guard   error                        // what Guard returns
	search  func() (blind bool, _ error) // called before a search; blind finds nothing
	applied chan struct{}                // closed when the next batch is applied
}

func newEngine() *memoryEngine {
	return &memoryEngine{docs: map[index.Ref]string{}, applied: make(chan struct{})}
}

func (e *memoryEngine) Apply(_ context.Context, b index.Batch) ([]index.Rejection, error) {
	if b.Fence != nil {
		if err := b.Fence(); err != nil {
			return nil, err
		}
	}
	if e.before != nil {
		if err := e.before(); err != nil {
			return nil, err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	var rejected []index.Rejection
	if len(b.Upserts)+len(b.Deletes) > 0 {
		e.batches++
	}
	for _, d := range b.Upserts {
		e.writes++
		if e.refuse != nil {
			if reason := e.refuse(d.Ref); reason != "" {
				rejected = append(rejected, index.Rejection{Ref: d.Ref, Reason: reason})
				continue
			}
		}
		e.docs[d.Ref] = string(d.JSON)
	}
	for _, ref := range b.Deletes {
		e.writes++
		delete(e.docs, ref)
	}
	if b.Meta != nil {
		e.meta = *b.Meta
	}
	close(e.applied)
	e.applied = make(chan struct{})
	if e.after != nil {
		return rejected, e.after()
	}
	return rejected, nil
}

func (e *memoryEngine) Search(_ context.Context, q index.Query) (index.Result, error) {
	if e.search != nil {
		if blind, err := e.search(); blind || err != nil {
			return index.Result{}, err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	var res index.Result
	for ref, doc := range e.docs {
		var named struct{ Name string }
		if err := json.Unmarshal([]byte(doc), &named); err == nil && ref.Index == q.Index && named.Name == q.Text {
			res.Hits = append(res.Hits, index.Hit{ID: ref.ID})
		}
	}
	return res, nil
}

func (e *memoryEngine) Get(_ context.Context, ref index.Ref) ([]byte, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if doc, ok := e.docs[ref]; ok {
		return []byte(doc), nil
	}
	return nil, index.ErrNotFound
}

func (e *memoryEngine) Meta(context.Context) (index.Meta, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.meta, nil
}

func (e *memoryEngine) ReadMeta(ctx context.Context) (index.Meta, error) { return e.Meta(ctx) }

func (e *memoryEngine) Count(_ context.Context, n index.Name) (count int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for ref := range e.docs {
		if ref.Index == n {
			count++
		}
	}
	return count, nil
}

func (e *memoryEngine) Mark(context.Context) (string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return fmt.Sprint(e.batches), nil
}

func (e *memoryEngine) Walk(ctx context.Context, n index.Name, fn func(id string, doc []byte) error) error {
	e.mu.Lock()
	e.walks++
	e.mu.Unlock()
	return e.Scan(ctx, n, fn)
}

func (e *memoryEngine) Close() error { return nil }

func (e *memoryEngine) Guard(context.Context) error { return e.guard }

func (e *memoryEngine) Scan(ctx context.Context, n index.Name, fn func(id string, doc []byte) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mu.Lock()
	all := maps.Clone(e.docs)
	e.mu.Unlock()
	for _, ref := range slices.SortedFunc(maps.Keys(all), compareRefs) {
		if ref.Index == n {
			if err := fn(ref.ID, []byte(all[ref])); err != nil {
				return err
			}
		}
	}
	return nil
}

func compareRefs(a, b index.Ref) int {
	return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.ID, b.ID))
}

// recorded returns when the record says that all pages up to seq are indexed.
func (e *memoryEngine) recorded(ctx context.Context, seq uint64) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		e.mu.Lock()
		has, applied := e.meta.Applied, e.applied
		e.mu.Unlock()
		if has == seq {
			return nil
		}
		select {
		case <-applied:
		case <-ctx.Done():
			return fmt.Errorf("the record says %d pages, want %d: %w", has, seq, ctx.Err())
		}
	}
}

// dump prints all documents in a fixed order.
func (e *memoryEngine) dump() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var b bytes.Buffer
	for _, ref := range slices.SortedFunc(maps.Keys(e.docs), compareRefs) {
		fmt.Fprintf(&b, "%s/%s %s\n", ref.Index, ref.ID, e.docs[ref])
	}
	return b.String()
}

func (e *memoryEngine) clear() {
	e.mu.Lock()
	defer e.mu.Unlock()
	clear(e.docs)
}

func (e *memoryEngine) written() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.writes
}

// applies returns how many batches of documents were written.
func (e *memoryEngine) applies() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.batches
}

// memoryEngines are generations of memoryEngine.
type memoryEngines struct {
	mu      sync.Mutex
	all     map[string]*memoryEngine
	live    string
	opened  func(*memoryEngine) // called by Open
	publish func() error        // called by Publish; nil: nothing
}

func newEngines(live string) *memoryEngines {
	return &memoryEngines{all: map[string]*memoryEngine{live: newEngine()}, live: live}
}

func (g *memoryEngines) Live(ctx context.Context) (index.Engine, error) { return g.Open(ctx, g.live) }

func (g *memoryEngines) Published(ctx context.Context) (index.Engine, error) { return g.Live(ctx) }

func (g *memoryEngines) Open(_ context.Context, generation string) (index.Engine, error) {
	e := g.engine(generation)
	if g.opened != nil {
		g.opened(e)
	}
	return e, nil
}

func (g *memoryEngines) engine(generation string) *memoryEngine {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all[generation] == nil {
		g.all[generation] = newEngine()
	}
	return g.all[generation]
}

func (g *memoryEngines) Publish(_ context.Context, generation string) error {
	if g.publish != nil {
		if err := g.publish(); err != nil {
			return err
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.live = generation
	return nil
}

func (g *memoryEngines) Drop(_ context.Context, generation string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if generation == g.live {
		return errors.New("it is live")
	}
	delete(g.all, generation)
	return nil
}

func (g *memoryEngines) List(context.Context) ([]string, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	others := slices.DeleteFunc(slices.Sorted(maps.Keys(g.all)), func(s string) bool { return s == g.live })
	return append([]string{g.live}, others...), nil
}
