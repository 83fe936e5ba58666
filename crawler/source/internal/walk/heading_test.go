package walk_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestLeftOpen makes no heading of a line that is emphasised because all around it is.
func TestLeftOpen(t *testing.T) {
	const line = "<p>Five things decide:</p><ul><li>Speed</li></ul>"
	long := "<p>" + strings.Repeat("It is a library for sites with many forms. ", 4) + "</p>"
	for body, want := range map[string]int{
		"<b>" + long + long + line:                          0,
		long + long + "<b>" + line:                          1,
		"<b>" + long + "</b>" + "<b>" + line:                1,
		"<b>" + long + long + "</b>" + long + "<b>" + line:  1,
		"<b>" + long + long + "</b><h2>One</h2><b>" + line:  2,
		"<b>" + long + long + "</b>" + long + line + "<b>.": 0,
	} {
		o, err := walk.Page([]byte("<h1>Libraries</h1>" + body))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, b := range o.Blocks() {
			if b.Kind == outline.Heading && b.Level > 1 {
				got++
			}
		}
		if got != want {
			t.Errorf("%d headings, want %d: %s", got, want, body)
		}
	}
}

// TestNumeralNames takes a name that begins with a digit for a heading, and a figure for none.
func TestNumeralNames(t *testing.T) {
	for title, want := range map[string]bool{"7Zip": true, "1Password": true, "7 of them": false, "38.7K": false, "3D": false} {
		got := false
		for _, block := range view(parse(t, "<h1>Sites</h1><p><b>"+title+"</b></p><p>It is a library for sites.</p>")) {
			got = got || strings.HasSuffix(block, ": "+title) && strings.HasPrefix(block, "h")
		}
		if got != want {
			t.Errorf("%s a heading: %t, want %t", title, got, want)
		}
	}
}
