package walk_test

import (
	"bytes"
	"os"
	"slices"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestRealPages reads the pages under STACKDEX_PAGES, a directory of saved
// real pages that is not part of the project: none may fail, and the figures
// are logged.
func TestRealPages(t *testing.T) {
	if os.Getenv("STACKDEX_PAGES") == "" {
		t.Skip("STACKDEX_PAGES names no directory of saved pages")
	}
	var dom, outline time.Duration
	var slowest time.Duration
	var slow string
	size, blocks, tables := 0, 0, 0
	var shares []float64
	for name, page := range pages(t) {
		page, _ = markup.Decode(page, "")
		start := time.Now()
		_, err := html.Parse(bytes.NewReader(page))
		parsed := time.Since(start)
		if err != nil {
			t.Logf("%s: x/net: %v", name, err)
		}
		start = time.Now()
		o, err := walk.Page(page)
		whole := time.Since(start)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		dom, outline, size = dom+parsed, outline+whole, size+len(page)
		shares = append(shares, float64(whole)/float64(parsed))
		if whole > slowest {
			slowest, slow = whole, name
		}
		blocks += len(o.Blocks())
		tables += len(o.Tables())
		o.Grids()
		o.Breadcrumb()
		if o.Empty() {
			t.Logf("%s: nothing read of %d bytes", name, len(page))
		}
	}
	slices.Sort(shares)
	t.Logf("%d pages, %d bytes: DOM %v, with outline %v (%.2f times, median %.2f); %d blocks, %d tables; slowest %s %v",
		len(shares), size, dom, outline, float64(outline)/float64(dom), shares[len(shares)/2], blocks, tables, slow, slowest)
}
