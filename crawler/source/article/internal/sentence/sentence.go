package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/dates"
)

// Sentence is one sentence with the tools that it names.
type Sentence struct {
	Text     string
	Start    int // in the text of the page
	Mentions []names.Mention
	Section  *section.Section
	Piece    *section.Piece // that it stands in

	lower      string
	words      []int32 // where words begin, in the text of the page
	item       bool
	unknownEnd int // behind the last figure that is no known tool's

	cueSet
	context
	answers
	unitSpelling
}

// cueSet is what the words of a sentence announce, known before any rule reads it.
type cueSet struct {
	hints  []hint // in it
	cues   cue
	groups wordGroup
}

// context is what the sentences before, of the same paragraph, leave to this one.
type context struct {
	before       *names.Tool // first named in the sentence before
	afterUnknown bool        // the one before was about something with another name
	setUp        *setting    // of the paragraph
}

// answers to what several rules ask of a sentence, each found when it is first asked for.
type answers struct {
	dates     memo[[]dates.Found] // see days
	years     memo[[]dates.Found] // see yearsOf
	clauses   memo[[]int32]       // where they begin; see clauseAt
	opening   memo[opening]       // see openingOf
	shortened memo[bool]          // it has "n't"
	opensNote memo[bool]          // it has a parenthesis
	ofMemory  memo[bool]          // see isOfMemory
	credit    memo[string]        // see credited
	claimed   memo[string]        // see claimant
	load      memo[string]        // see loadIn
	bare      string              // the last answer of bareHead, for bareEnd
	bareEnd   int
}

// memo is an answer with whether it is known.
type memo[T any] struct {
	value T
	known bool
}

// set notes the answer.
func (m *memo[T]) set(value T) { m.value, m.known = value, true }

// unitSpelling keeps the one spelling of the unit that was last asked about.
type unitSpelling struct{ unit, spelling string }

// Of makes a sentence of a text that stands alone, such as a heading.
func Of(text, lower string, mentions []names.Mention, under *section.Section) *Sentence {
	return &Sentence{Text: text, lower: lower, Mentions: mentions, Section: under}
}

// days returns the dates in the sentence.
func (s *Sentence) days() []dates.Found {
	if !s.dates.known {
		s.dates.set(dates.Find(s.Text))
	}
	return s.dates.value
}

// canonical returns the one spelling of a figure's unit.
func (u *unitSpelling) canonical(unit string) string {
	if unit != u.unit {
		u.unit = unit
		u.spelling, _ = metric.CanonUnit(unit)
	}
	return u.spelling
}

// family returns what a figure's unit measures; see metric.Family.
func (u *unitSpelling) family(unit string) string { return metric.FamilyOfCanonical(u.canonical(unit)) }

// isRate reports the unit of a rate.
func (u *unitSpelling) isRate(unit string) bool { return strings.HasSuffix(u.canonical(unit), "/s") }

// antecedent returns what the next sentence may call "it".
func (s *Sentence) antecedent() *names.Tool {
	if s.pronoun() {
		return s.before
	}
	for _, m := range s.Mentions {
		if !m.Tool.Thing && !s.isObject(m) && !s.isModifier(m) {
			return m.Tool
		}
	}
	return s.before
}

// ContinuesSentence reports a sentence behind a semicolon, which begins in small letters.
func (s *Sentence) ContinuesSentence() bool {
	at := s.Start - s.Piece.At
	return at > 1 && at <= len(s.Piece.Text) && s.Piece.Text[at-2] == ';'
}

// lastClause returns the clause that a text ends with.
func lastClause(lower string) string {
	lower = strings.TrimRight(lower, " ,")
	return lower[phrase.ClauseStart(lower):]
}

// cutBefore is strings.Cut for the first of several separators that a text holds.
func cutBefore(s string, seps ...string) (before, after string, ok bool) {
	for _, sep := range seps {
		if before, after, ok = strings.Cut(s, sep); ok {
			return before, after, true
		}
	}
	return s, "", false
}
