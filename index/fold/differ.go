package fold

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index/edits"
)

// excludeEachOther reports whether two cells of a row that has room for one
// name, or one year, give it different ones. A description is not a name, and
// of what gives several nobody knows whether it gives all.
func excludeEachOther(a attribute, x, y cell) bool {
	if len(x.values) != 1 || len(y.values) != 1 {
		return false
	}
	switch a.crisp {
	case oneName:
		p, q := nameIn(x.values[0]), nameIn(y.values[0])
		return p != nil && q != nil && !sameName(p, q)
	case oneYear:
		p, q := yearIn(x.values[0]), yearIn(y.values[0])
		return p > 0 && q > 0 && (p-q > yearsApart || q-p > yearsApart)
	}
	return false
}

// yearsApart is how many years may lie between two dates of one beginning: what
// is started in one year is released in the next.
const yearsApart = 1

// maxNameWords is how many words a name has; more are a description.
const maxNameWords = 3

// nameIn returns the words of a value that is a name with a remark at most, nil
// if it is something else.
func nameIn(value string) []string {
	value = remark.ReplaceAllString(value, "")
	w := words(value)
	if len(w) == 0 || len(w) > maxNameWords || strings.ContainsAny(value, ",;/|&") {
		return nil
	}
	for _, word := range w {
		if describing[word] {
			return nil
		}
	}
	return w
}

// describing are words that say how something is, not which one it is.
var describing = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`yes no none not any all both either or and other various many several multiple
		partial partially optional optionally limited full fully basic default manual manually custom own your bring choice
		built builtin native natively included supported support available external third party community official unofficial
		via with through using by from as plugin plugins library libraries package packages extension extensions module modules
		addon addons add on middleware driver drivers adapter adapters integration integrations tool tools framework
		agnostic flexible pluggable configurable independent varies depends unknown unspecified
		raw plain sql nosql relational active record data mapper activerecord query builder code first schema model models
		sync async synchronous asynchronous simple powerful rich strong mature lightweight minimal excellent good great`) {
		m[w] = true
	}
	return m
}()

// sameName reports whether two names can be one: a word of one is or begins one of
// the other, as in a longer form, they are spelled alike, or one abbreviates the other.
func sameName(p, q []string) bool {
	x, y := strings.Join(p, ""), strings.Join(q, "")
	if strings.Contains(x, y) || strings.Contains(y, x) || initials(p) == y || initials(q) == x {
		return true
	}
	for _, v := range p {
		for _, w := range q {
			if v == w || min(len(v), len(w)) > 2 && (strings.HasPrefix(v, w) || strings.HasPrefix(w, v)) {
				return true
			}
		}
	}
	return edits.Distance(x, y, 2) <= min(len(x), len(y))/4
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	return b.String()
}

var date = func() *regexp.Regexp {
	const month = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?`
	const year = `((?:19[5-9]|20\d)\d)`
	return regexp.MustCompile(`(?i)^(?:(?:in|since|early|mid|late) )?(?:` +
		`(?:(?:\d{1,2}(?:st|nd|rd|th)? )?` + month + ` (?:\d{1,2}(?:st|nd|rd|th)?,? )?)?` + year +
		`|` + year + `[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}[./-](?:\d{1,2}[./-])?` + year + `)$`)
}()

// yearIn is the year of a value that is a date and nothing else, 0 if it is
// something else.
func yearIn(value string) int {
	found := date.FindStringSubmatch(strings.TrimSpace(remark.ReplaceAllString(value, "")))
	for _, digits := range found[min(1, len(found)):] {
		if year, err := strconv.Atoi(digits); err == nil {
			return year
		}
	}
	return 0
}
