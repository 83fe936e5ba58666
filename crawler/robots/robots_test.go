package robots_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/temoto/robotstxt"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/crawler/robots"
)

const agent = "stackdex"

func TestAllowed(t *testing.T) {
	tests := []struct {
		name, file, path string
		want             bool
	}{
		{"empty file", "", "/a", true},
		{"simple", "User-agent: *\nDisallow: /a", "/a/b", false},
		{"other path", "User-agent: *\nDisallow: /a", "/b", true},
		{"paths are case-sensitive", "User-agent: *\nDisallow: /A", "/a", true},
		{"names are not", "user-AGENT: StackDex\nDISALLOW: /", "/a", false},
		{"own group beats star", "User-agent: *\nDisallow: /\nUser-agent: stackdex\nDisallow: /x", "/a", true},
		{"own empty group beats star", "User-agent: stackdex\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", true},
		{"groups of one agent are merged", "User-agent: stackdex\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: stackdex\nDisallow: /b", "/b", false},
		{"several agents, one group", "User-agent: x\nUser-agent: stackdex\nDisallow: /b", "/b", false},
		{"agent with version", "User-agent: stackdex/1.0\nDisallow: /b", "/b", false},
		{"agent that only starts like ours", "User-agent: stack\nDisallow: /", "/b", true},
		{"agent that we only start like", "User-agent: stackdexter\nDisallow: /", "/b", true},
		{"sitemap inside a list of agents", "User-agent: x\nSitemap: /s.xml\nUser-agent: stackdex\nDisallow: /", "/b", false},
		{"unknown line inside a list of agents", "User-agent: stackdex\nHost: a\nUser-agent: x\nDisallow: /", "/b", false},
		{"rule before any group", "Disallow: /\nUser-agent: *\nAllow: /x", "/a", true},
		{"longest wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"longest wins, other order", "User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false},
		{"allow wins ties", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
		{"star", "User-agent: *\nDisallow: /*.php", "/a/b.php5", false},
		{"stars", "User-agent: *\nDisallow: /a*b*c", "/a1b2b3c", false},
		{"stars that do not match", "User-agent: *\nDisallow: /a*b*c", "/a1b2b3", true},
		{"end", "User-agent: *\nDisallow: /*.php$", "/a.php", false},
		{"end that does not match", "User-agent: *\nDisallow: /*.php$", "/a.php?x", true},
		{"dollar inside is a character", "User-agent: *\nDisallow: /a$b", "/a$b", false},
		{"query", "User-agent: *\nDisallow: /q?b=2&a=1", "/q?b=2&a=1&c", false},
		{"encoded in the path", "User-agent: *\nDisallow: /ツ", "/%E3%83%84", false},
		{"encoded in the rule", "User-agent: *\nDisallow: /%e3%83%84", "/ツ", false},
		{"case of encoding", "User-agent: *\nDisallow: /%3c", "/%3Cx", false},
		{"encoded unreserved", "User-agent: *\nDisallow: /%61bc", "/abc", false},
		{"encoded slash is no slash", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"all that is unreserved", "User-agent: *\nDisallow: /%41%5a%61%7A%30%39%2d%2E%5F%7e", "/AZaz09-._~", false},
		{"encoded commercial at is none", "User-agent: *\nDisallow: /%40", "/@", true},
		{"encoded bracket is none", "User-agent: *\nDisallow: /%5B", "/[", true},
		{"encoded grave accent is none", "User-agent: *\nDisallow: /%60", "/`", true},
		{"encoded brace is none", "User-agent: *\nDisallow: /%7B", "/{", true},
		{"encoded colon is none", "User-agent: *\nDisallow: /%3A", "/:", true},
		{"no encoding", "User-agent: *\nDisallow: /%4G%g4%/%", "/%4G%g4%/%", false},
		{"no encoding beside digits", "User-agent: *\nDisallow: /%/9%:0", "/%/9%:0", false},
		{"byte order mark", "\uFEFFUser-agent: *\nDisallow: /", "/a", false},
		{"carriage returns", "User-agent: *\rDisallow: /a\r\nDisallow: /b", "/a", false},
		{"comment", "User-agent: * # all\nDisallow: /a # b", "/a", false},
		{"white space", "  User-agent :  *\n\tDisallow :\t/a  ", "/a", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"pattern not from the root", "User-agent: *\nDisallow: a", "/a", true},
		{"star from the root", "User-agent: *\nDisallow: *.gif$", "/x.gif", false},
		{"no path is the root", "User-agent: *\nDisallow: /$", "", false},
		{"HTML in its place", "<html><body>Disallow: /</body></html>", "/a", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := robots.Parse([]byte(tt.file), agent).Allowed(tt.path); got != tt.want {
				t.Errorf("Allowed(%q) = %v, want %v", tt.path, got, tt.want)
			}
		})
	}
}

func TestBeyondMaxSizeIsIgnored(t *testing.T) {
	file := "User-agent: *\nDisallow: /a\n" + strings.Repeat("#", robots.MaxSize) + "\nDisallow: /b\n"
	r := robots.Parse([]byte(file), agent)
	if r.Allowed("/a") || !r.Allowed("/b") {
		t.Errorf("allowed /a %v, /b %v, want false, true", r.Allowed("/a"), r.Allowed("/b"))
	}
}

func TestCrawlDelay(t *testing.T) {
	tests := []struct {
		value string
		want  time.Duration
	}{{"2", 2 * time.Second}, {"0.5", time.Second / 2}, {"-1", 0}, {"NaN", 0}, {"x", 0}, {"1e300", 2 * time.Minute}, {"", 0}}
	for _, tt := range tests {
		if got := robots.Parse([]byte("User-agent: *\nCrawl-delay: "+tt.value), agent).CrawlDelay(); got != tt.want {
			t.Errorf("Crawl-delay: %s: %v, want %v", tt.value, got, tt.want)
		}
	}
}

// TestAgainstTemoto compares with another parser where that one follows the
// standard: no ties, encodings, agents that share a prefix or stars at the end,
// and paths of one segment, as it does not anchor patterns with a star.
func TestAgainstTemoto(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.StringMatching(`/[abc]{0,5}(\?[ab]=1)?`)
		pattern := rapid.StringMatching(`/([ab*]{0,4}[ab]\$?)?`)
		seen := map[int]bool{}
		var file strings.Builder
		for _, ua := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"*", "stackdex", "other"}), 1, 3, rapid.ID[string]).Draw(t, "agents") {
			fmt.Fprintf(&file, "User-agent: %s\n", ua)
			clear(seen)
			for range rapid.IntRange(1, 4).Draw(t, "rules") {
				p := pattern.Draw(t, "pattern")
				if seen[len(p)] {
					continue
				}
				seen[len(p)] = true
				fmt.Fprintf(&file, "%s: %s\n", rapid.SampledFrom([]string{"Allow", "Disallow"}).Draw(t, "verb"), p)
			}
		}
		oracle, err := robotstxt.FromString(file.String())
		if err != nil {
			t.Fatalf("oracle: %v", err)
		}
		p := path.Draw(t, "path")
		if got, want := robots.Parse([]byte(file.String()), agent).Allowed(p), oracle.TestAgent(p, agent); got != want {
			t.Fatalf("Allowed(%q) = %v, the oracle says %v\n%s", p, got, want, file.String())
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a$\nCrawl-delay: 1"), "/b?c")
	f.Add([]byte("\xef\xbb\xbfuser-agent:stackdex\rallow:/%e3%8\nsitemap:x"), "/%zz")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := robots.Parse(file, agent)
		if r.Allowed(path) != robots.Parse(file, agent).Allowed(path) {
			t.Error("two answers from the same file")
		}
		if d := r.CrawlDelay(); d < 0 || d > 2*time.Minute {
			t.Errorf("delay %v", d)
		}
	})
}

func BenchmarkAllowed(b *testing.B) {
	var file strings.Builder
	file.WriteString("User-agent: *\n")
	for i := range 500 {
		fmt.Fprintf(&file, "Disallow: /*/section%d/*/x\n", i)
	}
	r := robots.Parse([]byte(file.String()), agent)
	for b.Loop() {
		r.Allowed("/compare/django-vs-flask/section/one/two")
	}
}
