package bleveindex

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

// TestWords shows what the words of a text are; it looks inside because the
// words decide what every search finds.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		given string
		want  []string // terms by comma, parts behind a slash
	}{
		{"Django", []string{"django"}},
		{"C++ and C#, F#.", []string{"c++,cpp", "and", "c#,csharp", "f#,fsharp"}},
		{"C++17", []string{"c++,cpp", "17"}},
		{"Notepad++", []string{"notepad++/notepad"}},
		{"a+b", []string{"a", "b"}},
		{".NET, ASP.NET Core", []string{".net,dotnet", "aspnet/asp,net", "core"}},
		{"Node.js Node JS", []string{"nodejs/node,js", "node", "js"}},
		{"scikit-learn", []string{"scikitlearn/scikit,learn"}},
		{"don't", []string{"dont/don,t"}},
		{"The end. Next", []string{"the", "end", "next"}},
		{"dot-env .env", []string{"dotenv/dot,env", ".env/env"}},
		{"Café ÜBER ﬁn ２", []string{"cafe", "uber", "fin", "2"}},
		{"<b>Django</b>", []string{"b", "django", "b"}},
		{"CI/CD v1.2.3", []string{"ci", "cd", "v123/v1,2,3"}},
		{"数据库", []string{"数据库"}},
		{"a.b.c.d.e.f.g", []string{"a,b,c,d,e,f,g"}},
		{"+ # . ++ .. --", nil},
	} {
		t.Run(c.given, func(t *testing.T) {
			var got []string
			wordsOf(c.given, func(w word) bool {
				s := strings.Join(w.terms, ",")
				if len(w.parts) > 0 {
					s += "/" + strings.Join(w.parts, ",")
				}
				got = append(got, s)
				return true
			})
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTermRanges(t *testing.T) {
	values := []float64{-1e300, -5, -0.1, 0, 1, 2, 2.5, 3, 900, 10_000, 10_001, 65_536, 1e6, 1_763_510_400, 1e18}
	bounds := append([]float64{-1e301, 0.5, 1e19}, values...)
	for _, low := range bounds {
		for _, high := range bounds {
			for _, exclusive := range []bool{false, true} {
				f := index.Compare{Min: &low, Max: &high, MinExclusive: exclusive, MaxExclusive: exclusive}
				for _, v := range values {
					want := v >= low && v <= high && !(exclusive && (v == low || v == high))
					if got := inRanges(termRanges(f), v); got != want {
						t.Fatalf("%v in %v to %v (exclusive %t): %t; want %t", v, low, high, exclusive, got, want)
					}
				}
			}
		}
	}
}

// inRanges reports whether one of a number's terms is in exactly one range.
func inRanges(ranges []termRange, v float64) bool {
	n := 0
	for _, r := range ranges {
		for _, term := range numberTerms(v) {
			if term >= r.from && term <= r.to {
				n++
			}
		}
	}
	return n > 0
}

var markup = regexp.MustCompile(`</?mark>`)

// FuzzMark: the words and highlights of any text stay within it, and no markup
// of a page gets through.
func FuzzMark(f *testing.F) {
	f.Add("django c++", "<b>Django</b> and C++, .NET & Node.js")
	f.Add("a", strings.Repeat("a.b-c ", 100))
	f.Add("é", "\xff\xc3 e\u0301 É")
	f.Fuzz(func(t *testing.T, query, text string) {
		end := 0
		wordsOf(text, func(w word) bool {
			if w.start < end-1 || w.end <= w.start || w.end > len(text) || len(w.terms) == 0 {
				t.Fatalf("word %+v of %q", w, text)
			}
			end = w.end
			return true
		})
		marked, ok := newMarker(strings.ToValidUTF8(query, "")).mark(text)
		if !ok {
			return
		}
		if strings.Count(marked, "<mark>") != strings.Count(marked, "</mark>") || strings.ContainsAny(markup.ReplaceAllString(marked, ""), "<>") {
			t.Errorf("%q marked: %q", text, marked)
		}
		plain := strings.Trim(html.UnescapeString(markup.ReplaceAllString(marked, "")), "…")
		if utf8.ValidString(text) && !strings.Contains(plain, "�") && !strings.Contains(text, plain) && !strings.Contains(text, "…") {
			t.Errorf("%q is no part of %q", plain, text)
		}
	})
}
