package walk

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// Page returns the outline of an HTML page in UTF-8, or of the text of bytes that are not HTML;
// bytes of another encoding are decoded by what they are and what a meta element says. The error
// is a markup.ErrUnreadable if the page exceeds a limit.
func Page(body []byte) (*outline.Outline, error) {
	body, _ = markup.Decode(body, "")
	if !markup.HasTags(body) {
		return plainText(string(body))
	}
	s := takeScratch()
	root, c, free, err := markup.Parse(body, s.bytes[:0])
	s.bytes = free
	if err != nil {
		return nil, err
	}
	w := newWalker(c, s)
	w.stream = newStream(body, root)
	w.readEmbedded(root)
	w.page(root)
	o := w.outline()
	s.bytes, s.spans = w.text, w.spans
	s.release()
	return o, nil
}

// outline ends the walk.
func (w *walker) outline() *outline.Outline {
	w.doc.Data.Finish(w.author)
	return w.finish()
}

// plainText reads text that has no markup: each line is a paragraph.
func plainText(text string) (*outline.Outline, error) {
	if len(text) > markup.MaxBytes {
		return nil, markup.TooLong(len(text))
	}
	w := newWalker(markup.Census{}, &scratch{})
	w.doc.Groups = append(w.doc.Groups, outline.Group{Parent: -1})
	w.doc.Scopes = append(w.doc.Scopes, outline.Scope{})
	for line := range strings.Lines(text) {
		if len(w.doc.Blocks) >= markup.MaxElements {
			break
		}
		w.addText(line)
		w.flush()
	}
	w.doc.Groups[0].To, w.doc.Groups[0].End, w.doc.Scopes[0].To = int32(len(w.doc.Blocks)), 1, int32(len(w.doc.Blocks))
	return w.outline(), nil
}
