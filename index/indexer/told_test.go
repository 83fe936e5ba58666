package indexer_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// standby is an indexer of the same cluster with a state of its own.
func (w *world) standby(t *testing.T) *world {
	b := *w
	b.path = filepath.Join(t.TempDir(), "state.db")
	return &b
}

// said returns the changes since there were some, and how many there are.
func (o *outbox) said(since int) (list []record.Change, n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append(list, o.changes[since:]...), len(o.changes)
}

// follows holds that who followed CHANGES knows the documents of a state.
func (w *world) follows(t *testing.T) {
	t.Helper()
	want, got := map[string]string{}, map[string]string{}
	st := w.open(t)
	defer st.Close()
	for _, n := range index.Names() {
		if err := st.View(func(tx *state.Tx) error {
			return tx.EachWritten(n, func(id, _ string, w state.Written) error {
				want[string(n)+"/"+id] = w.HashText()
				return nil
			})
		}); err != nil {
			t.Fatal(err)
		}
	}
	all, _ := w.outbox.said(0)
	for _, c := range all {
		if got[c.Index+"/"+c.ID] = c.Hash; c.Op == record.OpDelete {
			delete(got, c.Index+"/"+c.ID)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("who follows CHANGES (-documents +knows):\n%s", diff)
	}
}

// TestFailoverTellsWhatDiffers: a standby that takes over tells what followers were not
// told, however much it writes again.
func TestFailoverTellsWhatDiffers(t *testing.T) {
	a := newWorld(t.TempDir())
	a.log.publish(story()...)
	a.settle(t)
	b := a.standby(t)
	_, n := a.outbox.said(0)
	b.settle(t)
	again, n := b.outbox.said(n)
	if len(again) > 0 {
		t.Errorf("a standby without a state tells %d changes again, as %+v", len(again), again[0])
	}
	b.log.publish(page("stackshare", "https://a.example/flask", 9, subject("Flask"), stars("Flask", 7)))
	b.settle(t)
	told, n := b.outbox.said(n)
	if len(told) == 0 {
		t.Error("nothing is told of a page")
	}
	a.settle(t)
	if again, _ := a.outbox.said(n); len(again) > 0 {
		t.Errorf("one that was behind tells %d changes again, as %+v", len(again), again[0])
	}
	a.follows(t)
	c := a.standby(t)
	c.log.publish(page("stackshare", "https://a.example/flask", 10, subject("Flask"), stars("Flask", 8)))
	c.settle(t)
	told, _ = c.outbox.said(n)
	for _, change := range told {
		for _, f := range change.Fields {
			if f == "id" {
				t.Errorf("a document that followers know is told as new: %+v", change)
			}
		}
	}
	c.follows(t)
}

// TestFailoverTellsWhatTheDeadDidNot: who was killed between the engine and CHANGES
// leaves the telling to the next one, whose engine holds all of it.
func TestFailoverTellsWhatTheDeadDidNot(t *testing.T) {
	a := newWorld(t.TempDir())
	a.log.publish(story()...)
	a.settle(t)
	a.log.publish(page("stackshare", "https://a.example/flask", 9, subject("Flask"), stars("Flask", 7)), gone("stackshare", "https://a.example/quuxly", 9), gone("article", "https://b.example/1", 9))
	killed := errors.New("killed")
	a.outbox.before = func() error { return killed }
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := a.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, killed) {
		t.Fatalf("got %v", err)
	}
	a.outbox.before = nil
	b := a.standby(t)
	b.settle(t)
	b.follows(t)
	_, n := b.outbox.said(0)
	for _, w := range []*world{a, b.standby(t)} {
		w.settle(t)
		w.follows(t)
	}
	if again, _ := b.outbox.said(n); len(again) > 0 {
		t.Errorf("%d changes are told again, as %+v", len(again), again[0])
	}
}
