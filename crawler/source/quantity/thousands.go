package quantity

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// groups reads groups of thousands after the first digits s[i:j].
func (sc *scanner) groups(i, j int, n *number) (end int, digits string) {
	s := sc.s
	digits = s[i:j]
	sep := sc.groupSeparator(j)
	if sep == "" {
		return j, digits
	}
	for len(digits) <= maxDigits && strings.HasPrefix(s[j:], sep) {
		k := j + len(sep)
		e := digitsEnd(s, k)
		indian := sep == "," && e-k == 2 && strings.HasPrefix(s[e:], ",") && digitAt(s, e+1)
		if e-k != 3 && !indian {
			break
		}
		digits += s[k:e]
		j = e
		n.grouped = true
		n.digits = len(digits)
	}
	return j, digits
}

// groupSeparator returns what groups thousands after position j, "" if
// nothing does.
func (sc *scanner) groupSeparator(j int) string {
	rest := sc.s[j:]
	for _, sep := range [...]string{",", ".", "\u202f", "\u2009", "\u00a0", "'", "’", "_", " "} {
		if !strings.HasPrefix(rest, sep) || !isThousandsGroup(rest[len(sep):]) {
			continue
		}
		after := rest[len(sep)+3:]
		switch sep {
		case ",":
			if sc.style.comma && !strings.HasPrefix(after, ".") && !strings.HasPrefix(after, ",") {
				return ""
			}
		case ".":
			// 1.234 is a decimal in English, 1.234,5 cannot be.
			if !sc.style.comma && !(strings.HasPrefix(after, ",") && digitAt(after, 1) && !isThousandsGroup(after[1:])) {
				return ""
			}
		case " ":
			if !sc.style.space && !sc.mayPart(j) {
				return ""
			}
		}
		return sep
	}
	if strings.HasPrefix(rest, ",") && len(rest) > 6 && words.IsDigit(rest[1]) && words.IsDigit(rest[2]) && rest[3] == ',' && isThousandsGroup(rest[4:]) {
		return "," // 1,00,000
	}
	return ""
}

// mayPart reports that the space at j, in front of three digits, parts thousands in a
// language that seldom writes so: the digits before it stand behind a
// word in small letters or a sign, and not behind a name, of which they may be part.
func (sc *scanner) mayPart(j int) bool {
	i := j
	for i > 0 && words.IsDigit(sc.s[i-1]) {
		i--
	}
	if sc.s[i] == '0' {
		return false
	}
	head := strings.TrimRight(sc.s[:i], " ")
	k := len(head)
	for k > 0 && head[k-1] != ' ' && head[k-1] != '\n' && len(head)-k < maxWord {
		k--
	}
	word := strings.TrimLeft(head[k:], "(~≈>")
	if word == "" {
		return head != "" // "12 300" alone may be two
	}
	return word[0] >= 'a' && word[0] <= 'z' && !strings.ContainsAny(word, ".,;:0123456789") && !sc.isVersionWord(word)
}

// isTorn reports three digits at i that end what reads as a number torn at its commas,
// "1, 940, 742 sites": nobody knows whether it is one number or several.
func (sc *scanner) isTorn(i int, n number) bool {
	if n.digits != 3 || n.decimals > 0 || n.grouped {
		return false
	}
	head, last := digitsBefore(sc.s[:i])
	if last != 3 {
		return false
	}
	if _, first := digitsBefore(head); first == 0 || first > 3 {
		return false
	}
	return !strings.HasPrefix(sc.s[n.end:], ", ") && !strings.HasPrefix(sc.s[n.end:], " and ") && !strings.HasPrefix(sc.s[n.end:], " or ")
}

// digitsBefore counts the digits in front of the comma that a text ends with, up to four, and
// returns what stands before them.
func digitsBefore(s string) (head string, n int) {
	head, ok := strings.CutSuffix(s, ", ")
	for ok && n < 4 && n < len(head) && words.IsDigit(head[len(head)-1-n]) {
		n++
	}
	return head[:len(head)-n], n
}

// isThousandsGroup reports three digits that no fourth follows.
func isThousandsGroup(s string) bool {
	return len(s) >= 3 && words.IsDigit(s[0]) && words.IsDigit(s[1]) && words.IsDigit(s[2]) && !digitAt(s, 3)
}
