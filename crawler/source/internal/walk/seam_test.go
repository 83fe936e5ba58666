package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSeams joins what two spans cut within a word or a figure, and nothing that stands for
// itself.
func TestSeams(t *testing.T) {
	const a, b = `<span class=a>`, `</span><span class=b>`
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"a figure behind its label", `<p>Users: <b>` + a + `3` + b + `8.7K</span></b><p>` + a + `Forms: 1` + b + `2.5K</span>`, []string{"paragraph: Users: 38.7K", "paragraph: Forms: 12.5K"}},
		{"what gives a vote in front of the votes", `<p><span>+ 1</span><span>2.8K</span><p><span>+1</span><span>1.1K</span>`, []string{"paragraph: + 1 ¦ 2.8K", "paragraph: +1 ¦ 1.1K"}},
		{"figures that are values", `<dl><dt>Users<dd>` + a + `3` + b + `8.7K</span><dt>Votes<dd>` + a + `12` + b + `7</span><dt>Forms<dd>` + a + `38` + b + `12.5K</span></dl>`,
			[]string{"term: Users", "description: 38.7K", "term: Votes", "description: 12 ¦ 7", "term: Forms", "description: 38 ¦ 12.5K"}},
		{"figures with a unit", `<p>` + a + `52` + b + `4k views</span><p>` + a + `52` + b + `4 views</span>`, []string{"paragraph: 524k views", "paragraph: 52 ¦ 4 views"}},
		{"two counts", `<div><div>Quarry</div><div>` + a + `3` + b + `8.7K</span></div></div><div><div>Marl</div><div>` + a + `12` + b + `91</span></div></div>`,
			[]string{"paragraph: Quarry", "paragraph: 3 ¦ 8.7K", "paragraph: Marl", "paragraph: 12 ¦ 91"}},
		{"counts of a page that cuts figures", `<div><div>Users</div><div>` + a + `3` + b + `8.7K</span></div></div><p>` + a + `12` + b + `.1K</span><p>` + a + `4.` + b + `2K</span>`,
			[]string{"paragraph: Users", "paragraph: 38.7K", "paragraph: 12.1K", "paragraph: 4.2K"}},
		{"days", `<div>` + a + `May 2` + b + `4, 2020</span></div><div>` + a + `May 21, 20` + b + `20</span></div><div>` + a + `May 21, 2020` + b + `12</span></div>`,
			[]string{"paragraph: May 24, 2020", "paragraph: May 21, 2020", "paragraph: May 21, 2020 ¦ 12"}},
		{"boxes", `<p><span style="display:inline-block">3</span><span style="margin-left:1em">8.7K</span>`, []string{"paragraph: 3 ¦ 8.7K"}},
		{"a word of a heading", `<h2>` + a + `Is Quar` + b + `ry a Good Choice?</span></h2><h2>` + a + `Is Mar` + b + `l a Good <b>Choice</b>?</span></h2><p>x`,
			[]string{"h2: Is Quarry a Good Choice?", "h2: Is Marl a Good Choice?", "paragraph: x"}},
		{"a name in bold", `<p><b>` + a + `quar` + b + `rymen</span></b>`, []string{"h7: quarrymen"}},
		{"a word that the page has in one piece", `<div>` + a + `Quar` + b + `ry</span></div><p>Quarry reads forms.`, []string{"paragraph: Quarry", "paragraph: Quarry reads forms."}},
		{"words that it has each", `<div>` + a + `quarry` + b + `forms</span></div><div><b>` + a + `quarry` + b + `forms</span></b></div><p>Forms, forms of a quarry.`,
			[]string{"paragraph: quarry ¦ forms", "paragraph: quarry ¦ forms", "paragraph: Forms, forms of a quarry."}},
		{"labels", `<div>` + a + `License` + b + `proprietary</span></div><p>` + a + `Quarry` + b + `lets you read forms.</span><p>Ask Quarry.`,
			[]string{"paragraph: License ¦ proprietary", "paragraph: Quarry ¦ lets you read forms.", "paragraph: Ask Quarry."}},
		{"any word where others are cut", `<div>` + a + `Mar` + b + `lite</span></div><h2>` + a + `Quar` + b + `ry</span></h2><h3>` + a + `For` + b + `ms</span></h3><p>Forms of Quarry`,
			[]string{"paragraph: Marlite", "h2: Quarry", "h3: Forms", "paragraph: Forms of Quarry"}},
		{"cells", `<table><tr><td><p>` + a + `BSD-3-` + b + `Clause</span><td>` + a + `BSD` + b + `-3-Clause</span><td>` + a + `BSD-3` + b + `-Clause</span><tr><td>` + a + `QuarryScript / Marl` + b + `Script</span><td>` + a + `Partial (AS` + b + `GI add-on)</span><td>` + a + `Quarry` + b + `Marl</span></table>`,
			[]string{"cell: BSD-3-Clause", "cell: BSD-3-Clause", "cell: BSD-3-Clause", "cell: QuarryScript / MarlScript", "cell: Partial (ASGI add-on)", "cell: Quarry ¦ Marl"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// TestManySeams reads a page of nothing else in time that grows with its size.
func TestManySeams(t *testing.T) {
	page := strings.Repeat(`<div><span>quar</span><span>ry forms</span></div><div><span>3</span><span>8.7K</span></div>`, 10_000)
	if got := len(view(parse(t, page))); got != 20_000 {
		t.Errorf("%d blocks, want 20000", got)
	}
}
