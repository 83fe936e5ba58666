package node_test

import (
	"runtime/debug"
	"testing"
)

// TestHeapAfterReading holds that an index which lets the heap grow while it reads the
// log leaves garbage collection as it was before.
func TestHeapAfterReading(t *testing.T) {
	t.Setenv("GOGC", "")
	const usual = 150
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(400 << 20))
	defer debug.SetGCPercent(debug.SetGCPercent(usual))
	x, _ := open(t)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p := debug.SetGCPercent(usual); p != usual {
		t.Errorf("garbage is collected at %d %%, at %d before", p, usual)
	}
}
