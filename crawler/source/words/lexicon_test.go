package words_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/words"
)

func TestLexicon(t *testing.T) {
	phrases := []string{"use", "used by ", "open source", "licen", "ärger", "743"}
	l := words.NewLexicon(phrases...)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"Used by many; reUse, USERS", []string{"use@0", "used by @0", "use@21"}},
		{"“Open Source” and MIT-licensed", []string{"open source@3", "licen@26"}},
		{"viel Ärger, viel ärger", []string{"ärger@18"}}, // only letters of ASCII are folded
		{"≈743, 1743", []string{"743@3"}},
		{"us", nil},
	} {
		var got []string
		for phrase, at := range l.In(c.text) {
			got = append(got, fmt.Sprintf("%s@%d", phrases[phrase], at))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
		var hits []string
		for _, h := range l.Hits(nil, c.text, words.Starts(nil, c.text)) {
			hits = append(hits, fmt.Sprintf("%s@%d", phrases[h.Phrase], h.At))
		}
		if diff := cmp.Diff(got, hits); diff != "" {
			t.Errorf("%q, with known words: %s", c.text, diff)
		}
	}
}

// TestStarts goes over texts longer than what is taken at once.
func TestStarts(t *testing.T) {
	for _, word := range []string{"a", "Zz9", "x86", "größer", "naïve", "Ω"} {
		for _, sign := range []string{" ", "-", "@", "[", "`", "{", "/:", " — ", "\u00a0", "“"} {
			var text strings.Builder
			var want []int32
			for text.Len() < 200 {
				text.WriteString(sign)
				want = append(want, int32(text.Len()))
				text.WriteString(word)
			}
			if diff := cmp.Diff(want, words.Starts(nil, text.String())); diff != "" {
				t.Errorf("%q: %s", text.String(), diff)
			}
		}
	}
}

func TestLexiconHead(t *testing.T) {
	l := words.NewLexicon("used by", "use", "recent post")
	for text, want := range map[string]int{"Used by many": 0, "uses": 1, "Recent posts": 2, "most recent posts": -1, "us": -1, "": -1} {
		if got := l.Head(text); got != want {
			t.Errorf("%q: phrase %d, want %d", text, got, want)
		}
	}
}

func BenchmarkLexicon(b *testing.B) {
	l := words.NewLexicon("use", "used by ", "open source", "licen", "release", "created by ", "according to ", "switch to ")
	text := strings.Repeat("Tool 7 handles 1,000 req/s in one benchmark, and people who use it say that it is fast enough for what they do with it. ", 100)
	starts := words.Starts(nil, text)
	var hits []words.Hit
	b.Run("starts", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			starts = words.Starts(starts[:0], text)
		}
	})
	b.Run("hits", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			hits = l.Hits(hits[:0], text, starts)
		}
	})
	b.Run("in", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for range l.In(text) {
			}
		}
	})
}

func TestLower(t *testing.T) {
	for text, want := range map[string]string{"": "", "Requests": "requests", "ÄRGER 5K": "ärger 5k", "req/s": "req/s", "Requests Per Second @[`{Z": "requests per second @[`{z", "Requests für ÄRGER": "requests für ärger"} {
		if got := string(words.Lower([]byte("x"), text)); got != "x"+want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if got := words.IsLower(text); got != (text == want) {
			t.Errorf("%q: lower is %t", text, got)
		}
	}
}
