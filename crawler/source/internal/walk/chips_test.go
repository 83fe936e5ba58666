package walk_test

import (
	"strings"
	"testing"
)

// apart writes the texts of a page: those of a block that are set apart with " ¦ "
// between them, and blocks with " / ".
func apart(t *testing.T, page string) string {
	t.Helper()
	var all strings.Builder
	last := -1
	for _, f := range parse(t, page).Fields() {
		if last >= 0 {
			all.WriteString(map[bool]string{true: " ¦ ", false: " / "}[f.Block == last])
		}
		all.WriteString(f.Text)
		last = f.Block
	}
	return all.String()
}

// TestChips reads rows of chips behind a label: each stands by itself, whatever the
// elements are.
func TestChips(t *testing.T) {
	for page, want := range map[string]string{
		`<p>Tags: <span>Web</span><span>Python</span><span>ORM</span></p>`:                                                                                                       "Tags: ¦ Web ¦ Python ¦ ORM",
		`<p>on <span class=b>Python</span><span class=b>JavaScript<span class=b>Jinja</span></span></p>`:                                                                         "on ¦ Python ¦ JavaScript ¦ Jinja",
		`<p>on <span><img src=p alt="">Python</span><span><img src=j alt="">Java Script</span><span><img src=k alt="">Jinja</span></p>`:                                          "on Python ¦ Java Script ¦ Jinja",
		`<p>Tags: <span>Web</span> <span>Python</span> <span>ORM</span></p>`:                                                                                                     "Tags: ¦ Web ¦ Python ¦ ORM",
		`<div>Tags<span class=badge>Web</span><span class=badge>Python</span></div>`:                                                                                             "Tags ¦ Web ¦ Python",
		`<p>Built with <span class="badge bg-a">Rust</span> <span class="badge bg-b">Go</span></p>`:                                                                              "Built with ¦ Rust ¦ Go",
		`<p>Topics: <span class=c><span class=d>web apps</span></span><span class=c><span class=d>orm</span></span></p>`:                                                         "Topics: ¦ web apps ¦ orm",
		`<div>Stack: <em>Python</em><em>Rust</em></div>`:                                                                                                                         "Stack: ¦ Python ¦ Rust",
		`<div>Stack: <a href=/a>Python</a> <a href=/b>Rust</a></div>`:                                                                                                            "Stack: ¦ Python ¦ Rust",
		`<div><h4>Ana</h4><span class=ok>Asks</span> on <span class=c>Web</span> <span class=c>ORM</span> <span class=dim>May 4, 2020</span><p>Both are old.</p></div>`:          "Ana / Asks on ¦ Web ¦ ORM ¦ May 4, 2020 / Both are old.",
		`<h3>Django <span class=badge>Web</span> <span class=badge>Python</span></h3>`:                                                                                           "Django / Web ¦ Python",
		`<h3>Flask<span>Web</span><span>Python</span></h3>`:                                                                                                                      "Flask / Web ¦ Python",
		`<p>Written in <span>C</span><span>Rust</span></p>`:                                                                                                                      "Written in ¦ C ¦ Rust",
		`<div><span class=c>C#</span><span class=c>Java</span><span class=c>F#</span><span class=c>Go</span></div>`:                                                              "C# ¦ Java ¦ F# ¦ Go",
		`<p>Ana, mason · May 4 · Asks on <a href=/a><span>Slate</span></a><a href=/b><span>Tile</span></a> · Views: 14</p>`:                                                      "Ana, mason · May 4 · Asks on ¦ Slate ¦ Tile ¦ · Views: 14",
		`<p>Ana · Asks on <a href=/a><img src=p alt=Slate><span>Slate</span></a><a href=/b><img src=j alt=Tile><span>Tile</span></a> · <span>599k</span></p>`:                    "Ana · Asks on ¦  ¦ Slate ¦  ¦ Tile ¦ · 599k",
		`<p>The D<b>J</b><b>A</b><b>N</b></p>`:                                                                                                                                   "The DJAN",
		`<h3>Merits<span class=badge>5</span></h3>`:                                                                                                                              "Merits 5",
		`<h3>Which others are there?<small>12</small></h3>`:                                                                                                                      "Which others are there? 12",
		`<h3>HTTP<b>2</b></h3><h3>Top 1<span>0</span></h3>`:                                                                                                                      "HTTP2 / Top 10",
		`<h2>Why <span class=hl>Django</span></h2>`:                                                                                                                              "Why Django",
		`<h2>The <span>Best</span> <span>Web</span> <span>Frameworks</span></h2>`:                                                                                                "The Best Web Frameworks",
		`<h1>Django vs <span>Flask</span><span>API</span></h1>`:                                                                                                                  "Django vs FlaskAPI",
		`<li><span>Keeps all of the <span>small</span> <span>stones</span> <span>apart</span></span><b>4</b></li>`:                                                               "Keeps all of the small stones apart ¦ 4",
		`<div>Tags <span>stones</span> <span>walls</span> <span>roofs</span></div>`:                                                                                              "Tags ¦ stones ¦ walls ¦ roofs",
		`<table><tr><td>Roof<td><span>Slate (the</span> <span>grey one)</span><tr><td>Wall<td><span>Split</span> <span>Stone</span></table>`:                                     "Roof / Slate (the grey one) / Wall / Split Stone",
		`<table><tr><td>Roof<td><span>Slate</span> <span>Tile</span><tr><td>Wall<td><span>Split</span> <span>Stone</span></table>`:                                               "Roof / Slate ¦ Tile / Wall / Split ¦ Stone",
		`<table><tr><td>Roof<td><span>Slate,</span> <span>tile</span></table>`:                                                                                                   "Roof / Slate, tile",
		`<div><span class=a>38.7K</span><span class=b>38.7K</span></div><div><span>91</span><span>91</span></div>`:                                                               "38.7K / 91",
		`<b><span>38</span><span>.7K</span></b><p><span>4</span><span>.2K</span></p><ul><li><span>6</span><span>78</span><div>Warm</div></ul>`:                                   "38.7K / 4.2K / 678 / Warm",
		`<ul><li><span>6</span><span>78</span><div>Warm</div></ul>`:                                                                                                              "6 ¦ 78 / Warm",
		`<p><i class=a>38.7K</i><i class=b>38.7K</i></p><ul><li><i class=a>5</i><i class=b>5</i><div>Warm</div><li><i class=a>55</i><div>Dry</div></ul>`:                         "38.7K / 5 / Warm / 55 / Dry",
		`<div><span>91</span><span>91</span></div><div><span>12.5K</span><span>12.4K</span></div>`:                                                                               "91 ¦ 91 / 12.5K ¦ 12.4K",
		`<ul><li><span aria-hidden=true>412</span><span class=sr>412</span>Warm in winter<li>Cool (<span aria-hidden=true>38</span><span class=sr>38</span>)</ul>`:               "412 ¦ Warm in winter / Cool (38)",
		`<div><b>38.7K</b>Stones</div><div><b>K</b>Stones</div>`:                                                                                                                 "38.7K ¦ Stones / KStones",
		`<ul><li>Slate: <span>Roofs</span> <span>stay</span> <span>dry</span> <span>below</span> <span>the</span> <span>grey</span> <span>cleft</span> <span>stone.</span></ul>`: "Slate: Roofs stay dry below the grey cleft stone.",
		`<p>By <b>Jane</b> <b>Doe</b></p>`:                                                                                                                                       "By Jane Doe",
		`<p>Price: <span>$26</span> <span>/ month</span></p>`:                                                                                                                    "Price: $26 / month",
		`<div>85<span>.6</span><span>K</span></div>`:                                                                                                                             "85.6K",
		`<p>It is <b>fast</b> and <b>small</b></p>`:                                                                                                                              "It is fast and small",
		`<p>See <a href=/a>the notes</a> <a href=/a>Part</a></p>`:                                                                                                                "See the notes Part",
		`<p><code><span>from</span> <span>flask</span></code></p>`:                                                                                                               "from flask",
		"<pre><code><span>from</span> <span>flask</span> \n<span>import</span> x</code></pre>":                                                                                   "from flask / import x",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}
