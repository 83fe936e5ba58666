package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNoteBehindBreak reads a note in parentheses behind a line break as one with the
// line in front of it, in cells and entries.
func TestNoteBehindBreak(t *testing.T) {
	for page, want := range map[string][]string{
		`<dl><dt>Load<dd><b>Slate:</b> 9 kg<br>(wet)<dd><b>Tile:</b> 7 kg<br><i>(dry)</i><dt>Price<dd>$3</dl>`: {
			"term: Load", "description: Slate: 9 kg (wet)", "description: Tile: 7 kg (dry)", "term: Price", "description: $3"},
		`<table><tr><td>Slate<br>(grey)<td>9<br>(wet)</table>`: {"cell: Slate (grey)", "cell: 9 (wet)"},
		`<ul><li>Lasts for ages<br>(in the north)</ul>`:        {"item: Lasts for ages (in the north)"},
		`<ul><li><b>Slate</b><br>(grey)</ul>`:                  {"item: Slate", "+item: (grey)"},
		`<ul><li>Slate<br>(grey) and blue</ul>`:                {"item: Slate", "+item: (grey) and blue"},
		`<p>Ann Lee<br>(mason)</p>`:                            {"paragraph: Ann Lee", "+paragraph: (mason)"},
		`<table><tr><td>Slate<td>9<tr><td>(grey)</table>`:      {"cell: Slate", "cell: 9", "cell: (grey)"},
	} {
		if diff := cmp.Diff(want, view(parse(t, page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
	b := parse(t, `<dl><dt>Load<dd>9 kg <b>a</b><br>(<a href=x>wet</a>)</dl>`).Blocks()[1]
	if last := b.Runs[len(b.Runs)-2]; b.Text[last.Start:last.End] != "wet" || last.Link != "x" {
		t.Errorf("the runs of %q are %v", b.Text, b.Runs)
	}
}
