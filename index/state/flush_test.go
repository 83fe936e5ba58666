package state_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stackdex/stackdex/index/state"
)

// TestUnflushedFile: what was written without being flushed is there after a kill,
// and counts as damaged once the machine was started again, until it is flushed.
func TestUnflushedFile(t *testing.T) {
	if _, err := os.Stat("/proc/sys/kernel/random/boot_id"); err != nil {
		t.Skip("nothing tells when the machine was started: ", err)
	}
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "state.db"))
	defer s.Close()
	if err := s.DeferFlush(); err != nil {
		t.Fatal(err)
	}
	page := everyKind()
	put(t, s, page)
	left := func(boot string) string {
		t.Helper()
		if err := s.Update(func(tx *state.Tx) error { tx.Meta.Unflushed = boot; return nil }); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "left-"+boot)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	boot := s.Meta().Unflushed
	killed, err := state.Open(left(boot), state.Options{})
	if err != nil {
		t.Fatal("after a kill: ", err)
	}
	if m := killed.Meta(); m.PageCount != 1 || m.Unflushed != boot {
		t.Errorf("after a kill: %+v", m)
	}
	if err := killed.Close(); err != nil {
		t.Error(err)
	}
	if _, err := state.Open(left("another"), state.Options{}); !errors.Is(err, state.ErrDamaged) {
		t.Errorf("after a power failure: %v, want ErrDamaged", err)
	}
	for _, path := range []string{left(boot), killed.Path()} {
		again, err := state.Open(path, state.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := again.Flush(); err != nil || again.Meta().Unflushed != "" || again.Meta().PageCount != 1 {
			t.Errorf("flushed: %v, %+v", err, again.Meta())
		}
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}
}
