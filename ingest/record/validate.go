package record

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of a page, so that one page cannot hurt the others.
const (
	MaxFacts = 5000   // facts of a page
	MaxName  = 200    // characters of a tool's name, an author, an attribute, a metric, a unit
	MaxText  = 20_000 // characters of any other text
	MaxURL   = 2048   // bytes
	MaxQuote = 200    // characters
	MaxList  = 500    // entries of a list in a fact
)

// Clip returns the first n characters of s.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// ErrInvalid means that a record breaks a rule of the vocabulary.
var ErrInvalid = errors.New("invalid record")

// FieldError names the field that breaks a rule, and the rule.
type FieldError struct {
	Field  string // e.g. facts[3].low
	Reason string
}

func (e *FieldError) Error() string { return fmt.Sprintf("field %s: %s", e.Field, e.Reason) }

// Unwrap makes every FieldError an ErrInvalid.
func (e *FieldError) Unwrap() error { return ErrInvalid }

// Validate returns the first few rules that p breaks, joined, each a
// *FieldError; nil if it breaks none.
func (p *Page) Validate() error {
	c := &checker{}
	c.name("source", p.Source)
	c.url("url", p.URL)
	c.oneOf("page_type", string(p.PageType), pageTypes)
	c.text("title", p.Title)
	c.each("category_path", p.CategoryPath, (*checker).label)
	c.label("author", p.Author)
	c.label("language", p.Language)
	c.date("published_at", p.PublishedAt)
	c.date("modified_at", p.ModifiedAt)
	if p.SeenAt.IsZero() {
		c.fail("seen_at", "is missing")
	}
	c.name("extractor", p.Extractor)
	if p.Gone && len(p.Facts) > 0 {
		c.fail("facts", "a page that is gone has none")
	}
	if len(p.Facts) > MaxFacts {
		c.fail("facts", fmt.Sprintf("%d facts, the limit is %d", len(p.Facts), MaxFacts))
		return errors.Join(c.errs...)
	}
	c.list = "facts"
	for i, f := range p.Facts {
		c.item = i
		c.fact(f)
	}
	return errors.Join(c.errs...)
}

// Validate returns the first few rules that e breaks, joined, each a
// *FieldError; nil if it breaks none.
func (e *HistoryEntry) Validate() error {
	c := &checker{}
	e.validate(c)
	return errors.Join(c.errs...)
}

func (e *HistoryEntry) validate(c *checker) {
	c.name("source", e.Source)
	c.url("url", e.URL)
	c.date("as_of", e.AsOf)
	if e.SeenAt.IsZero() {
		c.fail("seen_at", "is missing")
	}
	if n := len(e.Tools) + len(e.Stats); n > MaxFacts {
		c.fail("stats", fmt.Sprintf("%d tools and figures, the limit is %d", n, MaxFacts))
		return
	}
	c.list = "tools"
	for i, t := range e.Tools {
		c.item = i
		t.validate(c)
	}
	c.list = "stats"
	for i, s := range e.Stats {
		c.item = i
		s.validate(c)
	}
	c.list = ""
}

// Validate returns the rules that f breaks, joined; nil if it breaks none.
func (f Fact) Validate() error {
	c := &checker{}
	c.fact(f)
	return errors.Join(c.errs...)
}

var pageTypes = []string{string(PageTool), string(PageComparison), string(PageArticle), string(PageRepository), string(PageListing)}

// maxErrors bounds what is reported of one page.
const maxErrors = 10

// checker collects the rules that a record breaks. The place of a field is put together
// only when one is broken.
type checker struct {
	list string // of what is checked now, e.g. facts; may be empty
	item int    // its place in list
	errs []error
}

func (c *checker) fail(field, reason string) {
	if len(c.errs) >= maxErrors {
		return
	}
	if c.list != "" {
		field = fmt.Sprintf("%s[%d].%s", c.list, c.item, field)
	}
	c.errs = append(c.errs, &FieldError{field, reason})
}

// each checks the entries of a list with check. It is called without a field name
// first: nearly all entries are right, and the name costs more than the check.
func (c *checker) each(field string, list []string, check func(c *checker, field, s string)) {
	if len(list) > MaxList {
		c.fail(field, fmt.Sprintf("%d entries, the limit is %d", len(list), MaxList))
		return
	}
	for i, s := range list {
		before := len(c.errs)
		if check(c, "", s); len(c.errs) > before {
			c.errs = c.errs[:before]
			check(c, fmt.Sprintf("%s[%d]", field, i), s)
		}
	}
}

func (c *checker) fact(f Fact) {
	if f.Body == nil {
		c.fail("kind", "is missing")
		return
	}
	f.Body.validate(c)
	c.atMost(MaxQuote, "evidence.quote", f.Evidence.Quote)
	c.utf8("evidence.quote", f.Evidence.Quote)
	c.each("evidence.path", f.Evidence.Path, (*checker).text)
}

// name checks a short text that must be there.
func (c *checker) name(field, s string) {
	if strings.TrimSpace(s) == "" {
		c.fail(field, "is empty")
	}
	c.label(field, s)
}

// tool checks the name of a tool.
func (c *checker) tool(field, s string) {
	if !isPrintable(s) && illegible(s) {
		c.fail(field, "holds U+FFFD: what stands there cannot be read, is a control character or changes the direction of text")
	}
	c.name(field, s)
}

// label checks a short text that may be empty.
func (c *checker) label(field, s string) {
	c.atMost(MaxName, field, s)
	if isPrintable(s) {
		return
	}
	if i := strings.IndexFunc(s, IsControl); i >= 0 {
		c.fail(field, fmt.Sprintf("control character at byte %d", i))
	}
	c.utf8(field, s)
}

// text checks a long text that may be empty.
func (c *checker) text(field, s string) {
	c.atMost(MaxText, field, s)
	c.utf8(field, s)
}

// atMost checks that a text is not longer than a number of characters.
func (c *checker) atMost(limit int, field, s string) {
	if len(s) <= limit {
		return
	}
	if n := utf8.RuneCountInString(s); n > limit {
		c.fail(field, fmt.Sprintf("%d characters, the limit is %d", n, limit))
	}
}

// isPrintable reports whether s is printable ASCII, as nearly all labels are.
func isPrintable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// needText checks a long text that must be there.
func (c *checker) needText(field, s string) {
	if strings.TrimSpace(s) == "" {
		c.fail(field, "is empty")
	}
	c.text(field, s)
}

func (c *checker) utf8(field, s string) {
	if !utf8.ValidString(s) {
		c.fail(field, "is not UTF-8")
	}
}

// IsMisleading reports whether r makes a text look different from what it says: whether
// it is a control character other than white space, or overrides the direction of text.
func IsMisleading(r rune) bool {
	return IsControl(r) && !IsDirectionMark(r) && r != 0x85 && (r < '\t' || r > '\r')
}

// IsDirectionMark reports whether r is a direction mark, embedding or isolate. Templates
// put them around what they insert, where letters keep their order. Like other characters
// without width, such as soft hyphens, they are no part of what a person reads.
func IsDirectionMark(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202C || r >= 0x2066 && r <= 0x2069
}

// IsControl reports whether r has no place in a name: whether it is a control character,
// or changes the direction of text (Unicode TR 36).
func IsControl(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F
}

func (c *checker) url(field, s string) {
	if len(s) > MaxURL {
		c.fail(field, fmt.Sprintf("%d bytes, the limit is %d", len(s), MaxURL))
		return
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		c.fail(field, fmt.Sprintf("%.80q is not an absolute http or https URL", s))
	}
}

func (c *checker) optionalURL(field, s string) {
	if s != "" {
		c.url(field, s)
	}
}

func (c *checker) date(field string, d Date) {
	if _, ok := d.Time(); d != "" && !ok {
		c.fail(field, fmt.Sprintf("%.20q is not a date like 2025-11-02, 2025-11 or 2025", string(d)))
	}
}

func (c *checker) oneOf(field, s string, allowed []string) {
	if !slices.Contains(allowed, s) {
		c.fail(field, fmt.Sprintf("%.40q is not one of %s", s, strings.Join(allowed, ", ")))
	}
}

func (c *checker) tools(field string, list []string, atLeast int) {
	if len(list) < atLeast {
		c.fail(field, fmt.Sprintf("%d entries, at least %d are needed", len(list), atLeast))
	}
	c.each(field, list, (*checker).tool)
}

// bounds checks that the numbers that are known are finite and that low ≤
// value ≤ high.
func (c *checker) bounds(value, low, high *float64) {
	numbers := []struct {
		field string
		v     *float64
	}{{"low", low}, {"value", value}, {"high", high}}
	floor, under := math.Inf(-1), ""
	for _, n := range numbers {
		switch {
		case n.v == nil:
		case math.IsNaN(*n.v) || math.IsInf(*n.v, 0):
			c.fail(n.field, "is not a finite number")
		case *n.v < floor:
			c.fail(n.field, "is below "+under)
		default:
			floor, under = *n.v, n.field
		}
	}
}
