package meiliindex_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// atMost refuses larger requests, as nginx does, and counts them.
func atMost(limit int, refused *atomic.Int64) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		body, err := io.ReadAll(r.Body)
		if err != nil || len(body) > limit {
			refused.Add(1)
			status(http.StatusRequestEntityTooLarge)(w, r, next)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	}
}

// withLarge returns n tools, and one of which no server takes so much at once.
func withLarge(t *testing.T, n int) []index.Document {
	large := indextest.Doc(t, &index.Tool{ID: "large", Name: "Large", NameKeys: []string{"large"}, Summary: strings.Repeat("word ", 300_000)})
	docs := tools(t, n)
	return append(docs[:n/2:n/2], append([]index.Document{large}, docs[n/2:]...)...)
}

// checkLarge looks at what was refused: the large one, with the reason.
func checkLarge(t *testing.T, rejected []index.Rejection, err error, reason string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if len(rejected) != 1 || rejected[0].Ref.ID != "large" || !strings.Contains(rejected[0].Reason, "too large") || !strings.Contains(rejected[0].Reason, reason) {
		t.Errorf("refused: %+v; want the large document and %q", rejected, reason)
	}
}

// TestTooLargeForProxy: a proxy that takes no more than a megabyte, as nginx does
// when nobody told it otherwise, is given less, from the second time on at once.
func TestTooLargeForProxy(t *testing.T) {
	p, e, _ := throughProxy(t, realServer(t))
	var refused atomic.Int64
	p.fault(1, atMost(1<<20, &refused))
	rejected, err := e.Apply(t.Context(), index.Batch{Upserts: withLarge(t, 3000), Meta: &index.Meta{Applied: 1}})
	checkLarge(t, rejected, err, "status 413 of a proxy")
	if n := total(t, e); n != 3000 {
		t.Errorf("%d documents; want 3000", n)
	}
	if refused.Swap(0) == 0 {
		t.Error("nothing was too large")
	}
	apply(t, e, index.Batch{Upserts: tools(t, 3500), Meta: &index.Meta{Applied: 2}})
	if n := refused.Load(); n != 0 {
		t.Errorf("%d requests were too large again", n)
	}
	var ids []index.Ref
	for _, d := range tools(t, 3500) {
		ids = append(ids, d.Ref)
	}
	p.fault(1, atMost(10<<10, &refused))
	apply(t, e, index.Batch{Deletes: ids})
	if n := total(t, e); n != 0 || refused.Load() == 0 {
		t.Errorf("%d documents after deleting all; want none, with less at a time", n)
	}
}

// TestTasksGrowWithBytes: how many writes a batch takes depends on its size, and not on the
// number of its documents.
func TestTasksGrowWithBytes(t *testing.T) {
	large := []byte(`{"id":"large","summary":"` + strings.Repeat("x", 16<<20) + `"}`)
	for _, c := range []struct {
		documents int
		json      []byte
		want      int64
	}{{1, []byte(`{"id":"a"}`), 1}, {100_000, []byte(`{"id":"a"}`), 1}, {3, large, 1}, {4, large, 2}, {12, large, 4}} {
		t.Run(fmt.Sprintf("%d of %d bytes", c.documents, len(c.json)), func(t *testing.T) {
			rec, _ := serveRecorded(t, writable(nil))
			var writes atomic.Int64
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if n, _ := io.Copy(io.Discard, r.Body); n > 0 && strings.HasSuffix(r.URL.Path, "_tools/documents") {
					writes.Add(1)
				}
				rec.ServeHTTP(w, r)
			}))
			t.Cleanup(srv.Close)
			var b index.Batch
			for i := range c.documents {
				b.Upserts = append(b.Upserts, index.Document{Ref: index.Ref{Index: index.Tools, ID: fmt.Sprint(i)}, JSON: c.json})
			}
			apply(t, openLive(t, generations(t, meiliindex.Options{URL: srv.URL})), b)
			if n := writes.Load(); n != c.want {
				t.Errorf("%d writes; want %d", n, c.want)
			}
		})
	}
}

// TestTooLargeForServer: so with a server that was told to take less.
func TestTooLargeForServer(t *testing.T) {
	realServer(t)
	t.Setenv("MEILI_HTTP_PAYLOAD_SIZE_LIMIT", "1MiB")
	m, err := indextest.StartOwnMeili(t.TempDir())
	if errors.Is(err, indextest.ErrNoMeili) {
		t.Skip("the server is somebody else's and no binary is on the PATH")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Kill() })
	e := openLive(t, generations(t, meiliindex.Options{URL: m.URL, Key: m.Key}))
	rejected, err := e.Apply(t.Context(), index.Batch{Upserts: withLarge(t, 3000), Meta: &index.Meta{Applied: 1}})
	checkLarge(t, rejected, err, "payload_too_large: ")
	if n := total(t, e); n != 3000 {
		t.Errorf("%d documents; want 3000", n)
	}
}
