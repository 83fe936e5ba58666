package outline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// parse returns the outline of a page; package walk has the tests of how pages become blocks.
func parse(t *testing.T, page string) *outline.Outline {
	t.Helper()
	o, err := walk.Page([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// texts returns the texts of the blocks of o.
func texts(o *outline.Outline) string { return strings.ReplaceAll(o.Text(), "\n", " ") }

// rows returns the texts of the cells of a table, its header first.
func rows(t *outline.Table) []string {
	var list []string
	for _, row := range append([][]outline.Cell{t.Header}, t.Rows...) {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Text)
		}
		list = append(list, strings.Join(cells, " | "))
	}
	return list
}

func TestUnder(t *testing.T) {
	for page, want := range map[string]string{
		`<h1>T</h1>0<h4>Pros</h4><ul><li>a<li>b</ul><h4>Cons</h4><ul><li>c</ul>`: "T: 0 Pros a b Cons c; Pros: a b; Cons: c",
		`<h2>A</h2><p>a</p><h3>B</h3><p>b</p><h2>C</h2><p>c</p>`:                 `A: a B b; B: b; C: c`,
		`<ul><li><h3>A</h3><p>a</p></li><li>b</li></ul><p>c</p>`:                 `A: a`, // no further than its item
		`<section><h2>A</h2><p>a</p></section><p>b</p>`:                          `A: a`,
	} {
		o := parse(t, page)
		var got []string
		for i := range o.Blocks() {
			if b := &o.Blocks()[i]; b.Kind == outline.Heading {
				got = append(got, b.Text+": "+texts(o.Under(b)))
			}
		}
		if text := strings.Join(got, "; "); text != want {
			t.Errorf("%s: %s, want %s", page, text, want)
		}
	}
}

func TestOnly(t *testing.T) {
	page := parse(t, `<nav>n</nav><h2>A</h2><p>a</p><button>+ 1</button><table><tr><th>x<th>y<tr><td>1<td><button>z</button>2</table><footer>f</footer>`)
	o, done := page.Only(func(b *outline.Block) bool { return b.Kind != outline.Button && !b.Region.Chrome() })
	defer done()
	if got := texts(o); got != "A a x y 1 2" {
		t.Errorf("content: %s", got)
	}
	if diff := cmp.Diff([]string{"x | y", "1 | 2"}, rows(o.Tables()[0])); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
	for i := range o.Blocks() {
		if at := o.Blocks()[i].Index; at != i {
			t.Errorf("block %d has the number %d", i, at)
		}
	}
	if got := texts(page); !strings.Contains(got, "+ 1") {
		t.Errorf("the page itself changed: %s", got)
	}
}

func TestParts(t *testing.T) {
	for page, want := range map[string][]string{
		`<div><div><b>Marl</b><p>soft</p></div><div><b>Slate</b><p>hard</p></div></div>`: {"Marl soft", "Slate hard"},
		`<div><section><div>Marl</div></section></div>`:                                  {"Marl"},
		`<div>Rocks<div>Marl</div><div>Slate</div></div>`:                                {"Rocks", "Marl", "Slate"},
	} {
		var got []string
		for _, part := range parse(t, page).Parts() {
			got = append(got, texts(part))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("parts of %s (-want +got):\n%s", page, diff)
		}
	}
}

func TestInOne(t *testing.T) {
	o := parse(t, `<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul><ul><li>d</li></ul><p>e</p>`)
	at := map[string]int{}
	for i, b := range o.Blocks() {
		at[b.Text] = i
	}
	for pair, want := range map[string]struct{ list, entry bool }{
		"ab": {true, true}, "ac": {true, false}, "cd": {false, false}, "ae": {false, false},
	} {
		a, b := at[pair[:1]], at[pair[1:]]
		if list, entry := o.InOneList(a, b), o.InOneEntry(a, b); list != want.list || entry != want.entry {
			t.Errorf("%s: in one list %v, in one entry %v, want %+v", pair, list, entry, want)
		}
	}
}

func TestTables(t *testing.T) {
	for name, c := range map[string]struct {
		page   string
		tables func(*outline.Outline) []*outline.Table
		want   []string
	}{
		"markup":      {`<table><tr><th>Stone<th>Price<tr><td>Marl<td>$7</table>`, (*outline.Outline).Tables, []string{"Stone | Price", "Marl | $7"}},
		"a wide cell": {`<table><tr><th>Stone<th>Dry<th>Wet<tr><td>Marl<td colspan=2>soft</table>`, (*outline.Outline).Tables, []string{"Stone | Dry | Wet", "Marl | soft | soft"}},
		"pipes":       {`<p>| Stone | Price |<br>|---|---|<br>| Marl | $7 |</p>`, (*outline.Outline).Tables, []string{"Stone | Price", "Marl | $7"}},
		"without markup": {`<h2>Marl</h2><h2>Slate</h2><div><div><b>Feature</b><b>Marl</b><b>Slate</b></div><div><span>Price</span><span>$7</span><span>$9</span></div><div><span>Colour</span><span>white</span><span>grey</span></div></div>`,
			(*outline.Outline).Grids, []string{"Feature | Marl | Slate", "Price | $7 | $9", "Colour | white | grey"}},
		"transposed": {`<table><tr><th>Stone<th>Marl<th>Slate<tr><td>Price<td>$7<td>$9</table>`, func(o *outline.Outline) []*outline.Table {
			return []*outline.Table{o.Tables()[0].Transpose()}
		}, []string{"Stone | Price", "Marl | $7", "Slate | $9"}},
	} {
		tables := c.tables(parse(t, c.page))
		if len(tables) != 1 {
			t.Errorf("%s: %d tables", name, len(tables))
			continue
		}
		if diff := cmp.Diff(c.want, rows(tables[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestJoinRuns(t *testing.T) {
	plain, other := &outline.Anchor{}, &outline.Anchor{Link: "/a"}
	runs := outline.JoinRuns([]outline.Run{
		{Anchor: plain, Start: 0, End: 2}, {Anchor: plain, Start: 2, End: 4},
		{Anchor: other, Start: 4, End: 6}, {Anchor: other, Start: 6, End: 8, Apart: true},
	})
	var got [][2]int32
	for _, r := range runs {
		got = append(got, [2]int32{r.Start, r.End})
	}
	if diff := cmp.Diff([][2]int32{{0, 4}, {4, 6}, {6, 8}}, got); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}

// TestNoGrids: what looks like a table at first, and is none.
func TestNoGrids(t *testing.T) {
	for name, page := range map[string]string{
		"names around the labels, and nothing in front of one": `<h1>Django vs Flask</h1><div><div>Django</div><div>Feature</div><div>Flask</div>` +
			`<div></div><div>ORM</div><div>none</div><div>yes</div><div>Admin</div><div>no</div></div>`,
		"a list of definitions that defines nothing": `<dl>Alternatives<span>#1<span>Django Alternatives<span>Free<span>N/A</span><span>N/A`,
	} {
		for _, grid := range parse(t, page).Grids() {
			t.Errorf("%s: %q", name, rows(grid))
		}
	}
}
