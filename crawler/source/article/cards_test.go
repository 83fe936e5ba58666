package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// cardsOf writes a card for Django and one for Flask below a question, with text
// behind them.
func cardsOf(heading func(level int, text string) string, card string) string {
	row := func(values ...string) string {
		b := &strings.Builder{}
		for i, label := range []string{"Architecture", "Admin", "License"}[:len(values)] {
			b.WriteString(strings.NewReplacer("LABEL", label, "VALUE", values[i]).Replace(card))
		}
		return b.String()
	}
	return `<title>Django alternatives</title>` + heading(1, "Django alternatives") + "<p>Django is a Python framework.</p>" + heading(2, "Is Flask a good Django alternative?") + "<p>Flask is an alternative for small things.</p>" +
		heading(3, "How does Flask compare to Django?") + "<div>" + heading(4, "Django") + row("Full-stack, MVT", "Built in", "BSD") + "</div><div>" + heading(4, "Flask") + row("Microframework", "None", "BSD") +
		"</div><p>Both are old enough to be boring, which is what most teams need.</p>" + heading(3, "When should you choose Flask over Django?") + "<ul><li>Flask is the better choice for one small page.</li></ul>"
}

// TestCardsInEitherOrder reads cards of tools whose values stand behind their labels
// or in front of them, below headings that markup tells or looks.
func TestCardsInEitherOrder(t *testing.T) {
	headings := map[string]func(int, string) string{
		"h": func(n int, text string) string { return fmt.Sprintf("<h%d>%s</h%d>", n, text, n) },
		"styled": func(n int, text string) string {
			return fmt.Sprintf(`<div style="font-size:%dpx;font-weight:700">%s</div>`, 40-4*n, text)
		},
	}
	for name, card := range map[string]string{
		"label first":        "<div><span>LABEL</span><b>VALUE</b></div>",
		"label above":        "<div><div>LABEL</div><div>VALUE</div></div>",
		"a dash between":     "<li><strong>LABEL</strong> — VALUE</li>",
		"value first":        "<div><b>VALUE</b><span>LABEL</span></div>",
		"value above":        "<div><div>VALUE</div><div>LABEL</div></div>",
		"value on a line":    "<div><b>VALUE</b><br>LABEL</div>",
		"value first, items": "<li><b>VALUE</b> <small>LABEL</small></li>",
		"value in front":     "<p><b>VALUE</b> LABEL</p>",
	} {
		for looks, heading := range headings {
			var got []string
			answers := 0
			for _, f := range blog(t, cardsOf(heading, card)).Facts {
				switch b := f.Body.(type) {
				case record.Trait:
					got = append(got, b.Tool+" "+b.Attribute+": "+b.Raw)
				case record.Answer:
					answers++
				}
			}
			want := []string{"Django Architecture: Full-stack, MVT", "Flask Architecture: Microframework", "Django Admin: Built in", "Flask Admin: None", "Django License: BSD", "Flask License: BSD"}
			if diff := cmp.Diff(want, got); diff != "" || answers != 3 {
				t.Errorf("%s, %s: %d answers, traits (-want +got):\n%s", name, looks, answers, diff)
			}
		}
	}
}

// TestCardsOfOneValueFirst reads one value in front of its label for each tool, and
// figures, and takes no value that two tools share for their label.
func TestCardsOfOneValueFirst(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"one":          {`<div><h4>Django</h4><div><b>Python 3</b><span>Language</span></div></div><div><h4>Flask</h4><div><b>Python</b><span>Language</span></div></div>`, []string{"Django Language: Python 3", "Flask Language: Python"}},
		"tools behind": {`<h4>License</h4><div><b>BSD</b><span>Django</span></div><div><b>MIT</b><span>Flask</span></div><h4>Server</h4><div><b>WSGI</b><span>Django</span></div><div><b>ASGI</b><span>Flask</span></div>`, []string{"Django License: BSD", "Flask License: MIT", "Django Server: WSGI", "Flask Server: ASGI"}},
		"shared value": {`<p>Flask has 70k GitHub stars.</p><div><h4>Django</h4><div><b>Maker</b><span>Adrian</span></div><div><b>Licence</b><span>BSD</span></div><div><b>Home</b><span>Kansas</span></div></div><div><h4>Flask</h4><div><b>Author</b><span>Armin</span></div><div><b>Terms</b><span>BSD</span></div><div><b>Town</b><span>Vienna</span></div></div>`, nil},
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<h2>How does Flask compare to Django?</h2>`+c.body+`<p>Both are old enough to be boring.</p>`).Facts {
			if b, ok := f.Body.(record.Trait); ok {
				got = append(got, b.Tool+" "+b.Attribute+": "+b.Raw)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestCardsWithoutHeadings reads cards on a page on which classes alone make headings.
func TestCardsWithoutHeadings(t *testing.T) {
	plain := func(n int, text string) string { return fmt.Sprintf(`<div class="t%d">%s</div>`, n, text) }
	for _, card := range []string{"<div><span>LABEL</span><b>VALUE</b></div>", "<div><b>VALUE</b><span>LABEL</span></div>"} {
		got := 0
		for _, f := range blog(t, cardsOf(plain, card)).Facts {
			if _, ok := f.Body.(record.Trait); ok {
				got++
			}
		}
		if got != 6 {
			t.Errorf("%d traits of %s", got, card)
		}
	}
}
