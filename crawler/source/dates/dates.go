// Package dates reads days as people write them, in full or to the month.
// Relative dates ("3 days ago") depend on a clock and are not read; nor are
// days like 3/4/2020, which two continents read differently. 24/5/2020 has one reading.
package dates

import (
	"strconv"
	"strings"
	"time"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// Found is a date in a text.
type Found struct {
	Date       record.Date
	Start, End int // bytes
}

// Parse reads s, which is nothing but a date: "May 24, 2020", "24 May 2020",
// "2020-05-24", "2020/05/24", "24.05.2020", "24-May-2020", a time stamp, "March
// 2025", "2025"; a weekday may stand in front.
func Parse(s string) (record.Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 64 {
		return "", false
	}
	if isYear(s) {
		return record.Date(s), true
	}
	list := Find(s)
	if len(list) != 1 || strings.Trim(s[:list[0].Start], " (") != "" {
		return "", false
	}
	rest := strings.Trim(s[list[0].End:], " ).")
	if rest != "" && !isClock(rest) {
		return "", false
	}
	return list[0].Date, true
}

// isClock reports a time of day behind a date: T10:30:00Z, at 10:30 am UTC.
func isClock(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.TrimLeft(w, "t,")
		switch strings.Trim(w, ".,") {
		case "", "at", "am", "pm", "utc", "gmt", "z", "est", "pst", "cet", "·", "•", "-", "edt", "pdt", "cest":
			continue
		}
		if w[0] < '0' || w[0] > '9' || !strings.ContainsAny(w, ":") {
			return false
		}
	}
	return true
}

// Find returns the days and months in text, in order. Bare years are left
// out.
func Find(text string) []Found {
	if !holdsYear(text) {
		return nil
	}
	var list []Found
	var room [128]int32
	next := 0
	for _, start := range words.Starts(room[:0], text) {
		i := int(start)
		if i < next {
			continue
		}
		var f Found
		var ok bool
		switch {
		case words.IsDigit(text[i]):
			if inName(text, i) {
				continue
			}
			f, next, ok = atDigits(text, i)
		case months.Head(text[i:]) >= 0:
			f, next, ok = atWord(text, i)
		}
		if ok {
			f.Start = weekdayBefore(text, f.Start)
			list = append(list, f)
		}
	}
	return list
}

// holdsYear reports four digits in a row that may be a year, as every day and
// month has it.
func holdsYear(text string) bool {
	from := 0 // of the digits in front of i
	for i := 0; i <= len(text); i++ {
		if i < len(text) && words.IsDigit(text[i]) {
			continue
		}
		if i-from == len("2020") && (text[from] == '1' || text[from] == '2') {
			return true
		}
		from = i + 1
	}
	return false
}

// weekdayBefore returns where the name of a weekday in front of i starts, else
// i: Sunday, May 24, 2020.
func weekdayBefore(s string, i int) int {
	const longest = 12
	end := len(strings.TrimRight(s[:i], " ,."))
	if end == i || i-end > 3 {
		return i
	}
	start := end
	for start > 0 && end-start < longest && (words.IsLetter(s[start-1]) || s[start-1] >= 0x80) {
		start--
	}
	if start > 0 && words.IsDigit(s[start-1]) || !IsWeekday(s[start:end]) {
		return i
	}
	return start
}

// inName reports digits that continue a name with digits: the 5 of v2020-5.
func inName(s string, i int) bool {
	for low := max(0, i-64); i > low; i-- {
		c := s[i-1]
		if words.IsLetter(c) && words.IsDigit(s[i]) {
			return true
		}
		if !words.IsDigit(c) && !words.IsLetter(c) && (strings.IndexByte(".-/:,", c) < 0 || !words.IsDigit(s[i])) {
			return false
		}
	}
	return false
}

// atDigits reads a date that starts with digits: 2020-05-24, 24.05.2020, 24
// May 2020.
func atDigits(s string, i int) (Found, int, bool) {
	first, j := digits(s, i)
	if i > 0 && (words.IsLetter(s[i-1]) || s[i-1] == '.' || s[i-1] == ',' && i > 1 && words.IsDigit(s[i-2])) {
		return Found{}, skip(s, i), false
	}
	switch {
	case j-i == 4 && j < len(s) && (s[j] == '-' || s[j] == '/'):
		return yearFirst(s, i, j, first)
	case j-i <= 2 && j < len(s) && s[j] == '.':
		return dotted(s, i, j, first)
	case j-i <= 2:
		return dayFirst(s, i, j, first)
	}
	return Found{}, j, false
}

// yearFirst reads 2020-05-24 or 2020-05, with a time behind it or not.
func yearFirst(s string, i, j, year int) (Found, int, bool) {
	sep := s[j]
	month, k := digits(s, j+1)
	if k == j+1 || k-j > 3 {
		return Found{}, skip(s, i), false
	}
	if k < len(s) && s[k] == sep {
		day, e := digits(s, k+1)
		if e > k+1 && e-k <= 3 && !(e < len(s) && (words.IsLetter(s[e]) && s[e] != 'T' && s[e] != 't')) {
			return day3(i, skip(s, e), year, month, day, e)
		}
		return Found{}, skip(s, i), false
	}
	if sep == '/' || k-j != 3 || k < len(s) && (words.IsLetter(s[k]) || words.IsDigit(s[k])) {
		return Found{}, skip(s, i), false
	}
	return monthOf(i, k, year, month)
}

// dotted reads 24.05.2020 and 24. Mai 2020.
func dotted(s string, i, j, day int) (Found, int, bool) {
	month, k := digits(s, j+1)
	if k == j+1 {
		return dayFirst(s, i, j+1, day)
	}
	if k-j > 3 || k >= len(s) || s[k] != '.' {
		return Found{}, skip(s, i), false
	}
	year, e := digits(s, k+1)
	if e-k != 5 || e < len(s) && (s[e] == '.' && e+1 < len(s) && words.IsDigit(s[e+1])) {
		return Found{}, skip(s, i), false
	}
	return day3(i, e, year, month, day, e)
}

// dayFirst reads 24 May 2020, 24th of May, 2020.
func dayFirst(s string, i, j, day int) (Found, int, bool) {
	k := j
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s[k:], suffix) {
			k += 2
			break
		}
	}
	if k = space(s, k); k == j && k < len(s) && (s[k] == '-' || s[k] == '/') {
		return joined(s, i, k, day)
	}
	if w := word(s, k); strings.EqualFold(w, "of") || strings.EqualFold(w, "de") {
		k = space(s, k+len(w))
	}
	w := word(s, k)
	month := Month(w)
	if month == 0 || k == j {
		return Found{}, j, false
	}
	k = space(s, k+len(w))
	if k < len(s) && (s[k] == ',' || s[k] == '.') {
		k = space(s, k+1)
	}
	if v := word(s, k); strings.EqualFold(v, "de") {
		k = space(s, k+len(v))
	}
	year, e := digits(s, k)
	if e-k != 4 {
		return Found{}, j, false
	}
	return day3(i, e, year, month, day, e)
}

// joined reads 24-May-2020, whose parts the sign at k joins.
func joined(s string, i, k, day int) (Found, int, bool) {
	sep := s[k]
	if sep == '/' && k+1 < len(s) && words.IsDigit(s[k+1]) {
		return slashed(s, i, k, day)
	}
	w := word(s, k+1)
	month, e := Month(w), k+1+len(w)
	if month == 0 || e == len(s) || s[e] != sep {
		return Found{}, k, false
	}
	year, end := digits(s, e+1)
	if end-e != 5 {
		return Found{}, k, false
	}
	return day3(i, end, year, month, day, end)
}

// slashed reads 24/5/2020 and 5/24/2020, of which one number can be no month.
func slashed(s string, i, k, first int) (Found, int, bool) {
	second, e := digits(s, k+1)
	if e-k > 3 || e == len(s) || s[e] != '/' || i > 0 && s[i-1] == '/' {
		return Found{}, skip(s, i), false
	}
	year, end := digits(s, e+1)
	if end-e != 5 || end < len(s) && (s[end] == '/' || words.IsLetter(s[end])) {
		return Found{}, skip(s, i), false
	}
	switch {
	case first > 12 || first == second:
		return day3(i, end, year, second, first, end)
	case second > 12:
		return day3(i, end, year, first, second, end)
	}
	return Found{}, end, false
}

// atWord reads May 24, 2020 and March 2025.
func atWord(s string, i int) (Found, int, bool) {
	w := word(s, i)
	end := i + max(len(w), 1)
	month := Month(w)
	if month == 0 || i > 0 && (words.IsDigit(s[i-1]) || s[i-1] == '-' || s[i-1] == '_') {
		return Found{}, end, false
	}
	k := end
	if k < len(s) && s[k] == '.' {
		k++
	}
	k = space(s, k)
	first, j := digits(s, k)
	switch {
	case j-k == 4 && month > 0 && k > end:
		return monthOf(i, j, first, month)
	case j == k || j-k > 2 || k == end:
		return Found{}, end, false
	}
	k = j
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s[k:], suffix) {
			k += 2
			break
		}
	}
	k = space(s, k)
	if k < len(s) && s[k] == ',' {
		k = space(s, k+1)
	}
	year, e := digits(s, k)
	if e-k != 4 || k == j {
		return Found{}, j, false
	}
	return day3(i, e, year, month, first, e)
}

func day3(start, next, year, month, day, end int) (Found, int, bool) {
	if year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Found{}, next, false
	}
	date := appendPart(appendPart(strconv.AppendInt(make([]byte, 0, len("2020-05-24")), int64(year), 10), month), day)
	return Found{record.Date(date), start, end}, next, true
}

// appendPart appends a month or a day of two digits.
func appendPart(date []byte, part int) []byte {
	return append(date, '-', '0'+byte(part/10), '0'+byte(part%10))
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func monthOf(start, end, year, month int) (Found, int, bool) {
	if year < 1970 || year > 2200 || month < 1 || month > 12 {
		return Found{}, end, false
	}
	date := appendPart(strconv.AppendInt(make([]byte, 0, len("2020-05")), int64(year), 10), month)
	return Found{record.Date(date), start, end}, end, true
}
