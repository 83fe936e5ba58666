package stackshare

import (
	"cmp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// headsDecisions reports cards that are headed "Decision" each, whatever their
// stance.
func (d *document) headsDecisions(s span) bool {
	heads, stances := 0, 0
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if t.key == "decision" {
			if t.kind == outline.Heading {
				heads++
			}
		} else if _, _, ok := stanceOf(t); ok {
			stances++
		}
	}
	return heads > 0 && (stances == 0 || stances >= heads)
}

// findCardWords finds the words that stand over every card of s, but for a number in
// them, and are nobody's name: what a card is, or what is pressed to unfold it.
func (r *reader) findCardWords(s span) {
	const often = 3 // nobody writes so many of the few cards, if others stand in them
	r.cardWords = nil
	times, numbers, top := map[string]int{}, map[string]string{}, ""
	days, all := 0, 0
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.day != "" {
			days++
		}
		if words, number := r.overCard(i); words != "" {
			times[words]++
			all++
			if top = cmp.Or(top, words); times[words] > 1 && number == numbers[words] {
				number = ""
			}
			numbers[words] = number
		}
	}
	for i := s.from; i < s.to; i++ {
		words, _ := r.overCard(i)
		n := times[words]
		if words == "" || n < 2 {
			continue
		}
		over := words == top || r.levelOf(i) > 0
		if isCardCaption(words) || over && numbers[words] != "" || n >= often && all >= 2*n && !isFullName(r.tokens[i].text) && (r.unfolds(i) || words == top && n == days) {
			if r.cardWords == nil {
				r.cardWords = map[string]bool{}
			}
			r.cardWords[words] = true
		}
	}
}

// overCard returns the words of a token that may say what a card is, and the number that
// stands with them; none if it is something else.
func (r *reader) overCard(i int) (label, number string) {
	t := &r.tokens[i]
	switch field := fieldNames[labelKey(t.key)]; {
	case len(t.key) > maxLabel, t.picture, t.doubled, t.sentence: // no short text of its own
		return "", ""
	case t.figure, t.absent, t.own != "", t.day != "", t.tool >= 0: // a value, a day or a tool
		return "", ""
	case t.key == "decision", field != "" && field != "text": // a stance, or the label of another field
		return "", ""
	case endsCard(t.key), isBy(t.key), roleWords.MatchString(t.text), r.resolve(t.Link) != "": // another part of a card
		return "", ""
	}
	if _, _, ok := r.stanceAt(i); ok {
		return "", ""
	}
	return withoutNumber(t.key)
}

// withoutNumber divides a label and the number of what it stands over: "advice #2", "2 of 3".
func withoutNumber(key string) (label, number string) {
	if !holdsDigit(key) {
		return key, ""
	}
	var rest []string
	for word := range strings.FieldsSeq(key) {
		if strings.Trim(word, "#.:()/0123456789") == "" {
			number += word
		} else {
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " "), number
}

// isCardCaption reports words that say what a card is, or what pressing them does with it.
func isCardCaption(key string) bool {
	return fieldNames[key] == "text" || isTool(key) || strings.IndexByte(key, ' ') > 0 && isCaption(key)
}

// isCardWord reports a token that stands so over every card.
func (r *reader) isCardWord(i int) bool {
	if r.cardWords == nil {
		return false
	}
	words, _ := withoutNumber(r.tokens[i].key)
	return r.cardWords[words]
}
