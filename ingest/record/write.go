package record

import (
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// Writer appends JSON exactly as encoding/json would write it, an order of
// magnitude faster than a type that marshals itself does there: facts are
// nearly all of what is encoded and hashed, and documents are many.
type Writer struct {
	B      []byte
	Err    error    // the first
	Fields [][2]int // where the values of the outermost object begin and end; zero: left out
	depth  int
}

// Open begins an object, and Close ends it.
func (w *Writer) Open() {
	w.B = append(w.B, '{')
	if w.depth++; w.depth == 1 {
		w.Fields = w.Fields[:0]
	}
}

// Close ends the object that Open began last.
func (w *Writer) Close() {
	w.endField()
	w.depth--
	w.B = append(w.B, '}')
}

// endField records where the last value of the outermost object ends.
func (w *Writer) endField() {
	if n := len(w.Fields); w.depth == 1 && n > 0 && w.Fields[n-1][0] > 0 && w.Fields[n-1][1] == 0 {
		w.Fields[n-1][1] = len(w.B)
	}
}

// Name starts the next field of an object; the name needs no escapes.
func (w *Writer) Name(name string) {
	w.endField()
	if last := w.B[len(w.B)-1]; last != '{' {
		w.B = append(w.B, ',')
	}
	w.B = append(w.B, '"')
	w.B = append(w.B, name...)
	w.B = append(w.B, '"', ':')
	if w.depth == 1 {
		w.Fields = append(w.Fields, [2]int{len(w.B)})
	}
}

// Str writes a field of text.
func (w *Writer) Str(name, s string) {
	w.Name(name)
	w.quote(s)
}

// Opt writes a field of text and leaves an empty one out.
func (w *Writer) Opt(name, s string) {
	if s != "" {
		w.Str(name, s)
		return
	}
	w.Omit()
}

// Omit records a field that is left out.
func (w *Writer) Omit() {
	if w.endField(); w.depth == 1 {
		w.Fields = append(w.Fields, [2]int{})
	}
}

// nullable writes a field of text, an empty one as null.
func (w *Writer) nullable(name string, s NullString) {
	if s == "" {
		w.StrOrNull(name, nil)
		return
	}
	w.Str(name, string(s))
}

// StrOrNull writes a field that is a text or null.
func (w *Writer) StrOrNull(name string, s *string) {
	w.Name(name)
	if s == nil {
		w.null()
		return
	}
	w.quote(*s)
}

func (w *Writer) null() { w.B = append(w.B, "null"...) }

// Strs writes a field that is a list of texts.
func (w *Writer) Strs(name string, list []string) { List(w, name, list, (*Writer).quote) }

// List writes a field that is a list of what write writes.
func List[E any](w *Writer, name string, list []E, write func(*Writer, E)) {
	w.Name(name)
	if list == nil {
		w.null()
		return
	}
	w.B = append(w.B, '[')
	for i := range list {
		if i > 0 {
			w.B = append(w.B, ',')
		}
		write(w, list[i])
	}
	w.B = append(w.B, ']')
}

// Number writes a field that is a number or null.
func (w *Writer) Number(name string, v *float64) {
	w.Name(name)
	w.Float(v)
}

// Float writes a number or null.
func (w *Writer) Float(v *float64) {
	switch {
	case v == nil:
		w.null()
	case *v == math.Trunc(*v) && math.Abs(*v) < 1e15 && (*v != 0 || !math.Signbit(*v)):
		w.B = strconv.AppendInt(w.B, int64(*v), 10)
	default:
		w.Any(*v)
	}
}

// Count writes a field that is a whole number or null.
func (w *Writer) Count(name string, v *int64) {
	if v == nil {
		w.Name(name)
		w.null()
		return
	}
	w.Int(name, *v)
}

// Int writes a field that is a whole number.
func (w *Writer) Int(name string, v int64) {
	w.Name(name)
	w.B = strconv.AppendInt(w.B, v, 10)
}

// Whole writes a whole number.
func (w *Writer) Whole(v int) { w.B = strconv.AppendInt(w.B, int64(v), 10) }

// Flag writes a field that is true or false.
func (w *Writer) Flag(name string, v bool) {
	w.Name(name)
	w.B = strconv.AppendBool(w.B, v)
}

// quote writes a text.
func (w *Writer) quote(s string) {
	start := len(w.B)
	w.B = append(w.B, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || r == '\u2028' || r == '\u2029' {
				w.B = w.B[:start]
				w.Any(s) // rare: the long way
				return
			}
			i += n
			continue
		}
		if e := escapes[c]; e != "" {
			w.B = append(append(w.B, s[from:i]...), e...)
			from = i + 1
		}
		i++
	}
	w.B = append(append(w.B, s[from:]...), '"')
}

// escapes are the ASCII characters that encoding/json does not write as they
// are.
var escapes = func() (all [utf8.RuneSelf]string) {
	for c := range byte(utf8.RuneSelf) {
		quoted, _ := json.Marshal(string(rune(c))) // cannot fail
		if s := string(quoted[1 : len(quoted)-1]); len(s) > 1 {
			all[c] = s
		}
	}
	return all
}()

// Any writes whatever encoding/json can.
func (w *Writer) Any(v any) {
	b, err := json.Marshal(v)
	if err != nil && w.Err == nil {
		w.Err = err
	}
	w.B = append(w.B, b...)
}
