package sentence

import (
	"cmp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isSetup reports a figure of what a test ran with: "at 200 concurrent users",
// "with 4 workers", "on 8 cores".
func (s *Sentence) isSetup(q quantity.Quantity) bool {
	if open := s.lastOpen(q.Start); open > 0 && strings.IndexByte(s.Text[open:q.Start], ')') < 0 && vocab.MachineIn(s.Text[open:]) != "" {
		return true
	}
	if q.Unit == "" || !vocab.IsLoad(s.Text[q.Start:q.End]) {
		return false
	}
	if open := s.lastOpen(q.Start); open > 0 && strings.IndexByte(s.Text[open:q.Start], ')') < 0 && words.HasSuffix(s.Text[:q.Start], ", ") {
		return true // "(ops/s, 64 clients)"
	}
	before := strings.TrimRight(s.lower[:min(q.Start, len(s.lower))], " (~≈")
	for {
		word := before[strings.LastIndexAny(before, " (")+1:]
		switch word {
		case "with":
			return !strings.HasSuffix(before, "cope with") && !strings.HasSuffix(before, "copes with") &&
				!strings.HasSuffix(before, "deal with") && !strings.HasSuffix(before, "deals with")
		case "at", "on", "using", "under", "across", "for":
			return true
		case "about", "around", "only", "just", "up", "to", "a", "the", "roughly":
			before = strings.TrimRight(strings.TrimSuffix(before, word), " ")
		default:
			return false
		}
	}
}

// isSizeOfTest reports of which size something was when one was so many times as fast as another: "4x
// slower than X at 1 KB".
func (s *Sentence) isSizeOfTest(i int, list []quantity.Quantity) bool {
	if i == 0 || s.family(list[i].Unit) != "size" && words.LowerASCII(list[i].Unit) != "bytes" ||
		s.canonical(list[i-1].Unit) != "x" && s.canonical(list[i-1].Unit) != "%" {
		return false
	}
	gap := s.lower[list[i-1].End:list[i].Start]
	return words.HasSuffix(gap, " at ") && words.HasPrefix(strings.TrimLeft(gap, " "), "slower", "faster", "quicker") && !phrase.BreaksClause(gap)
}

// noteBehind reads the machine or the load in parentheses at the end of a sentence,
// behind the last of several figures of one unit, which is that of them all.
func (s *Sentence) noteBehind(i int, list []quantity.Quantity) string {
	end := strings.TrimRight(s.Text, ".")
	if !strings.HasSuffix(end, ")") {
		return ""
	}
	open := strings.LastIndex(end, " (")
	if open < list[i].End {
		return ""
	}
	for k := i + 1; k < len(list) && list[k].End <= open; k++ {
		if list[k].Unit != "" && s.canonical(list[k].Unit) != s.canonical(list[i].Unit) {
			return ""
		}
		if list[k].End == open {
			return vocab.MachineIn(end[open+1:])
		}
	}
	return ""
}

// setup returns what the figure i of list was measured with, if the words
// right behind it say so: "12 ms at 200 concurrent users".
func (s *Sentence) setup(q quantity.Quantity, i int, list []quantity.Quantity) string {
	if i > 0 && s.isRateOf(0, list) {
		return list[0].Raw
	}
	if i > 1 && s.isSetup(list[i-1]) && strings.Trim(s.Text[list[i-1].End:q.Start], " ,:") == "" { // "with 6 brokers 9 MB/s"
		return s.Text[list[i-1].Start:list[i-1].End]
	}
	if i > 0 && list[0].Start < 16 && s.isSetup(list[0]) &&
		(strings.HasPrefix(s.Text[list[0].End:], ",") || s.isNamedAt(list[0].End+1)) { // With 64 clients, …
		load := s.Text[list[0].Start:list[0].End]
		return cmp.Or(s.furtherLoad(load, i, list), load)
	}
	if i+1 >= len(list) || !s.isSetup(list[i+1]) && !s.isRateOf(i+1, list) || list[i+1].Hypothetical {
		return ""
	}
	gap := s.Text[q.End:list[i+1].Start]
	if strings.Count(gap, " ") > 4 || strings.ContainsAny(gap, ",;:.()") {
		return ""
	}
	return s.Text[list[i+1].Start:list[i+1].End]
}

// ownLoad returns what the tool in front of a figure is said to have run with, right behind its
// name: "X with 8 I/O threads hits".
func (s *Sentence) ownLoad(q quantity.Quantity) string {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		m := &s.Mentions[i]
		if m.End > q.Start {
			continue
		}
		gap := s.Text[m.End:q.Start]
		what, ok := strings.CutPrefix(gap, " with ")
		if !ok {
			if what, ok = strings.CutPrefix(gap, " on "); !ok {
				return ""
			}
		}
		end := 0
		for rest := what; ; {
			w, after := words.First(rest)
			if w == "" || strings.TrimRight(w, ",;:()") != w || len(what)-len(after) > phrase.MaxLabel {
				return ""
			}
			if isVerbOfTools(w) {
				break
			}
			end, rest = len(what)-len(after), after
		}
		if load := strings.TrimSpace(what[:end]); load != "" && words.IsDigit(load[0]) && vocab.IsLoad(load) {
			return load
		}
		return ""
	}
	return ""
}

// stateOf is stateBehind for figure i of a list, or for the last of those of one unit that "and" joins to it.
func (s *Sentence) stateOf(i int, list []quantity.Quantity) string {
	for i+1 < len(list) && s.lower[list[i].End:max(list[i].End, list[i+1].Start)] == " and " && s.canonical(list[i].Unit) == s.canonical(list[i+1].Unit) {
		i++
	}
	return s.stateBehind(list[i])
}

// stateBehind returns in which state, or over what, a figure was measured, by the words right behind it:
// "3.4 GB at idle", "2.8M messages/s over loopback".
func (s *Sentence) stateBehind(q quantity.Quantity) string {
	by, rest := words.First(strings.TrimPrefix(s.lower[q.End:], " of memory"))
	state, _ := words.First(rest)
	switch state = words.Bare(state); {
	case (by == "at" || by == "when" || by == "while") && isState(state), by == "over" && isWire(state), by == "on" && state == "loopback":
		return state
	case words.Bare(by) == "idle":
		return "idle"
	}
	return ""
}

// isState reports a word for the state of what is measured.
func isState(w string) bool {
	switch w {
	case "idle", "rest", "peak", "startup", "boot":
		return true
	}
	return false
}

// isWire reports a word for what a figure was measured over.
func isWire(w string) bool {
	switch w {
	case "loopback", "localhost", "wifi", "wi-fi", "lte", "4g", "3g", "wan", "lan", "vpn":
		return true
	}
	return false
}

// isPrepared reports a number in what was done before something was measured, as the sentence opens: "After
// creating and clearing 1,000 rows the heap of X was".
func (s *Sentence) isPrepared(q quantity.Quantity) bool {
	head, ok := strings.CutPrefix(s.lower[:q.Start], "after ")
	doing := words.Head(head)
	return ok && q.Counted && strings.HasSuffix(doing, "ing") && len(doing) > len("bring") && !strings.ContainsAny(head, ",;:(") && !s.namesIn(q.Start)
}

// perBefore returns of which thing each a figure is, by the words in front of it: "Memory per idle connection is
// about 100 KB".
func (s *Sentence) perBefore(q quantity.Quantity) string {
	const most = 3 // words of the thing
	if family := s.family(q.Unit); family != "size" && family != "time" {
		return ""
	}
	head := s.bareHead(q.Start)
	verb := words.Last(head)
	switch verb {
	case "is", "was", "costs", "takes", "stays":
	default:
		return ""
	}
	clause := strings.TrimRight(head[s.clauseAt(len(head)):len(head)-len(verb)], " ")
	at := strings.LastIndex(clause, " per ")
	if at < 0 || strings.ContainsAny(clause[at:], ",;:()") || strings.Count(clause[at+len(" per "):], " ") >= most {
		return ""
	}
	switch words.Last(clause) {
	case "second", "minute", "hour", "day", "week", "month", "year":
		return ""
	}
	return clause[at+1:]
}

// isOfSetup reports a figure of how a test was set up, by the words in front of it: a
// number of what is done at once, or what stands in the parentheses behind what a sentence
// opens with: "On X (Node.js 20, 512 MB), the median".
func (s *Sentence) isOfSetup(q quantity.Quantity) bool {
	head := s.lower[:q.Start]
	if of, ok := strings.CutSuffix(withoutDegree(head), " of"); ok {
		switch words.Last(of) {
		case "batches", "batch", "chunks", "groups", "pipeline", "pipelines", "pool", "concurrency", "parallelism", "blocks", "window",
			"buffer", "depth":
			return true
		}
	}
	if clause := head[s.clauseAt(len(head)):]; s.mayHold(triedWords) &&
		words.HasAny(clause, "tested", "benchmarked", "hammered", "stressed", "profiled") {
		last := words.Last(withoutDegree(head))
		if s.family(q.Unit) == "time" && last == "for" || q.Counted && (last == "with" || last == "on" || last == "at") {
			return true // "We tested X for 60 s with 100 connections"
		}
	}
	open := s.lastOpen(len(head))
	if open < 0 || strings.IndexByte(head[open:], ')') >= 0 ||
		!words.HasPrefix(head[s.clauseAt(open):open], "on ", "with ", "in ", "using ", "under ") {
		return false
	}
	note, rest, closed := strings.Cut(s.lower[open:], ")")
	return closed && strings.Contains(note, ",") && strings.HasPrefix(rest, ",")
}
