package walk

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// completed returns the block before a part, or before the button that shows it, that is cut
// short and that the part holds in full; -1 if there is none.
func (w *walker) completed(p *part) int32 {
	const least = 16
	at := p.from - 1
	if at > 0 && w.doc.Blocks[at].Kind == outline.Button {
		at--
	}
	if at < 0 || p.to <= p.from {
		return -1
	}
	head, ok := disclosure.CutShort(w.raw(at))
	if !ok || len(head) < least || !bytes.HasPrefix(w.raw(p.from), bytes.TrimSpace(head)) {
		return -1
	}
	return at
}

// continued reports a hidden end of the text in front of it, which is cut short, or
// all of it: what is cut short is left out.
func (w *walker) continued(n *html.Node) bool {
	const least = 16
	o := &w.open
	head, ok := disclosure.CutShort(bytes.TrimRight(w.text[o.text:], " "))
	if !ok || len(head) < least || len(w.images) > o.images {
		return false
	}
	if text := dom.FirstText(n); strings.HasPrefix(strings.TrimSpace(text), string(bytes.TrimSpace(head))) {
		head = head[:0]
	}
	w.text = w.text[:o.text+len(head)]
	for last := len(w.runs) - 1; last >= o.runs; last-- {
		if r := &w.runs[last]; int(r.Start) < len(head) {
			r.End = min(r.End, int32(len(head)))
			break
		}
		w.runs = w.runs[:last]
	}
	w.open.newRun = true
	return true
}
