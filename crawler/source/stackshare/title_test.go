package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTitleWithQuestion reads names from a title that asks for the differences behind a
// sign, where no heading has them.
func TestTitleWithQuestion(t *testing.T) {
	for _, sign := range [...]string{": ", " - ", " – ", " | ", " "} {
		page := extractBody(t, `<title>A vs B`+sign+`What are the differences?</title><div>A vs B: What are the differences?</div><h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>Pros of B</h2><ul><li>Stable (4)</ul>`)
		if diff := cmp.Diff([]string{"A + Fast 9", "B + Stable 4"}, saidOf(page)); diff != "" || page.Title != "A vs B" {
			t.Errorf("%q: title %q (-want +got):\n%s", sign, page.Title, diff)
		}
	}
}
