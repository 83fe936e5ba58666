package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestJoints tells the parts of one text from labels and values, names and
// chips, where an element holds nothing but inline elements.
func TestJoints(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"a label right before a word", `<p><b>Features:</b>Small; quick.</p><p><code>std:</code>Map is one.</p><p>At <i>12:</i>Noon.</p>`, []string{"paragraph: Features: Small; quick.", "paragraph: std:Map is one.", "paragraph: At 12:Noon."}},
		{"a table of one column with headings", `<table><tr><td><h2>Tips</h2><tr><td><p>They differ.</p><div>In size.</div></table>`, []string{"h2: Tips", "paragraph: They differ.", "paragraph: In size."}},
		{"a table of one column without", `<table><tr><td>Tips<tr><td>Size</table>`, []string{"cell: Tips", "cell: Size"}},
		{"a heading with a sign to press", `<h3>Tips <button title="Copy link">#</button></h3><p>x</p>`, []string{"h3: Tips", "paragraph: x"}},
		{"a heading with a button", `<h3>Tips <button>Show all</button></h3><p>x</p>`, []string{"h3: Tips", "button: Show all", "paragraph: x"}},
		{"a heading behind the name of its place", `<h2><a name="s1"/>Tips on Quarry, <a href=m>Marl</a></h2>`, []string{"h2: Tips on Quarry, Marl"}},
		{"a number whose first part is split again", `<div><div>Users</div><div><span><span>38</span><span>.7</span></span><span>K</span></div></div>`,
			[]string{"paragraph: Users", "paragraph: 38.7K"}},
		{"and its second part", `<div><span>85</span><span><span>.6</span><span>K</span></span></div>`, []string{"paragraph: 85.6K"}},
		{"in a cell", `<table><tr><td>Users<td><b><span>1</span><span>.2</span></b><small>M</small><tr><td>Votes<td><span>91</span></table>`,
			[]string{"cell: Users", "cell: 1.2M", "cell: Votes", "cell: 91"}},
		{"in custom elements", `<x-stat><x-label>Users</x-label><x-value><x-int>38</x-int><x-frac>.7</x-frac><x-unit>K</x-unit></x-value></x-stat>`,
			[]string{"paragraph: Users", "paragraph: 38.7K"}},
		{"beside its label", `<div><span>Users</span><span><span>38</span><span>.7</span></span><span>K</span></div>`, []string{"paragraph: Users ¦ 38.7K"}},
		{"one per cent", `<p><span><span>12</span><span>.5</span></span><span>%</span></p>`, []string{"paragraph: 12.5%"}},
		{"a heading in two styles", `<h2><span>Related</span> <span>Guides</span></h2>`, []string{"h2: Related Guides"}},
		{"in wrappers of different depth", `<h2><span><span><span>Tips for</span></span> <span>Quarry, Slate</span></span></h2>`, []string{"h2: Tips for Quarry, Slate"}},
		{"with a space within", `<h3><span lang=EN-US><span>What is</span></span><span lang=EN-US> Quarry?<o:p></o:p></span></h3>`, []string{"h3: What is Quarry?"}},
		{"a heading with an icon", `<h2><i class=icon></i><span>Related</span> <i></i> <span>Guides</span></h2>`, []string{"h2: Related Guides"}},
		{"the word of a definition", `<dl><dt><span>Public</span> <span>Repositories</span></dt><dd>12</dd></dl>`, []string{"term: Public Repositories", "description: 12"}},
		{"a heading with a count", `<h3><span>Reasons</span> <span>12</span></h3>`, []string{"h3: Reasons ¦ 12"}},
		{"a heading with a note", `<h3><a href=q>Quarry</a> <small>for web sites</small></h3>`, []string{"h3: Quarry ¦ for web sites"}},
		{"prose in spans", `<p><span><span>It is a library for</span></span> <span>small web sites with forms.</span></p>`, []string{"paragraph: It is a library for small web sites with forms."}},
		{"of which one holds a link", `<p><span>Sites that are written in</span> <a href=q>Quarry</a> <span>and run on one machine</span></p>`,
			[]string{"paragraph: Sites that are written in Quarry and run on one machine"}},
		{"that goes on with a name", `<li><span>It reads the forms of other libraries such as</span> <span>Slate and Marl.</span></li>`, []string{"item: It reads the forms of other libraries such as Slate and Marl."}},
		{"two sentences", `<p><span>It reads the forms of many other libraries.</span> <span>It never writes to them at all.</span></p>`,
			[]string{"paragraph: It reads the forms of many other libraries. It never writes to them at all."}},
		{"a misspelled name", `<p><span>Quarry</span><span> is a library for small web sites</span></p>`, []string{"paragraph: Quarry is a library for small web sites"}},
		{"beside plain rows", `<ul><li><span>License</span> <span>free</span></li><li><span><b>Size</b> <b>of</b> <b>parts</b></span> <span><i>Very</i> <i>small</i></span></li></ul>`, []string{"item: License ¦ free", "item: Size of parts ¦ Very small"}},
		{"beside rows that are styled in part", `<div><div><div>Size <i>of</i> parts</div><div><b>A</b> small</div></div><div><div><span>Real-time</span> <span>use</span></div><div>none at all</div></div></div>`, []string{"paragraph: Size of parts", "paragraph: A small", "paragraph: Real-time use", "paragraph: none at all"}},
		{"words behind a word beside plain rows", `<ul><li><b>9</b> <span>Slow to build</span></li><li><b>7</b> <span>Builds <span>the</span> <span>whole</span> <span>site</span> <span>anew</span></span></li></ul>`, []string{"item: 9 ¦ Slow to build", "item: 7 ¦ Builds the whole site anew"}},
		{"words behind a word", `<ul><li><b>9</b> <span>Slow to build</span></li><li><b>7</b> <span>Restarts <span>whole</span> <span>site</span> <span>often</span></span></li></ul>`, []string{"item: 9 ¦ Slow to build", "item: 7 ¦ Restarts whole site often"}},
		{"chips behind a label beside such rows", `<ul><li><b>9</b> <span>Tags <span>walls</span> <span>roofs</span> <span>doors</span></span></li><li><b>7</b> <span>Parts <span>stones</span> <span>bricks</span> <span>tiles</span></span></li></ul>`, []string{"item: 9 ¦ Tags ¦ walls ¦ roofs ¦ doors", "item: 7 ¦ Parts ¦ stones ¦ bricks ¦ tiles"}},
		{"chips beside plain rows", `<ul><li><span>License</span> <span>free</span></li><li><span>Reads</span> <span><span class=c>Quarry</span> <span class=c>Slate</span></span></li></ul>`, []string{"item: License ¦ free", "item: Reads", "item: Quarry ¦ Slate"}},
		{"plain words where others are bare", `<ul><li>Small <i>12 votes</i></li><li><span>Open</span> <span>Source</span> <i>7 votes</i></li></ul>`, []string{"item: Small 12 votes", "item: Open Source ¦ 7 votes"}},
		{"an image again without scripts", `<table><tr><th>x</th><th><span><img alt=Quarry src="data:,"><noscript><img alt=Quarry></noscript></span><span>Quarry</span></th></tr></table>`, []string{"cell: x", "cell: [Quarry] ¦ Quarry"}},
		{"a name and a job", `<div><span>Ann Lee</span> <span>Engineer at Quarry</span></div>`, []string{"paragraph: Ann Lee ¦ Engineer at Quarry"}},
		{"a name and a job in small letters", `<div><span>Ann Lee</span> <span>principal software engineer of the core team</span></div>`,
			[]string{"paragraph: Ann Lee ¦ principal software engineer of the core team"}},
		{"a text and who wrote it", `<div><span>We have used it for years and would do so again.</span> <span>Ann Lee</span></div>`,
			[]string{"paragraph: We have used it for years and would do so again. ¦ Ann Lee"}},
		{"a title and its text", `<div><span>Simple forms</span> <span>They are read and checked in one place, and only there.</span></div>`,
			[]string{"paragraph: Simple forms ¦ They are read and checked in one place, and only there."}},
		{"a label", `<p><span>It is made for:</span> <span>web sites of one page</span></p>`, []string{"paragraph: It is made for: ¦ web sites of one page"}},
		{"chips", `<div><span>web</span> <span>forms</span> <span>small sites</span></div>`, []string{"paragraph: web ¦ forms ¦ small sites"}},
		{"links", `<div><a href=1>Quarry and other tools</a> <a href=2>forms that many people read</a></div>`, []string{"paragraph: Quarry and other tools ¦ forms that many people read"}},
		{"a figure and its label", `<div><span>4.2K</span> <span>people of the team</span></div>`, []string{"paragraph: 4.2K ¦ people of the team"}},
		{"marked words", `<p><mark>It</mark> <mark>is</mark> made for the small sites of <mark>many</mark> <mark>people.</mark></p>`, []string{"paragraph: It is made for the small sites of many people."}},
		{"a short sentence", `<p><font><font>It reads the forms of many other libraries.</font></font> <font><font>All of them fast.</font></font></p>`,
			[]string{"paragraph: It reads the forms of many other libraries. All of them fast."}},
		{"every word", `<p><span>It</span> <span>is</span> <span>a</span> <span>library</span> <span>for</span> <span>small</span> <span>sites</span> <span>of</span> <span>forms.</span></p><ul><li><span>12</span> <span><span>Great</span> <span>people</span></span></ul><h4><span>1.</span> <span>Small</span> <span>Sites</span></h4>`,
			[]string{"paragraph: It is a library for small sites of forms.", "item: 12 ¦ Great people", "h4: 1. Small Sites"}},
		{"words that may be chips", `<div><span>web</span> <span>forms</span> <span>sites</span> <span>pages</span> <span>tools</span></div>`, []string{"paragraph: web ¦ forms ¦ sites ¦ pages ¦ tools"}},
		{"every digit behind its label", `<p><b>Users</b> <span>2</span><span>9</span><span>.</span><span>1</span><span>K</span></p><p><b>Votes</b> <span>1</span><span>2</span></p>`,
			[]string{"paragraph: Users ¦ 29.1K", "paragraph: Votes ¦ 12"}},
		{"every word behind a button", `<p><span>It</span> <span>is</span> <span>a</span> <span>library</span> <span>for</span> <span>small</span> <span>sites</span> <span>of</span> <span>forms.</span></p><ul><li><button>▲ 12</button> <span>Great</span> <span>people</span></ul>`,
			[]string{"paragraph: It is a library for small sites of forms.", "button: ▲ 12", "item: Great people"}},
		{"every digit", `<div><span>Users</span> <span><span>2</span><span>9</span><span>.</span><span>1</span><span>K</span></span></div>`, []string{"paragraph: Users ¦ 29.1K"}},
		{"labels over figures", `<div><ruby>38.7K<rt>Users</rt></ruby> <ruby>12<rt>Votes</rt></ruby></div><p><ruby>東<rt>tō</rt></ruby> is east</p>`, []string{"paragraph: 38.7K ¦ Users ¦ 12 ¦ Votes", "paragraph: 東 is east"}},
		{"a group behind a text", `<li>Fast <small><b>12</b> <i>votes</i></small>`, []string{"item: Fast ¦ 12 ¦ votes"}},
		{"a group in front of a text", `<li><span><b>12</b> <span>votes</span></span> Fast`, []string{"item: 12 ¦ votes ¦ Fast"}},
		{"a number in pieces within a text", `<p>It has ~<span><b>38</b><b>.7</b></span>K users.`, []string{"paragraph: It has ~38.7K users."}},
		{"a sentence in pieces", `<p><span class=c3>Quarry is a library </span><span class=c3>Slate users know, </span><span class=c3>and </span><span class=c3>Marl users too.</span></p>`,
			[]string{"paragraph: Quarry is a library Slate users know, and Marl users too."}},
		{"whose first is one word", `<p><span>Fast, </span><span>flexible and pragmatic, Quarry reads every form.</span></p><p><span>Slate</span><span> Marl makes it easy to read them.</span></p>`,
			[]string{"paragraph: Fast, flexible and pragmatic, Quarry reads every form.", "paragraph: Slate Marl makes it easy to read them."}},
		{"an entry in pieces", `<ul><li><span>Internal </span><span>parts hang </span><span>together</span><li><span>12 </span><span>parts</span></ul>`, []string{"item: Internal parts hang together", "item: 12 ¦ parts"}},
		{"a label in front of a sentence", `<p><span>Quarry: </span><span>It reads the forms of many other libraries.</span></p>`, []string{"paragraph: Quarry: ¦ It reads the forms of many other libraries."}},
		{"a bold name in front of one", `<p><b>Ann Lee </b><span>It reads the forms of many other libraries.</span></p>`, []string{"paragraph: Ann Lee ¦ It reads the forms of many other libraries."}},
		{"words with space in them", `<p><span>Ann Lee </span><span>Engineer </span><span>Decided</span></p>`, []string{"paragraph: Ann Lee ¦ Engineer ¦ Decided"}},
		{"a day right behind a name", `<div><b>Ann Lee</b><time>May 24, 2020</time> · 438k views</div>`, []string{"paragraph: Ann Lee ¦ May 24, 2020 · 438k views"}},
		{"in no element of its own", `<div><b>Ann Lee</b><span>24 May 2020</span> · 438k views</div>`, []string{"paragraph: Ann Lee ¦ 24 May 2020 · 438k views"}},
		{"texts that a converter has split", `<ul><li><span>12</span><span><b><span class=c1>Great peo</span><span class=c2>ple</span></b></span><li><b>7</b> <span><span>Reads forms of </span><span>HTML pages</span></span></ul><div><span>Users</span><span>12</span></div><p><span class=c1>Quarry is a library that reads the forms of ma</span><span class=c2>ny other libraries and </span><span>is </span><span class=c1>made for small sites.</span></p>`,
			[]string{"item: 12 ¦ Great people", "item: 7 ¦ Reads forms of HTML pages", "paragraph: Users ¦ 12", "paragraph: Quarry is a library that reads the forms of many other libraries and is made for small sites."}},
		{"a word that a converter has torn", `<p><span class=c1>Quarry is a library of small parts for Py</span><span class=c2>thon pages that reads all of the forms.</span></p>`,
			[]string{"paragraph: Quarry is a library of small parts for Python pages that reads all of the forms."}},
		{"numbers that one has torn", `<p><span class=c1>Quarry is a small library: it reads 2,8</span><span class=c2>47 forms a second and has 78k+ users as of 20</span><span class=c1>25.</span></p>`,
			[]string{"paragraph: Quarry is a small library: it reads 2,847 forms a second and has 78k+ users as of 2025."}},
		{"a figure that one has torn", `<dl><dt>Users<dd><span>3</span><span>8.7K</span><dt>Votes<dd><span>12</span><span>7</span></dl>`, []string{"term: Users", "description: 38.7K", "term: Votes", "description: 12 ¦ 7"}},
		{"figures that are compared", `<div><b>Users</b><span>34K</span><span>vs</span><span>16K</span></div>`, []string{"paragraph: Users ¦ 34K ¦ vs ¦ 16K"}},
		{"chips on a page of torn texts", `<ul><li><span>quarry</span><span>marl</span></ul><p><span>Is Quarry</span><span> a library that reads the fo</span><span>rms of all other libraries, or is it made for</span><span> small sites?</span></p>`,
			[]string{"item: quarry ¦ marl", "paragraph: Is Quarry a library that reads the forms of all other libraries, or is it made for small sites?"}},
		{"a count behind a long text", `<ul><li><span>It reads the forms of many libraries since 20</span><span>25</span></ul>`, []string{"item: It reads the forms of many libraries since 20 ¦ 25"}},
		{"short texts on a page of torn ones", `<ul><li><span>Reads for</span><span>ms</span></ul><p><span>It has parts for bot</span><span>h kinds.</span></p><p><span>Is Quarry</span><span> a library that reads the fo</span><span>rms of all other libraries, or is it made for</span><span> small sites?</span></p>`,
			[]string{"item: Reads forms", "paragraph: It has parts for both kinds.", "paragraph: Is Quarry a library that reads the forms of all other libraries, or is it made for small sites?"}},
		{"what is compared", `<ul><li><a href=a><span>Quarry</span> <span>vs</span> <span>Marl Core</span></a><li><a href=b><span>Slate</span><span>vs</span><span>Marl</span></a></ul>`, []string{"item: Quarry vs Marl Core", "item: Slate vs Marl"}},
		{"labels where texts are split at spaces", `<p><span>Quarry is a library that reads the forms of many other </span><span>libraries and is </span><span>made for small sites.</span></p><div><span>Built-in ORM</span><span>Yes</span></div><div><span>License</span><span>none yet</span></div>`,
			[]string{"paragraph: Quarry is a library that reads the forms of many other libraries and is made for small sites.", "paragraph: Built-in ORM ¦ Yes", "paragraph: License ¦ none yet"}},
		{"names that touch what is said of them", `<p><span>Quarry</span><span>a library that reads the forms of many other libraries, and is made for small sites of forms.</span></p><div><span>License</span><span>none yet</span></div>`,
			[]string{"paragraph: Quarry ¦ a library that reads the forms of many other libraries, and is made for small sites of forms.", "paragraph: License ¦ none yet"}},
		{"the rest of a word behind a styled one", `<p><b>Quarry</b><span>’s parser is slow.</span></p><p><b>async</b><span>-ready</span></p><p><b>Quarry</b><span>'one word'</span></p>`,
			[]string{"paragraph: Quarry’s parser is slow.", "paragraph: async-ready", "paragraph: Quarry ¦ 'one word'"}},
		{"texts that a browser translated", `<p><font style="vertical-align: inherit;"><font style="vertical-align: inherit;">Forms of </font></font><b><font style="vertical-align: inherit;">Quarry</font></b><font style="vertical-align: inherit;">, read at once</font></p>`,
			[]string{"paragraph: Forms of Quarry, read at once"}},
		{"a word that an editor has torn", `<p>Quarry reads the forms of <span class=c1>many</span> other <span class=c2>lib</span><span class=c5>raries</span> too.</p><ul><li>Great <span class=c2>com</span><span class=c5>munity</span><li><span>Dec</span><span>ided</span><li><span>quarry</span><span>marl</span><li><span class=c2>ber</span><span class=c5>tolucci</span></ul>`,
			[]string{"paragraph: Quarry reads the forms of many other libraries too.", "item: Great community", "item: Decided", "item: quarry ¦ marl", "item: bertolucci"}},
		{"chips where none is torn", `<ul><li>Forms <span class=c2>quarry</span><span class=c2>marl</span></ul>`, []string{"item: Forms ¦ quarry ¦ marl"}},
		{"texts in two bare halves", `<p><span>Quarry is a small library that reads the</span> <span>forms of many other libraries and sites.</span></p><ul><li><span>Built-in</span> <span>Quarry forms</span><li><span>Users</span> <span>12K</span><li><span>By:</span> <span>Ann Lee</span></ul>`,
			[]string{"paragraph: Quarry is a small library that reads the forms of many other libraries and sites.", "item: Built-in Quarry forms", "item: Users ¦ 12K", "item: By: ¦ Ann Lee"}},
		{"halves that say that more follows", `<ul><li><span>None (but</span> <span>Marl via plugin)</span><li><span>Forms /</span> <span>Pages</span><li><span>Small,</span> <span>Open parts</span><li><span>Forms</span> <span>Pages</span></ul>`,
			[]string{"item: None (but Marl via plugin)", "item: Forms / Pages", "item: Small, Open parts", "item: Forms ¦ Pages"}},
		{"digits in custom elements", `<x-row><x-name>Users</x-name><x-text><x-text>3</x-text><x-text>8</x-text><x-text>K</x-text></x-text></x-row><p><x-tag>a</x-tag><x-other>b</x-other></p>`, []string{"paragraph: Users", "paragraph: 38K", "paragraph: a", "paragraph: b"}},
		{"a sentence cut into custom elements", `<table><tr><td><x-text>Built-in</x-text> <x-text>(Quarry forms)</x-text><td><x-text>~743</x-text> <x-text>req/s</x-text></table><p><x-text>Quarry is a small library that reads the</x-text> <x-text>forms of many other libraries and sites.</x-text></p><ul><li><x-text>None (but</x-text> <x-text>Marl via plugin)</x-text></ul>`,
			[]string{"cell: Built-in (Quarry forms)", "cell: ~743 req/s", "paragraph: Quarry is a small library that reads the forms of many other libraries and sites.", "item: None (but Marl via plugin)"}},
		{"custom elements of a paragraph that are no text", `<p><x-name>Quarry reads the forms of many others</x-name> <x-note>made for small sites</x-note></p>`, []string{"paragraph: Quarry reads the forms of many others", "paragraph: made for small sites"}},
		{"a figure for each size of screen in a line", `<ul><li>Users: <span class=a>91</span><span class=b>91</span><li>Forks: <b>3</b><b>3</b><li>Code: <i class=a>12</i><i class=a>12</i></ul>`, []string{"item: Users: 91", "item: Forks: 33", "item: Code: 1212"}},
		{"parts without a space", `<div><span>Simple to use</span><span>and to read for everybody</span></div>`, []string{"paragraph: Simple to use ¦ and to read for everybody"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// TestToldApart keeps two things apart that touch, and that say of themselves to be different.
func TestToldApart(t *testing.T) {
	for page, want := range map[string]string{
		`<p><span title="Stacks">0</span><span title="Followers">2</span></p>`: "paragraph: 0 ¦ 2",
		`<p><span>0</span><span>2</span></p>`:                                  "paragraph: 02",
		`<p><a href="/mongo">Mongo</a><a href="/net">.NET</a></p>`:             "paragraph: Mongo ¦ .NET",
	} {
		got := view(parse(t, page))
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s is %q, want %q", page, got, want)
		}
	}
}
