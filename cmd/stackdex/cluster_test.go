package main_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// single is what one undisturbed process makes of the same crawls, with the
// embedded engine.
func single(t *testing.T, crawls ...[]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for _, seeds := range crawls {
		must(t, dir, append([]string{"crawl", "--sample"}, seeds...)...)
	}
	all := map[string]string{}
	for _, name := range index.Names() {
		all[string(name)] = must(t, dir, "export", string(name), "--sample")
	}
	return all
}

// late is an article that no page leads to: it is crawled after the others.
const late = sampleweb.Articles + "/express-alternatives"

// early are the other seeds of the sample web.
func early() []string {
	var seeds []string
	for _, s := range sampleweb.Seeds() {
		if s != late {
			seeds = append(seeds, s)
		}
	}
	return seeds
}

// TestClusterSurvivesKills kills every process of a cluster in turn, at random
// moments of a crawl, and expects the documents that one undisturbed process
// makes, to the byte. Then it builds the index anew, kills the indexer that did,
// and crawls another page, which the one that stood by has to add to the new
// generation.
func TestClusterSurvivesKills(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about 40 s; leave out -short to kill the processes of a cluster")
	}
	t.Parallel()
	for round := range clusterRounds() {
		t.Run(fmt.Sprintf("seed %d", round), func(t *testing.T) {
			c := startCluster(t, ownNATS)
			answers := c.ask()
			everybody := append(append([]*process{c.nats}, c.crawl...), c.index...)
			c.crawlUnderKills(rand.New(rand.NewPCG(uint64(round), 7)), everybody...)
			c.compare(single(t, early()))
			c.reindex()
			c.takeOver()
			c.compare(single(t, early(), []string{late}))
			c.commands() // of which one crawls the late page, too
			if n := answers(); n == 0 {
				t.Error("no search was answered meanwhile")
			}
		})
	}
}

// TestClusterOnRealNATS crawls on the nats-server of the machine, which is
// killed and started again meanwhile.
func TestClusterOnRealNATS(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about 20 s; leave out -short to run a cluster on a real nats-server")
	}
	t.Parallel()
	c := startCluster(t, func(dir string, port int) func() *exec.Cmd { return realNATS(t, dir, port) })
	c.crawlUnderKills(rand.New(rand.NewPCG(1, 7)), c.nats)
	c.compare(single(t, early()))
}

// clusterRounds is how many clusters are disturbed; STACKDEX_KILLS asks for
// more than one.
func clusterRounds() int {
	if n, err := strconv.Atoi(os.Getenv("STACKDEX_KILLS")); err == nil {
		return max(n, 1)
	}
	return 1
}

// crawlUnderKills starts a run, kills processes in a random order while it
// lasts, starts them again, and waits until everything is searchable.
func (c *cluster) crawlUnderKills(rng *rand.Rand, victims ...*process) {
	t := c.t
	t.Helper()
	rng.Shuffle(len(victims), func(i, j int) { victims[i], victims[j] = victims[j], victims[i] })
	started := time.Now()
	run := make(chan result, 1)
	go func() { run <- c.run(append([]string{"crawl", "--sample"}, append(early(), c.mirrors...)...)...) }()
	eventually(t, soon, func(ctx context.Context) error { // a command that finds no NATS ends
		runs, err := c.log.ListRuns(ctx)
		if err == nil && len(runs) == 0 {
			err = errors.New("there is no run yet")
		}
		return err
	})
	for _, p := range victims {
		if pass(t.Context(), time.Duration(200+rng.IntN(1000))*time.Millisecond) != nil {
			t.Fatal("the test was ended")
		}
		p.kill()
		t.Logf("%5.1f s: killed %s", time.Since(started).Seconds(), p.name)
		if pass(t.Context(), time.Duration(rng.IntN(500))*time.Millisecond) != nil {
			t.Fatal("the test was ended")
		}
		p.start(t)
	}
	select {
	case r := <-run:
		if r.code != 0 {
			t.Fatalf("crawl: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
		}
		t.Logf("%5.1f s: %s", time.Since(started).Seconds(), strings.SplitN(r.stdout, "\n", 2)[0])
	case <-time.After(limit):
		t.Fatal("the run does not end")
	}
	eventually(t, time.Minute, c.settled)
	t.Logf("%5.1f s: everything is searchable", time.Since(started).Seconds())
}

// reindex builds a new generation, whoever asks for it: where an indexer stands by, and
// where none runs, where nothing is left of it.
func (c *cluster) reindex() {
	t := c.t
	t.Helper()
	leader, err := c.leader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	started := time.Now()
	client := c.dataDir(indexers)
	for _, dir := range []string{c.dataDir(1 - leader), client} {
		if r := c.run("engine", "reindex", "--data-dir", dir); r.code != 0 || !strings.Contains(r.stdout, "is live") {
			t.Errorf("engine reindex in %s: exit code %d\n%s%s", dir, r.code, r.stdout, r.stderr)
		}
	}
	if _, err := os.Stat(client); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a client that asked for a reindex has %s: %v", client, err)
	}
	eventually(t, time.Minute, c.settled)
	t.Logf("the index was built anew in %.1f s", time.Since(started).Seconds())
}

// slack is how much longer than a lease it may take until the standby indexes: half a second
// between its looks, and what a busy machine takes.
const slack = 3 * time.Second

// takeOver kills the indexer that works, has a page crawled, and expects the
// other one, which has followed, to index it and to write little else.
func (c *cluster) takeOver() {
	t := c.t
	t.Helper()
	leader, err := c.leader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, 30*time.Second, func(context.Context) error {
		s := c.status(1 - leader)
		if x := s.Index; !s.StandsBy || x == nil || x.Phase != indexer.PhaseFollowing || x.Applied < x.Last || x.Dirty > 0 {
			return fmt.Errorf("the standby does not follow: %+v", x)
		}
		return nil
	})
	c.index[leader].kill()
	killed := time.Now()
	run := make(chan result, 1)
	go func() { run <- c.run(append([]string{"crawl", "--sample", late}, c.mirrors...)...) }()
	eventually(t, c.log.LeaseTTL()+slack, func(ctx context.Context) error {
		_, err := c.leader(ctx)
		return err
	})
	c.logged("this process indexes", c.index[1-leader])
	t.Logf("the standby leads %.1f s after the kill", time.Since(killed).Seconds())
	if r := <-run; r.code != 0 {
		t.Fatalf("crawl: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	eventually(t, 30*time.Second, c.settled)
	x, all := c.status(1-leader).Index, 0
	for _, n := range x.Documents {
		all += n
	}
	t.Logf("and has indexed everything after %.1f s; it wrote %d documents of %d", time.Since(killed).Seconds(), x.Written, all)
	if x.Written == 0 || x.Written > int64(all/2) {
		t.Errorf("it wrote %d documents of %d for one page", x.Written, all)
	}
	c.index[leader].start(t)
}

// status is what an indexer says of itself.
func (c *cluster) status(indexer int) (s node.Status) {
	c.t.Helper()
	r := c.run("status", "--json", "--sample", "--data-dir", c.dataDir(indexer))
	if err := json.Unmarshal([]byte(r.stdout), &s); err != nil {
		c.t.Fatalf("status: %v\n%s%s", err, r.stdout, r.stderr)
	}
	return s
}

// commands holds that a command which has no index beside it asks that of the
// cluster.
func (c *cluster) commands() {
	c.t.Helper()
	for _, tc := range []struct {
		args []string
		says string
	}{
		{[]string{"search", "django alternatives", "--in", "tools"}, "Flask"},
		{[]string{"show", "django"}, "GitHub stars"},
		{[]string{"compare", "django", "flask"}, "Django vs Flask"},
	} {
		if r := c.run(append(tc.args, "--sample")...); r.code != 0 || !strings.Contains(r.stdout, tc.says) {
			c.t.Errorf("%q: exit code %d, want %q\n%.400s%s", tc.args, r.code, tc.says, r.stdout, r.stderr)
		}
	}
	up := append(append([]string{"up", "--sample", "--once"}, early()[0]), c.mirrors...)
	if r := c.run(up...); r.code != 0 || !strings.Contains(r.stdout, "searchable: indexed by") {
		c.t.Errorf("%q: exit code %d, want who has indexed it\n%s%s", up, r.code, r.stdout, r.stderr)
	}
	if r := c.run("evidence", "django", "github.stars", "--sample"); r.code == 0 || !strings.Contains(r.stderr, "run index") {
		c.t.Errorf("evidence: exit code %d, want the process that knows it\n%s%s", r.code, r.stdout, r.stderr)
	}
}

// compare expects these documents.
func (c *cluster) compare(want map[string]string) {
	c.t.Helper()
	got := c.documents()
	for name := range want {
		if want[name] == "" {
			c.t.Errorf("nothing to compare: no %s", name)
		}
		if diff := cmp.Diff(want[name], got[name]); diff != "" {
			c.t.Errorf("%s differ (-one undisturbed process +cluster):\n%.4000s", name, diff)
		}
	}
}

// ask searches all the time and expects to find Django each time, once it is
// indexed; the function that it returns ends it and says how often it did.
func (c *cluster) ask() func() int64 {
	var answers atomic.Int64
	ctx, cancel := context.WithCancel(c.t.Context())
	done := make(chan error, 1)
	go func() {
		for {
			body, err := fetch(ctx, c.api+"/v1/search?q=django&in=tools")
			if err == nil && !strings.Contains(string(body), `"id":"django"`) {
				err = fmt.Errorf("Django is not in %.300s", body)
			}
			switch {
			case err == nil:
				answers.Add(1)
			case ctx.Err() == nil && answers.Load() > 0:
				done <- err
				return
			}
			if pass(ctx, 100*time.Millisecond) != nil {
				done <- nil
				return
			}
		}
	}()
	c.t.Cleanup(cancel)
	return func() int64 {
		cancel()
		if err := <-done; err != nil {
			c.t.Errorf("a search was not answered: %v", err)
		}
		return answers.Load()
	}
}
