package edits_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/edits"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 100)
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 2, 0}, {"django", "django", 0, 0}, {"djagno", "django", 2, 1}, {"djang", "django", 1, 1},
		{"flaks", "flask", 1, 1}, {"react", "redux", 5, 3}, {"react", "redux", 2, 3}, {"a", "abcd", 2, 3},
		{"ca", "abc", 9, 3}, // 2 if letters may be touched twice
		{"größe", "grösse", 3, 2}, {"größe", "große", 1, 1}, {"日本", "本日", 1, 1},
		{long, long + "y", 2, 1}, {long, "y" + long[1:], 2, 1}, {long, strings.Repeat("y", 100), 2, 3},
	} {
		if got := edits.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if got := edits.Distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.b, c.a, c.limit, got, c.want)
		}
	}
}
