package walk_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// A box that lies over the page may be the page.
func TestDialogs(t *testing.T) {
	text := "<p>" + strings.Repeat("Quarry replays what Marl has dropped. ", 8) + "</p>"
	short := "<p>" + strings.Repeat("Quarry is a log. ", 6) + "</p>"
	cookies := "<p>" + strings.Repeat("We and our partners store cookies for many things. ", 30) + "</p>"
	for _, c := range []struct {
		name, page string
		body       bool
	}{
		{"the page opened over an empty one", `<div id=root></div><dialog open><form><button>×</button></form><h1>Quarry vs Marl</h1>` + text + `</dialog>`, true},
		{"with a role", `<div role=dialog aria-modal=true><header><h1>Quarry vs Marl</h1></header>` + text + `</div>`, true},
		{"by its style", `<div style="position:fixed;inset:0;overflow:auto"><h1>Quarry vs Marl</h1>` + text + `</div>`, true},
		{"without a heading", `<nav>Logs</nav><dialog open>` + text + `</dialog>`, true},
		{"over a list with a heading of its own", `<title>Quarry vs Marl | Logs</title><h1>Logs</h1>` + text + text + `<dialog open><h1>Quarry vs Marl</h1>` + text + `</dialog>`, true},
		{"a window for cookies beside a short page", `<div role=dialog>` + cookies + `</div><div>Quarry vs Marl</div>` + short, false},
		{"beside a page with a title", `<h1>Quarry vs Marl</h1>` + short + `<dialog open><h2>Letters</h2>` + text + `</dialog>`, false},
		{"a letter beside a page", `<title>Quarry vs Marl</title><div>Quarry vs Marl</div>` + text + text + `<dialog open><h1>Our letter</h1>` + text + `</dialog>`, false},
		{"a box in the page that a box is", `<dialog open><h1>Quarry vs Marl</h1>` + short + `<dialog open>` + text + `</dialog></dialog>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := parse(t, c.page)
			blocks := o.Blocks()
			for i := len(blocks) - 1; i >= 0; i-- {
				if b := &blocks[i]; strings.HasPrefix(b.Text, "Quarry replays") || strings.HasPrefix(b.Text, "We and") {
					if want := map[bool]outline.Region{true: outline.Body, false: outline.Dialog}[c.body]; b.Region != want {
						t.Errorf("%.30q is %v, want %v", b.Text, b.Region, want)
					}
					return
				}
			}
			t.Fatal("no text")
		})
	}
}
