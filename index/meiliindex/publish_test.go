package meiliindex_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/meiliindex"
)

// swapping is a recorded server with two generations that can be swapped; it
// renames nothing.
type swapping struct {
	*recorded
	lose  func(http.ResponseWriter) // what becomes of the answer to the first swap
	swaps int
}

func (s *swapping) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/swap-indexes" {
		s.recorded.ServeHTTP(w, r)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if body, err := io.ReadAll(r.Body); err == nil && !strings.Contains(string(body), `"rename":true`) {
		s.swaps++
		live, next := "GET /indexes/stackdex_meta/documents/generation", "GET /indexes/stackdex_meta__g2/documents/generation"
		s.bodies[live], s.bodies[next] = s.bodies[next], s.bodies[live]
		if s.swaps == 1 {
			s.lose(w)
			return
		}
	}
	w.WriteHeader(http.StatusAccepted)
	w.Write([]byte(`{"taskUid":1}`))
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
			var list []string
			bodies := map[string]string{
				"GET /version": `{"pkgVersion":"1.50.0"}`,
				"GET /tasks":   `{"results":[]}`,
				"GET /tasks/1": `{"uid":1,"status":"succeeded"}`,
				"GET /indexes/stackdex_meta/documents/generation":     `{"id":"generation","name":"g1"}`,
				"GET /indexes/stackdex_meta__g2/documents/generation": `{"id":"generation","name":"g2"}`,
			}
			for _, uid := range uidsOf("stackdex") {
				for _, uid := range []string{uid, uid + "__g2"} {
					list = append(list, `{"uid":"`+uid+`","primaryKey":"id"}`)
					bodies["GET /indexes/"+uid+"/settings"] = `{"searchableAttributes":["*"]}`
					bodies["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
				}
			}
			bodies["GET /indexes"] = `{"results":[` + strings.Join(list, ",") + `],"total":8}`
			s := &swapping{recorded: &recorded{bodies: bodies}, lose: lose}
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
