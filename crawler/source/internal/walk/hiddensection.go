package walk

import "github.com/stackdex/stackdex/crawler/source/outline"

// isSection reports a hidden part of the body that holds sections with headings, or
// is one without buttons, and texts that stand nowhere else.
func (w *walker) isSection(p *part) bool {
	const least = 3 // blocks
	if p.to-p.from < least {
		return false
	}
	heads, buttons, texts, again := 0, 0, 0, 0
	for i := p.from; i < p.to; i++ {
		b := &w.doc.Blocks[i]
		if b.Region != outline.Body {
			return false
		}
		if b.Kind == outline.Heading && !b.Weak {
			heads++
		}
		if b.Kind == outline.Button {
			buttons++
		}
	}
	if b := &w.doc.Blocks[p.from]; heads == 0 || heads == 1 && (buttons > 0 || b.Kind != outline.Heading || b.Level > 3) {
		return false
	}
	if w.shownTexts == nil {
		w.shownTexts = w.textsOf(0)
	}
	for i := p.from; i < p.to; i++ {
		if text := w.raw(i); w.doc.Blocks[i].Kind == outline.Heading || len(text) >= longText {
			texts++
			if w.shownTexts[string(text)] {
				again++
			}
		}
	}
	return again*4 <= texts
}

// isChapter reports a hidden part that is a heading, which stands nowhere else on the page, and
// text below it with nothing to press.
func (w *walker) isChapter(p *part) bool {
	if p.to-p.from < 2 || w.doc.Blocks[p.from].Kind != outline.Heading {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if b := &w.doc.Blocks[i]; b.Region != outline.Body || b.Kind == outline.Button {
			return false
		}
	}
	if w.shownTexts == nil {
		w.shownTexts = w.textsOf(0)
	}
	return !w.shownTexts[string(w.raw(p.from))]
}
