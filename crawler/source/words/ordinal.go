package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CutOrdinal cuts the number of an entry off the head of its title: "3. Routing", "#2:
// Routing", "04 Routing", "5 — Routing", "2/6: Routing", "No. 7: Routing", "③ Routing". A
// number that only a space separates from the title may be a quantity and stays, unless it
// begins with a zero.
func CutOrdinal(s string) (title string, ok bool) {
	if s == "" {
		return s, false
	}
	if rest, ok := cutDrawn(s); ok {
		if title, ok = cutJoint(rest, true); !ok {
			title = strings.TrimLeft(rest, " ")
		}
		return title, title != ""
	}
	rest, sure := cutNumberWord(s)
	rest, open := strings.CutPrefix(rest, "(")
	size := countDigits(rest)
	if size == 0 || size > 3 || size == 3 && !sure {
		return s, false
	}
	number, rest := rest[:size], rest[size:]
	rest = CutTotal(rest, number)
	if open && !strings.HasPrefix(rest, ")") {
		return s, false
	}
	if title, ok = cutJoint(rest, sure || size == 2 && number[0] == '0'); !ok {
		return s, false
	}
	return title, true
}

// cutJoint cuts what parts a number from its title off the head of s; sure says that the
// number is one whatever does.
func cutJoint(s string, sure bool) (title string, ok bool) {
	title = strings.TrimLeft(s, " ")
	spaced := title != s
	first, size := utf8.DecodeRuneInString(title)
	behind := strings.TrimLeft(title[size:], " ")
	switch {
	case behind == title[size:]: // no sign of its own
		return title, sure && spaced && beginsTitle(title)
	case !spaced && (first == '.' || first == ')'):
		return behind, behind != ""
	case first == ':', strings.ContainsRune("–—|/·-", first) && (spaced || sure):
		return behind, beginsTitle(behind)
	}
	return title, sure && spaced && beginsTitle(title)
}

// beginsTitle reports a text that begins as titles do, and not with a sign or a number.
func beginsTitle(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) || s != "" && strings.ContainsRune(".\"“¿", first)
}

// cutNumberWord cuts what says that a number follows off s.
func cutNumberWord(s string) (rest string, ok bool) {
	for _, word := range [...]string{"#", "№", "No.", "Nr.", "no."} {
		if after, ok := strings.CutPrefix(s, word); ok {
			if after = strings.TrimLeft(after, " "); countDigits(after) > 0 {
				return after, true
			}
		}
	}
	return s, false
}

// CutTotal cuts the total behind a number off the head of s: "/6", " of 6".
func CutTotal(s, number string) string {
	for _, of := range [...]string{"/", " / ", " of "} {
		total, ok := strings.CutPrefix(s, of)
		n := countDigits(total)
		if ok && n >= len(number) && n <= 3 && (n > len(number) || total[:n] >= number) {
			return total[n:]
		}
	}
	return s
}

// cutDrawn cuts off s a number that is drawn as one sign.
func cutDrawn(s string) (rest string, ok bool) {
	c, size := utf8.DecodeRuneInString(s)
	switch {
	case c >= '0' && c <= '9':
		s = s[countDigits(s):]
		for _, box := range [...]string{"\uFE0F\u20E3", "\u20E3"} {
			if rest, ok = strings.CutPrefix(s, box); ok {
				return rest, true
			}
		}
		return "", false
	case c >= '①' && c <= '⒛', c >= '⓫' && c <= '⓾', c >= '❶' && c <= '➓', c == '🔟':
		return s[size:], true
	}
	return "", false
}

// IsDrawnNumber reports a number that is a single sign, such as ③.
func IsDrawnNumber(s string) bool {
	rest, ok := cutDrawn(s)
	return ok && rest == ""
}

func countDigits(s string) int {
	n := 0
	for n < len(s) && IsDigit(s[n]) {
		n++
	}
	return n
}
