package node_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/index"
)

// fragile answers as a Meilisearch does whose indexes can be deleted.
type fragile struct {
	mu      sync.Mutex
	deleted bool
	lost    string   // an index that is deleted
	changes []string // since then
}

func (s *fragile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	search := strings.HasSuffix(r.URL.Path, "/search")
	if (s.deleted || s.lost != "") && r.Method != http.MethodGet && !search && !strings.HasSuffix(r.URL.Path, "/documents/fetch") {
		s.changes = append(s.changes, r.Method+" "+r.URL.Path)
	}
	switch {
	case s.deleted && r.URL.Path == "/indexes" && r.Method == http.MethodGet:
		io.WriteString(w, `{"results":[],"total":0}`)
	case s.lost != "" && strings.HasPrefix(r.URL.Path, "/indexes/"+s.lost):
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, `{"message":"Index not found.","code":"index_not_found"}`)
	case s.deleted && (search || strings.HasPrefix(r.URL.Path, "/indexes/") && r.Method == http.MethodGet):
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, `{"message":"Index not found.","code":"index_not_found"}`)
	case search:
		io.WriteString(w, `{"hits":[]}`)
	case r.Method != http.MethodGet:
		w.WriteHeader(http.StatusAccepted)
		io.WriteString(w, `{"taskUid":1}`)
	case r.URL.Path == "/version":
		io.WriteString(w, `{"pkgVersion":"1.50.0"}`)
	case r.URL.Path == "/indexes":
		var list []string
		for _, kind := range []string{"tools", "comparisons", "passages", "meta"} {
			list = append(list, fmt.Sprintf(`{"uid":"stackdex_%s","primaryKey":"id"}`, kind))
		}
		fmt.Fprintf(w, `{"results":[%s],"total":4}`, strings.Join(list, ","))
	case strings.HasSuffix(r.URL.Path, "/settings"):
		io.WriteString(w, `{}`)
	case strings.HasSuffix(r.URL.Path, "/documents/meta"):
		io.WriteString(w, `{"id":"meta","meta":{"generation":"g1","applied":3}}`)
	case strings.HasPrefix(r.URL.Path, "/tasks/"):
		io.WriteString(w, `{"uid":1,"status":"succeeded"}`)
	default:
		io.WriteString(w, `{"id":"generation","name":"g1"}`)
	}
}

// pagesLog is a log of some pages.
type pagesLog struct{ pages uint64 }

func (l *pagesLog) PagesInfo(context.Context) (index.StreamInfo, error) {
	return index.StreamInfo{Count: l.pages, Last: l.pages}, nil
}

func (l *pagesLog) PublishSettingsHint() error { return nil }

// TestReadinessChangesNothing: where indexes are gone, nobody is ready, and who
// asks for that makes no empty ones, which the indexer would take for its own.
func TestReadinessChangesNothing(t *testing.T) {
	s := &fragile{}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	cfg := &config.Config{DataDir: t.TempDir(), Engine: "meilisearch", Meili: server.URL, IndexPrefix: "stackdex"}
	r, err := node.OpenRemote(t.Context(), cfg, slog.New(slog.DiscardHandler), &pagesLog{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := r.Ready(t.Context()); err != nil {
		t.Errorf("not ready: %v", err)
	}
	s.mu.Lock()
	s.deleted = true
	s.mu.Unlock()
	if err := r.Ready(t.Context()); err == nil || !strings.Contains(err.Error(), "index is missing") {
		t.Errorf("ready without indexes: %v", err)
	}
	if diff := cmp.Diff([]string(nil), s.changes); diff != "" {
		t.Errorf("changed: %s", diff)
	}
}

// TestNothingIsNoAnswerOfAnEmptyEngine: who serves what others index tells
// nobody that there is nothing while the log has pages.
func TestNothingIsNoAnswerOfAnEmptyEngine(t *testing.T) {
	server := httptest.NewServer(&fragile{})
	t.Cleanup(server.Close)
	cfg := &config.Config{DataDir: t.TempDir(), Engine: "meilisearch", Meili: server.URL, IndexPrefix: "stackdex"}
	log := &pagesLog{}
	r, err := node.OpenRemote(t.Context(), cfg, slog.New(slog.DiscardHandler), log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := r.Ready(t.Context()); err != nil {
		t.Errorf("before there is anything to index: %v", err)
	}
	log.pages = 4 // one of them is not indexed yet
	if err := r.Ready(t.Context()); !errors.Is(err, index.ErrMissing) || !strings.Contains(err.Error(), "no tools yet, and the log 4 pages") {
		t.Errorf("before all is indexed: %v", err)
	}
	log.pages = 3
	for name, ask := range map[string]func() error{
		"search": func() error {
			_, err := r.Search(t.Context(), index.Query{Index: index.Tools, Text: "django"})
			return err
		},
		"scan": func() error {
			return r.Scan(t.Context(), index.Tools, func(string, []byte) error { return nil })
		},
		"ready": func() error { return r.Ready(t.Context()) },
	} {
		if err := ask(); !errors.Is(err, index.ErrMissing) || !strings.Contains(err.Error(), "holds no tools, the log 3 pages") || !strings.Contains(err.Error(), "stackdex run index") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhoServesMakesNoIndex: a search that finds nothing, while an index is gone,
// makes none in its place, which the indexer would take for its own.
func TestWhoServesMakesNoIndex(t *testing.T) {
	s := &fragile{}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	cfg := &config.Config{DataDir: t.TempDir(), Engine: "meilisearch", Meili: server.URL, IndexPrefix: "stackdex"}
	r, err := node.OpenRemote(t.Context(), cfg, slog.New(slog.DiscardHandler), &pagesLog{pages: 3})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	s.mu.Lock()
	s.lost = "stackdex_passages"
	s.mu.Unlock()
	if _, err := r.Search(t.Context(), index.Query{Index: index.Tools, Text: "django"}); !errors.Is(err, index.ErrMissing) {
		t.Errorf("%v; want ErrMissing", err)
	}
	if diff := cmp.Diff([]string(nil), s.changes); diff != "" {
		t.Errorf("changed: %s", diff)
	}
}
