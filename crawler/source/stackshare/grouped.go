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

// shortFigure reads figures like "85.6K", which most are, as quantity.Parse does:
// value, lower and upper bound.
func shortFigure(s string) (*[3]float64, bool) {
	n := len(s) - 1
	if n < 3 || n > 5 || s[n-2] != '.' || !words.IsDigit(s[n-1]) || s[0] == '0' {
		return nil, false
	}
	scale := 0.0
	switch s[n] {
	case 'K', 'k':
		scale = 1e3
	case 'M', 'm':
		scale = 1e6
	default:
		return nil, false
	}
	whole, ok := wholeNumber(s[:n-2])
	if !ok {
		return nil, false
	}
	v, half := (10*whole+float64(s[n-1]-'0'))/10*scale, 0.1*scale/2
	return &[3]float64{v, v - half, v + half}, true // together on the heap
}

// wholeNumber reads digits alone.
func wholeNumber(s string) (float64, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return float64(n), true
}
