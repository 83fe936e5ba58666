package cli

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
)

// someOf is an index that lists some of its names that mean no tool.
type someOf web.Unresolved

func (s someOf) Unresolved(context.Context, string, int) (web.Unresolved, error) {
	return web.Unresolved(s), nil
}

// TestImportCountsNoMoreThanItKnows: of more names than an index lists, those of
// the file are told as the least that there are.
func TestImportCountsNoMoreThanItKnows(t *testing.T) {
	const url = "https://stackshare.io/zap-of-somebody"
	for total, want := range map[int]string{1: "unreadable, 1 whose name", 30_000: "unreadable, at least 1 whose name"} {
		im := importer{lines: map[uint64]int{xxhash.Sum64String(url): 2}}
		list := someOf{Total: total, Names: []names.Unresolved{{Name: "Zap", URL: url}}}
		if err := im.findNameless(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		if got := im.counts(); !strings.Contains(got, want) {
			t.Errorf("%d names: %q, want %q", total, got, want)
		}
	}
}

// TestImportBeginsAgain: an import that lost its lease, as it does while NATS is away
// for long, reads its file once more; where that cannot be, it says so.
func TestImportBeginsAgain(t *testing.T) {
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir(), Listen: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	log, err := ingest.Connect(t.Context(), ingest.Config{URL: srv.ClientURL(), Token: srv.Token(), LeaseTTL: time.Second, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(log.Close)
	for _, rewound := range []error{nil, errors.New("a pipe")} {
		var told []string
		im := importer{log: log, warn: func(s string) { told = append(told, s) }}
		runs := 0
		err := im.alone(t.Context(), func() error { return rewound }, func(ctx context.Context) error {
			if runs++; runs > 1 {
				return nil
			}
			im.rows = 7
			loseLeases(t, srv)
			<-ctx.Done()
			return ctx.Err()
		})
		switch said := strings.Join(told, " "); {
		case rewound == nil && (err != nil || runs != 2 || im.rows != 0 || !strings.Contains(said, "begins again")):
			t.Errorf("%d runs, %d rows, it says %q, %v", runs, im.rows, said, err)
		case rewound != nil && (!errors.Is(err, rewound) || runs != 1 || !strings.Contains(err.Error(), "cannot begin again")):
			t.Errorf("of a pipe: %d runs, %v", runs, err)
		}
	}
}

// loseLeases deletes all leases behind the back of their holders.
func loseLeases(t *testing.T, srv *ingest.Server) {
	t.Helper()
	conn, err := nats.Connect(srv.ClientURL(), nats.Token(srv.Token()))
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		t.Error(err)
		return
	}
	for name := range js.StreamNames(t.Context()).Name() {
		if !strings.HasSuffix(name, "LEASES") {
			continue
		}
		s, err := js.Stream(t.Context(), name)
		if err == nil {
			err = s.Purge(t.Context())
		}
		if err != nil {
			t.Error(err)
		}
	}
}
