package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isModifier reports a name that says what something else is an alternative of, or is
// made for: "a Zeta replacement", "the Zeta exporter", "Zeta Streams".
func (s *Sentence) isModifier(m names.Mention) bool {
	rest := strings.TrimLeft(s.lower[m.End:], " -")
	if words.HasPrefix(rest, "alternative", "replacement", "equivalent", "competitor", "rival") {
		return true
	}
	if len(rest) == len(s.lower)-m.End {
		return false
	}
	if isFirm(rest) {
		return true // its makers
	}
	first, tail := words.First(s.Text[m.End:])
	if kind, _ := words.First(tail); words.IsCapitalized(first) && strings.ToUpper(first) == first && len(first) > 2 && isNamedKind(kind) {
		return true // "Zeta REST framework"
	}
	if vocab.IsAddOn(words.Bare(words.LowerASCII(first))) {
		return true
	}
	return isLongerName(first, tail)
}

// isFirm reports a text behind a name that makes it that of a firm: "X Labs".
func isFirm(rest string) bool {
	switch words.Bare(words.Head(rest)) {
	case "inc", "labs", "ltd", "gmbh", "corp", "corporation", "llc", "foundation", "technologies":
		return true
	}
	return false
}

// isNamedKind reports words for software in small letters that end its name.
func isNamedKind(w string) bool {
	switch w {
	case "framework", "library", "toolkit", "proxy", "gateway", "plugin", "package", "module":
		return true
	}
	return false
}

// isLongerName reports that the word behind a name belongs to it, which makes it that
// of something else: "Zeta Streams handles".
func isLongerName(word, tail string) bool {
	if !isOwnWord(word) {
		return false
	}
	next, _ := words.First(tail)
	return next != "" && next[0] >= 'a' && next[0] <= 'z' && (isVerbOfTools(next) || hasSense(next, changing))
}

// isOfLongerName reports a figure right after a longer name that begins with the name of a
// tool: "…, Zeta Streams 240 MB".
func (s *Sentence) isOfLongerName(q quantity.Quantity) bool {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		if m := &s.Mentions[i]; m.End < q.Start {
			word, tail := words.First(s.Text[m.End:q.Start])
			return m.Start > 0 && withoutDegree(tail) == "" && isOwnWord(word)
		}
	}
	return false
}

// isOfUnknownOwner reports a figure right after its owner, which is none of the tools: "up from
// V1's 81%".
func (s *Sentence) isOfUnknownOwner(q quantity.Quantity) bool {
	head := s.bareHead(q.Start)
	owner := words.Last(head)
	at := len(head) - len(owner)
	return isOwner(owner) && !slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.End > at && m.Start < q.Start })
}

// isOwnWord reports a word after a name that may be part of the name and does not name what is
// measured.
func isOwnWord(word string) bool {
	return len(word) > 3 && words.IsCapitalized(word) && words.Bare(word) == word && strings.ToUpper(word) != word && !words.HasDigit(word) &&
		!IsMatter(words.LowerASCII(word)) && !hasSense(words.LowerASCII(word), verb|timed|timedNoun)
}

// isInAside reports a name in a clause that is added to what stands in front of it and is
// over before a figure with a verb of its own: "Zeta, which most use with X, has 900
// stars".
func (s *Sentence) isInAside(m names.Mention, q quantity.Quantity) bool {
	if open := s.lastOpen(m.Start); open > 0 && strings.IndexByte(s.lower[open:m.Start], ')') < 0 && strings.IndexByte(s.lower[m.End:q.Start], ')') >= 0 &&
		words.HasPrefix(s.lower[open+1:], "between ", "above ", "below ", "behind ", "ahead of ", "vs ", "vs. ", "versus ", "like ", "compared ", "than ", "better ", "worse ", "faster ", "slower ") {
		return true // "X's 17 ms (between Y and Z) and"
	}
	const longest = 200 // bytes of the clause in front of the name
	before := s.lower[max(0, m.Start-longest):m.Start]
	from := strings.LastIndex(before, ", ")
	if from < 0 || !words.HasPrefix(before[from:], ", which ", ", who ", ", whose ", ", where ", ", often ", ", mostly ") {
		return false
	}
	end := strings.Index(s.lower[m.End:q.Start], ", ")
	if end < 0 {
		return false
	}
	return isVerbOfTools(words.Head(s.lower[m.End+end+2 : q.Start]))
}

// isOfPeopleBehind reports a name whose makers, or what is made for it, and not itself, are
// spoken of: "X's creator".
func (s *Sentence) isOfPeopleBehind(m names.Mention) bool {
	head := strings.TrimSuffix(s.lower[:m.Start], " the ")
	if maker, ok := strings.CutSuffix(strings.TrimRight(head, " "), " of"); ok && isOfMaking(words.Last(maker)) {
		return true // "Acme, the maker of X, has"
	}
	if maker, ok := strings.CutSuffix(strings.TrimRight(head, " "), " behind"); ok {
		switch words.Last(maker) {
		case "company", "team", "firm", "startup", "people", "person", "vendor", "organization", "organisation":
			return true
		}
	}
	tail := s.lower[m.End:]
	if tail == "" || tail[0] != '\'' && tail[0] != "’"[0] {
		return false
	}
	tail = words.Plain(tail)
	rest, ok := strings.CutPrefix(tail, "'s ")
	if !ok {
		if rest, ok = strings.CutPrefix(tail, "' "); !ok {
			return false
		}
	}
	if words.HasPrefix(rest, "test suite", "documentation", "docs ", "website", "conference", "community ") {
		return true
	}
	for range 2 { // "X's original author"
		var w string
		if w, rest = words.First(rest); vocab.IsAddOn(w) {
			return true // "X's tutorial"
		}
		if isOfMaking(words.Bare(w)) {
			return true
		}
	}
	return false
}

// isOfMaking reports words for who made something, or who has it.
func isOfMaking(w string) bool {
	switch w {
	case "creator", "creators", "author", "authors", "founder", "founders", "maintainer", "maintainers", "ceo", "cto", "owner", "sponsor",
		"sponsors", "maker", "makers", "vendor", "foundation":
		return true
	}
	return false
}
