package bleveindex_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/indextest"
)

func open(t *testing.T, dir string) *bleveindex.Generations {
	t.Helper()
	g, err := bleveindex.New(bleveindex.Options{Dir: dir, LockWait: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

// written returns a directory with the documents of the suite in it.
func written(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	g := open(t, dir)
	e, err := g.Live(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Apply(context.Background(), index.Batch{Upserts: indextest.Corpus(t), Meta: &index.Meta{Generation: "g1", Applied: 4}}); err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestReopen: what was applied is there after a restart.
func TestReopen(t *testing.T) {
	e, err := open(t, written(t)).Live(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m, err := e.Meta(context.Background())
	if err != nil || m.Applied != 4 {
		t.Errorf("meta %+v, %v", m, err)
	}
	r, err := e.Search(context.Background(), index.Query{Index: index.Tools, Text: "djagno"})
	if err != nil || len(r.Hits) == 0 || r.Hits[0].ID != "django" {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestLocked: an index that another process holds is an error, not a wait.
func TestLocked(t *testing.T) {
	dir := written(t)
	if _, err := open(t, dir).Live(context.Background()); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, dir).Live(context.Background())
	if !errors.Is(err, index.ErrUnavailable) || errors.Is(err, index.ErrDamaged) || !strings.Contains(err.Error(), dir) {
		t.Errorf("%v; want ErrUnavailable that names %s", err, dir)
	}
}

// TestDamage: whatever is broken is said to be damaged, set aside, and a new
// index takes its place.
func TestDamage(t *testing.T) {
	store := func(dir string) string { return filepath.Join(dir, "g1", "store") }
	segments := func(t *testing.T, dir string) []string {
		found, err := filepath.Glob(filepath.Join(store(dir), "*.zap"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no segments in %s: %v", dir, err)
		}
		return found
	}
	for name, damage := range map[string]func(t *testing.T, dir string) error{
		"segment removed": func(t *testing.T, dir string) error { return os.Remove(segments(t, dir)[0]) },
		"segment cut":     func(t *testing.T, dir string) error { return os.Truncate(segments(t, dir)[0], 100) },
		"segment empty":   func(t *testing.T, dir string) error { return os.Truncate(segments(t, dir)[0], 0) },
		"root overwritten": func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(store(dir), "root.bolt"), []byte(strings.Repeat("garbage ", 10_000)), 0o600)
		},
		"root cut": func(_ *testing.T, dir string) error {
			return cutAfter(filepath.Join(store(dir), "root.bolt"), 2)
		},
		"root's pages overwritten": func(_ *testing.T, dir string) error {
			return overwriteAfter(filepath.Join(store(dir), "root.bolt"), 2)
		},
		"root empty":      func(_ *testing.T, dir string) error { return os.Truncate(filepath.Join(store(dir), "root.bolt"), 0) },
		"no description":  func(_ *testing.T, dir string) error { return os.Remove(filepath.Join(dir, "g1", "index_meta.json")) },
		"generation gone": func(_ *testing.T, dir string) error { return os.RemoveAll(filepath.Join(dir, "g1")) },
		"CURRENT is absurd": func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, "CURRENT"), []byte("../../etc"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := written(t)
			if err := damage(t, dir); err != nil {
				t.Fatal(err)
			}
			g := open(t, dir)
			e, err := g.Live(context.Background())
			if err == nil && fellBack(t, e) {
				return
			}
			if !errors.Is(err, index.ErrDamaged) {
				t.Fatalf("%v; want ErrDamaged", err)
			}
			if _, err := g.Live(context.Background()); !errors.Is(err, index.ErrDamaged) || errors.Is(err, index.ErrUnavailable) {
				t.Fatalf("asked again: %v; want ErrDamaged", err)
			}
			aside, err := g.SetAside(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(aside); name != "generation gone" && err != nil {
				t.Errorf("nothing was kept: %v", err)
			}
			if e, err = g.Live(context.Background()); err != nil {
				t.Fatal(err)
			}
			if m, err := e.Meta(context.Background()); err != nil || m != (index.Meta{}) {
				t.Errorf("the new index has the meta %+v, %v", m, err)
			}
			if names, err := g.List(context.Background()); err != nil || !slices.Equal(names, []string{"g1"}) {
				t.Errorf("generations %v, %v", names, err)
			}
		})
	}
}

// cutAfter cuts a file after some pages, overwriteAfter writes over what
// follows them.
func cutAfter(path string, pages int) error {
	return os.Truncate(path, int64(pages*os.Getpagesize()))
}

func overwriteAfter(path string, pages int) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for i := pages * os.Getpagesize(); i < len(b); i++ {
		b[i] = 0xA5
	}
	return os.WriteFile(path, b, 0o600)
}

// fellBack reports whether an index has gone back to an older state of its own,
// whose meta says so.
func fellBack(t *testing.T, e index.Engine) bool {
	t.Helper()
	m, err := e.Meta(context.Background())
	if err != nil {
		t.Error(err)
	}
	return m.Applied < 4
}

// TestUnfinished: what a process that died left half made is no generation, and
// is not in the way.
func TestUnfinished(t *testing.T) {
	dir := written(t)
	for _, left := range []string{".g2.new/store", ".g0.old/store", ".g1.old/store"} {
		if err := os.MkdirAll(filepath.Join(dir, left), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "CURRENT.new"), []byte("g"), 0o600); err != nil {
		t.Fatal(err)
	}
	g := open(t, dir)
	if names, err := g.List(context.Background()); err != nil || !slices.Equal(names, []string{"g1"}) {
		t.Errorf("generations %v, %v", names, err)
	}
	if _, err := g.Open(context.Background(), "g2"); err != nil {
		t.Error(err)
	}
	if err := g.Publish(context.Background(), "g2"); err != nil {
		t.Error(err)
	}
	if err := g.Drop(context.Background(), "g1"); err != nil {
		t.Error(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left", e.Name())
		}
	}
}

// TestClosed: engines of closed generations say so.
func TestClosed(t *testing.T) {
	g := open(t, written(t))
	e, err := g.Live(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(g.Close(), g.Close(), e.Close()); err != nil {
		t.Error(err)
	}
	if _, err := e.Search(context.Background(), index.Query{Index: index.Tools}); err == nil {
		t.Error("a closed index was searched")
	}
	if _, err := g.Live(context.Background()); err == nil {
		t.Error("a closed directory was opened")
	}
}

// TestDropUnderExport: dropping a generation that a long export still reads is
// refused after a while, and keeps no search of the live one waiting.
func TestDropUnderExport(t *testing.T) {
	g := open(t, written(t))
	ctx := context.Background()
	live, err := g.Live(ctx)
	if err != nil {
		t.Fatal(err)
	}
	next, err := g.Open(ctx, "g2")
	if err != nil {
		t.Fatal(err)
	}
	next.Close()
	err = live.(index.Scanner).Scan(ctx, index.Tools, func(string, []byte) error {
		if err := g.Publish(ctx, "g2"); err != nil {
			return err
		}
		stop, cancel := context.WithCancel(ctx)
		defer cancel()
		waiting, dropped := waited{stop, make(chan struct{}, 16)}, make(chan error, 1)
		go func() { dropped <- g.Drop(waiting, "g1") }()
		<-waiting.begun
		for range 100 {
			if _, err := live.Search(ctx, index.Query{Index: index.Tools}); err != nil {
				return err
			}
			select {
			case err := <-dropped:
				t.Errorf("Drop ended before the searches: %v", err)
				return io.EOF
			default:
			}
		}
		cancel()
		if err := <-dropped; err == nil {
			t.Error("a generation that is read was dropped")
		}
		return io.EOF
	})
	if !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if err := g.Drop(ctx, "g1"); err != nil {
		t.Errorf("after the export: %v", err)
	}
}

// waited is a context that tells when somebody begins to wait for its end.
type waited struct {
	context.Context
	begun chan struct{}
}

func (w waited) Done() <-chan struct{} {
	w.begun <- struct{}{}
	return w.Context.Done()
}
