package meiliindex_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// late passes the answer on after a while, that to a write after a longer one.
func late(w http.ResponseWriter, r *http.Request, next http.Handler) {
	rec := httptest.NewRecorder()
	next.ServeHTTP(rec, r)
	pause := 20 * time.Millisecond
	if r.Method == http.MethodPost {
		pause = 200 * time.Millisecond
	}
	select { // as slow as this server is
	case <-time.After(pause):
	case <-r.Context().Done():
	}
	maps.Copy(w.Header(), rec.Header())
	w.WriteHeader(rec.Code)
	w.Write(rec.Body.Bytes())
}

// TestBatchesUnderWay: a batch is sent while another one is awaited and its record
// written, and neither takes the other for somebody else's.
func TestBatchesUnderWay(t *testing.T) {
	p, live, _ := throughProxy(t, realServer(t))
	e := live.(index.Starter)
	p.fault(1, late)
	comparison := indextest.Doc(t, &index.Comparison{ID: "a-vs-b", Title: "a vs b"})
	for round := range uint64(3) {
		record := index.Meta{Generation: "g1", Applied: round + 1}
		first, err := e.Start(t.Context(), index.Batch{Upserts: tools(t, 50), Meta: &record})
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := first(t.Context())
			done <- err
		}()
		for under := true; under; {
			second, err := e.Start(t.Context(), index.Batch{Upserts: []index.Document{comparison}})
			if err == nil {
				_, err = second(t.Context())
			}
			if err != nil {
				t.Fatal(err)
			}
			select {
			case err := <-done:
				if under = false; err != nil {
					t.Fatal(err)
				}
			default:
			}
		}
	}
	if m, err := live.Meta(t.Context()); err != nil || m.Applied != 3 || total(t, live) != 50 {
		t.Errorf("got %v, %v and %d tools", m, err, total(t, live))
	}
	if _, err := live.Get(t.Context(), comparison.Ref); err != nil {
		t.Error(err)
	}
	if err := live.(index.Guarder).Guard(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestLateWriteIsOurs: what a server that was slow does with a write that was tried
// again meanwhile is not taken for somebody else's, though the record of another
// batch was written in between.
func TestLateWriteIsOurs(t *testing.T) {
	p, live, _ := throughProxy(t, realServer(t))
	e := live.(index.Starter)
	first, err := e.Start(t.Context(), index.Batch{Upserts: tools(t, 5), Meta: &index.Meta{Generation: "g1", Applied: 1}})
	if err != nil {
		t.Fatal(err)
	}
	done, looked := make(chan error, 1), make(chan struct{}, 100)
	var tries atomic.Int64
	var slow []byte
	p.fault(1, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method != http.MethodPost || !strings.Contains(r.URL.Path, "comparisons") {
			next.ServeHTTP(w, r)
			if tries.Load() == 1 && strings.HasSuffix(r.URL.Path, "/documents/meta") {
				looked <- struct{}{}
			}
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		switch n := tries.Add(1); n {
		case 1:
			slow = body
			go func() {
				_, err := first(t.Context())
				done <- err
			}()
			select {
			case <-looked: // it is about to ask whose tasks are there, which it does before the next try
			case <-time.After(30 * time.Second):
				t.Error("nobody looks at the record of the first batch")
			}
			w.WriteHeader(http.StatusBadGateway)
		case 2:
			again := r.Clone(r.Context())
			again.Body = io.NopCloser(bytes.NewReader(slow))
			next.ServeHTTP(httptest.NewRecorder(), again)
			next.ServeHTTP(w, r)
		default:
			t.Errorf("%d tries", n)
		}
	})
	second, err := e.Start(t.Context(), index.Batch{Upserts: []index.Document{indextest.Doc(t, &index.Comparison{ID: "a-vs-b", Title: "a vs b"})}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := e.(index.Guarder).Guard(t.Context()); err != nil || tries.Load() != 2 {
		t.Errorf("%d tries, %v", tries.Load(), err)
	}
}
