package ingest_test

import (
	"context"
	"errors"
	"net"
	"testing"

	"github.com/stackdex/stackdex/ingest"
)

// TestConnectEndsWithItsContext gives up a server that takes the connection and
// says nothing.
func TestConnectEndsWithItsContext(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		conn, err := silent.Accept()
		cancel()
		if err == nil {
			<-t.Context().Done()
			conn.Close()
		}
	}()
	l, err := ingest.Connect(ctx, ingest.Config{URL: "nats://" + silent.Addr().String()})
	if err == nil {
		l.Close()
	}
	if !errors.Is(err, context.Canceled) || errors.Is(err, ingest.ErrUnreachable) {
		t.Errorf("connect: %v, want the end of its context", err)
	}
}
