package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// growthOf returns "growth" or "reduction" of a percentage by which something changes,
// "" of any other: "grew 12%", "cut by 40%", "a 12% increase". What it changes to is a
// share: "grew to 31%".
func (s *sentence) growthOf(q quantity.Quantity) string {
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	switch word := bareWord(firstOf(tail)); {
	case word == "less" || word == "fewer":
		return "reduction"
	case isChangeNoun(word):
		return growthWord(word)
	}
	head := strings.Fields(s.lower[clauseStart(s.lower[:q.Start]):q.Start])
	by := false
	for k := len(head) - 1; k >= 0; k-- {
		switch w := bareWord(head[k]); w {
		case "by", "um", "de":
			by = true
		case "of", "to", "from":
			if w == "of" && k > 0 && isChangeNoun(head[k-1]) {
				return growthWord(head[k-1])
			}
			return ""
		default:
			if word := growthWord(w); word != "" {
				return word
			}
			if !isDegreeWord(w) && !by {
				return ""
			}
		}
	}
	if by { // "ist um 30 % gewachsen"
		return growthWord(bareWord(firstOf(tail)))
	}
	return ""
}

// isChangeNoun reports nouns of a change.
func isChangeNoun(w string) bool {
	switch w {
	case "increase", "growth", "rise", "gain", "jump", "drop", "decline", "decrease", "reduction", "fall", "loss", "saving", "savings", "cut":
		return true
	}
	return false
}

// growthWord returns which way something goes by a verb or a noun of change.
func growthWord(w string) string {
	switch w {
	case "grew", "grows", "grown", "grow", "growing", "rose", "rises", "risen", "rising", "increased", "increases", "increase", "increasing", "jumped", "jumps", "jump", "climbed", "climbs", "gained", "gains", "gain",
		"surged", "soared", "expanded", "expands", "growth", "rise", "gaining", "up", "raised", "raises", "gewachsen", "gestiegen", "augmenté", "crecido", "aumentado":
		return "growth"
	case "fell", "falls", "fallen", "dropped", "drops", "drop", "declined", "declines", "decline", "decreased", "decreases", "decrease", "shrank", "shrinks", "shrunk", "lost", "loses", "loss", "down", "cut", "cuts",
		"cutting", "reduced", "reduces", "reduce", "reducing", "reduction", "lowered", "lowers", "slashed", "saved", "saves", "save", "saving", "savings", "decreasing", "fall", "gesunken", "geschrumpft", "baissé", "diminué", "reducido":
		return "reduction"
	}
	return ""
}

// pace returns whether the words beside a figure say "faster" or "slower", ""
// if neither.
func (s *sentence) pace(q quantity.Quantity) string {
	first, _ := firstWord(s.lower[q.End:])
	by := strings.TrimSuffix(strings.TrimRight(s.lower[:q.Start], " "), " by")
	for _, w := range [...]string{strings.TrimRight(first, ",.;:()!?"), lastWord(by)} {
		if w == "faster" || w == "slower" {
			return w
		}
	}
	return ""
}
