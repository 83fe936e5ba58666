package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestLateAcknowledgement: what comes when nobody waits for it any more is not taken
// for the answer to another message.
func TestLateAcknowledgement(t *testing.T) {
	t.Parallel()
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url})
	js := e.jetstream()
	if err := js.DeleteStream(ctx, "CHANGES"); err != nil {
		t.Fatal(err)
	}
	asked := make(chan *nats.Msg, 100)
	if _, err := js.Conn().Subscribe("change.>", func(m *nats.Msg) { asked <- m }); err != nil {
		t.Fatal(err)
	}
	if err := js.Conn().Flush(); err != nil {
		t.Fatal(err)
	}
	answer := func(m *nats.Msg, text string) {
		if err := m.Respond([]byte(text)); err != nil {
			t.Error(err)
		}
	}
	const taken, refused = `{"stream":"CHANGES","seq":1}`, `{"error":{"code":400,"err_code":10054,"description":"message size exceeds maximum allowed"}}`
	publish := func(ctx context.Context, i int) <-chan error {
		done := make(chan error, 1)
		go func() {
			done <- l.PublishChanges(ctx, []record.Change{{Op: "upsert", Index: "tools", ID: fmt.Sprint("tool-", i), At: day}})
		}()
		return done
	}
	var late []*nats.Msg
	for i := range 4 { // as many as may publish at the same time
		once, stop := context.WithCancel(ctx)
		done := publish(once, i)
		late = append(late, <-asked)
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("a call that was cancelled: %v", err)
		}
	}
	for i, m := range late {
		done := publish(ctx, 4+i)
		next := <-asked
		for _, m := range late {
			answer(m, refused)
		}
		answer(next, taken)
		if err := <-done; err != nil {
			t.Errorf("call %d after the late answer to %s: %v", i, m.Data, err)
		}
	}
	done := publish(ctx, 8)
	answer(<-asked, refused)
	if err := <-done; !errors.Is(err, record.ErrTooLarge) {
		t.Errorf("a message that is refused: %v", err)
	}
}
