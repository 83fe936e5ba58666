package words_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/words"
)

func TestSplitList(t *testing.T) {
	for s, want := range map[string][]string{
		"":                              nil,
		"Go":                            {"Go"},
		"Go, Rust; C":                   {"Go", "Rust", "C"},
		"Web (Axum, Actix), CLI":        {"Web (Axum, Actix)", "CLI"},
		", Go, , ":                      {"Go"},
		"1,204":                         {"1,204"},
		"never closed (a, b":            {"never closed (a, b"},
		"closed too often), yet, parts": {"closed too often)", "yet", "parts"},
	} {
		if diff := cmp.Diff(want, words.SplitList(s, ", ", "; ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	}
}
