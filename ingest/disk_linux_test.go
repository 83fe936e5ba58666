package ingest_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/stackdex/stackdex/ingest"
)

// TestDiskFull: who writes while the disk of the embedded server is full is told
// so, and where.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=300m"); err != nil {
		t.Skipf("a disk of its own cannot be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "nats")
	l := connect(t, ingest.Config{Server: start(t, ingest.ServerConfig{Dir: dir}), ChangesBytes: 1 << 20})
	if _, err := l.PutPage(within(t), page("https://a.example/", 1), 0); err != nil {
		t.Fatal(err)
	}
	fill(t, filepath.Join(disk, "filling"))
	var err error
	for i := 0; err == nil && i < 100; i++ {
		_, err = l.PutPage(within(t), page(fmt.Sprintf("https://a.example/%d", i), 50), 0)
	}
	if !errors.Is(err, ingest.ErrFull) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "disk is full") || !strings.Contains(err.Error(), "free the disk") {
		t.Errorf("got %v, want that the disk is full", err)
	}
}

// fill writes a file until its disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 1<<20); len(block) > 0; {
		n, err := f.Write(block)
		if errors.Is(err, unix.ENOSPC) {
			block = block[:n/2]
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
