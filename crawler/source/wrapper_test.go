package source_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
)

// TestDeepAfterNoscript reads a page that is nested too deep for the parser
// and holds tags in noscript elements: each block is still a block.
func TestDeepAfterNoscript(t *testing.T) {
	body := "<body>" + strings.Repeat("<noscript><img src=a><img src=b></noscript>", 10) +
		strings.Repeat("<p>one</p><table><tr><td>a</td><td>b</td></tr></table>", 20) +
		strings.Repeat("<div>", 600) + "<h2>deep</h2><p>two</p>" + strings.Repeat("</div>", 600)
	o, err := source.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	cells, paragraphs := 0, 0
	for _, b := range o.Blocks() {
		switch b.Kind {
		case source.TableCell:
			cells++
		case source.Paragraph:
			paragraphs++
		}
	}
	if cells != 40 || paragraphs != 21 {
		t.Errorf("%d cells and %d paragraphs, want 40 and 21", cells, paragraphs)
	}
}
