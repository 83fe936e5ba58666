package quantity

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// style says how a language writes numbers.
type style struct {
	comma bool // a comma in front of decimals, dots between thousands
	space bool // spaces between thousands
}

// styleOf returns the style of a language tag; unknown languages write as
// English does.
func styleOf(lang string) style {
	if lang == "" || lang == "en" || strings.HasPrefix(lang, "en-") {
		return style{}
	}
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	lang, _, _ = strings.Cut(lang, "_")
	switch lang {
	case "de", "es", "it", "nl", "pt", "da", "tr", "id", "el", "ro", "hr", "sl", "sr", "vi", "is", "ca", "gl", "eu":
		return style{comma: true}
	case "fr", "ru", "pl", "cs", "sv", "nb", "nn", "no", "fi", "uk", "hu", "sk", "bg", "lt", "lv", "et", "be":
		return style{comma: true, space: true}
	}
	return style{}
}

// number is a run of digits with its separators.
type number struct {
	value    float64
	step     float64 // of the last digit
	decimals int
	digits   int // in front of decimals
	grouped  bool
	scaled   bool // by a power of ten
	end      int
}

// isYear reports a bare number that reads as a year.
func (n number) isYear() bool {
	return !n.grouped && n.decimals == 0 && n.digits == 4 && n.value >= 1900 && n.value <= 2100
}

// maxDigits bounds a number: longer ones are identifiers.
const maxDigits = 24

// number reads the digits at i; false if they are a version, a date or a
// ratio, or cannot be read.
func (sc *scanner) number(i int) (number, bool) {
	s := sc.s
	j := digitsEnd(s, i)
	whole := s[i:j]
	n := number{digits: len(whole)}
	if len(whole) <= 3 {
		j, whole = sc.groups(i, j, &n)
	}
	fraction := ""
	if sep := sc.decimalSeparator(j, n.grouped); sep && digitAt(s, j+1) {
		k := digitsEnd(s, j+1)
		fraction = s[j+1 : k]
		j = k
	}
	if len(whole)+len(fraction) > maxDigits || compound(s, j) {
		return n, false
	}
	text := whole
	if fraction != "" {
		text += "." + fraction
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return n, false
	}
	n.value, n.decimals, n.end = v, len(fraction), j
	n.step = math.Pow10(-len(fraction))
	sc.power(&n, s[i:j] == "10")
	return n, true
}

// power reads a power of ten behind the digits of n, which may be its ten: 10⁶,
// 10^6, 1.2 × 10⁶. It is as good as the digits in front of it.
func (sc *scanner) power(n *number, ten bool) {
	s := sc.s
	if n.end >= len(s) || words.IsLetter(s[n.end]) && s[n.end] != 'x' {
		return
	}
	if ten {
		if exp, end := exponent(s, n.end); end > 0 {
			n.value, n.step, n.end, n.scaled = math.Pow10(exp), math.Pow10(exp), end, true
		}
		return
	}
	at := skipSpace(s, n.end)
	for _, times := range [...]string{"×", "x", "·", "*"} {
		if !strings.HasPrefix(s[min(at, len(s)):], times) {
			continue
		}
		at = skipSpace(s, at+len(times))
		if exp, end := exponent(s, at+2); end > 0 && s[at:at+2] == "10" {
			n.value, n.step, n.end, n.scaled = n.value*math.Pow10(exp), n.step*math.Pow10(exp), end, true
		}
		return
	}
}

// maxExponent bounds what figures of software are written with.
const maxExponent = 18

// exponent reads a raised number, or one behind a caret, at i; end is 0 if there is
// none.
func exponent(s string, i int) (exp, end int) {
	if i >= len(s) || s[i] != '^' && s[i] < utf8.RuneSelf {
		return 0, 0
	}
	rest, caret := strings.CutPrefix(s[i:], "^")
	sign, size := 1, 0
	for size < len(rest) {
		c, width := utf8.DecodeRuneInString(rest[size:])
		digit := strings.IndexRune("0123456789", c)
		if !caret {
			digit = slices.Index(raised[:], c)
		}
		if size == 0 && (c == '⁻' && !caret || c == '-' && caret) {
			sign = -1
		} else if digit < 0 {
			break
		} else if exp = exp*10 + digit; exp > maxExponent {
			return 0, 0
		}
		size += width
	}
	if exp == 0 {
		return 0, 0
	}
	return sign * exp, len(s) - len(rest) + size
}

// raised are the digits of exponents.
var raised = [...]rune{'⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'}

// decimalSeparator reports whether the character at j stands in front of
// decimals.
func (sc *scanner) decimalSeparator(j int, grouped bool) bool {
	if j >= len(sc.s) {
		return false
	}
	switch sc.s[j] {
	case '.':
		return !sc.style.comma || !grouped || sc.s[j-4] == ','
	case ',':
		if grouped {
			return sc.s[j-4] != ','
		}
		return sc.style.comma
	}
	return false
}

// compound reports that a number continues as a version, a date, a time or a ratio: 8.0.2, 3.x,
// 2020-05-24, 10:30, 24/7.
func compound(s string, j int) bool {
	if j+1 >= len(s) {
		return false
	}
	c := s[j+1]
	switch s[j] {
	case '.':
		return words.IsDigit(c) || (c == 'x' || c == '*') && !(j+2 < len(s) && words.IsLetter(s[j+2]))
	case ':', '/':
		return words.IsDigit(c)
	case '-':
		e := digitsEnd(s, j+1)
		return e > j+1 && e+1 < len(s) && s[e] == '-' && words.IsDigit(s[e+1])
	}
	return false
}

func digitsEnd(s string, i int) int {
	for i < len(s) && words.IsDigit(s[i]) {
		i++
	}
	return i
}

func digitAt(s string, i int) bool { return i < len(s) && words.IsDigit(s[i]) }

// magnitude reads K, M, million … after position end.
func (sc *scanner) magnitude(end int) (after int, scale float64) {
	s := sc.s
	at := end
	spaced := false
	for _, space := range [...]string{" ", "\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(s[at:], space) {
			at += len(space)
			spaced = true
			break
		}
	}
	word := wordAt(s, at)
	if word == "" {
		return end, 1
	}
	switch word {
	case "K", "k":
		scale = 1e3
	case "M":
		scale = 1e6
	case "B", "bn", "Bn", "BN":
		scale = 1e9
	case "mn", "Mn", "mm", "Mio", "mio":
		scale = 1e6
	case "T":
		scale = 1e12
	case "m":
		if spaced || !sc.countsAfter(at+1) {
			return end, 1
		}
		return at + 1, 1e6
	case "Mrd", "Md":
		scale = 1e9
	case "Tsd", "tsd":
		scale = 1e3
	default:
		if scale = magnitudeWord(word); scale == 0 {
			return end, 1
		}
		return at + len(word), scale
	}
	if spaced && len(word) == 1 && (word == "k" || word == "T" || word == "B") {
		return end, 1
	}
	if word == "mm" && spaced {
		return end, 1
	}
	after = at + len(word)
	if len(word) > 1 && after < len(s) && s[after] == '.' { // Mio.
		after++
	}
	if after < len(s) && s[after] == '/' && !isCalendar(wordAt(s, after+1)) { // 5 M/s is a rate of megas
		return end, 1
	}
	return after, scale
}

// countsAfter reports whether a lower-case m means million: a plus or a
// counted noun follows.
func (sc *scanner) countsAfter(at int) bool {
	if at < len(sc.s) && sc.s[at] == '+' {
		return true
	}
	var buf [maxWord]byte
	switch string(fold(&buf, wordAt(sc.s, skipSpace(sc.s, at)))) {
	case "users", "downloads", "installs", "packages", "developers", "stars", "websites", "sites", "people", "views", "weekly", "monthly":
		return true
	}
	return false
}

// magnitudeWord returns what a word multiplies by, 0 if it does not.
func magnitudeWord(word string) float64 {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "hundred":
		return 1e2
	case "thousand", "tausend", "mille", "mil":
		return 1e3
	case "lakh":
		return 1e5
	case "million", "millions", "millionen", "millones", "millón", "milhões", "milhão", "milioni", "miljoen":
		return 1e6
	case "crore":
		return 1e7
	case "billion", "billions", "milliarde", "milliarden", "milliard", "milliards", "miliardi":
		return 1e9
	case "trillion":
		return 1e12
	}
	return 0
}

// wordAt returns the letters at i, those with accents among them.
func wordAt(s string, i int) string {
	j := min(i, len(s))
	for j < len(s) {
		size := 0
		switch c := s[j]; {
		case words.IsLetter(c):
			size = 1
		case c >= 0xC3 && c < 0xE1 || strings.HasPrefix(s[j:], "µ"):
			size = 2
		case c == 0xE1: // what comes behind are dashes and other signs
			size = 3
		}
		if size == 0 || j+size > len(s) {
			break
		}
		j += size
	}
	return s[min(i, len(s)):j]
}

func skipSpace(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ' || s[i] == '\n' || s[i] == '\t':
			i++
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(s[i:], "\u202f") || strings.HasPrefix(s[i:], "\u2009"):
			i += 3
		default:
			return i
		}
	}
	return i
}
