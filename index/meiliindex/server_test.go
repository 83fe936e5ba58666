package meiliindex_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// apply writes a batch of which nothing may be refused.
func apply(t *testing.T, e index.Engine, b index.Batch) {
	t.Helper()
	rejected, err := e.Apply(context.Background(), b)
	if err != nil || len(rejected) > 0 {
		t.Fatalf("%v, refused %v", err, rejected)
	}
}

func total(t *testing.T, e index.Engine) int {
	t.Helper()
	r, err := e.Search(context.Background(), index.Query{Index: index.Tools})
	if err != nil {
		t.Fatal(err)
	}
	return r.Total
}

// tools returns n tools.
func tools(t *testing.T, n int) []index.Document {
	var docs []index.Document
	for i := range n {
		id := fmt.Sprintf("tool-%05d", i)
		docs = append(docs, indextest.Doc(t, &index.Tool{ID: id, Name: "Tool " + id, NameKeys: []string{id}, Summary: strings.Repeat("words of some length ", 20)}))
	}
	return docs
}

// taskCount returns how many tasks an index ever had.
func taskCount(t *testing.T, m *indextest.Meili, uids ...string) int {
	t.Helper()
	var list struct{ Total int }
	call(t, m, "GET", "/tasks?limit=1&indexUids="+strings.Join(uids, ","), nil, &list)
	return list.Total
}

func uidsOf(prefix string) []string {
	return []string{prefix + "_tools", prefix + "_comparisons", prefix + "_passages", prefix + "_meta"}
}

// TestTasks: the number of tasks does not grow with the documents, and opening
// again writes nothing.
func TestTasks(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	e := openLive(t, generations(t, opt))
	uids := uidsOf(opt.Prefix)
	before := taskCount(t, m, uids...)
	apply(t, e, index.Batch{Upserts: append(tools(t, 2000), indextest.Corpus(t)...), Meta: &index.Meta{Applied: 1}})
	if n := taskCount(t, m, uids...) - before; n > 4 {
		t.Errorf("%d tasks for one batch; want one an index", n)
	}
	before = taskCount(t, m, uids...)
	openLive(t, generations(t, opt))
	if n := taskCount(t, m, uids...) - before; n != 0 {
		t.Errorf("%d tasks for opening again; want none", n)
	}
}

// TestRejection: the reason is the server's own.
func TestRejection(t *testing.T) {
	m := realServer(t)
	e := openLive(t, generations(t, options(t, m)))
	docs := tools(t, 9)
	docs[4].JSON = []byte(`{"id":"tool-00004","_vectors":"nowhere"}`)
	rejected, err := e.Apply(context.Background(), index.Batch{Upserts: docs})
	if err != nil {
		t.Fatal(err)
	}
	if len(rejected) != 1 || rejected[0].Ref != docs[4].Ref || !strings.Contains(rejected[0].Reason, "expected a map") {
		t.Errorf("refused: %v", rejected)
	}
	if n := total(t, e); n != 8 {
		t.Errorf("%d documents; want the other 8", n)
	}
}

// TestEmbedderFails: documents that an embedder of the operator cannot take are kept
// for later, and none of them is refused.
func TestEmbedderFails(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	e := openLive(t, generations(t, opt))
	path := "/indexes/" + opt.Prefix + "_tools/settings"
	call(t, m, "PATCH", path, map[string]any{"embedders": map[string]any{"mine": map[string]any{"source": "userProvided", "dimensions": 3}}}, nil)
	batch := index.Batch{Upserts: tools(t, 20)}
	rejected, err := e.Apply(context.Background(), batch)
	if len(rejected) > 0 {
		t.Errorf("%d documents are refused; want none", len(rejected))
	}
	if !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "`mine`") || !strings.Contains(err.Error(), "mend the embedder") {
		t.Fatalf("%v; want ErrUnavailable that names the embedder and the remedy", err)
	}
	call(t, m, "PATCH", path, map[string]any{"embedders": map[string]any{"mine": nil}}, nil)
	apply(t, e, batch)
	if n := total(t, e); n != 20 {
		t.Errorf("%d documents once the embedder is gone; want 20", n)
	}
}

// TestOperatorSettings: what an operator set by hand survives openings and
// swaps; what stackdex needs is put back.
func TestOperatorSettings(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	g := generations(t, opt)
	e := openLive(t, g)
	path := "/indexes/" + opt.Prefix + "_tools/settings"
	hand := map[string]any{
		"synonyms":             map[string]any{"js": []any{"javascript"}},
		"stopWords":            []any{"the"},
		"dictionary":           []any{"J. R. R."},
		"searchCutoffMs":       700.0,
		"embedders":            map[string]any{"mine": map[string]any{"source": "userProvided", "dimensions": 3.0}},
		"sortableAttributes":   []any{"homepage"},
		"typoTolerance":        map[string]any{"disableOnWords": []any{"rust"}},
		"rankingRules":         []any{"words", "typo", "newest_seen_ts:desc"},
		"filterableAttributes": []any{"homepage"},
		"displayedAttributes":  []any{"id", "name"},
		"distinctAttribute":    "homepage",
	}
	call(t, m, "PATCH", path, hand, nil)
	byKind := index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "kind", Values: []string{"framework"}}}
	if _, err := e.Search(context.Background(), byKind); !errors.Is(err, index.ErrSettings) || !strings.Contains(err.Error(), "engine settings --diff") {
		t.Errorf("search by what is no more filterable: %v; want ErrSettings with its remedy", err)
	}
	drift, err := g.Drift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range drift {
		names = append(names, d.Setting)
	}
	if diff := cmp.Diff([]string{"filterableAttributes", "rankingRules", "sortableAttributes", "displayedAttributes", "distinctAttribute"}, names); diff != "" {
		t.Errorf("drift (-want +got):\n%s", diff)
	}
	if _, err := g.ApplySettings(context.Background()); err != nil {
		t.Fatal(err)
	}
	kept := []meiliindex.Difference{
		{Index: opt.Prefix + "_tools", Setting: "displayedAttributes", Want: `["*"]`, Have: `["id","name"]`, Kept: true},
		{Index: opt.Prefix + "_tools", Setting: "distinctAttribute", Want: "null", Have: `"homepage"`, Kept: true},
	}
	if _, err := e.Search(context.Background(), byKind); err != nil {
		t.Errorf("search after ApplySettings: %v", err)
	}
	if drift, err := g.Drift(context.Background()); err != nil || !cmp.Equal(kept, drift) {
		t.Errorf("drift after ApplySettings: %v, %v; want what is hidden", drift, err)
	}
	check := func(when string) {
		t.Helper()
		var s map[string]any
		call(t, m, "GET", path, nil, &s)
		for _, c := range []struct{ setting, want string }{
			{"synonyms", `{"js":["javascript"]}`}, {"stopWords", `["the"]`}, {"dictionary", `["J. R. R."]`}, {"searchCutoffMs", "700"},
			{"embedders", `"userProvided"`}, {"sortableAttributes", `"homepage"`}, {"sortableAttributes", `"metrics"`},
			{"typoTolerance", `"rust"`}, {"typoTolerance", `"disableOnNumbers":true`}, {"rankingRules", `"newest_seen_ts:desc"`},
			{"rankingRules", `["sort","words"`}, {"filterableAttributes", `"homepage"`}, {"filterableAttributes", `"metrics.*"`},
			{"displayedAttributes", `["id","name"]`}, {"distinctAttribute", `"homepage"`},
		} {
			got, err := json.Marshal(s[c.setting])
			if err != nil || !strings.Contains(string(got), c.want) {
				t.Errorf("%s: %s is %s; want %s in it", when, c.setting, got, c.want)
			}
		}
	}
	check("after ApplySettings")
	openLive(t, generations(t, opt))
	check("after opening again")
	if _, err := g.Open(context.Background(), "g2"); err != nil {
		t.Fatal(err)
	}
	hand = map[string]any{"synonyms": map[string]any{"js": []any{"javascript"}}, "nonSeparatorTokens": []any{"#", "+", "@"}}
	call(t, m, "PATCH", path, hand, nil) // while the new generation is being built
	if err := g.Publish(context.Background(), "g2"); err != nil {
		t.Fatal(err)
	}
	check("after a swap")
	var s map[string]any
	call(t, m, "GET", path, nil, &s)
	if !strings.Contains(fmt.Sprint(s["nonSeparatorTokens"]), "@") {
		t.Errorf("a setting made during the rebuild is lost: %v", s["nonSeparatorTokens"])
	}
}

// TestBehindOurBack: indexes that are deleted or put back to an older state are
// noticed, and can be written again.
func TestBehindOurBack(t *testing.T) {
	m := realServer(t)
	for name, change := range map[string]func(t *testing.T, prefix string){
		"index deleted": func(t *testing.T, prefix string) {
			call(t, m, "DELETE", "/indexes/"+prefix+"_tools", nil, nil)
		},
		"all deleted": func(t *testing.T, prefix string) { removeIndexes(t, m, prefix) },
		"index made anew": func(t *testing.T, prefix string) {
			call(t, m, "DELETE", "/indexes/"+prefix+"_tools", nil, nil)
			call(t, m, "POST", "/indexes", map[string]any{"uid": prefix + "_tools", "primaryKey": "id"}, nil)
		},
		"older meta": func(t *testing.T, prefix string) {
			call(t, m, "POST", "/indexes/"+prefix+"_meta/documents", []any{map[string]any{"id": "meta", "meta": map[string]any{"applied": 1}}}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			opt := options(t, m)
			e := openLive(t, generations(t, opt))
			batch := index.Batch{Upserts: tools(t, 3), Meta: &index.Meta{Generation: "g1", Applied: 5}}
			apply(t, e, batch)
			change(t, opt.Prefix)
			if _, err := e.Apply(context.Background(), batch); !errors.Is(err, index.ErrReplaced) {
				t.Errorf("write to replaced indexes: %v; want ErrReplaced", err)
			}
			meta, err := e.Meta(context.Background())
			if err != nil || meta.Applied == 5 && name != "index made anew" {
				t.Errorf("meta afterwards: %+v, %v", meta, err)
			}
			apply(t, e, batch)
			if n := total(t, e); n != 3 {
				t.Errorf("%d documents after writing again; want 3", n)
			}
		})
	}
}

// TestKeys: the search key of frontends can search what is displayed and nothing else; the own
// key can do all that stackdex does, and nothing to others. None of them is logged.
func TestKeys(t *testing.T) {
	m := realServer(t)
	if m.Key == "" {
		t.Skip("the server has no master key")
	}
	opt, other := options(t, m), options(t, m)
	other.Prefix = opt.Prefix + "_b"
	var logged bytes.Buffer
	opt.Logger = slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
	g := generations(t, opt)
	apply(t, openLive(t, g), index.Batch{Upserts: indextest.Corpus(t)})
	call(t, m, "PATCH", "/indexes/"+opt.Prefix+"_tools/settings", map[string]any{"displayedAttributes": []any{"id", "name"}}, nil)
	openLive(t, generations(t, other))
	keys, err := g.Keys(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	again, err := g.Keys(context.Background())
	if err != nil || again != keys || keys.Own == keys.Search {
		t.Errorf("keys again: %v, %v", again == keys, err)
	}
	for _, c := range []struct {
		name, key, method, path string
		want                    int
	}{
		{"search", keys.Search, "POST", "/indexes/" + opt.Prefix + "_tools/search", 200},
		{"search the meta index", keys.Search, "POST", "/indexes/" + opt.Prefix + "_meta/search", 403},
		{"search of others", keys.Search, "POST", "/indexes/" + other.Prefix + "_tools/search", 403},
		{"read settings", keys.Search, "GET", "/indexes/" + opt.Prefix + "_tools/settings", 403},
		{"read documents", keys.Search, "GET", "/indexes/" + opt.Prefix + "_tools/documents", 403},
		{"own: delete of others", keys.Own, "DELETE", "/indexes/" + other.Prefix + "_tools", 403},
		{"own: keys", keys.Own, "GET", "/keys", 403},
		{"own: dump", keys.Own, "POST", "/dumps", 403},
	} {
		if got, body := callAs(t, m, c.key, c.method, c.path, map[string]any{}); got != c.want {
			t.Errorf("%s: status %d %s; want %d", c.name, got, body, c.want)
		}
	}
	_, found := callAs(t, m, keys.Search, "POST", "/indexes/"+opt.Prefix+"_tools/search", map[string]any{"q": "django", "attributesToRetrieve": []string{"*"}})
	if !strings.Contains(string(found), `"name":"Django"`) || strings.Contains(string(found), "summary") {
		t.Errorf("the search key reads %s; want ids and names alone, which are displayed", found)
	}
	opt.Key = keys.Own
	own := generations(t, opt)
	e := openLive(t, own)
	apply(t, e, index.Batch{Upserts: tools(t, 2), Meta: &index.Meta{Applied: 1}})
	next, err := own.Open(context.Background(), "g2")
	if err != nil {
		t.Fatal(err)
	}
	apply(t, next, index.Batch{Upserts: tools(t, 3), Deletes: []index.Ref{{Index: index.Tools, ID: "x"}}})
	if err := own.Publish(context.Background(), "g2"); err != nil {
		t.Fatal(err)
	}
	if n := total(t, e); n != 3 {
		t.Errorf("%d documents with the own key; want 3", n)
	}
	if err := own.Drop(context.Background(), "g1"); err != nil {
		t.Error(err)
	}
	if _, err := own.Keys(context.Background()); err == nil || strings.Contains(err.Error(), keys.Own) {
		t.Errorf("managing keys with the own key: %v", err)
	}
	for _, key := range []string{m.Key, keys.Own, keys.Search} {
		if strings.Contains(logged.String(), key) {
			t.Errorf("a key is logged:\n%s", &logged)
		}
	}
}

// TestBadInput: what cannot work is said before anything is changed.
func TestBadInput(t *testing.T) {
	m := realServer(t)
	foreign := options(t, m)
	call(t, m, "POST", "/indexes", map[string]any{"uid": foreign.Prefix + "_comparisons", "primaryKey": "slug"}, nil)
	shop := options(t, m)
	call(t, m, "POST", "/indexes/"+shop.Prefix+"_comparisons/documents?primaryKey=id", []any{map[string]any{"id": "shoe", "price": 80}}, nil)
	wrong := options(t, m)
	wrong.Key = "a-wrong-and-secret-key"
	for _, c := range []struct {
		name string
		opt  meiliindex.Options
		says []string
	}{
		{"foreign primary key", foreign, []string{foreign.Prefix + "_comparisons", `"slug"`, "another prefix"}},
		{"documents of another program", shop, []string{shop.Prefix + "_comparisons", "1 documents", "--index-prefix"}},
		{"wrong key", wrong, []string{m.URL, "the key is refused", "STACKDEX_MEILI_KEY"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := generations(t, c.opt)
			_, err := g.Live(context.Background())
			if err == nil || errors.Is(err, index.ErrUnavailable) {
				t.Fatalf("%v; want an error that does not pass", err)
			}
			for _, want := range c.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if c.opt.Key != m.Key && strings.Contains(err.Error(), c.opt.Key) {
				t.Errorf("the error shows the key: %v", err)
			}
			for _, uid := range []string{"_tools", "_passages", "_meta"} {
				if status, _ := callAs(t, m, m.Key, "GET", "/indexes/"+c.opt.Prefix+uid, nil); status != 404 {
					t.Errorf("%s was created", uid)
				}
			}
		})
	}
}
