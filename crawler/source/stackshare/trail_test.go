package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNavigationIsNoTrail takes the links to the sections of the site for no
// categories of the page, and a breadcrumb without the page for them.
func TestNavigationIsNoTrail(t *testing.T) {
	const title, rest = `<title>A vs B | StackShare</title>`, `<h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`
	for name, c := range map[string]struct {
		ahead string
		want  []string
	}{
		"links":                 {`<nav><a href="/">Home</a><a href="/feed">Feed</a></nav>`, nil},
		"spaced links":          {`<nav><a href="/">Home</a> <a href="/feed">Feed</a> <a href="/jobs">Jobs</a></nav>`, nil},
		"a list":                {`<header><nav><ul><li><a href="/">Home</a><li><a href="/feed">Feed</a></ul></nav></header>`, nil},
		"sections":              {`<nav><a href="/tools">Tools</a><a href="/stackups">Stackups</a><a href="/blog">Blog</a></nav>`, nil},
		"a bar below":           {`<nav><a href="/tools">Tools</a> <a href="/stacks">Stacks</a></nav><div>Advertiser disclosure</div>`, nil},
		"a repository":          {`<nav><div><span>StackShare</span></div><div><a href="https://github.com/acme/notes">acme/notes<ul><li>1.2k</li><li>113</li></ul></a></div></nav>`, nil},
		"the site":              {`<div><span>StackShare</span><a href="/login">Sign in</a></div>`, nil},
		"buttons":               {`<div><a href="/">StackShare</a><button>Subscribe</button><button>Sign in</button></div>`, nil},
		"a bar with a search":   {`<div><a href="/">StackShare</a><ul><li><a href="/tools">Tools</a><li><a href="/feed">Feed</a></ul><button>Search</button><a href="/trends">Trends</a><a href="/jobs">Jobs</a></div>`, nil},
		"a bar with an account": {`<div><ul><li><a href="/tools">Tools</a><li><a href="/feed">Feed</a></ul><a href="/login">Sign in</a><a href="/signup">Get started free</a></div>`, nil},
		"a footer ahead":        {`<section><p>All about tools.</p><p>© 2025 StackShare. All rights reserved.</p><h3>Product</h3><ul><li><a href="/s">Stacks</a></li><li><a href="/t">Tools</a></li><li><a href="/f">Feed</a></li></ul><h3>Company</h3><ul><li><a href="/a">About</a></li><li><a href="/c">Contact</a></li></ul></section><div><b>A vs B</b></div>`, nil},
		"signs":                 {`<nav><a href="/">Home</a> › <a href="/frameworks">Frameworks</a></nav>`, []string{"Frameworks"}},
		"numbered":              {`<nav><ol><li><a href="/">Home</a><li><a href="/frameworks">Frameworks</a></ol></nav>`, []string{"Frameworks"}},
		"ending with it":        {`<nav><a href="/">Home</a><a href="/frameworks">Frameworks</a><span>A vs B</span></nav>`, []string{"Frameworks"}},
		"contents ahead":        {`<nav><a href="/tools">Tools</a><a href="/stacks">Stacks</a></nav><div><div>Contents</div><ol><li><a href="#a-vs-b">A vs B</a></ol></div><nav aria-label="Breadcrumb"><ol><li><a href="/stackups">Stackups</a><li><a href="/frameworks">Frameworks</a><li>A vs B</ol></nav>`, []string{"Frameworks"}},
		"a row of cells ahead":  {`<table role="presentation"><tr><td><a href="/">StackShare</a><td><a href="/tools">Tools</a><td><a href="/news">News</a></table>`, nil},
		"cells and a trail":     {`<table role="presentation"><tr><td><a href="/">StackShare</a><td><a href="/tools">Tools</a><td><a href="/news">News</a></table><h1>A vs B</h1><ol><li><a href="/c">Stackups</a><li><a href="/f">Frameworks</a><li>A vs B</ol>`, []string{"Frameworks"}},
		"lists of a footer":     {`<footer><a href="/">StackShare</a><dl><dt>Product<dd><a href="/tools">Tools</a><dd><a href="/feed">Feed</a></dl><dl><dt>Company<dd><a href="/about">About</a></dl><p>© 2019 StackShare, Inc.</p></footer>`, nil},
		"steps behind a press":  {`<h1>A vs B</h1><nav aria-label="Breadcrumb"><ol><li><a href="/c">Stackups</a><li><button aria-label="More">…</button><li><a href="/f">Frameworks</a><li>A vs B</ol></nav>`, []string{"Frameworks"}},
		"both":                  {`<nav><a href="/">Home</a><a href="/feed">Feed</a></nav><nav><a href="/">Home</a> / <a href="/frameworks">Frameworks</a></nav>`, []string{"Frameworks"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, extractBody(t, title+c.ahead+rest).CategoryPath); diff != "" {
				t.Errorf("categories (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSignsOfTrails reads a breadcrumb whatever signs part its steps, and whatever says to
// those who hear it that the last one is the page.
func TestSignsOfTrails(t *testing.T) {
	steps := []string{`<a href="/s">Stackups</a>`, `<a href="/a">Data &amp; Tools</a>`, `<a href="/f">.NET Frameworks</a>`}
	var trails []string
	for _, sign := range []string{"&lt;", "&gt;", "»", "/", "·", "•", "|", "→", "::", `\`, "❯", "▸", "⇒", "–", "-", "&gt;&gt;", "<span>/</span>", "<span aria-hidden=true>›</span>", `<img src="a.gif" alt="&gt;">`, `<svg><title>chevron</title><path d="M0 0"/></svg>`} {
		trails = append(trails,
			`<div>`+strings.Join(append(steps[:3:3], "A vs B"), " "+sign+" ")+`</div>`,
			`<nav>`+strings.Join(append(steps[:3:3], "A vs B"), sign)+`</nav>`,
			`<ul><li>`+strings.Join(append(steps[:3:3], "A vs B"), " "+sign+"<li>")+`</ul>`,
			`<ul><li>`+strings.Join(append(steps[:3:3], "A vs B"), "<li>"+sign+"<li>")+`</ul>`)
		if sign[0] != '<' {
			trails = append(trails, `<p>`+strings.Join([]string{"Stackups", "Data &amp; Tools", ".NET Frameworks", "A vs B"}, " "+sign+" ")+`</p>`)
		}
	}
	for _, sign := range []string{"&lt;", "»", "::", "/"} {
		trails = append(trails, `<div>`+sign+" "+strings.Join(steps, " "+sign+" ")+`</div>`)
	}
	for _, here := range []string{"<span>Current: </span>A vs B", "<span>Current page</span> A vs B", "<b>A vs B</b> <span>(current)</span>", "A vs B<span>, this page</span>", "<em>Now viewing</em>: A vs B", "<span>Location: </span>A vs B"} {
		trails = append(trails,
			`<ul><li>`+strings.Join(append(steps[:3:3], here), "<li>")+`</ul>`,
			`<div>`+strings.Join(append(steps[:3:3], here), " &gt; ")+`</div>`)
	}
	trails = append(trails,
		`<p><b>You are here</b> `+strings.Join(append(steps[:3:3], "A vs B"), " / ")+`</p>`,
		`<p>`+strings.Join(append(steps[:3:3], `<a href="/stackups/a-vs-b"><b>A</b> vs B</a>`), " &gt; ")+`</p>`,
		`<p>A vs B &lt; .NET Frameworks &lt; Data &amp; Tools &lt; Stackups</p>`)
	trails = append(trails, `<div>&lt; `+strings.Join(steps, " | ")+`</div>`)
	for _, trail := range trails {
		page := extractBody(t, `<title>A vs B | StackShare</title>`+trail+`<h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`)
		if diff := cmp.Diff([]string{"Data & Tools", ".NET Frameworks"}, page.CategoryPath); diff != "" {
			t.Errorf("categories of %s (-want +got):\n%s", trail, diff)
		}
	}
}

// TestMenuBesideTitle takes the links of a menu in one line for no categories.
func TestMenuBesideTitle(t *testing.T) {
	for _, menu := range []string{`<a href="/">Home</a> | <a href="/feed">Feed</a> | <a href="/jobs">Jobs</a>`, `<a href="/">Home</a> · <a href="/feed">Feed</a>`, `<a href="/tools">Tools</a> - <a href="/blog">Blog</a>`, `&lt; <a href="/">Home</a> | <a href="/blog">Blog</a>`} {
		if got := extractBody(t, `<title>A vs B | StackShare</title><div>`+menu+`</div><h1>A vs B</h1><h2>Pros of A</h2><ul><li>Fast (9)</ul>`).CategoryPath; len(got) > 0 {
			t.Errorf("categories of %s: %q", menu, got)
		}
	}
}
