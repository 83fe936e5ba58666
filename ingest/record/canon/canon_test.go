package canon_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "Fast, and simple.", "Fast, and simple."},
		{"white space", "  a\n\tb\u00A0\u2003c  ", "a b c"},
		{"only white space", " \n ", ""},
		{"quotes", "\u2018a\u2019 \u201Cb\u201D \u00ABc\u00BB `d` \u00B4e\u00B4", `'a' "b" "c" 'd' 'e'`},
		{"primes", "5\u2032 6\u2033", `5' 6"`},
		{"dashes", "a\u2013b \u2014 c\u2011d \u2212 1", "a-b - c-d - 1"},
		{"full width", "\uFF23\uFF0B\uFF0B", "C++"},
		{"ligature", "o\uFB03ce", "office"},
		{"composed and not", "cafe\u0301", "caf\u00E9"},
		{"nothing wide between", "cafe\u200B\u0301", "caf\u00E9"},
		{"soft hyphen", "frame\u00ADwork", "framework"},
		{"byte order mark", "\uFEFFa", "a"},
		{"case stays", "Go GO go", "Go GO go"},
		{"other scripts", "日本語 データ", "日本語 データ"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := canon.Text(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestURL(t *testing.T) {
	const base = "https://a.example/x/y?z=1#f"
	for _, tt := range []struct{ name, base, ref, want string }{
		{"as it is", "", "https://a.example/b", "https://a.example/b"},
		{"root", "", "https://a.example", "https://a.example/"},
		{"trailing slashes", "", "https://a.example/b//", "https://a.example/b"},
		{"only slashes", "", "https://a.example///", "https://a.example/"},
		{"case of host and scheme", "", "HTTPS://A.Example/B", "https://a.example/B"},
		{"default port", "", "https://a.example:443/", "https://a.example/"},
		{"other port", "", "http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"},
		{"dot behind the host", "", "https://a.example./b", "https://a.example/b"},
		{"dot before the port", "", "https://a.example.:81/b", "https://a.example:81/b"},
		{"address", "", "http://[::1]:80/", "http://[::1]/"},
		{"host of another script", "", "https://bücher.example/", "https://xn--bcher-kva.example/"},
		{"fragment", "", "https://a.example/b#c", "https://a.example/b"},
		{"credentials", "", "https://me:secret@a.example/b", "https://a.example/b"},
		{"tracking", "", "https://a.example/?utm_source=x&UTM_medium=y&gclid=1&id=7", "https://a.example/?id=7"},
		{"only tracking", "", "https://a.example/b?utm_source=x", "https://a.example/b"},
		{"order of the query", "", "https://a.example/?b=2&a=1&b=1&&", "https://a.example/?a=1&b=2&b=1"},
		{"empty query", "", "https://a.example/b?", "https://a.example/b"},
		{"dots in the path", "", "https://a.example/a/../b/./c", "https://a.example/b/c"},
		{"spaces around", "", " https://a.example/b\n", "https://a.example/b"},
		{"space within", "", "https://a.example/a b", "https://a.example/a%20b"},
		{"relative", base, "../c", "https://a.example/c"},
		{"absolute path", base, "/c/", "https://a.example/c"},
		{"scheme of the base", base, "//b.example/c", "https://b.example/c"},
		{"only a query", base, "?q=2", "https://a.example/x/y?q=2"},
		{"only a fragment", base, "#top", "https://a.example/x/y?z=1"},
		{"nothing", base, "", "https://a.example/x/y?z=1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := canon.URL(tt.base, tt.ref); err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestURLErrors(t *testing.T) {
	for _, tt := range []struct{ name, base, ref string }{
		{"relative without base", "", "/a"},
		{"nothing", "", ""},
		{"mail", "https://a.example/", "mailto:me@a.example"},
		{"script", "https://a.example/", "javascript:void(0)"},
		{"file", "", "file:///etc/passwd"},
		{"no host", "", "https://"},
		{"host of dots", "", "https://./a"},
		{"port", "", "https://a.example:99999/"},
		{"too long", "", "https://a.example/" + strings.Repeat("a", 2048)},
		{"too long when encoded", "", "https://a.example/" + strings.Repeat("é", 500)},
		{"base", "no base", "/a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := canon.URL(tt.base, tt.ref); !errors.Is(err, canon.ErrURL) {
				t.Errorf("got %q, %v, want an ErrURL", got, err)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"plain text", "\u00B4 \u2033 \u00AD", "e\u200B\u0301", " a\u00A0", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := canon.Text(s)
		if twice := canon.Text(once); twice != once {
			t.Errorf("%q becomes %q, then %q", s, once, twice)
		}
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Errorf("%q becomes invalid: %q", s, once)
		}
	})
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://a.example/b?c=d#e", "HTTP://A.example.:80//x/../?utm_a=b&&c", "//b/%2e%2e", "?q", "https://[::1]/", "https://a.example/b/C-d_9/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		odd := func(r rune) bool { return r <= ' ' || r > '~' || r == '#' }
		if plain, err := canon.URL("", ref); !strings.ContainsFunc(ref, odd) && len(ref) < 2000 {
			if parsed, perr := canon.URL("", ref+"#f"); plain != parsed || (err == nil) != (perr == nil) {
				t.Errorf("URL(%q) = %q, %v, but parsed %q, %v", ref, plain, err, parsed, perr)
			}
		}
		once, err := canon.URL("https://a.example/x", ref)
		if err != nil {
			if !errors.Is(err, canon.ErrURL) {
				t.Error(err)
			}
			return
		}
		if twice, err := canon.URL("", once); err != nil || twice != once {
			t.Errorf("%q becomes %q, then %q, %v", ref, once, twice, err)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{"plain": "Great for rapid development of web sites", "folded": "It\u2019s \u201Cgreat\u201D \u2013 mostly"} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				canon.Text(s)
			}
		})
	}
}

// TestPlainPaths holds what is joined without parsing to what parsing gives:
// a fragment makes no difference but that it has to be parsed.
func TestPlainPaths(t *testing.T) {
	for _, base := range []string{"https://a.example/x/y?z=1", "https://a.example", "https://a..example/", "https://a.example./x", "http://a.example/x",
		"https://127.0.0.1/x", "https://a.example:8443/x", "https://B.example/x", "https://xn--bcher-kva.example/", "https://user@a.example/", "https://.example/", "https://0x7f/"} {
		for _, ref := range []string{"/", "/a", "/a/", "/a//b", "//b.example/c", "/a/../b", "/a/./b", "/A-b_c/9", "/a b", "/%61", "/a?b=c", "/a#b", "", "a", "/ä"} {
			got, err := canon.URL(base, ref)
			want, wantErr := canon.URL(base, strings.TrimSuffix(ref, "#b")+"#f")
			if got != want || (err == nil) != (wantErr == nil) {
				t.Errorf("URL(%q, %q) = %q, %v, but parsed %q, %v", base, ref, got, err, want, wantErr)
			}
			whole := base + ref
			got, err = canon.URL("", whole)
			want, wantErr = canon.URL("", strings.TrimSuffix(whole, "#b")+"#f")
			if got != want || (err == nil) != (wantErr == nil) {
				t.Errorf("URL(%q) = %q, %v, but parsed %q, %v", whole, got, err, want, wantErr)
			}
		}
	}
}
