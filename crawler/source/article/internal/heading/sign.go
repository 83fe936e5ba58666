package heading

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// PointsIn returns pros, cons or limits if the label of a row or a column says nothing else.
func PointsIn(label string) Topic {
	label = strings.TrimSuffix(strings.TrimSpace(label), ":")
	if t := TopicOfSign(label); t != NoTopic {
		return t
	}
	if evidence.IsPlain(label) && !topicLexicon.Any(label) || !IsLabel(label) {
		return NoTopic
	}
	switch k := TopicOf(strings.ToLower(words.Plain(label))); k {
	case Pros, Cons, Limits:
		return k
	}
	return NoTopic
}

// SignOf returns what the sign at the head of a line stands for: pros, cons, or NoTopic.
func SignOf(text string) Topic {
	first, size := utf8.DecodeRuneInString(text)
	switch first {
	case '✅', '✔', '✓', '➕', '👍', '+':
	case '❌', '✗', '✘', '✖', '➖', '👎', '-', '−':
	default:
		return NoTopic
	}
	rest := strings.TrimLeft(text[size:], "\uFE0E\uFE0F\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
	if rest = strings.TrimLeft(rest, " "); rest == "" || len(rest) == len(text)-size && first < utf8.RuneSelf || rest[0] == '=' ||
		rest[0] == ':' || words.IsDigit(rest[0]) && first < utf8.RuneSelf {
		return NoTopic // a legend, a number, or a word
	}
	switch first {
	case '✅', '✔', '✓', '➕', '👍', '+':
		return Pros
	}
	return Cons
}

// WithoutSign removes the sign at the head of a line.
func WithoutSign(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.TrimLeft(text[size:], " \uFE0E\uFE0F\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
}
