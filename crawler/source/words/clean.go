package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain replaces typographic apostrophes and spaces by those of ASCII.
func Plain(s string) string {
	for i := beyondASCII(s, 0); i < len(s); i = beyondASCII(s, i+1) {
		if s[i] == 0xC2 && strings.HasPrefix(s[i:], "\u00a0") || s[i] == 0xE2 && isTypographic(s[i:]) {
			return typographic.Replace(s)
		}
	}
	return s
}

// beyondASCII returns the position of the first byte from i on that is not ASCII, or the end of
// s.
func beyondASCII(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if p := s[i : i+8]; p[0]|p[1]|p[2]|p[3]|p[4]|p[5]|p[6]|p[7] >= utf8.RuneSelf {
			break
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// isTypographic reports a text that begins with a sign of three bytes that
// Plain replaces.
func isTypographic(s string) bool {
	return strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘") || strings.HasPrefix(s, "\u202f") || strings.HasPrefix(s, "\u2009")
}

var typographic = strings.NewReplacer("’", "'", "‘", "'", "\u00a0", " ", "\u202f", " ", "\u2009", " ")

// OneLine joins the lines of a text and drops control characters.
func OneLine(s string) string {
	if !hasControl(s) {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// hasControl reports control characters, of which those beyond ASCII begin with
// C2.
func hasControl(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0x7F || c == 0xC2 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xA0 {
			return true
		}
	}
	return false
}

// SingleSpaced joins the words of a text by single spaces.
func SingleSpaced(s string) string {
	s = strings.TrimSpace(s)
	if Spaced(s) {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// Spaced reports whether words of a text may be separated by anything other than single spaces.
func Spaced(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && i+1 < len(s) && s[i+1] == ' ', c >= '\t' && c <= '\r', c == 0xC2: // a no-break space, for all we know
			return true
		}
	}
	return false
}
