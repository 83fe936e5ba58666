package phrase_test

import (
	"slices"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"One. Two! Three? Four", []string{"One.", "Two!", "Three?", "Four"}},
		{"Node.js 22.1 did it, e.g. on Linux. it went on", []string{"Node.js 22.1 did it, e.g. on Linux. it went on"}},
		{"TL;DR it is fast; it is small\nand new", []string{"TL;DR it is fast;", "it is small", "and new"}},
		{"By J. Smith. He (too.) left.", []string{"By J. Smith.", "He (too.) left."}},
	} {
		if got := phrase.Sentences(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}

func TestClauseStart(t *testing.T) {
	for text, want := range map[string]string{
		"it is fast": "it is fast", "it is fast, and small": "and small", "it ran while that": "that",
		"fast — small": "small", "therefore though": "therefore though", "a: b; c": "c",
	} {
		if got := text[phrase.ClauseStart(text):]; got != want {
			t.Errorf("the last clause of %q is %q", text, got)
		}
		starts := phrase.AppendClauses(nil, text)
		if n := len(starts); n > 0 && int(starts[n-1]) != phrase.ClauseStart(text) || n == 0 && phrase.BreaksClause(text) {
			t.Errorf("the clauses of %q begin at %d", text, starts)
		}
	}
}

func TestHeads(t *testing.T) {
	number := func(s string) string { rest, _ := phrase.StripNumber(s); return rest }
	note := func(s string) string { name, note := phrase.InParentheses(s); return name + "|" + note }
	for _, test := range []struct{ name, got, want string }{
		{"a number", number("#2: Redis"), "Redis"},
		{"a number with a nought", number("02 Redis"), "Redis"},
		{"a number in a ring", number("② Redis"), "Redis"},
		{"a number in a box", number("2\uFE0F\u20E3 Redis"), "Redis"},
		{"a number and a dash", number("2 — Redis"), "Redis"},
		{"one of so many", number("9/10 users"), "9/10 users"},
		{"a count", number("10 best tools"), "10 best tools"},
		{"a year", number("2024 in review"), "2024 in review"},
		{"a letter", phrase.WithoutLetter("Q1: Is it fast?"), "Is it fast?"},
		{"pictures", phrase.Undecorated("🚀 FastAPI ✨"), "FastAPI"},
		{"a picture in front of a name", phrase.WithoutPicture("🚀 FastAPI"), "FastAPI"},
		{"one behind it", phrase.WithoutPicture("FastAPI 🚀"), "FastAPI 🚀"},
		{"nothing but pictures", phrase.Undecorated("🚀"), "🚀"},
		{"a note", note("FastAPI (async)"), "FastAPI|async"},
		{"no note", note("f(x) of (a) b"), "f(x) of (a) b|"},
		{"a name", phrase.NameAt("Bank of America, which"), "Bank of America"},
		{"a person with an initial", phrase.PersonAt("Ada B. Smith wrote"), "Ada B. Smith"},
		{"a year of software", string(phrase.YearAt("1995, in May")), "1995"},
		{"a number of four digits", string(phrase.YearAt("1234 of them")), ""},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}
