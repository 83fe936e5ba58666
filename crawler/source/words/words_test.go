package words_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/words"
)

func TestPrefixAndSuffix(t *testing.T) {
	if !words.HasPrefix("about it", "is", "abouts", "about") || words.HasPrefix("it", "its", "t") || words.HasPrefix("", "a") || !words.HasPrefix("", "") {
		t.Error("a text begins with other texts than those that it begins with")
	}
	if !words.HasSuffix("about it", "out", "about it.", " it") || words.HasSuffix("it", "bit", "i") || words.HasSuffix("", "a") || !words.HasSuffix("", "") {
		t.Error("a text ends with other texts than those that it ends with")
	}
}

func TestEnds(t *testing.T) {
	for _, test := range []struct{ text, head, rest, last string }{
		{"", "", "", ""},
		{"  \n", "", "", ""},
		{"one", "one", "", "one"},
		{" one, two\tthree. ", "one,", " two\tthree. ", "three."},
	} {
		head, rest := words.First(test.text)
		if last := words.Last(test.text); head != test.head || rest != test.rest || last != test.last {
			t.Errorf("%q begins with %q before %q and ends with %q", test.text, head, rest, last)
		}
	}
}

func TestHas(t *testing.T) {
	for text, want := range map[string]bool{
		"the go compiler": true, "go": true, "written in go.": true, "go, then": true, "(go)": true, "go-based": true, "用go写的": true, "go로 쓴": true,
		"a gopher": false, "algo": false, "Go": false, "go-Kit": false, "x.go": false, "go.mod": false, "go+": false, "go_1": false, "goé": false, "ёgo": false,
	} {
		if got := words.Has(text, "go"); got != want {
			t.Errorf("go stands alone in %q: %v", text, got)
		}
	}
	if words.Has("数据库", "数据") {
		t.Error("of a word of other letters a part is none")
	}
}

// TestLowerASCII: no byte moves, so that places in one text are places in the other.
func TestLowerASCII(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"already low":                "already low",
		"GÜNSTIG und İSTANBUL [@Z`{": "gÜnstig und İstanbul [@z`{",
	} {
		if got := words.LowerASCII(text); got != want {
			t.Errorf("%q in lower case: %q", text, got)
		}
	}
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ name, got, want string }{
		{"signs around a word", words.Bare("(“fast”),"), "fast"},
		{"apostrophes and spaces", words.Plain("it’s\u00a0so"), "it's so"},
		{"lines", words.OneLine(" a\n\tb "), "a b"},
		{"runs of spaces", words.SingleSpaced("a  b\nc "), "a b c"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}
