package walk_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestPictographs takes a picture in front of boxes for an icon, and one that answers for
// a text.
func TestPictographs(t *testing.T) {
	for page, want := range map[string]string{
		`<div>⭐ <span>Stones</span><span>38.7K</span></div>`:     "Stones ¦ 38.7K",
		`<li>🏷️<span>Stones</span> <span>12</span></li>`:         "Stones ¦ 12",
		`<div>👍 <span>Stones</span><span>12</span></div>`:        "👍 Stones ¦ 12",
		`<div>✅ <b>Slate</b> <b>Tile</b></div>`:                  "✅ Slate Tile",
		`<div>⭐ Stones <span>of</span> <span>slate</span></div>`: "⭐ Stones of slate",
		`<div><span>Stones</span> ⭐ <span>38.7K</span></div>`:    "Stones ⭐ 38.7K",
		"<div>\u200b38.7\u200bK\u200c</div>":                     "38.7K",
		`<div><span>３８.７</span><span>K</span></div>`:             "38.7K",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}

// TestNamedIcons takes an empty element that says what picture a style makes of it for that.
func TestNamedIcons(t *testing.T) {
	o, err := walk.Page([]byte(`<table><tr><td>Forms<td><i class="f" role=img aria-label=Yes></i><td><i class="g" aria-hidden=true aria-label=No></i></table>`))
	if err != nil {
		t.Fatal(err)
	}
	row := o.Tables()[0].Rows[0]
	if got := row[1].Images(); len(got) != 1 || got[0].Alt != "Yes" {
		t.Errorf("the icon is %v", got)
	}
	if got := row[2].Images(); len(got) > 0 {
		t.Errorf("what is hidden is %v", got)
	}
}
