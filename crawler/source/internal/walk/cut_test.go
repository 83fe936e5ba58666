package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCutTexts reads texts of which each letter or word is an element of its own.
func TestCutTexts(t *testing.T) {
	const sentence = `<p><i>It</i> <i>is</i> <i>a</i> <i>library</i> <i>for</i> <i>small</i> <i>sites</i> <i>of</i> <i>forms.</i></p>`
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"digits in boxes", `<li><span><b style="display:inline-block">6</b><b style="display:inline-block">7</b><b style="display:inline-block">8</b></span> <span>Great people</span></li>`,
			[]string{"item: 678 ¦ Great people"}},
		{"a figure in boxes", `<table><tr><td><i style="display:inline-block">3</i><i style="display:inline-block">8</i><i style="display:inline-block">.</i><i style="display:inline-block">7</i><i style="display:inline-block">K</i></table>`,
			[]string{"cell: 38.7K"}},
		{"a digit that nobody closed", `<ul><li><b><span>2</span><span>7<span>4</span></b> Great people<li><b><span>4</span><span>2<span>.<span>8</span><span>K</span></b> Small`,
			[]string{"item: 274 Great people", "item: 42.8K Small"}},
		{"before a magnitude and its word", `<div><b>Seen</b> <span>4</span><span>2</span><span>8<span>k times</span></div>`, []string{"paragraph: Seen ¦ 428k times"}},
		{"a letter and nothing", `<div><span>R</span><span>-</span><span>12</span></div><h2><b>n</b><b>o</b><b>n</b><b>-</b><b>C</b></h2>`, []string{"paragraph: R ¦ - ¦ 12", "h2: non-C"}},
		{"a letter and no value", `<table><tr><td><span>R</span><span>-</span></table>`, []string{"cell: R ¦ -"}},
		{"letters", `<h2><span><span class=c>T</span><span class=c>o</span></span> <span><span class=c>v</span><span class=c>3</span></span></h2>`, []string{"h2: To v3"}},
		{"words in boxes", `<ul><li><span>12</span> <span><span style="display:inline-block">Great</span> <span style="display:inline-block">people</span></span><li><span>7</span> <span><span style="display:inline-block">Small</span></span></ul>`,
			[]string{"item: 12 ¦ Great people", "item: 7 ¦ Small"}},
		{"words that are blocks in a line", `<h3><div style="display:inline-block">Great</div> <div style="display:inline-block">people</div></h3>`, []string{"h3: Great people"}},
		{"chips by their class", `<div><span class=chip style="display:inline-block">Quarry</span> <span class=chip style="display:inline-block">Marl</span></div>`, []string{"paragraph: Quarry ¦ Marl"}},
		{"chips", `<div><span style="display:inline-block;padding:4px">Quarry</span> <span style="display:inline-block;padding:4px">Marl</span></div>`, []string{"paragraph: Quarry ¦ Marl"}},
		{"a figure in a sentence", `<p>About <span style="display:inline-block">78k</span> people use it.</p>`, []string{"paragraph: About 78k people use it."}},
		{"before a sentence tells", `<nav><a href=a><i>Forms</i> <i>of</i> <i>Sites</i></a></nav><div><a href=b><span class=x>Great</span> <span class=y>People</span></a></div>` + sentence,
			[]string{"paragraph(navigation): Forms of Sites", "paragraph: Great People", "paragraph: It is a library for small sites of forms."}},
		{"a day", sentence + `<div>on <a href=b><span>May</span> <span>21,</span> <span>2020</span></a></div>`,
			[]string{"paragraph: It is a library for small sites of forms.", "paragraph: on May 21, 2020"}},
		{"a title and a sign", `<a href=a><span>Forms</span> <span>&amp;</span> <span>Sites</span></a>`, []string{"paragraph: Forms & Sites"}},
		{"a name", `<div><b><span>Quarry</span> <span>Core</span></b></div>`, []string{"h7: Quarry Core"}},
		{"a count in bold", `<div>Fast <b><span>12</span> <span>votes</span></b></div>`, []string{"paragraph: Fast ¦ 12 ¦ votes"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// TestAriaHidden reads what is hidden from screen readers only.
func TestAriaHidden(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"words", `<li><span>12</span> <span><i style="display:inline-block" aria-hidden=true>Great</i> <i style="display:inline-block" aria-hidden=true>people</i></span>`, []string{"item: 12 ¦ Great people"}},
		{"with a sign", `<p><i aria-hidden=true>Great</i> <i aria-hidden=true>/</i> <i aria-hidden=true>small</i></p>`, []string{"paragraph: Great / small"}},
		{"a word", `<h3><i aria-hidden=true>Quarry</i></h3><p>x</p>`, []string{"h3: Quarry", "paragraph: x"}},
		{"a figure in a cell", `<table><tr><td>Users<td><i aria-hidden=true>38.7K</i><tr><td>Forks<td><i aria-hidden=true>-</i></table>`, []string{"cell: Users", "cell: 38.7K", "cell: Forks", "cell: -"}},
		{"a figure in front of its word", `<p><i aria-hidden=true>438k</i> views</p>`, []string{"paragraph: 438k views"}},
		{"said in full", `<p><i aria-hidden=true>38.7K</i> <b>38,712 users</b></p><h3><b>Great people</b><i aria-hidden=true>Great</i> <i aria-hidden=true>people</i></h3>`,
			[]string{"paragraph: 38,712 users", "h3: Great people"}},
		{"said by what stands around", `<div><span><i aria-hidden=true>5</i></span><b>5 votes</b></div>`, []string{"paragraph: 5 votes"}},
		{"a caption of a link", `<li><a href=/u><i aria-hidden=true>Vote up</i></a> 9 Great people`, []string{"item: 9 Great people"}},
		{"words beside a price", `<p>Price <i aria-hidden=true>was $99</i> $49</p>`, []string{"paragraph: Price $49"}},
		{"a figure behind its label and an icon", `<div><i>Users</i><svg><path/></svg><i aria-hidden=true>91</i></div><div><i>Forks</i><i class=fork></i><i aria-hidden=true>N/A</i></div>`, []string{"paragraph: Users ¦ 91", "paragraph: Forks ¦ N/A"}},
		{"a figure behind its label", `<div><i>Users</i><i aria-hidden=true>91</i></div><div><div>Forks</div><div aria-hidden=true>-</div></div>`, []string{"paragraph: Users ¦ 91", "paragraph: Forks", "paragraph: -"}},
		{"a link that is labelled so", `<p><a href=/u aria-label="Slate and tile"><i aria-hidden=true>Slate and tile</i></a></p><p><a href=/v aria-label="Vote"><i aria-hidden=true>Vote</i></a></p>`, []string{"paragraph: Slate and tile", "picture: [Vote]"}},
		{"a sign behind a label", `<div><i>Users</i><i aria-hidden=true>›</i></div><h3><i>Votes</i><i aria-hidden=true>4</i></h3>`, []string{"paragraph: Users", "h3: Votes"}},
		{"a rank", `<li><i aria-hidden=true>1</i> Great people`, []string{"item: Great people"}},
		{"an icon", `<p><i aria-hidden=true>star_border</i> 12</p><p><i aria-hidden=true>menu</i></p>`, []string{"paragraph: 12"}},
		{"initials", `<div><i aria-hidden=true>AL</i></div><div>Ann Lee</div>`, []string{"paragraph: Ann Lee"}},
		{"a sign", `<p>Fast <i aria-hidden=true>›</i></p>`, []string{"paragraph: Fast"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}
