package walk

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// isPermalink reports the link by which a heading or a term offers its own address: it leads to
// a fragment and is only a sign, or stands after the heading that it leads to. A button after
// the text that is only a sign is such a link too.
func (w *walker) isPermalink(n *html.Node, a *dom.Attributes) bool {
	if n.DataAtom == atom.Button && w.isTool(a) {
		signs, ok := inline.SignsIn(n)
		return ok && signs > 0
	}
	if n.DataAtom != atom.A {
		return false
	}
	if len(a.Href) > 1 && a.Href[0] == '#' && isBehind(n, a.Href[1:]) {
		return true
	}
	if w.kind != outline.Heading && w.kind != outline.Term || strings.IndexByte(a.Href, '#') < 0 {
		return false
	}
	signs, ok := inline.SignsIn(n)
	return ok && (signs > 0 || a.Href[0] == '#' && !dom.HasImage(n))
}

// isBehind reports an element right behind the heading that has that id.
func isBehind(n *html.Node, id string) bool {
	p := n.PrevSibling
	for p != nil && p.Type == html.TextNode && element.Blank(p.Data) {
		p = p.PrevSibling
	}
	return p != nil && element.HeadingLevel(p.DataAtom) > 0 && element.Attr(p, "id") == id
}

// sectionLinkSize bounds the text of links to change a section, in bytes.
const sectionLinkSize = 80

// dropSectionLinks removes links that edit a section, or show its source, from the end of the
// open heading: "[edit]", "[edit | source]". It reports whether the open block, right after a
// heading, held nothing else.
func (w *walker) dropSectionLinks() bool {
	o := &w.open
	n := len(w.doc.Blocks)
	behind := w.kind != outline.Heading && n > 0 && w.doc.Blocks[n-1].Kind == outline.Heading
	if w.endsAsTitles() || w.offersItself() {
		return false
	}
	if !behind && w.kind != outline.Heading {
		return false
	}
	for {
		at, ok := w.sectionLinks()
		switch m := len(w.images); {
		case !ok || m > o.images && w.images[m-1].At >= at:
			return false
		case at == 0:
			if behind {
				w.drop()
			}
			return behind
		case behind:
			return false
		}
		w.sectionLink = string(w.text[o.text+at:])
		w.cut(at)
	}
}

// endsAsTitles removes links that edit a section from the end of a short paragraph that has the
// same ones as the heading before: the paragraph is the title of a section too.
func (w *walker) endsAsTitles() bool {
	o := &w.open
	if w.sectionLink == "" || w.kind != outline.Paragraph || len(w.text)-o.text > labeltext.MaxTitle || !bytes.HasSuffix(w.text[o.text:], []byte(w.sectionLink)) {
		return false
	}
	at, ok := w.sectionLinks()
	if m := len(w.images); !ok || at == 0 || m > o.images && w.images[m-1].At >= at {
		return false
	}
	w.cut(at)
	o.titled = true
	return true
}

// offersItself takes the link to itself off the end of a short paragraph, as headings have
// it: a sign that leads to a place which is called as the paragraph begins.
func (w *walker) offersItself() bool {
	o := &w.open
	runs, text := w.runs[o.runs:], w.text[o.text:]
	if n := len(runs); n < 2 || w.kind != outline.Paragraph || len(text) > labeltext.MaxTitle {
		return false
	}
	last := &runs[len(runs)-1]
	target, within := strings.CutPrefix(last.Link, "#")
	switch string(text[last.Start:last.End]) {
	case "#", "¶", "§", "🔗":
	default:
		return false
	}
	word := strings.TrimFunc(joint.FirstWord(string(text)), func(r rune) bool { return !joint.IsAlphanumeric(r) })
	if !within || len(word) < 2 || len(target) <= len(word) || !strings.EqualFold(target[:len(word)], word) || len(w.images) > o.images {
		return false
	}
	w.cut(int(last.Start))
	o.titled = true
	return true
}

// sectionLinks returns where in the open block the links at its end begin.
func (w *walker) sectionLinks() (at int, ok bool) {
	text, runs := w.text[w.open.text:], w.runs[w.open.runs:]
	last := &runs[len(runs)-1]
	if text[len(text)-1] == ']' {
		at = bytes.LastIndexByte(text, '[')
		if at < 0 || len(text)-at > sectionLinkSize {
			return 0, false
		}
		links := 0
		for i := len(runs) - 1; i >= 0 && int(runs[i].End) > at; i-- {
			r := &runs[i]
			switch {
			case r.Link == "" && bytes.IndexFunc(text[max(at, int(r.Start)):r.End], joint.IsAlphanumeric) >= 0, r.Link != "" && int(r.Start) < at:
				return 0, false
			case r.Link != "":
				links++
			}
		}
		return at, links > 0
	}
	if int(last.End-last.Start) > sectionLinkSize/4 || !leadsToEditing(last.Link) {
		return 0, false
	}
	return int(last.Start), true
}

// leadsToEditing reports an address at which a page is changed.
func leadsToEditing(link string) bool {
	at := strings.Index(link, "edit")
	if at < 1 {
		return false
	}
	rest := link[at+len("edit"):]
	return strings.IndexByte("/=_", link[at-1]) >= 0 && (rest == "" || strings.IndexByte("/?&#", rest[0]) >= 0)
}

// cut ends the open block at a place in its text.
func (w *walker) cut(at int) {
	o := &w.open
	kept := len(bytes.TrimRight(w.text[o.text:o.text+at], " "))
	w.text = w.text[:o.text+kept]
	for n := len(w.runs); n > o.runs; n-- {
		r := &w.runs[n-1]
		if int(r.Start) < kept {
			r.End = min(r.End, int32(kept))
			break
		}
		w.runs = w.runs[:n-1]
	}
}
