package record

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// fields calls yield with the name of every field of an object; yield reads its
// value.
func (r *reader) fields(yield func(name string) bool) {
	r.byte('{')
	for first := true; !r.failed && !r.next('}'); first = false {
		if !first {
			r.byte(',')
		}
		name := r.quoted()
		r.byte(':')
		if r.failed || !yield(name) {
			return
		}
	}
}

// elements calls yield for every element of an array; yield reads it.
func (r *reader) elements(yield func() bool) {
	r.byte('[')
	for first := true; !r.failed && !r.next(']'); first = false {
		if !first {
			r.byte(',')
		}
		if r.failed || !yield() {
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
		r.failed = true
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
		r.failed = true
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
			r.failed = r.failed || !ascii && !utf8.ValidString(s)
			return s
		case c == '\\':
			return r.escaped()
		case c < ' ':
			r.failed = true
			return ""
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	r.failed = true
	return ""
}

// escaped reads the rest of a string with escapes.
func (r *reader) escaped() string {
	var b []byte
	for !r.failed && r.at < len(r.s) {
		c := r.s[r.at]
		r.at++
		switch {
		case c == '"':
			s := string(b)
			r.failed = !utf8.ValidString(s)
			return s
		case c == '\\':
			b = utf8.AppendRune(b, r.escape())
		case c < ' ':
			r.failed = true
		default:
			b = append(b, c)
		}
	}
	r.failed = true
	return ""
}

// escape reads what follows a backslash. Two halves of a character are left to
// encoding/json.
func (r *reader) escape() rune {
	if r.at == len(r.s) {
		r.failed = true
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
			r.failed = r.failed || err != nil || !utf8.ValidRune(rune(n))
			return rune(n)
		}
	}
	r.failed = true
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
		r.failed = true
	}
	return r.s[from:r.at]
}

// whole reads an integer.
func (r *reader) whole() int64 {
	n, err := strconv.ParseInt(r.digits(), 10, 64)
	if err != nil {
		r.failed = true
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
		r.failed = r.failed || r.at == fraction
	}
	v, err := strconv.ParseFloat(r.s[from:r.at], 64)
	if err != nil {
		r.failed = true
	}
	return &v
}
