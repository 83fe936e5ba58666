package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBylines reads author and dates from the lines below the title.
func TestBylines(t *testing.T) {
	const org = `<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Organization","name":"Acme Magazine"},"datePublished":"2024-07-01"}</script>`
	for _, test := range []struct{ line, author, published, modified string }{
		{`<ul><li>Bea Lindt</li><li>Jul 1, 2024</li><li>9 min read</li></ul>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Jul 1, 2024 · 9 min read · By Bea Lindt</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<div><div>July 1, 2024</div><div>Bea Lindt</div></div>`, "Bea Lindt", "2024-07-01", ""},
		{`<div><div>July 1, 2024</div><div>Web Development</div></div>`, "", "2024-07-01", ""},
		{`<div><span>Bea van Lindt</span></div><div>1 July 2024</div>`, "Bea van Lindt", "2024-07-01", ""},
		{`<h4><a href="/author/bea">Bea Lindt</a></h4><div><time datetime="2024-07-01">July 1, 2024</time> • 9 min read</div>`, "Bea Lindt", "2024-07-01", ""},
		{`<h3><a href="/in/bea">Bea Lindt</a></h3><h4>Editor at Forms</h4><div>Published July 1, 2024</div>`, "Bea Lindt", "2024-07-01", ""},
		{`<div><time datetime="2024-07-01">July 1, 2024</time><span> Posted by </span><span>Bea Lindt</span><span> No comments: </span><a>Mail this</a></div>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>On July 1, 2024 Flask became the smaller one of the two, and it stayed so.</p>`, "", "", ""},
		{`<p>This comparison of two frameworks was last updated on July 1, 2024.</p>`, "", "", "2024-07-01"},
		{`<h3>Web Forms</h3><p>They came on July 1, 2024 at last.</p>`, "", "", ""},
		{`<p>Bea Lindt | 2024-07-01</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<address>B. Lindt Roe, <time datetime="2024-07-01">July 1, 2024</time></address>`, "B. Lindt Roe", "2024-07-01", ""},
		{`<div><img alt="Bea Lindt" src="b.png"><span>Bea Lindt</span><span>Editor of forms</span><span>July 1st, 2024</span></div>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Am 1. Juli 2024 von Bea Lindt</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>5 hours ago by Bea Lindt</p>`, "Bea Lindt", "", ""},
		{org + `<p>By Bea Lindt</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<meta name="author" content="Acme Magazine"><script type="application/ld+json">{"@type":"Organization","name":"Acme Magazine"}</script><p>By Bea Lindt on Jul 1, 2024</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<meta name="author" content="Kai Orso"><script type="application/ld+json">{"@type":"Organization","name":"Acme Magazine"}</script><p>By Bea Lindt on Jul 1, 2024</p>`, "Kai Orso", "2024-07-01", ""},
		{org + `<p>Many of us use both.</p>`, "Acme Magazine", "2024-07-01", ""},
		{`<p>Posted by Bea Lindt, July 2024</p>`, "Bea Lindt", "2024-07", ""},
		{`<p>By B. D. Lindt, updated July 1, 2024</p>`, "B. D. Lindt", "", "2024-07-01"},
		{`<p>Bea Lindt | Posted 1 July 2024 | Updated 2 July 2024</p>`, "Bea Lindt", "2024-07-01", "2024-07-02"},
		{`<div>Text by <i>Bea Lindt</i></div><div>1-Jul-2024</div>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Written by <a href="/b">Bea Lindt</a> on 1-Jul-2024 in <a href="/c">Forms</a></p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>By Bea Lindt, July 1, 2024. Tags: <a href="/t/web">Web</a> <a href="/t/orm">ORM</a></p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>By Bea Lindt July 1, 2024</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Bea Lindt | Posted in forms</p>`, "", "", ""},
		{`<div><a href="/a/bea">Bea Lindt</a><time datetime="2024-07-01">Jul 1, 2024</time></div>`, "Bea Lindt", "2024-07-01", ""},
		{`<div><a href="/tag/bea">Bea Lindt</a><time datetime="2024-07-01">Jul 1, 2024</time></div>`, "", "2024-07-01", ""},
		{`<div><a href="/a/forms">Web Forms</a><time datetime="2024-07-01">Jul 1, 2024</time></div>`, "", "2024-07-01", ""},
		{`<div>It is a snapshot of the page as it appeared on Nov 2, 2025 10:11:12 GMT.</div>`, "", "", ""},
		{`<div>Moss Board 4.2.0 is out (July 1, 2024). <a href="/r">Read the notes</a></div>`, "", "", ""},
		{`<div>Archived on Nov 2, 2025</div>`, "", "", ""},
		{`<figure><img alt="Bea Lindt" src="b.png"></figure><h4><a href="/b">Bea Lindt</a></h4><time datetime="2024-07-01">July 1, 2024</time>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>July 1, 2024</p><div><img alt="Bea Lindt" src="b.png"></div><div><a href="https://code.example/b">Bea Lindt</a></div>`, "Bea Lindt", "2024-07-01", ""},
		{`<img alt="Sublime Merge" src="m.png"><p>Sublime Merge</p>`, "", "", ""},
		{`<p>July 1, 2024 · 7 min · 1700 words · Bea Lindt</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<table><tr><th>Author</th><td>Bea Lindt</td></tr><tr><th>Updated</th><td>July 1, 2024</td></tr></table>`, "Bea Lindt", "", "2024-07-01"},
		{`<dl><dt>Author:</dt><dd>Bea Lindt</dd><dt>Date:</dt><dd>July 1, 2024</dd></dl>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Created by Bea Lindt</p>`, "Bea Lindt", "", ""},
		{`<p>7 min · Web Development</p>`, "", "", ""},
		{`<p>Bea Lindt</p><p>16–20 minutes</p>`, "Bea Lindt", "", ""},
		{`<h1>Django vs Flask</h1><p>Written by Bea Lindt on 1 July 2024</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Reviewed by Kai Orso on Oct 1, 2024</p><p>By Bea Lindt, Jul 1, 2024</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<p>Published: 2024-07-01 | Updated: 2024-07-02 | By: Bea Lindt</p>`, "Bea Lindt", "2024-07-01", "2024-07-02"},
		// What looks like a byline and is none.
		{`<ul><li>By changing the settings, forms gain speed. More can be found <a href="https://docs.example/f">here</a>.</li></ul>`, "", "", ""},
		{`<p>Bea Lindt</p>`, "", "", ""},
		{`<ul><li>Web Development</li><li>Jul 1, 2024</li></ul>`, "", "2024-07-01", ""},
		{`<ul><li>Python Frameworks</li><li>Jul 1, 2024</li></ul>`, "", "2024-07-01", ""},
		{`<p><a href="/category/bea">Bea Lindt</a></p><p>Jul 1, 2024</p>`, "", "2024-07-01", ""},
		{`<p>Webinar: Forms in Flask, July 1, 2024</p>`, "", "", ""},
		{`<p>Join us on July 1, 2024 in Berlin</p>`, "", "", ""},
		{`<p>Tested on July 1, 2024</p>`, "", "", ""},
		{`<p>Good for July 2024</p>`, "", "", ""},
		{`<p>Contents</p><ul>` + strings.Repeat(`<li><a href="#a">A part</a></li>`, 14) + `</ul><p>Bea Lindt</p><p>July 1, 2024</p>`, "Bea Lindt", "2024-07-01", ""},
		{`<div>Last updated</div><div>2024-07-01</div>`, "", "", "2024-07-01"},
	} {
		page := "<title>Django vs Flask</title><h1>Django vs Flask</h1>" + test.line + "<p>Django and Flask are Python frameworks for developers, each with an API.</p>" + licenses
		got := blog(t, page)
		if diff := cmp.Diff([]string{test.author, test.published, test.modified}, []string{string(got.Author), string(got.PublishedAt), string(got.ModifiedAt)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.line, diff)
		}
	}
}

// TestSigned reads author and date from below the text, and from no comment or other
// post there.
func TestSigned(t *testing.T) {
	for foot, want := range map[string][]string{
		`<footer><span>Posted on <time datetime="2024-07-01">July 1, 2024</time></span> <span>Author <a href="/author/bea">Bea Lindt</a></span></footer>`:                                          {"Bea Lindt", "2024-07-01"},
		`<div>Posted by <a href="https://p.example/profile/7">Bea Lindt</a> <a href="#c">6 comments:</a></div>`:                                                                                    {"Bea Lindt", ""},
		`<div><img src="b.png" alt="Bea Lindt"><p>Bea Lindt</p><p>She has kept servers alive for ten years.</p></div>`:                                                                             {"", ""},
		`<p>Posted by Bea Lindt on July 1, 2024</p><p>Posted by Kai Orso on July 3, 2024</p>`:                                                                                                      {"", ""},
		`<div><h2>Published by</h2><div><h3>Bea Lindt</h3><p>A teacher of many things. <a href="https://p.example/blog/author/bea/" rel="author">View all posts by Bea Lindt </a></p></div></div>`: {"Bea Lindt", ""},
		`<footer><span>Posted on July 1, 2024 by Bea Lindt</span></footer>`:                                                                                                                        {"Bea Lindt", "2024-07-01"},
		`<p>Posted on July 1, 2024 by the people of Acme</p>`:                                                                                                                                      {"", "2024-07-01"},
		`<div>Posted by <a href="/b">Bea Lindt</a> at <abbr title="2024-07-01T08:30:00-07:00">8:30 AM</abbr></div>`:                                                                                {"Bea Lindt", "2024-07-01"},
		`<ul><li>Posted by Bea Lindt on July 1, 2024</li></ul>`:                                                                                                                                    {"", ""},
	} {
		got := blog(t, `<title>Django vs Flask</title><body><article><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>`+licenses+strings.Repeat("<p>Both are kept well.</p>", 12)+foot+`</article></body>`)
		if diff := cmp.Diff(want, []string{string(got.Author), string(got.PublishedAt)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", foot, diff)
		}
	}
	const untitled = `<title>Django vs Flask</title><p>Django vs Flask</p><p>By <b>Bea Lindt</b>, July 1, 2024</p><p>Django and Flask are Python frameworks for developers, each with an API.</p>` + licenses
	if got := blog(t, untitled); got.Author != "Bea Lindt" || got.PublishedAt != "2024-07-01" {
		t.Errorf("author %q, date %q below a title that is no heading", got.Author, got.PublishedAt)
	}
	const ofSite = `<title>Forms: Django vs Flask</title><header><h1><a href="/">Forms</a></h1></header><h3>Django vs Flask</h3><p>By Bea Lindt</p><p>Django and Flask are Python frameworks for developers, each with an API.</p>` + licenses
	if got := blog(t, ofSite); got.Title != "Django vs Flask" || got.Author != "Bea Lindt" {
		t.Errorf("title %q, author %q below the name of the site", got.Title, got.Author)
	}
	named := `<p>Bea Lindt</p><p>Django and Flask are Python frameworks for developers, each with an API.</p>` + licenses + `<h2>About the author</h2><img src="b.png" alt="Bea Lindt"><p>Bea Lindt</p><p>She has kept servers alive.</p>`
	if got := blog(t, `<title>Django vs Flask</title><h1>Django vs Flask</h1>`+named).Author; got != "Bea Lindt" {
		t.Errorf("author %q of a page that names her below the title and below the text", got)
	}
}

// TestPostsAhead takes no date from the list of other posts in front of the title.
func TestPostsAhead(t *testing.T) {
	got := blog(t, `<title>Django vs Flask</title><ul><li><a href="/x">How to run a server of your own</a> - July 1, 2024</li><li><a href="/y">How to stop it again</a> - July 3, 2024</li></ul><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>`+licenses)
	if got.PublishedAt != "" {
		t.Errorf("published %q", got.PublishedAt)
	}
}

// TestLastChange reads the day of the last change at the end of a page.
func TestLastChange(t *testing.T) {
	for line, want := range map[string]string{
		`<footer><p>Last updated on July 1, 2024.</p></footer>`:                                       "2024-07-01",
		`<p>Last modified 2024-07-01 09:12:44 +0200</p>`:                                              "2024-07-01",
		`<h2>Flask</h2><p>Last updated: 2017-03-02</p><h2>Django</h2><p>Last updated: 2018-03-02</p>`: "",
		`<h2>Flask</h2><p>Last updated: 2017-03-02</p>`:                                               "",
		`<ul><li>Last updated: 2017-03-02</li></ul>`:                                                  "",
		`<footer><p>© 2026, Acme. Last updated on July 1, 2024.</p></footer>`:                         "2024-07-01",
		`<footer><p>Our terms were updated on July 1, 2024</p></footer>`:                              "",
	} {
		if got := string(blog(t, frameworks+licenses+strings.Repeat("<p>Both are kept well.</p>", 12)+line).ModifiedAt); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestSignature leaves the line that signs a page out of its last answer, and no other.
func TestSignature(t *testing.T) {
	for line, want := range map[string]string{
		"Posted on July 1, 2024 by Bea Lindt":                        "A framework.",
		"Posted on July 1, 2024 by the people of Acme":               "A framework.\nPosted on July 1, 2024 by the people of Acme",
		"Published in July 2024 by Bea Lindt, it is kept well.":      "A framework.\nPublished in July 2024 by Bea Lindt, it is kept well.",
		"Posted on July 1, 2024 by Bea Lindt, Django 5.1 is faster.": "A framework.\nPosted on July 1, 2024 by Bea Lindt, Django 5.1 is faster.",
	} {
		got := ""
		for _, f := range blog(t, frameworks+licenses+"<h2>What is Django?</h2><p>A framework.</p><p>"+line+"</p>").Facts {
			if a, ok := f.Body.(record.Answer); ok {
				got = a.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
