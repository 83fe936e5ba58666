package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// votedEntry is what speaks for or against a tool, with how many say so.
type votedEntry struct {
	piece *section.Piece
	text  string
	votes int64
}

// votedPoints reads a list of pros or cons of which each entry stands beside how many voted for it, "678
// Rapid development", and reports whether it is one.
func (r *reader) votedPoints(s *section.Section, listed bool) bool {
	if s.Topic != heading.Pros && s.Topic != heading.Cons {
		return false
	}
	var entries []*section.Piece
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.IsEntry(listed) && !r.isOfAnother(s, p) {
			entries = append(entries, p)
		}
	}
	list := r.votesApart(entries)
	if list == nil {
		list = r.votesAhead(entries)
	}
	for _, e := range list {
		r.facts.Voted(s.At(e.text), s.Topic == heading.Cons, s.Tool, record.Clip(e.text, record.MaxText), e.votes)
	}
	return list != nil
}

// votesApart reads votes that stand in lines of their own in front of what they are for.
func (r *reader) votesApart(entries []*section.Piece) []votedEntry {
	if len(entries) < 2 || len(entries)%2 != 0 {
		return nil
	}
	list := make([]votedEntry, 0, len(entries)/2)
	for i := 0; i < len(entries); i += 2 {
		votes, ok := r.votesIn(entries[i].Text)
		if _, number := r.votesIn(entries[i+1].Text); !ok || number {
			return nil
		}
		list = append(list, votedEntry{entries[i+1], entries[i+1].Text, votes})
	}
	return list
}

// votesAhead reads votes at the head of each entry, set apart from the text: by the page's markup, or,
// of three entries or more, by the capital that it begins with.
func (r *reader) votesAhead(entries []*section.Piece) []votedEntry {
	const few = 3
	list := make([]votedEntry, 0, len(entries))
	for _, p := range entries {
		number, text := words.First(p.Text)
		if p.Block != nil && p.Text == p.Block.Text {
			if at := section.SecondField(p.Block); at > 0 {
				number, text = strings.TrimSpace(p.Text[:at]), p.Text[at:]
			} else if len(entries) < few {
				return nil
			}
		}
		text = strings.TrimSpace(text)
		votes, ok := r.votesIn(number)
		if !ok || text == "" || !words.IsCapitalized(text) || quantity.IsUnit(words.Bare(words.Head(text))) {
			return nil
		}
		list = append(list, votedEntry{p, text, votes})
	}
	if len(list) == 0 {
		return nil
	}
	return list
}

// votesIn reads a text that is a number of votes, and nothing else.
func (r *reader) votesIn(text string) (int64, bool) {
	const longest = 16 // bytes
	text = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), " votes"), " vote")
	if text == "" || len(text) > longest || !words.IsDigit(text[0]) {
		return 0, false
	}
	q, ok := quantity.Parse(text, r.numbers)
	if !ok || q.Unit != "" || q.End != len(text) || q.Range || q.Value != float64(int64(q.Value)) {
		return 0, false
	}
	return int64(q.Value), true
}

// withoutListSign removes the sign in front of an entry of pros, "+Fast", or of cons, "-Few parts".
func withoutListSign(topic heading.Topic, text string) string {
	rest, ok := text, false
	switch topic {
	case heading.Pros:
		rest, ok = strings.CutPrefix(text, "+")
	case heading.Cons:
		for _, sign := range [...]string{"-", "−", "–"} {
			if rest, ok = strings.CutPrefix(text, sign); ok {
				break
			}
		}
	}
	if !ok || !words.IsCapitalized(rest) {
		return text
	}
	return rest
}
