package ingest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stackdex/stackdex/ingest"
)

// TestAsk: a question is answered by the process of the same installation that answers
// questions of its kind, and that hears when nobody waits for the answer any more.
func TestAsk(t *testing.T) {
	srv := start(t, ingest.ServerConfig{})
	one, asks, other := connect(t, ingest.Config{Server: srv, Prefix: "one"}), connect(t, ingest.Config{Server: srv, Prefix: "one"}), connect(t, ingest.Config{Server: srv, Prefix: "other"})
	silent := func([]byte) {}
	if _, err := asks.Ask(t.Context(), "sum", nil, silent); !errors.Is(err, ingest.ErrNobody) {
		t.Errorf("nobody answers: %v", err)
	}
	ended := make(chan struct{})
	stop, err := one.Answer(t.Context(), "sum", func(ctx context.Context, question []byte, tell func([]byte)) []byte {
		if string(question) == "endless" {
			tell([]byte("begun"))
			<-ctx.Done()
			close(ended)
		}
		return append([]byte("answer to "), question...)
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := asks.Ask(t.Context(), "sum", []byte("1+1"), silent); err != nil || string(b) != "answer to 1+1" {
		t.Errorf("got %s, %v", b, err)
	}
	for kind, log := range map[string]*ingest.Log{"sum": other, "product": asks} {
		if _, err := log.Ask(t.Context(), kind, nil, silent); !errors.Is(err, ingest.ErrNobody) {
			t.Errorf("%s: %v, want nobody who answers", kind, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = asks.Ask(ctx, "sum", []byte("endless"), func(progress []byte) {
		if string(progress) == "begun" {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	select {
	case <-ended:
	case <-within(t).Done():
		t.Error("the work goes on though nobody waits for it")
	}
	stop()
	if _, err := asks.Ask(t.Context(), "sum", nil, silent); !errors.Is(err, ingest.ErrNobody) {
		t.Errorf("after the end: %v", err)
	}
}
