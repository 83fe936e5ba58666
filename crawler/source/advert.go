package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isAdvert reports whether the group begins with a label that says so and
// the label is its own, not that of a box within.
func (w *walker) isAdvert(at int32) bool {
	g := &w.doc.groups[at]
	if w.endsAsAdvert(g) {
		return true
	}
	if text := w.raw(g.from); len(text) < 2 || strings.IndexByte("aAfFoOpPsSwW", text[0]) < 0 {
		return false
	}
	label := w.firstItem(g.from)
	if isAdvertLine(label) && g.to-g.from == 1 {
		return true
	}
	if i := bytes.Index(label, []byte(" · ")); i > 0 && g.to-g.from > 1 { // and whose it is
		label = label[:i]
	}
	if len(label) < 2 || len(label) > 16 || !isAdvertLabel(label) || w.inTable(g) {
		return false
	}
	if w.doc.blocks[g.from].Region == Advert && len(label) < len(w.raw(g.from)) {
		return false // the advert is the block alone
	}
	for c := at + 1; c < int32(len(w.doc.groups)) && w.doc.groups[c].from == g.from; c++ {
		inner := &w.doc.groups[c]
		if inner.to-inner.from > 1 || inner.tag.is(atom.Li) && isList(g.tag) && !w.leadsToOtherSites(inner.to, g.to) {
			return false
		}
	}
	return !w.holdsTitle(g)
}

// leadsToOtherSites reports entries of a list each of which is a picture or leads to another site: a label in
// front of others is an entry itself, the place where advertising stands.
func (w *walker) leadsToOtherSites(from, to int32) bool {
	for i := from; i < to; i++ {
		if w.doc.blocks[i].Kind == Picture {
			continue
		}
		if runs := w.runsOf(i); len(runs) == 0 || !strings.Contains(runs[len(runs)-1].Link, "//") {
			return false
		}
	}
	return true
}

// endsAsAdvert reports a small box with a link that is paid for, and the label behind it.
func (w *walker) endsAsAdvert(g *group) bool {
	const few = 3
	if n := g.to - g.from; n < 2 || n > few {
		return false
	}
	label := w.raw(g.to - 1)
	if len(label) < 2 || len(label) > 24 || !isAdvertLabel(label) {
		return false
	}
	if bytes.HasPrefix(label, []byte("ads via ")) || bytes.HasPrefix(label, []byte("Ads via ")) {
		return true
	}
	for i := w.spans[g.from].runs[0]; i < w.spans[g.to-1].runs[1]; i++ {
		if w.runs[i].paid {
			return true
		}
	}
	return false
}

// inTable reports what is not all in one box within a cell of a table.
func (w *walker) inTable(g *group) bool {
	if w.doc.blocks[g.from].Cell.Table == 0 {
		return false
	}
	switch atom.Atom(g.tag) {
	case atom.Div, atom.Section, atom.Article, atom.Aside, atom.Figure, atom.Ins, atom.Li:
		return false
	}
	return true
}

// asksToSubscribe reports a line in which a publisher thanks readers and asks them to
// subscribe: "Thanks for reading! Subscribe for free to receive new posts."
func asksToSubscribe(line []byte) bool {
	const long = 240
	if len(line) > long || len(line) < len("Subscribe ") || line[0] != 'T' && line[0] != 'S' && line[0] != 'E' && line[0] != 'L' {
		return false
	}
	if bytes.HasPrefix(line, []byte("Thanks for reading")) {
		return bytes.Contains(line, []byte("ubscribe")) || bytes.Contains(line, []byte("share it"))
	}
	if bytes.HasPrefix(line, []byte("Enjoy")) || bytes.HasPrefix(line, []byte("Like")) {
		_, ask, ok := bytes.Cut(line, []byte("? "))
		return ok &&
			(bytes.HasPrefix(ask, []byte("Subscribe")) || bytes.HasPrefix(ask, []byte("Please subscribe")) ||
				bytes.HasPrefix(ask, []byte("Consider subscribing")))
	}
	return bytes.HasPrefix(line, []byte("Subscribe ")) && (bytes.Contains(line, []byte("newsletter")) || bytes.Contains(line, []byte(" new posts")))
}

// isAdvertLine reports one line that says that it is advertising, and for what: "Ads by Acme: …",
// "Sponsored: Acme — 20% off".
func isAdvertLine(line []byte) bool {
	const short, several = 80, 3 // words, of which a value of a label has fewer
	if label, text, ok := bytes.Cut(line, []byte(": ")); ok && len(label) < 16 && len(line) < 3*short &&
		bytes.Count(text, []byte(" ")) >= several && isAdvertLabel(label) {
		return true
	}
	return len(line) < short &&
		(bytes.HasPrefix(line, []byte("Ads by ")) || bytes.HasPrefix(line, []byte("Ad by ")) || bytes.HasPrefix(line, []byte("Sponsored by "))) &&
		bytes.IndexByte(line, ':') > 0
}

func isAdvertLabel(label []byte) bool {
	var space [24]byte
	if bytes.HasPrefix(label, []byte("ads via ")) || bytes.HasPrefix(label, []byte("Ads via ")) {
		return true
	}
	switch string(lower(space[:0], bytes.TrimSuffix(label, []byte(":")))) {
	case "advertisement", "advert", "ad", "ads", "sponsored", "sponsored by", "promoted", "paid promotion",
		"our sponsor", "our sponsors", "from our sponsor", "from our sponsors", "anzeige", "werbung", "publicité", "publicidad", "pubblicità":
		return true
	}
	return false
}

// isAdvertElement reports a custom element whose name says that it holds advertising, as
// <amp-ad>.
func isAdvertElement(n *html.Node) bool {
	if n.DataAtom != 0 {
		return false
	}
	for part := range strings.SplitSeq(n.Data, "-") {
		if len(part) < len(n.Data) && (part == "ad" || part == "ads" || part == "advert" || part == "advertisement") {
			return true
		}
	}
	return false
}
