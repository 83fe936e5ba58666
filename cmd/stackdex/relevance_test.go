package main_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/web"
)

// The shares of expected documents that must be found, and how many questions must be asked.
const (
	wantExact   = 0.95 // as the first hit of a name
	wantRest    = 0.90 // among the first five
	wantQueries = 150
)

// mustAsk are the questions that are asked whatever there is to be found.
var mustAsk = []string{"go", "c", "k8s", "django alternatives", "alternatives to django", "fastapi vs flask", "database", "python async", "who says django does 743 req/s"}

// TestRelevance asks a stackdex that has the sample, and one that has the dataset of
// StackShare besides, what people type, as testdata/relevance.txt has it, and compares
// what is missed with the golden file of its engine. The sample is asked what it has
// answers to.
func TestRelevance(t *testing.T) {
	for _, engine := range engines {
		for _, of := range []string{"sample", "dataset"} {
			t.Run(engine+" "+of, func(t *testing.T) {
				t.Parallel()
				csv := ""
				if of == "dataset" {
					csv = indextest.StackShareCSV(t)
				}
				dir := crawled(t)
				flags := []string{"--sample"}
				if engine == "meilisearch" {
					m := realMeili(t, dir)
					flags = append(flags, "--engine", "meilisearch", "--meili", m.URL, "--meili-key", m.Key, "--index-prefix", "relevance-"+of)
				}
				s := scores{t: t}
				if csv != "" {
					if r := stackdex(t, dir, append([]string{"import", "stackshare-csv", csv, "--as-of", "2024-05-01"}, flags...)...); r.code != 0 {
						t.Fatalf("import: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
					}
				}
				p := startUp(t, dir, append([]string{"--listen", "127.0.0.1:0"}, flags...)...)
				if s.url = p.url; csv == "" {
					s.only = everythingCalled(t, p.url)
				}
				s.all()
				s.compare(filepath.Join("testdata", "relevance_"+of+"_"+engine+".txt"))
			})
		}
	}
}

// compare holds that enough was asked and found, and that what was missed is what a golden
// file says.
func (s *scores) compare(golden string) {
	s.t.Helper()
	got := s.report()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			s.t.Fatal(err)
		}
	} else if want, err := os.ReadFile(golden); err != nil || string(want) != got {
		s.t.Errorf("what is missed changed; run with -update and look at the difference: %v\n%s", err, got)
	}
	if n := s.exact.queries + s.rest.queries; n < wantQueries {
		s.t.Errorf("%d queries; want at least %d", n, wantQueries)
	}
	for _, query := range mustAsk {
		if !s.asked[query] {
			s.t.Errorf("%q was not asked", query)
		}
	}
	if s.exact.share() < wantExact || s.rest.share() < wantRest {
		s.t.Errorf("exact %.3f: want %.2f; rest %.3f: want %.2f", s.exact.share(), wantExact, s.rest.share(), wantRest)
	}
}

// everythingCalled returns all that the file may call the documents of an API.
func everythingCalled(t *testing.T, url string) []string {
	t.Helper()
	var all []string
	for _, n := range index.Names() {
		err := web.NewClient(url, http.DefaultClient).Export(t.Context(), n, func(doc []byte) error {
			all = append(all, called(t, n, doc)...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// score is how much of what was expected was found.
type score struct {
	queries int
	found   float64
	missed  []string
}

func (s *score) share() float64 { return s.found / max(1, float64(s.queries)) }

func (s *score) add(query string, share float64, got []string) {
	s.queries++
	s.found += share
	if share < 1 {
		s.missed = append(s.missed, fmt.Sprintf("  %.2f %q finds %s", share, query, strings.Join(got, ", ")))
	}
}

// scores counts what an API finds.
type scores struct {
	t           *testing.T
	url         string
	only        []string // what there is to be found; nil: all that is expected
	asked       map[string]bool
	exact, rest score
}

// all asks every query of the file.
func (s *scores) all() {
	s.t.Helper()
	file, err := os.Open(filepath.Join("testdata", "relevance.txt"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	s.asked = map[string]bool{}
	section := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		query, expected, ok := strings.Cut(line, " | ")
		switch {
		case strings.HasPrefix(line, "== "):
			section = line[3:]
		case strings.HasPrefix(line, "#") || !ok:
		case section == "exact":
			s.ask(&s.exact, query, 1, []string{expected})
		default:
			s.ask(&s.rest, query, 5, strings.Split(expected, ", "))
		}
	}
}

// ask counts which of some documents are among the first n of their index.
func (s *scores) ask(to *score, query string, n int, expected []string) {
	s.t.Helper()
	if s.only != nil && answered(expected, s.only) < len(expected) {
		return
	}
	s.asked[query] = true
	resp, err := http.Get(fmt.Sprintf("%s/v1/search?limit=5&q=%s", s.url, url.QueryEscape(query)))
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer ask.Answer
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil || resp.StatusCode != http.StatusOK {
		s.t.Fatalf("%q: status %d, %v", query, resp.StatusCode, err)
	}
	var got, shown []string
	for _, g := range answer.Groups {
		for _, h := range g.Result.Hits[:min(n, len(g.Result.Hits))] {
			names := called(s.t, g.Index, h.Document)
			got = append(got, names...)
			shown = append(shown, names[0])
		}
	}
	to.add(query, float64(answered(expected, got))/float64(len(expected)), shown[:min(len(shown), n)])
}

// answered returns how many of some expected documents are among those of some names.
func answered(expected, names []string) int {
	n := 0
	for _, want := range expected {
		if slices.ContainsFunc(names, func(name string) bool {
			return name == want || strings.HasPrefix(want, "p:") && strings.HasPrefix(name, want)
		}) {
			n++
		}
	}
	return n
}

// called returns what the file may call a document.
func called(t *testing.T, n index.Name, doc json.RawMessage) []string {
	t.Helper()
	var d struct {
		ID, Name, Title string
		Names           []string
	}
	if err := json.Unmarshal(doc, &d); err != nil {
		t.Fatal(err)
	}
	switch n {
	case index.Comparisons:
		return []string{"c:" + d.ID}
	case index.Passages:
		return []string{"p:" + d.Title}
	}
	return append([]string{d.Name}, d.Names...)
}

// report is the text of the golden file.
func (s *scores) report() string {
	var b strings.Builder
	for _, part := range []struct {
		name string
		score
	}{{"exact names, first hit", s.exact}, {"the rest, first five", s.rest}} {
		fmt.Fprintf(&b, "%s: %.3f of %d queries\n%s\n", part.name, part.share(), part.queries, strings.Join(part.missed, "\n"))
	}
	return b.String()
}
