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
)

// The shares of expected documents that must be found, and how many questions must be asked.
const (
	wantExact   = 0.95 // as the first hit of a name
	wantRest    = 0.90 // among the first five
	wantQueries = 150
)

// TestRelevance asks a stackdex that has the sample and the dataset of StackShare
// what people type, as testdata/relevance.txt has it, and compares what is missed
// with the golden file of its engine.
func TestRelevance(t *testing.T) {
	csv := indextest.StackShareCSV(t)
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			dir := crawled(t)
			flags := []string{"--sample"}
			if engine == "meilisearch" {
				m := realMeili(t, dir)
				flags = append(flags, "--engine", "meilisearch", "--meili", m.URL, "--meili-key", m.Key, "--index-prefix", "relevance")
			}
			if r := stackdex(t, dir, append([]string{"import", "stackshare-csv", csv, "--as-of", "2024-05-01"}, flags...)...); r.code != 0 {
				t.Fatalf("import: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
			}
			p := startUp(t, dir, append([]string{"--listen", "127.0.0.1:0"}, flags...)...)
			s := scores{t: t, url: p.url}
			s.all()
			got := s.report()
			if golden := filepath.Join("testdata", "relevance_"+engine+".txt"); *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want, err := os.ReadFile(golden); err != nil || string(want) != got {
				t.Errorf("what is missed changed; run with -update and look at the difference: %v\n%s", err, got)
			}
			if n := s.exact.queries + s.rest.queries; n < wantQueries {
				t.Errorf("%d queries; want at least %d", n, wantQueries)
			}
			if s.exact.share() < wantExact || s.rest.share() < wantRest {
				t.Errorf("exact %.3f: want %.2f; rest %.3f: want %.2f", s.exact.share(), wantExact, s.rest.share(), wantRest)
			}
		})
	}
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
	found := 0
	for _, want := range expected {
		if slices.ContainsFunc(got, func(name string) bool {
			return name == want || strings.HasPrefix(want, "p:") && strings.HasPrefix(name, want)
		}) {
			found++
		}
	}
	to.add(query, float64(found)/float64(len(expected)), shown[:min(len(shown), n)])
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
