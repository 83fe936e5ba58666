package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// isFine reports words that end in a judgement: "is fine", "works well".
func isFine(words string) bool {
	return hasEnd(words, " fine", " good", " great", " ok", " okay", " enough", " suitable", " sufficient", " works", " well", " best", " ideal", " shines")
}

// isBound reports a figure up to which something is judged: "is fine under 10 GB".
func (s *sentence) isBound(q quantity.Quantity) bool {
	words := strings.TrimRight(s.lower[:q.Start], " ")
	for _, bound := range [...]string{" under", " below", " up to", " until"} {
		if before, ok := strings.CutSuffix(words, bound); ok {
			return isFine(before)
		}
	}
	return q.NoLow && isFine(words)
}

// isInstruction reports a sentence that tells the reader what to set up: "Give the VM
// 4 GB".
func (s *sentence) isInstruction() bool {
	verb, rest := firstWord(s.lower)
	switch verb {
	case "give", "allocate", "assign", "reserve", "provision", "allow", "budget", "set", "increase", "raise", "request", "grant":
		word, _ := firstWord(rest)
		switch word {
		case "the", "a", "an", "it", "its", "your", "each", "every", "at", "them", "this":
			return true
		}
	}
	return false
}

// isNegative reports a figure with the sign of a negative one.
func (s *sentence) isNegative(q quantity.Quantity) bool {
	before := s.text[:q.Start]
	if q.Value < 0 {
		return familyOf(q.Unit) != "%"
	}
	at := strings.TrimSuffix(strings.TrimSuffix(before, "-"), "−")
	return at != before && (at == "" || at[len(at)-1] == ' ' || at[len(at)-1] == '(') && familyOf(q.Unit) != "%"
}
