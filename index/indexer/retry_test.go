package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestErrorsOfTheLog: what may pass is waited for, what stays ends the indexer
// with its own words.
func TestErrorsOfTheLog(t *testing.T) {
	t.Run("may pass", func(t *testing.T) {
		w := newWorld(t.TempDir())
		w.log.publish(story()...)
		left := 3
		w.outbox.before = func() error {
			if left--; left >= 0 {
				return fmt.Errorf("publish changes: %w", record.ErrUnavailable)
			}
			return nil
		}
		w.settle(t)
		if len(w.outbox.take()) == 0 {
			t.Error("CHANGES was told nothing")
		}
	})
	t.Run("stays", func(t *testing.T) {
		w := newWorld(t.TempDir())
		w.log.publish(story()...)
		denied := errors.New("permissions violation")
		w.outbox.before = func() error { return denied }
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		if err := w.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, denied) {
			t.Errorf("got %v, want %v", err, denied)
		}
	})
}

// TestLeaseLostWhileOnlyTheRecordIsWritten: the lease may come back; until the work
// is ended, nothing fails.
func TestLeaseLostWhileOnlyTheRecordIsWritten(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	info, err := w.log.PagesInfo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.log.publish(page("article", "https://b.example/nothing", 9))
	away := true
	w.engine.before = func() error {
		if away {
			away = false
			return fmt.Errorf("lease: %w", record.ErrUnavailable)
		}
		return nil
	}
	w.settle(t)
	if away {
		t.Error("the record was not written at all")
	}
	w.settle(t)
	if got := w.engine.meta.Applied; got != info.Last+1 {
		t.Errorf("the record is at %d, want %d", got, info.Last+1)
	}
}
