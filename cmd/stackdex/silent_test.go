package main_test

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestSilentMeilisearch: a Meilisearch that takes connections and never answers ends
// every command within seconds, with an error that names it and says what to do.
func TestSilentMeilisearch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0") // whose system takes connections for it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	csv := filepath.Join(dir, "tools.csv")
	if err := os.WriteFile(csv, []byte("url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\n"+
		"https://stackshare.io/tool1,Service_1,Tool1,,1,1,False,,5,service,frameworks,application,languages\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := filepath.Join(dir, "full")
	if r := stackdex(t, dir, "import", "stackshare-csv", csv, "--as-of", "2024-05-01", "--data-dir", full); r.code != 0 {
		t.Fatalf("%d %s", r.code, r.stderr)
	}
	address := "http://" + l.Addr().String()
	var all sync.WaitGroup // and not subtests, of which as many run at once as there are processors
	for args, data := range map[string]string{
		"search tool1": full, "search tool2": "empty", "show tool1": "empty", "compare tool1 tool2": "empty",
		"engine settings --diff": "empty", "engine keys": "empty", "engine setup": "new",
	} {
		all.Go(func() {
			var r result
			took := worked(func() {
				r = stackdex(t, dir, append(strings.Fields(args), "--data-dir", data, "--engine", "meilisearch", "--meili", address, "--meili-key", "a-key-of-somebody")...)
			})
			if took > 25*time.Second {
				t.Errorf("%s: it took %s", args, took)
			}
			if r.code != 1 || !strings.Contains(r.stderr, address) || !strings.Contains(r.stderr, "no answer") || !strings.Contains(r.stderr, "--meili") {
				t.Errorf("%s: exit code %d: %s%s", args, r.code, r.stdout, r.stderr)
			}
		})
	}
	all.Wait()
}
