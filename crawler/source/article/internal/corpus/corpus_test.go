package corpus_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
)

const text = "Warp is a terminal. Teams at warp speed use Warp, not Warp-10 or github.com/warp.\nGo and go: we go on, they go on, all go on. A node of Node."

func TestCount(t *testing.T) {
	c := corpus.New(text)
	for phrase, want := range map[string]int{"Warp": 2, "use Warp": 1, "Warps": 0, "Node": 1, "": 0, "- ": 0} {
		if got := c.Exact(phrase); got != want {
			t.Errorf("%q is written %d times", phrase, got)
		}
	}
	if got := c.Ordinary("Warp"); got != 1 { // none in an address
		t.Errorf("warp is an ordinary word %d times", got)
	}
}

func TestNames(t *testing.T) {
	c := corpus.New(text)
	for name, want := range map[string]bool{"Warp": true, "Go": false, "Overview": false, "gRPC": true, "The Node": false} {
		if got := c.IsProper(name); got != want {
			t.Errorf("%s is a name: %v", name, got)
		}
	}
	if !c.IsName("Warp") || c.IsName("Teams") {
		t.Error("what has a capital within a sentence, or is said to be something, is a name")
	}
}
