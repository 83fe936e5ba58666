package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestErrorsThatStayAreNamed: they are not tried for minutes, and say what a
// person can do.
func TestErrorsThatStayAreNamed(t *testing.T) {
	t.Parallel()
	change := []record.Change{{Op: "upsert", Index: "tools", ID: "django", At: time.Now()}}
	for name, tc := range map[string]struct {
		spoil func(context.Context, jetstream.JetStream) error
		want  error
		says  string
	}{
		"deleted": {func(ctx context.Context, js jetstream.JetStream) error { return js.DeleteStream(ctx, "CHANGES") }, ingest.ErrGone, "backup"},
		"sealed": {func(ctx context.Context, js jetstream.JetStream) error {
			s, err := js.Stream(ctx, "CHANGES")
			if err != nil {
				return err
			}
			cfg := s.CachedInfo().Config
			cfg.Sealed = true
			_, err = js.UpdateStream(ctx, cfg)
			return err
		}, ingest.ErrAltered, "stackdex status"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, ctx := startExternal(t), within(t)
			l := connect(t, ingest.Config{URL: e.url})
			if err := tc.spoil(ctx, e.jetstream()); err != nil {
				t.Fatal(err)
			}
			err := l.PublishChanges(ctx, change)
			if !errors.Is(err, tc.want) || errors.Is(err, record.ErrUnavailable) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v, want %v that says %q", err, tc.want, tc.says)
			}
			if err := l.ScanChanges(ctx, ingest.From{}, func(record.StoredChange) error { return nil }); name == "deleted" && !errors.Is(err, ingest.ErrGone) {
				t.Errorf("reading: %v", err)
			}
		})
	}
}

// TestStoreFailures: one code stands for every reason for which a server could
// not store; only some of them are that nothing has room.
func TestStoreFailures(t *testing.T) {
	t.Parallel()
	change := []record.Change{{Op: "upsert", Index: "tools", ID: "django", At: time.Now()}}
	for reason, want := range map[string]error{"maximum bytes exceeded": ingest.ErrFull, "message too large": record.ErrTooLarge, "store is closed": nil} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			e, ctx := startExternal(t), within(t)
			l := connect(t, ingest.Config{URL: e.url})
			js := e.jetstream()
			if err := js.DeleteStream(ctx, "CHANGES"); err != nil {
				t.Fatal(err)
			}
			answers := make(chan string, 2)
			answers <- `{"error":{"code":503,"err_code":10077,"description":"` + reason + `"},"stream":"CHANGES"}`
			answers <- `{"stream":"CHANGES","seq":1}`
			if _, err := js.Conn().Subscribe("change.>", func(m *nats.Msg) { _ = m.Respond([]byte(<-answers)) }); err != nil {
				t.Fatal(err)
			}
			if err := js.Conn().Flush(); err != nil {
				t.Fatal(err)
			}
			if err := l.PublishChanges(ctx, change); !errors.Is(err, want) || want == nil && err != nil {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
}

// TestPatienceIsThatOfACall: a server that went away is waited for once, however
// many messages a call publishes.
func TestPatienceIsThatOfACall(t *testing.T) {
	t.Parallel()
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url, Patience: time.Millisecond})
	js := e.jetstream()
	if err := js.DeleteStream(ctx, "CHANGES"); err != nil {
		t.Fatal(err)
	}
	changes := make([]record.Change, 10)
	for i := range changes {
		changes[i] = record.Change{Op: "upsert", Index: "tools", ID: fmt.Sprintf("tool-%d", i), At: day}
	}
	sent := make(chan string, 1000)
	if _, err := js.Conn().Subscribe("change.>", func(m *nats.Msg) {
		c, err := record.Decode[record.Change](m.Data)
		if err != nil {
			t.Error(err)
		}
		sent <- c.ID
		_ = m.Respond([]byte(`{"error":{"code":503,"err_code":10077,"description":"store is closed"},"stream":"CHANGES"}`))
	}); err != nil {
		t.Fatal(err)
	}
	if err := js.Conn().Flush(); err != nil {
		t.Fatal(err)
	}
	if err := l.PublishChanges(ctx, changes); !errors.Is(err, ingest.ErrUnreachable) {
		t.Errorf("got %v, want ErrUnreachable", err)
	}
	times := map[string]int{}
	for len(sent) > 0 {
		times[<-sent]++
	}
	for _, c := range changes {
		if n := times[c.ID]; n == 0 || n > 1 && c.ID != changes[0].ID {
			t.Errorf("%s was sent %d times", c.ID, n)
		}
	}
}

func TestWhatAUserMayNotIsNamed(t *testing.T) {
	t.Parallel()
	e := &external{t: t, dir: t.TempDir(), users: []*server.User{{Username: "u", Password: "p",
		Permissions: &server.Permissions{Publish: &server.SubjectPermission{Deny: []string{"dead.>"}}}}}}
	e.start(server.RANDOM_PORT)
	t.Cleanup(e.stop)
	l, ctx := connect(t, ingest.Config{URL: e.url, User: "u", Password: "p"}), within(t)
	err := l.Bury(ctx, record.DeadLetter{Key: "k", Class: "c", Reason: "r", At: time.Now()})
	if !errors.Is(err, ingest.ErrDenied) || !strings.Contains(err.Error(), "dead.") || !strings.Contains(err.Error(), "let the user publish") {
		t.Errorf("got %v, want ErrDenied that names the subject", err)
	}
}

func TestUnreachableMayPass(t *testing.T) {
	t.Parallel()
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url, Patience: time.Millisecond})
	e.stop()
	if _, err := l.PagesInfo(ctx); !errors.Is(err, ingest.ErrUnreachable) || !errors.Is(err, record.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnreachable, which is a record.ErrUnavailable", err)
	}
}
