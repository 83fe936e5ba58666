package walk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

func parse(tb testing.TB, page string) *outline.Outline {
	tb.Helper()
	o, err := walk.Page([]byte(page))
	if err != nil {
		tb.Fatalf("Parse: %v", err)
	}
	return o
}

// view writes the blocks of an outline one a line: what it is, where it
// stands if not in the body, and its fields.
func view(o *outline.Outline) []string {
	var lines []string
	for i := range o.Blocks() {
		b := &o.Blocks()[i]
		what := b.Kind.String()
		if b.Kind == outline.Heading {
			what = fmt.Sprintf("h%d", b.Level)
		}
		if b.Region != outline.Body {
			what += "(" + b.Region.String() + ")"
		}
		if b.Soft {
			what = "+" + what
		}
		var fields []string
		for _, f := range o.After(b.Index - 1).Before(b.Index + 1).Fields() {
			text := f.Text
			if f.Alt != "" {
				text = "[" + f.Alt + "]"
			}
			fields = append(fields, text)
		}
		lines = append(lines, what+": "+strings.Join(fields, " ¦ "))
	}
	return lines
}

// under returns what stands under the heading title; the test fails if there is none.
func under(tb testing.TB, o *outline.Outline, title string) *outline.Outline {
	tb.Helper()
	for i := range o.Blocks() {
		if b := &o.Blocks()[i]; b.Kind == outline.Heading && b.Text == title {
			return o.Under(b)
		}
	}
	tb.Fatalf("no heading %q in:\n%s", title, strings.Join(view(o), "\n"))
	return nil
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"inline elements join", `<p>One <b>bold</b><i>, odd</i> and <a href=x>a <em>link</em></a>.</p>`, []string{"paragraph: One bold, odd and a link."}},
		{"slots are set apart", `<x-card><b slot="who">Ana</b><i slot="when">May 21</i><x-tag slot="type">Needs advice</x-tag> on <x-chip>Go</x-chip><div slot="body">Text.</div><b slot="n">524 views</b><x-button>Reply</x-button></x-card>`, []string{"paragraph: Ana ¦ May 21 ¦ Needs advice on Go", "paragraph: Text.", "paragraph: 524 views ¦ Reply"}},
		{"a comment splits no number", `<p>Stars 85<!-- -->.6<!-- -->K</p>`, []string{"paragraph: Stars 85.6K"}},
		{"elements split no number", `<div><span>85</span><span>.6</span><span>K</span></div>`, []string{"paragraph: 85.6K"}},
		{"a narrow space before K is not seen", "<p>85.6&#8201;K and 12&#8239;345 and 5&#8201;km</p>", []string{"paragraph: 85.6K and 12\u202f345 and 5 km"}},
		{"permalinks of headings go", `<h2>Django<a href="#django" title="Permalink">¶</a></h2><h3><a href="p#c">#</a> C#</h3><h3><a href="#x" aria-label="Link"><svg></svg></a>Go</h3><h3><a href="#rust">Rust</a></h3><p><a href="#n">*</a> note</p>`,
			[]string{"h2: Django", "h3: C#", "h3: Go", "h3: Rust", "paragraph: * note"}},
		{"links to change a section go", `<h2><span>Quarry</span><span>[<a href="w?action=edit&section=2">edit</a> | <a href="w?do=source">source</a>]</span></h2><div><h3><img alt=Marl>Marl</h3><span>[</span><a href=e>Bearbeiten</a><span>]</span></div><div><h4>Slate</h4><a href="/w?veaction=edit"><i></i><span>Edit</span></a></div><h4>Chert <a href="/w/edit?s=4">change</a></h4><h4>Tuff <button>Show all</button></h4><p>text</p>`,
			[]string{"h2: Quarry", "h3: [Marl] ¦ Marl", "h4: Slate", "h4: Chert", "h4: Tuff", "button: Show all", "paragraph: text"}},
		{"others stay", `<h2><a href=q>Quarry [beta]</a></h2><h3>Marl [new]</h3><h3><a href="/edit/">Edit</a></h3><h3>Slate <a href=/edit-distance>edit distance</a></h3><p>See [<a href=1>1</a>]</p>`,
			[]string{"h2: Quarry [beta]", "h3: Marl [new]", "h3: Edit", "h3: Slate edit distance", "paragraph: See [1]"}},
		{"a bullet beside its item", `<div><div>•</div><div>one</div></div><div><div>•</div><div>two</div></div><p>a</p><table><tr><td>x<td>y<tr><td>•<td>-</table>`,
			[]string{"item: one", "item: two", "paragraph: a", "cell: x", "cell: y", "cell: •", "cell: -"}},
		{"soft hyphens and zero widths go", "<p>Frame&shy;work&#8203;s &#8288;done<wbr>.</p>", []string{"paragraph: Frameworks done."}},
		{"ligatures are letters", "<p>signi\ufb01cant, o\ufb03cial</p>", []string{"paragraph: significant, official"}},
		{"emoji as icons", `<p><span role="img" aria-label="logo">🧩</span> <a href="/q">Quarry</a></p><p><span role="img" aria-label="Stars">⭐</span> <b>12K</b></p><p>Forms <span role=img aria-label="yes">✅</span></p>`, []string{"paragraph: Quarry", "paragraph: [Stars] ¦ 12K", "paragraph: Forms ✅"}},
		{"figures in fields", `<div><div>Users</div><div><input type="text" readonly value="38.7K"></div></div><p>Size <input value="12"> <input readonly value="name"></p>`, []string{"paragraph: Users", "paragraph: 38.7K", "paragraph: Size"}},
		{"what stands in for a drawing", `<p>Forms</p><object type="image/svg+xml" data="x.svg"><p>No chart</p></object>`, []string{"paragraph: Forms"}},
		{"joiners beside ASCII go", "<p>\u200b85.6\u200bK\u200c می\u200cخواهم</p>", []string{"paragraph: 85.6K می\u200cخواهم"}},
		{"white space joins", "<p>  a\n\t b &nbsp; c  </p>", []string{"paragraph: a b c"}},
		{"a line break splits", `<p>one<br>two<br/><br>three</p>`, []string{"paragraph: one", "+paragraph: two", "+paragraph: three"}},
		{"not amid a sentence", `<p>Moss grows on walls, roofs and<br>stones. It needs the<br/> shade.<br>Or<br>so<br>A log to log in<br>Sign up</p><pre>moss and<br>fern</pre>`, []string{"paragraph: Moss grows on walls, roofs and stones. It needs the shade.", "+paragraph: Or", "+paragraph: so", "+paragraph: A log to log in", "+paragraph: Sign up", "code: moss and", "+code: fern"}},
		{"not in a heading", `<h1>Django<br>vs Flask</h1>`, []string{"h1: Django vs Flask"}},
		{"blocks split", `<div>a<div>b</div>c<section>d</section></div>`, []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"}},
		{"inline items are set apart", `<div><span>Stacks</span><span>38.7K</span></div>`, []string{"paragraph: Stacks ¦ 38.7K"}},
		{"with white space too", "<div><span>Stacks</span>\n<span>38.7K</span></div>", []string{"paragraph: Stacks ¦ 38.7K"}},
		{"words of a title", `<h1><span>Django</span><span>vs</span><span>C</span><span>++</span></h1>`, []string{"h1: Django vs C++"}},
		{"rows of spans", `<div><span><span>Stacks</span><span>1</span></span><span><span>Votes</span><span>2</span></span></div>`, []string{"paragraph: Stacks ¦ 1", "paragraph: Votes ¦ 2"}},
		{"image alternates stay apart", `<a href=/d><img src=d.png alt="Django">Django</a>`, []string{"paragraph: [Django] ¦ Django"}},
		{"a picture alone", `<div><img alt="Logo &amp; co" src=x></div>`, []string{"picture: [Logo & co]"}},
		{"icons with titles", `<p><svg><title>GitHub</title><path d=x></svg> Stars</p>`, []string{"paragraph: [GitHub] ¦ Stars"}},
		{"scripts and styles are not read", `<p>a<script>var b</script><style>c{}</style><!-- d --></p><template></template>`, []string{"paragraph: a"}},
		{"form controls are not read", `<form><label>Mail <input value=x></label><select><option>y</select><textarea>z</textarea></form>`, []string{"button: Mail"}},
		{"what is to come", `<h2>Votes</h2><p>Loading…</p><div>Please wait...</div><p>Loading … a truck</p>`, []string{"h2: Votes", "paragraph: Loading … a truck"}},
		{"a heading's own address behind it", `<div><h3>Votes</h3><a href="#votes" aria-label="Permalink: Votes"><svg aria-hidden=true></svg></a></div><p>12</p>`, []string{"h3: Votes", "paragraph: 12"}},
		{"in words, for those who do not see it", `<div><h3 id=votes>Votes</h3><a href="#votes"><i aria-hidden=true></i><span>Link to this section</span></a></div><p><a href="#votes">See the votes</a></p>`,
			[]string{"h3: Votes", "paragraph: See the votes"}},
		{"white space in an element", `<h2><span lang=en>More</span><span lang=en> </span><span lang=en>Quarries</span><o:p></o:p></h2><p><b><span><span>Grey</span><span> </span><span>Slate</span></span></b></p><p><span>Votes</span> <span>12</span></p>`,
			[]string{"h2: More Quarries", "h7: Grey Slate", "paragraph: Votes ¦ 12"}},
		{"chips behind a label", `<div>Made of <span class=t>Slate</span> <span class=t>Chalk</span></div><p>It is <span class=t>Slate</span> <span class=t>Chalk</span> mostly, or what is left of them.</p>`,
			[]string{"paragraph: Made of ¦ Slate ¦ Chalk", "paragraph: It is Slate Chalk mostly, or what is left of them."}},
		{"a count right behind a word", `<ul><li>Stable<b>12</b><li>Quick<i><b>3<!-- -->4</b></i><li>CO<sub>2</sub><li>OAuth2<li>See <b>7</b><li>of <a href="/jinja">Jinja</a><b>12.9k views</b></ul>`,
			[]string{"item: Stable ¦ 12", "item: Quick ¦ 34", "item: CO2", "item: OAuth2", "item: See 7", "item: of Jinja ¦ 12.9k views"}},
		{"labels of lists to select from", `<p>a</p><label>Order by <select><option>y</select></label>`, []string{"paragraph: a"}},
		{"a code to copy", `<p>a</p><form><label>Embed <textarea readonly>b</textarea></label></form>`, []string{"paragraph: a", "button: Embed"}},
		{"texts beside fields", `<p>Django has 80,000 stars. <select><option>a</select></p><p>Flask has 67,000. <textarea></textarea></p>`, []string{"paragraph: Django has 80,000 stars.", "paragraph: Flask has 67,000."}},
		{"a count right before a word", `<ul><li><b>12</b>Stable<li><b>7</b>SQL all the way<li><b>85</b>MB<li><b>3</b>D</ul>`,
			[]string{"item: 12 ¦ Stable", "item: 7 ¦ SQL all the way", "item: 85MB", "item: 3D"}},
		{"an advert in a cell", `<table><tr><td><div><span>Sponsored</span> <a href=/x>Cheap servers</a></div><tr><td>Sponsored<td><a href=/y>Yes</a></table>`,
			[]string{"cell(advert): Sponsored ¦ Cheap servers", "cell: Sponsored", "cell: Yes"}},
		{"an article that is an advert in a cell", `<table><tr><td><p>Slate</p><article><span>Sponsored</span><b>Acme Nails</b><p>From $3.99.</p></article></table>`,
			[]string{"cell: Slate", "cell(advert): Sponsored ¦ Acme Nails", "cell(advert): From $3.99."}},
		{"a figure that is drawn with its label", `<p><svg role=img aria-label="Users: 38.7K"><title>Users: 38.7K</title><g><rect/><text aria-hidden=true>Users</text><text>Users</text><text aria-hidden=true>38.7K</text><text>38.7K</text></g></svg></p><p>Sales<svg aria-label="Sales of Monday"><text>Mon</text><text>12</text></svg></p>`,
			[]string{"paragraph: Users: 38.7K", "paragraph: Sales ¦ [Sales of Monday]"}},
		{"a figure that is drawn", `<div>Users <svg role=img aria-label="38.7K"><rect/><text>38.7K</text></svg></div><p>Sales<svg><text>Mon</text><text>12</text></svg></p><p>Score<svg aria-label="Stars"><text>4</text></svg></p>`,
			[]string{"paragraph: Users 38.7K", "paragraph: Sales", "paragraph: Score ¦ [Stars]"}},
		{"thousands at no-break spaces", `<p>85&nbsp;600, 1&nbsp;208&nbsp;004</p><p>91&nbsp;176&nbsp;12</p><p>2019&nbsp;100</p><p>555&nbsp;123&nbsp;4567</p><p>3.7&nbsp;100</p>`,
			[]string{"paragraph: 85\u202f600, 1\u202f208\u202f004", "paragraph: 91 176 12", "paragraph: 2019 100", "paragraph: 555 123 4567", "paragraph: 3.7 100"}},
		{"a label for each size of screen", `<dl><dt><span class="l">Users of Slate</span><span class="s">Slate</span><dd>12</dl><p>3 <b class="l">Old Roofs</b><b class="s">Roofs</b></p><div><span class=t>Ruby on Rails</span><span class=t>Rails</span></div>`,
			[]string{"term: Users of Slate", "description: 12", "paragraph: 3 ¦ Old Roofs", "paragraph: Ruby on Rails ¦ Rails"}},
		{"buttons are told", `<div>Rapid development<button>+ 1</button></div>`, []string{"paragraph: Rapid development", "button: + 1"}},
		{"lists", `<ul><li>a<ol><li>b</ol><li>c</ul>`, []string{"item: a", "item: b", "item: c"}},
		{"items without a list", `<div role=list><div role=listitem>a</div></div>`, []string{"item: a"}},
		{"definitions", `<dl><dt>Licence<dd>BSD<dt>Year<dd>2005</dl>`, []string{"term: Licence", "description: BSD", "term: Year", "description: 2005"}},
		{"upper case and unclosed", `<H2>Title</H2><P>one<P>two<UL><LI>a<LI>b</UL>`, []string{"h2: Title", "paragraph: one", "paragraph: two", "item: a", "item: b"}},
		{"preformatted", "<pre>a  b\n  c</pre>", []string{"code: a  b", "+code: c"}},
		{"quotes", `<blockquote><p>so</p></blockquote>`, []string{"quote: so"}},
		{"ARIA headings", `<div role=heading aria-level=3>x</div><div role=heading>y</div>`, []string{"h3: x", "h2: y"}},
		{"weak headings", `<p><b>Pros:</b></p><p><strong>Not this.</strong></p><p><b>38.7K</b></p><p><b>Half</b> bold</p>`, []string{"h7: Pros:", "paragraph: Not this.", "paragraph: 38.7K", "paragraph: Half bold"}},
		{"details", `<details><summary>Why?</summary>Because.</details>`, []string{"h7: Why?", "paragraph: Because."}},
		{"codes that nobody made elements of", `<p>[vc_row][vc_column width="1/1"]</p><p>Slate is grey.</p><p>[/vc_column] [/vc_row]</p><p>[edit]</p><p>[slate]</p>`, []string{"paragraph: Slate is grey.", "paragraph: [edit]", "paragraph: [slate]"}},
		{"an accordion in a heading", `<h3><button aria-expanded=false>Why?</button></h3><div>Because.</div>`, []string{"h3: Why?", "paragraph: Because."}},
		{"an accordion of a script", `<div x-data><button><span>Why?</span><span>+</span></button><div x-show=open style="display:none">Because.</div></div>`, []string{"h7: Why?", "paragraph: Because."}},
		{"an accordion without one", `<button aria-expanded=false>Why?</button><div>Because.</div>`, []string{"h7: Why?", "paragraph: Because."}},
		{"inline styles", `<div><span style="display:block">a</span><span style="DISPLAY: block">b</span></div><div style="display:inline">85</div><div style="display: inline">.6K</div>`, []string{"paragraph: a", "paragraph: b", "paragraph: 85.6K"}},
		{"custom elements", `<x-card><x-title>a</x-title><x-text>b</x-text></x-card><p>c <x-tip>d</x-tip> e</p>`, []string{"paragraph: a", "paragraph: b", "paragraph: c d e"}},
		{"what templates put around values", "<p>\u206812\u2069 votes, \u202acoming\u202c soon</p>", []string{"paragraph: 12 votes, coming soon"}},
		{"controls and directions", "<p>a\u202eb\u0007c</p>", []string{"paragraph: a\ufffdb\ufffdc"}},
		{"marks of direction", "<p>a\u200eb\u200bc</p>", []string{"paragraph: abc"}},
		{"no markup at all", "one\n\n two  three\n", []string{"paragraph: one", "paragraph: two three"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := view(parse(t, c.page))
			if c.name == "preformatted" {
				got[0] = strings.ReplaceAll(got[0], "\u00a0", " ")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestRegions(t *testing.T) {
	const prose = "What somebody found out when all of it ran for a week on one machine, and then on two."
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"landmarks", `<header>h</header><nav>n</nav><main>m</main><aside>a</aside><footer>f</footer><dialog>d</dialog>`,
			[]string{"paragraph(header): h", "paragraph(navigation): n", "paragraph: m", "paragraph(aside): a", "paragraph(footer): f", "paragraph(dialog): d"}},
		{"the footer of an article is its own", `<article>a<footer>b</footer></article>`, []string{"paragraph: a", "paragraph: b"}},
		{"the footer of a card", `<div><div><p>` + strings.Repeat("What somebody thinks. ", 4) + `</p><footer>Ann</footer></div><div><p>` + strings.Repeat("And somebody else. ", 5) + `</p><footer>Bob</footer></div></div><p>` + strings.TrimSpace(strings.Repeat("More of it. ", 9)) + `</p><footer>f</footer>`,
			[]string{"paragraph: " + strings.TrimSpace(strings.Repeat("What somebody thinks. ", 4)), "paragraph: Ann", "paragraph: " + strings.TrimSpace(strings.Repeat("And somebody else. ", 5)), "paragraph: Bob", "paragraph: " + strings.TrimSpace(strings.Repeat("More of it. ", 9)), "paragraph(footer): f"}},
		{"a fraction", `<p>It needs <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it</p>`, []string{"paragraph: It needs of it"}},
		{"a power", `<p>At <math><msup><mn>10</mn><mn>5</mn></msup></math> req/s</p>`, []string{"paragraph: At req/s"}},
		{"a quotient", `<p>In <math><mn>12</mn><mo>/</mo><mn>4</mn></math> ms</p>`, []string{"paragraph: In ms"}},
		{"a formula with its source", `<p>Seen <math><semantics><mrow><mn>38</mn><mo>.</mo><mn>7</mn><mi>K</mi></mrow><annotation encoding="application/x-tex">38.7K</annotation></semantics></math> times</p>`, []string{"paragraph: Seen 38.7K times"}},
		{"a formula with a unit", `<p>At <math><mo>~</mo><mn>743</mn><mtext> req/s</mtext></math></p>`, []string{"paragraph: At ~743 req/s"}},
		{"a number of a function", `<p>At <math><mi>f</mi><mo>,</mo><mn>12</mn><mo>/</mo><mn>4</mn></math> ms</p>`, []string{"paragraph: At ms"}},
		{"a multiple of a letter", `<p>In <math><mn>2</mn><mi>n</mi></math> ms or <math><mn>10</mn><mo>−</mo><mi>k</mi></math> ms</p>`, []string{"paragraph: In ms or ms"}},
		{"a list of numbers", `<p>At <math><mn>1</mn><mo>,</mo><mn>2</mn><mo>,</mo><mn>3</mn></math> and <math><mn>1</mn><mo>,</mo><mn>234</mn><mo>,</mo><mn>567</mn></math></p>`, []string{"paragraph: At and 1,234,567"}},
		{"formulas", `<p>Seen <math><mrow><mn>38.7</mn><mi>K</mi></mrow></math> times</p>`, []string{"paragraph: Seen 38.7K times"}},
		{"gauges", `<p>Seen <meter value=8>8K</meter> 8K times <progress value=1>all</progress></p>`, []string{"paragraph: Seen 8K times"}},
		{"roles", `<div role=navigation>n</div><div role=contentinfo>f</div><div role=dialog>d</div>`,
			[]string{"paragraph(navigation): n", "paragraph(footer): f", "paragraph(dialog): d"}},
		{"a cookie banner", `<div><div><p>We use cookies for 99K things.</p><div><button>Accept all</button></div></div></div><p>Text about cookies.</p>`,
			[]string{"paragraph(dialog): We use cookies for 99K things.", "button(dialog): Accept all", "paragraph: Text about cookies."}},
		{"a cookie banner with links alone", `<div><p>Cookies tell 9 masons of you.</p><a href=/p>Learn more</a> <a role=button>Got it!</a></div><p>Text about cookies.</p>`,
			[]string{"paragraph(dialog): Cookies tell 9 masons of you.", "paragraph(dialog): Learn more ¦ Got it!", "paragraph: Text about cookies."}},
		{"a table of a word for cookies", `<table><tr><th><th>got it<th>ky<tr><td>Cookies<td>yes<td>no</table>`,
			[]string{"cell: got it", "cell: ky", "cell: Cookies", "cell: yes", "cell: no"}},
		{"a poll", `<p>Text.</p><div><p>Which editor do you use?</p><ul><li>Zeta <b>61%</b></li><li>Quill <b>27%</b></li></ul><small>1,872 responses</small></div><form><legend>Where do you deploy?</legend><label>Home</label> <span>54%</span> <label>Away</label> <span>21%</span><p>Total votes: 3,411</p></form>`,
			[]string{"paragraph: Text.", "paragraph(comments): Which editor do you use?", "item(comments): Zeta 61%", "item(comments): Quill 27%", "paragraph(comments): 1,872 responses", "paragraph(comments): Where do you deploy?", "paragraph(comments): Home ¦ 54% ¦ Away ¦ 21%", "paragraph(comments): Total votes: 3,411"}},
		{"no poll", `<div><p>Who uses what?</p><ul><li>Zeta 61%</li><li>Quill 27%</li></ul></div><div><p>We asked teams.</p><ul><li>Zeta 61%</li><li>Quill 27%</li></ul><p>1,872 responses</p></div><div><p>Who uses what?</p><p>Zeta is used by 61%.</p><p>Quill by 27%.</p><p>1,872 responses</p></div><div><p>How many?</p><p>61%</p><p>1,872 responses</p></div>`,
			[]string{"paragraph: Who uses what?", "item: Zeta 61%", "item: Quill 27%", "paragraph: We asked teams.", "item: Zeta 61%", "item: Quill 27%", "paragraph: 1,872 responses",
				"paragraph: Who uses what?", "paragraph: Zeta is used by 61%.", "paragraph: Quill by 27%.", "paragraph: 1,872 responses", "paragraph: How many?", "paragraph: 61%", "paragraph: 1,872 responses"}},
		{"an advert in one line", `<h2>Zeta</h2><div>Sponsored: <b>Acme</b> — plan your work, 225,000 customers</div><p>Sponsored: Acme</p><p>Advice: take it with a grain of salt</p>`,
			[]string{"h2: Zeta", "paragraph(advert): Sponsored: Acme — plan your work, 225,000 customers", "paragraph: Sponsored: Acme", "paragraph: Advice: take it with a grain of salt"}},
		{"an advert", `<div><div>Sponsored</div><p>1M req/s!</p></div><p>743 req/s</p>`,
			[]string{"paragraph(advert): Sponsored", "paragraph(advert): 1M req/s!", "paragraph: 743 req/s"}},
		{"an advert beside the text", `<main><div><span>Ad</span><a href=x>1M req/s!</a></div><p>743 req/s</p></main>`,
			[]string{"paragraph(advert): Ad ¦ 1M req/s!", "paragraph: 743 req/s"}},
		{"an element for adverts", `<p>743 req/s</p><amp-ad type="adsense"><span fallback>Save 50% today</span></amp-ad><my-ads-box>1M req/s!</my-ads-box><load-bar>8 req/s</load-bar>`,
			[]string{"paragraph: 743 req/s", "paragraph(advert): Save 50% today", "paragraph(advert): 1M req/s!", "paragraph: 8 req/s"}},
		{"readers' comments", `<h1>A vs B</h1><p>1K req/s</p><div><h3>5 Comments</h3><ul><li>joe<p>9K req/s</p></li></ul></div><p>Written by Ann</p><h2>Responses (4)</h2><p>8K</p><h2>Notes</h2><p>x</p>`,
			[]string{"h1: A vs B", "paragraph: 1K req/s", "h3(comments): 5 Comments", "item(comments): joe", "item(comments): 9K req/s", "paragraph: Written by Ann", "h2(comments): Responses (4)", "paragraph(comments): 8K", "h2: Notes", "paragraph: x"}},
		{"no readers' comments", `<div><p><b>Decided</b></p><p>text</p><a href=c>2 comments</a><p><b>Comments</b></p></div><h2>Discussion</h2><p>a</p><h2>Comments on the results</h2><p>b</p><h2>Response times</h2><p>c</p>`,
			[]string{"h7: Decided", "paragraph: text", "paragraph: 2 comments", "h7: Comments", "h2: Discussion", "paragraph: a", "h2: Comments on the results", "paragraph: b", "h2: Response times", "paragraph: c"}},
		{"comments under a line", `<h1>A vs B</h1><p>` + prose + `</p><p>` + prose + `</p><div><div>Comments</div><div>joe</div><p>9K req/s</p></div><p>Written by Ann</p>`,
			[]string{"h1: A vs B", "paragraph: " + prose, "paragraph: " + prose, "paragraph(comments): Comments", "paragraph(comments): joe", "paragraph(comments): 9K req/s", "paragraph: Written by Ann"}},
		{"comments under a bold line", `<article><h1>A vs B</h1><p>` + prose + `</p><p>` + prose + `</p><p><b>2 comments</b></p><ul><li>9K req/s<li>8K req/s</ul></article><p>Written by Ann</p>`,
			[]string{"h1: A vs B", "paragraph: " + prose, "paragraph: " + prose, "paragraph(comments): 2 comments", "item(comments): 9K req/s", "item(comments): 8K req/s", "paragraph: Written by Ann"}},
		{"a line on comments amid the page", `<h1>A vs B</h1><p>` + prose + `</p><p>` + prose + `</p><p>2 comments</p><h2>Speed</h2><p>9K req/s</p>`,
			[]string{"h1: A vs B", "paragraph: " + prose, "paragraph: " + prose, "paragraph: 2 comments", "h2: Speed", "paragraph: 9K req/s"}},
		{"a box of other pages", `<main><h1>A vs B</h1><p>1K req/s</p></main><div><div>Trending tools</div><div><p>C</p><p>9K stars</p></div></div><div><h2>Notes</h2><p>x</p></div>`,
			[]string{"h1: A vs B", "paragraph: 1K req/s", "paragraph(sidebar): Trending tools", "paragraph(sidebar): C", "paragraph(sidebar): 9K stars", "h2: Notes", "paragraph: x"}},
		{"contents without a nav", `<h1>A vs B</h1><h2>Speed</h2><p>It is quick.</p><h2>Size</h2><p>Small</p><div><p>On this page</p><ul><li><a href="#speed">Speed</a><li><a href="#size">Size</a></ul></div>`,
			[]string{"h1: A vs B", "h2: Speed", "paragraph: It is quick.", "h2: Size", "paragraph: Small", "paragraph: On this page", "item(navigation): Speed", "item(navigation): Size"}},
		{"links to what is no heading", `<h1>A vs B</h1><ul><li><a href="#speed">It is quick</a><li><a href="#size">It is small</a></ul><h2>Speed</h2><h2>Size</h2>`,
			[]string{"h1: A vs B", "item: It is quick", "item: It is small", "h2: Speed", "h2: Size"}},
		{"a nav as one of prose", `<div><div>Is it fast?</div><nav class=b><p>It is fast enough for most of us.</p></nav></div><div><div>Uses</div><nav class=b><ul><li><a href=x>Roofs</a></ul></nav></div>`,
			[]string{"paragraph: Is it fast?", "paragraph: It is fast enough for most of us.", "paragraph: Uses", "item: Roofs"}},
		{"a nav of prose", `<div><div>Is it fast?</div><nav><p>It is fast enough for most of us.</p></nav></div><nav><p>Read on.</p><a href=x>More about it.</a></nav>`,
			[]string{"paragraph: Is it fast?", "paragraph: It is fast enough for most of us.", "paragraph(navigation): Read on.", "paragraph(navigation): More about it."}},
		{"a paid link", `<h2>A</h2><div><ins><a href=x rel="nofollow sponsored">Hosting: 9K req/s</a></ins></div><p>It is at <a href=y rel=sponsored>its host</a>.</p>`,
			[]string{"h2: A", "paragraph(advert): Hosting: 9K req/s", "paragraph: It is at its host."}},
		{"a sidebar", `<aside><h2>Trending</h2><p>React 189K</p></aside><main><h1>Django</h1><aside>38.7K</aside></main><div role=complementary>Docker 195K</div>`,
			[]string{"h2(sidebar): Trending", "paragraph(sidebar): React 189K", "h1: Django", "paragraph(aside): 38.7K", "paragraph(sidebar): Docker 195K"}},
		{"an aside of a page whose title is elsewhere", `<h1>Django</h1><main>m</main><aside>38.7K</aside>`, []string{"h1: Django", "paragraph: m", "paragraph(aside): 38.7K"}},
		{"a box over the page", `<div style="position: fixed; bottom: 0">Sign up</div><p>x</p>`, []string{"paragraph(dialog): Sign up", "paragraph: x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestHidden(t *testing.T) {
	long := strings.Repeat("words that the page is about ", 20)
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"decoys", `<p>Stars <span hidden>99K</span><span style="display:none">98K</span><i aria-hidden=true>97K</i><b style="visibility: hidden">96K</b>85.6K</p><div hidden>95K</div>`,
			[]string{"paragraph: Stars 85.6K"}},
		{"the main content", `<p>Loading</p><div hidden><p>` + long + `</p></div>`, []string{"paragraph: Loading", "paragraph: " + strings.TrimSpace(long)}},
		{"the main content once more", `<h2>Slate</h2><p>` + long + `</p><p>It is grey.</p><div style="display:none"><p>` + long + `</p><p>It is grey.</p></div>`, []string{"h2: Slate", "paragraph: " + strings.TrimSpace(long), "paragraph: It is grey."}},
		{"the main content below a dialog, with tabs", `<main aria-hidden="true"><h1>Rocks</h1><div role=tablist><button role=tab aria-controls=a>Slate</button><button role=tab aria-controls=b>Chalk</button><button role=tab aria-controls=c>Marl</button></div><div role=tabpanel id=a><p>It is grey. ` + long + `</p></div><div role=tabpanel id=b hidden><p>It is white. ` + strings.Repeat(long, 3) + `</p></div><div role=tabpanel id=c hidden><p>It is brown. ` + strings.Repeat(long, 3) + `</p></div></main><div role=dialog><p>Cookies?</p></div>`,
			[]string{"h1: Rocks", "h2: Slate", "paragraph: It is grey. " + strings.TrimSpace(long), "h2: Chalk", "paragraph: It is white. " + strings.TrimSpace(strings.Repeat(long, 3)), "h2: Marl", "paragraph: It is brown. " + strings.TrimSpace(strings.Repeat(long, 3)), "paragraph(dialog): Cookies?"}},
		{"much, but little beside what is shown", `<p>` + strings.Repeat(long, 5) + `</p><div hidden><p>` + long + `</p></div>`, []string{"paragraph: " + strings.TrimSpace(strings.Repeat(long, 5))}},
		{"a streamed part", `<h2>Votes</h2><!--$?--><template id="B:0"></template><p>Wait</p><!--/$--><h2>Next</h2><div hidden id="S:0"><p>4.2K</p></div><script>$RC("B:0","S:0")</script>`,
			[]string{"h2: Votes", "paragraph: 4.2K", "h2: Next"}},
		{"a streamed part without its script", `<div hidden id="S:1"><p>4.2K</p></div>`, []string{"paragraph: 4.2K"}},
		{"a part in a part", `<template id="B:0"></template><div hidden id="S:0">a<template id="P:1"></template></div><div hidden id="S:1">b</div><script>$RS("S:1","P:1");$RC("B:0","S:0")</script>`,
			[]string{"paragraph: a", "paragraph: b"}},
		{"a decoy in a streamed part", `<div hidden id="S:0">a <span style="display:none">9</span>b</div>`, []string{"paragraph: a b"}},
		{"a panel of tabs", `<div role=tablist><button role=tab aria-controls=p2>Two</button></div><div id=p2 hidden>second</div>`, []string{"button: Two", "paragraph: second"}},
		{"a letter in place of a picture", `<h2>What else?</h2><div><div aria-hidden=true>S</div></div><p>Slate</p><h2>More</h2><div><div aria-hidden=true>TL</div></div><p>Tile</p>`, []string{"h2: What else?", "paragraph: Slate", "h2: More", "paragraph: Tile"}},
		{"an accordion that says nothing to machines", `<h3>Pros</h3><div style="display:none">Fast</div><p><b>Cons</b></p><div aria-hidden=true>Slow</div><h3>Next</h3>`,
			[]string{"h3: Pros", "paragraph: Fast", "h7: Cons", "paragraph: Slow", "h3: Next"}},
		{"a decoy under a heading", `<div><h3>Stars</h3><div hidden>99K</div><div>85.6K</div></div>`, []string{"h3: Stars", "paragraph: 85.6K"}},
		{"noscript", `<noscript><p>Real text</p></noscript><noscript>Please enable JavaScript</noscript>`, []string{"paragraph: Real text"}},
		{"a decoy under an empty heading", `<h2>Alternatives</h2><div aria-hidden="true" style="display:none">Django 999K stars 888K votes</div><h2>More</h2><p>` + long + `</p>`,
			[]string{"h2: Alternatives", "h2: More", "paragraph: " + strings.TrimSpace(long)}},
		{"an animated title", `<h2 aria-label="Pros of Django"><div aria-hidden="true">Pros</div> <div aria-hidden="true">of</div> <div aria-hidden="true">Dja</div><div aria-hidden="true">ngo</div></h2><p>x</p>`, []string{"h2: Pros of Django", "paragraph: x"}},
		{"a title with a sign", `<h2 aria-label="Pros of Django"><span aria-hidden="true">+</span></h2><p>x</p>`, []string{"paragraph: x"}},
		{"a table for browsers without scripts", `<div>Loading table…</div><noscript><table><tr><td>Language</td><td>JavaScript</td></tr></table></noscript>`, []string{"cell: Language", "cell: JavaScript"}},
		{"the page again for browsers without scripts", `<p>` + long + `</p><p>Stars 85.6K</p><noscript><h1>Copy</h1><p>` + long + `</p><p>` + long[:40] + `</p></noscript>`,
			[]string{"paragraph: " + strings.TrimSpace(long), "paragraph: Stars 85.6K"}},
		{"more for browsers without scripts", `<p>Stars 85.6K</p><noscript><p>` + long + `</p></noscript>`, []string{"paragraph: Stars 85.6K", "paragraph: " + strings.TrimSpace(long)}},
		{"the same image for browsers without scripts", `<p><img alt=Logo data-src=x><noscript><img alt=Logo src=x></noscript>text</p>`, []string{"paragraph: [Logo] ¦ text"}},
		{"a template", `<template><p>` + long + `</p></template><template><p>{{name}} ` + long + `</p></template>`, []string{"paragraph: " + strings.TrimSpace(long)}},
		{"the page again in a template", `<p>` + long + `</p><p>Stars 85.6K</p><template><ol><li>Home</ol><p>` + long + `</p><p>Stars 85.6K</p></template>`,
			[]string{"paragraph: " + strings.TrimSpace(long), "paragraph: Stars 85.6K"}},
		{"chapters shown one by one", `<p>` + strings.Repeat(long, 3) + `</p><section hidden><section hidden><h2>Chalk</h2><p>Soft and white.</p></section><section hidden><h3>Slate?</h3><p>Grey.</p></section></section><section hidden><section hidden><h2>Gneiss</h2><p>Old.</p></section></section><h2>Marl</h2><p>Not so old.</p><section hidden><h2>Marl</h2><p>Once more.</p></section><section hidden><h2>Letter</h2><button>Subscribe</button></section>`,
			[]string{"paragraph: " + strings.TrimSpace(strings.Repeat(long, 3)), "h2: Chalk", "paragraph: Soft and white.", "h3: Slate?", "paragraph: Grey.", "h2: Gneiss", "paragraph: Old.", "h2: Marl", "paragraph: Not so old."}},
		{"slides in one of several panels", `<div role=tabpanel><h2>Rocks</h2><p>All that lies below us, and above.</p></div><div role=tabpanel hidden><h2>Uses</h2><p>What rocks are good for, and are not.</p></div><div role=tabpanel hidden><h2>Kinds</h2><div><div aria-hidden=false><h3>Slate</h3><p>Grey and flat, for roofs and boards.</p></div><div aria-hidden=true><h3>Gneiss</h3><p>Old and banded, it comes from below.</p></div><div aria-hidden=true><h3>Chalk</h3><p>Soft and white, it comes of the sea.</p></div></div></div>`,
			[]string{"h2: Rocks", "paragraph: All that lies below us, and above.", "h2: Uses", "paragraph: What rocks are good for, and are not.", "h2: Kinds", "h3: Slate", "paragraph: Grey and flat, for roofs and boards.", "h3: Gneiss", "paragraph: Old and banded, it comes from below.", "h3: Chalk", "paragraph: Soft and white, it comes of the sea."}},
		{"slides", `<div><div aria-hidden=true><div><h3>Chalk</h3><p>Soft and white, it comes of the sea.</p></div></div><div><div><h3>Slate</h3><p>Grey and flat, for roofs and boards.</p></div></div><div aria-hidden=true><div><h3>Gneiss</h3><p>Old and banded, it comes from below.</p></div></div><div aria-hidden=true><div><h3>Chalk</h3><p>Soft and white, it comes of the sea.</p></div></div></div>`,
			[]string{"h3: Chalk", "paragraph: Soft and white, it comes of the sea.", "h3: Slate", "paragraph: Grey and flat, for roofs and boards.", "h3: Gneiss", "paragraph: Old and banded, it comes from below."}},
		{"slides in boxes of their own", `<div><div><div><h3>Slate</h3><p>Grey and flat, for roofs and boards.</p></div></div><div><div aria-hidden=true><h3>Gneiss</h3><p>Old and banded, it comes from below.</p></div></div><div><div aria-hidden=true><h3>Chalk</h3><p>Soft and white, it comes of the sea.</p></div></div></div>`,
			[]string{"h3: Slate", "paragraph: Grey and flat, for roofs and boards.", "h3: Gneiss", "paragraph: Old and banded, it comes from below.", "h3: Chalk", "paragraph: Soft and white, it comes of the sea."}},
		{"boxes that wait beside the page", `<body><div><main><p>` + long + `</p></main></div><div hidden><h2>Sign up</h2><p>Join all the others who already did.</p></div><div hidden><h2>Sign in</h2><p>Tell us who you are, and for how long.</p></div><div hidden><h2>Cart</h2><p>There is nothing in your cart as yet.</p></div>`,
			[]string{"paragraph: " + strings.TrimSpace(long)}},
		{"sections that a script shows", `<h1>Rocks</h1><p>` + strings.Repeat(long, 3) + `</p><div x-show style="display:none"><h2>Slate</h2><p>` + long[:150] + `</p><h3>Uses</h3><p>` + long[5:160] + `</p></div>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(strings.Repeat(long, 3)), "h2: Slate", "paragraph: " + strings.TrimSpace(long[:150]), "h3: Uses", "paragraph: " + strings.TrimSpace(long[5:160])}},
		{"a short section that is hidden as the others are", `<h1>Rocks</h1><div style="display:none" x-show><h2>Slate</h2><p>` + long + `</p></div><div style="display:none" x-show><h2>Users</h2><ul><li>Ann<li>Bob</ul></div><div hidden><h2>Sign in</h2><p>Who</p><p>Are you</p></div>`,
			[]string{"h1: Rocks", "h2: Slate", "paragraph: " + strings.TrimSpace(long), "h2: Users", "item: Ann", "item: Bob"}},
		{"sections that are shown too", `<h1>Rocks</h1><p>` + strings.Repeat(long, 3) + `</p><h2>Slate</h2><p>` + long[:150] + `</p><div style="display:none"><h2>Slate</h2><p>` + long[:150] + `</p><h3>Uses</h3><p>` + long[5:100] + `</p></div>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(strings.Repeat(long, 3)), "h2: Slate", "paragraph: " + strings.TrimSpace(long[:150])}},
		{"a menu that a script shows", `<h1>Rocks</h1><p>` + strings.Repeat(long, 3) + `</p><div style="display:none"><nav><h2>Slate</h2><p>` + long[:150] + `</p><h3>Uses</h3><p>` + long[5:160] + `</p></nav></div>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(strings.Repeat(long, 3))}},
		{"the rest of a text", `<div><p>It is a log of rocks, and of what… <a href="#" role=button>Read more</a></p></div><div hidden><p>It is a log of rocks, and of what came of them.</p></div><p>Loading a truck</p>`,
			[]string{"paragraph: It is a log of rocks, and of what came of them.", "paragraph: Loading a truck"}},
		{"a shadow root", `<x-a><template shadowrootmode=open><p>in</p></template></x-a>`, []string{"paragraph: in"}},
		{"a section that is loaded late, and its copy for other browsers", `<h1>Rocks</h1><p>` + strings.Repeat(long, 4) + `</p><div hidden><h2>Advice</h2><div>Ann</div><p>I wrote it in JavaScript, and then by hand.</p></div><noscript><h2>Advice</h2><div>Ann</div><p>I wrote it in JavaScript, and then by hand.</p></noscript>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(strings.Repeat(long, 4)), "h2: Advice", "paragraph: Ann", "paragraph: I wrote it in JavaScript, and then by hand."}},
		{"an older version of the page", `<h1>Rocks</h1><p>` + strings.Repeat(long, 4) + `</p><div style="display:none"><h2>Old comparison</h2><p>Slate takes 900 ms.</p><h2>Old verdict</h2><p>Chalk is the better choice, of all that there are for roofs and for boards, and for those who quarry it by hand. Slate is for others, who have machines.</p></div>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(strings.Repeat(long, 4))}},
		{"a short section that a script shows", `<h1>Rocks</h1><p>` + long + `</p><div style="display:none" x-cloak><h2>Kinds</h2><h3>Slate</h3><p>It is grey and flat, for roofs and for boards.</p><h3>Chalk</h3><p>It is white and soft, and comes out of the sea.</p><ul><li>Cheap to quarry</ul></div>`,
			[]string{"h1: Rocks", "paragraph: " + strings.TrimSpace(long), "h2: Kinds", "h3: Slate", "paragraph: It is grey and flat, for roofs and for boards.", "h3: Chalk", "paragraph: It is white and soft, and comes out of the sea.", "item: Cheap to quarry"}},
		{"what an archive puts into a page", `<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div><a href=x>143 captures</a><div>01 Jan 2019 - 30 Dec 2024</div></div><!-- END WAYBACK TOOLBAR INSERT --><h1>Rocks</h1>`, []string{"h1: Rocks"}},
		{"an accordion of buttons", `<div><div><button>Kinds</button><div style="display:none"><p>Slate is grey and flat, for roofs.</p></div></div><div><button>Uses</button><div style="display:none"><p>Roofs</p></div></div></div>`,
			[]string{"h7: Kinds", "paragraph: Slate is grey and flat, for roofs.", "h7: Uses", "paragraph: Roofs"}},
		{"an accordion that stands open, of links", `<div><a href="#"><span>Kinds</span></a><div><p>Slate is grey and flat, for roofs.</p></div></div><div><a href="#"><span>Uses</span></a><div><p>Roofs</p></div></div>`,
			[]string{"h7: Kinds", "paragraph: Slate is grey and flat, for roofs.", "h7: Uses", "paragraph: Roofs"}},
		{"an accordion that stands open, of elements of its own", `<x-set><x-fold><x-head role=button><span><x-name>Slate</x-name></span><span></span></x-head><div><p>It is grey, and flat as well.</p></div></x-fold><x-fold><x-head role=button><span><x-name>Chalk</x-name></span><span></span></x-head><div><p>It comes out of the sea.</p></div></x-fold></x-set>`,
			[]string{"h7: Slate", "paragraph: It is grey, and flat as well.", "h7: Chalk", "paragraph: It comes out of the sea."}},
		{"an accordion that stands open, of buttons in boxes", `<div><div><div><button><span>Slate</span></button></div><div><p>It is grey, and flat as well.</p></div></div><div><div><button><span>Chalk</span></button></div><div><p>It comes out of the sea.</p></div></div></div>`,
			[]string{"h7: Slate", "paragraph: It is grey, and flat as well.", "h7: Chalk", "paragraph: It comes out of the sea."}},
		{"buttons in front of texts", `<div><button>Like</button><p>Slate is grey and flat, for roofs.</p></div><div><button>Like</button><p>Chalk comes out of the sea.</p></div><div><button>12 votes</button><p>Slate is grey and flat, for roofs.</p></div><div><button>7 votes</button><p>Chalk comes out of the sea.</p></div>`,
			[]string{"button: Like", "paragraph: Slate is grey and flat, for roofs.", "button: Like", "paragraph: Chalk comes out of the sea.", "button: 12 votes", "paragraph: Slate is grey and flat, for roofs.", "button: 7 votes", "paragraph: Chalk comes out of the sea."}},
		{"menus", `<div><a href="#">Rocks</a><div><a href=/s>Slate</a><a href=/c>Chalk</a><a href=/g>Gneiss</a></div></div><div><a href="#">Tools</a><div><a href=/h>Hammers</a><a href=/w>Wedges</a><a href=/r>Ropes</a></div></div>`,
			[]string{"paragraph: Rocks", "paragraph: Slate ¦ Chalk ¦ Gneiss", "paragraph: Tools", "paragraph: Hammers ¦ Wedges ¦ Ropes"}},
		{"accordions that say nothing to machines", `<div><div><b>Kinds</b></div><div style="display:none"><p>Slate is grey and flat, for roofs.</p></div></div><div><div><b>Uses</b></div><div style="display:none"><p>Chalk is white and soft, for boards.</p></div></div><ul><li><a href>Slate</a><div><p>It is grey, and flat as well.</p></div><li><a href>Chalk</a><div hidden><p>It comes out of the sea.</p></div></ul>`,
			[]string{"h7: Kinds", "paragraph: Slate is grey and flat, for roofs.", "h7: Uses", "paragraph: Chalk is white and soft, for boards.", "item: Slate", "item: It is grey, and flat as well.", "item: Chalk", "item: It comes out of the sea."}},
		{"questions that buttons open", `<div><button @click="x"><span>Is slate grey?</span><span>+</span></button><div x-show style="display:none">Most of it.</div></div><x-details summary="Is chalk soft?">It is.</x-details>`,
			[]string{"h7: Is slate grey?", "paragraph: Most of it.", "h7: Is chalk soft?", "paragraph: It is."}},
		{"what boxes hide beside their values", `<div><div>Stars</div><div>12</div><div hidden>Those who have starred it so far.</div></div><div><div>Forks</div><div>7</div><div hidden>Those who have forked it so far.</div></div>`,
			[]string{"paragraph: Stars", "paragraph: 12", "paragraph: Forks", "paragraph: 7"}},
		{"what texts show to who points at them", `<ul><li><span>Slate</span><div hidden>12 people like slate, and so may you.</div><li><span>Chalk</span><div hidden>7 people like chalk, and so may you.</div><li><a href=/s>Sand</a><div hidden>See all that is said of sand.</div><li><a href=/c>Clay</a><div hidden>See all that is said of clay.</div></ul>`, []string{"item: Slate", "item: Chalk", "item: Sand", "item: Clay"}},
		{"what texts show to who presses them", `<ul><li><span role=button>Slate</span><div hidden>It is grey, and flat as well.</div><li><span role=button>Chalk</span><div hidden>It comes out of the sea.</div></ul>`,
			[]string{"item: Slate", "item: It is grey, and flat as well.", "item: Chalk", "item: It comes out of the sea."}},
		{"one box that hides something", `<section><p>Slate</p><div hidden>It is grey, and flat as well.</div></section><p>Chalk</p>`, []string{"paragraph: Slate", "paragraph: Chalk"}},
		{"found on demand", `<div hidden=until-found>x</div>`, []string{"paragraph: x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestPaths(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string // path of each block that is no heading
	}{
		{"levels", `<h1>A</h1>1<h2>B</h2>2<h3>C</h3>3<h2>D</h2>4`, []string{"A: 1", "A>B: 2", "A>B>C: 3", "A>D: 4"}},
		{"levels out of order", `<h3>A</h3>1<h1>B</h1>2<h4>C</h4>3<h2>D</h2>4`, []string{"A: 1", "B: 2", "B>C: 3", "B>D: 4"}},
		{"a heading in an item stays there", `<h2>A</h2><ul><li><h3>x</h3>1</li><li>2</li></ul>3`, []string{"A>x: 1", "A: 2", "A: 3"}},
		{"a footer before the content", `<footer><h2>Company</h2>1</footer><h1>A</h1>2`, []string{"Company: 1", "A: 2"}},
		{"a section ends its heading", `<h1>A</h1><section><h2>B</h2>1</section>2`, []string{"A>B: 1", "A: 2"}},
		{"a section around a title does not", `<section><h1>A</h1></section><section><h2>B</h2>1</section>`, []string{"A>B: 1"}},
		{"sections of one level", `<h2>A</h2>1<section><h2>B</h2>2</section>`, []string{"A: 1", "B: 2"}},
		{"panels side by side", `<h2>A</h2><div><div><div><h5>B</h5></div><ul><li>1</li></ul></div><div><div><h5>C</h5></div><ul><li>2</li></ul></div></div>3<h5>D</h5>4`, []string{"A>B: 1", "A>C: 2", "A: 3", "A>D: 4"}},
		{"columns with bold heads", `<h2>A</h2><div><div><div><b>Be</b></div><div>1</div></div><div><div><b>Ce</b></div><div>2</div></div></div><p>3</p><p><b>De</b></p><p>4</p>`, []string{"A>Be: 1", "A>Ce: 2", "A: 3", "A>De: 4"}},
		{"a card that is a link", `<h2>A</h2><div><a href=x><strong>Be</strong><p>1</p><span>2</span></a></div><p>3</p>`, []string{"A>Be: 1", "A>Be: 2", "A: 3"}},
		{"a place that is left open", `<h2>A</h2><a name=x /><p><strong>Be</strong></p><p>1</p><a name=y /><p>2</p>`, []string{"A>Be: 1", "A>Be: 2"}},
		{"and in a section", `<h2>A</h2><section><div><h3>B</h3>1</div><div><h3>C</h3>2</div></section>3`, []string{"A>B: 1", "A>C: 2", "A: 3"}},
		{"boxes of headings and of text", `<div><h2>A</h2></div><div>1</div><div><h2>B</h2><h3>C</h3></div><div>2</div>3`, []string{"A: 1", "B>C: 2", "B>C: 3"}},
		{"weak headings are the lowest", `<h2>A</h2><p><b>Pros</b></p>1<p><b>Cons</b></p>2<h2>B</h2>3`, []string{"A>Pros: 1", "A>Cons: 2", "B: 3"}},
		{"a banner's heading", `<div><h2>We use cookies</h2><p>0</p><button>OK</button></div><p>1</p>`, []string{"We use cookies: 0", "We use cookies: OK", ": 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range parse(t, c.page).Blocks() {
				if b.Kind != outline.Heading {
					got = append(got, strings.Join(b.Path, ">")+": "+b.Text)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("paths in %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

func TestRuns(t *testing.T) {
	o := parse(t, `<p>See <a href="/a" title="85,600"><b>85.6k</b></a> and <time datetime="2020-05-24">May</time><sup>1</sup></p>`)
	b := &o.Blocks()[0]
	var got []string
	for _, r := range b.Runs {
		got = append(got, fmt.Sprintf("%q %s %s %s %v %v", b.Text[r.Start:r.End], r.Link, r.Title, r.Time, r.Strong, r.Small))
	}
	want := []string{
		`"See"    false false`, `"85.6k" /a 85,600  true false`, `"and"    false false`,
		`"May"   2020-05-24 false false`, `"1"    false true`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]outline.Link{{URL: "/a", Text: "85.6k"}}, b.Links()); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}
