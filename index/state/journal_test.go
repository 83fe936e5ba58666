package state_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// TestDocumentsOfAJournal keeps so many documents, but fewer than there are, that
// they wait in the journal, closes the file before they are merged, and expects the newest of
// each in its place afterwards, counted once.
func TestDocumentsOfAJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	ref := func(i int) index.Ref { return index.Ref{Index: index.Tools, ID: fmt.Sprint("t", i)} }
	keep := func(from, to int, name string) {
		t.Helper()
		if err := s.Update(func(tx *state.Tx) error {
			for i := from; i < to; i++ {
				tx.PutWritten(ref(i), "", state.Written{Hash: [12]byte{1}, Name: name, Refused: i == 7})
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	keep(2000, 6000, "first")
	if !kept(t, s, ref(5999)) {
		t.Error("the first of all documents have to be merged")
	}
	keep(0, 2000, "old")
	if kept(t, s, ref(0)) {
		t.Error("the documents do not wait in the journal")
	}
	keep(10, 20, "new") // few, but older ones of the same wait
	if err := s.Update(func(tx *state.Tx) error { tx.DropWritten(ref(15), ""); return nil }); err != nil {
		t.Fatal(err)
	}
	counted := func(when string) {
		t.Helper()
		if m := s.Meta(); m.Written[index.Tools] != 5998 || m.Refused != 1 {
			t.Errorf("%s: %d documents and %d refused, want 5998 and 1", when, m.Written[index.Tools], m.Refused)
		}
	}
	counted("in the journal")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	defer s.Close()
	counted("opened again")
	keep(30, 31, "newest")
	counted("written once more")
	for range 2 { // the second time there is nothing to do
		if err := s.Merge(); err != nil {
			t.Fatal(err)
		}
	}
	counted("merged")
	err := s.View(func(tx *state.Tx) error {
		for i, want := range map[int]string{9: "old", 10: "new", 14: "new", 15: "", 19: "new", 20: "old"} {
			w, known, err := tx.Written(ref(i), "")
			if err != nil || w.Name != want || known != (want != "") {
				t.Errorf("document %d is %q, %v, want %q", i, w.Name, err, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// kept reports whether a document is in its place.
func kept(t *testing.T, s *state.State, ref index.Ref) (known bool) {
	t.Helper()
	if err := s.View(func(tx *state.Tx) (err error) { _, known, err = tx.Written(ref, ""); return err }); err != nil {
		t.Fatal(err)
	}
	return known
}
