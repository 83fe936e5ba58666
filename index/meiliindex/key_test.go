package meiliindex_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// makeKey makes a key of the server.
func makeKey(t *testing.T, m *indextest.Meili, actions ...string) string {
	t.Helper()
	var made struct{ Key string }
	call(t, m, http.MethodPost, "/keys", map[string]any{"actions": actions, "indexes": []string{"*"}, "expiresAt": nil}, &made)
	return made.Key
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestKeyReplaced: a key that is refused while it is in use is an ErrKey that says
// which to take, and the one that stands in its file by then is used at once.
func TestKeyReplaced(t *testing.T) {
	m := realServer(t)
	if m.Key == "" {
		t.Skip("the server has no master key")
	}
	opt := options(t, m)
	opt.Key, opt.KeyFile = "", filepath.Join(t.TempDir(), "key")
	key := makeKey(t, m, "*")
	writeFile(t, opt.KeyFile, key+"\n")
	g := generations(t, opt)
	e := openLive(t, g)
	apply(t, e, index.Batch{Upserts: tools(t, 2), Meta: &index.Meta{Applied: 1}})
	for _, c := range []struct {
		name string
		do   func() error
	}{
		{"write", func() error { _, err := e.Apply(t.Context(), index.Batch{Upserts: tools(t, 3)}); return err }},
		{"search", func() error { _, err := e.Search(t.Context(), index.Query{Index: index.Tools}); return err }},
		{"look", func() error { return e.(index.Guarder).Guard(t.Context()) }},
	} {
		call(t, m, http.MethodDelete, "/keys/"+key, nil, nil)
		err := c.do()
		if !errors.Is(err, index.ErrKey) || errors.Is(err, index.ErrUnavailable) || strings.Contains(err.Error(), key) {
			t.Errorf("%s with a refused key: %v; want an ErrKey that does not show it", c.name, err)
		} else if !strings.Contains(err.Error(), "engine keys --json") || !strings.Contains(err.Error(), opt.KeyFile) {
			t.Errorf("%s: %v does not say what to do", c.name, err)
		}
		key = makeKey(t, m, "*")
		writeFile(t, opt.KeyFile, key)
		if err := c.do(); err != nil {
			t.Errorf("%s with the new key: %v", c.name, err)
		}
	}
	writeFile(t, opt.KeyFile, "two keys")
	if _, err := meiliindex.New(opt); err == nil || !strings.Contains(err.Error(), opt.KeyFile) {
		t.Errorf("%v; want what is wrong with the file", err)
	}
}

// TestKeyIsMadeOnce: a key whose answer got lost is not made a second time, which nobody
// would know of.
func TestKeyIsMadeOnce(t *testing.T) {
	var made atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			made.Add(1)
			panic(http.ErrAbortHandler)
		}
		w.Write([]byte(`{"results":[],"offset":0,"limit":100,"total":0}`))
	}))
	t.Cleanup(s.Close)
	if _, err := generations(t, meiliindex.Options{URL: s.URL}).Keys(t.Context()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%v; want ErrUnavailable", err)
	}
	if n := made.Load(); n != 1 {
		t.Errorf("%d keys were made; want one", n)
	}
}

// TestRights: who may not write is told so before anything was tried.
func TestRights(t *testing.T) {
	m := realServer(t)
	if m.Key == "" {
		t.Skip("the server has no master key")
	}
	opt := options(t, m)
	check := func() error { return generations(t, opt).CheckRights(t.Context()) }
	for range 2 { // before there are indexes, and then
		if err := check(); err != nil {
			t.Error(err)
		}
		openLive(t, generations(t, opt))
	}
	before := taskCount(t, m, uidsOf(opt.Prefix)...)
	opt.Key = makeKey(t, m, "search", "documents.get", "indexes.get", "settings.get", "tasks.get")
	if err := check(); !errors.Is(err, index.ErrKey) || !strings.Contains(err.Error(), "STACKDEX_MEILI_KEY") {
		t.Errorf("%v; want ErrKey", err)
	}
	if n := taskCount(t, m, uidsOf(opt.Prefix)...); n != before {
		t.Errorf("%d tasks were made", n-before)
	}
}

// TestKeyOfOneServer: a server that redirects to another one does not make us show
// that one our key.
func TestKeyOfOneServer(t *testing.T) {
	var mu sync.Mutex
	shown := map[string][]string{} // by who was asked
	see := func(who string, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		shown[who] = append(shown[who], r.Header.Get("Authorization"))
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		see("other", r)
		w.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(other.Close)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		see("ours", r)
		if to, moved := strings.CutPrefix(r.URL.Path, "/moved"); moved {
			http.Redirect(w, r, other.URL+to, http.StatusTemporaryRedirect)
			return
		}
		http.Redirect(w, r, "/moved"+r.URL.Path, http.StatusTemporaryRedirect)
	}))
	t.Cleanup(s.Close)
	g := generations(t, meiliindex.Options{URL: s.URL, Key: "secret-key"})
	if _, err := g.Searcher().Search(t.Context(), index.Query{Index: index.Tools}); err == nil {
		t.Error("search: no error")
	}
	if err := g.Check(t.Context()); !errors.Is(err, index.ErrKey) {
		t.Errorf("check: %v; want what the other server says", err)
	}
	for _, key := range shown["ours"] {
		if key != "Bearer secret-key" {
			t.Errorf("our server was shown %q", key)
		}
	}
	for _, key := range shown["other"] {
		if key != "" {
			t.Errorf("the other server was shown %q", key)
		}
	}
	if len(shown["ours"]) < 2 || len(shown["other"]) == 0 {
		t.Errorf("asked: %v", shown)
	}
}
