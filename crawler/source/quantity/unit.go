package quantity

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxWord is the length of words that are lowered without allocating.
const maxWord = 24

// fold is w in lower case, in buf if it has room.
func fold(buf *[maxWord]byte, w string) []byte { return words.Lower(buf[:0], w) }

// unit reads the unit after position end. counted says that it is a noun.
func (sc *scanner) unit(end int) (unit string, after int, counted bool) {
	s := sc.s
	if end < len(s) && s[end] == '%' {
		if after := end + 1; strings.HasPrefix(s[after:], " points") {
			return s[end : after+7], after + 7, false
		}
		return "%", end + 1, false
	}
	if strings.HasPrefix(s[end:], "×") && !digitAt(s, skipSpace(s, end+len("×"))) {
		return "x", end + len("×"), false
	}
	at := skipSpace(s, end)
	attached := at == end
	if attached && at < len(s) && s[at] == '-' { // 15-year
		if w := wordAt(s, at+1); isTime(w) || strings.EqualFold(w, "fold") {
			return w, at + 1 + len(w), false
		}
		return "", end, false
	}
	if at < len(s) && s[at] == '%' {
		return "%", at + 1, false
	}
	if u, e := rate(s, at); e > 0 {
		return u, e, false
	}
	word := wordAt(s, at)
	if (word == "x" || word == "X") && digitAt(s, skipSpace(s, at+1)) { // 2 x 4 cores
		return "", end, false
	}
	if isMeasure(word, attached) {
		if isPercentWord(word) && strings.HasPrefix(s[at+len(word):], " points") {
			return s[at : at+len(word)+7], at + len(word) + 7, false
		}
		if strings.EqualFold(word, "times") && !sc.whole && !sc.multiplies(end, at+len(word)) {
			return "", end, false // on so many occasions
		}
		if strings.EqualFold(word, "per") && strings.HasPrefix(s[at+len(word):], " cent") {
			return "per cent", at + len("per cent"), false
		}
		return word, at + len(word), false
	}
	if attached || sc.whole && word == "" {
		return "", end, false
	}
	if u, e := noun(s, at); u != "" {
		return u, e, true
	}
	return "", end, false
}

// isMeasure reports a unit of measure. attached: it stands right behind the
// figure, where single letters are units too.
func isMeasure(word string, attached bool) bool {
	switch word {
	case "ms", "µs", "μs", "us", "ns", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "Kb", "Mb", "Gb",
		"kb", "mb", "gb", "RPS", "rps", "QPS", "qps", "TPS", "tps", "IOPS", "fps", "FPS", "Mbps", "Gbps", "kbps", "px", "pp",
		"vCPU", "vCPUs", "GHz", "MHz", "kWh", "LOC", "loc", "USD", "EUR", "GBP", "req", "reqs", "ops":
		return true
	case "s", "h", "x", "X", "d":
		return attached || word == "s" || word == "x" || word == "h"
	}
	if isTime(word) || isPercentWord(word) {
		return true
	}
	scale, one := unscaled(word)
	return scale > 1 && isMeasure(one, attached)
}

func isPercentWord(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "percent", "percentage", "point", "points", "prozent", "pourcent":
		return true
	case "times", "bytes", "byte", "kilobytes", "megabytes", "gigabytes", "terabytes", "cents", "dollars", "euros":
		return true
	}
	return false
}

func isTime(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "second", "seconds", "sec", "secs", "millisecond", "milliseconds", "microsecond", "microseconds", "nanosecond",
		"nanoseconds", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks",
		"month", "months", "year", "years", "sekunde", "sekunden", "minuten", "seconde", "secondes", "segundo", "segundos", "minutos":
		return true
	}
	return false
}

// rate reads units like req/s, requests per second, JSON responses/second,
// MB/s. The end is 0 if there is none.
func rate(s string, at int) (string, int) {
	i := at
	for words := 0; words < 4; words++ {
		w := wordAt(s, i)
		if w == "" || words == 0 && isStop(w) {
			return "", 0
		}
		i += len(w)
		if i+1 < len(s) && s[i] == '/' {
			if per := wordAt(s, i+1); per != "" && isPer(per) {
				return s[at : i+1+len(per)], i + 1 + len(per)
			}
			return "", 0
		}
		next := skipSpace(s, i)
		if next == i {
			return "", 0
		}
		if u, e := perWords(s, at, next); e > 0 {
			return u, e
		}
		if isStop(wordAt(s, next)) {
			return "", 0
		}
		i = next
	}
	return "", 0
}

// perWords reads "per second", "a second", "each day" at next as the end of
// the unit that starts at at.
func perWords(s string, at, next int) (string, int) {
	per := wordAt(s, next)
	foreign := per == "pro" || per == "par" || per == "por"
	if per != "per" && per != "a" && per != "each" && per != "an" && !foreign {
		return "", 0
	}
	i := skipSpace(s, next+len(per))
	w := wordAt(s, i)
	if foreign && !isForeignPeriod(w) {
		return "", 0
	}
	if w == "" || per != "per" && !foreign && !isTime(w) {
		return "", 0
	}
	end := i + len(w)
	if per == "per" && !isTime(w) { // per page request
		if more := wordAt(s, skipSpace(s, end)); more == "request" || more == "requests" || more == "user" || more == "core" || more == "connection" {
			end = skipSpace(s, end) + len(more)
		}
	}
	return s[at:end], end
}

// isForeignPeriod reports periods of rates in German, French and Spanish.
func isForeignPeriod(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "sekunde", "minute", "stunde", "tag", "seconde", "heure", "jour", "segundo", "minuto", "hora", "día":
		return true
	}
	return false
}

func isPer(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "s", "sec", "second", "min", "minute", "h", "hr", "hour", "day", "d", "week", "wk", "month", "mo", "year", "yr",
		"req", "request", "core", "user", "page", "op", "conn", "connection":
		return true
	}
	return false
}

// period reads the period of which a count is, "/week", " per week", as its
// unit.
func period(s string, end int) (unit string, after int) {
	if end < len(s) && s[end] == '/' {
		if w := wordAt(s, end+1); isCalendar(w) {
			return s[end : end+1+len(w)], end + 1 + len(w)
		}
		return "", end
	}
	at := skipSpace(s, end)
	if u, e := perWords(s, at, at); e > 0 && isCalendar(u[strings.LastIndexByte(u, ' ')+1:]) {
		return u, e
	}
	return "", end
}

// isCalendar reports periods over which no rate of megas is measured.
func isCalendar(word string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, word)) {
	case "day", "d", "week", "wk", "month", "mo", "quarter", "year", "yr":
		return true
	}
	return false
}

// noun reads the noun that is counted: up to three words, the last a plural,
// "live websites", "GitHub stars".
func noun(s string, at int) (string, int) {
	i := at
	for range 3 {
		w := wordAt(s, i)
		if len(w) < 2 || isStop(w) {
			return "", at
		}
		i += len(w)
		if isPlural(w) {
			if u, e := perWords(s, at, skipSpace(s, i)); e > 0 {
				return u, e
			}
			i = secondPlural(s, i)
			return s[at:i], i
		}
		if i < len(s) && s[i] == '-' && i+1 < len(s) && words.IsLetter(s[i+1]) {
			i++
			continue
		}
		next := skipSpace(s, i)
		if next == i {
			return "", at
		}
		i = next
	}
	return "", at
}

// secondPlural returns the end of "developers stacks" when "developers" ends
// at i, else i.
func secondPlural(s string, i int) int {
	next := skipSpace(s, i)
	w := wordAt(s, next)
	end := next + len(w)
	if next == i || w == "" || w[0] < 'a' || !isPlural(w) || isStop(w) {
		return i
	}
	if end == len(s) || strings.IndexByte(".,;)&", s[end]) >= 0 {
		return end
	}
	return i
}

func isPlural(w string) bool {
	if strings.EqualFold(w, "people") {
		return true
	}
	if len(w) < 4 || lowerByte(w[len(w)-1]) != 's' {
		return false
	}
	switch lowerByte(w[len(w)-2]) {
	case 's', 'u', 'i':
		return false
	}
	return true
}

// isStop reports words that end a noun phrase.
func isStop(w string) bool {
	var buf [maxWord]byte
	switch string(fold(&buf, w)) {
	case "of", "in", "on", "at", "by", "for", "from", "than", "to", "and", "or", "with", "as", "is", "are", "was", "were",
		"have", "has", "had", "that", "which", "vs", "versus", "under", "over", "across", "when", "while", "if", "between",
		"during", "now", "using", "use", "uses", "used", "also", "the", "a", "an", "its", "their", "this", "these", "it",
		"but", "not", "so", "does", "do", "can", "will", "would", "could", "compared", "faster", "slower", "more", "less",
		"fewer", "higher", "lower", "better", "worse", "each", "per", "all", "only", "about", "plus", "runs", "handles",
		"always", "versions", "version", "after", "before", "since", "until", "via", "within", "without", "because", "where",
		"beta", "alpha", "lts", "says", "makes", "gives", "gets", "lets", "needs", "takes", "comes", "goes", "shows",
		"ships", "supports", "offers", "requires", "provides", "features", "includes", "introduces", "brings", "adds":
		return true
	}
	return false
}

// IsUnit reports whether u is a unit of measure: ms, MB, %, req/s, requests
// per second.
func IsUnit(u string) bool {
	if u == "%" || u == "$" || u == "€" || u == "£" || u == "x" || u == "×" {
		return true
	}
	if _, e := rate(u, 0); e == len(u) && e > 0 {
		return true
	}
	return u != "" && wordAt(u, 0) == u && isMeasure(u, true)
}

// CanonUnit returns the canonical spelling of a unit: "req/s" for "requests per second" and
// "RPS", "%" for "percent". Units with one spelling are returned unchanged.
func CanonUnit(u string) string {
	switch u {
	case "", "%", "x", "s", "ms", "min", "KB", "MB", "GB", "req/s": // most are
		return u
	}
	var buf [2 * maxWord]byte
	spelt := strings.TrimSpace(u)
	if words.Spaced(spelt) {
		spelt = strings.Join(strings.Fields(spelt), " ")
	}
	if len(spelt) > len(buf) {
		return u
	}
	switch string(words.Lower(buf[:0], spelt)) {
	case "rps", "req/s", "req/sec", "reqs/s", "reqs/sec", "requests/s", "requests/sec", "requests/second", "request/s",
		"requests per second", "requests a second", "req per second", "request per second", "requests per sec", "req/second":
		return "req/s"
	case "qps", "queries/s", "queries/sec", "queries/second", "queries per second":
		return "queries/s"
	case "percent", "per cent", "prozent", "pourcent":
		return "%"
	case "percentage points", "percentage point", "points", "point", "pp", "% points", "percent points":
		return "points"
	case "millisecond", "milliseconds", "msec":
		return "ms"
	case "second", "seconds", "sec", "secs", "sekunde", "sekunden", "seconde", "secondes", "segundo", "segundos":
		return "s"
	case "minute", "minutes", "mins", "minuten", "minutos":
		return "min"
	case "hour", "hours", "hr", "hrs":
		return "h"
	case "x", "×", "times", "fold":
		return "x"
	case "/d", "per day", "a day", "each day":
		return "/day"
	case "/wk", "per week", "a week", "each week":
		return "/week"
	case "/mo", "per month", "a month", "each month":
		return "/month"
	case "/yr", "per year", "a year", "each year":
		return "/year"
	case "megabytes":
		return "MB"
	case "gigabytes":
		return "GB"
	case "kilobytes", "kb":
		return "KB"
	case "mb":
		return "MB"
	case "gb":
		return "GB"
	}
	return u
}
