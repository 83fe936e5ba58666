package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

func TestData(t *testing.T) {
	d := parse(t, `<html lang="en-GB"><head><title> A
 vs B </title>
<meta name="Description" content="What &amp; why"><meta property="article:published_time" content="2025-11-02T08:00:00Z">
<meta name=author content="Ann Author"><meta name=author content="Second"><link rel=canonical href="https://x.example/a">
<script type="application/ld+json">
<!-- {"@context":"https://schema.org","@graph":[
 {"@type":["TechArticle","Article"],"headline":"A vs B","author":{"@type":"Person","name":"Ann &amp; Bob"},"dateModified":"2025-12-01"},
 {"@type":"http://schema.org/FAQPage","mainEntity":[{"@type":"Question","name":"Why?","acceptedAnswer":{"@type":"Answer","text":"<p>Because</p>"}}]}]} -->
</script>
<script type="application/ld+json">//<![CDATA[
[{"@type":"SoftwareApplication","name":"A","aggregateRating":{"ratingCount":12}}]
//]]></script>
<script type="application/ld+json">{broken</script>
</head><body><p>x</body></html>`).Data()
	got := map[string]string{
		"language": d.Language, "title": d.Title, "description": d.Description, "author": d.Author,
		"published": d.Published, "modified": d.Modified, "canonical": d.Canonical,
	}
	want := map[string]string{
		"language": "en-GB", "title": "A vs B", "description": "What & why", "author": "Ann Author",
		"published": "2025-11-02T08:00:00Z", "modified": "2025-12-01", "canonical": "https://x.example/a",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("data (-want +got):\n%s", diff)
	}
	questions := d.Objects("Question")
	if len(questions) != 1 || questions[0].Text("name") != "Why?" || questions[0].Text("acceptedAnswer", "text") != "<p>Because</p>" {
		t.Errorf("questions: %v", questions)
	}
	if a := d.Objects("TechArticle"); len(a) != 1 || a[0].Text("author") != "Ann & Bob" {
		t.Errorf("article: %v", a)
	}
	if s := d.Objects("SoftwareApplication"); len(s) != 1 || s[0].Text("aggregateRating", "ratingCount") != "12" {
		t.Errorf("application: %v", s)
	}
}

// TestOwn tells what the page's data says of it from what it says of pages that it lists.
func TestOwn(t *testing.T) {
	const list = `{"@type":"ItemList","itemListElement":[{"@type":"BlogPosting","headline":"Fern","datePublished":"2026-06-16","author":{"name":"Otto Else"}}]}`
	const own = `{"@type":"Article","headline":"Moss","datePublished":"2026-03-04","author":[{"name":"Ann Author"}]}`
	const other = `{"@type":"Article","headline":"Pine","datePublished":"2026-05-01","author":"Kai Other"}`
	for name, c := range map[string]struct{ data, published, author string }{
		"a list first":    {list + "," + own, "2026-03-04", "Ann Author"},
		"a list only":     {list, "", ""},
		"another first":   {other + "," + own, "2026-03-04", "Ann Author"},
		"no such title":   {other, "2026-05-01", "Kai Other"},
		"posts of a blog": {`{"@type":"Blog","blogPost":[` + other + `]},` + own, "2026-03-04", "Ann Author"},
	} {
		d := parse(t, `<title>Moss | The Wood</title><script type="application/ld+json">[`+c.data+`]</script><p>x`).Data()
		if d.Published != c.published || d.Author != c.author {
			t.Errorf("%s: published %q by %q, want %q by %q", name, d.Published, d.Author, c.published, c.author)
		}
	}
}

// TestAuthor reads who wrote a page from what is marked so.
func TestAuthor(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"told of elsewhere": {`<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"https://x.example/#p"}},{"@type":"Person","@id":"https://x.example/#p","name":"Ann Lee"}]}</script>`, "Ann Lee"},
		"nowhere":           {`<script type="application/ld+json">{"@type":"Article","author":{"@id":"https://x.example/#p"}}</script>`, ""},
		"a link":            {`<h1>A</h1><a rel="author" href="/a">Ann Lee</a>`, "Ann Lee"},
		"microdata":         {`<h1>A</h1><div itemprop="author" itemscope><span itemprop="name">Ann Lee</span></div>`, "Ann Lee"},
		"beside a trade":    {`<h1>A</h1><div itemprop="author" itemscope><a href="#"><img alt="Ann Lee" src="a.png"></a><div><a itemprop="url"><span itemprop="name">Ann Lee</span></a></div><small itemprop="description">Gardener</small></div>`, "Ann Lee"},
		"of a comment":      {`<h1>A</h1><div itemprop="comment"><b itemprop="author">Ann Lee</b><p>Fine.</p></div>`, ""},
		"Dublin Core":       {`<meta name="DC.creator" content="Ann Lee">`, "Ann Lee"},
	} {
		if got := parse(t, c.page).Data().Author; got != c.want {
			t.Errorf("%s: author %q, want %q", name, got, c.want)
		}
	}
	if got := parse(t, `<meta name="DC.date.issued" content="2024-05-03">`).Data().Published; got != "2024-05-03" {
		t.Errorf("published %q", got)
	}
}

func TestBreadcrumb(t *testing.T) {
	for name, page := range map[string]string{
		"JSON-LD": `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":2,"item":{"@id":"https://x/f","name":"Frameworks"}},{"@type":"ListItem","position":1,"name":"Stackups","item":"https://x/s"},{"position":3,"name":"A vs B"}]}</script><h1>A vs B</h1>`,
		"list":    `<ol><li><a href="https://x/s">Stackups</a></li><li><a href="https://x/f">Frameworks</a></li><li>A vs B</li></ol><h1>A vs B</h1>`,
		"spans":   `<nav><span><a href="https://x/s">Stackups</a></span><span>/</span><span><a href="https://x/f">Frameworks</a></span><span>/</span><span>A vs B</span></nav><h1>A vs B</h1>`,
		"text":    `<nav><a href="https://x/s">Stackups</a> / <a href="https://x/f">Frameworks</a> / A vs B</nav><h1>A vs B</h1>`,
		"slashes": `<div><a href="https://x/s">Stackups</a><i>›</i><a href="https://x/f">Frameworks</a><i>›</i><b>A vs B</b></div><div><h1>A vs B</h1></div>`,
	} {
		want := []outline.Link{{URL: "https://x/s", Text: "Stackups"}, {URL: "https://x/f", Text: "Frameworks"}}
		if diff := cmp.Diff(want, parse(t, page).Breadcrumb()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, sign := range []string{"/", "›", "&gt;"} {
		page := strings.ReplaceAll(`<p>Stackups / Frameworks / A vs B</p><h1>A vs B</h1>`, " / ", " "+sign+" ")
		if diff := cmp.Diff([]outline.Link{{Text: "Stackups"}, {Text: "Frameworks"}}, parse(t, page).Breadcrumb()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
	if got := parse(t, `<div><a href=/a><img alt=Logo></a></div><h1>A vs B</h1>`).Breadcrumb(); got != nil {
		t.Errorf("a breadcrumb of a logo: %v", got)
	}
	if got := parse(t, `<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul><h1>A vs B</h1>`).Breadcrumb(); got != nil {
		t.Errorf("a breadcrumb of a menu: %v", got)
	}
}
