package index_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func TestCheckID(t *testing.T) {
	for id, valid := range map[string]bool{
		"django": true, "p_7c1e": true, "a-vs-b": true, "-": true, "_": true, "azAZ09": true, strings.Repeat("x", 500): true,
		"": false, strings.Repeat("x", 501): false, "a b": false, "a/b": false, "a:b": false, "a@b": false, "a[b": false, "a`b": false, "a{b": false, "é": false, "a\x00": false,
	} {
		if err := index.CheckID(id); (err == nil) != valid {
			t.Errorf("%.20q: %v; valid: want %t", id, err, valid)
		}
	}
	for d, valid := range map[*index.Document]bool{
		{Ref: index.Ref{Index: index.Tools, ID: "a"}}: true, {Ref: index.Ref{Index: "poems", ID: "a"}}: false, {Ref: index.Ref{Index: index.Tools}}: false,
	} {
		if err := d.Ref.Check(); (err == nil) != valid {
			t.Errorf("%+v: %v; valid: want %t", d.Ref, err, valid)
		}
	}
}

func TestCheckGeneration(t *testing.T) {
	for name, valid := range map[string]bool{
		"g1": true, "a": true, "9z": true, "g1-": true, "g-0-z": true, strings.Repeat("g", 40): true,
		"": false, strings.Repeat("g", 41): false, "-g": false, "G": false, "g_1": false, "g/1": false, "g:1": false, "g`": false, "g{": false, "..": false, "é": false,
	} {
		if err := index.CheckGeneration(name); (err == nil) != valid {
			t.Errorf("%q: %v; valid: want %t", name, err, valid)
		}
	}
}

// TestDateOf: a statement is never of a day after the one on which it was seen.
func TestDateOf(t *testing.T) {
	const seen = "2026-03-02"
	for _, tt := range [][3]string{ // as of, published, want
		{"2025-11-02", "2026-01-01", "2025-11-02"}, {"", "2026-01-01", "2026-01-01"}, {"", "", seen},
		{"2026-03-02", "", seen}, {"2026-03-03", "", seen}, {"2026-04", "", seen}, {"2027", "", seen},
		{"2026-03", "", "2026-03"}, {"2026", "", "2026"}, {"", "2030-01-01", seen},
	} {
		if got := index.DateOf(tt[0], tt[1], seen); got != tt[2] {
			t.Errorf("as of %q, published %q: %q, want %q", tt[0], tt[1], got, tt[2])
		}
	}
}

func TestLastOfEach(t *testing.T) {
	doc := func(n index.Name, id, json string) index.Document {
		return index.Document{Ref: index.Ref{Index: n, ID: id}, JSON: []byte(json)}
	}
	a1, a2, b, other := doc(index.Tools, "a", "1"), doc(index.Tools, "a", "2"), doc(index.Tools, "b", "3"), doc(index.Passages, "a", "4")
	for _, tt := range []struct{ docs, want []index.Document }{
		{nil, nil}, {[]index.Document{a1, b, other}, []index.Document{a1, b, other}}, {[]index.Document{a1, b, a2, other}, []index.Document{b, a2, other}},
	} {
		if diff := cmp.Diff(tt.want, index.LastOfEach(tt.docs)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
