package state_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// TestWrittenComesBackAsItWas keeps hashes of fields that most documents share
// and of others, any number of them.
func TestWrittenComesBackAsItWas(t *testing.T) {
	st := open(t, filepath.Join(t.TempDir(), "state.db"))
	defer st.Close()
	common := rapid.SampledFrom([]uint32{0, state.HashField([]byte("null")), state.HashField([]byte("[]")), state.HashField([]byte("1"))})
	rapid.Check(t, func(t *rapid.T) {
		want := state.Written{
			Hash:    [12]byte(rapid.SliceOfN(rapid.Byte(), 12, 12).Draw(t, "hash")),
			Fields:  rapid.SliceOfN(rapid.OneOf(common, rapid.Uint32()), 0, 255).Draw(t, "fields"),
			Refused: rapid.Bool().Draw(t, "refused"), Ahead: rapid.Bool().Draw(t, "ahead"), NoRepository: rapid.Bool().Draw(t, "no repository"),
			Popularity: rapid.Float64().Draw(t, "popularity"), Name: rapid.String().Draw(t, "name"), Shown: rapid.String().Draw(t, "shown"),
		}
		ref := index.Ref{Index: index.Tools, ID: "tool"}
		if err := st.Update(func(tx *state.Tx) error { tx.PutWritten(ref, "", want); return nil }); err != nil {
			t.Fatal(err)
		}
		err := st.View(func(tx *state.Tx) error {
			got, known, err := tx.Written(ref, "")
			if diff := cmp.Diff(want, got); diff != "" || !known {
				t.Errorf("known: %t (-want +got):\n%s", known, diff)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestDocumentsOnTheirWayAreNotCounted: what is written for the first time counts
// once it is known to be there; what was there goes on to count.
func TestDocumentsOnTheirWayAreNotCounted(t *testing.T) {
	st := open(t, filepath.Join(t.TempDir(), "state.db"))
	defer st.Close()
	ref := func(id string) index.Ref { return index.Ref{Index: index.Tools, ID: id} }
	known := state.Written{Hash: [12]byte{1}, Fields: []uint32{7}}
	step := func(want int, what string, fn func(tx *state.Tx) error) {
		t.Helper()
		if err := st.Update(fn); err != nil {
			t.Fatal(err)
		}
		if _, err := st.Recover(); err != nil {
			t.Fatal(err)
		}
		if got := st.Meta().Written[index.Tools]; got != want {
			t.Errorf("%s: %d documents; want %d", what, got, want)
		}
	}
	step(0, "written ahead", func(tx *state.Tx) error {
		tx.PutWritten(ref("ahead"), "", state.Written{Ahead: true})
		return nil
	})
	step(1, "one that is there", func(tx *state.Tx) error {
		tx.PutWritten(ref("there"), "", known)
		return nil
	})
	step(1, "died while all were being written", func(tx *state.Tx) error {
		return tx.PutPending("0", []state.Document{{Ref: ref("ahead")}, {Ref: ref("there")}, {Ref: ref("new")}})
	})
	step(1, "what somebody may have taken away", func(tx *state.Tx) error { return tx.Distrust(state.Document{Ref: ref("there")}) })
	step(3, "written", func(tx *state.Tx) error {
		for _, id := range []string{"ahead", "there", "new"} {
			tx.PutWritten(ref(id), "", known)
		}
		return nil
	})
	step(2, "refused, one of them with an older version there", func(tx *state.Tx) error {
		tx.PutWritten(ref("there"), "", state.Written{Hash: [12]byte{2}, Fields: known.Fields, Refused: true})
		tx.PutWritten(ref("new"), "", state.Written{Hash: [12]byte{2}, Refused: true})
		return nil
	})
	if n := st.Meta().Refused; n != 2 {
		t.Errorf("%d refused; want 2", n)
	}
}

// TestWhoDiedMayHaveTold: a document that was only written ahead stays so if the
// engine may have lost it, but not if a process died that was about to tell of it:
// its deletion is told then, to followers who may have it.
func TestWhoDiedMayHaveTold(t *testing.T) {
	st := open(t, filepath.Join(t.TempDir(), "state.db"))
	defer st.Close()
	d := state.Document{Ref: index.Ref{Index: index.Tools, ID: "ahead"}}
	for _, step := range []struct {
		what string
		do   func(tx *state.Tx) error
		want bool
	}{
		{"written ahead", func(tx *state.Tx) error { tx.PutWritten(d.Ref, "", state.Written{Ahead: true}); return nil }, true},
		{"the engine may not have it", func(tx *state.Tx) error { return tx.Distrust(d) }, true},
		{"died on the way", func(tx *state.Tx) error { return tx.PutPending("0", []state.Document{d}) }, false},
	} {
		if err := st.Update(step.do); err != nil {
			t.Fatal(err)
		}
		if _, err := st.Recover(); err != nil {
			t.Fatal(err)
		}
		err := st.View(func(tx *state.Tx) error {
			if w, known, err := tx.Written(d.Ref, ""); err != nil || !known || w.Ahead != step.want {
				t.Errorf("%s: known %t, ahead %t; want %t (%v)", step.what, known, w.Ahead, step.want, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
