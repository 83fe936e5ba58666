package cli

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/ingest"
)

// deaf is a way to a NATS on which nothing is heard any more once a page was sent.
type deaf struct {
	to   string
	sent atomic.Bool
}

// listen returns an address that leads there.
func (d *deaf) listen(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go d.relay(conn)
		}
	}()
	return "nats://" + l.Addr().String()
}

func (d *deaf) relay(conn net.Conn) {
	defer conn.Close()
	to, err := net.Dial("tcp", d.to)
	if err != nil {
		return
	}
	defer to.Close()
	go func() {
		defer conn.Close()
		b := make([]byte, 64<<10)
		for {
			n, err := to.Read(b)
			if err != nil {
				return
			}
			if !d.sent.Load() {
				_, _ = conn.Write(b[:n])
			}
		}
	}()
	_, _ = io.Copy(to, io.TeeReader(conn, d))
}

// Write sees what goes to the server.
func (d *deaf) Write(b []byte) (int, error) {
	if bytes.Contains(b, []byte("PUB page.stackshare")) {
		d.sent.Store(true)
	}
	return len(b), nil
}

// TestImportCountsWhatItStored: rows that were stored count although the import lost its
// lease before it was told so, and began again.
func TestImportCountsWhatItStored(t *testing.T) {
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir(), Listen: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	connect := func(url string) *ingest.Log {
		log, err := ingest.Connect(t.Context(), ingest.Config{URL: url, Token: srv.Token(), Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(log.Close)
		return log
	}
	witness := connect(srv.ClientURL())
	way := &deaf{to: strings.TrimPrefix(srv.ClientURL(), "nats://")}
	im := importer{log: connect(way.listen(t)), day: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)}
	const csv = "url,id,name,title,popularity,votes,is_saas,description,stack_count,layer,category,function\n" +
		"https://stackshare.io/terraform,x,Terraform,T,1,7,False,D,120,devops,x,y\n"
	for row, err := range dataset.StackShare(strings.NewReader(csv), im.day) {
		if err != nil {
			t.Fatal(err)
		}
		leads, lose := context.WithCancel(t.Context())
		wrote := make(chan error, 1)
		go func() { wrote <- im.write(leads, row.Page) }()
		for _, err := witness.GetPage(t.Context(), row.Page.Source, row.Page.URL); err != nil; _, err = witness.GetPage(t.Context(), row.Page.Source, row.Page.URL) {
			if t.Context().Err() != nil {
				t.Fatal(err)
			}
		}
		lose()
		if err := <-wrote; err == nil {
			t.Fatal("the import heard that its page was stored")
		}
		im.log = witness
		if err := im.write(t.Context(), row.Page); err != nil {
			t.Fatal(err)
		}
	}
	if got := im.counts(); !strings.HasPrefix(got, "1 new or changed") {
		t.Errorf("one row was stored: %s", got)
	}
}
