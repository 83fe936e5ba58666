package article_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOtherPosts reads an article whose last section is a question, with other
// posts behind it in several shapes, and lines like them that are its own.
func TestOtherPosts(t *testing.T) {
	const question = `<h2>Is Flask faster than Django?</h2><p>It is, for small pages.</p>`
	const answer = "It is, for small pages."
	for _, test := range []struct{ name, after, want string }{
		{"dated links in a line", `<hr><p>Also here: <a href="/b">Forms without tears</a> (May 3, 2025) | <a href="/c">Caching for two</a> (April 1, 2025)</p>`, answer},
		{"one dated link", `<div><a href="/b"><b>Forms</b> without tears</a>, 3 May 2025</div>`, answer},
		{"titles over dates", `<div role="list"><div role="listitem"><a href="/b">Forms without tears</a><p>May 3, 2025</p></div><div role="listitem"><a href="/c">Caching for two</a><p>April 1, 2025</p></div></div>`, answer},
		{"arrows", `<div><a href="/b">← Forms without tears</a> <a href="/c">Caching for two →</a></div>`, answer},
		{"next and previous", `<p>Previous: <a href="/b">Forms without tears</a></p><p>Next: <a href="/c">Caching for two</a></p>`, answer},
		{"read next", `<p>Read next: <a href="/b">Forms without tears</a>.</p>`, answer},
		{"read also", `<div><strong>Read also:</strong> <a href="/b">Forms without tears</a></div><p>Ask the team.</p>`, answer + "\nAsk the team."},
		{"time to read", `<div><button>❤️ 214</button> <span>12 min read</span></div>`, answer},
		{"an advert", `<ins><div>Ads by Acme: 1,000 req/s free tier</div></ins>`, answer},
		{"a vote", `<div role="group" aria-label="Feedback"><p>Was this helpful?</p><button>Yes (123)</button><button>No (4)</button></div>`, answer},
		{"a rating", `<div><span>★★★★☆</span> <span>4.2</span> <span>(213 ratings)</span></div>`, answer},
		{"a search field and a status", `<label>Search:<input></label><div role="status">Showing 1 to 8 of 8 entries</div>`, answer},
		{"a foot", `<footer><p>Previous Next</p><p>Built with Sphinx</p><address>web@acme.example</address></footer>`, answer},
		{"what it is filed under", `<div><a href="/c">Categories</a>: <ul><li><a href="/c/s">Software</a></li></ul></div><div><ul><li><a href="/">Main page</a></li></ul></div>`, answer},
		{"links to tools", `<ul><li><a href="/t/s">Software</a></li></ul>`, answer + "\nSoftware"},
		{"stars in a sentence", `<p>★ marks what is in both, and 4 votes were cast for each.</p>`, answer + "\n★ marks what is in both, and 4 votes were cast for each."},
		{"who pays", `<p>Ads by Acme pay for it.</p>`, answer + "\nAds by Acme pay for it."},
		{"a sentence with a link", `<p>We measured it in <a href="/b">another test</a> on May 3, 2025.</p>`, answer + "\nWe measured it in another test on May 3, 2025."},
		{"a link to the docs", `<p><a href="https://flask.example/docs">The Flask documentation</a></p>`, answer + "\nThe Flask documentation"},
		{"a sentence that begins with next", `<p>Next: measure your own pages, as <a href="/b">we did</a> with ours.</p>`, answer + "\nNext: measure your own pages, as we did with ours."},
	} {
		got := blog(t, frameworks+licenses+question+test.after)
		text := ""
		for _, f := range got.Facts {
			if a, ok := f.Body.(record.Answer); ok {
				text = a.Text
			}
		}
		if text != test.want {
			t.Errorf("%s: the answer is %q", test.name, text)
		}
	}
}

// TestLeavingTheSubject reads lists of when not to leave the subject, behind
// the section of another tool and of no higher level than its own.
func TestLeavingTheSubject(t *testing.T) {
	const page = `<h1>Django alternatives</h1><p>Django is a Python framework with an API. These Django alternatives are for developers.</p>
<h2>Is Flask a good alternative to Django?</h2><p>Flask is small.</p><p><b>Drawbacks</b></p><ul><li>No admin</li></ul>
<HEADING><ul><li>You rely on the admin</li><li>You have many plugins</li></ul>`
	for _, heading := range []string{"<div><b>When not to leave Django</b></div>", "<p><strong>Reasons not to replace Django</strong></p>", "<h3>When not to switch from Django</h3>"} {
		got := blog(t, strings.Replace(page, "<HEADING>", heading, 1))
		cons := 0
		for _, f := range got.Facts {
			switch f := f.Body.(type) {
			case record.Guidance:
				if f.Tool != "Django" {
					t.Errorf("%s: %+v", heading, f)
				}
			case record.Con:
				if cons++; f.Text != "No admin" {
					t.Errorf("%s: %+v", heading, f)
				}
			}
		}
		if cons != 1 {
			t.Errorf("%s: %d cons", heading, cons)
		}
	}
}

// TestTitleAsks makes no answer of the title, however often a page says it.
func TestTitleAsks(t *testing.T) {
	const once = `<h1>Django vs Flask: Which One?</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>` + licenses + `<h2>Is Flask faster than Django?</h2><p>It is, for small pages.</p>`
	for _, f := range blog(t, `<title>Django vs Flask: Which One?</title>`+once+once).Facts {
		if a, ok := f.Body.(record.Answer); ok && a.Question != "Is Flask faster than Django?" {
			t.Errorf("%q is the title", a.Question)
		}
	}
}

// TestHeadlines takes no figure from the titles of other pages, which are links, nor
// anything from an article behind the one that the page is about.
func TestHeadlines(t *testing.T) {
	for name, after := range map[string]string{
		"a list":          `<section><h2>More comparisons</h2><ul><li><a href="/w">Flask vs Bottle: 3,100 req/s vs 900 req/s</a></li><li><a href="/v">Vue vs React: 3 million downloads later</a></li></ul></section>`,
		"another article": `</article><article><header><p>Next article</p><h1>5 Laravel Alternatives for 2026</h1></header><h2>Is Symfony a Good Laravel Alternative?</h2><p>Symfony serves 5,432 req/s in our lab.</p></article>`,
	} {
		got := blog(t, `<title>Django vs Flask: Which One?</title><article><h1>Django vs Flask: Which One?</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>`+licenses+`<h2>Is Flask faster than Django?</h2><p>Flask serves 800 req/s.</p>`+after)
		checkHeadlines(t, name, got)
	}
	got := blog(t, `<title>Django vs Flask: Which One?</title><main><h1>Django vs Flask: Which One?</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>`+licenses+`<h2>Is Flask faster than Django?</h2><p>Flask serves 800 req/s.</p><h2>What is Flask?</h2><p>Flask is a small framework.</p>
		<article><header><h1>5 Laravel Alternatives for 2026</h1></header><h2>Is Symfony a Good Laravel Alternative?</h2><p>Symfony serves 5,432 req/s in our lab.</p></article></main>`)
	checkHeadlines(t, "behind sections", got)
}

func checkHeadlines(t *testing.T, name string, got record.Page) {
	t.Helper()
	var values []float64
	for _, f := range got.Facts {
		switch f := f.Body.(type) {
		case record.Measurement:
			values = append(values, *f.Value)
		case record.Comparison:
			if strings.Contains(strings.Join(f.Tools, " "), "Symfony") {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	if len(values) != 1 || values[0] != 800 {
		t.Errorf("%s: measurements %v, want 800", name, values)
	}
}
