package fold

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// cell is the value of an attribute in the form in which it is compared.
type cell struct {
	values []string // as shown
	key    string   // equal cells have equal keys
	known  bool     // every value is one of a closed table: a licence, a language
}

// newCell normalises the values of an attribute; ok is false if they say
// nothing.
func newCell(a attribute, raw []string) (c cell, ok bool) {
	c.known = a.crisp == license || a.crisp == language
	for _, r := range raw {
		r = normal(r)
		switch a.crisp {
		case license:
			if noLicense(r) {
				continue
			}
			ids, known := spdx(r)
			if !known {
				ids, c.known = []string{cut(r, maxValue)}, false
			}
			c.values = append(c.values, ids...)
		case language:
			found, known := languagesIn(r)
			if !known {
				found, c.known = []string{cut(r, maxValue)}, false
			}
			c.values = append(c.values, found...)
		default:
			if r != "" {
				c.values = append(c.values, cut(r, maxValue))
			}
		}
	}
	c.values = distinctTexts(c.values)
	keys := make([]string, len(c.values))
	for i, v := range c.values {
		keys[i] = strings.ToLower(v)
	}
	slices.Sort(keys)
	c.key = strings.Join(keys, "\x00")
	return c, len(c.values) > 0
}

// maxValue is how many characters of one value a document shows.
const maxValue = 200

// distinctTexts drops repetitions, whatever the case, and everything after
// MaxInline.
func distinctTexts(list []string) []string {
	seen := map[string]bool{}
	list = slices.DeleteFunc(list, func(s string) bool {
		k := strings.ToLower(s)
		repeated := seen[k]
		seen[k] = true
		return repeated
	})
	return list[:min(len(list), MaxInline)]
}

// compareCells judges a cell against the shown one. Free wording never conflicts; crisp values
// conflict if they cannot both be true, and different names or years conflict if judged says
// that the cells are comparable.
func compareCells(a attribute, shown, other cell, judged func() bool) string {
	if shown.key == other.key {
		return statusAgrees
	}
	x, y := strings.Join(shown.values, " "), strings.Join(other.values, " ")
	switch a.crisp {
	case license, language:
		if meet(shown.values, other.values) {
			return statusAgrees
		}
		if shown.known && other.known {
			return statusConflicts
		}
	case pattern:
		switch p, q := patterns(x), patterns(y); {
		case excludes(p, q):
			return statusConflicts
		case len(p) > 0 && len(q) > 0:
			return statusAgrees
		}
	case yesNo, oneName:
		switch p, q := polarity(x), polarity(y); {
		case p*q < 0:
			return statusConflicts
		case p*q > 0:
			return statusAgrees
		}
	}
	switch p, q := plainYesNo(x), plainYesNo(y); {
	case p*q < 0:
		return statusConflicts
	case p*q > 0:
		return statusAgrees
	}
	if refinesText(x, y) {
		return statusAgrees
	}
	switch order := sameOne(a, shown, other); {
	case order > 0:
		return statusAgrees
	case order < 0 && judged():
		return statusConflicts
	}
	return statusWorded
}

// meet reports whether two lists have a value in common, or one that is the
// other less precisely.
func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) || slices.Contains(refines[x], y) || slices.Contains(refines[y], x) {
				return true
			}
		}
	}
	return false
}

// refinesText reports whether all words of one text are words of the other.
func refinesText(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	has := make(map[string]bool, len(y))
	for _, w := range y {
		has[w] = true
	}
	for _, w := range x {
		if !has[w] {
			return false
		}
	}
	return len(x) > 0
}

// exclusive are groups of words of which at most one can be true of a tool.
var exclusive = [][]string{
	{"mvc", "mvt", "mtv", "mvvm", "mvp"},
	{"opinionated", "unopinionated"},
	{"static", "dynamic"},
}

// patterns returns the words of s that belong to a group, by group.
func patterns(s string) map[int]string {
	var found map[int]string
	for _, w := range words(s) {
		for g, group := range exclusive {
			if !slices.Contains(group, w) {
				continue
			}
			if found == nil {
				found = map[int]string{}
			}
			if w == "mtv" {
				w = "mvt"
			}
			if have, ok := found[g]; ok && have != w {
				w = "" // it names several, and so excludes none
			}
			found[g] = w
		}
	}
	return found
}

func excludes(p, q map[int]string) bool {
	for g, w := range p {
		if v, ok := q[g]; ok && v != "" && w != "" && v != w {
			return true
		}
	}
	return false
}

// polarity is 1 for a cell that says yes, -1 for no, 0 for anything else, such
// as partial support or an extension.
func polarity(s string) int {
	w := words(s)
	if len(w) == 0 {
		return 0
	}
	switch w[0] {
	case "yes", "built", "native", "natively", "included", "supported", "full", "fully", "auto", "automatic", "true":
		return 1
	case "no", "none", "false":
		return -1
	case "not":
		if len(w) > 1 && (w[1] == "supported" || w[1] == "included" || w[1] == "built" || w[1] == "available" || w[1] == "native") {
			return -1
		}
	}
	return 0
}

// plainYesNo is polarity for a cell that is yes or no with a remark at most,
// or begins with a mark of it, which says the same under any label.
func plainYesNo(s string) int {
	if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(s)); first != utf8.RuneError {
		switch {
		case strings.ContainsRune("✅✓✔☑", first):
			return 1
		case strings.ContainsRune("❌✗✘✕✖❎", first):
			return -1
		}
	}
	head := s
	if end := strings.IndexAny(s, ",;:.("); end >= 0 {
		head = s[:end]
	}
	switch strings.ToLower(strings.TrimSpace(head)) {
	case "yes":
		return 1
	case "no":
		return -1
	}
	return 0
}

// comparatives make a cell mean something only beside the other ones.
var comparatives = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("steeper gentler shallower easier harder simpler faster slower quicker higher lower larger smaller bigger greater better worse stronger weaker lighter heavier richer broader narrower wider deeper longer shorter older newer younger cheaper pricier safer stricter looser tighter cleaner thinner fewer fastest slowest easiest hardest simplest largest smallest highest lowest lightest best worst similar comparable same equivalent") {
		m[w] = true
	}
	return m
}()

var comparing = regexp.MustCompile(`(?i)\b(?:than|compared (?:to|with)|(?:more|less)\s+[a-z]+)\b|^(?:more|less)$`)
var threshold = regexp.MustCompile(`(?i)\b(?:more|less|fewer|greater|better|higher|lower)\s+than\s+[\d.,]+|\bbest[ -](?:practice|for|suited)`)

// relative reports whether the text of a cell makes sense only beside the
// cells of other tools, as "Steeper" does.
func relative(values []string) bool {
	for _, v := range values {
		v = threshold.ReplaceAllString(v, "")
		if comparing.MatchString(strings.TrimSpace(v)) {
			return true
		}
		for _, w := range words(v) {
			if comparatives[w] {
				return true
			}
		}
	}
	return false
}

// quantity finds figures with a unit: those are claims with a workload, not
// attributes.
var quantity = regexp.MustCompile(`(?i)\d[\d.,]*\s*[kmb]?\+?\s*(?:(?:json\s+)?req(?:uests?|s)?\b|responses?\b|rps\b|qps\b|ops\b|[kmgt]i?b\b|ms\b|µs\b|ns\b|seconds?\b|%|x\s)`)

// measured reports whether a value is a figure with a unit, which may stand in
// the label: Throughput (req/s).
func measured(label string, values []string) bool {
	unit := ""
	if open := strings.IndexByte(label, '('); open >= 0 {
		unit = " " + strings.TrimSuffix(label[open+1:], ")")
	}
	return slices.ContainsFunc(values, func(v string) bool { return quantity.MatchString(v + unit) })
}
