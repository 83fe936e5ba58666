package cli

import (
	"os"
	"strings"
	"testing"
)

// TestFileAsPage: who names a list of URLs as if it were a page is told how it is read.
func TestFileAsPage(t *testing.T) {
	home(t)
	if err := os.WriteFile("urls.txt", []byte("https://stackshare.io/django\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := invoke(t, "crawl", "urls.txt"); a.code != exitUsage || !strings.Contains(a.stderr, "--urls urls.txt") {
		t.Errorf("%+v", a)
	}
}

// TestRefusedSeeds: a page that is not fetched, however its address is spelt, is refused
// with the reason and the remedy before anything is changed.
func TestRefusedSeeds(t *testing.T) {
	dir := home(t)
	for url, says := range map[string]string{
		"http://169.254.169.254/x": "169.254.169.254 is a link-local address, not on the public internet; `--allow-host 169.254.169.254` allows it",
		"http://10.0.0.1/":         "10.0.0.1 is a private address, not on the public internet; `--allow-host 10.0.0.1` allows it",
		"localhost:8080/x":         "localhost is this machine, not on the public internet; `--allow-host localhost:8080` allows it",
		"http://[::1]/":            "::1 is this machine, not on the public internet; `--allow-host [::1]` allows it",
		"http://[::ffff:10.0.0.1]": "::ffff:10.0.0.1 is a private address",
		"http://0x7f.1/x":          "127.0.0.1 is this machine",
		"http://0177.0.0.1/x":      "127.0.0.1 is this machine",
		"http://2852039166/x":      "169.254.169.254 is a link-local address",
		"http://１０.0.0.1/x":        "10.0.0.1 is a private address",
		"http://u:p@10.0.0.1/":     "10.0.0.1 is a private address",
		"http://100.64.0.1/":       "100.64.0.1 is a reserved address",
		"http://intranet/wiki":     "intranet is a name without a dot, not on the public internet; `--allow-host intranet` allows it",
		"http://wiki.local./":      "wiki.local is a name of a private network",
		"file:///etc/passwd":       "it is a file; `stackdex extract FILE --url URL`",
		"file:/etc/passwd":         "it is a file; `stackdex extract FILE --url URL`",
		"ftp://a.example/x":        "only https:// and http:// are fetched",
		"mailto:me@a.example":      "only https:// and http:// are fetched",
	} {
		for _, command := range [][]string{{"crawl"}, {"crawl", "--dry-run"}, {"up", "--once"}} {
			a := invoke(t, append(command, url, "--contact", "me@a.example")...)
			if a.code != exitUsage || a.stdout != "" || !strings.Contains(a.stderr, url) || !strings.Contains(a.stderr, says) {
				t.Errorf("%q %s: %+v\nwant %s", command, url, a, says)
			}
		}
	}
	const list = "# ours\nhttps://stackshare.io/django\nhttp://10.0.0.1/x # private\n\nhttp://localhost/\n"
	if err := os.WriteFile("pages.txt", []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	a := invoke(t, "crawl", "--urls", "pages.txt", "--contact", "me@a.example")
	for _, want := range []string{"pages.txt:3: http://10.0.0.1/x: 10.0.0.1 is a private address", "`--allow-host 10.0.0.1`", "pages.txt:5: http://localhost/: ", "nothing was crawled"} {
		if a.code != exitUsage || !strings.Contains(a.stderr, want) {
			t.Errorf("a list: %+v\nwant %s", a, want)
		}
	}
	if a := invoke(t, "crawl", "--urls", "pages.txt"); a.code != exitUsage || !strings.Contains(a.stderr, "pages.txt:2: https://stackshare.io/django: a contact is needed") {
		t.Errorf("a list without a contact: %+v", a)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
