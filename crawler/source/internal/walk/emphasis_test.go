package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

func TestStruckOut(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"beside what holds", `<table><tr><td>Delay<td><s>2 ms</s> 1 ms<td><span style="text-decoration: line-through">4 ms</span> <b>3 ms</b></table>`,
			[]string{"cell: Delay", "cell: 1 ms", "cell: 3 ms"}},
		{"alone", `<ul><li>Fast<li><del>Small</del><li>Plain</ul>`, []string{"item: Fast", "item: Plain"}},
		{"an element left open", `<p><s>Quarry</p><p>reads</p><p>the</p><p>forms</p><p>of</p><p>other</p><p>libraries</p>`,
			[]string{"paragraph: of", "paragraph: other", "paragraph: libraries"}},
		{"what Markdown struck out", `<p>Quarry takes (<del>120ms), Slate takes (</del>5ms).</p>`, []string{"paragraph: Quarry takes (120ms), Slate takes (5ms)."}},
		{"a long text", `<p><del>Quarry is a library that reads the forms of many other libraries, and is made for small sites of forms that nobody else reads.</del></p>`,
			[]string{"paragraph: Quarry is a library that reads the forms of many other libraries, and is made for small sites of forms that nobody else reads."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// TestHalfWords reads words of which the first letters are bold, as readers for the
// eye write them: no label, no heading.
func TestHalfWords(t *testing.T) {
	for page, want := range map[string][]bool{
		`<p><b>Qua</b>rry <b>rea</b>ds</p>`:         {false},
		`<p>Quar<b>ry</b> reads</p>`:                {false},
		`<p><b>Quarry</b> reads</p>`:                {true, false},
		`<p><b>Quarry:</b> <b>Rea</b>ds forms</p>`:  {true, false},
		`<p><b>Quarry and Slate read</b>ing it</p>`: {true, false},
	} {
		var got []bool
		for _, r := range parse(t, page).Blocks()[0].Runs {
			if n := len(got); n == 0 || got[n-1] != r.Strong {
				got = append(got, r.Strong)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("emphasis in %s (-want +got):\n%s", page, diff)
		}
	}
}

// TestLinkOfHalfWords reads names of which a part is bold.
func TestLinkOfHalfWords(t *testing.T) {
	page := `<p><b>Ea</b>ch <b>rea</b>ds.</p><p><b>Fo</b>rms</p><p><b>Sla</b>te</p><p><b>Ma</b>rl</p>
		<p><a href=a><b>My</b>SQL</a> <a href=b><b>Quar</b>ry and <em>Slate</em></a></p>`
	blocks := parse(t, page).Blocks()
	b := &blocks[len(blocks)-1]
	want := []outline.Link{{URL: "a", Text: "MySQL"}, {URL: "b", Text: "Quarry and Slate"}}
	if diff := cmp.Diff(want, b.Links()); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if b.Runs[0].Strong {
		t.Errorf("MySQL is emphasised in part")
	}
}

// TestDoubledHeadings reads headings that are written for two sizes of screen.
func TestDoubledHeadings(t *testing.T) {
	page := `<h2><span class=a>Great rocks</span><span class=b>Great rocks</span></h2><h3>Walla Walla</h3><table><tr><td><span class=a>38.7K</span><span class=b>38.7K</span></table><h4><b>Rocks</b> <b>and rocks</b></h4>`
	if diff := cmp.Diff([]string{"h2: Great rocks", "h3: Walla Walla", "cell: 38.7K", "h4: Rocks and rocks"}, view(parse(t, page))); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}

// TestLeftBold holds that an emphasis which goes on and on makes no headings.
func TestLeftBold(t *testing.T) {
	const long = `Quarry is a library that reads the forms of many other libraries, and is made for small sites of forms that nobody else reads.`
	o := parse(t, `<p><b>Stones</b></p><p>They last.</p><p>Read on:<b></p><div>Ann</div><div>Mason</div><p>`+long+`</p><ul><li>Slate<li>Chalk<li>Marl<li>Tuff<li>Gneiss</ul><div>Ben</div><div>Miner</div><p>`+long+`</p><p>9 views</p>`)
	var got []string
	for _, b := range o.Blocks() {
		if b.Kind == outline.Heading || b.Strong {
			got = append(got, b.Text)
		}
	}
	if diff := cmp.Diff([]string{"Stones"}, got); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}

// TestFiguresSaidTwice reads a figure once that is there for the eye and for screen
// readers.
func TestFiguresSaidTwice(t *testing.T) {
	for page, want := range map[string]string{
		`<ul><li><span aria-hidden="true">678</span><span class="sr-only">678</span> Rapid</ul>`:         "678 Rapid",
		`<ul><li>Rapid (<span aria-hidden="true">678</span><span class="sr-only">678</span>)</ul>`:       "Rapid (678)",
		`<ul><li>Rapid (<span class="sr-only">678</span><span aria-hidden="true">678</span>)</ul>`:       "Rapid (678)",
		`<ul><li>Rapid (<span class="small">678</span><span class="large hidden">678</span>) it is</ul>`: "Rapid (678) it is",
	} {
		if got := parse(t, page).Text(); got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}
