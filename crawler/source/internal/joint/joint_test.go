package joint_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

func TestGlued(t *testing.T) {
	for _, c := range []struct {
		text, word, rest string
		want             bool
	}{
		{"85", ".6K", "", true},
		{"85.6", "K", " stars", true},
		{"85.6", "Kilo", "", false},
		{"85", "stars", "", false},
		{"1,", "234", "", true},
		{"Price", ":", "", true},
		{"C", "++", "", true},
		{"C#", "net", "", false}, // a name by itself
		{"(", "async", "", true},
		{"The D", "jango", "", true}, // a letter set large
		{"Go", "Rust", "", false},
		{"+", "1", "", true},
		{"C+", "1", "", false},
	} {
		if got := joint.Glued([]byte(c.text), c.word, c.rest); got != c.want {
			t.Errorf("Glued(%q, %q, %q) = %v", c.text, c.word, c.rest, got)
		}
	}
}

func TestGroupsThousands(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"85", "600", true},
		{"1\u00a0234", "567 users", true},
		{"in 85", "600, more", true},
		{"in 85", "600.5", false},
		{"2024", "600", false}, // no group has four digits
		{"85", "60", false},
		{"85", "600 7", false}, // one more number
		{"85", "6000", false},
		{"v1.85", "600", false},
		{"85", "users", false},
	} {
		if got := joint.GroupsThousands(c.before, c.after); got != c.want {
			t.Errorf("GroupsThousands(%q, %q) = %v", c.before, c.after, got)
		}
	}
}

func TestPairsOfTexts(t *testing.T) {
	for _, c := range []struct {
		name  string
		judge func(a, b string) bool
		a, b  string
		want  bool
	}{
		{"one word", joint.AreOneWord, "soft", "ware", true},
		{"one word", joint.AreOneWord, "Soft", "Ware", false},
		{"one word", joint.AreOneWord, "two words", "more", false},
		{"chips", joint.AreChips, "Python", "Rust", true},
		{"chips", joint.AreChips, "Soft", "ware", false},
		{"chips", joint.AreChips, "Go", "Rust", false}, // two letters may be part of a word
		{"a cut day", joint.IsCutDay, "May 4, ", "2020", true},
		{"a cut day", joint.IsCutDay, "May 4, 2020", " May 5, 2020", false},
		{"hyphens", joint.ContinuesHyphenated, "BSD", "-3-Clause license", true},
		{"hyphens", joint.ContinuesHyphenated, "AI", "-generated", true},
		{"hyphens", joint.ContinuesHyphenated, "about", "-12", false},
	} {
		if got := c.judge(c.a, c.b); got != c.want {
			t.Errorf("%s: %q and %q: %v, want %v", c.name, c.a, c.b, got, c.want)
		}
	}
}

func TestSingleTexts(t *testing.T) {
	for _, c := range []struct {
		name    string
		judge   func(string) bool
		yes, no []string
	}{
		{"count", joint.IsCount, []string{"12", "(38)", "4.2K", "1,234"}, []string{"", "K", "12 votes", "v2"}},
		{"figure", joint.IsFigure, []string{"85.6K stars", "~40", "$7"}, []string{"HTTP2", "85 figures in a text that goes on"}},
		{"end of a figure", joint.EndsFigure, []string{".6K", ".6", "K"}, []string{"%", "Kilo", "."}},
		{"prose", joint.IsProse, []string{"It keeps code short and dry"}, []string{"It keeps code short", "Web Python Orm Django Framework Async"}},
		{"open end", joint.EndsOpen, []string{"Slate (the", "Slate,", "Slate /"}, []string{"", "/", "Slate (grey)", "Slate"}},
		{"binder", joint.IsBinder, []string{"of", "the", "und"}, []string{"The", "Of", "slate"}},
	} {
		for _, s := range c.yes {
			if !c.judge(s) {
				t.Errorf("%s: %q is none", c.name, s)
			}
		}
		for _, s := range c.no {
			if c.judge(s) {
				t.Errorf("%s: %q is one", c.name, s)
			}
		}
	}
}
