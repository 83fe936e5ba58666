package walk_test

import (
	"strings"
	"testing"
)

// TestPrintedAddresses takes the addresses that styles for printing write behind links for
// links, and other brackets for text.
func TestPrintedAddresses(t *testing.T) {
	for page, want := range map[string]string{
		`<p>Marl vs Slate (https://a.example/marl-vs-slate)</p>`:                                                     "Marl vs Slate→https://a.example/marl-vs-slate",
		`<p><a href="/m">Marl</a> (/m) and <a href="/s">Slate</a><span> (/s)</span>, both</p>`:                       "Marl→/m and Slate→/s, both",
		`<p><a href="/m">Marl</a> [https://a.example/m]</p>`:                                                         "Marl→/m",
		`<p>Marl &lt;www.marl.example&gt; is fast.</p>`:                                                              "Marl is fast.",
		`<p>See <b>Marl</b> (http://m.example) (new) and (http://s.example) too.</p>`:                                "See Marl (new) and too.",
		`<p>(https://a.example/m)</p>`:                                                                               "(https://a.example/m)",
		`<p>It costs little (/kg) and runs (see https://a.example/m) at once</p>`:                                    "It costs little (/kg) and runs (see https://a.example/m) at once",
		`<p><a href="/m"><img alt="logo" src="m.png">Marl</a> (https://a.example/m) <img alt="end" src="e.png"></p>`: "Marl→/m",
	} {
		o := parse(t, page)
		var got strings.Builder
		b := &o.Blocks()[0]
		end := int32(0)
		for _, r := range b.Runs {
			got.WriteString(b.Text[end:r.End])
			if end = r.End; r.Link != "" {
				trimmed := strings.TrimRight(got.String(), " ")
				spaces := got.String()[len(trimmed):]
				got.Reset()
				got.WriteString(trimmed + "→" + r.Link + spaces)
			}
		}
		if got.String() != want || int(end) != len(b.Text) {
			t.Errorf("%s is read as %q of %q, want %q", page, got.String(), b.Text, want)
		}
		for _, m := range b.Images {
			if m.At > len(b.Text) {
				t.Errorf("%s: an image at %d of %q", page, m.At, b.Text)
			}
		}
	}
}
