package dates

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

func isYear(s string) bool {
	year, end := digits(s, 0)
	return len(s) == 4 && end == 4 && year >= 1970 && year <= 2200
}

// digits reads the number at i, of at most eight digits, and its end.
func digits(s string, i int) (value, end int) {
	end = i
	for end < len(s) && words.IsDigit(s[end]) {
		if end-i < 8 {
			value = value*10 + int(s[end]-'0')
		}
		end++
	}
	return value, end
}

// skip returns the end of the token at i.
func skip(s string, i int) int {
	for i < len(s) &&
		(words.IsDigit(s[i]) || words.IsLetter(s[i]) || strings.IndexByte(".-/:,", s[i]) >= 0 && i+1 < len(s) && words.IsDigit(s[i+1])) {
		i++
	}
	return i
}

func word(s string, i int) string {
	j := i
	for j < len(s) && (words.IsLetter(s[j]) || s[j] >= 0x80) {
		j++
	}
	return s[min(i, len(s)):j]
}

func space(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
		i++
	}
	return i
}

// months holds what the names of months begin with.
var months = words.NewLexicon("jan", "ene", "feb", "fév", "mar", "mär", "apr", "avr", "abr", "may", "mai", "jun", "juin", "jul", "juil",
	"aug", "aoû", "ago", "sep", "oct", "okt", "nov", "dec", "dez", "déc", "dic")

// IsWeekday reports the name of a day of the week in English, German, French or
// Spanish, in full or cut short.
func IsWeekday(w string) bool {
	if len(w) < 3 || strings.IndexByte("mtwfsdlvj", w[0]|0x20) < 0 {
		return false
	}
	switch strings.ToLower(w) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo":
		return true
	}
	return false
}

// Month returns the number of the month called w in English, German, French or
// Spanish, in full or cut short; 0 if there is none.
func Month(w string) int {
	if len(w) < 3 || len(w) > 12 || strings.IndexByte("jfmasonde", w[0]|0x20) < 0 {
		return 0
	}
	var buf [16]byte
	switch string(words.Lower(buf[:0], w)) {
	case "january", "jan", "januar", "janvier", "enero":
		return 1
	case "february", "feb", "februar", "février", "febrero":
		return 2
	case "march", "mar", "märz", "mars", "marzo":
		return 3
	case "april", "apr", "avril", "abril":
		return 4
	case "may", "mai", "mayo":
		return 5
	case "june", "jun", "juni", "juin", "junio":
		return 6
	case "july", "jul", "juli", "juillet", "julio":
		return 7
	case "august", "aug", "août", "agosto":
		return 8
	case "september", "sep", "sept", "septembre", "septiembre":
		return 9
	case "october", "oct", "oktober", "octobre", "octubre":
		return 10
	case "november", "nov", "novembre", "noviembre":
		return 11
	case "december", "dec", "dezember", "décembre", "diciembre":
		return 12
	}
	return 0
}
