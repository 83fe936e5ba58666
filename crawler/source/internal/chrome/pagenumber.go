package chrome

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// MaxPageNumber bounds the number of a page in bytes.
const MaxPageNumber = int32(len("Page 1,000 of 1,000"))

// IsPageNumber reports the number of a page in print, and of how many: "Page 4 of 18",
// "- 3 -".
func IsPageNumber(s string) bool {
	const dashes = 0xE2 // begins those that are no hyphen
	if len(s) < len("-1-") || s[0] != '-' && s[0] != dashes && s[0]|0x20 != 'p' {
		return false
	}
	if first, n := utf8.DecodeRuneInString(s); joint.IsDash(s[:n]) {
		inner, ok := strings.CutSuffix(s[n:], string(first))
		return ok && isPlainNumber(strings.Trim(inner, " \u00a0"))
	}
	number, ok := strings.CutPrefix(strings.ToLower(s), "page ")
	if !ok {
		return false
	}
	at, of, both := strings.Cut(number, " of ")
	if !both {
		at, of, both = strings.Cut(number, "/")
	}
	return isPlainNumber(strings.TrimSpace(at)) && (!both || isPlainNumber(strings.TrimSpace(of)))
}

// isPlainNumber reports a number of a few digits.
func isPlainNumber(s string) bool {
	return s != "" && len(s) <= len("1,000") && strings.Trim(s, "0123456789,") == ""
}
