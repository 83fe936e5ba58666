package node

import (
	"context"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

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

// arriving is an engine whose documents arrive right after the first search.
type arriving struct {
	index.Engine
	there bool
}

func (e *arriving) Get(context.Context, index.Ref) ([]byte, error) {
	defer func() { e.there = true }()
	if !e.there {
		return nil, index.ErrNotFound
	}
	return []byte("{}"), nil
}

func (e *arriving) Search(context.Context, index.Query) (index.Result, error) {
	defer func() { e.there = true }()
	if !e.there {
		return index.Result{}, nil
	}
	return index.Result{Total: 1}, nil
}

func (e *arriving) Count(context.Context, index.Name) (int, error) { return 1, nil }

// TestArriving holds that nobody is told that there is nothing because an index came
// back between the search and the count.
func TestArriving(t *testing.T) {
	all := func(context.Context, index.Name, int) (string, error) { return "", nil }
	h := &checkedEngine{engine: &arriving{}, lacks: all}
	if _, err := h.Get(t.Context(), index.Ref{Index: index.Tools, ID: "django"}); err != nil {
		t.Errorf("get: %v", err)
	}
	h = &checkedEngine{engine: &arriving{}, lacks: all}
	if r, err := h.Search(t.Context(), index.Query{Index: index.Tools, Text: "django"}); err != nil || r.Total != 1 {
		t.Errorf("search: %d hits, %v", r.Total, err)
	}
}

// still is an engine that has documents and finds none.
type still struct {
	index.Engine
	searches int
}

func (e *still) Search(context.Context, index.Query) (index.Result, error) {
	e.searches++
	return index.Result{}, nil
}

func (e *still) Count(context.Context, index.Name) (int, error) { return 5, nil }

// TestStill holds that what is not found is not looked for again where nothing came.
func TestStill(t *testing.T) { synctest.Test(t, testStill) }

func testStill(t *testing.T) {
	e := &still{}
	h := &checkedEngine{engine: e, lacks: func(context.Context, index.Name, int) (string, error) { return "", nil }}
	for range 2 {
		e.searches = 0
		if _, err := h.Search(t.Context(), index.Query{Index: index.Tools, Text: "django"}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(trusted) // so that there is a count again
	}
	if e.searches != 1 {
		t.Errorf("%d searches of what was not there before, want 1", e.searches)
	}
}
