package walk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUnclosedFallbacks leaves out what stands in place of streamed parts, also
// where its elements are never closed, and texts that are there whole, hidden.
func TestUnclosedFallbacks(t *testing.T) {
	const wait = `<!--$?--><template id="B:%"></template><p>Loading…<!--/$-->`
	page := `<main>` + strings.ReplaceAll(wait, "%", "0") + strings.ReplaceAll(wait, "%", "1") + `</main>` +
		`<div hidden id="S:0"><h2>Pros</h2><p>It is fast.</p></div><script>$RC("B:0","S:0")</script>` +
		`<div hidden id="S:1"><h2>Cons</h2><p>It is young.</p></div><script>$RC("B:1","S:1")</script>`
	want := []string{"h2: Pros", "paragraph: It is fast.", "h2: Cons", "paragraph: It is young."}
	if diff := cmp.Diff(want, view(parse(t, page))); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestPartsClosedEarly reads streamed parts that an end tag too many closes right behind
// their headings, at their places.
func TestPartsClosedEarly(t *testing.T) {
	page := `<main><!--$?--><template id="B:0"></template><p>Loading…</p><!--/$--><!--$?--><template id="B:1"></template><p>Loading…</p><!--/$--></main><footer>© A</footer>` +
		`<div hidden id="S:0"><h2>Pros</h2></div></div><p>It is fast.</p><ul><li>And small</ul></div><script>$RC("B:0","S:0")</script>` +
		`<div hidden id="S:1"><h2>Cons</h2></div></div><p>It is young.</p></div><script>$RC("B:1","S:1")</script>`
	want := []string{"h2: Pros", "paragraph: It is fast.", "item: And small", "h2: Cons", "paragraph: It is young.", "paragraph(footer): © A"}
	if diff := cmp.Diff(want, view(parse(t, page))); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestShareBars tells rows of links that pass a page on from what it says.
func TestShareBars(t *testing.T) {
	o := parse(t, `<main><p>It is fast and small.</p></main><div><a href="#">Tweet <span>214</span></a> <a href="#">Share <span>1.1K</span></a> <a href="#">Pin 9</a></div><p><a href=a>Share a file</a> with <a href=b>Tweet</a></p>`)
	var chrome []string
	for _, b := range o.Blocks() {
		if b.Region.Chrome() {
			chrome = append(chrome, b.Text)
		}
	}
	if diff := cmp.Diff([]string{"Tweet 214 Share 1.1K Pin 9"}, chrome); diff != "" {
		t.Errorf("chrome (-want +got):\n%s", diff)
	}
}

// TestNetworksAreNoShares holds that names of networks are links to pass a page
// on only beside a sign of that: they are companies and tools as well.
func TestNetworksAreNoShares(t *testing.T) {
	for bar, isChrome := range map[string]bool{
		`<ul><li><a href="/c/whatsapp">WhatsApp</a><li><a href="/c/facebook">Facebook</a></ul>`:                           false,
		`<div><a href="#">Reddit</a> <a href="#">Twitter</a></div>`:                                                       false,
		`<div><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a> <a href="https://t.me/y">Telegram</a></div>`: true,
		`<div><a href="#">Email Octopus</a> <a href="#">Twitter Bootstrap</a></div>`:                                      false,
		`<div><a href="#">Facebook</a> <a href="#">Copy link</a></div>`:                                                   true,
	} {
		o := parse(t, `<main><h2>Who uses it</h2><p>It is fast and small.</p>`+bar+`</main>`)
		chrome := false
		for _, b := range o.Blocks() {
			chrome = chrome || b.Region.Chrome()
		}
		if chrome != isChrome {
			t.Errorf("%s: chrome %t, want %t", bar, chrome, isChrome)
		}
	}
}

// TestEndsOfFallbacks loses nothing of a page where the end of what stands in
// place of a streamed part is not where it is looked for.
func TestEndsOfFallbacks(t *testing.T) {
	const streamed = `<div hidden id="S:0"><p>It is fast.</p></div><script>$RC("B:0","S:0")</script>`
	for _, end := range []string{
		`<svg><g><!--/$--></g></svg>`, `<div hidden>a<!--/$--></div>`, `<select><option>a<!--/$--></select>`, ``,
		`<!--$?--><template id="B:1"></template><p>Wait<!--/$-->`,
	} {
		page := `<main><!--$?--><template id="B:0"></template><p>Loading` + end + `<h2>Pros</h2><p>It is small.</p></main>` + streamed
		if got := view(parse(t, page)); !slices.Contains(got, "h2: Pros") || !slices.Contains(got, "paragraph: It is small.") || !slices.Contains(got, "paragraph: It is fast.") {
			t.Errorf("%s: %q", end, got)
		}
	}
}

// TestTablesOfPages tells tables that hold the page as layout from those of data.
func TestTablesOfPages(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want int
	}{
		"a title":             {`<table><tr><td><a href="/">Home</a><td><h1>Small sites</h1><p>They are fast.</p></table><table><tr><td>Votes<td>12</table>`, 1},
		"bold headings":       {`<table><tr><td><a href="/">Home</a><br><a href="/a">About</a><td><p><b>Small sites</b></p><p>They are fast, all of them.</p><p><b>Large sites</b></p><p>They are slow.</p></table>`, 0},
		"a menu on each side": {`<table><tr><td><a href="/">Home</a><td><p><b>Small sites</b></p><p>They are fast, all of them.</p><h3>Large sites</h3><p>They are slow.</p><td>Since 1996</table>`, 0},
		"a card a column":     {`<table><tr><td><p><b>Moss</b></p><p>Grows.</p><p><b>Uses</b></p><p>Walls.</p><td><p><b>Fern</b></p><p>Climbs.</p><p><b>Uses</b></p><p>Woods.</p></table>`, 1},
		"a title over a menu": {`<table><tr><td colspan=2><h1>Moss</h1><tr><td><a href="/">Home</a><td>It grows on walls.</table>`, 0},
		"a title over data":   {`<table><tr><td colspan=2><h1>Moss or Fern</h1><tr><td>Moss<td>Fern<tr><td>Grows<td>Climbs<tr><td>Small<td>Tall</table>`, 1},
		"a bold line a cell":  {`<table><tr><td>Moss<td><b>Grows</b><br>on walls<tr><td>Fern<td>Climbs</table>`, 1},
	} {
		if n := len(parse(t, c.page).Tables()); n != c.want {
			t.Errorf("%s: %d tables, want %d", name, n, c.want)
		}
	}
}

// TestTitleOverData reads a table below the title of the page that stands in its first row.
func TestTitleOverData(t *testing.T) {
	list := parse(t, `<table><tr><td colspan=2><h1>Moss or Fern</h1><tr><td>Moss<td>Fern<tr><td>Grows<td>Climbs</table>`).Tables()
	if len(list) != 1 {
		t.Fatalf("%d tables, want 1", len(list))
	}
	if diff := cmp.Diff([]string{"- Moss | Fern", "- Grows | Climbs"}, grid(list[0])); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
