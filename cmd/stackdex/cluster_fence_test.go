//go:build unix

package main_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestDeposedIndexerWritesNothingStale stops the indexer that works, as a
// machine does that is suspended, in the middle of whatever it writes, and lets
// it go on when the other one has taken its place: what it still sends must not
// be the last word.
func TestDeposedIndexerWritesNothingStale(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about 40 s; leave out -short to stop the indexers of a cluster")
	}
	t.Parallel()
	c := startCluster(t, ownNATS)
	rng := rand.New(rand.NewPCG(5, 7))
	run := make(chan result, 1)
	go func() { run <- c.run(append([]string{"crawl", "--sample"}, append(early(), c.mirrors...)...)...) }()
	for round := range 3 {
		var deposed int
		eventually(t, 20*time.Second, func(ctx context.Context) (err error) {
			deposed, err = c.leader(ctx)
			return err
		})
		if pass(t.Context(), time.Duration(rng.IntN(700))*time.Millisecond) != nil {
			t.Fatal("the test was ended")
		}
		p := c.index[deposed].cmd.Process
		if err := p.Signal(syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		took := eventually(t, 30*time.Second, func(ctx context.Context) error {
			now, err := c.leader(ctx)
			if err == nil && now == deposed {
				err = fmt.Errorf("%s still leads", c.index[deposed].name)
			}
			return err
		})
		if err := p.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		t.Logf("round %d: %s was deposed after %.1f s and goes on", round, c.index[deposed].name, took.Seconds())
	}
	if r := <-run; r.code != 0 {
		t.Fatalf("crawl: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	want := single(t, early())
	eventually(t, time.Minute, c.settled)
	eventually(t, 30*time.Second, func(context.Context) error { // what came late is found within seconds
		if diff := cmp.Diff(want, c.documents()); diff != "" {
			return fmt.Errorf("documents (-one undisturbed process +cluster):\n%.3000s", diff)
		}
		return nil
	})
}
