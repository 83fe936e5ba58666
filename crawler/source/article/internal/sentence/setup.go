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
