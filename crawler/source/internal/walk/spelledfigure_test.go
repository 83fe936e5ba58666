package walk_test

import (
	"strings"
	"testing"
)

// TestSaidFigures shows figures once that screen readers are told in words.
func TestSaidFigures(t *testing.T) {
	const unseen = `<span style="position:absolute;width:1px;height:1px;clip:rect(0,0,0,0);overflow:hidden">`
	for page, want := range map[string]string{
		`<p><i>Users:</i> <span aria-hidden="true">38.7K</span>` + unseen + `38.7 thousand</span></p>`: "paragraph: Users: ¦ 38.7K",
		`<p><i>Users:</i> ` + unseen + `2 million</span> <span aria-hidden="true">2M</span></p>`:       "paragraph: Users: ¦ 2M",
		`<p><i>Users:</i> <span aria-hidden="true">91</span>` + unseen + `91</span></p>`:               "paragraph: Users: ¦ 91",
	} {
		if got := strings.Join(view(parse(t, page)), "; "); got != want {
			t.Errorf("%s: %s, want %s", page, got, want)
		}
	}
}
