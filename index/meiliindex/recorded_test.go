package meiliindex_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// recorded answers as a server did, and remembers whether it was asked to
// change anything.
type recorded struct {
	mu      sync.Mutex
	bodies  map[string]string // by method and path
	changes []string
}

func (s *recorded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Method != http.MethodGet && !strings.HasSuffix(r.URL.Path, "/search") {
		s.changes = append(s.changes, r.Method+" "+r.URL.Path)
	}
	w.Header().Set("Content-Type", "application/json")
	body, ok := s.bodies[r.Method+" "+r.URL.Path]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		body = `{"message":"Document not found.","code":"document_not_found","type":"invalid_request","link":""}`
	}
	if ok && r.Method != http.MethodGet && !strings.HasSuffix(r.URL.Path, "/search") {
		w.WriteHeader(http.StatusAccepted)
	}
	w.Write([]byte(body))
}

func serveRecorded(t *testing.T, change map[string]string) (*recorded, *meiliindex.Generations) {
	t.Helper()
	s := &recorded{bodies: map[string]string{
		"GET /tasks":   `{"results":[],"total":0,"limit":1,"from":null,"next":null}`,
		"GET /version": `{"commitSha":"unknown","commitDate":"unknown","pkgVersion":"1.50.0"}`,
		"GET /indexes": `{"results":[{"uid":"stackdex_tools","createdAt":"2026-11-21T09:04:38.24138465Z","updatedAt":"2026-11-21T09:04:39.68Z","primaryKey":"id"},` +
			`{"uid":"stackdex_comparisons","primaryKey":"id"},{"uid":"stackdex_passages","primaryKey":"id"},{"uid":"stackdex_meta","primaryKey":"id"}],"offset":0,"limit":1000,"total":4}`,
		"GET /indexes/stackdex_meta/documents/generation": `{"id":"generation","name":"g1"}`,
		"POST /indexes/stackdex_tools/search": `{"hits":[{"id":"django","name":"Django","metrics":{"github_stars":85600},"_rankingScore":0.98,` +
			`"_formatted":{"id":"django","name":"\ue000Django\ue001","summary":"a \ue000b\ue001 <i>\ue001\ue000"}}],"query":"django","processingTimeMs":1,"limit":10,"offset":0,` +
			`"estimatedTotalHits":7,"facetDistribution":{"kind":{"framework":5,"library":2}},"facetStats":{}}`,
	}}
	for key, body := range change {
		s.bodies[key] = body
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, generations(t, meiliindex.Options{URL: server.URL})
}

// TestRecordedVersions: servers that cannot be used are told so.
func TestRecordedVersions(t *testing.T) {
	for version, ok := range map[string]bool{"1.50.0": true, "1.15.0": true, "1.14.9": false, "0.30.1": false, "2.0.0": false, "": false, "prototype": false} {
		t.Run(version, func(t *testing.T) {
			s, g := serveRecorded(t, map[string]string{"GET /version": `{"pkgVersion":"` + version + `"}`})
			err := g.Check(context.Background())
			if ok != (err == nil) || !ok && !strings.Contains(err.Error(), "1.15") {
				t.Errorf("%v", err)
			}
			if len(s.changes) > 0 {
				t.Errorf("changed %v", s.changes)
			}
		})
	}
}

// TestRecordedEmbedder: an embedder whose key the server hides cannot be given
// to a new generation, and that is said before there is one.
func TestRecordedEmbedder(t *testing.T) {
	s, g := serveRecorded(t, map[string]string{
		"GET /indexes/stackdex_tools/settings": `{"embedders":{"mine":{"source":"openAi","model":"text-embedding-3-small","apiKey":"sk-XXXXX..."}}}`,
	})
	_, err := g.Open(context.Background(), "g2")
	if err == nil || !strings.Contains(err.Error(), `"mine"`) || !strings.Contains(err.Error(), "STACKDEX_MEILI_EMBEDDER_KEYS") {
		t.Errorf("%v; want an error that names the embedder and the remedy", err)
	}
	if len(s.changes) > 0 {
		t.Errorf("changed before: %v", s.changes)
	}
}

// TestRecordedSearch: the answer of a server is taken apart.
func TestRecordedSearch(t *testing.T) {
	full := `{"searchableAttributes":["*"]}`
	_, g := serveRecorded(t, map[string]string{
		"GET /indexes/stackdex_tools/settings": full, "GET /indexes/stackdex_comparisons/settings": full, "GET /indexes/stackdex_passages/settings": full,
		"PATCH /indexes/stackdex_tools/settings": `{"taskUid":1}`, "PATCH /indexes/stackdex_comparisons/settings": `{"taskUid":1}`, "PATCH /indexes/stackdex_passages/settings": `{"taskUid":1}`,
		"GET /tasks/1": `{"uid":1,"status":"succeeded"}`,
	})
	e := openLive(t, g)
	r, err := e.Search(context.Background(), index.Query{Index: index.Tools, Text: "django", Facets: []string{"kind"}, Highlight: true})
	if err != nil {
		t.Fatal(err)
	}
	h := r.Hits[0]
	if r.Total != 7 || r.Exact || h.ID != "django" || h.Score != 0.98 || string(h.Document) != `{"id":"django","metrics":{"github_stars":85600},"name":"Django"}` {
		t.Errorf("%+v %s", r, h.Document)
	}
	if h.Highlights["name"] != "<mark>Django</mark>" || h.Highlights["summary"] != "a <mark>b</mark> &lt;i&gt;<mark></mark>" {
		t.Errorf("highlights %q", h.Highlights)
	}
	if kinds := r.Facets["kind"]; len(kinds) != 2 || kinds[0].Value != "framework" || kinds[0].Count != 5 {
		t.Errorf("facets %v", kinds)
	}
}

// TestRecordedHiddenID: an operator who hides the ids is told so, not that the
// server is away.
func TestRecordedHiddenID(t *testing.T) {
	_, g := serveRecorded(t, writable(map[string]string{"POST /indexes/stackdex_tools/search": `{"hits":[{"name":"Django"}],"estimatedTotalHits":1}`}))
	_, err := openLive(t, g).Search(t.Context(), index.Query{Index: index.Tools, Text: "django"})
	if err == nil || errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "displayedAttributes") {
		t.Errorf("%v; want an error that names the setting", err)
	}
}

// TestRecordedTasks: the errors of tasks decide between waiting and refusing.
func TestRecordedTasks(t *testing.T) {
	for code, want := range map[string]error{
		"no_space_left_on_device": index.ErrUnavailable, "index_not_found": index.ErrReplaced, "invalid_document_id": nil,
	} {
		t.Run(code, func(t *testing.T) {
			full := `{"searchableAttributes":["*"]}`
			changes := map[string]string{
				"GET /tasks/1":                           `{"uid":1,"status":"succeeded"}`,
				"GET /tasks/2":                           `{"uid":2,"status":"failed","error":{"message":"It failed.","code":"` + code + `","type":"x","link":""}}`,
				"POST /indexes/stackdex_tools/documents": `{"taskUid":2}`,
			}
			for _, uid := range uidsOf("stackdex") {
				changes["GET /indexes/"+uid+"/settings"] = full
				changes["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
				changes["GET /indexes/"+uid] = `{"uid":"` + uid + `","createdAt":"2026-11-21T09:04:38.24138465Z"}`
			}
			_, g := serveRecorded(t, changes)
			e := openLive(t, g)
			rejected, err := e.Apply(context.Background(), index.Batch{Upserts: indextest.Corpus(t)[:1]})
			if !errors.Is(err, want) {
				t.Errorf("%v; want %v", err, want)
			}
			if want == nil && (len(rejected) != 1 || rejected[0].Reason != code+": It failed.") {
				t.Errorf("refused %v", rejected)
			}
		})
	}
}

// TestRecordedTaskKinds: an index that is gone was replaced, and a server that
// fails in itself may recover, whatever the task was for.
func TestRecordedTaskKinds(t *testing.T) {
	live := func(g *meiliindex.Generations) error { _, err := g.Live(t.Context()); return err }
	apply := func(b index.Batch) func(*meiliindex.Generations) error {
		return func(g *meiliindex.Generations) error {
			_, err := openLive(t, g).Apply(t.Context(), b)
			return err
		}
	}
	for name, c := range map[string]struct {
		starts string // the request whose task fails
		lists  string // indexes; empty: all
		do     func(*meiliindex.Generations) error
	}{
		"deletion": {"POST /indexes/stackdex_tools/documents/delete-batch", "", apply(index.Batch{Deletes: []index.Ref{{Index: index.Tools, ID: "django"}}})},
		"meta":     {"POST /indexes/stackdex_meta/documents", "", apply(index.Batch{Meta: &index.Meta{Applied: 1}})},
		"settings": {"PATCH /indexes/stackdex_tools/settings", "", live},
		"creation": {"POST /indexes", `{"results":[],"total":0}`, live},
	} {
		for code, want := range map[string]error{"index_not_found": index.ErrReplaced, "internal": index.ErrUnavailable, "io_error": index.ErrUnavailable} {
			t.Run(name+" "+code, func(t *testing.T) {
				change := map[string]string{
					"GET /tasks/7": `{"uid":7,"status":"failed","error":{"message":"It failed.","code":"` + code + `","type":"x","link":""}}`,
					c.starts:       `{"taskUid":7}`,
				}
				if c.lists != "" {
					change["GET /indexes"] = c.lists
				}
				_, g := serveRecorded(t, writable(change))
				if err := c.do(g); !errors.Is(err, want) || !strings.Contains(err.Error(), "It failed.") {
					t.Errorf("%v; want %v", err, want)
				}
			})
		}
	}
}

// writable is what a server answers that takes every write.
func writable(change map[string]string) map[string]string {
	all := map[string]string{
		"GET /tasks/1":                           `{"uid":1,"status":"succeeded"}`,
		"POST /indexes/stackdex_tools/documents": `{"taskUid":1}`,
		"POST /indexes/stackdex_meta/documents":  `{"taskUid":1}`,
	}
	for _, uid := range uidsOf("stackdex") {
		all["GET /indexes/"+uid+"/settings"] = `{"searchableAttributes":["*"]}`
		all["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
		all["GET /indexes/"+uid] = `{"uid":"` + uid + `","createdAt":"2026-11-21T09:04:38.24138465Z"}`
	}
	for key, body := range change {
		all[key] = body
	}
	return all
}

// TestRecordedFence: who lost his lease writes nothing any more.
func TestRecordedFence(t *testing.T) {
	s, g := serveRecorded(t, writable(nil))
	e := openLive(t, g)
	s.take()
	lost := errors.New("lease was lost")
	for _, b := range []index.Batch{
		{Upserts: indextest.Corpus(t)[:1]}, {Deletes: []index.Ref{{Index: index.Tools, ID: "django"}}}, {Meta: &index.Meta{Applied: 1}},
	} {
		b.Fence = func() error { return lost }
		if _, err := e.Apply(t.Context(), b); !errors.Is(err, lost) || errors.Is(err, index.ErrUnavailable) {
			t.Errorf("%v; want %v", err, lost)
		}
	}
	if changes := s.take(); len(changes) > 0 {
		t.Errorf("changed %v", changes)
	}
}

// TestRecordedForeignWrite: a write that is not ours is found by its task.
func TestRecordedForeignWrite(t *testing.T) {
	s, g := serveRecorded(t, writable(nil))
	e := openLive(t, g)
	batch := index.Batch{Upserts: indextest.Corpus(t)[:1], Meta: &index.Meta{Applied: 1}}
	tasks := func(uids ...int) string {
		var list []string
		for _, uid := range uids {
			list = append(list, fmt.Sprintf(`{"uid":%d,"indexUid":"stackdex_tools","type":"documentAdditionOrUpdate","status":"enqueued"}`, uid))
		}
		return `{"results":[` + strings.Join(list, ",") + `],"total":1,"limit":20,"from":1,"next":null}`
	}
	s.set("GET /tasks", tasks(0))
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.set("GET /tasks", tasks(1, 0))
	if _, err := e.Apply(t.Context(), batch); err != nil {
		t.Fatalf("our own write: %v", err)
	}
	if err := e.(index.Guarder).Guard(t.Context()); err != nil {
		t.Fatalf("nobody wrote: %v", err)
	}
	s.set("GET /tasks", tasks(2, 1, 0))
	if err := e.(index.Guarder).Guard(t.Context()); !errors.Is(err, index.ErrOverwritten) || !strings.Contains(err.Error(), "task 2") || !strings.Contains(err.Error(), "--index-prefix") {
		t.Errorf("%v; want ErrOverwritten that names the task and the remedy", err)
	}
	if _, err := e.Apply(t.Context(), batch); !errors.Is(err, index.ErrOverwritten) {
		t.Errorf("%v; want ErrOverwritten", err)
	}
}

func (s *recorded) set(key, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bodies[key] = body
}

// take returns what was changed since the last call.
func (s *recorded) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	changes := s.changes
	s.changes = nil
	return changes
}

// TestRecordedGuardDuringMeta: Meta may make indexes again while Guard looks at them.
func TestRecordedGuardDuringMeta(t *testing.T) {
	plain, _ := serveRecorded(t, writable(nil))
	var e index.Engine
	var gone atomic.Bool // one of the indexes
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/indexes/stackdex_tools" && gone.Load():
			w.WriteHeader(http.StatusNotFound)
			w.Write([]byte(`{"message":"Index not found.","code":"index_not_found","type":"invalid_request","link":""}`))
			return
		case r.URL.Path == "/tasks" && r.URL.Query().Get("limit") != "1" && gone.CompareAndSwap(false, true): // of Guard
			if _, err := e.Meta(r.Context()); err != nil {
				t.Error(err)
			}
		}
		plain.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	e = openLive(t, generations(t, meiliindex.Options{URL: server.URL}))
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := e.(index.Guarder).Guard(t.Context()); err != nil {
		t.Error(err)
	}
	if !gone.Load() {
		t.Error("Guard did not list the tasks")
	}
}
