package meiliindex_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// TestRestoredDump: a dump that is restored behind a running indexer has the same
// indexes and the same meta, and lacks what was written since.
func TestRestoredDump(t *testing.T) {
	realServer(t)
	meta := &index.Meta{Generation: "g1", Applied: 5}
	for name, since := range map[string][]index.Batch{
		"a cycle that changed no meta": {{Upserts: tools(t, 10), Meta: meta}},
		"a part of a cycle":            {{Upserts: tools(t, 10)}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			m, err := indextest.StartOwnMeili(dir)
			if errors.Is(err, indextest.ErrNoMeili) {
				t.Skip("the server is somebody else's and no binary is on the PATH")
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { m.Kill() })
			e := openLive(t, generations(t, meiliindex.Options{URL: m.URL, Key: m.Key}))
			if _, err := e.Meta(t.Context()); err != nil {
				t.Fatal(err)
			}
			apply(t, e, index.Batch{Upserts: tools(t, 3), Meta: meta})
			call(t, m, "POST", "/dumps", nil, nil)
			for _, b := range since {
				apply(t, e, b)
			}
			restore(t, m, dir)
			if n := total(t, e); n != 3 {
				t.Fatalf("%d documents after the dump was restored; want 3", n)
			}
			if err := e.(index.Guarder).Guard(t.Context()); !errors.Is(err, index.ErrReplaced) {
				t.Errorf("guard: %v; want ErrReplaced", err)
			}
			batch := index.Batch{Upserts: tools(t, 10), Meta: &index.Meta{Generation: "g1", Applied: 6}}
			if _, err := e.Apply(t.Context(), batch); !errors.Is(err, index.ErrReplaced) {
				t.Errorf("write: %v; want ErrReplaced", err)
			}
			if _, err := e.Meta(t.Context()); err != nil {
				t.Fatal(err)
			}
			apply(t, e, batch)
			if n := total(t, e); n != 10 {
				t.Errorf("%d documents after writing again; want 10", n)
			}
			if err := e.(index.Guarder).Guard(t.Context()); err != nil {
				t.Errorf("guard after writing again: %v", err)
			}
		})
	}
}

// restore kills a server and starts it from its only dump.
func restore(t *testing.T, m *indextest.Meili, dir string) {
	t.Helper()
	dumps, err := filepath.Glob(filepath.Join(dir, "dumps", "*.dump"))
	if err != nil || len(dumps) != 1 {
		t.Fatalf("dumps: %v, %v; want one", dumps, err)
	}
	if err := errors.Join(m.Kill(), os.RemoveAll(filepath.Join(dir, "data.ms"))); err != nil {
		t.Fatal(err)
	}
	t.Setenv("MEILI_IMPORT_DUMP", dumps[0])
	if err := m.Start(); err != nil {
		t.Fatal(err)
	}
}

// TestRecordedNumbersAgain: a server that was restored gives the numbers of tasks
// again; one that somebody else got is not ours.
func TestRecordedNumbersAgain(t *testing.T) {
	at := func(second int) string { return fmt.Sprintf("2026-11-28T10:00:%02d.123456789Z", second) }
	tasks := func(list ...string) string {
		return `{"results":[` + strings.Join(list, ",") + `],"total":1,"limit":20,"from":1,"next":null}`
	}
	task := func(uid, second int) string {
		return fmt.Sprintf(`{"uid":%d,"indexUid":"stackdex_tools","type":"documentAdditionOrUpdate","status":"succeeded","enqueuedAt":"%s"}`, uid, at(second))
	}
	for name, c := range map[string]struct {
		after string // what the server lists after the restore
		want  error
	}{
		"nothing happened":        {tasks(task(3, 3), task(1, 1), task(0, 0)), nil},
		"the last is gone":        {tasks(task(1, 1), task(0, 0)), index.ErrReplaced},
		"its number is another's": {tasks(task(3, 50), task(1, 1), task(0, 0)), index.ErrReplaced},
		"passed by others":        {tasks(task(7, 52), task(5, 50), task(1, 1), task(0, 0)), index.ErrReplaced},
		"all are gone":            {tasks(), index.ErrReplaced},
		"somebody else's later":   {tasks(task(4, 4), task(3, 3), task(1, 1), task(0, 0)), index.ErrOverwritten},
	} {
		t.Run(name, func(t *testing.T) {
			s, g := serveRecorded(t, writable(map[string]string{
				"POST /indexes/stackdex_tools/documents": `{"taskUid":3,"enqueuedAt":"` + at(3) + `"}`,
				"GET /tasks/3":                           task(3, 3),
				"GET /tasks":                             tasks(task(1, 1), task(0, 0)),
			}))
			e := openLive(t, g)
			if _, err := e.Meta(t.Context()); err != nil {
				t.Fatal(err)
			}
			apply(t, e, index.Batch{Upserts: indextest.Corpus(t)[:1]})
			s.set("GET /tasks", c.after)
			if err := e.(index.Guarder).Guard(t.Context()); !errors.Is(err, c.want) {
				t.Errorf("%v; want %v", err, c.want)
			}
		})
	}
}

// TestTaskZero: the first task that a server ever had ends a list of several pages.
func TestTaskZero(t *testing.T) {
	task := func(uid int) string {
		return fmt.Sprintf(`{"uid":%d,"indexUid":"stackdex_tools","type":"documentAdditionOrUpdate","status":"succeeded","enqueuedAt":"2026-11-28T10:00:%02dZ"}`, uid, uid)
	}
	newest := atomic.Int64{} // the tasks before it are there too
	rec, _ := serveRecorded(t, writable(nil))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		last := int(newest.Load())
		switch n, err := strconv.Atoi(r.URL.Query().Get("from")); {
		case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "_tools/documents"):
			uid := int(newest.Add(1))
			fmt.Fprintf(w, `{"taskUid":%d,"enqueuedAt":"2026-11-28T10:00:%02dZ"}`, uid, uid)
			return
		case strings.HasPrefix(r.URL.Path, "/tasks/"):
			fmt.Fprint(w, `{"status":"succeeded"}`)
			return
		case r.URL.Path != "/tasks":
			rec.ServeHTTP(w, r)
			return
		case err == nil:
			last = n
		}
		limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
		if err != nil {
			t.Error(err)
		}
		next, list := "null", []string{}
		for uid := last; uid >= 0; uid-- {
			if len(list) == limit {
				next = strconv.Itoa(uid)
				break
			}
			list = append(list, task(uid))
		}
		fmt.Fprintf(w, `{"results":[%s],"next":%s}`, strings.Join(list, ","), next)
	}))
	t.Cleanup(srv.Close)
	e := openLive(t, generations(t, meiliindex.Options{URL: srv.URL}))
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		apply(t, e, index.Batch{Upserts: tools(t, 1)})
	}
	if err := e.(index.Guarder).Guard(t.Context()); err != nil {
		t.Error(err)
	}
}
