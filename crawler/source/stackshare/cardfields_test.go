package stackshare_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// fieldForms write the fields of a card, each a label and a value.
var fieldForms = map[string]func(labels, values []string) string{
	"boxes": func(l, v []string) string {
		return each(l, v, `<div><div>%s</div><div>%s</div></div>`)
	},
	"bold in paragraphs": func(l, v []string) string { return each(l, v, `<p><b>%s:</b> %s</p>`) },
	"plain paragraphs":   func(l, v []string) string { return each(l, v, `<p>%s: %s</p>`) },
	"terms":              func(l, v []string) string { return `<dl>` + each(l, v, `<dt>%s</dt><dd>%s</dd>`) + `</dl>` },
	"rows": func(l, v []string) string {
		return `<table>` + each(l, v, `<tr><th>%s</th><td>%s</td></tr>`) + `</table>`
	},
	"items":  func(l, v []string) string { return `<ul>` + each(l, v, `<li>%s: %s</li>`) + `</ul>` },
	"spans":  func(l, v []string) string { return each(l, v, `<div><span>%s</span><span>%s</span></div>`) },
	"breaks": func(l, v []string) string { return `<p>` + each(l, v, `<strong>%s:</strong> %s<br>`) + `</p>` },
	"headings": func(l, v []string) string {
		return each(l, v, `<h5>%s</h5><div>%s</div>`)
	},
}

func each(labels, values []string, form string) string {
	var b strings.Builder
	for i := range labels {
		fmt.Fprintf(&b, form, labels[i], values[i])
	}
	return b.String()
}

// TestLabelledFields reads the fields of cards in any order and under any of their
// usual labels.
func TestLabelledFields(t *testing.T) {
	const text1, text2 = `We moved all of it in one week and have not looked back since.`, `I have learned both and cannot tell which of them suits a team of three. What would you take?`
	views1, views2 := int64(12400), int64(907)
	want := []record.Opinion{
		{Author: "Ana Roth", Role: "Lead at Acme Works", Date: "2021-05-01", Stance: "decided", Text: text1, Views: &views1},
		{Author: "Ben", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Jinja"}, Text: text2, Views: &views2},
	}
	labels := [][]string{
		{"Author", "Role", "Date", "Status", "Tools", "Text", "Views"},
		{"Written by", "Position", "Posted", "Decision", "Tags", "Advice", "Views"},
		{"By", "Title", "Published", "Type", "Stack", "Comment", "View count"},
		{"Posted by", "Job title", "Posted on", "Stance", "Topics", "Opinion", "Views"},
	}
	for name, form := range fieldForms {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(40) {
				random := rand.New(rand.NewPCG(seed, 1))
				names := labels[random.IntN(len(labels))]
				order := random.Perm(len(names))
				card := func(values ...string) string {
					var l, v []string
					for _, k := range order {
						if values[k] != "" {
							l, v = append(l, names[k]), append(v, values[k])
						}
					}
					if boxed := seed%2 == 0 || values[order[0]] == "" || order[0] == 1 || order[0] == 4; boxed {
						return `<div>` + form(l, v) + `</div>`
					}
					return form(l, v)
				}
				page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div>`+
					card("Ana Roth", "Lead at Acme Works", "May 1, 2021", "Decided", "", text1, "12.4K")+
					card("Ben", "", "2020-11-23", "Needs advice", "Python, Jinja", text2, "907")+
					`</div><h2>Related Comparisons</h2><p><a href="/stackups/b-vs-c">B vs C</a></p>`)
				if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
					t.Errorf("seed %d, %v %v (-want +got):\n%s", seed, names, order, diff)
				}
			}
		})
	}
}

// TestFieldsBesideATextWithoutLabel reads cards of which the author and the text have no
// label, and names behind the stance; also in boxes that are marked as asides.
func TestFieldsBesideATextWithoutLabel(t *testing.T) {
	const text1, text2 = `We moved all of it in one week and have not looked back since.`, `I have learned both and cannot tell which of them suits a team of three.`
	views1, views2 := int64(12400), int64(907)
	want := []record.Opinion{
		{Author: "Ana", Date: "2021-05-01", Stance: "decided", Text: text1, Views: &views1},
		{Author: "Ben", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Jinja"}, Text: text2, Views: &views2},
	}
	terms := func(name, date, stance, views, text string) string {
		return `<section><h3>` + name + `</h3><dl><dt>Date</dt><dd><p>` + date + `</p></dd><dt>Status</dt><dd><p>` + stance + `</p></dd><dt>Views</dt><dd><p>` + views + `</p></dd></dl><p>` + text + `</p></section>`
	}
	aside := func(name, date, stance, views, text string) string {
		return `<aside><p>` + name + `</p><p>` + date + `</p><p><strong>` + stance + `</strong></p><p>` + text + `</p><p>` + views + `</p></aside>`
	}
	badge := func(name, date, stance, views, text string) string {
		return `<div><h4>` + name + `</h4><div>` + strings.NewReplacer("on ", "on <a href=/x>", ", ", "</a><a href=/y>").Replace(stance) + `</div><p>` + text + `</p><dl><dt>Date</dt><dd>` + date + `</dd><dt>Views</dt><dd>` + views + `</dd></dl></div>`
	}
	for name, card := range map[string]func(name, date, stance, views, text string) string{"terms": terms, "asides": aside, "a badge above": badge} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card("Ana", "May 1, 2021", "Decided", "12.4k views", text1)+card("Ben", "2020-11-23", "Needs advice on Python, Jinja", "907 views", text2)+`<h2>Related Comparisons</h2><p><a href="/stackups/b-vs-c">B vs C</a></p>`)
			if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOnlyTagsHaveALabel reads the tags of cards in which nothing else has a label.
func TestOnlyTagsHaveALabel(t *testing.T) {
	for name, tags := range map[string]string{
		"links":     `<p>Tools: <a href="/python">Python</a>, <a href="/jinja">Jinja</a></p>`,
		"one link":  `<p>Tools: <a href="/python">Python</a></p>`,
		"a line":    `<p>Tags: Python, Jinja</p>`,
		"list":      `<div>Stack:</div><ul><li><a href="/python">Python</a></li><li><a href="/jinja">Jinja</a></li></ul>`,
		"no commas": `<div><b>Tools:</b> <span class="chip">Python</span><span class="chip">Jinja</span></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			views := int64(907)
			want := []record.Opinion{{Author: "Ben", Role: "CTO at Stone", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Jinja"}, Text: "I have learned both and cannot tell which of them suits a team of three.", Views: &views}}
			if name == "one link" {
				want[0].Tools = want[0].Tools[:1]
			}
			page := extractBody(t, pairTitle+`<h2>Advice on A, B</h2><article><h3>Ben</h3><p>CTO at Stone</p><p>Nov 23, 2020</p><p>Needs advice</p>`+tags+`<p>`+want[0].Text+`</p><p>907 views</p></article>`)
			if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTagsOfDecisions reads tags of decisions of which only the first is a tool of the page, in
// a line of their own, and one that is as short as somebody's initials.
func TestTagsOfDecisions(t *testing.T) {
	const text = "We moved all of it in one week and have not looked back since."
	for name, c := range map[string]struct {
		card string
		want record.Opinion
	}{
		"a line of chips": {
			`<div><strong>Ben</strong><span>Nov 23, 2020</span></div><div>Decided<div><span class="chip">A</span> <span class="chip">Moss</span> <span class="chip">Fern</span></div></div><div><p>` + text + `</p></div><button>See more</button>`,
			record.Opinion{Author: "Ben", Tools: []string{"A", "Moss", "Fern"}},
		},
		"a list with a letter": {
			`<p>By <a href="/u/x" rel="author">Ben Roth</a> on Nov 23, 2020</p><p>Decided on</p><ul><li><img alt="A" src="a.png">A</li><li><img alt="A++" src="b.png">A++</li><li><img alt="Moss" src="c.png">Moss</li></ul><p>` + text + `</p>`,
			record.Opinion{Author: "Ben Roth", Tools: []string{"A", "A++", "Moss"}},
		},
		"a role in brackets": {
			`<p>By <a href="/u/x" rel="author">Ben</a> (Student) on <span title="November 23, 2020">Nov 23, 2020</span></p><p>Decided</p><p>` + text + `</p><p>907 views</p>`,
			record.Opinion{Author: "Ben", Role: "Student"},
		},
		"a role in brackets and labels": {
			`<p>By <a href="/u/x" rel="author">Ben</a> (Student) on <span title="November 23, 2020">Nov 23, 2020</span></p><p>Decided on <a href="/moss">Moss</a></p><p>` + text + `</p><p><span>Views</span> <span>907</span></p>`,
			record.Opinion{Author: "Ben", Role: "Student", Tools: []string{"Moss"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Date, c.want.Stance, c.want.Text = "2020-11-23", "decided", text
			got := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2><section>`+c.card+`</section>`))
			for i := range got {
				got[i].Views = nil
			}
			if diff := cmp.Diff([]record.Opinion{c.want}, got); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCreditsBelowQuotations gives each quotation to whom the line below it names,
// whatever stands at the foot of the page.
func TestCreditsBelowQuotations(t *testing.T) {
	const text1, text2 = `We moved all of it in one week and have not looked back since.`, `I have learned both and cannot tell which of them suits a team of three.`
	views1, views2 := int64(12400), int64(907)
	want := []record.Opinion{
		{Author: "Ana", Date: "2021-05-01", Stance: "decided", Text: text1, Views: &views1},
		{Author: "Ben", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Jinja"}, Text: text2, Views: &views2},
	}
	quote := func(text, credit string) string {
		return `<blockquote><p>` + text + `</p></blockquote><p>— ` + credit + `</p>`
	}
	body := quote(text1, `<strong>Ana</strong> (Decided), 2021-05-01, 12.4k views`) + quote(text2, `<strong>Ben</strong> (Needs advice on Python, Jinja), 2020-11-23, 907 views`)
	for name, foot := range map[string]string{
		"nothing":    "",
		"a question": `<div><p>Was this page helpful?</p><button>Yes (312)</button> <button>No (9)</button></div>`,
		"a text":     `<div><p>Write to us if you know of an opinion that is missing here.</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+body+foot)
			if diff := cmp.Diff(want, bodiesOf[record.Opinion](page)); diff != "" {
				t.Errorf("opinions (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("a question below a card", func(t *testing.T) {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><h4>Ana</h4><p>May 1, 2021 · Decided · 12.4k views</p><p>`+text1+`</p><div><p>Was this page helpful?</p><button>Yes (312)</button> <button>No (9)</button></div>`)
		if diff := cmp.Diff(want[:1], bodiesOf[record.Opinion](page)); diff != "" {
			t.Errorf("opinions (-want +got):\n%s", diff)
		}
	})
}

// TestFieldsBesideTexts takes to the labelled fields of each card the text in front of them or
// behind them, and whoever signs it.
func TestFieldsBesideTexts(t *testing.T) {
	const text1, text2 = `We moved all of it in one week and have not looked back since.`, `I have learned both and cannot tell which of them suits a team of three.`
	first, second := [2][]string{{"Date", "Status", "Views"}, {"May 1, 2021", "Decided", "12.4k"}}, [2][]string{{"Role", "Date", "Status", "Tools", "Views"}, {"Lead at Acme Works", "November 23, 2020", "Needs advice", "Python, Jinja", "907"}}
	views1, views2 := int64(12400), int64(907)
	want := []record.Opinion{
		{Author: "Ana Roth", Date: "2021-05-01", Stance: "decided", Text: text1, Views: &views1},
		{Author: "Ben", Role: "Lead at Acme Works", Date: "2020-11-23", Stance: "needs_advice", Tools: []string{"Python", "Jinja"}, Text: text2, Views: &views2},
	}
	for _, form := range []string{"rows", "terms", "plain paragraphs"} {
		fields := fieldForms[form]
		for name, card := range map[string]func(author, text, fields string) string{
			"text behind": func(author, text, fields string) string {
				return `<h3>` + author + `</h3>` + fields + `<blockquote><p>` + text + `</p></blockquote>`
			},
			"text in front": func(author, text, fields string) string {
				return `<blockquote><p>` + text + `</p><p>—<strong>` + author + `</strong></p></blockquote>` + fields
			},
		} {
			if form == "plain paragraphs" && name == "text in front" {
				continue // nothing tells where the role belongs
			}
			got := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card("Ana Roth", text1, fields(first[0], first[1]))+card("Ben", text2, fields(second[0], second[1]))+`<h2>Related Comparisons</h2>`))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", form, name, diff)
			}
		}
	}
}

// TestLabelOfStance reads cards of which the stance and the tools alone have labels.
func TestLabelOfStance(t *testing.T) {
	const text = `I have learned both and cannot tell which of them suits a team of three.`
	for name, tools := range map[string]string{
		"links in boxes": `<div><div>Tools</div><div><div><a href="/t/1">Python</a></div><div><a href="/t/2">Redis</a></div></div></div>`,
		"a line":         `<p>Tools: Python, Redis</p>`,
	} {
		card := func(author string) string {
			return `<article><header><p>` + author + `</p><p>Jun 13, 2020</p></header><div><div>Status</div><div>Needs advice</div></div>` + tools + `<div><p>` + text + `</p></div><ul><li>907 views</li></ul></article>`
		}
		views := int64(907)
		want := record.Opinion{Author: "Ana Roth", Date: "2020-06-13", Stance: "needs_advice", Tools: []string{"Python", "Redis"}, Text: text, Views: &views}
		other := want
		other.Author = "Ben"
		got := bodiesOf[record.Opinion](extractBody(t, pairTitle+`<h2>Advice on A, B</h2>`+card("Ana Roth")+card("Ben")))
		if diff := cmp.Diff([]record.Opinion{want, other}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
