package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestVotesApart reads votes that stand in elements of their own right behind their text, or
// in a column beside it.
func TestVotesApart(t *testing.T) {
	digits := func(n int) string {
		var s strings.Builder
		for _, d := range fmt.Sprint(n) {
			fmt.Fprintf(&s, `<b style="transition:none"><span class="now">%c</span></b>`, d)
		}
		return s.String()
	}
	list := func(entry func(text string, n int) string) func(string, ...any) string {
		return func(head string, points ...any) string {
			s := "<h3>" + head + "</h3><ul>"
			for i := 0; i < len(points); i += 2 {
				s += "<li>" + entry(points[i].(string), points[i+1].(int))
			}
			return s + "</ul>"
		}
	}
	for name, form := range map[string]func(head string, points ...any) string{
		"each digit by itself": list(func(text string, n int) string { return fmt.Sprintf(`%s<sup title="%d">%s</sup>`, text, n, digits(n)) }),
		"a word that is heard": list(func(text string, n int) string {
			return fmt.Sprintf(`%s<span class="pill">%d<span class="heard"> votes</span></span>`, text, n)
		}),
		"chips in a row": func(head string, points ...any) string {
			s := "<h3>" + head + "</h3><div>"
			for i := 0; i < len(points); i += 2 {
				s += fmt.Sprintf(`<span class="chip">%s <b>%d</b></span> `, points[i], points[i+1])
			}
			return s + "</div>"
		},
		"a column under one head": func(head string, points ...any) string {
			s := "<table><tr><td colspan=2><b>" + head + "</b></td></tr>"
			for i := 0; i < len(points); i += 2 {
				s += fmt.Sprintf("<tr><td>%d</td><td>%s</td></tr>", points[i+1], points[i])
			}
			return s + "</table>"
		},
	} {
		got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+
			form("Pros of A", "Fast", 1204, "Small", 71)+form("Cons of A", "Young", 23)+form("Pros of B", "Stable", 315)))
		if diff := cmp.Diff([]string{"A + Fast 1204", "A + Small 71", "A - Young 23", "B + Stable 315"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
