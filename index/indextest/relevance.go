package indextest

import (
	"context"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/names"
)

//go:embed testdata/relevance.txt
var relevance embed.FS

// The shares of expected documents that an engine must find.
const (
	wantExact = 0.95 // as the first hit of a name
	wantRest  = 0.90 // among the first five
	everyName = 27   // of the imported names is asked for, too
)

// RelevanceDocs returns the imported tools, with some of what pages add to
// them, and the comparisons and passages of Corpus.
func RelevanceDocs(tb testing.TB) ([]index.Document, []*index.Tool) {
	tb.Helper()
	imported := StackShare(tb)
	byName := map[string]*index.Tool{}
	for _, t := range imported {
		for _, name := range t.Names {
			byName[name] = t
		}
	}
	for _, name := range []string{"Django", "Flask", "FastAPI", "Sanic", "Tornado", "AIOHTTP", "Celery", "NumPy", "Pandas"} {
		byName[name].Languages = []string{"Python"}
	}
	byName["Flask"].AlternativeOf = []string{byName["Django"].ID, byName["FastAPI"].ID}
	byName["FastAPI"].AlternativeOf = []string{byName["Django"].ID, byName["Flask"].ID}
	var docs []index.Document
	for _, t := range imported {
		docs = append(docs, Doc(tb, t))
	}
	for _, c := range comparisons() {
		docs = append(docs, Doc(tb, c))
	}
	for _, p := range passages() {
		docs = append(docs, Doc(tb, p))
	}
	return docs, imported
}

// Relevance asks an engine what people type and compares the shares of what it
// finds with the golden file of its name in the test's testdata; update writes
// the file.
func Relevance(t *testing.T, e index.Engine, name string, update bool) {
	docs, imported := RelevanceDocs(t)
	apply(t, e, index.Batch{Upserts: docs})
	r := &judge{t: t, engine: e, ids: map[string]string{}}
	r.find = finder(t, imported, r.ids)
	text, err := relevance.ReadFile("testdata/relevance.txt")
	if err != nil {
		t.Fatal(err)
	}
	section := ""
	for line := range strings.Lines(string(text)) {
		query, expected, ok := strings.Cut(strings.TrimSpace(line), " | ")
		switch {
		case strings.HasPrefix(line, "== "):
			section = strings.TrimSpace(line[3:])
		case ok && !strings.HasPrefix(line, "#"):
			r.ask(section, query, strings.Split(expected, ", "))
		}
	}
	r.everyName(imported)
	got := r.report()
	t.Logf("relevance of %s:\n%s", name, got)
	path := filepath.Join("testdata", "relevance_"+name+".txt")
	if update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the figures changed; run with -update and look at the difference. They were:\n%s", want)
	}
	if r.exact.share() < wantExact || r.names.share() < wantExact || r.rest.share() < wantRest {
		t.Errorf("exact %.3f, every name %.3f: want %.2f; rest %.3f: want %.2f", r.exact.share(), r.names.share(), wantExact, r.rest.share(), wantRest)
	}
}

// finder finds tools as the product does: by the registry.
func finder(t *testing.T, imported []*index.Tool, ids map[string]string) ask.Finder {
	t.Helper()
	registry, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(registry)
	there := map[string]*index.Tool{}
	byKey := map[string]*index.Tool{}
	for _, tool := range imported {
		there[tool.ID] = tool
		for _, name := range tool.Names {
			ids[name] = tool.ID
			if key := names.Key(name); byKey[key] == nil {
				byKey[key] = tool
			}
		}
	}
	return func(_ context.Context, name string) (string, string, bool) {
		tool := there[table.Find(name).ID]
		if tool == nil {
			tool = byKey[names.Key(name)]
		}
		if tool == nil {
			return "", "", false
		}
		return tool.ID, tool.Name, true
	}
}

// score is how much of what was expected was found.
type score struct {
	queries int
	found   float64
	missed  []string
}

func (s *score) share() float64 {
	if s.queries == 0 {
		return 1
	}
	return s.found / float64(s.queries)
}

func (s *score) add(query string, share float64, got []string) {
	s.queries++
	s.found += share
	if share < 1 {
		s.missed = append(s.missed, fmt.Sprintf("  %.2f %q finds %s", share, query, strings.Join(got, " ")))
	}
}

// judge counts what an engine finds.
type judge struct {
	t                  *testing.T
	engine             index.Engine
	find               ask.Finder
	ids                map[string]string // by name
	exact, rest, names score
}

// ask counts one query of the file.
func (j *judge) ask(section, query string, expected []string) {
	answer, err := ask.Ask(context.Background(), j.engine, j.find, ask.Request{Text: query, Limit: 5})
	if err != nil {
		j.t.Errorf("%q: %v", query, err)
		return
	}
	var got []string
	for _, g := range answer.Groups {
		prefix := map[index.Name]string{index.Comparisons: "c:", index.Passages: "p:"}[g.Index]
		for _, h := range g.Result.Hits {
			got = append(got, prefix+h.ID)
		}
	}
	var want []string
	for _, name := range expected {
		id := name
		if !strings.HasPrefix(name, "c:") && !strings.HasPrefix(name, "p:") {
			id = j.ids[name]
			if id == "" {
				j.t.Errorf("%q expects %q, which is not among the documents", query, name)
			}
		}
		want = append(want, id)
	}
	if section == "exact" {
		share := 0.0
		if len(got) > 0 && got[0] == want[0] {
			share = 1
		}
		j.exact.add(query, share, got[:min(len(got), 3)])
		return
	}
	found := 0
	for _, id := range want {
		if slices.Contains(got, id) {
			found++
		}
	}
	j.rest.add(query, float64(found)/float64(len(want)), got[:min(len(got), 5)])
}

// everyName searches names of tools in the engine itself, without reading the
// question.
func (j *judge) everyName(imported []*index.Tool) {
	for i := 0; i < len(imported); i += everyName {
		tool := imported[i]
		r, err := j.engine.Search(context.Background(), index.Query{Index: index.Tools, Text: tool.Name, Limit: 2})
		if err != nil {
			j.t.Errorf("%q: %v", tool.Name, err)
			continue
		}
		got, share := ids(r), 0.0
		if len(got) > 0 && got[0] == tool.ID {
			share = 1
		}
		j.names.add(tool.Name, share, got)
	}
}

// report is the text of the golden file.
func (j *judge) report() string {
	var b strings.Builder
	for _, s := range []struct {
		name string
		*score
	}{{"exact names, first hit", &j.exact}, {"the rest, first five", &j.rest}, {"every 27th imported name, first hit, engine alone", &j.names}} {
		fmt.Fprintf(&b, "%s: %.3f of %d queries\n", s.name, s.share(), s.queries)
		for _, line := range s.missed {
			fmt.Fprintln(&b, line)
		}
	}
	return b.String()
}
