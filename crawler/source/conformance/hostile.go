package conformance

import (
	"fmt"
	"strings"
)

// hostilePage is a page that is made to hurt readers that look at a thing once
// for each other thing.
type hostilePage struct {
	name string
	body []byte
}

// hostilePages are pages of about size bytes, each of one shape without end, under
// a title that makes readers take them for a comparison.
func hostilePages(size int) []hostilePage {
	var list []hostilePage
	for _, kind := range [...]struct{ name, head string }{
		{"versus", "<title>Django vs Flask</title><h1>Django vs Flask</h1><p>software framework open source library developers api python web code</p>"},
		{"alternatives", "<title>Best Django alternatives</title><h1>Best Django alternatives</h1><p>software framework open source library developers api python web code Django Flask</p><h2>1. Flask</h2><p>Flask is a framework.</p><h2>2. FastAPI</h2><p>FastAPI is a framework.</p>"},
	} {
		for _, s := range endless {
			n := (size - len(kind.head)) / len(s.unit)
			list = append(list, hostilePage{kind.name + " " + s.name, []byte(kind.head + s.before + strings.Repeat(s.unit, n) + s.after)})
		}
		for _, s := range counted {
			var b strings.Builder
			b.WriteString(kind.head + s.before)
			for i := 0; b.Len() < size; i++ {
				b.WriteString(strings.ReplaceAll(s.unit, "%", fmt.Sprint(i)))
			}
			list = append(list, hostilePage{kind.name + " " + s.name, []byte(b.String() + s.after)})
		}
	}
	return list
}

// shape is what a hostile page repeats, and what stands around it.
type shape struct{ name, before, unit, after string }

var endless = []shape{
	{"entries", "", "<li>entry text", ""},
	{"entries that are tools", "", "<li>Django<li>Flask", ""},
	{"badges", "", "<li>Nice Pick", ""},
	{"rows of features", "", "<div>Feature</div><div>Django</div><div>Flask</div>", "<div>x</div>"},
	{"rows of tools", "", "<div>Tool</div><div>aa</div><div>Django</div><div>bb</div>", "<div>Flask</div>"},
	{"bold names", "", "<p><b>Feature</b><p><b>Django</b><p><b>Flask</b><p>x<p>y<p>z", "<p>x"},
	{"a row", "<table><tr>", "<td>some", ""},
	{"a row under names", "<table><tr><td>Django<td>Flask<tr>", "<td>some", ""},
	{"tables", "", "<table><tr><td>Django<td>Flask<tr><td>a<td>b</table>", ""},
	{"nested", "", "<div role=x>a", "x"},
	{"footers", "", "<footer>a</footer>", ""},
	{"footers of boxes", "", "<div><footer>a</footer>abc def</div>", ""},
	{"unclosed", "", "<div><p><span>x<ul><li>y", ""},
	{"end tags that end nothing", "<x-y><div>", "<span></x-y>", ""},
	{"lines of an item", "<ul><li>x", "<br>y", "</ul>"},
	{"titles", "", "<div>Django vs Flask</div>", ""},
	{"breadcrumbs", "", "<div><a href=/>Home</a> / <a href=/x>Django</a> / Best Django alternatives</div>", ""},
	{"a grid", "<div style='display:grid;grid-template-columns:1fr 1fr 1fr'>", "<div>ab</div>", "</div>"},
	{"a flow", "<div>", "<div>ab</div>", "</div>"},
	{"pros and cons", "", "<h3>Pros of Django</h3><ul><li>fast<li>nice</ul><h3>Cons of Django</h3><ul><li>slow</ul>", ""},
	{"a paragraph", "<p>", "Django is 3 times faster than Flask in 2025, says X. ", ""},
	{"paragraphs", "", "<p>Django is 3 times faster than Flask in 2025, says X. ", ""},
	{"a sentence of figures", "<p>", strings.Repeat("1 ms ", 780) + ". ", ""},
	{"a sentence of figures of tools", "<p>", strings.Repeat("Django 1 s, Flask 2 s, ", 160) + ". ", ""},
	{"a sentence of figures of tools respectively", "<p>", "Django and Flask " + strings.Repeat("1 s, 2 s, ", 380) + "respectively. ", ""},
	{"a sentence of shares", "<p>", strings.Repeat("Django 5%, Flask 7%, ", 180) + ". ", ""},
	{"a sentence of notes", "<p>", strings.Repeat("Django (5 ms) (", 250) + ". ", ""},
	{"a sentence of names", "<p>", strings.Repeat("Django ’ ", 300) + "needs 40 MB. ", ""},
	{"a sentence with as many figures as are read", "<p>", strings.Repeat("Django and Flask need some of the memory for all of the things that it has is 40 MB ", 31) + ". ", ""},
	{"a sentence with words of every rule", "<p>", strings.Repeat("Django and Flask need a notable aimless planet and claimant limits (before) the tests and it has it under all deadlines is 40 MB ", 31) + ". ", ""},
	{"sentences of advice", "<p>", "If you like it, use Django. ", ""},
	{"a sentence of advice", "<p>", strings.Repeat("Use Django if you want, choose Flask when x, ", 85) + ". ", ""},
	{"a sentence of users", "<p>", strings.Repeat("Netflix use Django and ", 160) + ". ", ""},
	{"words for users", "<p>", "created by used by Django ", ""},
	{"questions", "", "<h3>Why is Django so fast?</h3><p>Because.", ""},
	{"hidden", "", "<h2>x</h2><div hidden>a</div>", ""},
	{"bullets", "", "<table><tr><td>*<td>abc<tr><td>*<td>def</table>", ""},
	{"rows that are tables", "<table><tr><td>Name<td>Year</table>", "<table><tr><td>ab<td>cd</table>", ""},
	{"labels over values", "<table><tr><th>Django<th>Flask", "<tr><th colspan=2>ab<tr><td>c<td>d", "</table>"},
	{"a grid in parts", "<div role=grid>", "<div role=row aria-rowindex=1><div role=cell aria-colindex=1>a</div></div>", "</div>"},
	{"headers", "", "<table><tr><th>A<th>B</table>", ""},
	{"figures", "", "<div>Stars 1.2K</div><div>Forks</div><div>5K</div>", ""},
	{"decisions", "<h2>Decisions about Django and Flask</h2>", "<div><b>John Doe</b><div>CTO at X</div><div>Jan 2, 2020</div><p>We use Django because of things</p><span>5 upvotes</span></div>", ""},
	{"cells of views", "<h2>Decisions about Django</h2><table><tr><th>author<th>views</tr>", "<tr><td>John Doe<td>77</tr>", "</table>"},
	{"advice", "", "<p>Use Django if you want x</p><p>Nice Pick</p>", ""},
	{"names", "<h2>Pros</h2>", "<p>Django</p><p>text here</p>", ""},
	{"labels", "<p>", "<b>Pros: </b>x ", ""},
	{"texts for the eye", "<div>" + strings.Repeat("<span>", 200), "<b><i aria-hidden=true>a</i></b>", ""},
	{"figures behind labels", "<div>", "<span>Stacks</span><span aria-hidden=true>91</span>", "</div>"},
	{"rows in groups", "<h2>Detailed Comparison</h2><table>", "<tr><th colspan=2>License<tr><td>Django<td>BSD<tr><td>Flask<td>MIT", "</table>"},
	{"entries that are paid for", "<ul>", "<li>It lasts.<li><a rel=sponsored href=x>a nail from us</a>", "</ul>"},
	{"pieces of a link", "<p>", "<a href=x>a</a>, ", ""},
	{"broken tags in drawings", "", "<svg><title>a</title><path d=M0/></svg>", ""},
	{"tables of one row", "", "<table><tr><th>Stars<td>5K</table>", ""},
	{"short rows below a wide head", "<table><tr>" + strings.Repeat("<th>Tool", 200), "<tr><td>5<td>7", "</table>"},
	{"labels with figures", "", "<div><div>Stacks</div><div>5K</div></div>", ""},
	{"dates behind a text", "<p>" + strings.Repeat("Django (5 ms) ", 2000), "<time datetime=2020-01-02>x</time>", ""},
	{"lines that are tools", "<p>", "Django<br>", ""},
	{"lines with figures", "<p>", "Stars<br>5K<br>", ""},
	{"empty labels", "<h2>Detailed Comparison</h2>", "<p>Pros</p>", ""},
}

// counted are shapes of which each has another number in place of %.
var counted = []shape{
	{"cards", "", "<div class=card><h3>Tool%</h3><p>Language: Go%</p><p>License: MIT</p><p>Stars: %</p></div>", ""},
	{"bold cards", "", "<div><p><b>Tool%</b></p><ul><li>Language: Go</li><li>License: MIT</li></ul></div>", ""},
	{"terms", "<h3>Django</h3><dl>", "<dt>Label%<dd>value", "</dl><h3>Flask</h3><dl><dt>Label1<dd>value</dl>"},
	{"rows", "<div><div><b>Name</b><i></i></div>", "<div><div>Row%</div><div>%</div></div>", "</div>"},
	{"rows of three", "<div><div><div>Name</div><div>What</div><div>Other</div></div>", "<div><div>Row%x</div><div>w%</div><div>three</div></div>", "</div>"},
	{"headings", "", "<h4>A heading with % words and more of it in it</h4>", ""},
	{"points", "<h2>Pros of Django</h2>", "<li>point %</li><li>%</li>", ""},
	{"rows that are tools", "<table><tr><th>Tool<th>Memory", "<tr><td>Tool%<td>% MB", "</table><h2>x</h2><p>Tool1 needs 1 MB.</p>"},
	{"authors", "<h2>Decisions about Django and Flask</h2>", "<div>John %</div>", "<p>We use Django because of things.</p>"},
	{"alternatives", "<h2>What are some alternatives to Django?</h2>", "<h3>Tool%</h3><p>Tool% is a tool, and says so.</p>", ""},
	{"comparisons", "<h2>Related comparisons</h2>", "<p><a href=/stackups/a%-vs-b%>A% vs B%</a></p>", ""},
	{"numbers", "", "<p>%) something more", ""},
	{"differences", "<h2>Django vs Flask: What are the differences?</h2>", "<p><b>Point %:</b> The one does this in % ways, and the other does not.</p>", ""},
	{"opinions", "<h2>Decisions about Django and Flask</h2>", "<div><b>John %</b><div>CTO at X</div><div>Jan 2, 2020</div><p>We use Django because of % things.</p></div>", ""},
	{"tables of views", "<h2>Decisions about Django and Flask</h2>", "<table><tr><th>author<th>views</tr><tr><td>John %<td>%</tr></table><p>We use it because of % things.</p>", ""},
	{"properties", "", "<h2>Django</h2><dl><dt>a%<dd>x<dt>b%<dd>y</dl><h2>Flask</h2><dl><dt>c%<dd>x<dt>d%<dd>y</dl>", ""},
	{"properties of tools", "", "<h2>Tool%</h2><p>Tool% is a tool, and says so.</p><dl><dt>Author<dd>x%<dt>Price<dd>%</dl>", ""},
	{"points by tool", "<h2>Pros</h2><ul>", "<li>Django: a%</li><li>Flask: b%</li>", "</ul>"},
	{"points of both", "<h2>Detailed Comparison</h2>", "<h3>Pros &amp; Cons</h3><p>+ a%</p>", ""},
	{"linked images", "<p>", "<a href=/t%><img alt=a></a>b", ""},
	{"counts in pieces", "<p>", "<a href=/django/django/stargazers>% stars</a>", ""},
	{"languages", "<h2>Languages</h2>", "<li>Python %</li>", ""},
	{"shares of languages", "<h2>Languages</h2>", "<li>L% <b>0.0001&#37;</b></li>", ""},
	{"integrations", "<h2>What tools integrate with Django?</h2>", "<li>Tool%</li>", ""},
}
