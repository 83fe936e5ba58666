package node_test

import (
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/ingest"
)

// TestSampleAndRealBeginTogether: of two processes that take a new directory at
// the same time, one for the sample and one for real pages, the one that gets it
// says what it holds.
func TestSampleAndRealBeginTogether(t *testing.T) {
	for range 20 {
		dir := t.TempDir()
		var both sync.WaitGroup
		for _, sample := range []bool{true, false} {
			both.Go(func() {
				s, err := node.OpenStorage(t.Context(), &config.Config{DataDir: dir, Sample: sample, NATSReplicas: 1}, slog.New(slog.DiscardHandler), node.Access{})
				if errors.Is(err, ingest.ErrLocked) || errors.Is(err, node.ErrMixed) {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				if _, marked, err := node.Holds(dir); err != nil || marked != sample {
					t.Errorf("sample %t: the directory is marked as sample %t, %v", sample, marked, err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
	}
}

// TestDirectoryNamedLikeAPattern: a data directory may have any name, also one that
// means something else to a shell.
func TestDirectoryNamedLikeAPattern(t *testing.T) {
	cfg := sample(t)
	cfg.DataDir = filepath.Join(cfg.DataDir, "a[b]")
	x, storage, done := openIn(t, cfg)
	putPage(t, storage)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Error(err)
	}
	done()
	r, err := node.OpenReader(t.Context(), cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
