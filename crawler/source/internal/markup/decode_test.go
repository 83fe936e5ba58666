package markup_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, body, contentType, want, label string }{
		{"UTF-8", "caf\xc3\xa9", "text/html", "café", "utf-8"},
		{"UTF-8 under a false label", "caf\xc3\xa9", "text/html; charset=iso-8859-1", "café", "utf-8"},
		{"windows-1252 under a false label", "caf\xe9 \x93so\x94", "text/html; charset=utf-8", "café “so”", "windows-1252"},
		{"windows-1252 without a label", "caf\xe9", "", "café", "windows-1252"},
		{"header", "\xf0\xf2", "text/html; charset=koi8-r", "ПР", "koi8-r"},
		{"meta", `<meta charset="koi8-r">` + "\xf0\xf2", "", `<meta charset="koi8-r">ПР`, "koi8-r"},
		{"old meta", `<meta http-equiv=content-type content="text/html; charset=koi8-r">` + "\xf0\xf2", "text/html", `<meta http-equiv=content-type content="text/html; charset=koi8-r">ПР`, "koi8-r"},
		{"byte order mark", "\xef\xbb\xbfcaf\xc3\xa9", "text/html; charset=koi8-r", "café", "utf-8"},
		{"UTF-16", "\xff\xfea\x00\xe9\x00", "", "aé", "utf-16le"},
		{"UTF-8 that was cut", "café café café café café café café café café café caf\xc3", "text/html; charset=utf-8", "café café café café café café café café café café caf\uFFFD", "utf-8"},
		{"UTF-8 with a broken byte", "na\xc3\xafve caf\xc3\xa9 \xe9", "text/html; charset=utf-8", "naïve café \uFFFD", "utf-8"},
		{"unknown label", "caf\xe9", "text/html; charset=nonsense", "café", "windows-1252"},
		{"seven bits", "\x1b$B$\"\x1b(B", "text/html; charset=iso-2022-jp", "あ", "iso-2022-jp"},
	} {
		got, label := markup.Decode([]byte(c.body), c.contentType)
		if string(got) != c.want || label != c.label {
			t.Errorf("%s: Decode = %q, %s, want %q, %s", c.name, got, label, c.want, c.label)
		}
	}
}
