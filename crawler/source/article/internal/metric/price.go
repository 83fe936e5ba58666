package metric

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// PerWhat reads what a price is for from the text behind it: "/month", " / year", " per user
// per month", " a month", " per million requests".
func PerWhat(rest string) string {
	if OpensRate(rest) || strings.HasPrefix(rest, " / ") {
		rest = strings.Replace(strings.TrimLeft(rest, " "), "/ ", "/", 1)
	}
	rest, slash := strings.CutPrefix(rest, "/")
	if !slash {
		var per bool
		if rest, per = strings.CutPrefix(rest, " per "); !per {
			return perPeriod(rest)
		}
	}
	end := letters(rest)
	number := !slash && (end == 0 || isNumberWord(strings.ToLower(rest[:end]))) // "per million requests"
	if number {
		end = strings.IndexByte(rest+" ", ' ')
		if noun := letters(rest[min(len(rest), end+1):]); noun > 0 {
			end += 1 + noun
		} else {
			end = 0
		}
	}
	if end == 0 || end > maxPer {
		return ""
	}
	if kind := strings.ToLower(rest[:end]); !number && (kind == "active" || kind == "named" || kind == "additional" || kind == "extra") && opensPer(" per"+rest[end:]) {
		return PerWhat(" per" + rest[end:]) // "per active user"
	}
	unit := "/" + periodName(strings.ToLower(rest[:end]))
	rest = rest[end:]
	if OpensRate(rest) || strings.HasPrefix(rest, " / ") || opensPer(rest) || !slash && perPeriod(rest) != "" { // "/user/month", "/month per user"
		if more := PerWhat(rest); len(more) <= maxPer {
			unit += more
		}
	} else if with, hyphen := strings.CutPrefix(rest, "-"); hyphen && OpensRate("/"+with) { // "/vCPU-month"
		unit += PerWhat("/" + with)
	}
	return unit
}

// opensPer reports " per " with a word behind it.
func opensPer(rest string) bool {
	what, ok := strings.CutPrefix(rest, " per ")
	return ok && letters(what) > 0
}

// periodName spells out a period of prices that is cut short.
func periodName(w string) string {
	switch w {
	case "mo", "mon", "mth":
		return "month"
	case "yr":
		return "year"
	case "wk":
		return "week"
	case "hr":
		return "hour"
	}
	return w
}

// maxPer bounds what a price is for, in bytes.
const maxPer = 32

// letters returns how many letters a text begins with.
func letters(s string) int {
	end := 0
	for end < len(s) && end < maxPer && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
		end++
	}
	return end
}

func isNumberWord(w string) bool {
	switch w {
	case "thousand", "million", "billion", "hundred":
		return true
	}
	return false
}

// perPeriod reads " a month", " each year", " monthly".
func perPeriod(rest string) string {
	first, more := words.First(rest)
	switch words.Bare(first) {
	case "a", "each", "every":
		switch period := words.Bare(words.Head(more)); period {
		case "hour", "day", "week", "month", "quarter", "year", "user", "seat", "editor", "developer", "person":
			return "/" + period
		}
	case "monthly":
		return "/month"
	case "yearly", "annually":
		return "/year"
	}
	return ""
}

// OpensRate reports a slash before a unit of time: "/month", " / year".
func OpensRate(s string) bool {
	s, slash := strings.CutPrefix(strings.TrimLeft(s, " "), "/")
	if !slash {
		return false
	}
	s = strings.TrimLeft(s, " ")
	end := letters(s)
	var buf [words.MaxFold]byte
	if end > words.MaxFold {
		return false
	}
	switch string(words.Lower(buf[:0], s[:end])) {
	case "second", "sec", "s", "minute", "min", "hour", "hr", "h", "day", "week", "wk", "month", "mo", "quarter", "year", "yr",
		"sekunde", "stunde", "tag", "woche", "monat", "jahr":
		return true
	}
	return false
}
