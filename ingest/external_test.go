package ingest_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// external is a NATS server that is none of ours.
type external struct {
	t   *testing.T
	dir string
	ns  *server.Server
	url string

	users []*server.User // empty: anybody
}

func startExternal(t *testing.T) *external {
	t.Helper()
	e := &external{t: t, dir: t.TempDir()}
	e.start(freePort(t))
	t.Cleanup(e.stop)
	return e
}

// freePort returns a port that no other program gets while the server is restarted, as
// those from 32768 up, which systems give to connections.
func freePort(t *testing.T) int {
	t.Helper()
	for range 100 {
		port := 20_000 + rand.IntN(12_000)
		if l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port))); err == nil {
			l.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return 0
}

func (e *external) start(port int) {
	e.t.Helper()
	ns, err := server.NewServer(&server.Options{
		ServerName: "external", Host: "127.0.0.1", Port: port, JetStream: true, StoreDir: e.dir, NoSigs: true, NoLog: true,
		JetStreamMaxStore: 1 << 30, JetStreamMaxMemory: 64 << 20, Users: e.users,
	})
	if err != nil {
		e.t.Fatal(err)
	}
	ns.Start()
	if !ns.ReadyForConnections(time.Minute) {
		e.t.Fatal("external NATS server does not start")
	}
	e.ns, e.url = ns, ns.ClientURL()
}

func (e *external) stop() {
	e.ns.Shutdown()
	e.ns.WaitForShutdown()
}

func (e *external) restart() {
	port := e.ns.Addr().(*net.TCPAddr).Port
	e.stop()
	e.start(port)
}

// jetstream connects without stackdex.
func (e *external) jetstream() jetstream.JetStream {
	e.t.Helper()
	nc, err := nats.Connect(e.url)
	if err != nil {
		e.t.Fatal(err)
	}
	e.t.Cleanup(nc.Close)
	js, err := jetstream.New(nc)
	if err != nil {
		e.t.Fatal(err)
	}
	return js
}

func TestExternalServer(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url})
	if d := l.Drift(); len(d) != 0 {
		t.Errorf("a fresh server drifts: %v", d)
	}
	if n, err := l.AddURLs(ctx, rows(100)); err != nil || n != 100 {
		t.Fatalf("added %d, %v", n, err)
	}
	js := e.jetstream()
	s, err := js.Stream(ctx, "DEAD")
	if err != nil {
		t.Fatal(err)
	}
	plain := s.CachedInfo().Config
	plain.Compression = jetstream.NoCompression // as on servers before 2.10
	if _, err := js.UpdateStream(ctx, plain); err != nil {
		t.Fatal(err)
	}
	again := connect(t, ingest.Config{URL: e.url})
	if d := again.Drift(); len(d) != 0 {
		t.Errorf("our own streams drift: %v", d)
	}
	if n, err := again.AddURLs(ctx, rows(101)); err != nil || n != 1 {
		t.Errorf("another client added %d, %v; want 1", n, err)
	}
}

func TestPrefixesDoNotMeet(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	a, b, c := connect(t, ingest.Config{URL: e.url, Prefix: "a"}), connect(t, ingest.Config{URL: e.url, Prefix: "b"}), connect(t, ingest.Config{URL: e.url})
	for _, l := range []*ingest.Log{a, b, c} {
		if n, err := l.AddURLs(ctx, rows(10)); err != nil || n != 10 {
			t.Errorf("added %d, %v; want 10", n, err)
		}
		if _, err := l.PutRun(ctx, record.Run{ID: "r"}, 0); err != nil {
			t.Error(err)
		}
	}
	if _, err := a.PutPage(ctx, page("https://a.example/", 1), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := b.GetPage(ctx, "stackshare", "https://a.example/"); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("the page of a is seen by b: %v", err)
	}
	for _, prefix := range []string{"page", "a.b", "a_b", "a b", ">", strings.Repeat("x", 33)} {
		if _, err := ingest.Connect(ctx, ingest.Config{URL: e.url, Prefix: prefix}); err == nil || !strings.Contains(err.Error(), "prefix") {
			t.Errorf("prefix %q: got %v, want a refusal", prefix, err)
		}
	}
}

func TestDriftIsReportedAndLeftAlone(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	js := e.jetstream()
	_, err := js.CreateStream(ctx, jetstream.StreamConfig{Name: "PAGES", Subjects: []string{"page.*.*"}, MaxMsgsPerSubject: 3, Storage: jetstream.FileStorage})
	if err != nil {
		t.Fatal(err)
	}
	l := connect(t, ingest.Config{URL: e.url})
	drift := l.Drift()
	if len(drift) != 1 || drift[0].String() != "stream PAGES: max_msgs_per_subject is 3, expected 1" {
		t.Errorf("drift %v", drift)
	}
	s, err := js.Stream(ctx, "PAGES")
	if err != nil {
		t.Fatal(err)
	}
	if n := s.CachedInfo().Config.MaxMsgsPerSubject; n != 3 {
		t.Errorf("the stream was altered: %d", n)
	}
}

func TestConnectErrors(t *testing.T) {
	ctx := within(t)
	s := start(t, ingest.ServerConfig{Listen: true})
	if l, err := ingest.Connect(ctx, ingest.Config{URL: s.ClientURL(), Token: s.Token()}); err != nil {
		t.Errorf("with the token: %v", err)
	} else {
		l.Close()
	}
	connect(t, ingest.Config{Server: s})
	const closed = "127.0.0.1:1"
	plain, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	plain.Start()
	t.Cleanup(func() { plain.Shutdown(); plain.WaitForShutdown() })
	if !plain.ReadyForConnections(time.Minute) {
		t.Fatal("no server")
	}
	for _, tt := range []struct {
		name string
		cfg  ingest.Config
		want string
	}{
		{"wrong token", ingest.Config{URL: s.ClientURL(), Token: "guess"}, "refuses these credentials"},
		{"nobody listens", ingest.Config{URL: "nats://user:secret@" + closed}, "NATS at nats://" + closed + ": NATS is unreachable"},
		{"no TLS", ingest.Config{URL: "tls://user:secret@" + strings.TrimPrefix(plain.ClientURL(), "nats://")}, "speaks no TLS"},
		{"no port", ingest.Config{URL: "nats://a:4222,nats://user:secret@b:port"}, "NATS server 2 of 2 is not of the form nats://host:4222"},
		{"password with a percent sign", ingest.Config{URL: "nats://user:secret%@b:4222"}, "must be percent-encoded"},
		{"no JetStream", ingest.Config{URL: plain.ClientURL()}, "start nats-server with -js"},
		{"no streams", ingest.Config{URL: s.ClientURL(), Token: s.Token(), MustExist: true, Prefix: "typo"}, "no stackdex keeps its streams there with the prefix typo"},
		{"no streams still", ingest.Config{URL: s.ClientURL(), Token: s.Token(), MustExist: true, Prefix: "typo"}, "no stackdex keeps its streams there with the prefix typo"},
		{"no such file", ingest.Config{URL: s.ClientURL(), CA: "/nowhere/ca.pem"}, "/nowhere/ca.pem"},
		{"certificate without key", ingest.Config{URL: s.ClientURL(), Cert: "external_test.go"}, "needs its key"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ingest.Connect(ctx, tt.cfg)
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestRestart restarts the server under readers and a writer.
func TestRestart(t *testing.T) {
	e := startExternal(t)
	l := connect(t, ingest.Config{URL: e.url})
	ctx, cancel := context.WithCancel(within(t))
	urls, pages := make(chan record.StoredURL, 10), make(chan record.StoredPage, 10)
	var wg sync.WaitGroup
	wg.Go(func() {
		_ = l.WatchURLs(ctx, record.PartitionOf("a.example"), func(u record.StoredURL) error { urls <- u; return nil }, nil)
	})
	wg.Go(func() {
		_ = l.TailPages(ctx, 0, func(ps []record.StoredPage) error {
			for _, p := range ps {
				pages <- p
			}
			return nil
		}, func() error { return nil })
	})
	for _, url := range []string{"https://a.example/1", "https://a.example/2", "https://a.example/3"} {
		if n, err := l.AddURLs(ctx, []record.URLRow{row(url)}); err != nil || n != 1 {
			t.Fatalf("%s: added %d, %v", url, n, err)
		}
		if _, err := l.PutPage(ctx, page(url, 3), 0); err != nil {
			t.Fatal(err)
		}
		if u := <-urls; u.Row.URL != url {
			t.Errorf("watched %s, want %s", u.Row.URL, url)
		}
		if p := <-pages; p.Page.URL != url {
			t.Errorf("tailed %s, want %s", p.Page.URL, url)
		}
		e.restart()
	}
	cancel()
	wg.Wait()
}

// TestProgressOutlivesRestart: a run that is reported on before and after a
// restart of the server can end.
func TestProgressOutlivesRestart(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url})
	for _, due := range []int64{2, 1} {
		if err := l.Report(ctx, record.Progress{Run: "r", Partition: 3, Due: due}); err != nil {
			t.Fatal(err)
		}
		e.restart()
		reports, err := l.Progress(ctx, "r")
		if err != nil || len(reports) != 1 || reports[0].Due != due {
			t.Fatalf("progress %+v, %v; want one report with %d due", reports, err, due)
		}
	}
}
