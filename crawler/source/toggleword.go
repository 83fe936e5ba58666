package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
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

// opensOnly reports a summary that says no more than that a press on it shows something.
func opensOnly(n *html.Node) bool {
	text := dom.Label(n, labeltext.MaxMore)
	if len(text) > labeltext.MaxMore {
		return false
	}
	text = strings.Trim(strings.ToLower(text), " .…:›▸▾▼▶+")
	verb, rest, _ := strings.Cut(text, " ")
	switch verb {
	case "show", "hide", "view", "open", "expand", "toggle", "see", "reveal":
		switch strings.TrimPrefix(strings.TrimPrefix(rest, "the "), "full ") {
		case "", "details", "detail", "answer", "content", "contents", "text", "section", "it", "this section":
			return true
		}
	case "click", "tap", "press":
		return strings.HasPrefix(rest, "to ") || strings.HasPrefix(rest, "here")
	case "details":
		return rest == ""
	case "more":
		return rest == "details" || rest == "info" || rest == "information"
	case "read", "learn":
		return rest == "more"
	}
	return false
}
