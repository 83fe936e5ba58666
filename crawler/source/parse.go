package source

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
)

// MaxBytes is how much HTML a page may have.
const MaxBytes = markup.MaxBytes

// Decode returns body as UTF-8 and the name of the encoding it was in. In this order it
// believes: a byte order mark, valid UTF-8, the content type, a meta element,
// windows-1252. A label of UTF-8 on what mostly is not is a false one.
func Decode(body []byte, contentType string) ([]byte, string) {
	return markup.Decode(body, contentType)
}

// Parse reads an HTML page in UTF-8; bytes that are not are read as Decode
// would without a header. Bytes that are no HTML give an outline of what text
// there is. The error is an ErrUnreadable: a limit of the page is broken; or a
// *PanicError.
func Parse(body []byte) (o *Outline, err error) {
	defer guard(&err)
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
	o = w.outline()
	s.bytes, s.spans = w.text, w.spans
	s.release()
	return o, nil
}

func (w *walker) outline() *Outline {
	w.readData()
	d := w.finish()
	d.setLanguage()
	return &Outline{doc: d, to: len(d.blocks)}
}

// plainText reads text that has no markup: each line is a paragraph.
func plainText(text string) (*Outline, error) {
	if len(text) > markup.MaxBytes {
		return nil, markup.TooLong(len(text))
	}
	w := newWalker(markup.Census{}, &scratch{})
	w.doc.groups = append(w.doc.groups, group{parent: -1})
	w.scopes = append(w.scopes, scope{})
	for line := range strings.Lines(text) {
		if len(w.doc.blocks) >= markup.MaxElements {
			break
		}
		w.addText(line)
		w.flush()
	}
	w.doc.groups[0].to, w.doc.groups[0].end, w.scopes[0].to = int32(len(w.doc.blocks)), 1, int32(len(w.doc.blocks))
	return w.outline(), nil
}
