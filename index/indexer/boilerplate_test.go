package indexer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// boilerplatePages all have one text, on one of a few sets of tools.
func boilerplatePages(from, to int) []record.Page {
	var pages []record.Page
	for i := from; i < to; i++ {
		a, b := fmt.Sprintf("Quux%dly", i%7), fmt.Sprintf("Zorb%dle", i%3)
		pages = append(pages, page("stackshare", fmt.Sprintf("https://a.example/%d", i), 1, subject(a), subject(b),
			record.Difference{Tools: []string{a, b}, Title: "Use", Text: "Specific tradeoffs depend on your use case."}))
	}
	return pages
}

// TestTextOnManyPages has a text on so many pages that it is folded in parts:
// one passage for each set of tools, as many citations as there are pages, and
// nothing left of the sets that go.
func TestTextOnManyPages(t *testing.T) {
	pages := boilerplatePages(0, 1300)
	w := newWorld(t.TempDir())
	w.log.batch = 500
	w.log.publish(pages...)
	w.settle(t)
	dump := w.engine.dump()
	if n := strings.Count(dump, "\npassages/"); n != 21 {
		t.Errorf("%d passages, want 21 sets", n)
	}
	if n := strings.Count(dump, `"boilerplate":true`); n != 21 {
		t.Errorf("%d passages are boilerplate, want 21", n)
	}
	cited := 0
	for _, part := range strings.Split(dump, `"citations":`)[1:] {
		n := 0
		fmt.Sscan(strings.TrimRight(strings.SplitN(part, ",", 2)[0], "}"), &n)
		cited += n
	}
	if cited != len(pages) {
		t.Errorf("%d citations of %d pages", cited, len(pages))
	}

	// The pages of some sets go; what is left is what a rebuild gives.
	var left, going []record.Page
	for i, p := range pages {
		if i%7 < 2 {
			going = append(going, gone("stackshare", p.URL, 2))
		} else {
			left = append(left, p)
		}
	}
	w.log.publish(going...)
	w.settle(t)
	fresh := newWorld(t.TempDir())
	fresh.log.batch = 500
	fresh.log.publish(left...)
	fresh.settle(t)
	if diff := cmp.Diff(strings.Split(fresh.engine.dump(), "\n"), strings.Split(w.engine.dump(), "\n")); diff != "" {
		t.Errorf("documents (-rebuilt +incremental):\n%s", diff)
	}

	// So few pages are left that the text is folded at once again.
	going = nil
	for _, p := range left[100:] {
		going = append(going, gone("stackshare", p.URL, 3))
	}
	w.log.publish(going...)
	w.settle(t)
	fresh = newWorld(t.TempDir())
	fresh.log.publish(left[:100]...)
	fresh.settle(t)
	if diff := cmp.Diff(strings.Split(fresh.engine.dump(), "\n"), strings.Split(w.engine.dump(), "\n")); diff != "" {
		t.Errorf("documents of few pages (-rebuilt +incremental):\n%s", diff)
	}
}
