package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestAmidLabel reads lines in which a button stands between a label and its colon, and
// such in which one stands elsewhere.
func TestAmidLabel(t *testing.T) {
	for body, want := range map[string]string{
		`<ul><li><b>Ash <button aria-label="Remove Ash">×</button></b>: 85.6K</ul>`:             "Ash: 85.6K",
		`<ul><li><b>Ash <button>Remove</button>:</b> hard wood</ul>`:                            "Ash: hard wood",
		`<dl><dt>Weight<dd><i>Ash<span role=button>✕</span><!-- --></i><!-- -->: 7 kg</dl>`:     "Weight\nAsh: 7 kg",
		`<ul><li><b>Ash <button aria-label="Remove Ash">×</button></b> hard wood</ul>`:          "Ash\n×\nhard wood",
		`<ul><li>Ash <button>×</button><li>: hard wood</ul>`:                                    "Ash\n×\n: hard wood",
		`<p>Ash <button aria-expanded=false aria-controls=x>more</button>: <b id=x>oak</b></p>`: "Ash\nmore\n: oak",
	} {
		o, err := walk.Page([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, o.Text()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
