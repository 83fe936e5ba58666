package index

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ParseFilter reads a filter on an index as people write it:
//
//	kind = framework AND metrics.github_stars > 10000
//	languages IN [Python, "Visual Basic"] OR NOT conflicts EXISTS
//	metrics.github_stars 10k TO 50k AND dates.github_pushed_at >= 2026-01-01
//
// AND binds closer than OR; values with white space are quoted; k and M stand
// for thousands and millions; a day of a date attribute is the whole day, UTC.
// An empty text is no filter (nil). A malformed one is a *QueryError.
func ParseFilter(n Name, text string) (Filter, error) {
	p := &filterParser{index: n, rest: text, text: text}
	if p.next(); p.tok.kind == endToken {
		return nil, p.err
	}
	f := p.or(0)
	if p.err == nil && p.tok.kind != endToken {
		p.fail(p.tok, "expected AND, OR or the end, not "+p.tok.String())
	}
	if p.err != nil {
		return nil, p.err
	}
	nodes := 0
	return f, checkFilter(n, f, 0, &nodes)
}

// ParseSort reads attributes to sort by, as "metrics.github_stars:desc, name".
func ParseSort(n Name, text string) ([]Sort, error) {
	var sorts []Sort
	position := 1
	for part := range strings.SplitSeq(text, ",") {
		name := strings.TrimSpace(part)
		start := position + utf8.RuneCountInString(part[:strings.Index(part, name)])
		position += utf8.RuneCountInString(part) + 1
		if name == "" {
			if strings.TrimSpace(text) == "" {
				return nil, nil
			}
			return nil, &QueryError{Part: "sort", Position: start, Problem: "an attribute is missing"}
		}
		attribute, order, _ := strings.Cut(name, ":")
		if order != "" && order != "asc" && order != "desc" {
			return nil, &QueryError{Part: "sort", Position: start, Problem: "the order is asc or desc, not " + quoted(order)}
		}
		if list := AttributesOf(n).Sortable; !Allows(list, attribute) {
			return nil, &QueryError{Part: "sort", Position: start, Problem: unknownAttribute(attribute, "sort by", list)}
		}
		sorts = append(sorts, Sort{Attribute: attribute, Descending: order == "desc"})
	}
	return sorts, nil
}

// filterParser reads a filter by recursive descent; after the first error it
// only unwinds.
type filterParser struct {
	index Name
	text  string
	rest  string
	tok   token
	err   error
}

func (p *filterParser) next() {
	p.tok = nextToken(p.text, &p.rest)
	if p.tok.kind == badToken {
		p.fail(p.tok, p.tok.text)
		p.tok.kind = endToken
	}
}

func (p *filterParser) fail(at token, problem string) {
	if p.err == nil {
		p.err = &QueryError{Part: "filter", Position: utf8.RuneCountInString(p.text[:at.offset]) + 1, Problem: problem}
	}
}

func (p *filterParser) or(depth int) Filter {
	list := Or{p.and(depth)}
	for p.err == nil && p.tok.is("OR") {
		p.next()
		list = append(list, p.and(depth))
	}
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func (p *filterParser) and(depth int) Filter {
	list := And{p.not(depth)}
	for p.err == nil && p.tok.is("AND") {
		p.next()
		list = append(list, p.not(depth))
	}
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func (p *filterParser) not(depth int) Filter {
	if depth > maxNesting {
		p.fail(p.tok, fmt.Sprintf("nested deeper than %d", maxNesting))
		return nil
	}
	switch {
	case p.tok.is("NOT"):
		p.next()
		return Not{p.not(depth + 1)}
	case p.tok.kind == symbolToken && p.tok.text == "(":
		p.next()
		f := p.or(depth + 1)
		p.expect(")")
		return f
	}
	return p.condition()
}

func (p *filterParser) expect(symbol string) {
	if p.err == nil && (p.tok.kind != symbolToken || p.tok.text != symbol) {
		p.fail(p.tok, "expected "+symbol+", not "+p.tok.String())
	}
	p.next()
}

// condition reads an attribute and what must hold of it.
func (p *filterParser) condition() Filter {
	at := p.tok
	if at.kind != wordToken || at.keyword() {
		p.fail(at, "expected an attribute, not "+at.String())
		return nil
	}
	if list := AttributesOf(p.index).Filterable; !Allows(list, at.text) {
		p.fail(at, unknownAttribute(at.text, "filter by", list))
		return nil
	}
	p.next()
	op := p.tok
	switch {
	case op.is("EXISTS"):
		p.next()
		return Exists{at.text}
	case op.is("IN"):
		p.next()
		return p.list(at.text)
	case op.is("NOT"):
		return p.negated(at.text)
	case op.kind == symbolToken && strings.Contains(" = != > >= < <= ", " "+op.text+" "):
		p.next()
		return p.comparison(at.text, op, p.value())
	case op.kind == wordToken || op.kind == quotedToken:
		return p.between(at.text)
	}
	p.fail(op, fmt.Sprintf("expected =, !=, >, >=, <, <=, IN, TO or EXISTS after %s, not %s", at.text, op))
	return nil
}

// negated reads what follows the NOT of "languages NOT IN [Go]".
func (p *filterParser) negated(attribute string) Filter {
	p.next()
	switch {
	case p.tok.is("IN"):
		p.next()
		return Not{p.list(attribute)}
	case p.tok.is("EXISTS"):
		p.next()
		return Not{Exists{attribute}}
	}
	p.fail(p.tok, "expected IN or EXISTS after NOT, not "+p.tok.String())
	return nil
}

// between reads "10k TO 50k".
func (p *filterParser) between(attribute string) Filter {
	low := p.value()
	if p.err == nil && !p.tok.is("TO") {
		p.fail(low, fmt.Sprintf("expected =, !=, >, >=, <, <=, IN, TO or EXISTS after %s, not %s", attribute, low))
		return nil
	}
	p.next()
	high := p.value()
	from, _ := p.comparison(attribute, token{text: ">="}, low).(Compare)
	to, _ := p.comparison(attribute, token{text: "<="}, high).(Compare)
	return Compare{Attribute: attribute, Min: from.Min, Max: to.Max, MaxExclusive: to.MaxExclusive}
}

// list reads "[a, b]".
func (p *filterParser) list(attribute string) Filter {
	p.expect("[")
	var parts Or
	for p.err == nil && (p.tok.kind != symbolToken || p.tok.text != "]") {
		parts = append(parts, p.comparison(attribute, token{text: "="}, p.value()))
		if p.tok.kind == symbolToken && p.tok.text == "," {
			p.next()
		} else if p.tok.kind != symbolToken || p.tok.text != "]" {
			p.fail(p.tok, "expected , or ] in the list, not "+p.tok.String())
		}
	}
	p.next()
	return joinEqual(attribute, parts)
}

// joinEqual makes one condition of those of a list.
func joinEqual(attribute string, parts Or) Filter {
	equal := Equal{Attribute: attribute}
	for _, part := range parts {
		e, ok := part.(Equal)
		if !ok {
			return parts
		}
		equal.Values = append(equal.Values, e.Values...)
	}
	return equal
}

// value reads a value.
func (p *filterParser) value() token {
	v := p.tok
	if v.kind != quotedToken && (v.kind != wordToken || v.keyword()) {
		p.fail(v, "expected a value, not "+v.String())
	}
	p.next()
	return v
}

// comparison makes the condition of an attribute, an operator and a value.
func (p *filterParser) comparison(attribute string, op, v token) Filter {
	if p.err != nil {
		return nil
	}
	switch t := TypeOf(attribute); t {
	case NumberAttribute, DateAttribute:
		low, high, ok := readNumber(v.text, t == DateAttribute)
		if !ok {
			p.fail(v, fmt.Sprintf("%s is a %s, and %s is none", attribute, map[bool]string{true: "date", false: "number"}[t == DateAttribute], quoted(v.text)))
			return nil
		}
		return compareNumber(attribute, op.text, low, high)
	case FlagAttribute:
		v.text = strings.ToLower(v.text)
	}
	if problem := valueProblem(attribute, v.text); problem != "" {
		p.fail(v, problem)
		return nil
	}
	switch op.text {
	case "=":
		return Equal{attribute, []string{v.text}}
	case "!=":
		return Not{Equal{attribute, []string{v.text}}}
	}
	p.fail(op, attribute+" is no number and has no ranges")
	return nil
}

// compareNumber makes a condition on a number; high is the first value that is
// behind it, for days, or equal to low.
func compareNumber(attribute, op string, low, high float64) Filter {
	whole := low != high
	switch op {
	case ">":
		return Compare{Attribute: attribute, Min: &high, MinExclusive: !whole}
	case ">=":
		return Compare{Attribute: attribute, Min: &low}
	case "<":
		return Compare{Attribute: attribute, Max: &low, MaxExclusive: true}
	case "<=":
		return Compare{Attribute: attribute, Max: &high, MaxExclusive: whole}
	}
	var equal Filter = Equal{attribute, []string{strconv.FormatFloat(low, 'f', -1, 64)}}
	if whole {
		equal = Compare{Attribute: attribute, Min: &low, Max: &high, MaxExclusive: true}
	}
	if op == "!=" {
		return Not{equal}
	}
	return equal
}

// readNumber reads 10000, 10_000, 10k, 1.5M and, of dates, 2026-01-31.
func readNumber(s string, date bool) (low, high float64, ok bool) {
	if day, err := time.Parse(time.DateOnly, s); date && err == nil {
		return float64(day.Unix()), float64(day.AddDate(0, 0, 1).Unix()), true
	}
	factor := 1.0
	switch {
	case strings.HasSuffix(s, "k"), strings.HasSuffix(s, "K"):
		factor = 1e3
	case strings.HasSuffix(s, "M"):
		factor = 1e6
	}
	if factor > 1 {
		s = s[:len(s)-1]
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	v *= factor
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, 0, false
	}
	return v, v, true
}

type tokenKind int

const (
	endToken tokenKind = iota
	wordToken
	quotedToken
	symbolToken
	badToken // text is what is wrong
)

// token is a word, a quoted text or a symbol of a filter.
type token struct {
	kind   tokenKind
	text   string
	offset int // of its first byte in the filter
}

func (t token) is(keyword string) bool {
	return t.kind == wordToken && strings.EqualFold(t.text, keyword)
}

func (t token) keyword() bool {
	return t.is("AND") || t.is("OR") || t.is("NOT") || t.is("IN") || t.is("TO") || t.is("EXISTS")
}

func (t token) String() string {
	if t.kind == endToken {
		return "the end"
	}
	return quoted(t.text)
}

// nextToken takes the next token off rest, which is the end of text.
func nextToken(text string, rest *string) token {
	*rest = strings.TrimLeftFunc(*rest, unicode.IsSpace)
	s := *rest
	t := token{offset: len(text) - len(s)}
	if s == "" {
		return t
	}
	size := 0
	switch {
	case s[0] == '"' || s[0] == '\'':
		return quotedText(t, rest)
	case strings.HasPrefix(s, "!=") || strings.HasPrefix(s, ">=") || strings.HasPrefix(s, "<="):
		t.kind, size = symbolToken, 2
	case strings.ContainsRune("()[],=<>", rune(s[0])):
		t.kind, size = symbolToken, 1
	default:
		t.kind = wordToken
		size = strings.IndexFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(`()[],=<>!"'`, r)
		})
		if size < 0 {
			size = len(s)
		}
		if size == 0 {
			return token{kind: badToken, offset: t.offset, text: "expected != instead of !"}
		}
	}
	t.text, *rest = s[:size], s[size:]
	return t
}

// quotedText takes a text in quotes off rest; a backslash keeps the next
// character as it is.
func quotedText(t token, rest *string) token {
	s := *rest
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == s[0]:
			t.kind, t.text, *rest = quotedToken, b.String(), s[i+1:]
			return t
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return token{kind: badToken, offset: t.offset, text: "the quotation does not end"}
}
