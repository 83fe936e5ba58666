package source

import (
	"strings"
	"unicode/utf8"
)

// isPictograph reports a text of one or two pictures as fonts draw them, which stand
// in front of a label as an icon does. Those that say yes or no, or for and against,
// are signs of their own.
func isPictograph(s string) bool {
	const most = 2
	s = strings.TrimSpace(s)
	if len(s) < 3 || s[0] < utf8.RuneSelf {
		return false
	}
	pictures := 0
	for _, r := range s {
		switch {
		case r == 0xFE0F || r == 0x200D: // shown as a picture; joined with the next
		case strings.ContainsRune(answers, r):
			return false
		case r >= 0x1F300 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x26FF, r == '✨', r == '⭐', r == '⌛', r == '⏰', r == '⏱':
			pictures++
		default:
			return false
		}
	}
	return pictures > 0 && pictures <= most
}

// saysPicture reports a label of a picture that says no more than that it is one.
func saysPicture(label string) bool {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "logo", "icon", "emoji", "image", "picture", "avatar":
		return true
	}
	return false
}

// answers are pictures that say yes or no, for or against.
const answers = "👍👎🙂🙁😀😃😄😊😐😕😞😡🟢🔴🟡🟠⚪⚫⚠☑☒☐☹☺🚫👌👏🆗🆚🏆🥇🥈🥉"
