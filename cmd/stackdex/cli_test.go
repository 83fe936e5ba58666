package main_test

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

var update = flag.Bool("update", false, "write golden files")

// TestAnswersAPersonWouldCallRight asks the questions of the README and more.
// Every string must stand in the answer, in this order.
func TestAnswersAPersonWouldCallRight(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	for _, tc := range []struct {
		args  []string
		holds []string
	}{
		{[]string{"search", "python async"}, []string{"Tools", "FastAPI", "GitHub stars 91,822 (github, 20", "Passages", "seen 20"}},
		{[]string{"search", "php framework without laravel"}, []string{"read as: tools of the kind framework, in PHP, leaving out Laravel", "Tools 1\n", "Symfony"}},
		{[]string{"search", "djagno"}, []string{"Tools 1\n", "Django", "GitHub stars 85,632 (github, 20"}},
		{[]string{"search", "c++"}, []string{"read as: the tool C++", "Tools", "\n  C++  language", "(stackshare, 20"}},
		{[]string{"search", ".net"}, []string{"read as: the tool .NET", "\n  .NET  framework", "(stackshare, 20"}},
		{[]string{"search", "django", "alternatives"}, []string{"read as: alternatives to Django", "Tools 2", "Comparisons"}},
		{[]string{"search", "fastapi vs flask"}, []string{"read as: FastAPI vs Flask", "\n  FastAPI  framework", "\n  Flask  framework", "Comparisons 1\n  FastAPI vs Flask  pick: FastAPI"}},
		{[]string{"search", "who says django does 743 req/s"}, []string{"read as: what is said of Django: 743 req/s", "Passages", "Django throughput: ~743 req/s (Gunicorn)", "https://articles.example/django-alternatives · seen 20"}},
		{[]string{"search", "framework", "--in", "tools", "--filter", "languages = Python AND metrics.github_stars > 50000", "--sort", "metrics.github_stars:desc"},
			[]string{"Tools", "FastAPI", "Django"}},
		{[]string{"search", "", "--in", "tools", "--facet", "kind", "--limit", "1"}, []string{"kind", "framework", "language"}},
		{[]string{"search", "zzzqqq"}, []string{`nothing was found for "zzzqqq"`}},
		{[]string{"show", "django"}, []string{"Django  framework · Python · BSD-3-Clause", "sample", "GitHub stars", "85,632", "[1]", "agrees 85.6K", "Measured", "~743 req/s", "throughput, Gunicorn", "article, 20", "678", "Rapid development", "Sources", "github", "https://github.example/django/django", "seen 20"}},
		{[]string{"compare", "flask", "django"}, []string{"Django vs Flask", "Learning curve", "Pros of Django", "678  Rapid development", "Cons of Flask", "Measured", "~743 req/s", "~892 req/s", "Gunicorn", "article, 20", "As the pages printed it", "42,300", "44,800", "[2]", "Sources", "seen 20"}},
		{[]string{"compare", "quart", "phoenix"}, []string{"Phoenix vs Quart", "no page compares these", "License", "MIT", "Sources", "seen 20"}},
		{[]string{"evidence", "django", "github.stars"}, []string{"shown", "85,632", "github", "agrees", "85.6K", "stackshare"}},
		{[]string{"evidence", "django", "throughput"}, []string{"stated", "~743 req/s", "Gunicorn", "~69,000 req/s", "JSON responses"}},
		{[]string{"history", "django", "github_stars"}, []string{"85,632", "█", "github"}},
		{[]string{"resolve", "Golang", "ZAP", "--explain"}, []string{"Golang → go", "known name of Go", "ZAP → nothing (could be owasp-zap, zap"}},
		{[]string{"resolve", "--json", "k8s"}, []string{`"tool":"kubernetes"`}},
		{[]string{"resolve", "--prose", "written in Go with @{#django}|topic:null|, C#. Swift action"}, []string{"Go → go  bytes 11 to 13\n", "django → django  bytes 19 to 41\n", "C# → csharp  bytes 43 to 45\n"}},
		{[]string{"status"}, []string{"the sample", "finished", "up --sample", "searchable: "}},
		{[]string{"changes", "--since", "1d"}, []string{"in the last day", "tools: 73 new", "Django", "passages: "}},
		{[]string{"dead", "list"}, []string{"nothing is dead"}},
		{[]string{"held"}, []string{"nothing is held back"}},
		{[]string{"forget", "--list"}, []string{"nothing is forgotten"}},
		{[]string{"crawl", "--dry-run", "https://stackshare.example/django", "https://stackshare.example/stackups/draft-django-vs-rails"}, []string{"robots.txt forbids it", "stackshare.example", "robots.txt forbids 1"}},
		{[]string{"extract", "https://github.example/django/django"}, []string{"repository · github", "github.stars = 85632", "facts:"}},
		{[]string{"extract", "https://github.example/django/django", "--outline"}, []string{"django"}},
	} {
		t.Run(strings.Join(tc.args, " "), func(t *testing.T) {
			t.Parallel()
			rest := must(t, dir, append(tc.args, "--sample")...)
			out := rest
			for _, want := range tc.holds {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("no %q (in its place) in\n%s", want, out)
				}
				rest = after
			}
		})
	}
}

// TestProse: a text comes from standard input too, before anything was crawled
// too; what is ambiguous is not printed, and what was not searched is said.
func TestProse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, tc := range []struct{ name, text, stdout, stderr string }{
		{"tools", "Rust vs #django;\nGo ahead, swift node", `{"tool":"rust","text":"Rust","start":0,"end":4}` + "\n" + `{"tool":"django","text":"django","start":8,"end":15}` + "\n", ""},
		{"nothing", "Go ahead, swift node", "", "the text names no tool beyond doubt\n"},
		{"all of it", "Django" + strings.Repeat(" ", 65530), `{"tool":"django","text":"Django","start":0,"end":6}` + "\n", ""},
		{"too much", "Django" + strings.Repeat(" ", 65531), `{"tool":"django","text":"Django","start":0,"end":6}` + "\n", "only the first 65,536 bytes of the text were searched\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, args := range [][]string{{"resolve", "--prose", "--json"}, {"resolve", "--prose", "--json", "-"}} {
				cmd := command(t.Context(), dir, args...)
				cmd.Stdin = strings.NewReader(tc.text)
				var stdout, stderr strings.Builder
				cmd.Stdout, cmd.Stderr = &stdout, &stderr
				if err := cmd.Run(); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff([]string{tc.stdout, tc.stderr}, []string{stdout.String(), stderr.String()}); diff != "" {
					t.Errorf("%q (-want +got):\n%s", args, diff)
				}
			}
		})
	}
}

var alternativeHead = regexp.MustCompile(`(?m)^  (\S.*?)  (framework|language|library|runtime|platform)`)

// TestAlternativesAreOfItsKind: the first alternatives to a framework are
// frameworks.
func TestAlternativesAreOfItsKind(t *testing.T) {
	t.Parallel()
	out := must(t, crawled(t), "search", "django alternatives", "--in", "tools", "--limit", "5", "--sample")
	heads := alternativeHead.FindAllStringSubmatch(out, -1)
	if len(heads) < 5 {
		t.Fatalf("%d alternatives\n%s", len(heads), out)
	}
	for _, h := range heads {
		if h[2] != "framework" {
			t.Errorf("%s, a %s, is among the first alternatives to Django", h[1], h[2])
		}
	}
}

// TestEveryFigureIsCited looks at every tool of the sample.
func TestEveryFigureIsCited(t *testing.T) {
	t.Parallel()
	for _, tool := range tools(t, crawled(t)) {
		cited := map[int]bool{}
		for _, s := range tool.Sources {
			cited[s.N] = s.URL != "" && s.SeenAt != ""
		}
		for _, f := range tool.Figures {
			if f.SeenAt == "" || len(f.Src) == 0 || !cited[f.Src[0]] {
				t.Errorf("%s: %s %s has no source or day: %+v", tool.ID, f.Metric, f.Display, f)
			}
		}
	}
}

// TestConflictsAreReal lists what the sources of the sample disagree on; the
// list is read by people, who find each entry worth a look.
func TestConflictsAreReal(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	all := tools(t, dir)
	var b strings.Builder
	with := 0
	for _, tool := range all {
		if len(tool.Conflicts) > 0 {
			with++
		}
		for _, f := range tool.Figures {
			for _, o := range f.Others {
				if o.Status == "conflicts" {
					fmt.Fprintf(&b, "%s: %s is %s, but also %s\n  %s\n  %s\n", tool.ID, f.Metric, f.Display, o.Display,
						quoted(t, dir, tool.ID, f.Metric, source(tool, f.Src)), quoted(t, dir, tool.ID, f.Metric, source(tool, o.Src)))
				}
			}
		}
		for _, trait := range tool.Traits {
			for _, o := range trait.Others {
				if o.Status == "conflicts" {
					fmt.Fprintf(&b, "%s: %s is %q, but also %q\n  %s\n  %s\n", tool.ID, trait.Key, trait.Values, o.Values,
						quoted(t, dir, tool.ID, trait.Key, source(tool, trait.Src)), quoted(t, dir, tool.ID, trait.Key, source(tool, o.Src)))
				}
			}
		}
	}
	if with < 2 {
		t.Errorf("%d tools have conflicts; the sample has some of each kind", with)
	}
	if with*20 > len(all) {
		t.Errorf("%d of %d tools have conflicts, more than 5 %%", with, len(all))
	}
	golden(t, "conflicts.txt", b.String())
}

// quoted is what a page says of a metric or an attribute of a tool, so that who reads
// the list sees whether the page means that.
func quoted(t *testing.T, dir, tool, asked, page string) string {
	t.Helper()
	for _, o := range decoded[[]fold.Observation](t, dir, "evidence", tool, asked, "--sample") {
		if o.URL == page {
			return fmt.Sprintf("%s: %q", page, o.Quote)
		}
	}
	t.Errorf("%s does not state %s of %s", page, asked, tool)
	return page
}

// TestDisagreementIsShown: wherever a tool is shown, so is what its sources
// disagree on.
func TestDisagreementIsShown(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	p := startUp(t, dir, "--sample")
	for _, tc := range []struct{ what, got, want string }{
		{"show", must(t, dir, "show", "rabbitmq", "--sample"), "conflicts 41K+"},
		{"show", must(t, dir, "show", "redis", "--sample"), "conflicts: BSD-3-Clause"},
		{"evidence", must(t, dir, "evidence", "rabbitmq", "github.stars", "--sample"), "conflicts  41K+"},
		{"the API", get(t, p.url+"/v1/tools/rabbitmq"), `"conflicts":["github_stars"]`},
		{"the API", get(t, p.url+"/v1/tools/redis"), `"conflicts":["license"]`},
		{"the page", get(t, p.url+"/tools/rabbitmq"), `<span class="conflicts">conflicts</span> 41K`},
		{"the page", get(t, p.url+"/tools/redis"), `<span class="conflicts">conflicts</span> BSD-3-Clause`},
	} {
		if !strings.Contains(tc.got, tc.want) {
			t.Errorf("%s lacks %q:\n%s", tc.what, tc.want, tc.got)
		}
	}
}

func get(t *testing.T, address string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v\n%s", address, resp.Status, err, body)
	}
	return string(body)
}

func source(tool index.Tool, src []int) string {
	for _, s := range tool.Sources {
		if len(src) > 0 && s.N == src[0] {
			return s.URL
		}
	}
	return "nothing"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got); -update writes it:\n%s", path, diff)
	}
}

func TestExports(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	last := ""
	for _, tool := range tools(t, dir) {
		if tool.ID <= last || !tool.Sample || tool.Schema != index.DocumentSchema {
			t.Errorf("%q after %q, sample %t, schema %d", tool.ID, last, tool.Sample, tool.Schema)
		}
		last = tool.ID
	}
	rows, err := csv.NewReader(strings.NewReader(must(t, dir, "export", "figures", "--format", "csv", "--sample"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lines := documents[map[string]any](t, must(t, dir, "export", "figures", "--sample"))
	if len(rows) != len(lines)+1 || rows[0][0] != "tool" {
		t.Errorf("%d rows and a header in CSV, %d lines of NDJSON", len(rows)-1, len(lines))
	}
	if r := stackdex(t, dir, "export", "tools", "--format", "csv", "--sample"); r.code != 2 || !strings.Contains(r.stderr, "only figures fit into a table") {
		t.Errorf("tools as CSV: %+v", r)
	}
}

// TestHelpTeaches: every command explains itself, and needs nothing for it.
func TestHelpTeaches(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for line := range strings.Lines(must(t, dir, "--help")) {
		name, about, ok := strings.Cut(strings.TrimPrefix(line, "  "), "    ")
		if !ok || strings.HasPrefix(name, " ") || strings.HasPrefix(name, "-") || strings.TrimSpace(about) == "" || strings.Contains(name, "stackdex") {
			continue
		}
		args := append(strings.Fields(name), "--help")
		if out := must(t, dir, args...); !strings.HasPrefix(out, "Usage: stackdex "+strings.TrimSpace(name)) {
			t.Errorf("%v:\n%s", args, out)
		}
	}
	for name, shows := range map[string]bool{"crawl": true, "run crawl": true, "search": false} {
		out := must(t, dir, append(strings.Fields(name), "--help")...)
		if strings.Contains(out, "--per-host") != shows || !strings.Contains(out, `"stackdex --help"`) {
			t.Errorf("%s: what concerns fetching shown, %t is right, and where the other settings stand:\n%s", name, shows, out)
		}
	}
	for _, what := range []string{"page", "tools", "comparisons", "passages"} {
		if out := must(t, dir, "schema", what); !strings.Contains(out, `"$schema"`) {
			t.Errorf("schema %s: %.200s", what, out)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 0 {
		t.Errorf("help, schema and version leave %v behind (%v)", entries, err)
	}
}

// fetching is an example that fetches a page of somebody else.
var fetching = regexp.MustCompile(`(?m)^ *stackdex (up|crawl|extract)( --\S+)* https://.*$`)

// TestExamplesNameAContact: an example that fetches real pages works as it
// stands.
func TestExamplesNameAContact(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(readme)}
	for _, name := range []string{"up", "crawl", "extract"} {
		texts = append(texts, must(t, t.TempDir(), name, "--help"))
	}
	for _, text := range texts {
		examples := fetching.FindAllStringIndex(text, -1)
		if len(examples) == 0 {
			t.Errorf("no example in\n%s", text)
		}
		for _, at := range examples {
			if example := text[at[0]:at[1]]; !strings.Contains(example, "--contact ") && !strings.Contains(text[:at[0]], "\nexport STACKDEX_CONTACT=") {
				t.Errorf("who follows %q is refused", strings.TrimSpace(example))
			}
		}
	}
}

// TestVariables: what is no setting is told, what containers set by custom does
// no harm, and a file can be named.
func TestVariables(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "my.yaml")
	if err := os.WriteFile(file, []byte("rate: fast\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(variable string) (string, string, int) {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		defer cancel()
		var stdout, stderr strings.Builder
		cmd := command(ctx, dir, "version")
		cmd.Env = append(cmd.Env, variable)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
	}
	if out, says, code := run("STACKDEX_VERSION=1.2.3"); code != 0 || !strings.HasPrefix(out, "stackdex ") {
		t.Errorf("%d %q %q", code, out, says)
	}
	if _, says, code := run("STACKDEX_WORKRES=3"); code != 0 || !strings.Contains(says, `STACKDEX_WORKRES is no setting; did you mean "workers"?`) {
		t.Errorf("%d %q", code, says)
	}
	if _, says, code := run("STACKDEX_RATE=fast"); code != 2 || !strings.Contains(says, "STACKDEX_RATE") {
		t.Errorf("%d %q", code, says)
	}
	if _, says, code := run("STACKDEX_RATE=-1"); code != 2 || !strings.Contains(says, "STACKDEX_RATE: -1") {
		t.Errorf("%d %q", code, says)
	}
	if _, says, code := run("STACKDEX_CONFIG=" + file); code != 2 || !strings.Contains(says, "my.yaml:1: rate") {
		t.Errorf("%d %q", code, says)
	}
	if _, says, code := run("STACKDEX_CONFIG=nope.yaml"); code != 2 || !strings.Contains(says, "STACKDEX_CONFIG") {
		t.Errorf("%d %q", code, says)
	}
}
