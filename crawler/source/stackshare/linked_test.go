package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestAlternativesByTheirAddresses reads alternatives of which most lead to pages of
// tools, one to an address that is none but spells its name, and another one elsewhere.
func TestAlternativesByTheirAddresses(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>What are some alternatives to A, B?</h2>
<div><h3><a href="/.ash">.ASH</a></h3><p>Ash bends and it does not break.</p></div><div><h3><a href="/tools/Red%20Elm">Red Elm</a></h3><p>Elm grows tall and it shades the house.</p></div>
<div><h3><a href="/yew">Yew</a></h3><p>Yew grows old and it keeps its needles.</p></div><div><h3><a href="/oak">Oak</a></h3><p>Oak grows slowly and it lasts.</p></div>
<div><h3><a href="/fir">Fir</a></h3><p>Fir grows straight and it smells good.</p></div><div><h3><a href="/feed/all">Advice</a></h3><p>Ask the others what they grow.</p></div>`)
	var got []string
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Role == record.RoleAlternative {
			got = append(got, tool.Name)
		}
	}
	if diff := cmp.Diff([]string{".ASH", "Red Elm", "Yew", "Oak", "Fir"}, got); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}

// TestAlternativesAboveFooter ends the alternatives where the site says who it is, in a
// footer that no markup declares.
func TestAlternativesAboveFooter(t *testing.T) {
	const footer = `<div><p>StackShare</p><p>Find and show what the walls of all companies are built of.</p><p>Follow on</p><p>© 2025 StackShare. All rights reserved.</p><div><h1>Product</h1><ul><li><a href="/stacks">Stacks</a></li></ul></div></div>`
	for _, list := range [...]string{
		`<table><tr><td><b>Ash</b><td>Ash bends and it does not break.<tr><td><b>Yew</b><td>Yew grows old and it keeps its needles.</table>`,
		`<div><b>Ash</b><p>Ash bends and it does not break.</p></div><div><b>Yew</b><p>Yew grows old and it keeps its needles.</p></div>`,
	} {
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><p><font size=5><b>What are some alternatives to A, B?</b></font></p>`+list+footer)
		var got []string
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == record.RoleAlternative {
				got = append(got, tool.Name+": "+tool.Description)
			}
		}
		if diff := cmp.Diff([]string{"Ash: Ash bends and it does not break.", "Yew: Yew grows old and it keeps its needles."}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", list, diff)
		}
	}
}
