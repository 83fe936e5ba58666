package section

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// countedApart bounds the lines of one entry whose number stands on a line of its own.
const countedApart = 4

// withoutCounters makes entries of what stands behind numbers that count from one, each
// on a line of its own, "1" or "Step 1", and drops these.
func withoutCounters(lines []line) []line {
	dropped := false
	for i := range lines {
		if counter(&lines[i]) != 1 {
			continue
		}
		at := []int{i}
		for k := i + 2; k < len(lines) && k <= at[len(at)-1]+countedApart; k++ {
			if lines[k].heading {
				break
			}
			if counter(&lines[k]) == len(at)+1 && k+1 < len(lines) {
				at = append(at, k)
				k++
			}
		}
		if len(at) < 2 || slices.ContainsFunc(at, func(k int) bool { return lines[k+1].heading || counter(&lines[k+1]) > 0 }) {
			continue
		}
		for _, k := range at {
			lines[k].Text, lines[k+1].Item, dropped = "", lines[k+1].Table == nil, true
		}
	}
	if !dropped {
		return lines
	}
	return slices.DeleteFunc(lines, func(l line) bool { return l.Text == "" && l.Table == nil && !l.heading })
}

// counter returns the number that a line consists of, 0 if it is none.
func counter(l *line) int {
	text := strings.TrimPrefix(l.Text, "Step ")
	if l.heading || l.Table != nil || len(text) == 0 || len(text) > 2 || text[0] == '0' {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// unnumbered makes entries of lines that are numbered by hand: "1) …", "2) …".
func unnumbered(lines []line) []line {
	for i := range lines {
		if handNumber(&lines[i]) != 1 {
			continue
		}
		n := 1
		for i+n < len(lines) && handNumber(&lines[i+n]) == n+1 {
			n++
		}
		if n < 2 {
			continue
		}
		for k := range lines[i : i+n] {
			l := &lines[i+k]
			_, rest, _ := strings.Cut(l.Text, " ")
			l.Text, l.Item = strings.TrimSpace(rest), true
		}
	}
	return lines
}

// handNumber returns the number at the head of a line, 0 if it has none.
func handNumber(l *line) int {
	if l.heading || l.Table != nil || len(l.Text) < 5 || !words.IsDigit(l.Text[0]) {
		return 0
	}
	n, i := 0, 0
	for i < 2 && words.IsDigit(l.Text[i]) {
		n = n*10 + int(l.Text[i]-'0')
		i++
	}
	if l.Text[i] != ')' && l.Text[i] != '.' || l.Text[i+1] != ' ' {
		return 0
	}
	return n
}

// withoutAnchor returns the text of a heading without the sign that links to
// it.
func withoutAnchor(b *outline.Block) string {
	text := b.Text
	for i := range b.Runs {
		r := &b.Runs[i]
		if r.Link == "" || strings.IndexByte(r.Link, '#') < 0 {
			continue
		}
		switch sign := strings.TrimSpace(b.Text[r.Start:r.End]); sign {
		case "¶", "#", "§", "🔗", "⚓", "∞", "link", "Link", "Permalink", "permalink", "Anchor":
			if i == len(b.Runs)-1 && i > 0 {
				text = strings.TrimSpace(strings.TrimSuffix(text, b.Text[r.Start:r.End]))
			} else if i == 0 && len(b.Runs) > 1 {
				text = strings.TrimSpace(text[r.End:])
			}
		}
	}
	return text
}

// question marks in front of what an entry of a FAQ asks and answers.
var (
	asksMarks    = [...]string{"Q: ", "Q. ", "Question: ", "F: ", "Frage: "}
	answersMarks = [...]string{"A: ", "A. ", "Answer: ", "Antwort: "}
)

// WithoutAsk removes the mark of a question and reports whether there was one.
func WithoutAsk(s string) (string, bool) {
	if s == "" || s[0] != 'Q' && s[0] != 'F' {
		return s, false
	}
	for _, mark := range asksMarks {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest, true
		}
	}
	return s, false
}

// WithoutAnswer removes the mark of an answer.
func WithoutAnswer(s string) string {
	for _, mark := range answersMarks {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest
		}
	}
	return s
}

// withoutCovers drops the lines on which tables are shown and hidden, "Show the
// table".
func withoutCovers(lines []line) []line {
	out := lines[:0]
	for i := range lines {
		if !isCover(lines[i:]) {
			out = append(out, lines[i])
		}
	}
	return out
}

// isCover reports a weak heading whose element holds tables and nothing else: what
// follows these is not under it.
func isCover(lines []line) bool {
	l, n := &lines[0], 1
	if !l.heading || l.level != outline.WeakLevel || l.Block == nil || heading.IsQuestion(l.Text) {
		return false
	}
	for n < len(lines) && lines[n].Table != nil && isUnder(lines[n].Block, l.Block) {
		n++
	}
	return n > 1 && n < len(lines) && lines[n].Block != nil && !lines[n].heading && !isUnder(lines[n].Block, l.Block)
}

// withoutMarks drops what stands beside questions and answers to say which is which,
// or their numbers: "Q", "A", "02".
func withoutMarks(list []line) []line {
	asks := func(i int) bool { return i >= 0 && i < len(list) && list[i].heading && list[i].asks() }
	kept := list[:0]
	for i := range list {
		l := &list[i]
		if len(l.Text) <= 3 && !l.heading && l.Table == nil &&
			(asks(i+1) && !asks(i-1) && isQuestionMark(l.Text) || asks(i-1) && strings.Trim(l.Text, ".:)") == "A") {
			continue
		}
		kept = append(kept, *l)
	}
	return kept
}

// isQuestionMark reports the letter or the number in front of a question.
func isQuestionMark(s string) bool {
	s = strings.Trim(s, ".:)")
	return s == "Q" || s != "" && strings.Trim(s, "0123456789") == ""
}
