package ingest_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
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

// TestConnectIsAskedBeforeItIsGreeted goes on when the machine stood still between the
// connection and its greeting, so that the server asks whether the client lives before it
// answers.
func TestConnectIsAskedBeforeItIsGreeted(t *testing.T) {
	srv := start(t, ingest.ServerConfig{Listen: true})
	front, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	t.Cleanup(serving.Wait)
	t.Cleanup(func() { _ = front.Close() })
	serving.Go(func() {
		if conn, err := front.Accept(); err == nil {
			asksFirst(t, conn)
		}
		for {
			conn, err := front.Accept()
			if err != nil {
				return
			}
			serving.Go(func() { relay(t, conn, strings.TrimPrefix(srv.ClientURL(), "nats://")) })
		}
	})
	l, err := ingest.Connect(t.Context(), ingest.Config{URL: "nats://" + front.Addr().String(), Token: srv.Token()})
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

// asksFirst greets a client and asks whether it lives instead of answering that.
func asksFirst(t *testing.T, conn net.Conn) {
	defer conn.Close()
	fmt.Fprint(conn, `INFO {"server_id":"x","version":"2.10.0","max_payload":1048576}`+"\r\n")
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		if lines.Text() == "PING" {
			fmt.Fprint(conn, "PING\r\n")
			return
		}
	}
	t.Error("the client does not greet")
}

// relay hands a connection on to a server.
func relay(t *testing.T, conn net.Conn, address string) {
	defer conn.Close()
	to, err := net.Dial("tcp", address)
	if err != nil {
		t.Error(err)
		return
	}
	defer to.Close()
	go func() { _, _ = io.Copy(conn, to); conn.Close() }()
	_, _ = io.Copy(to, conn)
}
