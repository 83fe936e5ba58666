package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

// TestFileAsPage: who names a list of URLs as if it were a page is told how it is read.
func TestFileAsPage(t *testing.T) {
	list := filepath.Join(t.TempDir(), "urls.txt")
	if err := os.WriteFile(list, []byte("https://stackshare.io/django\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := seeds{URLs: []string{list}}
	_, _, err := s.read(&app{})
	if !errors.Is(err, canon.ErrURL) || !strings.Contains(err.Error(), "--urls "+list) {
		t.Errorf("%v", err)
	}
}
