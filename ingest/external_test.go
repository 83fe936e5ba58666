package ingest_test

import (
	"context"
	"errors"
	"io"
	"net"
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
	e.start(server.RANDOM_PORT)
	t.Cleanup(e.stop)
	return e
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
	if !ns.ReadyForConnections(10 * time.Second) {
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
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	plain, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	plain.Start()
	t.Cleanup(func() { plain.Shutdown(); plain.WaitForShutdown() })
	if !plain.ReadyForConnections(10 * time.Second) {
		t.Fatal("no server")
	}
	for _, tt := range []struct {
		name string
		cfg  ingest.Config
		want string
	}{
		{"wrong token", ingest.Config{URL: s.ClientURL(), Token: "guess"}, "refuses these credentials"},
		{"nobody listens", ingest.Config{URL: "nats://user:secret@" + closed.Addr().String()}, "NATS at nats://" + closed.Addr().String() + ": NATS is unreachable"},
		{"no port", ingest.Config{URL: "nats://a:4222,nats://user:secret@b:port"}, "NATS server 2 of 2 is not of the form nats://host:4222"},
		{"password with a percent sign", ingest.Config{URL: "nats://user:secret%@b:4222"}, "must be percent-encoded"},
		{"no JetStream", ingest.Config{URL: plain.ClientURL()}, "start nats-server with -js"},
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

// TestLostAcknowledgement loses the answer to a write that the server took.
func TestLostAcknowledgement(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	p := startProxy(t, e.ns.Addr().String())
	l, witness := connect(t, ingest.Config{URL: "nats://" + p.addr}), connect(t, ingest.Config{URL: e.url})
	watch, stop := context.WithCancel(ctx)
	seen := make(chan record.StoredURL, 10)
	ended := make(chan error, 1)
	go func() {
		ended <- witness.WatchURLs(watch, record.PartitionOf("a.example"), func(u record.StoredURL) error { seen <- u; return nil }, nil)
	}()
	r := row("https://a.example/")

	p.mute(true)
	type outcome struct {
		n   int
		err error
	}
	added := make(chan outcome, 1)
	go func() { n, err := l.AddURLs(ctx, []record.URLRow{r}); added <- outcome{n, err} }()
	first := <-seen // the server has it, the client does not know
	p.mute(false)
	p.cut()
	if o := <-added; o.err != nil || o.n != 1 {
		t.Errorf("add: %d, %v; want 1", o.n, o.err)
	}

	r.State = record.Done
	p.mute(true)
	put := make(chan error, 1)
	var seq uint64
	go func() {
		var err error
		seq, err = l.PutURL(ctx, r, first.Seq)
		put <- err
	}()
	second := <-seen
	p.mute(false)
	p.cut()
	if err := <-put; err != nil || seq != second.Seq {
		t.Errorf("put: revision %d, %v; want %d", seq, err, second.Seq)
	}

	// A row that somebody else wrote meanwhile is a conflict all the same.
	r.Note = "mine"
	other := r
	other.Note = "theirs"
	if _, err := witness.PutURL(ctx, other, second.Seq); err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutURL(ctx, r, second.Seq); !errors.Is(err, record.ErrConflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	stop()
	<-ended
}

// proxy is a TCP proxy that can lose what the server says.
type proxy struct {
	addr  string
	mu    sync.Mutex
	lose  bool
	conns []net.Conn
}

func startProxy(t *testing.T, target string) *proxy {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{addr: ln.Addr().String()}
	var wg sync.WaitGroup
	t.Cleanup(func() { ln.Close(); p.cut(); wg.Wait() })
	wg.Go(func() {
		for {
			client, err := ln.Accept()
			if err != nil {
				return
			}
			srv, err := net.Dial("tcp", target)
			if err != nil {
				client.Close()
				continue
			}
			p.mu.Lock()
			p.conns = append(p.conns, client, srv)
			p.mu.Unlock()
			wg.Go(func() { defer srv.Close(); _, _ = io.Copy(srv, client) })
			wg.Go(func() { defer client.Close(); _, _ = io.Copy(lossy{p, client}, srv) })
		}
	})
	return p
}

func (p *proxy) mute(lose bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lose = lose
}

func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.conns {
		c.Close()
	}
	p.conns = nil
}

type lossy struct {
	p *proxy
	w io.Writer
}

func (l lossy) Write(b []byte) (int, error) {
	l.p.mu.Lock()
	lose := l.p.lose
	l.p.mu.Unlock()
	if lose {
		return len(b), nil
	}
	return l.w.Write(b)
}

// TestErrorsThatStayAreNamed: they are not tried for minutes, and say what a
// person can do.
func TestErrorsThatStayAreNamed(t *testing.T) {
	t.Parallel()
	change := []record.Change{{Op: "upsert", Index: "tools", ID: "django", At: time.Now()}}
	for name, tc := range map[string]struct {
		spoil func(context.Context, jetstream.JetStream) error
		want  error
		says  string
	}{
		"deleted": {func(ctx context.Context, js jetstream.JetStream) error { return js.DeleteStream(ctx, "CHANGES") }, ingest.ErrGone, "backup"},
		"sealed": {func(ctx context.Context, js jetstream.JetStream) error {
			s, err := js.Stream(ctx, "CHANGES")
			if err != nil {
				return err
			}
			cfg := s.CachedInfo().Config
			cfg.Sealed = true
			_, err = js.UpdateStream(ctx, cfg)
			return err
		}, ingest.ErrAltered, "stackdex status"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, ctx := startExternal(t), within(t)
			l := connect(t, ingest.Config{URL: e.url})
			if err := tc.spoil(ctx, e.jetstream()); err != nil {
				t.Fatal(err)
			}
			err := l.PublishChanges(ctx, change)
			if !errors.Is(err, tc.want) || errors.Is(err, record.ErrUnavailable) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v, want %v that says %q", err, tc.want, tc.says)
			}
			if err := l.ScanChanges(ctx, ingest.From{}, func(record.StoredChange) error { return nil }); name == "deleted" && !errors.Is(err, ingest.ErrGone) {
				t.Errorf("reading: %v", err)
			}
		})
	}
}

// TestStoreFailures: one code stands for every reason for which a server could
// not store; only some of them are that nothing has room.
func TestStoreFailures(t *testing.T) {
	t.Parallel()
	change := []record.Change{{Op: "upsert", Index: "tools", ID: "django", At: time.Now()}}
	for reason, want := range map[string]error{"maximum bytes exceeded": ingest.ErrFull, "message too large": ingest.ErrTooLarge, "store is closed": nil} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			e, ctx := startExternal(t), within(t)
			l := connect(t, ingest.Config{URL: e.url})
			js := e.jetstream()
			if err := js.DeleteStream(ctx, "CHANGES"); err != nil {
				t.Fatal(err)
			}
			answers := make(chan string, 2)
			answers <- `{"error":{"code":503,"err_code":10077,"description":"` + reason + `"},"stream":"CHANGES"}`
			answers <- `{"stream":"CHANGES","seq":1}`
			if _, err := js.Conn().Subscribe("change.>", func(m *nats.Msg) { _ = m.Respond([]byte(<-answers)) }); err != nil {
				t.Fatal(err)
			}
			if err := js.Conn().Flush(); err != nil {
				t.Fatal(err)
			}
			if err := l.PublishChanges(ctx, change); !errors.Is(err, want) || want == nil && err != nil {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
}

func TestWhatAUserMayNotIsNamed(t *testing.T) {
	t.Parallel()
	e := &external{t: t, dir: t.TempDir(), users: []*server.User{{Username: "u", Password: "p",
		Permissions: &server.Permissions{Publish: &server.SubjectPermission{Deny: []string{"dead.>"}}}}}}
	e.start(server.RANDOM_PORT)
	t.Cleanup(e.stop)
	l, ctx := connect(t, ingest.Config{URL: e.url, User: "u", Password: "p"}), within(t)
	err := l.Bury(ctx, record.DeadLetter{Key: "k", Class: "c", Reason: "r", At: time.Now()})
	if !errors.Is(err, ingest.ErrDenied) || !strings.Contains(err.Error(), "dead.") || !strings.Contains(err.Error(), "let the user publish") {
		t.Errorf("got %v, want ErrDenied that names the subject", err)
	}
}

func TestUnreachableMayPass(t *testing.T) {
	t.Parallel()
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url, Patience: time.Millisecond})
	e.stop()
	if _, err := l.PagesInfo(ctx); !errors.Is(err, ingest.ErrUnreachable) || !errors.Is(err, record.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnreachable, which is a record.ErrUnavailable", err)
	}
}
