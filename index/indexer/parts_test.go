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
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var logCreated = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// memoryLog is a log in memory with what is delivered decided by the test.
type memoryLog struct {
	mu      sync.Mutex
	created time.Time
	pages   []record.StoredPage
	history []record.StoredHistory
	batch   int
	more    chan struct{}
}

func newLog() *memoryLog {
	return &memoryLog{created: logCreated, batch: 7, more: make(chan struct{})}
}

func (l *memoryLog) publish(pages ...record.Page) uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, p := range pages {
		l.pages = append(l.pages, record.StoredPage{Page: p, Seq: uint64(len(l.pages) + 1)})
	}
	close(l.more)
	l.more = make(chan struct{})
	return uint64(len(l.pages))
}

func (l *memoryLog) append(entries ...record.HistoryEntry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range entries {
		l.history = append(l.history, record.StoredHistory{Entry: e, Seq: uint64(len(l.history) + 1)})
	}
	close(l.more)
	l.more = make(chan struct{})
}

func (l *memoryLog) PagesInfo(context.Context) (index.StreamInfo, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return index.StreamInfo{Created: l.created, First: 1, Last: uint64(len(l.pages)), End: uint64(len(l.pages)), Count: uint64(len(l.pages))}, nil
}

func (l *memoryLog) HistoryInfo(context.Context) (index.StreamInfo, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return index.StreamInfo{Created: l.created, First: 1, Last: uint64(len(l.history)), End: uint64(len(l.history)), Count: uint64(len(l.history))}, nil
}

func (l *memoryLog) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	return tail(ctx, l, func() []record.StoredPage { return l.pages }, after, fn, idle)
}

func (l *memoryLog) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	return tail(ctx, l, func() []record.StoredHistory { return l.history }, after, fn, idle)
}

func tail[E any](ctx context.Context, l *memoryLog, all func() []E, after uint64, fn func([]E) error, idle func() error) error {
	for {
		l.mu.Lock()
		stored, more := all(), l.more
		from := min(int(after), len(stored))
		batch := slices.Clone(stored[from:min(len(stored), from+l.batch)])
		l.mu.Unlock()
		if len(batch) > 0 {
			after += uint64(len(batch))
			if err := fn(batch); err != nil {
				return err
			}
			continue
		}
		if err := idle(); err != nil {
			return err
		}
		select {
		case <-more:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

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
}

func newEngine() *memoryEngine { return &memoryEngine{docs: map[index.Ref]string{}} }

func (e *memoryEngine) Apply(_ context.Context, b index.Batch) ([]index.Rejection, error) {
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

// outbox keeps what the indexer tells others.
type outbox struct {
	mu      sync.Mutex
	changes []record.Change
	dead    []record.DeadLetter
	urls    []record.URLRow
	before  func() error
	after   func() error
}

func (o *outbox) PublishChanges(_ context.Context, changes []record.Change) error {
	if o.before != nil {
		if err := o.before(); err != nil {
			return err
		}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.changes = append(o.changes, changes...)
	if o.after != nil {
		return o.after()
	}
	return nil
}

func (o *outbox) Bury(_ context.Context, d record.DeadLetter) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.dead = append(o.dead, d)
	return nil
}

func (o *outbox) AddURLs(_ context.Context, rows []record.URLRow) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.urls = append(o.urls, rows...)
	return len(rows), nil
}

// take returns the changes since the last call, without their times.
func (o *outbox) take() []record.Change {
	o.mu.Lock()
	defer o.mu.Unlock()
	changes := o.changes
	o.changes = nil
	for i := range changes {
		changes[i].At, changes[i].Hash = time.Time{}, ""
	}
	return changes
}

// suppressions is a list that a test changes.
type suppressions struct {
	mu       sync.Mutex
	entries  []record.Suppression
	revision uint64
}

func (s *suppressions) add(kind, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = append(s.entries, record.Suppression{Schema: 1, Kind: kind, Value: value})
	s.revision++
}

func (s *suppressions) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = nil
	s.revision++
}

func (s *suppressions) ListSuppressions(context.Context) ([]record.Suppression, uint64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.entries), s.revision, nil
}
