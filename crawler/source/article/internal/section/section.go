// Package section divides a page into sections, each a heading with the
// paragraphs, items and tables directly under it.
//
// It does so in these steps: (1) leave out what is chrome, previews of links and
// what readers say of the page; (2) find the title, and drop what stands before
// it and behind the end; (3) make lines of blocks, with the marks of text that
// never was markup; (4) tell which lines are headings where no markup does; (5)
// put the rest under them.
package section

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Section is a heading and what stands directly under it, up to the next
// heading of any level.
type Section struct {
	Level   uint8
	Heading string
	Title   *heading.Title // of the heading
	Block   *outline.Block // the heading; nil for what stands before the first
	Path    []string
	Pieces  []Piece

	// What is found out when all headings are known:
	Topic heading.Topic
	Tool  *names.Tool // that the section is about
	Owns  bool        // the heading opens what the page says of the tool
	FAQ   bool        // within a list of questions

	Follows bool // the tool is that of the section before, which is not above this one
}

// Piece is a paragraph, an item or a table.
type Piece struct {
	Text  string
	At    int // where text begins in the text of the page
	Item  bool
	Sign  heading.Topic // that stands in front of it
	Table *outline.Table
	Block *outline.Block

	Refrain bool // several sections end in it; see markRefrains
}

// At returns the passage of a section for a text.
func (s *Section) At(text string) evidence.Passage { return evidence.Passage{Text: text, Path: s.Path} }

// Titled returns the passage of a section for its heading.
func (s *Section) Titled() evidence.Passage { return s.At(s.Heading) }

// Prose joins the paragraphs and items directly under the heading, without refrains.
func (s *Section) Prose() string {
	only, size, n := "", 0, 0
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.isProse() {
			only, size, n = p.Text, size+len(p.Text)+1, n+1
		}
	}
	if n < 2 {
		return only
	}
	var b strings.Builder
	b.Grow(size)
	for i := range s.Pieces {
		p := &s.Pieces[i]
		if !p.isProse() {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// isProse reports a text that its section is the only one to end in.
func (p *Piece) isProse() bool { return p.Table == nil && p.Text != "" && !p.Refrain }

// HasItems reports whether the entries of a section are its items, and not its
// paragraphs.
func (s *Section) HasItems() bool {
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.Item && p.IsEntry(true) {
			return true
		}
	}
	return false
}

// IsEntry reports an entry of a section whose entries are items, or else
// paragraphs.
func (p *Piece) IsEntry(items bool) bool {
	return p.Table == nil && p.Item == items && p.Text != "" && !strings.HasSuffix(p.Text, ":") && !IsAbsent(p.Text) && !isNone(p.Text) &&
		!p.leadsAway()
}

// leadsAway reports a link, and nothing else, with an arrow behind its words: "Visit X →".
func (p *Piece) leadsAway() bool {
	return p.Block != nil && p.Block.Link() != "" && words.Count(WithoutLinks(p.Block)) == 0 && words.HasSuffix(p.Text, "→", "›", "»", "➜", "↗")
}

// isNone reports a text that says that there is nothing to list: "None that we
// know of."
func isNone(s string) bool {
	return len(s) < 60 && (strings.HasPrefix(s, "None ") || s == "None.")
}

// IsAbsent reports a cell that states an absence. "None" is a value here.
func IsAbsent(s string) bool {
	s = strings.TrimSpace(s)
	return labeltext.IsAbsent(s) && !strings.EqualFold(s, "none") && !strings.EqualFold(s, "unknown")
}

// WithoutLinks returns the text of a block outside of its links.
func WithoutLinks(b *outline.Block) string {
	var rest strings.Builder
	for i := range b.Runs {
		if run := &b.Runs[i]; run.Link == "" {
			rest.WriteString(b.Text[run.Start:run.End])
			rest.WriteByte(' ')
		}
	}
	return rest.String()
}

// SecondField returns where the second of a block's two inline items begins; 0 if it does not
// have two.
func SecondField(b *outline.Block) int {
	at := 0
	for i := 1; i < len(b.Runs); i++ {
		if b.Runs[i].Apart {
			if at > 0 {
				return 0
			}
			at = int(b.Runs[i].Start)
		}
	}
	return at
}
