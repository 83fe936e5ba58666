package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCardLines divides the fields of a card that one line holds, with nothing
// but elements and white space between.
func TestCardLines(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	const decided, asks = "decided", "needs_advice"
	for name, c := range map[string]struct{ stance, card string }{
		"caption":                   {decided, `<figure><blockquote>` + text + `</blockquote><figcaption>— <cite>Ana Lee</cite> <time>May 21, 2020</time> <span>Decided</span> <span>524k views</span></figcaption></figure>`},
		"datetime":                  {decided, `<figure><blockquote>` + text + `</blockquote><figcaption><cite>Ana Lee</cite> <time datetime="2020-05-21">5 years ago</time> <span>Decided</span> <span>524k views</span></figcaption></figure>`},
		"no time element":           {decided, `<figure><blockquote>` + text + `</blockquote><figcaption>— <cite>Ana Lee</cite> <span>May 21, 2020</span> <span>Decided</span> <span>524k views</span></figcaption></figure>`},
		"only spans":                {decided, `<div><div><span>Ana Lee</span> <span>May 21, 2020</span> <span>Decided</span> <span>524k views</span></div>` + text + `</div>`},
		"tags":                      {asks, `<div><p><span>Ana Lee</span> <span>May 21, 2020</span> <span>Needs advice on Go, Elm, Zig</span> <span>524k views</span></p>` + text + `</div>`},
		"tags before the day":       {asks, `<figure><blockquote>` + text + `</blockquote><figcaption><cite>Ana Lee</cite> <span>Needs advice on Go, Elm, Zig</span> <time>May 21, 2020</time> <span>524k views</span></figcaption></figure>`},
		"views first":               {decided, `<div><p><span>524k views</span> <span>Decided</span> <span>May 21, 2020</span> <b>Ana Lee</b></p>` + text + `</div>`},
		"a table":                   {decided, `<table><tr><td><font>Ana Lee</font> <font size=1>May 21, 2020</font> <font>Decided</font> <font>524k views</font><tr><td>` + text + `</table>`},
		"spaced views":              {decided, `<div><p>Ana Lee</p><p>May 21, 2020</p><p>Decided</p><p>524&nbsp;k views</p>` + text + `</div>`},
		"spaced, other order":       {decided, `<div><p>May 21, 2020</p><p>524&nbsp;k views</p><p>Decided</p>` + text + `<p>Ana Lee</p></div>`},
		"counted in words":          {decided, `<div><p><b>Ana Lee</b></p><p><i>Thursday, May 21, 2020</i></p><div>Decided</div>` + text + `<p>viewed 524k times</p></div>`},
		"chips":                     {asks, `<div><p><b>Ana Lee</b></p><p>May 21, 2020</p><div>Needs advice on <span class=t>Go</span> <span class=t>Elm</span> <span class=t>Zig</span> </div>` + text + `<p>524k views</p></div>`},
		"chips of code":             {asks, `<div><h4>Ana Lee</h4><p>May 21, 2020 · <b>Needs advice</b> on <code>Go</code> <code>Elm</code> <code>Zig</code> · 524k views</p>` + text + `</div>`},
		"one of the tags in bold":   {asks, `<div><p>Ana Lee</p><p>May 21, 2020</p><p>Needs advice on <b>Go</b>, Elm, Zig</p>` + text + `<p>524k views</p></div>`},
		"badge, tags, time":         {asks, `<div><p><b>Ana Lee</b></p><p><span class=m>Needs advice</span> on Go, Elm, Zig <time datetime="2020-05-21">May 21, 2020</time></p>` + text + `<p>524k views</p></div>`},
		"credit behind a quotation": {decided, `<blockquote>` + text + `</blockquote><p>— <b>Ana Lee</b> (Decided), 21 May 2020, Views: 524k</p>`},
		"credit with tags":          {asks, `<blockquote>` + text + `</blockquote><p>— <b>Ana Lee</b> (Needs advice on Go, Elm, Zig), 21 May 2020, 524k views</p>`},
		"who says it":               {decided, `<div><div><b>Ana Lee</b> <span>says:</span></div><div><a href="#c"><time datetime="2020-05-21T09:12:00+00:00">May 21, 2020 at 9:12 am</time></a></div><p>Decided</p>` + text + `<p>524k views</p></div>`},
		"another dot":               {decided, `<div><p><b>Ana Lee</b></p><p>May 21, 2020 ∙ Decided</p>` + text + `<p>524k views</p></div>`},
		"initials":                  {decided, `<div><div><div>AL</div><div><span>Ana Lee</span> <span>May 21, 2020</span></div></div><p>Decided</p>` + text + `<p>524k views</p></div>`},
		"headed by its author":      {decided, `<h3>Ana Lee</h3><div><p>May 21, 2020<br><b>Decided</b></p><blockquote>` + text + `</blockquote><p>524k views</p></div>`},
		"a joined day":              {asks, `<div><p>Ana Lee</p><p>21-May-2020</p><p>Needs advice on Go, Elm, Zig</p>` + text + `<p>524k views</p></div>`},
		"spaced, bars":              {decided, `<li><div>Ana Lee | May 21, 2020 | Decided | 524&nbsp;K views</div>` + text},
		"spaced, tags":              {asks, `<div><p>Ana Lee · May 21, 2020</p><p><span>Needs advice on Go, Elm, Zig</span> <span>524 k views</span></p>` + text + `</div>`},
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+c.card))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views := int64(524000)
			want := record.Opinion{Author: "Ana Lee", Date: "2020-05-21", Stance: c.stance, Text: "We moved all of it in one week and have not looked back since.", Views: &views}
			if c.stance == asks {
				want.Tools = []string{"Go", "Elm", "Zig"}
			}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestNameAndRoleInOneLine tells them apart by their looks.
func TestNameAndRoleInOneLine(t *testing.T) {
	const text = `<p>We moved all of it in one week and have not looked back since.</p>`
	for name, line := range map[string]string{
		"bold and italic":   `<b>Ana Lee</b> <i>engineer at Acme</i> | May 21, 2020 | Decided | 524 views`,
		"bold":              `<b>Ana Lee</b> engineer at Acme | May 21, 2020 | Decided | 524 views`,
		"bold, own line":    `<b>Ana Lee</b> engineer at Acme<br>May 21, 2020 | Decided | 524 views`,
		"link":              `<a href="/@ana">Ana Lee</a> engineer at Acme · May 21, 2020 · Decided · 524 views`,
		"small":             `<span>Ana Lee</span> <small>engineer at Acme</small> · <time>May 21, 2020</time> · Decided · 524 views`,
		"italic, no signs":  `<span>Ana Lee</span> <em>engineer at Acme</em> <time>May 21, 2020</time> <span>Decided</span> <span>524 views</span>`,
		"quoted, no signs":  `— <cite>Ana Lee</cite> engineer at Acme <span>May 21, 2020</span> <span>Decided</span> <span>524 views</span>`,
		"comma, no signs":   `— <cite>Ana Lee</cite>, engineer at Acme <span>May 21, 2020</span> <span>Decided</span> <span>524 views</span>`,
		"comma in the role": `<b>Ana Lee</b> <span>engineer at Acme, Inc</span> | May 21, 2020 | Decided | 524 views`,
	} {
		t.Run(name, func(t *testing.T) {
			list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><ul><li><div>`+line+`</div>`+text+`</ul>`))
			if len(list) != 1 {
				t.Fatalf("%d opinions: %+v", len(list), list)
			}
			views, role := int64(524), "engineer at Acme"
			if name == "comma in the role" {
				role += ", Inc"
			}
			want := record.Opinion{Author: "Ana Lee", Role: role, Date: "2020-05-21", Stance: "decided", Text: "We moved all of it in one week and have not looked back since.", Views: &views}
			if diff := cmp.Diff(want, list[0]); diff != "" {
				t.Errorf("opinion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestHeadingsOfAdvice reads quotations with captions for opinions below any heading of these.
func TestHeadingsOfAdvice(t *testing.T) {
	const card = `<figure><span>Decided</span><blockquote><p>We moved all of it in one week and have not looked back since.</p></blockquote><figcaption><div><span>Ana Lee</span></div><span>May 21, 2020</span></figcaption><div><span>524k views</span></div></figure>`
	for _, heading := range []string{"Advice on A and B", "What developers say about A and B", "Opinions about A, B"} {
		list := bodiesOf[record.Opinion](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>`+heading+`</h2>`+card))
		if len(list) != 1 || list[0].Author != "Ana Lee" || list[0].Date != "2020-05-21" || list[0].Stance != "decided" {
			t.Errorf("%s: %+v", heading, list)
		}
	}
}

// TestViewsBehindTheirPicture reads a line of which one field is a count behind the picture
// that says what it counts.
func TestViewsBehindTheirPicture(t *testing.T) {
	card := func(author, views string) string {
		return `<article><p><em>Decided</em></p><p>We moved all of it in one week and have not looked back since.</p><footer><strong>` + author + `</strong> · <span>May 21, 2020</span> · <img src="/eye.svg" alt="views"> ` + views + ` · <a href="#c">Comments</a></footer></article>`
	}
	var got []string
	for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+card("Ana Lee", "12k")+card("Bo Ek", "940"))) {
		got = append(got, fmt.Sprintf("%s %s %d", o.Author, o.Date, votes(o.Views)))
	}
	if diff := cmp.Diff([]string{"Ana Lee 2020-05-21 12000", "Bo Ek 2020-05-21 940"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
