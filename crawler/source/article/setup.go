package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isSetup reports a figure of what a test ran with: "at 200 concurrent users",
// "with 4 workers", "on 8 cores".
func (s *sentence) isSetup(q quantity.Quantity) bool {
	if open := s.lastOpen(q.Start); open > 0 && strings.IndexByte(s.text[open:q.Start], ')') < 0 && machineIn(s.text[open:]) != "" {
		return true
	}
	if q.Unit == "" || !isLoad(s.text[q.Start:q.End]) {
		return false
	}
	if open := s.lastOpen(q.Start); open > 0 && strings.IndexByte(s.text[open:q.Start], ')') < 0 && words.HasSuffix(s.text[:q.Start], ", ") {
		return true // "(ops/s, 64 clients)"
	}
	before := strings.TrimRight(s.lower[:min(q.Start, len(s.lower))], " (~≈")
	for {
		word := before[strings.LastIndexAny(before, " (")+1:]
		switch word {
		case "with":
			return !strings.HasSuffix(before, "cope with") && !strings.HasSuffix(before, "copes with") && !strings.HasSuffix(before, "deal with") && !strings.HasSuffix(before, "deals with")
		case "at", "on", "using", "under", "across", "for":
			return true
		case "about", "around", "only", "just", "up", "to", "a", "the", "roughly":
			before = strings.TrimRight(strings.TrimSuffix(before, word), " ")
		default:
			return false
		}
	}
}

// machineIn reads the machine or the load that a text in parentheses describes: "(4
// cores, 8 GB)", "(10 clients, batches of 20 rows)".
func machineIn(s string) string {
	s, ok := strings.CutPrefix(s, "(")
	note, _, closed := strings.Cut(s, ")")
	if !ok || !closed || len(note) > 60 || note == "" || !words.IsDigit(note[0]) {
		return ""
	}
	if first, _, _ := strings.Cut(note, ", "); !isLoad(first) && !words.HasAny(words.LowerASCII(note), "core", "cores", "cpu", "cpus", "vcpu", "vcpus") {
		return ""
	}
	return note
}

// noteBehind reads the machine or the load in parentheses at the end of a sentence,
// behind the last of several figures of one unit, which is that of them all.
func (s *sentence) noteBehind(i int, list []quantity.Quantity) string {
	end := strings.TrimRight(s.text, ".")
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
			return machineIn(end[open+1:])
		}
	}
	return ""
}

// isLoad reports a count of what a test is set up with.
func isLoad(figure string) bool {
	last := words.Last(figure)
	if len(last) > words.MaxFold {
		return false
	}
	var buf [words.MaxFold]byte
	switch string(words.Lower(buf[:0], last)) {
	case "cores", "cpus", "vcpus", "threads", "workers", "processes", "clients", "brokers", "nodes", "replicas", "shards", "partitions", "producers", "consumers", "instances", "gpus", "agents", "runners", "executors", "machines":
		return len(last) < len(strings.TrimSpace(figure))
	case "users", "connections", "requests", "sessions":
		return loadLexicon.Any(figure)
	}
	return false
}

// loadLexicon holds what says of users that they are those of a test.
var loadLexicon = words.NewLexicon("concurrent ", "simultaneous ", "parallel ", "virtual ")

// setup returns what the figure i of list was measured with, if the words
// right behind it say so: "12 ms at 200 concurrent users".
func (s *sentence) setup(q quantity.Quantity, i int, list []quantity.Quantity) string {
	if i > 0 && s.isRateOf(0, list) {
		return list[0].Raw
	}
	if i > 1 && s.isSetup(list[i-1]) && strings.Trim(s.text[list[i-1].End:q.Start], " ,:") == "" { // "with 6 brokers 9 MB/s"
		return s.text[list[i-1].Start:list[i-1].End]
	}
	if i > 0 && list[0].Start < 16 && s.isSetup(list[0]) && (strings.HasPrefix(s.text[list[0].End:], ",") || s.isNamedAt(list[0].End+1)) { // With 64 clients, …
		return s.text[list[0].Start:list[0].End]
	}
	if i+1 >= len(list) || !s.isSetup(list[i+1]) && !s.isRateOf(i+1, list) || list[i+1].Hypothetical {
		return ""
	}
	gap := s.text[q.End:list[i+1].Start]
	if strings.Count(gap, " ") > 4 || strings.ContainsAny(gap, ",;:.()") {
		return ""
	}
	return s.text[list[i+1].Start:list[i+1].End]
}

// ownLoad returns what the tool in front of a figure is said to have run with, right behind its
// name: "X with 8 I/O threads hits".
func (s *sentence) ownLoad(q quantity.Quantity) string {
	for i := len(s.mentions) - 1; i >= 0; i-- {
		m := &s.mentions[i]
		if m.End > q.Start {
			continue
		}
		gap := s.text[m.End:q.Start]
		phrase, ok := strings.CutPrefix(gap, " with ")
		if !ok {
			if phrase, ok = strings.CutPrefix(gap, " on "); !ok {
				return ""
			}
		}
		end := 0
		for rest := phrase; ; {
			w, after := words.First(rest)
			if w == "" || strings.TrimRight(w, ",;:()") != w || len(phrase)-len(after) > maxLabel {
				return ""
			}
			if isVerbOfTools(w) {
				break
			}
			end, rest = len(phrase)-len(after), after
		}
		if load := strings.TrimSpace(phrase[:end]); load != "" && words.IsDigit(load[0]) && isLoad(load) {
			return load
		}
		return ""
	}
	return ""
}
