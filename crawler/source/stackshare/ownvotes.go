package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// ownVotes returns the points in s whose votes are set apart from them by an
// element of their own, by token; nil if these are not at least half of the points.
// Digits that nothing sets apart are of the text: "2FA out of the box".
func (r *reader) ownVotes(s span) map[int]vote {
	var found map[int]vote
	texts, alone := 0, 0
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if _, ok := votesOf(t.text); ok {
			alone++
			continue
		}
		if t.picture || t.noise || t.absent || t.kind == outline.Button || !hasLetter(t.text) {
			continue
		}
		texts++
		if p, ok := r.ownVote(i); ok {
			if found == nil {
				found = map[int]vote{}
			}
			found[i] = p
		}
	}
	if 2*(len(found)+alone) < texts {
		return nil
	}
	return found
}

// ownVote divides a point from the emphasised count at its end or its beginning.
func (r *reader) ownVote(i int) (vote, bool) {
	t := &r.tokens[i]
	b := &r.page.Outline.Blocks()[t.block]
	if len(b.Runs) < 2 || !holdsDigit(t.text) {
		return vote{}, false
	}
	runs := runsOf(t.text, b)
	n := len(runs)
	if n < 2 {
		return vote{}, false
	}
	last, before := &runs[n-1], &runs[n-2]
	if text, ok := strings.CutSuffix(t.text, strings.TrimSpace(b.Text[last.Start:last.End])); ok && setApart(last, before) {
		if p, ok := r.asVote(text, t.text[len(text):], i); ok {
			return p, true
		}
	}
	first, next := &runs[0], &runs[1]
	if text, ok := strings.CutPrefix(t.text, strings.TrimSpace(b.Text[first.Start:first.End])); ok && setApart(first, next) {
		return r.asVote(text, t.text[:len(t.text)-len(text)], i)
	}
	return vote{}, false
}

// runsOf returns the runs that hold a text of a block: a line may be of several texts.
func runsOf(text string, b *outline.Block) []outline.Run {
	for start := 0; start < min(len(b.Runs), maxRuns); {
		end := fieldEnd(b.Runs, start)
		if strings.Contains(b.Text[b.Runs[start].Start:b.Runs[end-1].End], text) {
			return b.Runs[start:end]
		}
		start = end
	}
	return nil
}

// setApart reports a run that is emphasised as the one beside it is not, in full
// size: footnotes and exponents are small.
func setApart(run, beside *outline.Run) bool {
	return !run.Small && (run.Strong && !beside.Strong || run.Emphasis && !beside.Emphasis) && !strings.HasPrefix(run.Link, "#")
}

// asVote reads a count, maybe behind the button for it: "+1 40".
func (st *style) asVote(text, count string, at int) (vote, bool) {
	count = strings.TrimSpace(count)
	if button, rest, ok := strings.Cut(count, " "); ok && st.isVoteButton(button) {
		count = rest
	}
	text = strings.TrimRight(text, " :·|–—")
	text = strings.TrimLeft(text, " ")
	if rest, ok := strings.CutPrefix(strings.TrimLeft(text, "-–—:·|"), " "); ok {
		text = strings.TrimLeft(rest, " ") // "40 – Fast"
	}
	for _, word := range [...]string{"votes ", "vote ", "upvotes ", "upvote "} { // "40 votes – Fast"
		if rest, ok := strings.CutPrefix(text, word); ok {
			text = strings.TrimLeft(rest, "-–—:·| ")
		}
	}
	if head, ok := strings.CutSuffix(text, " +1"); ok {
		text = strings.TrimSpace(head)
	}
	n, ok := votesOf(count)
	if !ok || !hasLetter(text) || st.isVoteButton(count) {
		return vote{}, false
	}
	return vote{text, n, at}, true
}

// votesInTitles takes the votes of points from what shows over them, if that of each says
// nothing else: "12 votes".
func (d *document) votesInTitles(list []vote) {
	votes := make([]*int64, len(list))
	for i, p := range list {
		count, word, ok := strings.Cut(d.tokens[p.at].Title, " ")
		n, isVotes := votesOf(count)
		if !ok || !isVotes || !isVotesWord(keyOf(word)) {
			return
		}
		votes[i] = n
	}
	for i := range list {
		list[i].votes = votes[i]
	}
}
