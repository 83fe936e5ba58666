package crawler_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestNewerRowsEndTheCrawler: what a newer stackdex wrote cannot be read however
// often it is tried, and says what to do.
func TestNewerRowsEndTheCrawler(t *testing.T) {
	for _, subject := range []string{"url.3.abcdefghijk", "$KV.RUNS.r1"} {
		t.Run(subject, func(t *testing.T) {
			w := newWorld(t)
			s, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir(), Listen: true})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(s.Close)
			l, err := ingest.Connect(t.Context(), ingest.Config{Server: s})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(l.Close)
			nc, err := nats.Connect(s.ClientURL(), nats.Token(s.Token()))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(nc.Close)
			if err := nc.Publish(subject, []byte(`{"schema":9,"url":"https://tools.test/tool/00"}`)); err != nil {
				t.Fatal(err)
			}
			if err := nc.Flush(); err != nil {
				t.Fatal(err)
			}
			w.opts.Ports = crawler.Ports{Frontier: l, Pages: l, Held: l, Dead: l, Runs: l, Leases: l}
			c, err := crawler.New(w.opts)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(c.Close)
			if err := c.Run(t.Context()); !errors.Is(err, record.ErrNewer) || !strings.Contains(err.Error(), "update stackdex") {
				t.Errorf("%v; want ErrNewer with the remedy", err)
			}
		})
	}
}
