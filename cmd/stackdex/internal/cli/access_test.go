package cli

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stackdex/stackdex/ingest"
)

// TestWaitsForItsTurn: a command waits as long as one after another has the directory, and
// not for ever for one that keeps it.
func TestWaitsForItsTurn(t *testing.T) { synctest.Test(t, testWaitsForItsTurn) }

func testWaitsForItsTurn(t *testing.T) {
	const each = patience * 3 / 4
	began := time.Now()
	held := func(turns int) error {
		turn := int(time.Since(began) / each)
		if turn >= turns {
			return nil
		}
		return fmt.Errorf("%w by process %d", ingest.ErrLocked, turn)
	}
	a := &app{}
	if err := a.patiently(t.Context(), func() error { return held(5) }); err != nil {
		t.Errorf("after five others: %v", err)
	}
	err := a.patiently(t.Context(), func() error { return fmt.Errorf("%w by process 1", ingest.ErrLocked) })
	if took := time.Since(began) - 5*each; !errors.Is(err, ingest.ErrLocked) || took < patience || took > 2*patience {
		t.Errorf("one that keeps it: after %s %v", took, err)
	}
}
