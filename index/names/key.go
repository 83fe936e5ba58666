package names

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// Key folds a spelling to the form in which spellings are compared: NFKC,
// lower case, no accents, and of the signs only those that distinguish, so
// that "Node.js", "Node js" and "NodeJS" are one, and "C", "C++" and "C#", or
// "NET" and ".NET", are not; nor are "C" and "C--". It is empty for what cannot be a name.
func Key(name string) string {
	if unfit(name) != "" {
		return ""
	}
	return fold(clean(name))
}

// clean returns the name as it is shown.
func clean(name string) string {
	if ascii(name) {
		return canon.Text(name)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, canon.Text(unmarked.Replace(name))))
}

// unmarked takes off the signs of registered names, which NFKC spells out.
var unmarked = strings.NewReplacer("™", "", "℠", "", "®", "", "©", "")

// junk says why a string cannot be a name; empty if it can.
func junk(name string) string {
	if why := unfit(name); why != "" {
		return why
	}
	if fold(clean(name)) == "" {
		return "the name has no letter and no digit"
	}
	return ""
}

// unfit is junk for texts with a letter or a digit.
func unfit(name string) string {
	if len(name) > 4*record.MaxName || utf8.RuneCountInString(name) > record.MaxName {
		return fmt.Sprintf("the name is longer than %d characters", record.MaxName)
	}
	if !utf8.ValidString(name) {
		return "the name is not valid UTF-8"
	}
	for _, r := range name {
		switch {
		case r >= ' ' && r < 0x7F:
		case record.IsMisleading(r):
			if unicode.IsControl(r) {
				return fmt.Sprintf("the name holds the control character U+%04X", r)
			}
			return fmt.Sprintf("the name holds U+%04X, which changes the direction of text and so hides what is written", r)
		case r == utf8.RuneError:
			return "the name holds U+FFFD, which stands for what cannot be read, is a control character or changes the direction of text"
		}
	}
	return ""
}

// fold computes the key of a cleaned name.
func fold(s string) string {
	if folded(s) {
		return s
	}
	if !ascii(s) {
		s = norm.NFD.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	letters := false
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteByte(byte(r))
			letters = true
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
			letters = true
		case r == '+' || r == '#':
			if letters {
				b.WriteByte(byte(r))
			}
		case r == '.':
			if i == 0 {
				b.WriteByte('.')
			}
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			b.WriteRune(unicode.ToLower(r))
			letters = true
		}
	}
	if !letters {
		return ""
	}
	b.WriteString(mark(s, b.Len()))
	return b.String()
}

// mark is the sign at the end of a name that makes it another one: "C--",
// "Notepad--", "F*", "Go!"; "Go*" has a footnote.
func mark(s string, letters int) string {
	const marks = "-*!=~^"
	rest := strings.TrimRight(s, marks)
	end := s[len(rest):]
	if strings.TrimLeft(rest, marks) == rest && rest == strings.TrimRight(rest, " ") &&
		(strings.HasPrefix(end, "--") || end == "!" && letters <= 2 || letters == 1 && end != "-") {
		return end
	}
	return ""
}

// folded reports whether a name is its own key, as most words are.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// spelling is a name with its signs, without case.
func spelling(name string) string { return strings.ToLower(clean(name)) }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// ownID is the id of a tool that only its key identifies: the key if it can
// be one as it is, else its readable part with a hash.
func ownID(key string) string {
	readable := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, key)
	if readable == key && len(key) <= 100 {
		return key
	}
	return hashedID(readable, key)
}

// hashedID is a readable part followed by 8 hexadecimal digits of a hash of the whole.
func hashedID(readable, of string) string {
	sum := sha256.Sum256([]byte(of))
	readable = readable[:min(len(readable), 60)]
	if readable == "" {
		readable = "tool"
	}
	return readable + "-" + hex.EncodeToString(sum[:4])
}

// validID reports whether an operator's or registry's id can stand in
// subjects, URLs and the ids of comparisons.
func validID(id string) bool {
	if id == "" || len(id) > 100 || strings.Contains(id, "-vs-") || strings.HasPrefix(id, "vs-") || strings.HasSuffix(id, "-vs") {
		return false
	}
	for i := range len(id) {
		c := id[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// confusables are letters of other scripts that look like Latin ones (a part
// of Unicode UTS 39 that covers Cyrillic and Greek).
var confusables = strings.NewReplacer(
	"а", "a", "в", "b", "с", "c", "ԁ", "d", "е", "e", "һ", "h", "н", "h", "і", "i", "ј", "j", "к", "k", "ӏ", "l",
	"м", "m", "о", "o", "р", "p", "ԛ", "q", "ѕ", "s", "т", "t", "у", "y", "ѵ", "v", "ԝ", "w", "х", "x", "г", "r",
	"α", "a", "β", "b", "ε", "e", "η", "n", "ι", "i", "κ", "k", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "u", "χ", "x",
	"ı", "i", "ɡ", "g", "ɑ", "a",
)

// skeleton replaces the letters of other scripts by the Latin ones that they
// look like.
func skeleton(key string) string {
	if ascii(key) {
		return key
	}
	return confusables.Replace(key)
}

// core strips from a key what vendors and authors put around a name. Two
// names are compatible if their cores are equal; alone that merges nothing.
func core(key string) string {
	for again := true; again; {
		again = false
		for _, p := range corePrefixes {
			if rest, ok := strings.CutPrefix(key, p); ok && len(rest) > 1 {
				key, again = rest, true
			}
		}
		for _, s := range coreSuffixes {
			if rest, ok := strings.CutSuffix(key, s); ok && len(rest) > 1 {
				key, again = rest, true
			}
		}
		if rest := strings.TrimRight(key, "0123456789+"); len(rest) > 1 && rest != key && key[len(rest)] != '+' {
			key, again = rest, true
		}
	}
	return key
}

var corePrefixes = []string{"the", "apache", "google", "amazon", "aws", "microsoft", "ibm", "oracle", "hashicorp", "gnu", "jetbrains", "facebook", "eclipse", "mozilla", "atlassian"}

var coreSuffixes = []string{"js", "javascript", "framework", "library", "lang", "language", "programminglanguage", "database", "db", "cms", "orm", "css", "io", "com", "org", "dev", "app", "project"}
