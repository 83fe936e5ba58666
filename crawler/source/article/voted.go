package article

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// entryText is an entry of a list and the block that shows it, if it is all of it.
type entryText struct {
	text  string
	block *outline.Block
}

// votedEntry is what speaks for or against a tool, with how many say so.
type votedEntry struct {
	text  string
	votes int64
}

// votedPoints reads a list of pros or cons whose entries each stand beside a number of votes,
// "678 Rapid development", and reports whether it is one.
func (r *reader) votedPoints(s *section.Section, listed bool) bool {
	if s.Topic != heading.Pros && s.Topic != heading.Cons {
		return false
	}
	var list []entryText
	for i := range s.Pieces {
		if p := &s.Pieces[i]; p.IsEntry(listed) && !r.isOfAnother(s, p) {
			e := entryText{text: p.Text}
			if p.Block != nil && p.Block.Text == p.Text {
				e.block = p.Block
			}
			list = append(list, e)
		}
	}
	return r.addVoted(s, s.Topic, s.Tool, list)
}

// addVoted adds the entries of a list that stand beside votes, and reports whether all do.
func (r *reader) addVoted(s *section.Section, kind heading.Topic, t *names.Tool, list []entryText) bool {
	voted := r.votesApart(list)
	if voted == nil {
		voted = r.votesBeside(list, (*reader).votesAhead)
	}
	if voted == nil {
		voted = r.votesBeside(list, (*reader).votesBehind)
	}
	if len(voted) == 0 || !slices.ContainsFunc(voted, func(e votedEntry) bool { return phrase.YearAt(strconv.FormatInt(e.votes, 10)) == "" }) {
		return false // none, or years
	}
	numbered := len(voted) > 1 && areNumbered(voted)
	for _, e := range voted {
		text := record.Clip(e.text, record.MaxText)
		if numbered {
			r.addPoint(s.At(e.text), kind, t, text)
			continue
		}
		r.facts.Voted(s.At(e.text), kind == heading.Cons, t, text, e.votes)
	}
	r.voted = r.voted || !numbered
	return true
}

// areNumbered reports entries that are counted from one on.
func areNumbered(list []votedEntry) bool {
	for i, e := range list {
		if e.votes != int64(i+1) {
			return false
		}
	}
	return true
}

// votesApart reads votes that stand in lines of their own, all in front of what they are for or all behind it.
func (r *reader) votesApart(list []entryText) []votedEntry {
	if len(list) < 2 || len(list)%2 != 0 {
		return nil
	}
	number := 0
	if _, ok := r.votesIn(list[0].text); !ok {
		number = 1
	}
	voted := make([]votedEntry, 0, len(list)/2)
	for i := 0; i < len(list); i += 2 {
		votes, ok := r.votesIn(list[i+number].text)
		text := list[i+1-number].text
		if _, both := r.votesIn(text); !ok || both {
			return nil
		}
		voted = append(voted, votedEntry{text, votes})
	}
	return voted
}

// votesBeside reads votes that stand in the same line as what they are for.
func (r *reader) votesBeside(list []entryText, divide func(*reader, entryText, bool) (votedEntry, bool)) []votedEntry {
	const several = 3
	voted := make([]votedEntry, 0, len(list))
	for _, e := range list {
		v, ok := divide(r, e, r.voted || len(list) >= several)
		if !ok || v.text == "" || !words.IsCapitalized(v.text) {
			return nil
		}
		voted = append(voted, v)
	}
	if len(voted) == 0 {
		return nil
	}
	return voted
}

// votesAhead divides an entry that votes stand in front of: set apart by the page's markup, or, of several,
// by the capital that the text begins with.
func (r *reader) votesAhead(e entryText, several bool) (v votedEntry, ok bool) {
	number, text := words.First(e.text)
	if at := e.secondField(); at > 0 {
		number, text = e.text[:at], e.text[at:]
	} else if !several {
		return v, false
	}
	v.text = strings.TrimSpace(text)
	v.votes, ok = r.votesIn(number)
	return v, ok && !quantity.IsUnit(words.Bare(words.Head(v.text)))
}

// votesBehind divides an entry that votes stand behind: set apart by the page's markup, by a
// dash or a parenthesis, or by their name, "678 votes"; only of several, or on a page of such, by signs alone.
func (r *reader) votesBehind(e entryText, several bool) (v votedEntry, ok bool) {
	text := e.text
	if at := e.secondField(); at > 0 {
		if v.votes, ok = r.votesIn(text[at:]); ok {
			v.text = strings.TrimSpace(text[:at])
			return v, true
		}
	}
	text, closed := strings.CutSuffix(text, ")")
	named := strings.HasSuffix(text, " votes") || strings.HasSuffix(text, " vote")
	if named {
		text = text[:strings.LastIndexByte(text, ' ')]
	}
	at := strings.LastIndexAny(text, " (")
	if at < 0 || closed && text[at] != '(' {
		return v, false
	}
	v.text = strings.TrimRight(text[:at], " —–·:")
	dashed := closed || len(strings.TrimRight(text[:at], " ")) > len(v.text)
	v.votes, ok = r.votesIn(text[at+1:])
	return v, ok && (named || dashed && several)
}

// secondField returns where the second of two inline items of an entry begins, 0 if it has not two.
func (e entryText) secondField() int {
	if e.block == nil {
		return 0
	}
	return section.SecondField(e.block)
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
