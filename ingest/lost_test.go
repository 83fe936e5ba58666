package ingest_test

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"testing"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

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
