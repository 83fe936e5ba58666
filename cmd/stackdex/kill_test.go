package main_test

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// rounds is how often the sample is killed; STACKDEX_KILLS asks for more.
func rounds(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("STACKDEX_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		return 1
	}
	return 4
}

// TestKillChangesNothing kills `up --sample --once` at random moments, some
// times more than once, and expects the exports of an undisturbed run, to the
// byte.
func TestKillChangesNothing(t *testing.T) {
	t.Parallel()
	want := map[string]string{}
	calm := t.TempDir()
	started := time.Now()
	must(t, calm, "up", "--sample", "--once")
	took := time.Since(started)
	for _, what := range exports {
		want[what] = must(t, calm, "export", what, "--sample")
	}
	for round := range rounds(t) {
		dir := t.TempDir()
		rng := rand.New(rand.NewPCG(uint64(round), 1))
		kills := 1 + rng.IntN(3)
		for range kills {
			killAfter(t, dir, time.Duration(rng.Int64N(int64(took))))
		}
		must(t, dir, "up", "--sample", "--once")
		for _, what := range exports {
			if diff := cmp.Diff(want[what], must(t, dir, "export", what, "--sample")); diff != "" {
				t.Fatalf("round %d, %d kills: export %s differs (-undisturbed +killed):\n%.4000s", round, kills, what, diff)
			}
		}
	}
}

var exports = []string{"tools", "comparisons", "passages", "figures"}

// killAfter starts the sample and kills it, with no chance to clean up, unless
// it is done by then.
func killAfter(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	cmd := command(ctx, dir, "up", "--sample", "--once")
	cmd.WaitDelay = 0
	if err := cmd.Run(); err == nil {
		t.Logf("done before %s", after)
	}
}
