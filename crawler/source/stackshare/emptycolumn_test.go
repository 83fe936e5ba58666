package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEmptyColumns reads what is said of one tool where the column of the other is empty.
func TestEmptyColumns(t *testing.T) {
	two := func(a, b string) string { return "<div><div>" + a + "</div><div>" + b + "</div></div>" }
	heads := two("<b>A</b>", "<b>B</b>") + two("<p>A counts the moss on walls.</p>", "<p>B counts the fern in woods.</p>")
	list := func(texts ...string) string {
		s := "<ul>"
		for i, text := range texts {
			s += "<li>" + text + " <span>" + strings.Repeat("1", i+1) + "</span>"
		}
		return s + "</ul>"
	}
	figures := func(label, a, b string) string {
		return two("<div>"+label+"</div><div>"+a+"</div>", "<div>"+label+"</div><div>"+b+"</div>")
	}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"pros":                {"<h3>Pros</h3>" + two(list("Fast", "Small"), "") + "<h3>Cons</h3>" + two(list("Young"), list("Odd")), []string{"A + Fast 1", "A + Small 11", "A - Young 1", "B - Odd 1"}},
		"of the second tool":  {"<h3>Pros</h3>" + two("", list("Fast")) + "<h3>Cons</h3>" + two("", list("Odd")), []string{"B + Fast 1", "B - Odd 1"}},
		"integrations":        {"<h3>Integrations</h3>" + two(`<a href="/moss">Moss</a>`, "") + "<h3>Pros</h3>" + two(list("Fast"), list("Odd")), []string{"A + Fast 1", "A with Moss", "B + Odd 1"}},
		"figures":             {"<h3>Statistics</h3>" + figures("GitHub Stars", "44.2K", "") + figures("Stacks", "6.1K", "31"), []string{"A stackshare.stacks 6.1K", "A github.stars 44.2K", "B stackshare.stacks 31", "B github.stars -"}},
		"empty boxes between": {"<h3>Integrations</h3><div><div>N/A</div><div></div><div>Fern</div></div><h3>Pros</h3>" + two(list("Fast"), list("Odd")), []string{"A + Fast 1", "A with ", "B + Odd 1", "B with Fern"}},
		"figures of one tool": {"<h3>Statistics</h3>" + two("<div><i>GitHub Stars</i><i>44.2K</i></div><div><i>Stacks</i><i>6.1K</i></div>", "<div><i>Stacks</i><i>31</i></div>"), []string{"A stackshare.stacks 6.1K", "A github.stars 44.2K", "B stackshare.stacks 31"}},
		"figures first":       {"<h3>Statistics</h3>" + figures("GitHub Stars", "", "44.2K") + figures("Stacks", "6.1K", "31"), []string{"A stackshare.stacks 6.1K", "A github.stars -", "B stackshare.stacks 31", "B github.stars 44.2K"}},
	} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+heads+c.body+`<h2>Advice on A, B</h2>`)
		got := append(statsOf(page), saidOf(page)...)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestEmptyColumnsBelowNames reads what is said of one tool below a row of the names, where
// nothing else stands in columns.
func TestEmptyColumnsBelowNames(t *testing.T) {
	two := func(a, b string) string { return "<div><div>" + a + "</div><div>" + b + "</div></div>" }
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Integrations</h3><div>`+two("A", "B")+two("", "Fern")+
		`</div><h3>Statistics</h3><table><tr><th>Metric<th>A<th>B<tr><td>Votes<td>7<td>5</table>`)
	if diff := cmp.Diff([]string{"A stackshare.votes 7", "B stackshare.votes 5", "B with Fern"}, append(statsOf(page), saidOf(page)...)); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestListsOfTwo gives two points of one tool, which stand in one list, to no other.
func TestListsOfTwo(t *testing.T) {
	card := func(tool, form string, stars int, pros ...string) string {
		s := "<section><h3>" + tool + "</h3><p>" + tool + " counts the moss on walls.</p><h4>Statistics</h4>" + fmt.Sprintf(form, stars) + "<h4>Pros</h4><ul>"
		for _, p := range pros {
			s += "<li>" + p
		}
		return s + "</ul></section>"
	}
	for _, form := range []string{`<p>GitHub <b>Stars</b>: %dK</p>`, `<span title="GitHub Stars"><img src="s.svg" alt="GitHub Stars"> %dK</span>`, `<p>GitHub Stars: %dK</p>`} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+card("A", form, 44, "Fast <small>8 votes</small>", "Small <small>3 votes</small>")+card("B", form, 31, "Safe <small>4 votes</small>", "Plain <small>2 votes</small>"))
		got := append(statsOf(page), saidOf(page)...)
		if diff := cmp.Diff([]string{"A github.stars 44K", "B github.stars 31K", "A + Fast 8", "A + Small 3", "B + Plain 2", "B + Safe 4"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
	}
}
