package walk_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// hostile are pages that are made to hurt, each of up to size bytes.
func hostile(size int) map[string][]byte {
	fill := func(head, unit, tail string) []byte {
		n := max((size-len(head)-len(tail))/len(unit), 1)
		return []byte(head + strings.Repeat(unit, n) + tail)
	}
	var attributes, roots, boxes bytes.Buffer
	for i := 0; attributes.Len() < size/2; i++ {
		fmt.Fprintf(&attributes, "<b a=%d>", i)
		fmt.Fprintf(&boxes, "<b a=%d><table><td></b></table>", i)
		fmt.Fprintf(&roots, "<html a%d><body b%d>", i, i)
	}
	random := make([]byte, size)
	rng := rand.NewChaCha8([32]byte{1})
	for i := range random {
		random[i] = byte(rng.Uint64())
	}
	return map[string][]byte{
		"nested divs":          fill("", "<div>", "x"),
		"nested spans":         fill("", "<span>", "x"),
		"nested lists":         fill("", "<ul><li>", "x"),
		"nested tables":        fill("", "<table><tr><td>", "x"),
		"nested bold":          fill("", "<b>", "x"),
		"endless table":        fill("<table>", "<tr><td>1<td>2", ""),
		"endless row":          fill("<table><tr>", "<td>1", ""),
		"spans of cells":       fill("<table>", "<tr><td colspan=1000 rowspan=60000>1", ""),
		"paragraphs":           fill("", "<p>a", ""),
		"headings":             fill("", "<h1>a", ""),
		"headings in lists":    fill("", "<ul><li><h1>a", ""),
		"bold paragraphs":      append(append([]byte{}, attributes.Bytes()...), fill("", "<p>a", "")[:size/2]...),
		"bold beyond cells":    append(append([]byte{}, boxes.Bytes()...), fill("", "<p>a", "")[:size/2]...),
		"plain bold":           fill("<b><b><b><i><i><i><u><u><u><s><s><s><em><em><em>", "<p>a", ""),
		"roots":                roots.Bytes(),
		"attributes":           fill("<a ", "a ", ">x"),
		"attributes, slashes":  fill("<a", "/a", ">x"),
		"attributes with tags": fill("<a ", "< ", ">x"),
		"an attribute":         fill("<a title='", "a ", "'>x"),
		"no end of a tag":      fill("<a ", "bcdefghij", ""),
		"no end of a comment":  fill("<!-- ", "a ", ""),
		"no end of a script":   fill("<script>", "$RC(\"B:0\",\"S:0\");", ""),
		"hidden in hidden":     fill("", "<div hidden id=S:0>x", ""),
		"hidden, empty":        fill("", "<div hidden><i></i>", ""),
		"entities":             fill("", "&amp;&#8201;&shy;", ""),
		"pipes":                fill("", "|", ""),
		"a table of pipes":     fill("| a | b |\n|---|---|\n", "| c | d |\n", ""),
		"pipes and rules":      fill("<p>", "| a | b | |---|---| ", ""),
		"JSON":                 fill(`<script type="application/ld+json">`, `[{"@type":"A","a":`, ""),
		"JSON, flat":           fill(`<script type="application/ld+json">[`, `{"@type":"A"},`, `{}]</script>`),
		"meta":                 fill("", "<meta name=a content=b>", ""),
		"images":               fill("<p>", "<img alt=a>b", ""),
		"linked images":        fill("<h1>x</h1>", "<div><a href=b><img alt=a></a></div>", ""),
		"cookie boxes":         fill("", "<div><button>OK</button>cookie", ""),
		"adverts":              fill("", "<div>Ad", ""),
		"templates":            fill("", "<template>a", ""),
		"foreign":              fill("", "<svg><title>a</title><math>", ""),
		"end tags":             fill("", "</p></br></x>", ""),
		"one word":             fill("", "abcdefghij", ""),
		"one word of markup":   fill("<p>", "abcdefghij", ""),
		"lines":                fill("", "a\n", ""),
		"zero bytes":           make([]byte, size),
		"random bytes":         random,
	}
}

// Every page, however bad, gives a result or a named error in bounded time
// and memory.
func TestHostile(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 16
	}
	for name, page := range hostile(size) {
		t.Run(name, func(t *testing.T) { readHostile(t, page) })
	}
}

func readHostile(t *testing.T, page []byte) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	o, err := walk.Page(page)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err != nil && !errors.Is(err, markup.ErrUnreadable) {
		t.Fatalf("Parse: %v is no ErrUnreadable", err)
	}
	if took > 20*time.Second {
		t.Errorf("%d bytes took %v", len(page), took)
	}
	allocated := after.TotalAlloc - before.TotalAlloc
	if allocated > 1<<30 {
		t.Errorf("%d bytes took %d MB of memory", len(page), allocated>>20)
	}
	if err != nil {
		t.Logf("%v after %v, %d MB", err, took, allocated>>20)
		return
	}
	start = time.Now()
	o.Grids()
	o.GridUnder([]string{"a", "b"})
	o.Breadcrumb()
	_, done := o.Only(isContent)
	done()
	asked := time.Since(start)
	if asked > 20*time.Second {
		t.Errorf("questions to %d bytes took %v", len(page), asked)
	}
	if err := o.Dump(io.Discard); err != nil {
		t.Error(err)
	}
	t.Logf("%d blocks after %v, %d MB; asked %v", len(o.Blocks()), took, allocated>>20, asked)
}

func TestTooLong(t *testing.T) {
	for _, page := range [][]byte{bytes.Repeat([]byte("<p>a"), 100<<20/4), bytes.Repeat([]byte("a "), markup.MaxBytes)} {
		if _, err := walk.Page(page); !errors.Is(err, markup.ErrUnreadable) {
			t.Errorf("Parse of %d bytes: %v", len(page), err)
		}
	}
}

// What is nested deeper than the parser allows is read all the same.
func TestDeep(t *testing.T) {
	page := strings.Repeat("<div>", 3000) + `<h2>Title</h2><p>one <b title="x">two</b> <noscript>three</noscript></p><table><tr><th>A<th>B<tr><td>1<td>2</table><ul><li>x<li>y</ul>` + strings.Repeat("</div>", 3000) + `<p>after</p>`
	o := parse(t, page)
	got := strings.Join(view(o), "\n")
	for _, want := range []string{"Title", "one two three", "A", "x", "after"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
	var bold bytes.Buffer
	for i := range 600 {
		fmt.Fprintf(&bold, "<p><i class=icon%d>", i)
	}
	o = parse(t, bold.String()+strings.Repeat("<p>a", 20000)+"<table><tr><th>A<th>B<tr><td><b>1</b><td>2</table><p>the <b>end</b> of it</p>")
	blocks := o.Blocks()
	if last := blocks[len(blocks)-1]; last.Text != "the end of it" || len(last.Runs) != 3 || !last.Runs[1].Strong || last.Runs[2].Strong {
		t.Errorf("last block of a rewritten page: %+v", last)
	}
	if tables := o.Tables(); len(tables) != 1 || cmpGrid(tables[0]) != "= A | B; - 1 | 2" {
		t.Errorf("table of a rewritten page: %v", tables)
	}
}

// Formatting elements in such ones do not make what they hold deeper.
func TestDeepFormats(t *testing.T) {
	const page = `<table><tr><th>Stars<th>Forks<tr><td>1<td>2</table><div><a href="/x">x</a><a href="/y" aria-label="8 stacks">y</a></div><p>a <i style="display:none">b</i></p>`
	want := strings.Join(view(parse(t, "<b>"+page+"</b>")), "\n")
	for _, format := range []string{"<b>", "<strong>", "<em><b>", "<B class=x>", "<b><div><i>"} {
		o := parse(t, "<b>"+strings.Repeat(format, 1200)+page)
		if tables := o.Tables(); len(tables) != 1 || cmpGrid(tables[0]) != "= Stars | Forks; - 1 | 2" {
			t.Errorf("%s: table: %v", format, tables)
		}
		if got := strings.Join(view(o), "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", format, got, want)
		}
	}
}

func cmpGrid(t *outline.Table) string { return strings.Join(grid(t), "; ") }

func FuzzParse(f *testing.F) {
	for _, page := range hostile(400) {
		f.Add(page)
	}
	f.Add(comparisonPage(2))
	f.Add(articlePage(2))
	f.Add([]byte(`<div hidden id="S:0">a</div><template id="B:0"></template><script>$RC("B:0","S:0")</script><dl><dt>a<dd>b</dl>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		o, err := walk.Page(page)
		if err != nil {
			if !errors.Is(err, markup.ErrUnreadable) {
				t.Fatal(err)
			}
			return
		}
		checkOutline(t, o)
		content, done := o.Only(isContent)
		defer done()
		checkOutline(t, content)
		for i := range o.Blocks() {
			if b := &o.Blocks()[i]; b.Kind == outline.Heading {
				o.Under(b).Fields()
			}
		}
		o.Grids()
		o.GridUnder([]string{"a"})
		o.Breadcrumb()
		if err := o.Dump(io.Discard); err != nil {
			t.Fatal(err)
		}
	})
}

func isContent(b *outline.Block) bool { return b.Kind != outline.Button && !b.Region.Chrome() }

// checkOutline checks what holds for every outline.
func checkOutline(t *testing.T, o *outline.Outline) {
	for i := range o.Blocks() {
		b := &o.Blocks()[i]
		if b.Index != i || b.Text == "" && len(b.Images) == 0 || strings.TrimSpace(b.Text) != b.Text && b.Kind != outline.Code {
			t.Fatalf("block %d: %+v", i, b)
		}
		end := int32(0)
		for _, r := range b.Runs {
			if r.Anchor == nil || r.Start < end || r.End <= r.Start || int(r.End) > len(b.Text) {
				t.Fatalf("runs of block %d: %+v", i, b)
			}
			end = r.End
		}
		for _, m := range b.Images {
			if m.At < 0 || m.At > len(b.Text) {
				t.Fatalf("images of block %d: %+v", i, b)
			}
		}
	}
	for _, table := range o.Tables() {
		if table.Block < 0 || table.End > len(o.Blocks()) || table.Block >= table.End {
			t.Fatalf("table at %d to %d", table.Block, table.End)
		}
		for _, row := range table.Rows {
			if len(row) != table.Width() {
				t.Fatalf("row of %d cells in a table of %d", len(row), table.Width())
			}
		}
	}
}
