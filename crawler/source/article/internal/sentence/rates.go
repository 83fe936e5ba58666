package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// rateOf names a rate by what is counted, or the load of the processor, by the words
// beside figure i or beside the one that it goes on: "an error rate of 3%", "3% packet
// loss", "loses 3% of messages", "CPU usage is 40%". changed says that they tell of a
// change: "the error rate fell by 3%".
func (s *Sentence) rateOf(i int, list []quantity.Quantity) (rate string, changed bool) {
	for ; ; i-- {
		q := list[i]
		first, rest := words.First(s.lower[q.End:])
		second := words.Bare(words.Head(rest))
		if hasSense(first, rateNoun) && isRateWord(second) {
			return first + "_" + second, false
		}
		var head []string
		for w := range s.besideNames(q.Start-len(s.clauseBefore(i, list)), q.Start) {
			head = append(head, w)
		}
		if noun := strings.TrimSuffix(second, "s"); first == "of" && len(head) > 0 && hasSense(noun, rateNoun) && hasSense(head[len(head)-1], changeOfPart) {
			return noun + "_loss", false
		}
		if rate, changed = rateBefore(head); rate != "" {
			return rate, changed
		}
		if i == 0 || !s.continuesFigure(i, list) {
			return rateOfSubject(head), false
		}
	}
}

// rateBefore is rateOf for the words in front of a figure.
func rateBefore(head []string) (rate string, changed bool) {
	for k := len(head) - 1; k >= 0; k-- {
		switch w := head[k]; {
		case k > 0 && isRateWord(w) && hasSense(head[k-1], rateNoun):
			return head[k-1] + "_" + strings.Replace(w, "rates", "rate", 1), changed
		case w == "pinned" || w == "pegged":
			return "cpu", false
		case w == "cpu":
			return w, changed
		case w == "by":
			changed = true
		case w == "usage" || w == "load" || w == "utilization":
		case figureWords[w].change != "":
			changed = true
		case !isLinking(w):
			return "", false
		}
	}
	return "", false
}

// rateOfSubject names a share by the subject of its clause, of which nothing is said but how much
// it is: "Availability was 99.9%", "CPU load at that rate stood at 71%".
func rateOfSubject(head []string) string {
	const most = 9 // words up to the figure
	for len(head) > 0 && (vocab.IsDeterminer(head[0]) || head[0] == "average" || head[0] == "overall" || head[0] == "measured" || head[0] == "while") {
		head = head[1:]
	}
	if len(head) == 0 || len(head) > most {
		return ""
	}
	for _, w := range head[1:] {
		if figureWords[w].change != "" || w == "by" || w == "of" || w == "than" {
			return ""
		}
	}
	switch head[0] {
	case "availability", "uptime", "cpu", "coverage", "accuracy", "satisfaction", "retention":
		return head[0]
	}
	return ""
}

func isRateWord(w string) bool { return w == "rate" || w == "rates" || w == "ratio" || w == "loss" }

// isRateOf reports a rate at which the figure beside it was measured: "5 ms at
// 200 MB/s", and "At 200 MB/s, … 5 ms".
func (s *Sentence) isRateOf(i int, list []quantity.Quantity) bool {
	q := list[i]
	if !s.isRate(q.Unit) {
		return false
	}
	if i > 0 && s.canonical(list[i-1].Unit) == "x" || i > 0 && s.canonical(list[i-1].Unit) == "%" {
		if gap := strings.TrimRight(s.lower[list[i-1].End:q.Start], " "); words.HasSuffix(gap, " at", " under") &&
			strings.Contains(gap, " than ") && !phrase.BreaksClause(gap) {
			return true // "3x faster than X at 900 req/s"
		}
	}
	if i > 0 && list[i-1].Unit != "" && !s.isRate(list[i-1].Unit) {
		gap := strings.TrimSpace(s.lower[list[i-1].End:q.Start])
		if gap == "at" || gap == "under" || words.HasSuffix(gap, " at", " under") && !s.isOwnRate(list[i-1].End, q.Start) {
			return true
		}
	}
	return i == 0 && len(list) > 1 && !s.isRate(list[1].Unit) && words.HasPrefix(s.lower, "at ", "under ") &&
		strings.HasPrefix(s.Text[q.End:], ",") && strings.Count(s.Text[:q.Start], " ") < 3
}

// isOwnRate reports words between two figures behind which the second, a rate, is one that a
// tool reaches and none at which the first was measured: "12 ms and peaks at".
func (s *Sentence) isOwnRate(from, to int) bool {
	if phrase.BreaksClause(s.lower[from:to]) {
		return true
	}
	for w := range strings.FieldsSeq(s.lower[from:to]) {
		if isVerbOfTools(w) || w == "and" || w == "or" || w == "than" || strings.ContainsAny(w, "()") {
			return true
		}
	}
	return s.next(from) != nil && s.next(from).Start < to
}
