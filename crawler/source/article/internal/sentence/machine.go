package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isOfBox reports what the machine had on which a tool ran: "The X box had 64 GB of RAM, 16 vCPUs
// and a 2 TB disk". How much of its memory was taken is of the tool.
func (s *Sentence) isOfBox(q quantity.Quantity) bool {
	switch {
	case s.family(q.Unit) == "size":
	case words.HasSuffix(words.LowerASCII(q.Unit), "cores", "cpus", "threads", "disks", "drives", "ssds"):
	default:
		return false
	}
	if boxes, ok := strings.CutSuffix(s.bareHead(q.Start), " with"); ok && isBox(strings.TrimSuffix(words.Last(boxes), "s")) {
		return true // "on three nodes with 8 GB each"
	}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.End >= q.Start {
			return false
		}
		noun, rest := words.First(s.lower[m.End:q.Start])
		if !isBox(noun) {
			continue
		}
		verb, _ := words.First(rest)
		switch verb {
		case "had", "has", "with", "was", "is", "comes", "came", "got":
			next := s.next(m.End)
			return (next == nil || next.Start > q.Start) && !strings.ContainsAny(s.lower[m.End:q.Start], ";:")
		}
	}
	return false
}

// isBox reports words for one machine.
func isBox(w string) bool {
	switch w {
	case "box", "server", "machine", "host", "vm", "instance", "laptop", "node", "droplet", "hardware", "primary", "workstation":
		return true
	}
	return false
}

// noteOf returns the parentheses after a tool that a figure before it was measured with, if
// they describe a set-up: "180 ms on X (Node.js 20, 512 MB)".
func (s *Sentence) noteOf(q quantity.Quantity) string {
	if s.lastOpen(len(s.Text)) < q.End {
		return ""
	}
	m := s.whereAt(q)
	if m == nil {
		return ""
	}
	rest, ok := strings.CutPrefix(s.Text[m.End:], " (")
	if !ok {
		return ""
	}
	note, _, closed := strings.Cut(rest, ")")
	if !closed || len(note) > maxOpening || !strings.Contains(note, ", ") || !isSetupList(note) {
		return ""
	}
	return note
}

// isInNote reports a figure in such parentheses behind the tool of the one before it.
func (s *Sentence) isInNote(i int, list []quantity.Quantity) bool {
	open := s.lastOpen(list[i].Start)
	if open < 0 || strings.IndexByte(s.lower[open:list[i].Start], ')') >= 0 {
		return false
	}
	noun := words.Last(words.LowerASCII(list[i].Unit))
	if i > 0 && list[i-1].End == open-1 && slices.Contains(loads[:], strings.TrimSuffix(noun, "s")) &&
		strings.Contains(s.lower[open:list[i].Start], ", ") {
		return true // "22 ms (median, 1,000 queries)"
	}
	for k := i - 1; k >= 0; k-- {
		if list[k].End < open {
			note := s.noteOf(list[k])
			return note != "" && strings.HasPrefix(s.Text[open+1:], note)
		}
	}
	return false
}

// isOfDisk reports words after an amount of bytes that make it one of a disk and not of memory.
func isOfDisk(tail string) bool {
	tail = strings.TrimLeft(tail, " ")
	for _, lead := range [...]string{"on ", "of "} {
		tail = strings.TrimPrefix(tail, lead)
	}
	return words.HasPrefix(tail, "disk", "storage", "disc", "download", "bundle", "egress", "traffic", "database", "data ", "logs", "ssd", "binary", "image")
}

// isOfCPU reports words beside a time by which it is what processors were busy.
func (s *Sentence) isOfCPU(q quantity.Quantity) bool {
	const before, behind = 80, 40 // bytes
	return strings.Contains(s.lower[max(0, q.Start-before):q.Start], "cpu time") ||
		strings.Contains(s.lower[q.End:min(len(s.lower), q.End+behind)], "cpu time")
}
