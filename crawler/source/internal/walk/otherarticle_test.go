package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestArticlesOfOnePage holds that articles below the title of the page are parts of it,
// also if the first is called as the title begins, and that what goes on behind the
// article of the page is not.
func TestArticlesOfOnePage(t *testing.T) {
	const parts = `<h1>Slate</h1><p>It is grey.</p><h1>Pros</h1><p>It lasts.</p></article><article><h1>Chalk</h1><p>It is white.</p></article>`
	for page, want := range map[string][]string{
		`<title>Slate vs Chalk | Stones</title><h1>Slate vs Chalk</h1><article>` + parts + `<h1>Verdict</h1>`: {"Slate vs Chalk", "Slate", "Pros", "Chalk", "Verdict"},
		`<title>Slate | Stones</title><h1>Slate</h1><article>` + parts:                                        {"Slate", "Slate", "Pros"},
		`<title>Slate | Stones</title><article>` + parts:                                                      {"Slate", "Pros"},
	} {
		var got []string
		for _, b := range parse(t, page).Blocks() {
			if b.Kind == outline.Heading && !b.Region.Chrome() {
				got = append(got, b.Text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("headings of %s (-want +got):\n%s", page, diff)
		}
	}
}
