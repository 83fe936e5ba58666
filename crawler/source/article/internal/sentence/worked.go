package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isWorkOf reports what was done in the time, or the memory, behind it: "1,000 rows in
// 48 ms", "a 10 GB snapshot in 12 s".
func (s *Sentence) isWorkOf(q, next quantity.Quantity) bool {
	family := s.family(next.Unit)
	if !q.Counted && (s.family(q.Unit) != "size" || family != "time") {
		return false
	}
	gap := s.lower[q.End:next.Start]
	if family != "time" && family != "size" {
		return false // "customers in 140 countries"
	}
	if strings.TrimSpace(gap) == "in" {
		return true
	}
	noun, rest := words.First(gap)
	if family == "time" && (noun == "took" || noun == "takes") && isLed(s, q.End+len(gap)-len(rest), next.Start) {
		return true // "a plan over 1,200 rows took 41 s"
	}
	if family != "time" || words.Bare(noun) != noun || isLinking(noun) || isVerbOfTools(noun) || hasSense(noun, timed) ||
		vocab.IsDeterminer(noun) || s.inName(q.End+1) {
		return false
	}
	switch withoutDegree(strings.TrimLeft(rest, " ")) {
	case "in", "within":
		return true
	}
	return false
}

// isLed reports that nothing but names, and words that lead to a figure, stands between two places.
func isLed(s *Sentence, from, to int) bool {
	for w := range s.besideNames(from, to) {
		if !isDegreeWord(w) {
			return false
		}
	}
	return true
}

// isLast reports words between two places that name nothing and part no clauses.
func isLast(s *Sentence, from, to int) bool {
	next := s.next(from)
	return !strings.ContainsAny(s.lower[from:to], ",;:.()") && (next == nil || next.Start >= to)
}

// isWorkBehind reports what was done in the time, or the memory, in front of it: "takes 12 s to
// import 10 million rows".
func (s *Sentence) isWorkBehind(before, q quantity.Quantity) bool {
	const most = 5 // words between the two
	switch s.family(before.Unit) {
	case "time":
		if !q.Counted && s.family(q.Unit) != "size" {
			return false
		}
	case "size":
		if !q.Counted {
			return false
		}
	default:
		return false
	}
	gap := s.lower[before.End:q.Start]
	if q.Counted && (gap == " for " || gap == " for the ") && !isOfPeople(q.Unit) {
		return true
	}
	rest, ok := strings.CutPrefix(gap, " to ")
	if ok && q.Counted && len(gap) <= phrase.MaxLabel && words.HasSuffix(rest, " with ", " of ") && !isOfPeople(q.Unit) &&
		isLast(s, before.End, q.Start) {
		return true // "3 s to open a board with 400 issues"
	}
	if !ok || len(gap) > phrase.MaxLabel || strings.ContainsAny(gap, ",;:.()") || strings.Count(gap, " ") > most ||
		s.next(before.End) != nil && s.next(before.End).Start < q.Start {
		return false
	}
	_, rest = words.First(rest)
	for w := range strings.FieldsSeq(rest) {
		if !vocab.IsDeterminer(w) && !isDegreeWord(w) && w != "all" && w != "these" && w != "those" {
			return false
		}
	}
	return true
}

// workAt returns what a figure says was done, with the noun behind it: "10 GB snapshot".
func (s *Sentence) workAt(q quantity.Quantity) string {
	if q.Counted {
		return strings.TrimPrefix(q.Raw, "over ")
	}
	noun, _ := words.First(s.Text[q.End:])
	if bare := words.Bare(noun); bare != "" && !isLinking(bare) && !strings.HasPrefix(s.Text[q.End:], ",") && s.Text[q.End:] != "" &&
		s.Text[q.End] == ' ' {
		return q.Raw + " " + bare
	}
	return q.Raw
}

// perThing returns of which thing each the figures of a sentence are, where it begins with that:
// "Each connection takes 20 KB".
func (s *Sentence) perThing() string {
	each, rest := words.First(s.Text)
	noun, behind := words.First(rest)
	if each != "Each" && each != "Every" || noun == "" || words.Bare(noun) != noun || words.IsCapitalized(noun) || vocab.IsKind(noun) ||
		!isVerbOfTools(words.Head(behind)) && words.Head(behind) != "costs" {
		return ""
	}
	switch noun {
	case "time", "year", "month", "week", "day", "one", "team", "developer":
		return ""
	}
	return "each " + noun
}

// isInterval reports a time that is how often something is done, or when it is given up, and not
// how long it takes: "saves every 60 seconds", "times out after 300 s".
func (s *Sentence) isInterval(q quantity.Quantity) bool {
	if s.family(q.Unit) != "time" {
		return false
	}
	head := s.bareHead(q.Start)
	if words.HasSuffix(head, " every", " each") {
		return true
	}
	before, ok := strings.CutSuffix(head, " after")
	return ok &&
		(strings.HasPrefix(s.lower, "by default") ||
			words.HasSuffix(before, "times out", "timed out", "time out", "expires", "expire", "expired", "gives up", "gave up", "closes", "retries", "evicts", "saves", "disconnects"))
}

// isWithBehind reports what there was of something, or how large each of it was, when what stands in
// front of it was measured: "2.6 s with 14 plugins", "1.1 GB/s with 1 KB messages".
func (s *Sentence) isWithBehind(before, q quantity.Quantity) bool {
	if family := s.family(before.Unit); family != "time" && family != "rate" {
		return false
	}
	gap := withoutDegree(s.lower[before.End:q.Start])
	if q.Counted {
		return gap == " with" && !isOfPeople(q.Unit)
	}
	return s.family(q.Unit) == "size" && (gap == " with" || gap == " for" || gap == " at" || gap == " using") && s.isSizeOfEach(q)
}

// isSizeOfEach reports bytes of which the word behind them says that they are of each of what a test
// is made of: "1 KB messages".
func (s *Sentence) isSizeOfEach(q quantity.Quantity) bool {
	noun := words.Bare(words.Head(strings.TrimLeft(s.lower[q.End:], " ")))
	return slices.Contains(loads[:], strings.TrimSuffix(noun, "s")) || slices.Contains(sized[:], strings.TrimSuffix(noun, "s"))
}

// sized are things that tests make in sizes, beside loads.
var sized = [...]string{"value", "object", "item", "blob", "chunk", "block", "packet", "image", "page"}

// isPriced reports what a price in front of it is for: "$18 a month for 1,000 members".
func (s *Sentence) isPriced(before, q quantity.Quantity) bool {
	if !q.Counted || !metric.IsMoney(strings.TrimSpace(before.Unit)) && !words.HasPrefix(before.Raw, "$", "€", "£") {
		return false
	}
	gap := withoutDegree(s.lower[before.End:q.Start])
	return words.HasSuffix(gap, " for", " per", " to") && strings.Count(gap, " ") < 5 && !strings.ContainsAny(gap, ",;:()")
}

// maxWithout bounds the words without what something was measured, in bytes.
const maxWithout = 40

// loadBehind returns what a figure was measured for, by the words right behind it: "9 ms for
// reads", "37% faster on SET".
func (s *Sentence) loadBehind(q quantity.Quantity) string {
	tail := s.Text[q.End:]
	switch {
	case isOfTests(q) && strings.HasPrefix(tail, " without "):
		phrase := tail[1:]
		if end := strings.IndexAny(phrase, ",;:.()"); end >= 0 {
			phrase = phrase[:end]
		}
		if len(phrase) > maxWithout || s.next(q.End) != nil && s.next(q.End).Start < q.End+len(" ")+len(phrase) {
			return ""
		}
		return phrase
	case isOfTests(q):
		rest, ok := strings.CutPrefix(tail, " for ")
		if !ok {
			return ""
		}
		phrase := rest
		if end := strings.IndexAny(phrase, ",;:.()"); end >= 0 {
			phrase = phrase[:end]
		}
		phrase, _, _ = strings.Cut(phrase, " and ")
		if strings.Count(phrase, " ") > 2 || s.isNamedAt(q.End+len(" for ")) {
			return ""
		}
		return loadAt("for", phrase)
	case s.canonical(q.Unit) == "%", s.canonical(q.Unit) == "x":
		for _, pace := range [...]string{" faster on ", " slower on ", " faster for ", " slower for ", " faster in ", " slower in "} {
			rest, ok := strings.CutPrefix(tail, pace)
			if !ok {
				continue
			}
			word := words.Bare(words.Head(rest))
			if s.isNamedAt(q.End+len(pace)) || len(word) < 2 {
				return ""
			}
			if slices.Contains(loads[:], strings.TrimSuffix(words.LowerASCII(word), "s")) || isTestWord(word) {
				return word
			}
		}
	}
	return ""
}

// isOfTestbed reports figure i of a list if it describes how and on what a test ran, or
// stands in what the sentence opens with.
func (s *Sentence) isOfTestbed(i int, list []quantity.Quantity) bool {
	q := list[i]
	switch {
	case s.isSetup(q), s.isPrepared(q), s.isOfSetup(q), s.isOfMachine(i, list), s.isOfBox(q), s.isInNote(i, list), s.isSizeOfTest(i, list), s.isSoldWith(i, list), s.isTotal(i, list), s.isPlacedElsewhere(i, list), s.isRateOf(i, list), s.isRateOfTest(i, list):
		return true
	}
	return q.Start < maxOpening && q.End <= s.openingOf().end
}

// isWorkload reports figure i of a list, read as q, if it is the work that a neighbour
// measures: "renders 1,000 rows in 48 ms" measures 48 ms.
func (s *Sentence) isWorkload(q quantity.Quantity, i int, list []quantity.Quantity) bool {
	if i+1 < len(list) && s.isWorkOf(q, list[i+1]) {
		return true
	}
	return i > 0 && (s.isWorkBehind(list[i-1], q) || s.isWithBehind(list[i-1], q) || s.isPriced(list[i-1], q))
}
