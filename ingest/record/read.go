package record

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// reader reads a page as Encode writes it, several times faster than
// encoding/json. It gives up on whatever else may be JSON (white space, a field
// that it does not know, text that is no UTF-8): encoding/json reads that.
//
// The strings of facts are parts of one string; the few of the page itself,
// which may be kept for long, are copies.
type reader struct {
	s   string
	at  int
	odd bool // gave up
}

// readPage reports whether it could read b.
func readPage(b []byte) (Page, bool) {
	r := reader{s: string(b)}
	var p Page
	for name := range r.fields {
		r.pageField(&p, name)
	}
	return p, !r.odd && r.at == len(r.s)
}

func (r *reader) pageField(p *Page, name string) {
	switch name {
	case "schema":
		p.Schema = int(r.whole())
	case "source":
		r.own(&p.Source)
	case "url":
		r.own(&p.URL)
	case "page_type":
		r.own((*string)(&p.PageType))
	case "title":
		r.own(&p.Title)
	case "category_path":
		r.list(&p.CategoryPath)
		for i, s := range p.CategoryPath {
			p.CategoryPath[i] = strings.Clone(s)
		}
	case "author":
		r.own(&p.Author)
	case "language":
		r.own(&p.Language)
	case "published_at":
		r.own((*string)(&p.PublishedAt))
	case "modified_at":
		r.own((*string)(&p.ModifiedAt))
	case "seen_at":
		from := r.at
		r.quoted()
		r.odd = r.odd || p.SeenAt.UnmarshalJSON([]byte(r.s[from:r.at])) != nil
	case "extractor":
		r.own(&p.Extractor)
	case "content_hash":
		r.own(&p.ContentHash)
	case "gone":
		p.Gone = r.flag()
	case "sample":
		p.Sample = r.flag()
	case "facts":
		r.facts(p)
	default:
		r.odd = true
	}
}

func (r *reader) facts(p *Page) {
	if p.Facts != nil {
		r.odd = true // twice
	}
	if r.null() {
		return
	}
	p.Facts = make([]Fact, 0, strings.Count(r.s[r.at:], `{"kind":`))
	for range r.elements {
		var w wireFact
		for name := range r.fields {
			r.factField(&w, name)
		}
		if r.odd {
			return
		}
		body, err := w.body()
		r.odd = err != nil
		p.Facts = append(p.Facts, Fact{body, w.Evidence})
	}
}

func (r *reader) factField(w *wireFact, name string) {
	if to := w.text(name); to != nil {
		r.str(to)
		return
	}
	switch name {
	case "evidence":
		r.evidence(&w.Evidence)
	case "categories":
		r.list(&w.Categories)
	case "values":
		r.list(&w.Values)
	case "versus":
		r.list(&w.Versus)
	case "tools":
		r.list(&w.Tools)
	case "value":
		w.Value = r.number()
	case "low":
		w.Low = r.number()
	case "high":
		w.High = r.number()
	case "votes":
		w.Votes = r.count()
	case "views":
		w.Views = r.count()
	case "approximate":
		w.Approximate = r.flag()
	case "use_if":
		r.useIf(w)
	default:
		r.odd = true
	}
}

// text returns where the text of a field belongs, nil if it has none.
func (w *wireFact) text(name string) *string {
	switch name {
	case "kind":
		return (*string)(&w.Kind)
	case "name":
		return &w.Name
	case "page_url":
		return &w.PageURL
	case "description":
		return &w.Description
	case "role":
		return &w.Role
	case "homepage":
		return &w.Homepage
	case "repository":
		return &w.Repository
	case "tool":
		return &w.Tool
	case "metric":
		return &w.Metric
	case "unit":
		return &w.Unit
	case "raw":
		return &w.Raw
	case "text":
		return &w.Text
	case "as_of":
		return (*string)(&w.AsOf)
	case "attribute":
		return &w.Attribute
	case "title":
		return &w.Title
	case "intro":
		return &w.Intro
	case "summary":
		return &w.Summary
	case "winner":
		return (*string)(&w.Winner)
	case "author":
		return &w.Author
	case "date":
		return (*string)(&w.Date)
	case "stance":
		return &w.Stance
	case "workload":
		return &w.Workload
	case "attributed_to":
		return (*string)(&w.AttributedTo)
	case "question":
		return &w.Question
	case "advice":
		return (*string)(&w.Advice)
	case "from":
		return &w.From
	case "to":
		return (*string)(&w.To)
	case "relation":
		return (*string)(&w.Relation)
	case "url":
		return &w.URL
	}
	return nil
}

func (r *reader) evidence(e *Evidence) {
	for name := range r.fields {
		switch name {
		case "quote":
			r.str(&e.Quote)
		case "path":
			r.list(&e.Path)
		default:
			r.odd = true
		}
	}
}

func (r *reader) useIf(w *wireFact) {
	if w.UseIf != nil {
		r.odd = true // twice
	}
	if r.null() {
		return
	}
	w.UseIf = []UseIf{}
	for range r.elements {
		var u UseIf
		for name := range r.fields {
			switch name {
			case "tool":
				r.str(&u.Tool)
			case "text":
				r.str(&u.Text)
			default:
				r.odd = true
			}
		}
		w.UseIf = append(w.UseIf, u)
	}
}

// fields calls yield with the name of every field of an object; yield reads its
// value.
func (r *reader) fields(yield func(name string) bool) {
	r.byte('{')
	for first := true; !r.odd && !r.next('}'); first = false {
		if !first {
			r.byte(',')
		}
		name := r.quoted()
		r.byte(':')
		if r.odd || !yield(name) {
			return
		}
	}
}

// elements calls yield for every element of an array; yield reads it.
func (r *reader) elements(yield func() bool) {
	r.byte('[')
	for first := true; !r.odd && !r.next(']'); first = false {
		if !first {
			r.byte(',')
		}
		if r.odd || !yield() {
			return
		}
	}
}

// next reports whether c comes next, and passes it.
func (r *reader) next(c byte) bool {
	if r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *reader) byte(c byte) {
	if !r.next(c) {
		r.odd = true
	}
}

func (r *reader) word(w string) bool {
	if strings.HasPrefix(r.s[r.at:], w) {
		r.at += len(w)
		return true
	}
	return false
}

func (r *reader) null() bool { return r.word("null") }

func (r *reader) flag() bool {
	if r.word("true") {
		return true
	}
	if !r.word("false") {
		r.odd = true
	}
	return false
}

// str reads a text; null leaves what is there, as in encoding/json.
func (r *reader) str(to *string) {
	if !r.null() {
		*to = r.quoted()
	}
}

// own is str for a text that does not keep the rest in memory.
func (r *reader) own(to *string) {
	if !r.null() {
		*to = strings.Clone(r.quoted())
	}
}

func (r *reader) list(to *[]string) {
	if r.null() {
		*to = nil
		return
	}
	all := []string{}
	for range r.elements {
		all = append(all, r.quoted())
	}
	*to = all
}

// quoted reads a string.
func (r *reader) quoted() string {
	r.byte('"')
	ascii := true
	for i := r.at; i < len(r.s); i++ {
		switch c := r.s[i]; {
		case c == '"':
			s := r.s[r.at:i]
			r.at = i + 1
			r.odd = r.odd || !ascii && !utf8.ValidString(s)
			return s
		case c == '\\':
			return r.escaped()
		case c < ' ':
			r.odd = true
			return ""
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	r.odd = true
	return ""
}

// escaped reads the rest of a string with escapes.
func (r *reader) escaped() string {
	var b []byte
	for !r.odd && r.at < len(r.s) {
		c := r.s[r.at]
		r.at++
		switch {
		case c == '"':
			s := string(b)
			r.odd = !utf8.ValidString(s)
			return s
		case c == '\\':
			b = utf8.AppendRune(b, r.escape())
		case c < ' ':
			r.odd = true
		default:
			b = append(b, c)
		}
	}
	r.odd = true
	return ""
}

// escape reads what follows a backslash. Two halves of a character are left to
// encoding/json.
func (r *reader) escape() rune {
	if r.at == len(r.s) {
		r.odd = true
		return 0
	}
	c := r.s[r.at]
	r.at++
	switch c {
	case '"', '\\', '/':
		return rune(c)
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'u':
		if r.at+4 <= len(r.s) {
			n, err := strconv.ParseUint(r.s[r.at:r.at+4], 16, 16)
			r.at += 4
			r.odd = r.odd || err != nil || !utf8.ValidRune(rune(n))
			return rune(n)
		}
	}
	r.odd = true
	return 0
}

// digits reads a number without fraction and exponent.
func (r *reader) digits() string {
	from := r.at
	r.next('-')
	first := r.at
	for r.at < len(r.s) && r.s[r.at] >= '0' && r.s[r.at] <= '9' {
		r.at++
	}
	if n := r.at - first; n == 0 || n > 1 && r.s[first] == '0' {
		r.odd = true
	}
	return r.s[from:r.at]
}

// whole reads an integer.
func (r *reader) whole() int64 {
	n, err := strconv.ParseInt(r.digits(), 10, 64)
	if err != nil {
		r.odd = true
	}
	return n
}

func (r *reader) count() *int64 {
	if r.null() {
		return nil
	}
	n := r.whole()
	return &n
}

// number reads a number with at most a fraction.
func (r *reader) number() *float64 {
	if r.null() {
		return nil
	}
	from := r.at
	r.digits()
	if r.next('.') {
		fraction := r.at
		for r.at < len(r.s) && r.s[r.at] >= '0' && r.s[r.at] <= '9' {
			r.at++
		}
		r.odd = r.odd || r.at == fraction
	}
	v, err := strconv.ParseFloat(r.s[from:r.at], 64)
	if err != nil {
		r.odd = true
	}
	return &v
}
