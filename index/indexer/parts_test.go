package indexer_test

import (
	"context"
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

func (o *outbox) EachChange(_ context.Context, fn func(record.Change) error) error {
	o.mu.Lock()
	all := slices.Clone(o.changes)
	o.mu.Unlock()
	for _, c := range all {
		if err := fn(c); err != nil {
			return err
		}
	}
	return nil
}

func (o *outbox) Bury(_ context.Context, d record.DeadLetter) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.dead = append(slices.DeleteFunc(o.dead, func(old record.DeadLetter) bool { return old.Key == d.Key }), d)
	return nil
}

func (o *outbox) Exhume(_ context.Context, key string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.dead = slices.DeleteFunc(o.dead, func(d record.DeadLetter) bool { return d.Key == key })
	return nil
}

func (o *outbox) DeadLetters(_ context.Context, fn func(record.DeadLetter) error) error {
	o.mu.Lock()
	all := slices.Clone(o.dead)
	o.mu.Unlock()
	for _, d := range all {
		if err := fn(d); err != nil {
			return err
		}
	}
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
