package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// TestPrintEngine: documents that are kept after a new beginning are not said to be
// somebody's who changed them, nor that they are repaired; documents that are missing are.
func TestPrintEngine(t *testing.T) {
	for _, c := range []struct {
		kept, found int
		want        string
	}{
		{kept: 90, found: 100, want: "100 of tools are in the engine, 10 were written: the others are of before\n"},
		{kept: 90, found: 5, want: "5 of tools are in the engine, 10 were written: somebody else changed them; that is being repaired\n"},
		{kept: 0, found: 100, want: "100 of tools are in the engine, 10 were written: somebody else changed them; that is being repaired\n"},
	} {
		f, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		printEngine(screen.New(f, "never"), &node.Status{
			Documents: map[index.Name]int{index.Tools: 10}, InEngine: map[index.Name]int{index.Tools: c.found},
			Index: &indexer.Status{Kept: c.kept},
		}, true)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(string(out), c.want) {
			t.Errorf("%d kept, %d found: %q lacks %q", c.kept, c.found, out, c.want)
		}
	}
}
