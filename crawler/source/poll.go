package source

import "bytes"

// The bounds of a poll among readers: its text, its blocks, and the line that counts them.
const (
	pollSize   = 600
	pollBlocks = 14
	pollCount  = 40
)

// isPoll reports a box in which readers are asked something: a question, answers with how many
// per cent chose each, and how many did at all.
func (w *walker) isPoll(g *group) bool {
	to := g.to
	for to > g.from+3 && w.doc.blocks[to-1].Kind == Button {
		to--
	}
	if n := to - g.from; n == 2 {
		return w.isPollInLine(g.from)
	} else if n < 3 || n > pollBlocks {
		return false
	}
	asked := bytes.TrimRight(w.raw(g.from), " ")
	if !bytes.HasSuffix(asked, []byte("?")) && !bytes.HasPrefix(asked, []byte("Poll")) || !isVoters(w.raw(to-1)) || w.holdsTitle(g) {
		return false
	}
	shares := 0
	for i := g.from + 1; i < to-1; i++ {
		text := w.raw(i)
		switch {
		case w.doc.blocks[i].Region.Chrome() || w.doc.blocks[i].Kind == Heading && !w.doc.blocks[i].Weak || w.isOfTable(i):
			return false
		case bytes.HasSuffix(text, []byte("%")):
			shares += bytes.Count(text, []byte("%"))
		case len(text) > pollCount || bytes.HasSuffix(text, []byte(".")):
			return false
		}
	}
	return shares > 1
}

// isPollInLine reports a poll whose question and answers share a block, in front of the line
// that counts who answered.
func (w *walker) isPollInLine(at int32) bool {
	asked := bytes.TrimRight(w.raw(at), " ")
	_, answers, ok := bytes.Cut(asked, []byte("? "))
	return ok && len(asked) < pollSize && answers[len(answers)-1] == '%' && bytes.Count(answers, []byte("%")) > 1 && isVoters(w.raw(at+1)) &&
		!w.isOfTable(at)
}

// isVoters reports a line that counts who answered: "1,872 responses", "Total votes: 3,411".
func isVoters(line []byte) bool {
	if len(line) < 6 || len(line) > pollCount {
		return false
	}
	var buf [pollCount]byte
	line = lower(buf[:0], line)
	line = bytes.TrimPrefix(line, []byte("total "))
	if label, n, ok := bytes.Cut(line, []byte(":")); ok {
		return isVoterWord(label) && isGrouped(bytes.TrimSpace(n))
	}
	n, label, ok := bytes.Cut(line, []byte(" "))
	if more, last, ok := bytes.Cut(label, []byte(" ")); ok && (string(more) == "total" || string(more) == "people") {
		label = last
	}
	return ok && isGrouped(n) && isVoterWord(label)
}

func isVoterWord(w []byte) bool {
	switch string(w) {
	case "votes", "responses", "voters", "respondents", "participants", "answers", "voted", "people voted":
		return true
	}
	return false
}

// isGrouped reports a number with what parts its thousands.
func isGrouped(b []byte) bool {
	return len(b) > 0 && b[0] >= '0' && b[0] <= '9' && len(bytes.Trim(b, "0123456789.,k'")) == 0
}

// isFeedback reports a box that asks whether the page helped, with what to press and how
// many it did: "128 of 137 found this helpful".
func (w *walker) isFeedback(g *group) bool {
	const few = 6
	asked := w.raw(g.from)
	if n := g.to - g.from; n < 2 || n > few || len(asked) < pollCount/4 || asked[len(asked)-1] != '?' || !IsPageNote(string(asked)) {
		return false
	}
	for i := g.from + 1; i < g.to; i++ {
		text := w.raw(i)
		if w.doc.blocks[i].Kind != Button && len(text) > len("yes") && !bytes.HasSuffix(text, []byte("found this helpful")) &&
			!bytes.HasSuffix(text, []byte("found this useful")) {
			return false
		}
	}
	return true
}
