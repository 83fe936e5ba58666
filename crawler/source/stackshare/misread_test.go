package stackshare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestMisread holds what was read as something that it is not.
func TestMisread(t *testing.T) {
	const figures = `<table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>9</td><td>8</td></tr></table>`
	const told = `<p>We moved all of it in one week and have not looked back since.</p>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"pros of the other tool below both of one": {`<h2>Pros &amp; Cons of A</h2><p>Pros</p><ul><li>Quick 12</li></ul><p>Cons</p><ul><li>Odd 3</li></ul><h2>Pros of B</h2><ul><li>Small 7</li></ul><h3>Cons</h3><ul><li>Bare 5</li></ul>`,
			[]string{"A + Quick 12", "A - Odd 3", "B + Small 7", "B - Bare 5"}},
		"a footer of the page below a quotation": {figures + `<h2>Advice on A, B</h2><blockquote>` + told + `</blockquote><footer>© 2024 Acme · updated May 21, 2024</footer>`,
			[]string{`says  (none) "" about []`}},
		"a footer below a quotation": {figures + `<h2>Advice on A, B</h2><blockquote>` + told + `</blockquote><footer>Ana Lee · May 21, 2024</footer>`,
			[]string{`says Ana Lee (2024-05-21) "" about []`}},
		"a note among terms": {figures + `<h2>What are some alternatives to A and B?</h2><dl><dt><a href="/rails">Rails</a></dt><dd>It is made for people with deadlines.</dd><dt>Note</dt><dd>These are listed by votes of our users.</dd><dt><a href="/laravel">Laravel</a></dt><dd>It is made for those who like it tidy.</dd><dt><a href="/symfony">Symfony</a></dt><dd>It is made for those who like it large.</dd><dt>Phoenix</dt><dd>Phoenix is made for many connections.</dd></dl>`,
			[]string{"or Rails", "or Laravel", "or Symfony", "or Phoenix"}},
		"a first name that is a caption": {figures + `<h2>Advice on A, B</h2><div><button>Mark Zhao</button><time>May 21, 2024</time><div>Decided</div>` + told + `</div>`,
			[]string{`says Mark Zhao (2024-05-21) "" about []`}},
		"a caption": {figures + `<h2>Advice on A, B</h2><div><button>Mark Helpful</button><time>May 21, 2024</time><div>Decided</div>` + told + `</div>`,
			[]string{`says  (2024-05-21) "" about []`}},
		"titles with numbers": {figures + `<h2>A vs B: What are the differences?</h2><h3>24/7</h3><p>Support around the clock is there for A only, at any hour.</p><h3>Part 1 of 2</h3><p>Only half of it is written, and the rest comes next year.</p><div>Difference 3 of 3</div><h3>Speed</h3><p>A answers sooner than B does, by some margin.</p>`,
			[]string{"differ in 24/7", "differ in Part 1 of 2", "differ in Speed"}},
		"a day in a short sentence": {figures + `<h2>Advice on A, B</h2><div><div>John Doe</div><div>Jan 2, 2020</div><p>We moved to Flask, and it went live (May 3, 2021)</p><p>Nobody has looked back since then, and nobody ever will.</p></div>`,
			[]string{`says John Doe (2020-01-02) "" about []`}},
		"signs for and against": {`<h2>Detailed Comparison</h2><h3>A: pros and cons</h3><ul><li>+ Fast 12</li><li>✖ No admin 3</li></ul><h3>B: pros and cons</h3><ul><li>✔️ Stable 4</li><li>⛔ Slow 1</li></ul>`,
			[]string{"A + Fast 12", "A - No admin 3", "B + Stable 4", "B - Slow 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, pairTitle+c.body)
			if diff := cmp.Diff(c.want, everythingIn(page)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

// everythingIn lists pros, cons, integrations, opinions, alternatives and differences.
func everythingIn(page record.Page) []string {
	got := saidOf(page)
	for _, o := range bodiesOf[record.Opinion](page) {
		got = append(got, fmt.Sprintf("says %s (%s) %q about %v", o.Author, o.Date, o.Role, o.Tools))
	}
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Role == record.RoleAlternative {
			got = append(got, "or "+tool.Name)
		}
	}
	for _, d := range bodiesOf[record.Difference](page) {
		got = append(got, "differ in "+d.Title)
	}
	for i := range got {
		got[i] = strings.Replace(got[i], "()", "(none)", 1)
	}
	return got
}
