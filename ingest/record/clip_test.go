package record_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
)

func TestClip(t *testing.T) {
	for _, tt := range []struct {
		s    string
		n    int
		want string
	}{
		{"", 3, ""}, {"abc", 3, "abc"}, {"abcd", 3, "abc"}, {"日本語だ", 3, "日本語"}, {"日本語", 3, "日本語"}, {"abc", 0, ""}, {"é\xff", 1, "é"},
	} {
		if got := record.Clip(tt.s, tt.n); got != tt.want {
			t.Errorf("the first %d characters of %q are %q, want %q", tt.n, tt.s, got, tt.want)
		}
	}
}

// TestExcerpt: an excerpt is text of bounded size that begins like what it is of.
func TestExcerpt(t *testing.T) {
	for name, s := range map[string]string{
		"short":                        "<title>Django</title>",
		"as long as it may be":         strings.Repeat("x", record.MaxExcerpt),
		"ends within a character":      strings.Repeat("x", record.MaxExcerpt-1) + "日本語",
		"no text at all":               strings.Repeat("\xff\xfe", record.MaxExcerpt),
		"text with bytes that are not": strings.Repeat("a\xff", record.MaxExcerpt),
		"nothing but middles":          strings.Repeat("\x80", 2*record.MaxExcerpt),
	} {
		got := record.Excerpt(s)
		if len(got) > record.MaxExcerpt || !utf8.ValidString(got) {
			t.Errorf("%s: %d bytes, text: %t", name, len(got), utf8.ValidString(got))
		}
		if want := strings.ToValidUTF8(s, "\uFFFD"); !strings.HasPrefix(want, got) || len(want) <= record.MaxExcerpt && got != want || len(got) < min(len(want), record.MaxExcerpt-utf8.UTFMax) {
			t.Errorf("%s: %d bytes, which do not begin it as they should", name, len(got))
		}
	}
}

func TestNewerThan(t *testing.T) {
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	old := record.Page{SeenAt: day, ContentHash: "b"}
	for name, tt := range map[string]struct {
		page record.Page
		want bool
	}{
		"seen later":                   {record.Page{SeenAt: day.Add(1), ContentHash: "a"}, true},
		"seen before":                  {record.Page{SeenAt: day.Add(-1), ContentHash: "c"}, false},
		"at the same instant, greater": {record.Page{SeenAt: day, ContentHash: "c"}, true},
		"at the same instant, less":    {record.Page{SeenAt: day, ContentHash: "a"}, false},
		"the same":                     {old, false},
	} {
		if got := tt.page.NewerThan(&old); got != tt.want {
			t.Errorf("%s: newer: %t, want %t", name, got, tt.want)
		}
	}
}
