package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestVoteSigns tells the votes of a point from the sign beside them.
func TestVoteSigns(t *testing.T) {
	forms := map[string]string{
		"arrow, count behind":  `<li>%s <span>▲ %d</span>`,
		"glued behind":         `<li>%s <span>▲%d</span>`,
		"sign last":            `<li>%s <b>%d ▲</b>`,
		"sign last, glued":     `<li>%s %d▲`,
		"in parentheses":       `<li>%s (▲ %d)`,
		"count, then sign":     `<li>%s (%d 👍)`,
		"thumb":                `<li>%s <span>👍 %d</span>`,
		"up":                   `<li>%s <i>↑</i> %d`,
		"heart in front":       `<li><span>♥ %[2]d</span> %[1]s`,
		"heart with selector":  `<li><span>❤️ %[2]d</span> %[1]s`,
		"count, sign in front": `<li><span>%[2]d ▲</span> %[1]s`,
		"two arrows":           `<li>%s <span>▲ %d ▼</span>`,
		"votes":                `<li>%s ⬆️ %d votes`,
		"own boxes":            `<li><div>%s</div><div>%d ▲</div>`,
		"sign in a box":        `<li><div>%s</div><div>👍</div><div>%d</div>`,
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			item := func(text string, n int) string { return fmt.Sprintf(form, text, n) }
			got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>
				<h3>Pros of A</h3><ul>`+item("Fast", 1204)+item("Small", 7)+`</ul><h3>Cons of A</h3><ul>`+item("Young", 2)+`</ul>
				<h3>Pros of B</h3><ul>`+item("Runs on HTTP/2", 30)+`</ul>`))
			if diff := cmp.Diff([]string{"A + Fast 1204", "A + Small 7", "A - Young 2", "B + Runs on HTTP/2 30"}, got); diff != "" {
				t.Errorf("pros and cons (-want +got):\n%s", diff)
			}
		})
	}
}

// TestVoteSignsNotEverywhere takes no other number for votes where some of the
// points have them beside a sign.
func TestVoteSignsNotEverywhere(t *testing.T) {
	got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>
		<h3>Pros of A</h3><ul><li>Fast <span>▲ 9</span><li>Still runs on Python 3</ul><h3>Pros of B</h3><ul><li>Stable <span>▲ 4</span></ul>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A + Still runs on Python 3 -1", "B + Stable 4"}, got); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}
