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
			Refused: rapid.Bool().Draw(t, "refused"), NoRepository: rapid.Bool().Draw(t, "no repository"),
			Popularity: rapid.Float64().Draw(t, "popularity"), Name: rapid.String().Draw(t, "name"),
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
