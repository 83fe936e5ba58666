package meiliindex_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// twoGenerations is a recorded server with g1, which is live, and g2.
func twoGenerations() *recorded {
	var list []string
	bodies := map[string]string{
		"GET /version": `{"pkgVersion":"1.50.0"}`,
		"GET /tasks":   `{"results":[]}`,
		"GET /tasks/1": `{"uid":1,"status":"succeeded"}`,
		"GET /indexes/stackdex_meta/documents/generation":     `{"id":"generation","name":"g1"}`,
		"GET /indexes/stackdex_meta__g2/documents/generation": `{"id":"generation","name":"g2"}`,
		"POST /indexes/stackdex_meta/documents":               `{"taskUid":1}`,
	}
	for _, uid := range uidsOf("stackdex") {
		for _, uid := range []string{uid, uid + "__g2"} {
			list = append(list, `{"uid":"`+uid+`","primaryKey":"id"}`)
			bodies["GET /indexes/"+uid+"/settings"] = `{"searchableAttributes":["*"]}`
			bodies["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
		}
	}
	bodies["GET /indexes"] = `{"results":[` + strings.Join(list, ",") + `],"total":8}`
	return &recorded{bodies: bodies}
}

// swapping is a recorded server that can swap two generations; it renames
// nothing.
type swapping struct {
	*recorded
	lose    func(http.ResponseWriter) // what becomes of the answer to the first swap
	slow    bool                      // swaps are done only after something was written since
	swaps   int
	waiting int // swaps
}

func (s *swapping) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/tasks/2" {
		w.WriteHeader(http.StatusNotFound)
		w.Write([]byte(`{"message":"Task 2 not found.","code":"task_not_found","type":"invalid_request","link":""}`))
		return
	}
	if r.URL.Path != "/swap-indexes" {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/documents") {
			s.work()
		}
		s.recorded.ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	swap := err == nil && !strings.Contains(string(body), `"rename":true`)
	s.mu.Lock()
	defer s.mu.Unlock()
	if swap {
		s.swaps++
		s.waiting++
		if !s.slow {
			s.doSwaps()
		}
		if s.swaps == 1 {
			s.lose(w)
			return
		}
	}
	w.WriteHeader(http.StatusAccepted)
	w.Write([]byte(`{"taskUid":1}`))
}

// work does what waits.
func (s *swapping) work() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.doSwaps()
}

func (s *swapping) doSwaps() {
	for ; s.waiting > 0; s.waiting-- {
		live, next := "GET /indexes/stackdex_meta/documents/generation", "GET /indexes/stackdex_meta__g2/documents/generation"
		s.bodies[live], s.bodies[next] = s.bodies[next], s.bodies[live]
	}
}

// TestPublishAsksOnce: a swap whose answer got lost is not repeated, because
// that would undo it.
func TestPublishAsksOnce(t *testing.T) {
	for name, lose := range map[string]func(http.ResponseWriter){
		"connection cut": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"bad gateway":    func(w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) },
		"no JSON":        func(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted); w.Write([]byte("{")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := &swapping{recorded: twoGenerations(), lose: lose}
			server := httptest.NewServer(s)
			t.Cleanup(server.Close)
			g := generations(t, meiliindex.Options{URL: server.URL})
			if err := g.Publish(context.Background(), "g2"); err != nil {
				t.Fatal(err)
			}
			names, err := g.List(context.Background())
			if err != nil || names[0] != "g2" {
				t.Errorf("after %d swaps the generations are %v, %v; want g2 first", s.swaps, names, err)
			}
		})
	}
}

// TestSwapInQueue: a swap that the server has still to do is not asked for again,
// also by a process that knows nothing of it.
func TestSwapInQueue(t *testing.T) {
	taken := func(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted); w.Write([]byte(`{"taskUid":2}`)) }
	for name, c := range map[string]struct {
		lose func(http.ResponseWriter, context.CancelFunc)
		dies bool
	}{
		"answer lost":           {lose: func(http.ResponseWriter, context.CancelFunc) { panic(http.ErrAbortHandler) }},
		"the key cannot see it": {lose: func(w http.ResponseWriter, _ context.CancelFunc) { taken(w) }},
		"process ended":         {lose: func(w http.ResponseWriter, end context.CancelFunc) { end(); taken(w) }, dies: true},
	} {
		t.Run(name, func(t *testing.T) {
			first, end := context.WithCancel(t.Context())
			defer end()
			s := &swapping{recorded: twoGenerations(), slow: true, lose: func(w http.ResponseWriter) { c.lose(w, end) }}
			server := httptest.NewServer(s)
			t.Cleanup(server.Close)
			opt := meiliindex.Options{URL: server.URL}
			g := generations(t, opt)
			if err := g.Publish(first, "g2"); c.dies != (err != nil) {
				t.Fatalf("%v; an error is wanted: %v", err, c.dies)
			}
			g = generations(t, opt)
			if err := g.Publish(t.Context(), "g2"); err != nil {
				t.Fatal(err)
			}
			if names, err := g.List(t.Context()); err != nil || s.swaps != 1 || names[0] != "g2" {
				t.Errorf("after %d swaps the generations are %v, %v; want one and g2 first", s.swaps, names, err)
			}
		})
	}
}

// TestPublishBehindSwap: the generation that is still live is not taken for the
// one that stays so.
func TestPublishBehindSwap(t *testing.T) {
	first, end := context.WithCancel(t.Context())
	s := &swapping{recorded: twoGenerations(), slow: true, lose: func(http.ResponseWriter) { end() }}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	g := generations(t, meiliindex.Options{URL: server.URL})
	if err := g.Publish(first, "g2"); err == nil {
		t.Fatal("published without an answer")
	}
	if err := g.Publish(t.Context(), "g1"); err != nil {
		t.Fatal(err)
	}
	s.work()
	if names, err := g.List(t.Context()); err != nil || names[0] != "g1" {
		t.Errorf("the generations are %v, %v; want g1 first", names, err)
	}
}

// TestPublishLooks: a swap that the server says it did, but another one undid, is
// not told as published.
func TestPublishLooks(t *testing.T) {
	s := &swapping{recorded: twoGenerations(), slow: true}
	s.lose = func(w http.ResponseWriter) {
		s.waiting++ // of somebody else
		w.WriteHeader(http.StatusAccepted)
		w.Write([]byte(`{"taskUid":1}`))
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	g := generations(t, meiliindex.Options{URL: server.URL})
	if err := g.Publish(t.Context(), "g2"); !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "undone") {
		t.Errorf("%v; want ErrUnavailable that says that it was undone", err)
	}
}
