package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// bareStats lists the figures of a page of 2019 that begins with top.
func bareStats(t *testing.T, top string) string {
	t.Helper()
	page := extractBody(t, `<title>A vs B | What are the differences?</title>`+top+`<h1>A vs B: What are the differences?</h1><p>Both are small.</p><h2>What is A?</h2><p>A counts.</p>`)
	var list []string
	for _, s := range bodiesOf[record.Stat](page) {
		list = append(list, s.Tool+" "+strings.TrimPrefix(s.Metric, "stackshare.")+" "+s.Raw)
	}
	return strings.Join(list, ", ")
}

const allBare = "A stacks 8K, A followers 5.8K, A votes 2.8K, B stacks 305, B followers 98, B votes 67"

// TestBareLines reads figures without labels in one line with the name of their tool.
func TestBareLines(t *testing.T) {
	for _, form := range []string{
		`<div><b>%s</b> %s %s + 1 %s</div>`, `<p><b>%s</b> %s · %s · +1 · %s</p>`, `<p><b>%s</b> • %s • %s • + 1 %s</p>`, `<p><b>%s</b> | %s | %s | + 1 | %s</p>`,
		`<p><b>%s</b>: %s / %s / + 1 / %s</p>`, `<p><b>%s</b>: %s, %s, +1, %s</p>`, `<p><b>%s</b> (%s, %s, + 1 %s)</p>`, `<p><a href="/x">%s</a> <span>📚 %s</span> <span>♥ %s</span> <span>+ 1</span> <span>👍 %s</span></p>`,
	} {
		t.Run(form, func(t *testing.T) {
			if got := bareStats(t, fmt.Sprintf(form, "A", "8K", "5.8K", "2.8K")+fmt.Sprintf(form, "B", "305", "98", "67")); got != allBare {
				t.Errorf("figures: %s", got)
			}
		})
	}
}

// TestBareLinesThatDoNotFit reads nothing of lines whose figures are not those of 2019.
func TestBareLinesThatDoNotFit(t *testing.T) {
	for _, rest := range []string{
		"8K 5.8K", "8K 5.8K 2.8K 9K", "3.8, 4.2, 5.0", "4.0 · 4.1 · 5.0", "2019, 2020, 2021", "3 4 5", "8K +1 5.8K 2.8K", "★ 8K ⑂ 5.8K 2.8K", "8K 5.8K 2.8K MB", "8K, 50%, 2K", "📚 8K 5.8K 2.8K",
	} {
		t.Run(rest, func(t *testing.T) {
			if got := bareStats(t, `<p><b>A</b> `+rest+`</p><p><b>B</b> `+rest+`</p>`); got != "" {
				t.Errorf("figures: %s", got)
			}
		})
	}
}

// TestBareGrids reads a row of names above a row for each figure, also where a row of
// buttons stands above the votes.
func TestBareGrids(t *testing.T) {
	const vote = `<button>+ 1</button>`
	rows := [][2]string{{"A", "B"}, {"8K", "305"}, {"5.8K", "98"}, {vote, vote}, {"2.8K", "67"}}
	grid := func(row string, rows ...[2]string) string {
		var b strings.Builder
		for _, r := range rows {
			fmt.Fprintf(&b, row, r[0], r[1])
		}
		return b.String()
	}
	const div, flat = `<div><div>%s</div><div>%s</div></div>`, `<div>%s</div><div>%s</div>`
	for name, c := range map[string]struct{ top, want string }{
		"rows":          {`<div>` + grid(div, rows...) + `</div>`, allBare},
		"lines":         {`<ul>` + grid(`<li><span>%s</span> <span>%s</span></li>`, rows...) + `</ul>`, allBare},
		"with bars":     {`<div>` + grid(`<p>%s | %s</p>`, rows[0], rows[1], rows[2], rows[4]) + `</div>`, allBare},
		"flat":          {`<div>` + grid(flat, rows...) + `</div>`, allBare},
		"flat, no vote": {`<div>` + grid(flat, rows[0], rows[1], rows[2], rows[4]) + `</div>`, ""}, // may be columns
		"a row more":    {`<div>` + grid(div, append(rows, rows[1])...) + `</div>`, ""},
		"votes first":   {`<div>` + grid(div, rows[0], rows[3], rows[1], rows[2], rows[4]) + `</div>`, ""},
		"a row less":    {`<div>` + grid(div, rows[0], rows[1], rows[2]) + `</div>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := bareStats(t, c.top); got != c.want {
				t.Errorf("figures: %s", got)
			}
		})
	}
}

// TestLeaders reads dots between a label and its figure as the joint that they are.
func TestLeaders(t *testing.T) {
	for _, dots := range []string{" ........ ", "......", " . . . . . ", " …… "} {
		t.Run(dots, func(t *testing.T) {
			lines := func(stacks, followers, votes string) string {
				return `<div>Stacks` + dots + stacks + `</div><div>Followers` + dots + followers + `</div><div>Votes` + dots + votes + `</div>`
			}
			if got := bareStats(t, `<h2>Overview</h2><h3>A</h3>`+lines("8K", "5.8K", "2.8K")+`<h3>B</h3>`+lines("305", "98", "67")); got != allBare {
				t.Errorf("figures: %s", got)
			}
		})
	}
}

// TestAuthorSays leaves the verb out of the name of an author.
func TestAuthorSays(t *testing.T) {
	card := func(author, text string) string {
		return `<div><p><a href="/u">` + author + `</a> says</p><p>May 24, 2020</p><p>Decided</p><p>` + text + `</p><p>438k views</p></div>`
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+
		card("Ida", "We left A for B and sleep well since that day.")+card("Otto", "We left B for A and count the days since then."))
	var got []string
	for _, o := range bodiesOf[record.Opinion](page) {
		got = append(got, o.Author)
	}
	if strings.Join(got, ", ") != "Ida, Otto" {
		t.Errorf("authors: %q", got)
	}
}
