package words_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/words"
)

func TestGrowing(t *testing.T) {
	var g words.Growing
	one := g.Add("a", "b")
	two := g.Add(one, "c")
	other := g.Add("a", "d")
	again := g.Add(one, "e")
	if got := strings.Join([]string{one, two, other, again, g.Add("", "x")}, "|"); got != "a b|a b c|a d|a b e| x" {
		t.Error(got)
	}
}

// TestGrowingLong: what is added is copied a few times, not once for each addition.
func TestGrowingLong(t *testing.T) {
	const pieces, few = 1 << 12, 64
	if n := testing.AllocsPerRun(3, func() {
		var g words.Growing
		text := ""
		for range pieces {
			text = g.Add(text, "more")
		}
	}); n > few {
		t.Errorf("%g times more room for %d pieces", n, pieces)
	}
}
