package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestInlineControl keeps what a button within a heading shows, however long.
func TestInlineControl(t *testing.T) {
	text := strings.Repeat("It is shown on demand. ", 12)
	body := "<h1>Page</h1><p>" + strings.Repeat("Much else is said here. ", 90) + `</p><section><h5><button aria-expanded="false" aria-controls="x">Name</button></h5><div id="x" hidden>` + text + `</div><a href="/all">See all</a></section>`
	if got := parse(t, body).Text(); !strings.Contains(got, strings.TrimSpace(text)) {
		t.Errorf("the text is missing in:\n%s", got)
	}
}

// TestHeadClasses holds that what a style sheet makes large and bold is a heading.
func TestHeadClasses(t *testing.T) {
	const page = `<style>/* a{} */ .t2{font:700 26px/1.2 Inter}.big, p.t3 {color: red; font-size: 1.5rem; font-weight: bold}
		.small{font:700 14px Inter}.thin{font-size:40px}@media print{.t4{font:700 40px x}}.a .b{font:700 30px x}</style>
		<div class="x t2">Slate</div><p>It is grey.<p class=t3>Chalk<p>It is white.<div class=small>Gneiss</div><div class="thin">Tuff</div><div class=t4>Marl</div><div class=b>Basalt</div><p class=big hidden>Coal</p>`
	var got []string
	for _, b := range parse(t, page).Blocks() {
		if b.Kind == outline.Heading {
			got = append(got, b.Text)
		}
	}
	if diff := cmp.Diff([]string{"Slate", "Chalk"}, got); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}
