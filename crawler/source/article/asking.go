package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/ingest/record"
)

// asking makes headings of the questions that no markup makes any: emphasised
// at the head of their answer, marked with a Q, or on a line of their own in a
// list of questions.
func asking(lines []line) []line {
	out, apart := lines[:0], false // apart: it has outgrown lines, which then stay what they are
	faq, marked := uint8(0), false
	for i := range lines {
		l := lines[i]
		if l.table != nil {
			out = append(out, l)
			continue
		}
		text, mark := withoutAsk(l.text)
		switch {
		case l.heading:
			l.text, marked = text, mark
			l.title = titleOf(l.text)
			faq = faqAfter(faq, &l)
		case mark && isQuestion(text), faq > 0 && isOneQuestion(l.text) && (!l.item || isAnswered(lines[i+1:], &l)):
			l.text, l.item, l.heading, l.level, marked = text, false, true, source.WeakLevel, mark
		default:
			if marked {
				l.text, marked = withoutAnswer(l.text), false
			}
			if question, answer := runIn(&l); answer != "" {
				if !apart {
					out, apart = append(make([]line, 0, len(lines)+len(lines)/4+4), out...), true
				}
				out = append(out, line{piece: piece{text: question, block: l.block}, heading: true, level: source.WeakLevel, before: l.before})
				l.text, l.item = answer, false
			}
		}
		out = append(out, l)
	}
	return out
}

// isAnswered reports an entry of a list behind which a second text stands in the
// same entry, which asks nothing.
func isAnswered(rest []line, l *line) bool {
	if len(rest) == 0 || l.block == nil {
		return false
	}
	next := &rest[0]
	return !next.heading && next.table == nil && next.block != nil && next.block.Kind == source.Item && next.block.Level == l.block.Level &&
		next.block.Index == l.block.Index+1 && !isQuestion(next.text)
}

// askedTable reads a table of questions with their answers beside them; false if it
// is none.
func (r *reader) askedTable(s *section, t *source.Table) bool {
	if t.Width() != 2 || len(t.Over) > 0 {
		return false
	}
	rows := t.Rows
	if t.Header != nil && isQuestion(t.Header[0].Text) {
		rows = append([][]source.Cell{t.Header}, rows...)
	}
	if len(rows) < 2 {
		return false
	}
	for _, row := range rows {
		if !isQuestion(row[0].Text) || row[1].Text == "" || isQuestion(row[1].Text) {
			return false
		}
	}
	for _, row := range rows {
		text := record.Clip(row[1].Text, record.MaxText)
		r.facts.answer(s.at(text), record.Answer{Question: row[0].Text, Text: text, Tools: r.toolsIn(row[0].Text)})
	}
	return true
}

// faqAfter returns the level of the list of questions that a heading opens or
// that goes on after it, 0 if there is none.
func faqAfter(faq uint8, l *line) uint8 {
	if l.title.topic == faqs {
		return max(l.level, 1)
	}
	if faq > 0 && (l.level < faq || l.level == faq && !isQuestion(l.text)) {
		return 0
	}
	return faq
}

func isOneQuestion(s string) bool {
	return isQuestion(s) && len(s) < 150 && len(phrase.Sentences(s)) == 1
}

// runIn divides a text whose emphasised head asks what the rest answers.
func runIn(l *line) (question, answer string) {
	b := l.block
	if b == nil || b.Strong || len(b.Runs) < 2 || !b.Runs[0].Strong || l.text != b.Text {
		return "", ""
	}
	end := 0
	for i := 0; i < len(b.Runs) && b.Runs[i].Strong; i++ {
		end = int(b.Runs[i].End)
	}
	question = strings.TrimSpace(b.Text[:end])
	if question, _ = withoutAsk(question); !isOneQuestion(question) {
		return "", ""
	}
	return question, withoutAnswer(strings.TrimSpace(b.Text[end:]))
}

// isLeft reports that the element in which a heading that asks reaches ended
// between two blocks: the second is not under it. So does the item that was a label with
// what it lists: "Pros: fast, small".
func (s *section) isLeft(last, next *source.Block) bool {
	if s.block != nil && s.block.Kind == source.Item && last == s.block && next != last {
		return true
	}
	return s.block != nil && s.block.Kind == source.Heading && !s.block.Weak && isQuestion(s.heading) && next != nil && !isUnder(next, s.block) && isUnder(last, s.block)
}

func isUnder(b, heading *source.Block) bool {
	n := len(heading.Path)
	return b != nil && len(b.Path) > n && b.Path[n] == heading.Text
}
