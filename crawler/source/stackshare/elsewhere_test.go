package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLinesOfTheSite reads the differences between which a page leads elsewhere.
func TestLinesOfTheSite(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B: What are the differences?</h1><h3>Introduction</h3><div><pre><code>install a
limit = 30</code></pre><button>Copy</button></div><figure><iframe src="v"></iframe><figcaption>Watch: all of it in 100 seconds</figcaption></figure><p>Here we compare A and B, two tools for people.</p>
<div><span>Read also:</span> <a href="/blog/c-vs-d">C vs D: 12 differences</a></div>
<ol><li><p><b>Speed</b>: A is slow but B is fast in all that it does.</p></li><li><p><b>Size</b>: A is small but B is large, as people say.</p></li></ol>
<div><p>Need a team? Talk to us.</p><a href="/c">Get a quote in 24 hours</a></div>
<p>In summary, A is small and B is fast.</p>`)
	var got []string
	for _, f := range page.Facts {
		switch f := f.Body.(type) {
		case record.Difference:
			got = append(got, f.Title+": "+f.Text)
		case record.Comparison:
			got = append(got, f.Intro, f.Summary)
		}
	}
	want := []string{"Here we compare A and B, two tools for people.", "In summary, A is small and B is fast.", "Speed: A is slow but B is fast in all that it does.", "Size: A is small but B is large, as people say."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEndOfDifferences ends the differences at the next heading, whatever it says.
func TestEndOfDifferences(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>Here we compare A and B, two tools for people.</p><ol><li><strong>Speed:</strong> A is slow but B is fast in all that it does.</li></ol>
<h3>Conclusion</h3><p>In summary, A is small and B is fast.</p><h2>Voices</h2><article><div>Ana</div><p>May 24, 2020</p><div>Decided</div><p>Since we came from A it felt like a better idea to stay.</p></article><h2>Elsewhere</h2><ul><li><a href="/stackups/c-vs-d">C vs D</a></li></ul>`)
	var got []string
	for _, f := range page.Facts {
		switch f := f.Body.(type) {
		case record.Difference:
			got = append(got, f.Title+": "+f.Text)
		case record.Comparison:
			got = append(got, f.Intro, f.Summary)
		}
	}
	want := []string{"Here we compare A and B, two tools for people.", "In summary, A is small and B is fast.", "Speed: A is slow but B is fast in all that it does."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBoxBehindComparison ends the detailed comparison with its section, whatever
// stands in front of the next one.
func TestBoxBehindComparison(t *testing.T) {
	const side = `<div><h4>%s</h4><a href="/%[2]s"><span>%[2]s</span></a></div>`
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><section><h2>Detailed Comparison</h2>
<details><summary>Pros &amp; Cons</summary><div><h4>A</h4><h5>Pros</h5><ul><li><span>12</span><div>Small</div></li></ul></div><div><h4>B</h4><h5>Pros</h5><ul><li><span>5</span><div>Quick</div></li></ul></div></details>
<details><summary>Integrations</summary><div>`+fmt.Sprintf(side, "A", "Cobol")+fmt.Sprintf(side, "B", "Fortran")+`</div></details></section>
<div><strong>Get our app</strong><span>4.8 ★ · 52K ratings</span><a href="/app">Install</a></div><section><h2>What are some alternatives to A, B?</h2><div><h3><a href="/c">C</a></h3><p>C is a third one of them.</p></div></section>`)
	var got []string
	for _, f := range bodiesOf[record.Relation](page) {
		if f.Relation == record.RelIntegration {
			got = append(got, f.From+" "+string(f.To))
		}
	}
	if diff := cmp.Diff([]string{"A Cobol", "B Fortran"}, got); diff != "" {
		t.Errorf("integrations (-want +got):\n%s", diff)
	}
}

// TestIntroOfAlternatives takes a sentence in front of the alternatives for the
// description of none, though a box ends their section.
func TestIntroOfAlternatives(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2><p>These do much the same, in other ways.</p>
<ul><li><a href="/c">Cobol</a></li><li><a href="/d">Delphi</a></li></ul><div><b><a href="/c">Cobol</a></b><br>It runs the banks of the world, and has for long.</div><div><b><a href="/d">Delphi</a></b><br>It draws windows quickly, and compiles them too.</div>
<figure><iframe src="v"></iframe><figcaption>Watch: an introduction in 100 seconds (1.1M views)</figcaption></figure>`)
	got := map[string]string{}
	for _, tool := range bodiesOf[record.Tool](page) {
		got[tool.Name] = tool.Description
	}
	if got["Cobol"] != "It runs the banks of the world, and has for long." || got["Delphi"] != "It draws windows quickly, and compiles them too." {
		t.Errorf("descriptions: %q", got)
	}
}

// TestAuthorsAsHeadings reads opinions below a summary that has no level, whose authors
// are headings behind their texts.
func TestAuthorsAsHeadings(t *testing.T) {
	card := func(text, author, date string) string {
		return `<div><p>` + text + `</p><div>12k views</div><div>Decided</div><button>Comments</button><h3>` + author + `</h3><div>` + date + `</div></div>`
	}
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>A is small, B is not.</p><details open><summary>Advice on A, B</summary>`+
		card("I began with A and moved to B for all that is large.", "Ann Lee", "May 24, 2020")+card("We stay with A, since it is small and does what we need.", "Bo", "Jun 13, 2020")+`</details>`)
	var got []string
	for _, o := range bodiesOf[record.Opinion](page) {
		got = append(got, o.Author+" "+string(o.Date))
	}
	if diff := cmp.Diff([]string{"Ann Lee 2020-05-24", "Bo 2020-06-13"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBoldBehindLabel ends the title of a difference at its colon, whatever is bold
// behind it.
func TestBoldBehindLabel(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>Here we compare A and B, two tools for people.</p>
<ol><li><p><strong>Speed:</strong> <strong>A</strong> is slow but <strong>B</strong> is fast.</p></li><li><p><b>Size:</b> A is small. B is large.</p></li></ol>`)
	want := []record.Difference{{Tools: []string{"A", "B"}, Title: "Speed", Text: "A is slow but B is fast."}, {Tools: []string{"A", "B"}, Title: "Size", Text: "A is small. B is large."}}
	if diff := cmp.Diff(want, bodiesOf[record.Difference](page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestKickers leaves out what says which of how many a difference is.
func TestKickers(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>Here we compare A and B, two tools for people.</p>
<section><small>Difference 1 of 2</small><h3>Speed</h3><p>A is slow but B is fast.</p></section><section><small>2/2</small><h3>Size</h3><p>A is small. B is large.</p></section>`)
	want := []record.Difference{{Tools: []string{"A", "B"}, Title: "Speed", Text: "A is slow but B is fast."}, {Tools: []string{"A", "B"}, Title: "Size", Text: "A is small. B is large."}}
	if diff := cmp.Diff(want, bodiesOf[record.Difference](page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSummaryAside reads the summary of the differences that is set off in an aside.
func TestSummaryAside(t *testing.T) {
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>A vs B: What are the differences?</h2><p>Here we compare A and B, two tools for people.</p><h3>Speed</h3><p>A is slow but B is fast in all that it does.</p><aside><div><p>In summary, A is small and B is fast.</p></div></aside><aside><p>Read our letter, once a week.</p></aside>`)
	var got []string
	for _, c := range bodiesOf[record.Comparison](page) {
		got = append(got, c.Intro, c.Summary)
	}
	if diff := cmp.Diff([]string{"Here we compare A and B, two tools for people.", "In summary, A is small and B is fast."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
