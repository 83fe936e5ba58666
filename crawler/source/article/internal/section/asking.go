package section

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// asking makes headings of the questions that no markup makes any: emphasised
// at the head of their answer, marked with a Q, or on a line of their own in a
// list of questions.
func asking(lines []line) []line {
	out, apart := lines[:0], false // apart: it has outgrown lines, which then stay what they are
	faq, marked := uint8(0), false
	for i := range lines {
		l := lines[i]
		if l.Table != nil {
			out = append(out, l)
			continue
		}
		text, mark := WithoutAsk(l.Text)
		switch {
		case l.heading:
			l.Text, marked = text, mark
			l.title = heading.Read(l.Text)
			faq = faqAfter(faq, &l)
		case mark && heading.IsQuestion(text), faq > 0 && isOneQuestion(l.Text) && (!l.Item || isAnswered(lines[i+1:], &l)):
			l.Text, l.Item, l.heading, l.level, marked = text, false, true, outline.WeakLevel, mark
		default:
			if marked {
				l.Text, marked = WithoutAnswer(l.Text), false
			}
			if question, answer := runIn(&l); answer != "" {
				if !apart {
					out, apart = append(make([]line, 0, len(lines)+len(lines)/4+4), out...), true
				}
				out = append(out, line{Piece: Piece{Text: question, Block: l.Block}, heading: true, level: outline.WeakLevel, before: l.before})
				l.Text, l.Item = answer, false
			}
		}
		out = append(out, l)
	}
	return out
}

// isAnswered reports an entry of a list behind which a second text stands in the
// same entry, which asks nothing.
func isAnswered(rest []line, l *line) bool {
	if len(rest) == 0 || l.Block == nil {
		return false
	}
	next := &rest[0]
	return !next.heading && next.Table == nil && next.Block != nil && next.Block.Kind == outline.Item && next.Block.Level == l.Block.Level &&
		next.Block.Index == l.Block.Index+1 && !heading.IsQuestion(next.Text)
}

// faqAfter returns the level of the list of questions that a heading opens, or that continues
// after it; 0 if there is none.
func faqAfter(faq uint8, l *line) uint8 {
	if l.title.Topic == heading.FAQ {
		return max(l.level, 1)
	}
	if faq > 0 && (l.level < faq || l.level == faq && !heading.IsQuestion(l.Text)) {
		return 0
	}
	return faq
}

func isOneQuestion(s string) bool {
	return heading.IsQuestion(s) && len(s) < 150 && phrase.IsSentence(s)
}

// runIn divides a text whose emphasised head asks what the rest answers.
func runIn(l *line) (question, answer string) {
	b := l.Block
	if b == nil || b.Strong || len(b.Runs) < 2 || !b.Runs[0].Strong || l.Text != b.Text {
		return "", ""
	}
	end := 0
	for i := 0; i < len(b.Runs) && b.Runs[i].Strong; i++ {
		end = int(b.Runs[i].End)
	}
	question = strings.TrimSpace(b.Text[:end])
	if question, _ = WithoutAsk(question); !isOneQuestion(question) {
		return "", ""
	}
	return question, WithoutAnswer(strings.TrimSpace(b.Text[end:]))
}

// isLeft reports that the element in which a heading that asks reaches ended
// between two blocks: the second is not under it. So does the item that was a label with
// what it lists: "Pros: fast, small".
func isLeft(s *Section, last, next *outline.Block) bool {
	if s.Block != nil && s.Block.Kind == outline.Item && last == s.Block && next != last {
		return true
	}
	return s.Block != nil && s.Block.Kind == outline.Heading && !s.Block.Weak && heading.IsQuestion(s.Heading) && next != nil &&
		!isUnder(next, s.Block) && isUnder(last, s.Block)
}

func isUnder(b, heading *outline.Block) bool {
	n := len(heading.Path)
	return b != nil && len(b.Path) > n && b.Path[n] == heading.Text
}
