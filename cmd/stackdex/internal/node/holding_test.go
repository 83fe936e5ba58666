package node

import (
	"path/filepath"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// TestLacking holds that what an engine may have is missed only when it was
// known to be there: not while the first documents are on their way.
func TestLacking(t *testing.T) {
	st, err := state.Open(filepath.Join(t.TempDir(), "state.db"), state.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	update := func(fn func(tx *state.Tx)) {
		t.Helper()
		if err := st.Update(func(tx *state.Tx) error { fn(tx); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	lacks := lacking(st)
	said := func(has int) string {
		t.Helper()
		what, err := lacks(t.Context(), index.Tools, has)
		if err != nil {
			t.Fatal(err)
		}
		return what
	}
	update(func(tx *state.Tx) {
		for _, id := range []string{"django", "flask"} {
			tx.PutWritten(index.Ref{Index: index.Tools, ID: id}, "", state.Written{Ahead: true})
		}
	})
	if what := said(0); what != "" {
		t.Errorf("on the way for the first time: %q", what)
	}
	write := func(id string) {
		update(func(tx *state.Tx) {
			tx.PutWritten(index.Ref{Index: index.Tools, ID: id}, "", state.Written{Hash: [12]byte{1}})
			tx.Meta.Engine = 1
		})
	}
	write("django")
	if what := said(1); what != "" {
		t.Errorf("died in the middle of the first cycle: %q", what)
	}
	write("flask")
	if what := said(0); what != "the search engine holds 0 of 2 tools" {
		t.Errorf("all gone: %q", what)
	}
	if what := said(2); what != "" {
		t.Errorf("all there: %q", what)
	}
}
