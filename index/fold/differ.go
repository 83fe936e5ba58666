package fold

import (
	"regexp"
	"strconv"
	"strings"
)

// Two values of a row that has room for one exclude each other if both are known
// to be a name, or a year, and nothing else. What anything else means beside them
// nobody can judge, and of several values nobody knows whether they are all.

// sameOne compares two values of a row that has room for one: 1 if they are the
// same, -1 if they exclude each other, 0 if that is not known.
func sameOne(a attribute, x, y cell) int {
	if len(x.values) != 1 || len(y.values) != 1 {
		return 0
	}
	var p, q, near int
	switch a.crisp {
	case oneName:
		p, q = ormIn(x.values[0]), ormIn(y.values[0])
	case oneYear:
		p, q, near = yearIn(x.values[0]), yearIn(y.values[0]), yearsApart
	}
	switch {
	case p == 0 || q == 0:
		return 0
	case p == q:
		return 1
	case p-q > near || q-p > near:
		return -1
	}
	return 0
}

// yearsApart is the largest difference between two dates of the same beginning: what is started
// in one year may be released in the next.
const yearsApart = 1

var dateOnly = func() *regexp.Regexp {
	const month = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?`
	const year = `((?:19[5-9]|20\d)\d)`
	return regexp.MustCompile(`(?i)^(?:(?:in|since|early|mid|late) )?(?:` +
		`(?:(?:\d{1,2}(?:st|nd|rd|th)? )?` + month + ` (?:\d{1,2}(?:st|nd|rd|th)?,? )?)?` + year +
		`|` + year + `[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}[./-](?:\d{1,2}[./-])?` + year + `)$`)
}()

// yearIn is the year of a value that is a date with a remark at most, 0 if it is
// anything else.
func yearIn(value string) int {
	found := dateOnly.FindStringSubmatch(strings.TrimSpace(remark.ReplaceAllString(value, "")))
	for _, digits := range found[min(1, len(found)):] {
		if year, err := strconv.Atoi(digits); err == nil {
			return year
		}
	}
	return 0
}
