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
