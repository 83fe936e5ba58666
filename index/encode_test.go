package index_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestDocumentsAreEncodedAsEncodingJSONWould keeps the writers and the struct
// tags together, for documents with anything in them.
func TestDocumentsAreEncodedAsEncodingJSONWould(t *testing.T) {
	t.Run("tool", func(t *testing.T) { rapid.Check(t, encodes[index.Tool]) })
	t.Run("comparison", func(t *testing.T) { rapid.Check(t, encodes[index.Comparison]) })
	t.Run("passage", func(t *testing.T) { rapid.Check(t, encodes[index.Passage]) })
}

func encodes[D any, P interface {
	*D
	Encode(*record.Writer)
}](t *rapid.T) {
	document := rapid.MakeCustom[D](rapid.MakeConfig{
		Types: map[reflect.Type]*rapid.Generator[any]{
			// Never scraped keys.
			reflect.TypeFor[map[string]float64]():      rapid.MapOf(key(), rapid.Float64()).AsAny(),
			reflect.TypeFor[map[string]int64]():        rapid.MapOf(key(), rapid.Int64()).AsAny(),
			reflect.TypeFor[map[string]index.Growth](): rapid.MapOf(key(), rapid.Make[index.Growth]()).AsAny(),
		},
	}).Draw(t, "document")
	w := record.Writer{B: []byte("before")}
	P(&document).Encode(&w)
	want, err := json.Marshal(document)
	if (err != nil) != (w.Err != nil) {
		t.Fatalf("encoding/json says %v, Encode %v", err, w.Err)
	}
	if err != nil {
		return
	}
	if diff := cmp.Diff("before"+string(want), string(w.B)); diff != "" {
		t.Fatalf("(-encoding/json +Encode):\n%s", diff)
	}
	checkFields(t, reflect.TypeFor[D](), want, w)
}

func key() *rapid.Generator[string] { return rapid.StringMatching(`[a-z_0-9]{1,20}`) }

// checkFields compares the places of the fields, in the order of their
// declaration, with the document.
func checkFields(t *rapid.T, document reflect.Type, want []byte, w record.Writer) {
	t.Helper()
	var values map[string]json.RawMessage
	if err := json.Unmarshal(want, &values); err != nil {
		t.Fatal(err)
	}
	if len(w.Fields) != document.NumField() {
		t.Fatalf("%d fields, not %d", len(w.Fields), document.NumField())
	}
	for i, f := range w.Fields {
		name, _, _ := strings.Cut(document.Field(i).Tag.Get("json"), ",")
		if got := string(w.B[f[0]:f[1]]); got != string(values[name]) {
			t.Fatalf("field %s is %s, not %s", name, got, values[name])
		}
	}
}
