package css_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
)

func TestDisplayOf(t *testing.T) {
	for style, want := range map[string]css.Display{
		"":                               css.AsUsual,
		"color: red":                     css.AsUsual,
		"DISPLAY : None !important":      css.AsNone,
		"visibility:hidden;display:flex": css.AsNone,
		"display:inline-flex":            css.AsBox,
		"display:inline":                 css.AsInline,
		"display: grid":                  css.AsBlock,
		"position:fixed; top:0":          css.AsOverlay,
		"position:absolute":              css.AsUsual,
		"position:absolute;width:1px":    css.AsClipped,
	} {
		if got := css.DisplayOf(style); got != want {
			t.Errorf("%q is shown as %d, want %d", style, got, want)
		}
	}
}

func TestColumnsOf(t *testing.T) {
	for style, want := range map[string]struct {
		columns uint8
		row     bool
	}{
		"color:red":                           {0, false},
		"display:table-row":                   {0, true},
		"grid-template-columns: 1fr 2fr auto": {3, false},
		"grid-template-columns: [a] repeat(3, minmax(0, 1fr)) 2px": {4, false},
		"grid: auto / 1fr 1fr":                   {2, false},
		"grid-template-columns: repeat(40, 1fr)": {0, false},
	} {
		if columns, row := css.ColumnsOf(style); columns != want.columns || row != want.row {
			t.Errorf("%q has %d columns, is a row: %v", style, columns, row)
		}
	}
}
