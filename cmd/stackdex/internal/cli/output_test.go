package cli

import (
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
)

// TestLibrariesLog: what a library writes to the standard logger is seen by those alone who
// ask for it.
func TestLibrariesLog(t *testing.T) {
	for level, want := range map[string]string{"": "", "debug": "level=DEBUG msg=\"removed twice\""} {
		to, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
		if err != nil {
			t.Fatal(err)
		}
		defer to.Close()
		a := app{cfg: &config.Config{LogLevel: level}}
		a.setOutput(to, false)
		log.Print("removed twice")
		got, err := os.ReadFile(to.Name())
		if err != nil || !strings.Contains(string(got), want) || want == "" && len(got) > 0 {
			t.Errorf("at level %q: %q, %v", level, got, err)
		}
	}
}
