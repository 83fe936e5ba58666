package source

import (
	"fmt"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// Left is a part of a page that was not read, with the reason.
type Left struct {
	Why     string // for people: what it is, in the plural
	Count   int
	Example string // the first of it; may be empty; untrusted text of the page
}

// String describes it in a few words, without the example.
func (l Left) String() string { return fmt.Sprintf("%s: %d", l.Why, l.Count) }

// PanicError is a panic while reading a page.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// guard is deferred by what reads pages: no page may end the program.
func guard(err *error) {
	if v := recover(); v != nil {
		*err = &PanicError{v, debug.Stack()}
	}
}

// Read extracts a page with s and adds what no source reads. A panic of the source is returned
// as a *PanicError.
func Read(s Source, p *Page) (got Extraction, err error) {
	defer guard(&err)
	got, err = s.Extract(p)
	if err == nil {
		got.Left = append(got.Left, unread(p.Outline)...)
	}
	return got, err
}

// exampleBytes is how much of a text stands as an example.
const exampleBytes = 60

// unread returns what hides in a page: headings that are too long to be names,
// and characters that show a text as another one.
func unread(o *outline.Outline) []Left {
	var left []Left
	long := Left{Why: fmt.Sprintf("headings of more than %d characters, which name no tool", record.MaxName)}
	for i := range o.Blocks() {
		b := &o.Blocks()[i]
		if b.Kind != outline.Heading || b.Region.Chrome() || len(b.Text) <= record.MaxName || utf8.RuneCountInString(b.Text) <= record.MaxName {
			continue
		}
		if long.Count++; long.Count == 1 {
			long.Example = strings.ToValidUTF8(b.Text[:exampleBytes], "")
		}
	}
	if long.Count > 0 {
		left = append(left, long)
	}
	if n := o.Misleading(); n > 0 {
		left = append(left, Left{Why: "control characters and overrides of the direction of text, which hide what is written", Count: n})
	}
	return left
}

// SetFacts sets the page's facts, leaving out those about tools whose names hide or disguise
// characters.
func (x *Extraction) SetFacts(facts []record.Fact) {
	kept, illegible := record.Legible(facts)
	x.Page.Facts = kept
	if len(illegible) > 0 {
		x.Left = append(x.Left, Left{Why: "names that are shown otherwise than they are written", Count: len(illegible), Example: strings.ReplaceAll(illegible[0], record.Illegible, "?")})
	}
}
