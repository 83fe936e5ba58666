package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// slowLog delivers its first pages over and over until released, or as often as
// most says, and then all.
type slowLog struct {
	*memoryLog
	first   int
	release chan struct{}
	most    int    // 0: no end
	freed   func() // called when it was released
}

func (l slowLog) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	for n := 1; ctx.Err() == nil; n++ {
		select {
		case <-l.release:
			l.freed()
			return l.memoryLog.TailPages(ctx, after, fn, idle)
		default:
		}
		if err := fn(l.pages[:l.first]); err != nil {
			return err
		}
		if n == l.most {
			return l.memoryLog.TailPages(ctx, after, fn, idle)
		}
	}
	return ctx.Err()
}

// written counts how often every document was sent.
type written struct {
	mu    sync.Mutex
	times map[index.Ref]int
	docs  chan struct{} // closed at the first
}

func (w *written) count(ref index.Ref) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.times) == 0 {
		close(w.docs)
	}
	w.times[ref]++
	return ""
}

// partlyRead is a log whose first pages, read alone, give documents of which
// some stay, some become others, and some go.
func partlyRead() (pages []record.Page, first int) {
	fast := record.Answer{Question: "Why?", Text: "It is fast.", Tools: []string{"Quuxly"}}
	slow := record.Answer{Question: "Why?", Text: "It is slow.", Tools: []string{"Zorble"}}
	early := []record.Page{
		page("stackshare", "https://a.example/quuxly", 1, subject("Quuxly"), stars("Quuxly", 10), fast),
		page("stackshare", "https://a.example/zorble", 1, subject("Zorble"), slow),
	}
	return append(early,
		page("article", "https://b.example/1", 2, subject("Quuxly"), stars("Quuxly", 12)),
		page("stackshare", "https://a.example/zorble", 3, subject("Blorze")),
	), len(early)
}

func TestDocumentsAreWrittenAhead(t *testing.T) {
	pages, first := partlyRead()
	plain := newWorld(t.TempDir())
	plain.log.publish(pages...)
	plain.settle(t)

	w := newWorld(t.TempDir())
	w.log.publish(pages...)
	seen := &written{times: map[index.Ref]int{}, docs: make(chan struct{})}
	w.engine.refuse = seen.count
	w.adjust = func(cfg *indexer.Config) { cfg.Ahead, cfg.Log = 1, slowLog{w.log, first, seen.docs, 0, func() {}} }
	w.settle(t)

	if diff := cmp.Diff(strings.Split(plain.engine.dump(), "\n"), strings.Split(w.engine.dump(), "\n")); diff != "" {
		t.Errorf("documents (-log read first +written ahead):\n%s", diff)
	}
	for _, c := range w.outbox.changes {
		if c.Op == "delete" {
			t.Errorf("CHANGES tells that %s/%s is gone, of which nobody knows", c.Index, c.ID)
		}
	}
	checkTold(t, w)
	got := map[string]int{}
	for ref, n := range seen.times {
		id := ref.ID
		if ref.Index == index.Passages {
			id = "text"
		}
		got[fmt.Sprintf("%s/%s", ref.Index, id)] += n
	}
	want := map[string]int{
		"tools/quuxly":  1,
		"tools/blorze":  1,
		"passages/text": 2, // one sent once, though folded again, and one that is deleted
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("times that documents were sent (-want +got):\n%s", diff)
	}
}

// TestAheadIsNothing writes documents of any part of the log ahead and expects
// those of a rebuild.
func TestAheadIsNothing(t *testing.T) {
	ahead := 0
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t)
		want := rebuilt(t, in)

		w := newWorld(tempDir(t))
		w.log.batch = rapid.IntRange(1, 5).Draw(t, "batch")
		w.log.append(in.history...)
		w.log.publish(rapid.Permutation(in.pages).Draw(t, "order")...)
		for _, s := range in.suppress {
			w.suppress.add(s[0], s[1])
		}
		seen := &written{times: map[index.Ref]int{}, docs: make(chan struct{})}
		first := rapid.IntRange(1, len(in.pages)).Draw(t, "first")
		w.engine.refuse = seen.count
		w.adjust = func(cfg *indexer.Config) {
			cfg.Ahead, cfg.Log = 1, slowLog{w.log, first, seen.docs, 100, func() { ahead++ }}
			cfg.BatchDocs = rapid.IntRange(1, 20).Draw(t, "batch of documents")
		}
		w.settle(t)
		check(t, "ahead", want, w.engine.dump())
	})
	t.Log("documents were written ahead in", ahead, "runs")
	if ahead == 0 {
		t.Error("no document was ever written ahead")
	}
}

// TestNewStateKnowsTheEndOfTheLog reads a part of the log and no more: whoever asks how
// far it is wants to know how much there is.
func TestNewStateKnowsTheEndOfTheLog(t *testing.T) {
	pages, first := partlyRead()
	w := newWorld(t.TempDir())
	w.log.publish(pages...)
	w.adjust = func(cfg *indexer.Config) { cfg.Log = slowLog{w.log, first, make(chan struct{}), 0, func() {}} }
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		for changed := x.Changed(); x.Status().Applied < uint64(first); changed = x.Changed() {
			<-changed
		}
		if s := x.Status(); s.Last != uint64(len(pages)) {
			t.Errorf("status says that the log ends at %d; it ends at %d", s.Last, len(pages))
		}
	})
}

func TestRefusedAheadIsRefusedAtLast(t *testing.T) {
	pages, first := partlyRead()
	w := newWorld(t.TempDir())
	w.log.publish(pages...)
	seen := &written{times: map[index.Ref]int{}, docs: make(chan struct{})}
	w.engine.refuse = func(ref index.Ref) string {
		seen.count(ref)
		return map[index.Name]string{index.Passages: "too dull"}[ref.Index]
	}
	w.adjust = func(cfg *indexer.Config) { cfg.Ahead, cfg.Log = 1, slowLog{w.log, first, seen.docs, 0, func() {}} }
	w.settle(t)
	if n, err := w.engine.Count(t.Context(), index.Passages); err != nil || n > 0 {
		t.Errorf("%d refused documents are in the engine, %v", n, err)
	}
	for _, c := range w.outbox.changes {
		if c.Index == string(index.Passages) {
			t.Errorf("CHANGES tells of the refused document: %v", c)
		}
	}
	letters := w.outbox.dead
	if len(letters) != 1 || !strings.HasPrefix(letters[0].Key, "document passages/") {
		t.Errorf("dead letters: %+v", letters)
	}
}

// TestAheadThatFailsEndsTheIndexer replaces the engine while documents are written
// ahead and pages go on coming.
func TestAheadThatFailsEndsTheIndexer(t *testing.T) {
	pages, first := partlyRead()
	w := newWorld(t.TempDir())
	w.log.publish(pages...)
	writes := 0
	w.engine.before = func() error {
		if writes++; writes == 1 { // that of the name
			return nil
		}
		return index.ErrReplaced
	}
	w.adjust = func(cfg *indexer.Config) {
		cfg.Ahead, cfg.Log = 1, slowLog{w.log, first, make(chan struct{}), 0, func() {}}
	}
	err := w.try(t, t.Context(), func(ctx context.Context, x *indexer.Indexer) { <-ctx.Done() })
	if !errors.Is(err, index.ErrReplaced) {
		t.Errorf("the indexer ended with %v", err)
	}
}
