package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlaces holds that the name of a place holds nothing if it ends itself: lines with
// links stay whole.
func TestPlaces(t *testing.T) {
	const page = `<a name="stones"/><h2>Stones</h2><div><div><div><b>Slate</b> <span>2020</span></div><div><p>Grey</p></div></div></div><div><div><div><b>Chalk</b> <span>2021</span></div><div><span>white</span><span>on</span><A HREF=/a><span>Walls</span></A> <a href=/b><span>Roads</span></a></div></div></div><A NAME=end /><h2>End</h2>`
	want := []string{"h2: Stones", "paragraph: Slate ¦ 2020", "paragraph: Grey", "paragraph: Chalk ¦ 2021", "paragraph: white ¦ on ¦ Walls ¦ Roads", "h2: End"}
	if diff := cmp.Diff(want, view(parse(t, page))); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}
