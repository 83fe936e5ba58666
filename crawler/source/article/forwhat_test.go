package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// comparisons lists the tools of each comparison that a page makes.
func comparisons(t *testing.T, page string) [][]string {
	t.Helper()
	var list [][]string
	for _, f := range blog(t, page).Facts {
		if c, ok := f.Body.(record.Comparison); ok {
			list = append(list, c.Tools)
		}
	}
	return list
}

// TestAlternativesForAUse takes the tool in front of "alternatives", and not what the tools are for.
func TestAlternativesForAUse(t *testing.T) {
	const text = `<p>Quark is an open source server for CI/CD. Many developers know CI/CD, and CI/CD with Quark is slow.</p>
		<h2>Zorilla</h2><p>Zorilla is an open source alternative to Quark with an API.</p>
		<h2>Numbat</h2><p>Numbat is a fast alternative to Quark.</p>`
	want := [][]string{{"Quark", "Zorilla"}, {"Quark", "Numbat"}}
	for _, title := range []string{"Top 2 Quark Alternatives for CI/CD (and When to Use Them)", "Quark Alternatives and How to Choose One", "2 Alternatives for Quark", "Best Alternatives to Quark for CI/CD"} {
		if diff := cmp.Diff(want, comparisons(t, "<title>"+title+"</title><h1>"+title+"</h1>"+text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", title, diff)
		}
	}
}

// TestFullNameOfTitle takes the whole name from the title, also where the page mostly uses its first
// word, and its last one for other things.
func TestFullNameOfTitle(t *testing.T) {
	const page = `<title>Quark CSS Alternatives: 2 Frameworks</title><h1>Quark CSS Alternatives: 2 Frameworks</h1>
		<p>Quark CSS is an open source framework. Developers who know Quark and CSS like Quark.</p>
		<h2>Zorilla</h2><p>Zorilla is pure CSS, and an alternative to Quark.</p><h2>Numbat</h2><p>Numbat parses no CSS, unlike Quark.</p>`
	if diff := cmp.Diff([][]string{{"Quark CSS", "Zorilla"}, {"Quark CSS", "Numbat"}}, comparisons(t, page)); diff != "" {
		t.Error(diff)
	}
}

// TestQuestionOfEach keeps an answer for each tool about which a heading asks the same.
func TestQuestionOfEach(t *testing.T) {
	const page = `<title>Quark Alternatives</title><h1>Quark Alternatives</h1><p>Quark is an open source server for developers.</p>
		<h2>Zorilla</h2><p>Zorilla is an open source alternative to Quark.</p><h3>Who should use it?</h3><p>Large teams with many servers.</p>
		<h2>Numbat</h2><p>Numbat is a fast alternative to Quark.</p><h3>Who should use it?</h3><p>Those who run one server.</p>`
	var got []record.Answer
	for _, f := range blog(t, page).Facts {
		if a, ok := f.Body.(record.Answer); ok {
			got = append(got, a)
		}
	}
	want := []record.Answer{
		{Question: "Who should use it?", Text: "Large teams with many servers.", Tools: []string{"Zorilla"}},
		{Question: "Who should use it?", Text: "Those who run one server.", Tools: []string{"Numbat"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestNumbersOfThings takes neither the year of an edition nor the number of a thing for a figure.
func TestNumbersOfThings(t *testing.T) {
	check(t, map[string][]string{
		"Flask holds 44% of the market, according to a 2023 Initech survey.":                        {"Flask|44%|%|"},
		"On the benchmark, Flask needed 341 seconds, and Django gave up on query 17 after an hour.": {"Flask|341 seconds|s|"},
		"On the benchmark, Flask needed 341 seconds, and Django 417.":                               {"Flask|341 seconds|s|", "Django|417|s|"},
	})
	if diff := cmp.Diff([]string(nil), stated(t, frameworks+"<h2>Is Flask still relevant?</h2><p>It gets regular releases; 5.3.7 came out in June 2025.</p>"+licenses)); diff != "" {
		t.Error(diff)
	}
}

// TestReasonsBehindPoints reads no con in what a paragraph behind the cons gives as reasons.
func TestReasonsBehindPoints(t *testing.T) {
	const page = frameworks + `<h2>Flask</h2><p>Flask is small.</p><h3>Cons</h3><div><span>•</span><div>Few plugins</div></div><div><span>•</span><div>No admin</div></div>
		<div><b>When to choose Flask:</b> when one small service is all that you need.</div>` + licenses
	var got []string
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Con:
			got = append(got, "con "+string(b.Text))
		case record.Guidance:
			got = append(got, "guidance "+b.Text)
		}
	}
	want := []string{"con Few plugins", "con No admin", "guidance when one small service is all that you need."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
