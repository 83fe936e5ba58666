package screen_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
)

// TestClean: no text of strangers reaches a terminal with what steers it.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                                "plain",
		"  two\n\tlines  ":                     "two lines",
		"\x1b]0;title\x07red \x1b[31mx\x1b[0m": "]0;titlered [31mx[0m",
		"a\u0085b\u2028c":                      "a b c",
		"\u009b31mC1":                          "31mC1",
		"abc\u202Ecba":                         "abccba",
		"zero\u200bwidth":                      "zerowidth",
		"bad \xff byte":                        "bad byte",
		"C++ 程序 é":                             "C++ 程序 é",
	} {
		if got := screen.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("\x1b[31m\u202e\x00")
	f.Fuzz(func(t *testing.T, s string) {
		if got := screen.Clean(s); strings.ContainsAny(got, "\x00\x07\x08\x1b\r\n\u009b\u202e\u2066") {
			t.Errorf("Clean(%q) = %q", s, got)
		}
		_ = screen.Cut(s, 10)
		_ = screen.Wrap(s, 40, "  ")
	})
}

func TestCut(t *testing.T) {
	for _, tc := range []struct {
		in   string
		n    int
		want string
	}{{"short", 10, "short"}, {"a long line", 7, "a long…"}, {"程序程序", 5, "程序…"}, {"none", 0, "none"}} {
		if got := screen.Cut(tc.in, tc.n); got != tc.want {
			t.Errorf("Cut(%q, %d) = %q", tc.in, tc.n, got)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -5: "-5", math.MinInt64: "-9,223,372,036,854,775,808"} {
		if got := screen.Count(n); got != want {
			t.Errorf("Count(%d) = %q", n, got)
		}
	}
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	screen.Plain(&b).Table([]string{"name", "n"}, [][]string{{"Django", "1"}, {"程序", "12,000"}})
	const want = "name    n\nDjango  1\n程序    12,000\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// TestWrap: lines end where their words end, and later ones are indented.
func TestWrap(t *testing.T) {
	got := screen.Wrap("Yes, where Redis runs anyway: its streams are a small log.", 40, "  ")
	if diff := cmp.Diff("Yes, where Redis runs anyway: its\n  streams are a small log.", got); diff != "" {
		t.Error(diff)
	}
}

// TestColorOnlyForPeople: a file gets neither colour nor a changing line,
// unless they are asked for.
func TestColorOnlyForPeople(t *testing.T) {
	for mode, want := range map[string]string{"auto": "x\n", "never": "x\n", "always": "\x1b[1mx\x1b[0m\n"} {
		path := filepath.Join(t.TempDir(), "out")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		s := screen.New(f, mode)
		s.Printf("%s\n", s.Bold("x"))
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", mode, b, err)
		}
	}
}

// TestProgress: lines that come meanwhile stand above the changing one, and
// where nobody watches a line is printed after each interval.
func TestProgress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	s := screen.New(f, "always")
	p := screen.NewProgress(s, time.Second, time.Now)
	p.Update("one")
	s.Printf("a log line\n")
	p.Clear()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	const erase = "\r\x1b[K"
	if want := erase + "one" + erase + "a log line\none" + erase; err != nil || string(b) != want {
		t.Errorf("%q, %v", b, err)
	}
	var plain bytes.Buffer
	now := time.Unix(0, 0)
	p = screen.NewProgress(screen.Plain(&plain), 5*time.Second, func() time.Time { return now })
	for i, line := range []string{"0s", "3s", "6s", "9s", "12s", "12s"} {
		now = time.Unix(int64(i*3), 0)
		p.Update(line)
	}
	p.Clear()
	if diff := cmp.Diff("6s\n12s\n", plain.String()); diff != "" {
		t.Error(diff)
	}
}
