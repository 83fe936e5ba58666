package byline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsTestimonial reports a quotation signed by a person that names no tool: its figures are of
// something only that person knows.
func (r *Reader) IsTestimonial(p *section.Piece) bool {
	const few = 4 // blocks of a quotation
	if p.Block == nil || p.Block.Kind != outline.Quote && !isQuoted(p.Text) {
		return false
	}
	blocks := r.Content.Blocks()
	for i := p.Block.Index + 1; i < len(blocks) && i <= p.Block.Index+few; i++ {
		if b := &blocks[i]; r.signsQuotation(b) {
			return names.CountTools(r.Names.Look(p.Text)) == 0
		} else if b.Kind != outline.Quote && b.Kind != outline.Picture && !isQuoted(b.Text) {
			return false
		}
	}
	return false
}

// isQuoted reports a text in quotation marks.
func isQuoted(s string) bool {
	return (strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”") || len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"') && strings.Count(s, " ") > 3
}

// signsQuotation reports a line of a person's name, and who that is: "A. Person, CTO at Acme".
func (r *Reader) signsQuotation(b *outline.Block) bool {
	const longest = 100 // bytes
	text := strings.TrimLeft(words.Plain(b.Text), "—–-~ ")
	if len(text) > longest || b.Kind == outline.Heading && !b.Weak || strings.HasSuffix(text, ".") {
		return false
	}
	name := phrase.PersonAt(text)
	if !r.isPerson(name) {
		return false
	}
	rest := text[len(name):]
	return rest == "" && (b.Kind == outline.Caption || b.Kind == outline.Quote || len(text) < len(b.Text)) ||
		words.HasPrefix(rest, ", ", " – ", " — ", " - ", " | ", " (")
}
