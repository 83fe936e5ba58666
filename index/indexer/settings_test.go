package indexer_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/indexer"
)

// settingsEngine is one whose settings somebody changed, and which cannot put back all.
type settingsEngine struct {
	*memoryEngine
	tended chan time.Duration
}

func (e *settingsEngine) RestoreSettings(_ context.Context, every time.Duration, fence func() error) ([]string, error) {
	select {
	case e.tended <- every:
	default:
	}
	return []string{"x_tools.rankingRules"}, errors.Join(fence(), errors.New("the task failed"))
}

// TestRestoreSettingss: while it works, an indexer has its engine put back settings, under its
// fence, and says so; what keeps it from that does not keep it from its work.
func TestRestoreSettingss(t *testing.T) {
	w := newWorld(t.TempDir())
	e := &settingsEngine{w.engine, make(chan time.Duration, 2)}
	var said bytes.Buffer
	w.adjust = func(c *indexer.Config) {
		c.Engine, c.SettingsEvery, c.Logger = e, 7*time.Second, slog.New(slog.NewTextHandler(&said, nil))
		c.Fence = func(context.Context) error { return nil }
	}
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		for range 2 {
			select {
			case every := <-e.tended:
				if every != 7*time.Second {
					t.Errorf("every %s", every)
				}
			case <-ctx.Done():
				t.Error("the indexer ended")
			}
		}
		x.RecheckSettings()
		for looks := 0; ; looks++ {
			select {
			case every := <-e.tended:
				if every == 0 {
					return
				}
			case <-ctx.Done():
			}
			if looks == 4 || ctx.Err() != nil {
				t.Fatal("the settings are not looked at when they are doubted")
			}
		}
	})
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
		w.wait(t, ctx, x)
	})
	for _, want := range []string{"x_tools.rankingRules", "the task failed"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, said.String())
		}
	}
}
