package indexer_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// startingEngine takes a batch while it works on another one. What it was sent it
// has, whether anybody awaits it or not.
type startingEngine struct {
	*memoryEngine
	t     *testing.T
	begun func(index.Batch) error                  // called when a batch was sent; nil: nothing
	done  func(context.Context, index.Batch) error // called by who awaits it; nil: nothing

	mu   sync.Mutex
	busy map[index.Name]bool
}

func newStarting(t *testing.T, e *memoryEngine) *startingEngine {
	return &startingEngine{memoryEngine: e, t: t, busy: map[index.Name]bool{}}
}

// work takes note that indexes are written, or not any more.
func (e *startingEngine) work(b index.Batch, busy bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if busy {
		for _, n := range namesOf(b) {
			if e.busy[n] {
				e.t.Errorf("two writes to %s at the same time", n)
			}
		}
	}
	for _, n := range namesOf(b) {
		e.busy[n] = busy
	}
}

func namesOf(b index.Batch) (all []index.Name) {
	for _, d := range b.Upserts {
		all = append(all, d.Ref.Index)
	}
	for _, ref := range b.Deletes {
		all = append(all, ref.Index)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (e *startingEngine) Start(ctx context.Context, b index.Batch) (func(context.Context) ([]index.Rejection, error), error) {
	docs := b
	docs.Meta = nil
	rejected, err := e.Apply(ctx, docs)
	if err == nil && e.begun != nil {
		err = e.begun(b)
	}
	if err != nil {
		return nil, err
	}
	e.work(b, true)
	return func(ctx context.Context) ([]index.Rejection, error) {
		defer e.work(b, false)
		if e.done != nil {
			if err := e.done(ctx, b); err != nil {
				return nil, err
			}
		}
		if b.Meta == nil {
			return rejected, nil
		}
		_, err := e.Apply(ctx, index.Batch{Meta: b.Meta})
		return rejected, err
	}, nil
}

// TestNextWriteIsSentMeanwhile: while the engine works on the passages, it is sent
// what goes to another index, and everything is told in order.
func TestNextWriteIsSentMeanwhile(t *testing.T) {
	w := newWorld(t.TempDir())
	e := newStarting(t, w.engine)
	sent, once := make(chan struct{}), sync.Once{}
	e.begun = func(b index.Batch) error {
		if slices.Contains(namesOf(b), index.Tools) {
			once.Do(func() { close(sent) })
		}
		return nil
	}
	e.done = func(ctx context.Context, b index.Batch) error {
		if !slices.Contains(namesOf(b), index.Passages) {
			return nil
		}
		select {
		case <-sent:
			return nil
		case <-time.After(patience):
			t.Error("nothing was sent while the engine worked on the passages")
			return nil
		}
	}
	w.adjust = func(cfg *indexer.Config) { cfg.Engine, cfg.BatchDocs = e, 2 }
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 1),
		record.Answer{Question: "Why?", Text: "It is fast.", Tools: []string{"Django"}},
		record.Answer{Question: "When?", Text: "It is never late.", Tools: []string{"Django"}}))
	w.settle(t)
	for i, c := range w.outbox.take() {
		if want := i < 2; want != (c.Index == string(index.Passages)) {
			t.Errorf("change %d is of %s", i, c.Index)
		}
	}
	if w.tool(t, "django") == nil || w.engine.meta.Applied != 1 {
		t.Errorf("the engine has %s, and its record says %d", w.engine.dump(), w.engine.meta.Applied)
	}
}

// TestWriteThatIsAwaitedInVain: one that was sent and did not end well is written
// again, though the next one was sent behind it.
func TestWriteThatIsAwaitedInVain(t *testing.T) {
	w := newWorld(t.TempDir())
	e := newStarting(t, w.engine)
	failures := 0
	e.done = func(_ context.Context, b index.Batch) error {
		if failures++; failures%2 == 1 {
			w.engine.mu.Lock()
			defer w.engine.mu.Unlock()
			for _, d := range b.Upserts {
				delete(w.engine.docs, d.Ref)
			}
			return errors.Join(index.ErrUnavailable, errors.New("no room"))
		}
		return nil
	}
	w.adjust = func(cfg *indexer.Config) { cfg.Engine, cfg.BatchDocs = e, 2 }
	w.log.publish(story()...)
	w.settle(t)
	plain := newWorld(t.TempDir())
	plain.log.publish(story()...)
	plain.settle(t)
	if want := plain.engine.dump(); w.engine.dump() != want {
		t.Errorf("the engine has\n%s\nand should have\n%s", w.engine.dump(), want)
	}
	if failures < 4 {
		t.Errorf("only %d writes were awaited", failures)
	}
	checkTold(t, w)
}

// TestStateIsFlushedBeforeDocuments: a new state is not flushed while it reads the
// log, but before the engine has anything that was made from it.
func TestStateIsFlushedBeforeDocuments(t *testing.T) {
	for name, ahead := range map[string]int{"at the end": 0, "ahead": 1} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t.TempDir())
			var st *state.State
			var before, after int
			w.adjust = func(cfg *indexer.Config) { cfg.Ahead, st = ahead, cfg.State }
			w.log.batch = 1
			w.engine.before = func() error {
				if st.Meta().Unflushed != "" {
					before++
				}
				return nil
			}
			w.engine.after = func() error {
				if len(w.engine.docs) > 0 && st.Meta().Unflushed != "" {
					after++
				}
				return nil
			}
			w.log.publish(story()...)
			w.settle(t)
			if _, err := os.Stat("/proc/sys/kernel/random/boot_id"); err == nil && before == 0 {
				t.Error("every transaction was flushed")
			}
			if after > 0 {
				t.Errorf("%d writes of documents from a state that was not flushed", after)
			}
		})
	}
}
