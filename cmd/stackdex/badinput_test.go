package main_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/ingest"
)

// TestBadInput: each fault is named with its place and its remedy, on standard
// error alone, and the exit code is not 0.
func TestBadInput(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	config := write("wrong.yaml", "rate: 1\nworkres: 4\n")
	value := write("value.yaml", "\n\nper-host: many\n")
	negative := write("negative.yaml", "rate: -3\n")
	file := write("file", "x")
	binaryPage := write("page.bin", "\x00\x01\x02")
	empty := write("empty.csv", "")
	list := write("pages.txt", "# pages\n\nhttps://stackshare.example/django # a tool\nnotaurl\nftp://x.example\n")
	header := write("header.csv", "a,b\n1,2\n")
	for _, tc := range []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"unknown command", []string{"frobnicate"}, 2, []string{"frobnicate", "stackdex --help"}},
		{"near command", []string{"serach", "x"}, 2, []string{"serach", `did you mean "search"`}},
		{"unknown flag", []string{"search", "x", "--limt", "3"}, 2, []string{"--limt", `did you mean "--limit"`, "stackdex search --help"}},
		{"missing argument", []string{"show"}, 2, []string{"<tool>", "stackdex show --help"}},
		{"missing flag", []string{"import", "stackshare-csv", header}, 2, []string{"missing flags: --as-of=DATE", "stackdex import stackshare-csv --help"}},
		{"missing subcommand", []string{"engine"}, 2, []string{"reindex", "stackdex engine --help"}},
		{"wrong key in a file", []string{"status", "--config", config}, 2, []string{"wrong.yaml:2", `"workres"`, `did you mean "workers"`}},
		{"wrong value in a file", []string{"status", "--config", value}, 2, []string{"value.yaml:3", "per-host", `"many"`}},
		{"senseless value in a file", []string{"status", "--config", negative}, 2, []string{"negative.yaml:1: rate: -3"}},
		{"no such file", []string{"status", "--config", "nope.yaml"}, 2, []string{"nope.yaml", "no such file"}},
		{"senseless flag", []string{"status", "--rate=-1"}, 2, []string{"--rate: -1", "0 is unlimited"}},
		{"no duration", []string{"refresh", "--stale", "week"}, 2, []string{`"week" is not a duration`, "7d"}},
		{"not one of", []string{"status", "--engine", "solr"}, 2, []string{"--engine", `"bleve"`, `"solr"`}},
		{"wrong expression", []string{"crawl", "https://stackshare.example/django", "--include", "("}, 2, []string{`"("`, "regular expression"}},
		{"once and every", []string{"up", "--once", "--every", "24h"}, 2, []string{"--once and --every"}},
		{"data directory is a file", []string{"up", "--once", "--data-dir", file}, 1, []string{file, "--data-dir"}},
		{"data directory inside a file", []string{"crawl", "https://stackshare.example/django", "--data-dir", file + "/x"}, 1, []string{file, "--data-dir"}},
		{"no URL to forget", []string{"forget", "not-a-url", "--sample"}, 2, []string{`stackdex: forget: "not-a-url": not the URL of a page: it does not begin with https://`}},
		{"nothing to go back to", []string{"engine", "reindex", "--rollback", "--sample"}, 1, []string{"stackdex: roll back: the generation before is not kept; nothing was changed"}},
		{"nothing crawled", []string{"show", "django", "--data-dir", filepath.Join(dir, "nowhere")}, 1, []string{"nowhere", "nothing is indexed yet", "stackdex up --sample --once"}},
		{"nothing to refresh", []string{"refresh", "--data-dir", filepath.Join(dir, "nowhere")}, 1, []string{"nothing is indexed yet"}},
		{"nothing to do once", []string{"up", "--once", "--data-dir", filepath.Join(dir, "new")}, 1, []string{"nothing to do once", "--sample"}},
		{"sample in a real directory", []string{"up", "https://example.com/x", "--once", "--data-dir", dataDir(dir)}, 1, []string{"holds the sample", "--data-dir"}},
		{"unknown URL", []string{"crawl", "https://nowhere.invalid/x", "--data-dir", filepath.Join(dir, "new")}, 2, []string{"https://nowhere.invalid/x", "contact", "--contact"}},
		{"a word", []string{"crawl", "notaurl"}, 2, []string{`"notaurl"`, "not the URL of a page", "https://stackshare.io/django"}},
		{"nothing to crawl", []string{"crawl"}, 2, []string{"--urls FILE", "stackdex crawl --help"}},
		{"no such list", []string{"crawl", "--urls", "nope.txt"}, 1, []string{"--urls", "nope.txt", "no such file"}},
		{"an empty list", []string{"crawl", "--urls", empty}, 2, []string{"empty.csv: no URL stands there"}},
		{"lines that are no URLs", []string{"up", "--once", "--urls", list}, 2, []string{`pages.txt:4: "notaurl"`, `pages.txt:5: `, "ftp://x.example", "nothing was crawled"}},
		{"no URL", []string{"crawl", "ftp://stackshare.example/django"}, 2, []string{"ftp://stackshare.example/django"}},
		{"unknown source", []string{"refresh", "--source", "stackshar"}, 1, []string{`"stackshar"`, "stackshare, nicepick, github, article"}},
		{"unreadable page", []string{"extract", binaryPage, "--url", "https://stackshare.example/django"}, 1, []string{"page.bin"}},
		{"no such page", []string{"extract", "nope.html", "--url", "https://stackshare.example/django"}, 1, []string{"nope.html", "no such file"}},
		{"no such page, of nowhere", []string{"extract", "nope.html"}, 1, []string{"nope.html", "no such file"}},
		{"no key file", []string{"engine", "setup", "--engine", "meilisearch", "--meili-key-file", "nope.key", "--data-dir", filepath.Join(dir, "keyless")}, 1, []string{"nope.key", "no such file", "--meili-key-file", "STACKDEX_MEILI_KEY"}},
		{"page of no known kind", []string{"extract", file, "--url", "https://stackshare.example/django"}, 1, []string{"stackshare", "page of no known kind"}},
		{"page from nowhere", []string{"extract", file}, 2, []string{"--url"}},
		{"malformed filter", []string{"search", "x", "--in", "tools", "--filter", "kind = framework AND ("}, 2, []string{"filter, character 23"}},
		{"unknown attribute", []string{"search", "x", "--in", "tools", "--filter", "language = Python"}, 2, []string{"filter, character 1", `"language"`, "did you mean languages"}},
		{"unknown sort", []string{"search", "x", "--in", "tools", "--sort", "stars"}, 2, []string{"sort, character 1", `"stars"`}},
		{"unknown facet", []string{"search", "x", "--in", "tools", "--facet", "stars"}, 2, []string{"facet", `"stars"`}},
		{"filter of all indexes", []string{"search", "x", "--in", "tools,passages", "--filter", "kind = x"}, 2, []string{"one index"}},
		{"beyond the last hit", []string{"search", "x", "--offset", "999999"}, 2, []string{"offset", "together 10000"}},
		{"csv of documents", []string{"export", "tools", "--format", "csv"}, 2, []string{"only figures"}},
		{"page from an address that is none", []string{"extract", file, "--url", "nowhere"}, 2, []string{"--url"}},
		{"limit", []string{"search", "x", "--limit", "0"}, 2, []string{"--limit 0"}},
		{"long query", []string{"search", strings.Repeat("x", 2001)}, 2, []string{"2001 characters", "2000"}},
		{"unknown tool", []string{"show", "djagno"}, 1, []string{`"djagno"`, "did you mean django"}},
		{"known tool, no page", []string{"show", "terraform"}, 1, []string{"Terraform", "crawl a page about it"}},
		{"ambiguous tool", []string{"show", "ZAP"}, 1, []string{`"ZAP"`, "owasp-zap"}},
		{"unknown side", []string{"compare", "django", "flaks"}, 1, []string{`"flaks"`, "did you mean flask"}},
		{"one side", []string{"compare", "django"}, 2, []string{"2 to 5 tools, not 1"}},
		{"history of a measurement", []string{"history", "django", "throughput"}, 1, []string{`"throughput" is measured`, "stackdex evidence"}},
		{"unknown figure", []string{"evidence", "django", "github.star"}, 1, []string{`"github.star"`, "github.stars"}},
		{"unknown figure, as JSON", []string{"evidence", "django", "nosuch", "--json"}, 1, []string{`"nosuch"`, "github.stars"}},
		{"unknown history, as JSON", []string{"history", "django", "nosuch", "--json"}, 1, []string{`"nosuch"`, "github.stars"}},
		{"unknown history", []string{"history", "django", "x"}, 1, []string{`"x"`, "github.stars"}},
		{"unknown letter", []string{"dead", "show", "https://x"}, 1, []string{`"https://x"`, "stackdex dead list"}},
		{"unknown letter to drop", []string{"dead", "drop", "https://x"}, 1, []string{`"https://x"`, "stackdex dead list"}},
		{"nothing held", []string{"held", "accept", "stackshare"}, 1, []string{`"stackshare"`, "stackdex held list"}},
		{"forget nothing", []string{"forget"}, 2, []string{"a URL, --source or --author"}},
		{"forget an unknown source", []string{"forget", "--source", "x"}, 2, []string{`"x"`, "nicepick"}},
		{"remember what is not forgotten", []string{"forget", "--undo", "https://stackshare.example/django"}, 1, []string{"not forgotten", "--list"}},
		{"import without a day", []string{"import", "stackshare-csv", empty}, 2, []string{"--as-of"}},
		{"import of another day", []string{"import", "stackshare-csv", empty, "--as-of", "May 2024"}, 2, []string{`"May 2024"`, "2024-05-01"}},
		{"import of a day to come", []string{"import", "stackshare-csv", empty, "--as-of", "2099-05-01"}, 2, []string{"--as-of 2099-05-01 is yet to come"}},
		{"import of nothing", []string{"import", "stackshare-csv", empty, "--as-of", "2024-05-01", "--data-dir", filepath.Join(dir, "import")}, 1, []string{"empty.csv"}},
		{"import of another file", []string{"import", "stackshare-csv", header, "--as-of", "2024-05-01", "--data-dir", filepath.Join(dir, "import")}, 1, []string{"header.csv", "column"}},
		{"follow nothing", []string{"changes", "--follow"}, 1, []string{"nothing runs", "stackdex up"}},
		{"nobody is healthy", []string{"status", "--healthy"}, 1, []string{"no stackdex runs"}},
		{"role without a cluster", []string{"run", "crawl"}, 1, []string{"--nats"}},
		{"keys of an engine that does not answer", []string{"engine", "keys", "--engine", "meilisearch", "--meili", "http://127.0.0.1:1"}, 1, []string{"http://127.0.0.1:1", "say with --meili"}},
		{"keys of the embedded engine", []string{"engine", "keys"}, 1, []string{"--engine meilisearch"}},
		{"taken address", []string{"up", "--listen", "256.0.0.1:80"}, 1, []string{"--listen 256.0.0.1:80"}},
		{"no address", []string{"up", "--listen", "8080"}, 2, []string{"--listen", "127.0.0.1:8080"}},
		{"prose in pieces", []string{"resolve", "--prose", "we", "use"}, 2, []string{"one text, not 2", "quotes"}},
		{"reasons for prose", []string{"resolve", "--prose", "--explain", "x"}, 2, []string{"--prose", "--explain"}},
		{"names that are none", []string{"resolve", "x", "--names", file}, 1, []string{file}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			args := tc.args
			if !strings.Contains(strings.Join(args, " "), "--data-dir") {
				args = append(args, "--sample")
			}
			r := stackdex(t, dir, args...)
			if r.code != tc.code || r.stdout != "" {
				t.Errorf("exit code %d, want %d; stdout %q", r.code, tc.code, r.stdout)
			}
			if !strings.HasPrefix(r.stderr, "stackdex: ") || strings.Count(r.stderr, "\n") > 3 {
				t.Errorf("stderr is not one sentence:\n%s", r.stderr)
			}
			for _, want := range tc.says {
				if !strings.Contains(r.stderr, want) {
					t.Errorf("no %q in\n%s", want, r.stderr)
				}
			}
		})
	}
}

// TestLookingMakesNoDirectory: what only looks, or is refused, leaves no trace where
// nothing was crawled.
func TestLookingMakesNoDirectory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, args := range [][]string{
		{"show", "django"}, {"search", "x"}, {"status"}, {"held"}, {"dead"}, {"forget", "--list"}, {"changes"}, {"export", "tools"}, {"refresh"},
		{"engine", "reindex"}, {"crawl", "--dry-run", "http://127.0.0.1:1/x"}, {"resolve", "django"}, {"help", "crawl"},
		{"crawl", "https://stackshare.io/django"}, {"up", "--once", "https://stackshare.io/django"}, // without a contact
	} {
		stackdex(t, dir, args...)
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
			t.Fatalf("%q leaves %v behind (%v)", args, entries, err)
		}
	}
}

// TestImportIsNeverSample: an import without a named directory goes to the real
// one, though commands that look would fall back to the sample.
func TestImportIsNeverSample(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	before := exported(t, dir)
	path := filepath.Join(dir, "tools.csv")
	const csv = "url,id,name,title,popularity,votes,is_saas,description,stack_count,layer,category,function\n" +
		"https://stackshare.io/terraform,t,Terraform,Infrastructure as code,1,7,False,Describes infrastructure,120,devops,x,infrastructure-build-tools\n" +
		"https://stackshare.io/evil,e,=cmd()|'/C calc'!A0,\u200fx,1,7,False,\x1b]0;owned\x07Evil,20,devops,x,y\n"
	if err := os.WriteFile(path, []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	out := must(t, dir, "import", "stackshare-csv", path, "--as-of", "2024-05-01")
	if !strings.Contains(out, "imported 2 rows (2 new or changed") || !strings.Contains(out, "ODbL") {
		t.Error(out)
	}
	if out = must(t, dir, "import", "stackshare-csv", path, "--as-of", "2024-05-01"); !strings.Contains(out, "(0 new or changed") {
		t.Error(out)
	}
	if out = must(t, dir, "import", "stackshare-csv", path, "--as-of", "2023-05-01"); !strings.Contains(out, "2 older") {
		t.Error(out)
	}
	if before != exported(t, dir) {
		t.Error("the sample has changed")
	}
	if out = must(t, dir, "show", "terraform"); !strings.Contains(out, "2024-05-01") || strings.Contains(out, "sample") {
		t.Error(out)
	}
	sheet := must(t, dir, "export", "figures", "--format", "csv")
	if !strings.Contains(sheet, "'=cmd()") || strings.Contains(sheet, ",=cmd") {
		t.Errorf("a formula of strangers:\n%s", sheet)
	}
	for _, args := range [][]string{{"search", "evil"}, {"show", "=cmd()|'/C calc'!A0"}, {"export", "tools"}, {"changes"}} {
		if out := must(t, dir, args...); strings.ContainsAny(out, "\x1b\x07\u200f") {
			t.Errorf("%q lets text of strangers steer the terminal: %q", args, out)
		}
	}
}

// TestDeadPagesStopNothing crawls a site whose pages cannot be read: they end
// among the dead with their reasons, and can be crawled again, replayed and
// dropped.
func TestDeadPagesStopNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var mended atomic.Bool
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/binary":
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = w.Write([]byte("%PDF-1.7 \x1b[31mred"))
		case "/empty":
			w.Header().Set("Content-Type", "text/html")
			if mended.Load() {
				fmt.Fprint(w, "<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Two web frameworks.<table><tr><th><th>Django<th>Flask<tr><td>Language<td>Python<td>Python<tr><td>License<td>BSD<td>BSD</table>")
				return
			}
			fmt.Fprint(w, "<title>\x1b]0;owned\x07</title><p>Nothing is compared here.")
		}
	}))
	t.Cleanup(site.Close)
	host := strings.TrimPrefix(site.URL, "http://")
	args := []string{"crawl", site.URL + "/binary", site.URL + "/empty", "--rate", "0", "--allow-host", host}
	r := stackdex(t, dir, args...)
	if r.code != 3 || !strings.Contains(r.stdout, "2 unusable; see `stackdex dead list`") {
		t.Fatalf("%+v", r)
	}
	list := must(t, dir, "dead", "list")
	if !strings.Contains(list, site.URL+"/binary") || !strings.Contains(list, site.URL+"/empty") || strings.Contains(list, "\x1b") {
		t.Errorf("%s", list)
	}
	if out := must(t, dir, "dead", "show", site.URL+"/binary"); strings.ContainsAny(out, "\x1b\x07") || !strings.Contains(out, "/binary") {
		t.Errorf("%q", out)
	}
	mended.Store(true)
	must(t, dir, "crawl", site.URL+"/empty", "--rate", "0", "--allow-host", host)
	if out := must(t, dir, "dead", "list"); strings.Contains(out, site.URL+"/empty") || !strings.Contains(out, site.URL+"/binary") {
		t.Errorf("what was read since is still dead:\n%s", out)
	}
	if out := must(t, dir, "dead", "replay", "all"); !strings.Contains(out, "1 due again") {
		t.Error(out)
	}
	if out := must(t, dir, "dead", "list", "--json"); out != "" {
		t.Errorf("still dead: %s", out)
	}
}

// TestDirectoryInUse: a directory that another process keeps to itself is
// waited for, and then named with the process and what to do.
func TestDirectoryInUse(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	unlock, err := ingest.LockDir(dataDir(dir))
	if err != nil {
		t.Fatal(err)
	}
	r := stackdex(t, dir, "search", "django", "--sample")
	if r.code != 1 || !strings.Contains(r.stderr, fmt.Sprintf("%s: directory is in use by process %d", dataDir(dir), os.Getpid())) || !strings.Contains(r.stderr, "--data-dir") {
		t.Errorf("%+v", r)
	}
	done := make(chan result, 1)
	go func() { done <- stackdex(t, dir, "show", "django", "--sample") }()
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if r := <-done; r.code != 0 {
		t.Errorf("it was let go of, and still: %+v", r)
	}
}
