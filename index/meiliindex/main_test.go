package meiliindex_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// server is the real Meilisearch of these tests; nil if there is none.
var (
	server    *indextest.Meili
	serverErr error
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "stackdex-meili-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if server, serverErr = indextest.StartMeili(dir); serverErr != nil {
		server = nil
	}
	code := m.Run()
	if server != nil {
		server.Kill()
	}
	if code == 0 {
		if err := goleak.Find(goleak.IgnoreTopFunction("net/http.(*persistConn).writeLoop"), goleak.IgnoreTopFunction("internal/poll.runtime_pollWait")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return code
}

// realServer returns the server, or skips the test and says why.
func realServer(tb testing.TB) *indextest.Meili {
	tb.Helper()
	if server == nil {
		if os.Getenv(indextest.RequireMeili) != "" {
			tb.Fatalf("%s is set: %v", indextest.RequireMeili, serverErr)
		}
		tb.Skip(serverErr)
	}
	return server
}

var prefixes atomic.Int64

// options returns those of an installation of its own, whose indexes are
// removed when the test ends.
func options(tb testing.TB, m *indextest.Meili) meiliindex.Options {
	tb.Helper()
	opt := meiliindex.Options{URL: m.URL, Key: m.Key, Prefix: fmt.Sprintf("t%d-%d", os.Getpid(), prefixes.Add(1))}
	if testing.Verbose() {
		opt.Logger = slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	tb.Cleanup(func() { removeIndexes(tb, m, opt.Prefix) })
	return opt
}

func generations(tb testing.TB, opt meiliindex.Options) *meiliindex.Generations {
	tb.Helper()
	g, err := meiliindex.New(opt)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { g.Close() })
	return g
}

func openLive(tb testing.TB, g index.Generations) index.Engine {
	tb.Helper()
	e, err := g.Live(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { e.Close() })
	return e
}

func TestBehaviour(t *testing.T) {
	m := realServer(t)
	indextest.Run(t, func(t *testing.T) index.Generations { return generations(t, options(t, m)) })
}

// removeIndexes deletes the indexes of a prefix.
func removeIndexes(tb testing.TB, m *indextest.Meili, prefix string) {
	var list struct{ Results []struct{ UID string } }
	call(tb, m, "GET", "/indexes?limit=10000", nil, &list)
	for _, i := range list.Results {
		if strings.HasPrefix(i.UID, prefix+"_") {
			call(tb, m, "DELETE", "/indexes/"+i.UID, nil, nil)
		}
	}
}

func TestRelevance(t *testing.T) {
	m := realServer(t)
	indextest.Relevance(t, openLive(t, generations(t, options(t, m))))
}
