package source

import (
	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/internal/walk"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// MaxBytes is the largest size of HTML that is parsed.
const MaxBytes = markup.MaxBytes

// Decode returns body as UTF-8 with the name of its encoding, which it takes from, in this
// order: a byte order mark, valid UTF-8, the content type, a meta element, else windows-1252. A
// declaration of UTF-8 is ignored if most of the body is not.
func Decode(body []byte, contentType string) ([]byte, string) {
	return markup.Decode(body, contentType)
}

// Parse reads an HTML page in UTF-8; other bytes are decoded as Decode does without a header.
// Bytes that are not HTML give an outline of their text. The error is an ErrUnreadable if the
// page exceeds a limit, or a *PanicError.
func Parse(body []byte) (o *outline.Outline, err error) {
	defer guard(&err)
	return walk.Page(body)
}
