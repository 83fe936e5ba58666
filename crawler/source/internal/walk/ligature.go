package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// Icon fonts draw a sign where its name is written: <i>expand_more</i>. A person sees
// no word there. What is left out is
//
//  1. a name of two words and more that such fonts have, alone in its element;
//  2. a word in small letters in an element of the same make, if that has a class;
//  3. a name of one word in front of a label, or behind one, where it is no part of it.
//
// In a cell of a table or a heading that holds nothing else, the name of a check mark,
// of a cross or of a thumb is read as the sign.

// isIcon reports an element that shows an icon by its name.
func (w *walker) isIcon(n *html.Node, k element.Class) bool {
	switch {
	case n.DataAtom == atom.I, n.DataAtom == atom.Span, n.DataAtom == atom.Em, n.DataAtom == atom.Div, k == element.Custom:
	default:
		return false
	}
	as := icon.LigatureOf(n)
	if as == icon.NoLigature || as == icon.IsWord && n.DataAtom == atom.Div || w.pre || w.code {
		return false
	}
	word := strings.TrimSpace(n.FirstChild.Data)
	if as == icon.IsWord {
		known := w.icons != nil && w.icons[icon.MakeOfIcon(n)]
		classed := n.DataAtom == 0 || element.Attr(n, "class") != ""
		if !(known && (classed || icon.MayBeIconWord(word) && icon.IsBesideLabel(n, true))) && !(icon.IsIconWord(word) && icon.IsBesideLabel(n, false)) {
			return false
		}
	}
	w.addIcon(icon.SignOf(word))
	return true
}

// addIcon notes an icon in the open block: it parts what stands around it, and its
// sign is read if nothing else is there.
func (w *walker) addIcon(sign string) {
	w.open.sign = sign
	w.open.space = true
	if !w.code && !w.pre && len(w.text) > w.open.text && !element.IsSpace(w.last()) {
		w.open.apart = true
	}
}

// writeSign reads the sign of an icon that is all of a cell or of a heading.
func (w *walker) writeSign() {
	o := &w.open
	if o.sign != "" && len(w.text) == o.text && len(w.images) == o.images && (w.kind == outline.TableCell || w.kind == outline.Heading) {
		w.write(o.sign, "")
	}
	o.sign = ""
}

// noteIcon notes the make of an element that surely shows an icon.
func (w *walker) noteIcon(n *html.Node) {
	text := dom.OnlyText(n)
	if text == "" || len(text) > icon.LongestIcon || strings.IndexByte(text, '_') < 0 || icon.LigatureOf(n) != icon.IsName {
		return
	}
	if w.icons == nil {
		w.icons = map[string]bool{}
	}
	w.icons[icon.MakeOfIcon(n)] = true
}
