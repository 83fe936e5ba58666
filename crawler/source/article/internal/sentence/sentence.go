package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/dates"
)

// Sentence is one sentence with what it names.
type Sentence struct {
	Text     string
	Start    int // in the text of the page
	Mentions []names.Mention
	Section  *section.Section
	Piece    *section.Piece // that it stands in

	lower        string
	words        []int32 // where words begin, in the text of the page
	hints        []hint  // in it
	cues         cue
	groups       wordGroup
	before       *names.Tool // first named in the sentence before, of the same paragraph
	item         bool
	afterUnknown bool // the one before was about something with another name
	unknownEnd   int  // behind the last figure that is no known tool's

	dates []dates.Found // see days
	dated bool
	years []dates.Found // see yearsOf
	aged  bool

	unit, spelling string // see canonical

	bare    string // see bareHead
	bareEnd int

	setUp *setting // of its paragraph

	opens  opening // see openingOf
	opened bool

	clauses []int32 // where they begin; see clauseAt
	parted  bool

	shortened lazyBool // it has "n't"
	opensNote lazyBool // it has a parenthesis
	ofMemory  lazyBool // see isOfMemory
	credit    string   // see credited
	creditor  bool
	claimed   string // see claimant
	claims    bool
	load      string // see loadIn
	loaded    bool
}

// Of makes a sentence of what stands alone, as a heading does.
func Of(text, lower string, mentions []names.Mention, under *section.Section) *Sentence {
	return &Sentence{Text: text, lower: lower, Mentions: mentions, Section: under}
}

// days returns the dates in the sentence.
func (s *Sentence) days() []dates.Found {
	if !s.dated {
		s.dates, s.dated = dates.Find(s.Text), true
	}
	return s.dates
}

// canonical returns the one spelling of a figure's unit.
func (s *Sentence) canonical(unit string) string {
	if unit != s.unit {
		s.unit = unit
		s.spelling, _ = metric.CanonUnit(unit)
	}
	return s.spelling
}

// family returns what a figure's unit measures; see metric.Family.
func (s *Sentence) family(unit string) string { return metric.FamilyOfCanonical(s.canonical(unit)) }

// isRate reports the unit of a rate.
func (s *Sentence) isRate(unit string) bool { return strings.HasSuffix(s.canonical(unit), "/s") }

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
