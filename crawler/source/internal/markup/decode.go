package markup

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Decode returns body as UTF-8 with the name of its encoding, which it takes from, in this
// order: a byte order mark, valid UTF-8, the content type, a meta element, else windows-1252. A
// declaration of UTF-8 is ignored if most of the body is not.
func Decode(body []byte, contentType string) ([]byte, string) {
	if bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")) {
		return bytes.ToValidUTF8(body[3:], []byte("\uFFFD")), "utf-8"
	}
	if bytes.HasPrefix(body, []byte("\xFE\xFF")) || bytes.HasPrefix(body, []byte("\xFF\xFE")) {
		_, name, _ := charset.DetermineEncoding(body[:2], "")
		return decodeAs(body[2:], name)
	}
	header, meta := labelOfHeader(contentType), ""
	if utf8.Valid(body) && !stateful(header) {
		return body, "utf-8"
	}
	if header == "" {
		meta = labelOfMeta(body)
	}
	for _, label := range [...]string{header, meta} {
		if label == "" {
			continue
		}
		if label == "utf-8" && !mostlyUTF8(body) {
			break
		}
		return decodeAs(body, label)
	}
	if mostlyUTF8(body) {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), "utf-8"
	}
	return decodeAs(body, "windows-1252")
}

// stateful reports encodings whose bytes look like ASCII.
func stateful(label string) bool {
	return label == "iso-2022-jp" || strings.HasPrefix(label, "utf-16")
}

func decodeAs(body []byte, label string) ([]byte, string) {
	e, name := charset.Lookup(label)
	if e == nil || e == encoding.Nop {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), "utf-8"
	}
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), "utf-8"
	}
	return out, name
}

// labelOfHeader returns the canonical name of the encoding in a content type, "" if it names no
// known one.
func labelOfHeader(contentType string) string {
	if contentType == "" {
		return ""
	}
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	_, name := charset.Lookup(params["charset"])
	return name
}

// labelOfMeta looks for a charset in the first few kilobytes.
func labelOfMeta(body []byte) string {
	head := bytes.ToLower(body[:min(len(body), 4096)])
	for {
		i := bytes.Index(head, []byte("charset"))
		if i < 0 {
			return ""
		}
		head = head[i+len("charset"):]
		value := strings.TrimLeft(string(head[:min(len(head), 60)]), " \t\n=")
		value = strings.TrimLeft(value, `"' `)
		if end := strings.IndexAny(value, "\"' ;>/\n"); end >= 0 {
			value = value[:end]
		}
		if _, name := charset.Lookup(value); name != "" {
			return name
		}
	}
}

// mostlyUTF8 reports whether most of the characters beyond ASCII are valid UTF-8,
// which texts in other encodings hardly ever are.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good >= bad
}

// HasTags reports whether body has anything that looks like markup.
func HasTags(body []byte) bool {
	for i := 0; ; {
		next := bytes.IndexByte(body[i:], '<')
		if next < 0 || i+next+1 >= len(body) {
			return false
		}
		i += next + 1
		if c := body[i]; words.IsLetter(c) || c >= utf8.RuneSelf || c == '/' || c == '!' || c == '?' {
			return true
		}
	}
}

// TooLong returns the error for a page of n bytes.
func TooLong(n int) error {
	return fmt.Errorf("%d bytes, the limit is %d: %w", n, MaxBytes, ErrUnreadable)
}
