package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// groups is a number whose thousands stand apart at the beginning of a text, or behind
// its label: "438 000 views", "views: 438'000".
var groups = regexp.MustCompile(`^(?:\pL+:? )?` + parted + `(?:$|[^\d.,])`)

// parted is a number whose thousands stand apart.
const parted = `\d{1,3}(?:[ '\x{a0}\x{202f}’]\d{3})+`

// ungrouped takes what parts the thousands out of the number in a text.
func ungrouped(s string) string {
	if !strings.ContainsAny(s, "0123456789") || !groups.MatchString(s) {
		return s
	}
	var b strings.Builder
	for i, c := range s {
		parts := c == ' ' || c == '\'' || c == '\u00a0' || c == '\u202f' || c == '’'
		if rest := s[i+len(string(c)):]; parts && i > 0 && words.IsDigit(s[i-1]) && rest != "" && words.IsDigit(rest[0]) {
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// commaDecimals is a figure with a comma in front of its decimals: of thousands, three
// digits would follow.
var commaDecimals = regexp.MustCompile(`^(\d{1,3}),(\d{1,2}\s?[kKmM])\b`)

// withPoint writes a figure with a point in front of its decimals: "38.7K" for "38,7K".
func withPoint(s string) string {
	if strings.IndexByte(s, ',') < 0 {
		return s
	}
	return commaDecimals.ReplaceAllString(s, "$1.$2")
}
