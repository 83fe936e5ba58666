package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxBareLine bounds a line of figures without labels, in bytes.
const maxBareLine = 60

// bareLine returns the figures of a line that is nothing but those without labels. Spaces,
// dots, bars, slashes or commas part them, a button for votes may stand at the last, and a
// pictograph at each. Where only spaces or commas part them, one is "8K" or there is
// a button: "3, 4, 5" may be anything.
func bareLine(s string) []string {
	if len(s) > maxBareLine || !holdsDigit(s) {
		return nil
	}
	var list []string
	short, parted, signs := false, false, 0
	for word := range strings.FieldsSeq(strings.ReplaceAll(partedMagnitude.ReplaceAllString(s, "$1$2 "), "+ 1", "+1")) {
		figure := strings.TrimSuffix(strings.Trim(word, "|·•∙⋅/"), ",")
		parted = parted || !strings.HasPrefix(word, figure)
		switch {
		case figure == "":
			parted = true
		case labeltext.IsVote(figure):
			if len(list) < len(bareMetrics)-1 {
				return nil // it is of another figure
			}
			short = true
		case isBareSign(figure):
			signs++
		case !isCount(figure):
			return nil
		default:
			short = short || !words.IsDigit(figure[len(figure)-1])
			list = append(list, figure)
		}
	}
	if words.IsDigit(s[0]) && signs == len(bareMetrics)-1 {
		signs++ // a token has no pictograph in front
	}
	if len(list) != len(bareMetrics) || signs > 0 && signs != len(list) || !short && !parted {
		return nil
	}
	return list
}

// isBareSign reports a pictograph in front of a figure: of what stacks, of followers or of votes.
func isBareSign(s string) bool {
	return strings.TrimLeftFunc(s, isDecoration) == "" || strings.Trim(s, "♥❤♡👍\ufe0f") == ""
}

// isCount reports a figure as those without labels are: "91", "8K", "1,204", no "4.2".
func isCount(s string) bool {
	if !words.IsDigit(s[0]) || strings.IndexByte(s, '.') >= 0 && words.IsDigit(s[len(s)-1]) {
		return false
	}
	v, ok := shown(s, "")
	return ok && v.Value != nil
}

// isBareRow reports a line of n figures that spaces, dots or bars part: a row of a grid.
func isBareRow(s string, n int) bool {
	if n < 2 || len(s) > maxBareLine || !holdsDigit(s) || strings.IndexByte(s, ' ') < 0 {
		return false
	}
	count := 0
	for word := range strings.FieldsSeq(s) {
		if word == "|" || word == "·" || word == "•" {
			continue
		}
		if !isCount(word) {
			return false
		}
		count++
	}
	return count == n
}
