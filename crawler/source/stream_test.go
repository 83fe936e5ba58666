package source_test

import (
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

// TestTablesOfPages reads a table that holds the page as layout.
func TestTablesOfPages(t *testing.T) {
	o := parse(t, `<table><tr><td><a href="/">Home</a><td><h1>Small sites</h1><p>They are fast.</p></table><table><tr><td>Votes<td>12</table>`)
	if n := len(o.Tables()); n != 1 {
		t.Errorf("%d tables, want 1", n)
	}
}
