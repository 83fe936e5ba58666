package walk

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// lineBreak ends a line. In a heading it is a space, since a title on two lines is one
// title, and behind a word that leaves a sentence unfinished, or in a paragraph that breaks
// wrap; n is the element that breaks, if one does.
func (w *walker) lineBreak(n *html.Node) {
	if w.kind == outline.Heading || !w.pre && (joint.IsUnfinishedLine(w.text[w.open.text:]) || w.wraps.AtBreak(n)) {
		w.open.space, w.open.thin = true, false
		return
	}
	apart := w.open.apart
	w.flush()
	w.open.soft, w.open.apart = true, apart
}

// flush ends the open block, if anything is in it.
func (w *walker) flush() {
	w.writeSign()
	o := &w.open
	soft := o.soft
	if len(w.text) == o.text && len(w.images) == o.images {
		if len(w.runs) > o.runs {
			w.runs = w.runs[:o.runs]
		}
		*o = pending{text: o.text, runs: o.runs, images: o.images, soft: false}
		return
	}
	if w.dropBullet() || w.dropOpenSign() || w.dropWaiting() || w.dropShortcodes() || len(w.text) > o.text && w.dropSectionLinks() || w.joinMagnitude() ||
		soft && w.joinNote() {
		return
	}
	w.plainHalves()
	w.shorten()
	first := len(w.doc.Blocks) == 0
	w.doc.Blocks = append(w.doc.Blocks, outline.Block{})
	b := &w.doc.Blocks[len(w.doc.Blocks)-1]
	b.Kind, b.Region, b.Soft, b.Hidden, b.Ordered = w.kind, w.region, soft && !first, w.part > 0, w.ordered && w.depth > 0
	b.Cell, b.Strong, b.Lead = w.cell, outline.AllStrong(w.runs[o.runs:]), o.lead
	w.classify(b)
	if w.bullet > 0 {
		w.bulleted(b)
	}
	if chrome.IsNotice(w.text[o.text:]) {
		w.noticed = int32(len(w.doc.Blocks))
	}
	w.cookies = w.cookies || len(w.text)-o.text <= boxSize && chrome.AsksConsent(w.text[o.text:])
	w.spans = append(w.spans, span{
		text:   [2]int32{int32(o.text), int32(len(w.text))},
		runs:   [2]int32{int32(o.runs), int32(len(w.runs))},
		images: [2]int32{int32(o.images), int32(len(w.images))},
		scope:  w.scope, part: w.part, group: w.group,
	})
	w.open = pending{text: len(w.text), runs: len(w.runs), images: len(w.images)}
}

// shorten leaves out of the open block what is said again for another size of screen,
// and the sign that opens what stands under a question.
func (w *walker) shorten() {
	switch w.kind {
	case outline.Heading:
		w.dropSecondHalf(joint.MinTwice)
		w.dropToggle()
	case outline.TableCell:
		w.dropSecondHalf(joint.MinTwice)
	default:
		if text := w.text[w.open.text:]; len(text) > 4 && len(text) < 2*maxFigureTwice && len(text)%2 == 1 && words.IsDigit(text[0]) {
			w.dropRepeatedFigure()
		}
	}
}

// classify says what the open block is, by its text.
func (w *walker) classify(b *outline.Block) {
	o := &w.open
	switch {
	case len(w.text) == o.text:
		b.Kind = outline.Picture
	case b.Kind == outline.Paragraph && o.titled:
		b.Kind, b.Level, b.Weak = outline.Heading, outline.WeakLevel, true
	case b.Kind == outline.Paragraph && (outline.IsPaid(w.runs[o.runs:]) || chrome.AsksToSubscribe(w.text[o.text:])) && !b.Region.Chrome():
		b.Region = outline.Advert
	case b.Kind == outline.Paragraph && (w.leadsElsewhere() || w.leadsToHelp() || chrome.IsPager(w.text[o.text:])) && !b.Region.Chrome():
		b.Region = outline.Navigation
	case b.Kind == outline.Caption && chrome.IsOfVideo(w.text[o.text:]) && !b.Region.Chrome():
		b.Region = outline.Navigation
	case b.Kind == outline.Heading:
		if b.Level, b.Weak = w.level, w.level == outline.WeakLevel; !b.Weak {
			if w.headed = b.Level; b.Level == 1 {
				w.title = int32(len(w.doc.Blocks))
			}
		}
	case b.Kind == outline.Item:
		b.Level = max(w.depth, 1)
	}
	if b.Kind == outline.Button {
		w.pressed = int32(len(w.doc.Blocks))
	}
	if b.Kind == outline.Item {
		w.judgeItem(b)
	}
}

// drop leaves out the open block, which holds a text only.
func (w *walker) drop() {
	o := &w.open
	w.text, w.runs = w.text[:o.text], w.runs[:o.runs]
	w.open = pending{text: o.text, runs: o.runs, images: o.images}
}
