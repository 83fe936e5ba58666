package article_test

import (
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFeedback reads answers without what readers say of them, and without letters and
// advertising between them.
func TestFeedback(t *testing.T) {
	for _, below := range []string{
		`<div>Was this helpful? 12 of 15 found this helpful</div>`,
		`<p>Was this article helpful?</p><button>Yes</button><button>No</button><p>12 out of 15 found this helpful</p>`,
		`<h4>Was this answer helpful?</h4><p>12 people found this helpful.</p>`,
		`<div><span>👍 12</span><span>👎 3</span></div>`,
		`<div><button>▲</button><span>45</span><button>▼</button></div>`,
		`<p>Sign up to add, upvote and see more pros. Make informed product decisions</p>`, `<p>Log in to read more</p>`,
		`<footer><span>Posted in <a>Guides</a></span><span>Tagged <a>web</a>, <a>python</a></span></footer>`, `<p>Tags: web, python</p>`,
		`<p>Written by Ada Roe</p>`, `<p>8.3K Followers · 211 Following</p>`, `<p>128 views</p>`, `<ul><li><a>Log in</a> to post comments</li></ul>`,
		`<section><hr><ol><li id="fn1"><p>A note on what was measured, long after the page was first published and on another machine. <a href="#r1">↩</a></p></li></ol></section>`,
		`<p>45 votes</p>`, `<p>4.5 out of 5 (120 votes)</p>`, `<p>Rate this post: 4.2/5 (38 votes)</p>`,
		`<p>Thanks for your feedback!</p>`, `<p>Thanks for the feedback!</p>`, `<div><a href="#">Helpful (12)</a> <a href="#">Report</a></div>`,
		`<p>📬 Join 40,000 readers of our weekly letter. <a href=/l>Subscribe here</a>.</p>`,
		`<div><div>Ad · CloudHost</div><div>It hosts Flask at 9,000 req/s.</div></div>`,
		`<div><p>CloudHost runs Flask at 9,000 req/s. <a rel=sponsored href=/c>Start</a></p><small>Ad</small></div>`,
	} {
		page := blog(t, frameworks+licenses+`<h2>FAQ</h2><h3>Is Flask faster?</h3><p>Yes, for small sites.</p>`+below+`<h3>Which is older?</h3><p>Django is older.</p>`)
		for _, f := range page.Facts {
			switch b := f.Body.(type) {
			case record.Answer:
				if b.Question == "Is Flask faster?" && b.Text == "Yes, for small sites." || b.Question == "Which is older?" && b.Text == "Django is older." {
					continue
				}
				t.Errorf("%s: answer %q to %q", below, b.Text, b.Question)
			case record.Measurement:
				t.Errorf("%s: measured %s", below, b.Raw)
			}
		}
	}
	for text, said := range map[string]string{
		"Flask has 40,000 readers of its forum.": "Flask has 40,000 readers of its forum.",
		"It got 45 votes in our poll.":           "It got 45 votes in our poll.",
		"Yes and no.":                            "Yes and no.",
		"Written by hand, it is small.":          "Written by hand, it is small.",
		"Tagged releases are stable.":            "Tagged releases are stable.",
		"It has 40K followers in Spain.":         "It has 40K followers in Spain.",
		"Sign up to Flask's forum first.":        "Sign up to Flask's forum first.",
	} {
		page := blog(t, frameworks+licenses+`<h2>FAQ</h2><h3>Is Flask liked?</h3><p>`+text+`</p>`)
		found := false
		for _, f := range page.Facts {
			b, ok := f.Body.(record.Answer)
			found = found || ok && b.Text == said
		}
		if !found {
			t.Errorf("the answer %q is lost", text)
		}
	}
}
