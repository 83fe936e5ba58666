package vocab_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
)

func TestIsDenied(t *testing.T) {
	for clause, want := range map[string]bool{
		"it does not": true, "it doesn’t": true, "it never": true, "it is no longer": true, "it fails to": true,
		"it not only": false, "it is fast": false, "it did not start and it": false,
	} {
		if got := vocab.IsDenied(clause); got != want {
			t.Errorf("%q denies: %v", clause, got)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		name string
		is   func(string) bool
		yes  []string
		no   []string
	}{
		{"no name begins or ends with it", vocab.IsStop, []string{"The", "vs.", "Best"}, []string{"Redis", "Then"}},
		{"never a name", vocab.IsCommon, []string{"Overview", "use cases", "FAQ"}, []string{"Redis", "Flask"}},
		{"never an ordinary word", vocab.IsAcronymic, []string{"FastAPI", "C++", "Node.js", "NATS"}, []string{"Redis", "A B"}},
		{"a kind of software", vocab.IsKind, []string{"framework", "database"}, []string{"redis", "speed"}},
	} {
		for _, w := range test.yes {
			if !test.is(w) {
				t.Errorf("%s: not %q", test.name, w)
			}
		}
		for _, w := range test.no {
			if test.is(w) {
				t.Errorf("%s: %q", test.name, w)
			}
		}
	}
}
