package sentence

import (
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// claimant returns who states the figures of a sentence, if it is none of the tools: "Acme
// measured", "the X team claims", "in a benchmark by Acme"; for a quotation, the person quoted.
func (r *Reader) claimant(s *Sentence) string {
	if s.claimed.known {
		return s.claimed.value
	}
	s.claimed.known = true
	for _, name := range [...]string{r.reporter(s), testedBy(s.Text), quotedFrom(s)} {
		if name != "" && len(name) < phrase.MaxName && (!s.names(name) || claimsItself(s.lower)) {
			s.claimed.value = name
			break
		}
	}
	return s.claimed.value
}

// claimsItself reports a sentence in which what it begins with says something of itself that others may doubt.
func claimsItself(lower string) bool {
	at := strings.Index(lower[:min(len(lower), phrase.MaxLabel)], " itself ")
	return at > 0 && words.HasPrefix(lower[at:], " itself claims ", " itself claimed ", " itself promises ", " itself advertises ")
}

// reporter returns the subject of a verb of reporting at the head of a sentence.
func (r *Reader) reporter(s *Sentence) string {
	text := words.Plain(s.Text)
	for _, article := range [...]string{"The ", "the "} {
		text = strings.TrimPrefix(text, article)
	}
	name := phrase.NameAt(text)
	if name == "" {
		return ""
	}
	rest := text[len(name):]
	first, more := words.First(rest)
	if isPeopleWord(first) {
		name, rest = name+" "+first, more
		first, more = words.First(rest)
	}
	for first == "once" || first == "also" || first == "itself" || first == "even" || first == "recently" || first == "now" {
		first, more = words.First(more)
	}
	switch first {
	case "claims", "claimed", "claim", "says", "said", "say", "reports", "reported", "report", "found", "measured", "states", "stated",
		"estimates", "estimated", "recorded", "observed", "clocked", "promises", "advertises":
	default:
		return ""
	}
	if strings.HasSuffix(name, "'s") || strings.Contains(name, " ") {
		return strings.TrimSuffix(name, "'s")
	}
	if lower := words.LowerASCII(name); vocab.IsStop(name) || vocab.IsCommon(name) || isCrowd(lower) || isPronoun(lower) || IsMatter(lower) ||
		vocab.IsKind(strings.TrimSuffix(lower, "s")) || !r.Body.IsProper(name) || r.Body.Ordinary(name) > 0 {
		return ""
	}
	return name
}

// isPeopleWord reports words for those behind a name: "the X team".
func isPeopleWord(w string) bool {
	switch w {
	case "team", "developers", "authors", "maintainers", "engineers", "docs", "documentation", "blog", "project", "researchers":
		return true
	}
	return false
}

// testedBy returns who is said to have made a test: "a 2024 survey by Acme".
func testedBy(text string) string {
	if !strings.Contains(text, " by ") {
		return ""
	}
	for _, by := range [...]string{" benchmark by ", " benchmarks by ", " test by ", " tests by ", " study by ", " report by ", " survey by ", " analysis by ", " poll by ", " measurements by "} {
		if _, rest, ok := strings.Cut(text, by); ok {
			return phrase.NameAt(strings.TrimPrefix(rest, "the "))
		}
	}
	return ""
}

// quotedFrom returns the person behind the quotation that a piece consists of: "“We save 5 ms.” —
// A. Person".
func quotedFrom(s *Sentence) string {
	const longest = 2000 // bytes of a quotation
	if s.Piece == nil || len(s.Piece.Text) > longest {
		return ""
	}
	text := s.Piece.Text
	for _, q := range [...]struct{ open, shut string }{{"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}} {
		quoted, ok := strings.CutPrefix(text, q.open)
		if !ok {
			continue
		}
		end := strings.LastIndex(quoted, q.shut)
		if end < 0 || len(text)-len(quoted)+end < s.Start-s.Piece.At {
			return ""
		}
		behind := strings.TrimLeft(quoted[end+len(q.shut):], " ")
		if behind == "" {
			behind = s.nextPiece()
		}
		for _, dash := range [...]string{"— ", "– ", "- ", "—", "–"} {
			if name, ok := strings.CutPrefix(behind, dash); ok {
				return phrase.PersonAt(name)
			}
		}
	}
	return ""
}

// nextPiece returns the text of the next piece of the section, "" if there is none.
func (s *Sentence) nextPiece() string {
	all := s.Section.Pieces
	k := sort.Search(len(all), func(i int) bool { return all[i].At > s.Piece.At })
	if k >= len(all) || all[k].Table != nil || all[k].Block == nil {
		return ""
	}
	return all[k].Block.Text // with its dash
}

// isGivenTo reports a figure of what somebody gave a tool to run with, or another one in the
// same words: "we gave X 2 GB and Y 4 GB".
func (s *Sentence) isGivenTo(i int, list []quantity.Quantity) bool {
	for ; i >= 0; i-- {
		if s.isGiven(list[i]) {
			return true
		}
		if i == 0 || !s.continuesFigure(i, list) {
			return false
		}
	}
	return false
}
