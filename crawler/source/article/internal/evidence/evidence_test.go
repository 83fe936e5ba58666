package evidence_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestEvidence(t *testing.T) {
	for _, test := range []struct {
		passage evidence.Passage
		want    string
	}{
		{evidence.Passage{Text: "It is fast."}, "It is fast."},
		{evidence.Passage{Label: "Speed", Text: "fast"}, "Speed: fast"},
		{evidence.Passage{Text: "two  lines\n of\ttext"}, "two lines of text"},
		{evidence.Passage{Text: "größer \xff kleiner"}, "größer  kleiner"},
		{evidence.Passage{Text: strings.Repeat("ü", 2*record.MaxQuote)}, strings.Repeat("ü", record.MaxQuote)},
	} {
		got := test.passage.Evidence().Quote
		if got != test.want || !utf8.ValidString(got) {
			t.Errorf("%.40q is quoted %.40q", test.passage.Text, got)
		}
	}
}

func TestIsPlain(t *testing.T) {
	for text, want := range map[string]bool{"": true, "eight letters and more of them": true, "a  b": false, "1234567  9": false, "12345678 9": true, "grün": false, "a\nb": false} {
		if got := evidence.IsPlain(text); got != want {
			t.Errorf("%q is plain: %v", text, got)
		}
	}
}
