package walk

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// dropOpenSign drops an open heading that is no more than a sign to be pressed beside the
// title of what it opens, and takes the sign off the front of one where it is set apart.
func (w *walker) dropOpenSign() bool {
	o := &w.open
	if w.kind != outline.Heading || len(w.text) == o.text || len(w.images) > o.images || !strings.ContainsRune(labeltext.OpenSigns, rune(w.text[o.text])) && w.text[o.text] < utf8.RuneSelf {
		return false
	}
	text := w.text[o.text:]
	kept := bytes.TrimLeft(text, labeltext.OpenSigns)
	if len(kept) == len(text) {
		return false
	}
	if len(kept) == 0 && w.pressing {
		w.drop()
		return true
	}
	cut := int32(len(text) - len(kept))
	runs := w.runs[o.runs:]
	at := slices.IndexFunc(runs, func(r outline.Run) bool { return r.Start == cut && r.Apart })
	if at < 1 {
		return false
	}
	w.text = append(w.text[:o.text], kept...)
	copy(runs, runs[at:])
	runs = runs[:len(runs)-at]
	for i := range runs {
		runs[i].Start, runs[i].End = runs[i].Start-cut, runs[i].End-cut
	}
	runs[0].Apart = false
	w.runs = w.runs[:o.runs+len(runs)]
	return false
}
