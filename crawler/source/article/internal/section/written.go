package section

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// enoughTitles are questions that no author puts to the reader in passing.
const enoughTitles = 3

// titledQuestions returns the positions of the questions that no markup makes headings of,
// stand in lines of their own in front of what answers them and are written as titles
// are: nil where such lines are few, or most questions are written as sentences.
func titledQuestions(lines []line) []int {
	var titled []int
	others := 0
	for i := range lines[:max(0, len(lines)-1)] {
		l, next := &lines[i], &lines[i+1]
		if l.heading || !l.asks() || !l.mayHead() || next.heading || next.asks() || next.Table == nil && !next.Item && len(next.Text) <= len(l.Text) {
			continue
		}
		if isWrittenAsTitle(l.Text) {
			titled = append(titled, i)
		} else {
			others++
		}
	}
	if len(titled) < enoughTitles || 2*others > len(titled) {
		return nil
	}
	return titled
}

// guessQuestions makes headings of questions that are written as titles, one level below
// the highest of those that the markup says stand in front of them. Where those begin
// behind most of these, the text has none, and only something behind it has.
func guessQuestions(lines []line, titled []int) {
	first, top := firstHeading(lines)
	if in := titled[(len(titled)-1)/2]; first > in && first > enoughLines {
		guessCaptions(lines[:first], false)
	}
	fields := repeatedFields(lines)
	for i := range lines[:len(lines)-1] {
		l := &lines[i]
		if len(titled) > 0 && titled[0] == i {
			titled = titled[1:]
		} else if fields[i] || !l.names(&lines[i+1]) {
			continue
		}
		if l.heading {
			continue
		}
		if l.heading, l.level = true, 2; i > first {
			l.level = min(top+1, outline.WeakLevel-1)
		}
	}
}

// names reports a name in a line of its own, of which the text behind it speaks before
// long: by its last word.
func (l *line) names(next *line) bool {
	const near = 300 // bytes
	if !l.mayHead() || !isCaption(l.Text) || next.heading || next.Item || next.Table != nil || len(next.Text) <= 2*len(l.Text) {
		return false
	}
	last := l.Text[strings.LastIndexByte(l.Text, ' ')+1:]
	return words.IsCapitalized(last) && words.HasAny(next.Text[:min(len(next.Text), near)], last)
}

// firstHeading returns the position of the first heading below the title that markup declares,
// and the highest level of all such headings.
func firstHeading(lines []line) (first int, top uint8) {
	first, top = len(lines), outline.WeakLevel
	for i := range lines {
		if l := &lines[i]; l.heading && l.level > 1 && l.level < outline.WeakLevel {
			first, top = min(first, i), min(top, l.level)
		}
	}
	return first, top
}

// isWrittenAsTitle reports words that all begin with capital letters, but for those that
// titles write small.
func isWrittenAsTitle(s string) bool {
	capitals := 0
	for word := range strings.FieldsSeq(s) {
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, `"'“‘(`)); {
		case unicode.IsUpper(first):
			capitals++
		case unicode.IsLower(first) && !isSmallInTitles(strings.TrimRight(word, ",?")):
			return false
		}
	}
	return capitals > 1
}

func isSmallInTitles(word string) bool {
	switch word {
	case "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "but", "nor", "with", "from", "over", "into", "than", "as", "at", "by",
		"per", "via", "vs", "vs.", "without":
		return true
	}
	return false
}
