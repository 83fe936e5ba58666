package article_test

import (
	"slices"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTitleAmongNames takes the first heading of the highest level for the title, which
// the window's may extend, and not the card of a tool that both begin with.
func TestTitleAmongNames(t *testing.T) {
	const cards = `<div><div><h3>Django</h3><p>A framework for Python.</p></div><div><h3>Flask</h3><p>A small one.</p></div></div>`
	for page, want := range map[string]string{
		`<title>Django vs Flask: Which One? | Acme</title><h1>Django vs Flask: Which One? (Our Pick)</h1>` + cards:                                                                                 "Django vs Flask: Which One? (Our Pick)",
		`<title>Django vs Flask vs Bottle – What to pick</title><h1>Django and its Rivals</h1><h2>Django vs Flask</h2><p>Django is larger.</p><h2>Django vs Bottle</h2><p>It is, too.</p>` + cards: "Django and its Rivals",
		`<title>Django vs Flask | Acme</title><h1>Acme</h1><h2>Django vs Flask</h2>` + cards:                                                                                                       "Django vs Flask",
	} {
		if got := blog(t, page+licenses); got.Title != want {
			t.Errorf("%s: title %q, want %q", page, got.Title, want)
		}
	}
}

// TestContentsAreNoPoints leaves out a table of contents behind the article, and the menu
// beside it is no trail.
func TestContentsAreNoPoints(t *testing.T) {
	got := blog(t, `<title>Alternatives to Django</title><aside><ul><li><a href="/i">Setup</a><ul><li><a href="/c">Caches</a><li><a href="/a">Alternatives to Django</a></ul></ul></aside>`+
		`<main><h1>Alternatives to Django</h1><p>Django is a Python framework for developers.</p><h2>Flask</h2><p>Flask is a small framework with an API.</p><h3>Advantages</h3><ul><li>Quick to learn<li>Few parts</ul><h2>Bottle</h2><p>Bottle is a framework in one file.</p><h3>Challenges</h3><ul><li>No async<li>Few users</ul></main>`+
		`<div><p>On this page</p><ul><li><a href="#flask">Flask</a><li><a href="#bottle">Bottle</a></ul></div>`)
	var cons []string
	for _, f := range got.Facts {
		if c, ok := f.Body.(record.Con); ok {
			cons = append(cons, string(c.Text))
		}
	}
	if want := []string{"No async", "Few users"}; !slices.Equal(cons, want) {
		t.Errorf("cons %q, want %q", cons, want)
	}
	if got.CategoryPath != nil {
		t.Errorf("category path %q of a menu", got.CategoryPath)
	}
}

// TestChaptersBelowContents reads chapters whose headings are lower than that of the table
// of contents in front of them, or bold alone.
func TestChaptersBelowContents(t *testing.T) {
	const top = `<title>Alternatives to Django</title><article><h2>Alternatives to Django</h2><p>Django is a Python framework for developers of web apps.</p><h2>Table of contents</h2>` +
		`<ol><li><a href="#f">Is Flask a Good Alternative to Django?</a><li><a href="#b">Is Bottle a Good Alternative to Django?</a></ol>`
	for form, page := range map[string]string{
		"lower": `<h3>Is Flask a Good Alternative to Django?</h3><p>Flask is a smaller framework with an API.</p><h3>Is Bottle a Good Alternative to Django?</h3><p>Bottle is a framework in one file.</p>`,
		"bold":  `<p><b>Is Flask a Good Alternative to Django?</b></p><p>Flask is a smaller framework with an API.</p><p><b>Is Bottle a Good Alternative to Django?</b></p><p>Bottle is a framework in one file.</p>`,
	} {
		answers := 0
		for _, f := range blog(t, top+page+`</article>`).Facts {
			if _, ok := f.Body.(record.Answer); ok {
				answers++
			}
		}
		if answers != 2 {
			t.Errorf("%s: %d answers", form, answers)
		}
	}
}

// TestReadingTimes takes times to read and years in front of nouns for no figures.
func TestReadingTimes(t *testing.T) {
	check(t, map[string][]string{
		"Django · 2025-11-10 · 7 min read":                                                     nil,
		"Django had to take back its 2023 pricing changes.":                                    nil,
		"Django ran 2,023 test projects for it.":                                               {"Django|2,023 test projects|projects|"},
		"Django has a free plan (1 worker, 6 regions).":                                        nil,
		"Django splits files by rules (default 4 MiB).":                                        nil,
		"Django leads the last 2 developer surveys.":                                           nil,
		"Django (~30 KB) is still far lighter than an app with all of its batteries (~65 KB).": {"Django|~30 KB|KB|"},
		"Django asks $50/month for private pages, 25 seats included.":                          {"Django|$50|$/month|"},
		"Django bills each hour (a small Machine with 2 GB runs for $32).":                     nil,
		"Django is named by 80.3%, far ahead of ZETA-5.5 (58.6% / 5.7%).":                      {"Django|80.3%|%|"},
		"We set Django and Flask apart in 12 key dimensions.":                                  nil,
		"Django takes 1 million token context windows.":                                        nil,
		"Django Fable 5 API remains priced as before.":                                         nil,
		"Django answers in 7 ms and Flask in 9 ms.":                                            {"Django|7 ms|ms|", "Flask|9 ms|ms|"},
		"Django takes 7 min to read and Flask takes 9 s to run":                                {"Flask|9 s|s|"},
	})
}

// TestUseOfEach takes what stands under a heading about all tools for no advice on the one
// above, and an offer to the reader for no answer.
func TestUseOfEach(t *testing.T) {
	for _, f := range blog(t, frameworks+licenses+`<h2>Flask: The Small One</h2><p>Flask starts in a moment.</p><h2>When to Use Each (And When to Use All)</h2><p>All of them together</p><h2>Quer criar um aplicativo?</h2><p>Fale com a nossa equipe.</p>`).Facts {
		switch b := f.Body.(type) {
		case record.Guidance:
			t.Errorf("of %s: %q", b.Tool, b.Text)
		case record.Answer:
			t.Errorf("%q: %q", b.Question, b.Text)
		}
	}
}
