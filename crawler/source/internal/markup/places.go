package markup

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// endPlaces ends the elements that name a place of the page where they were meant to
// end, '<a name="top"/>': browsers leave them open up to the next link, and build the
// page anew around it.
func endPlaces(page []byte) []byte {
	out := make([]byte, 0, len(page)+len(page)/8)
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 || i+3 > len(page) {
			return append(out, page...)
		}
		i++
		if words.LowerByte(page[i]) != 'a' || !element.IsSpace(page[i+1]) {
			out, page = append(out, page[:i]...), page[i:]
			continue
		}
		end := bytes.IndexByte(page[i:], '>')
		if end < 0 {
			return append(out, page...)
		}
		end += i
		out = append(out, page[:end+1]...)
		if tag := page[i:end]; tag[len(tag)-1] == '/' && !bytes.Contains(bytes.ToLower(tag), []byte("href")) {
			out = append(out, "</a>"...)
		}
		page = page[end+1:]
	}
}
