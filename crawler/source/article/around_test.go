package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// answerOf returns what a page answers to a question.
func answerOf(t *testing.T, page, question string) string {
	t.Helper()
	for _, f := range blog(t, page).Facts {
		if a, ok := f.Body.(record.Answer); ok && a.Question == question {
			return a.Text
		}
	}
	return ""
}

// TestAnswersEnd reads answers behind which other things stand.
func TestAnswersEnd(t *testing.T) {
	const asked = `<h3>Is Flask small?</h3><p>Smaller than Django.</p>`
	for name, page := range map[string]string{
		"behind the main element": "<main>" + frameworks[strings.Index(frameworks, "<h1>"):] + licenses + "<h2>Questions</h2>" + asked + "</main><p>Read 4,021 times</p>",
		"behind a section":        frameworks + licenses + "<section><h2>Questions</h2>" + asked + "</section><p>Read 4,021 times</p>",
		"behind one of boxes":     frameworks + licenses + "<div><h2>Setup</h2><p>Both run anywhere.</p></div><div><h2>Questions</h2>" + asked + "</div><div><p>Read 4,021 times</p></div>",
		"numbered with a letter":  frameworks + licenses + "<h2>Questions</h2>" + strings.Replace(asked, "<h3>", "<h3>Q1: ", 1),
		"a list to select from":   frameworks + licenses + "<h2>Questions</h2>" + asked + "<label>Show first <select><option>newest</option></select></label>",
		"its label in front":      frameworks + licenses + "<h2>Questions</h2>" + asked + "<label>Show first</label><select><option>newest</option></select>",
	} {
		if diff := cmp.Diff("Smaller than Django.", answerOf(t, page, "Is Flask small?")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestBoldFigures reads entries of which some are bold as a whole.
func TestBoldFigures(t *testing.T) {
	got := measured(t, frameworks+licenses+`<h2>Benchmarks</h2><h3>Django</h3><ul><li><b>Throughput:</b> <b>743 req/s</b><li>Memory: 243 MB</ul><h3>Flask</h3><ul><li><b>Throughput: 892 req/s</b><li>Memory: 156 MB</ul>`)
	if diff := cmp.Diff([]string{"Django|743 req/s|req/s|", "Flask|892 req/s|req/s|", "Django|243 MB|MB|", "Flask|156 MB|MB|"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPicturedHeadings reads sections whose headings begin or end with a picture.
func TestPicturedHeadings(t *testing.T) {
	page := `<title>Django alternatives</title><h1>Django alternatives</h1><p>Django is a framework; developers have others.</p>
<h2>🚀 Flask</h2><p>Flask is small.</p><h3>✅ Pros</h3><ul><li>Little to learn</li></ul><h2>Bottle ⚙️</h2><p>Bottle is one file.</p><h2>Pyramid</h2><p>Pyramid grows.</p>`
	var got []string
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Comparison:
			got = append(got, b.Title)
		case record.Pro:
			got = append(got, b.Tool+": "+string(b.Text))
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"Bottle", "Flask", "Flask: Little to learn", "Pyramid"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLinesOfLayout reads bold lines above lists in the cells of a table that
// lays out the page.
func TestLinesOfLayout(t *testing.T) {
	page := `<title>Django vs Flask</title><table><tr><td><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p></td></tr>
<tr><td><p><b>When to use Flask</b></p><ul><li>The service is small</li></ul></td></tr><tr><td>` + licenses + `</td></tr></table>`
	var got []string
	for _, f := range blog(t, page).Facts {
		if g, ok := f.Body.(record.Guidance); ok {
			got = append(got, g.Tool+": "+g.Text)
		}
	}
	if diff := cmp.Diff([]string{"Flask: The service is small"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNamesAgain reads cards of which a field says again what the card is of.
func TestNamesAgain(t *testing.T) {
	page := frameworks + `<h2>Compared</h2><div><div><strong>Django</strong><ul><li><b>Language:</b> Python</li><li><b>Attribute:</b> Django</li><li><b>Async:</b> Partly</li></ul></div>
<div><strong>Flask</strong><ul><li><b>Language:</b> Python</li><li><b>Attribute:</b> Flask</li><li><b>Async:</b> No</li></ul></div></div><p>Both do.</p>`
	var got []string
	for _, f := range blog(t, page).Facts {
		if trait, ok := f.Body.(record.Trait); ok {
			got = append(got, trait.Tool+" "+trait.Attribute)
		}
	}
	if diff := cmp.Diff([]string{"Django Language", "Flask Language", "Django Async", "Flask Async"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBesideAnswers reads answers in which something of the site stands.
func TestBesideAnswers(t *testing.T) {
	const asked, answer = `<h3 id="small">Is Flask small?</h3>`, "Smaller than Django.\nAnd older than most."
	for name, page := range map[string]string{
		"the label of a box":       asked + `<div><p>Tip</p><p>Smaller than Django.</p><p>And older than most.</p></div>`,
		"a box that is an aside":   asked + `<p>Smaller than Django.</p><aside aria-label="Note"><p>And older than most.</p></aside>`,
		"a way to sign up":         asked + `<p>Smaller than Django.</p><div><p>Thanks for coming. Subscribe for more.</p><form><input type="email"><input type="submit" value="Go"></form></div><p>And older than most.</p>`,
		"a link to the heading":    `<div>` + asked + `<a href="#small"><span>Section titled “Is Flask small?”</span></a></div><p>Smaller than Django.</p><p>And older than most.</p>`,
		"a hidden box":             `<h2>FAQ</h2><div><a href="#">Is Flask small?</a></div><div style="display:none"><p>Smaller than Django.</p><p>And older than most.</p></div><div><a href="#">Is Django old?</a></div><div style="display:none"><p>Yes.</p></div>`,
		"in a table":               `<h2>FAQ</h2><table><tr><th>Question</th><th>Answer</th></tr><tr><td>Is Flask small?</td><td><p>Smaller than Django.</p><p>And older than most.</p></td></tr><tr><td>Is Django old?</td><td>Yes.</td></tr></table>`,
		"in a table, marked":       `<h2>FAQ</h2><table><tr><th>Question</th><th>Answer</th></tr><tr><td><b>Q:</b> Is Flask small?</td><td><p>A: Smaller than Django.</p><p>And older than most.</p></td></tr><tr><td><b>Q:</b> Is Django old?</td><td>Yes.</td></tr></table>`,
		"in the entry of a list":   `<h2>FAQ</h2><ol><li><p><em>Is Flask small?</em></p><p>Smaller than Django.</p><p>And older than most.</p></li><li><p><em>Is Django old?</em></p><p>Yes.</p></li></ol>`,
		"the end of the questions": `<h2>FAQ</h2><p><b>Is Django old?</b></p><p>Yes.</p><p><b>Is Flask small?</b></p><p>Smaller than Django.</p><p>And older than most.</p><p><b>Conclusion</b></p><p>Try both.</p>`,
	} {
		page = "<main>" + frameworks[strings.Index(frameworks, "<h1>"):] + licenses + page + "</main>"
		if diff := cmp.Diff(answer, answerOf(t, page, "Is Flask small?")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if got := answerOf(t, page, "Conclusion"); got != "" {
			t.Errorf("%s: the conclusion answers %q", name, got)
		}
	}
}

// TestDotsAreBullets reads paragraphs that dots make entries of.
func TestDotsAreBullets(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+"<h2>Pros of Flask</h2><p>·&nbsp;&nbsp;Little to learn</p><p>·&nbsp;&nbsp;Few parts</p><p>It was first released in 2010.</p>"+licenses).Facts {
		if p, ok := f.Body.(record.Pro); ok {
			got = append(got, string(p.Text))
		}
	}
	if diff := cmp.Diff([]string{"Little to learn", "Few parts"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMarksOfAnswers leaves out the letters and numbers beside questions and answers,
// and no answer that is a number.
func TestMarksOfAnswers(t *testing.T) {
	pair := func(mark, question, sign, answer string) string {
		return `<div><span>` + mark + `</span><h3>` + question + `</h3></div><div><span>` + sign + `</span><p>` + answer + `</p></div>`
	}
	fast, small := "Django is fast enough for most.", "Flask is small, and stays so."
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"letters": {pair("Q", "Is Django fast?", "A", fast) + pair("Q", "Is Flask small?", "A", small), []string{fast, small}},
		"numbers": {pair("01", "Is Django fast?", "", fast) + pair("02", "Is Flask small?", "", small), []string{fast, small}},
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<h2>Questions about Django and Flask</h2>`+c.body+`<h2>Which one?</h2><p>Both are old enough to be boring, which is what most teams need.</p>`).Facts {
			if b, ok := f.Body.(record.Answer); ok && strings.HasPrefix(b.Question, "Is ") {
				got = append(got, b.Text)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
