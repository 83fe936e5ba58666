package web_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/web"
)

// endless is an index whose export never ends by itself.
type endless struct {
	web.Engine
	ended chan error
}

func (e endless) Scan(_ context.Context, _ index.Name, fn func(id string, doc []byte) error) error {
	doc := []byte(`{"id":"` + strings.Repeat("x", 10_000) + `"}`)
	for {
		if err := fn("x", doc); err != nil {
			e.ended <- err
			return err
		}
	}
}

// TestClientThatStopsReading: it holds nothing for ever.
func TestClientThatStopsReading(t *testing.T) {
	e := endless{ended: make(chan error, 1)}
	s := web.Server{Library: web.NewLibrary(e, nil), Log: slog.New(slog.DiscardHandler), Patience: 100 * time.Millisecond}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	conn, err := net.Dial("tcp", srv.Listener.Addr().String())
	check(t, err)
	closing(t, conn.Close)
	_, err = fmt.Fprint(conn, "GET /v1/export/tools HTTP/1.1\r\nHost: x\r\n\r\n")
	check(t, err)
	_, err = io.ReadFull(conn, make([]byte, 100)) // it has begun
	check(t, err)
	select {
	case <-e.ended:
	case <-time.After(20 * time.Second):
		t.Error("the export still waits for a client that does not read")
	}
}

// hung is an engine that takes questions and never answers.
type hung struct{ web.Engine }

func (hung) Search(ctx context.Context, _ index.Query) (index.Result, error) {
	<-ctx.Done()
	return index.Result{}, ctx.Err()
}

func (hung) Get(ctx context.Context, _ index.Ref) ([]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestEngineThatHangs: who asks is told so after the time for an answer.
func TestEngineThatHangs(t *testing.T) {
	in := start(t)
	s := web.Server{Library: web.NewLibrary(hung{}, in.insight), Log: slog.New(slog.DiscardHandler), AnswerTimeout: 50 * time.Millisecond,
		Ready: func(ctx context.Context) error { _, err := hung{}.Search(ctx, index.Query{}); return err }}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	in.url = srv.URL
	for _, path := range []string{"/v1/search?q=django", "/v1/tools/django", "/v1/compare?tool=django&tool=flask", "/?q=django", "/tools/django", "/readyz"} {
		began := time.Now()
		resp, body := in.do(t, "GET", path)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %s", path, took)
		}
		if resp.StatusCode != 503 || !strings.Contains(body, "did not answer within 50ms (--answer-timeout)") {
			t.Errorf("%s: %s %s", path, resp.Status, body)
		}
	}
}
