package phrase

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// YearAt returns the year at the head of s, if software may be of that year.
func YearAt(s string) record.Date {
	if len(s) < 4 || s[0] != '1' && s[0] != '2' || !words.IsDigit(s[1]) || !words.IsDigit(s[2]) || !words.IsDigit(s[3]) ||
		len(s) > 4 && (words.IsDigit(s[4]) || s[4] == '%') {
		return ""
	}
	if s[:2] != "19" && s[:2] != "20" || s[:4] < "1950" || s[:4] > "2099" {
		return ""
	}
	return record.Date(s[:4])
}

// MaxName is the longest name that is read in prose, in bytes.
const MaxName = 120

// NameAt returns the name at the head of s: capitalized words, with small words between them.
func NameAt(s string) string { return nameOf(s, false) }

// PersonAt is NameAt for people, who may have initials.
func PersonAt(s string) string { return nameOf(s, true) }

func nameOf(s string, person bool) string {
	s = s[:min(len(s), MaxName)]
	end, last := 0, 0
	for at := 0; at < len(s) && strings.Count(s[:at], " ") < 6; {
		next := strings.IndexByte(s[at:], ' ')
		if next < 0 {
			next = len(s) - at
		}
		word := s[at : at+next]
		bare := strings.TrimRight(word, ",.;:)!?")
		if words.IsCapitalized(strings.TrimLeft(bare, "(")) && !strings.HasPrefix(word, "(") {
			end, last = at+len(bare), 0
		} else if last++; !IsParticle(word) || last > 2 || end == 0 {
			break
		}
		if len(bare) < len(word) {
			if !person || !IsInitial(word) || !words.IsCapitalized(s[min(len(s), at+next+1):]) {
				break
			}
			end = at + len(word)
		}
		at += next + 1
	}
	return strings.TrimSuffix(strings.TrimSuffix(s[:end], "'s"), "’s")
}

// IsInitial reports the initial of a name, or two of them: "D.", "J.R.".
func IsInitial(w string) bool {
	for ; len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] == '.'; w = w[2:] {
		if len(w) == 2 {
			return true
		}
	}
	return false
}

// IsParticle reports small words within names.
func IsParticle(w string) bool {
	switch w {
	case "van", "von", "de", "der", "den", "of", "la", "le", "di", "da":
		return true
	}
	return false
}
