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
	const large = `<div style="font-size:21px;font-weight:700">`
	const told = `<p>We moved all of it in one week and have not looked back since.</p>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"pros of the other tool below both of one": {`<h2>Pros &amp; Cons of A</h2><p>Pros</p><ul><li>Quick 12</li></ul><p>Cons</p><ul><li>Odd 3</li></ul><h2>Pros of B</h2><ul><li>Small 7</li></ul><h3>Cons</h3><ul><li>Bare 5</li></ul>`,
			[]string{"A + Quick 12", "A - Odd 3", "B + Small 7", "B - Bare 5"}},
		"labels that are headings below names that only look like some": {`<h2>Detailed Comparison</h2>` + figures + `<div>` + large + `A Pros &amp; Cons</div><h4>Pros</h4><div><span>Quick</span> <em>678</em></div><h4>Cons</h4><div><span>Odd</span> <em>26</em></div></div>
			<div>` + large + `B Pros &amp; Cons</div><h4>Pros</h4><div><span>Tidy</span> <em>133</em></div><h4>Cons</h4><div><span>Steep</span> <em>28</em></div></div>`,
			[]string{"A + Quick 678", "A - Odd 26", "B + Tidy 133", "B - Steep 28"}},
		"what is of the page below names that only look like headings": {figures + `<div>` + large + `A Pros &amp; Cons</div><h4>Pros</h4><div><span>Quick</span> <em>678</em></div></div><h2>Cons</h2><ul><li>Odd 26</li></ul>`,
			[]string{"A + Quick 678"}},
		"tags as a line of links behind the stance": {figures + `<h2>Advice on A, B</h2><article><header><a href="/u/bob">Bob</a></header>` + told + `<ul><li>Needs advice</li><li><a href="/python"><img src="/p.png" alt="Python"><span>Python</span></a><a href="/jinja"><img src="/j.png" alt="Jinja"><span>Jinja</span></a></li><li>June 13, 2020</li><li>599k views</li></ul></article>`,
			[]string{`says Bob (2020-06-13) "" about [Python Jinja]`}},
		"tags as a line of links without pictures": {figures + `<h2>Advice on A, B</h2><article><header><a href="/u/bob">Bob</a></header>` + told + `<ul><li>Needs advice</li><li><a href="/python">Python</a> <a href="/jinja">Jinja</a></li><li>June 13, 2020</li><li>599k views</li></ul></article>`,
			[]string{`says Bob (2020-06-13) "" about [Python Jinja]`}},
		"an author as a link behind the stance": {figures + `<h2>Advice on A, B</h2><article>` + told + `<ul><li>Needs advice</li><li><a href="/bob">Bob</a></li><li>June 13, 2020</li><li>599k views</li></ul></article>`,
			[]string{`says Bob (2020-06-13) "" about []`}},
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
		"tabs over lists": {`<h2>Detailed Comparison</h2>` + figures + `<h3>Pros &amp; Cons</h3><div><div><ul><li><a href="#p0">Pros of A</a></li><li><a href="#q0">Cons of A</a></li></ul><div id=p0><h4>Pros of A</h4><ul><li>Quick <span>678</span></li></ul></div><div id=q0><h4>Cons of A</h4><ul><li>Odd <span>26</span></li></ul></div></div>
			<div><ul><li><a href="#p1">Pros of B</a></li><li><a href="#q1">Cons of B</a></li></ul><div id=p1><h4>Pros of B</h4><ul><li>Tidy <span>133</span></li></ul></div><div id=q1><h4>Cons of B</h4><ul><li>Steep <span>28</span></li></ul></div></div></div>`,
			[]string{"A + Quick 678", "A - Odd 26", "B + Tidy 133", "B - Steep 28"}},
		"quotations that are signed": {figures + `<h2>Advice on A, B</h2><blockquote><p><b>Decided</b></p>` + told + `<div>— <cite>Ana Lee, Software Engineer at Acme</cite>, May 21, 2020 (524k views)</div></blockquote><blockquote><p><b>Decided</b></p><p>Nobody here has ever asked for anything else than that.</p><div>— <cite>Bob</cite>, May 24, 2020 (438k views)</div></blockquote>`,
			[]string{`says Ana Lee (2020-05-21) "Software Engineer at Acme" about []`, `says Bob (2020-05-24) "" about []`}},
		"authors as terms": {figures + `<h2>Advice on A, B</h2><dl><dt>Bob</dt><dd><p>May 24, 2020</p><p>Decided</p>` + told + `<p>438k views</p></dd><dt>Ana Lee, Software Engineer at Acme</dt><dd><p>May 21, 2020</p><p>Decided</p><p>Nobody here has ever asked for anything else than that.</p></dd></dl>`,
			[]string{`says Bob (2020-05-24) "" about []`, `says Ana Lee (2020-05-21) "Software Engineer at Acme" about []`}},
		"tags that are links side by side": {figures + `<h2>Advice on A, B</h2><div><a>Bob</a><div>Jun 13, 2020</div><div>599k views</div><div><div>Needs advice</div> on <a href="/python">Python</a><a href="/javascript">JavaScript</a><a href="/jinja">Jinja</a>` + told + `</div></div>`,
			[]string{`says Bob (2020-06-13) "" about [Python JavaScript Jinja]`}},
		"tags one a line in the box of the text": {figures + `<h2>Advice on A, B</h2><div><div>Bob <time>Jun 13, 2020</time></div><div><div>Needs advice</div> on <div>Python</div><div>JavaScript</div><div>Jinja</div>` + told + `</div></div>`,
			[]string{`says Bob (2020-06-13) "" about [Python JavaScript Jinja]`}},
		"a pictograph for a portrait": {figures + `<h2>Advice on A, B</h2><div><div>💬</div><div><div><b>Bob</b></div><div>May 24, 2020</div><div>Decided</div><div>We moved all of it in one week and have not looked back since.</div></div></div>`,
			[]string{`says Bob (2020-05-24) "" about []`}},
		"a role behind all else": {figures + `<h2>Advice on A, B</h2><div><div>Ana</div><div>May 21, 2020</div><div>` + told + `</div><div>Decided</div><div>Software Engineer at Acme</div></div><div><div>Bob</div><div>May 24, 2020</div><div><p>Nobody here has ever asked for anything else than that.</p></div><div>Decided</div></div>`,
			[]string{`says Ana (2020-05-21) "Software Engineer at Acme" about []`, `says Bob (2020-05-24) "" about []`}},
		"a role in front of its author": {figures + `<h2>Advice on A, B</h2><div><div>May 21, 2020</div><div>Decided</div>` + told + `<div>Software Engineer at Acme</div><div>Ana Lee</div></div>`,
			[]string{`says Ana Lee (2020-05-21) "Software Engineer at Acme" about []`}},
		"locks": {figures + `<div><h4>Why do developers choose A?</h4><div>🔒</div></div><div><h4>What tools integrate with A?</h4><div>🔒</div></div>`, []string{"A +  -1", "A with "}},
		"votes in a definition": {figures + `<h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3><h4>Pros of A</h4><ul><li><dl><dt>Quick</dt><dd>678 <dfn>Votes</dfn></dd></dl></li></ul><h4>Pros of B</h4><ul><li><dl><dt>Tidy</dt><dd>133 <dfn>Votes</dfn></dd></dl></li></ul>`,
			[]string{"A + Quick 678", "B + Tidy 133"}},
		"contents below an empty section": {figures + `<h3>What tools integrate with B?</h3><div><a>Sign up to get full access to all the tool integrations</a></div><div><p>Table of Contents</p><ul><li><a href="#a">What are some alternatives to A and B?</a></li></ul></div>`, []string{"B with "}},
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

// TestFiguresInLines reads the figures of 2019, without labels, in a line with signs
// between.
func TestFiguresInLines(t *testing.T) {
	const says = `<h1>A vs B: What are the differences?</h1><p>A and B are both open source tools.</p>`
	want := []string{"A 8K", "A 5.8K", "A 2.8K", "B 4.4K", "B 3.4K", "B 1.1K"}
	for _, body := range []string{
		`<p><b>A</b> 8K | 5.8K | 2.8K</p><p><b>B</b> 4.4K | 3.4K | 1.1K</p>`,
		`<p><b>A</b>: 8K / 5.8K / 2.8K</p><p><b>B</b>: 4.4K / 3.4K / 1.1K</p>`,
		`<div><h3>A</h3><p>8K • 5.8K • 2.8K</p></div><div><h3>B</h3><p>4.4K • 3.4K • 1.1K</p></div>`,
	} {
		var got []string
		for _, s := range bodiesOf[record.Stat](extractBody(t, `<title>A vs B</title>`+body+says)) {
			got = append(got, s.Tool+" "+s.Raw)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: figures (-want +got):\n%s", body, diff)
		}
	}
}

// TestCategoriesBesideSidebars takes no list of links for a breadcrumb because the page
// stands in it.
func TestCategoriesBesideSidebars(t *testing.T) {
	const (
		menu    = `<header><nav><a href="/tools">Tools</a> <a href="/feed">Feed</a></nav></header>`
		sidebar = `<aside><nav aria-label="Docs sidebar"><ul><li><a href="/intro">Introduction</a></li><li><a>A vs B</a></li></ul></nav></aside>`
		crumbs  = `<nav aria-label="Breadcrumbs"><ul><li><a href="/stackups">Stackups</a></li><li><a href="/data">Data</a></li><li><a href="/stores">Stores</a></li><li><span>A vs B</span></li></ul></nav>`
		rest    = `<h1>A vs B</h1><h2>Overview</h2><h3>A</h3><p>38.7K Stacks</p><h3>B</h3><p>91 Stacks</p>`
	)
	for body, want := range map[string][]string{menu + sidebar + crumbs + rest: {"Data", "Stores"}, menu + sidebar + rest: nil} {
		if diff := cmp.Diff(want, extractBody(t, `<title>A vs B</title>`+body).CategoryPath); diff != "" {
			t.Errorf("categories (-want +got):\n%s", diff)
		}
	}
}
