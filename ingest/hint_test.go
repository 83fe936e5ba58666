package ingest_test

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest"
)

func TestHints(t *testing.T) {
	srv := start(t, ingest.ServerConfig{})
	one, other := connect(t, ingest.Config{Server: srv, Prefix: "one"}), connect(t, ingest.Config{Server: srv, Prefix: "other"})
	heard := make(chan struct{}, 10)
	stop, err := one.SubscribeSettingsHints(func() { heard <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []struct {
		tell func() error
		want bool
	}{{other.PublishSettingsHint, false}, {one.PublishSettingsHint, true}} {
		if err := step.tell(); err != nil {
			t.Fatal(err)
		}
		wait := 100 * time.Millisecond
		if step.want {
			wait = time.Minute
		}
		select {
		case <-heard:
			if !step.want {
				t.Errorf("%d: the hint of another installation was heard", i)
			}
		case <-time.After(wait):
			if step.want {
				t.Errorf("%d: no hint was heard", i)
			}
		}
	}
	stop()
	if err := one.PublishSettingsHint(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-heard:
		t.Error("a hint was heard after the end")
	case <-time.After(100 * time.Millisecond):
	}
}
