package stackshare

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// vote is a pro or con with its votes.
type vote struct {
	text  string
	votes *int64
	at    int
}

// pointList is a list of pros or cons.
type pointList struct {
	points []vote
	index  foldIndex
	stated bool // the page has a place for them
	at     int  // token of that place
}

// add reads the pros or cons in s.
func (v *pointList) add(r *reader, s span) {
	if !v.stated {
		v.stated, v.at = true, s.from
		if s.empty() {
			v.at = s.from - 1
		}
	}
	for _, p := range r.readPoints(s) {
		if !v.has(p.text) {
			v.points = append(v.points, p)
		}
	}
}

func (v *pointList) has(text string) bool {
	return v.index.find(text, len(v.points), func(i int) string { return v.points[i].text }) >= 0
}

// readPoints pairs texts with the votes in front of or behind them; each token is a
// text of its own, since the outline has joined what is one.
func (r *reader) readPoints(s span) []vote {
	var list []vote
	var waiting *int64 // votes in front of their text
	numbersFirst, known, bracketed, worded := false, false, false, false
	signed := false // votes stand beside a sign or in an element: no other number is one
	s = r.behindLine(r.entriesIn(s))
	own := r.ownVotes(s)
	if list := r.votesInColumn(s); list != nil && len(own) == 0 {
		return list
	}
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if p, ok := own[i]; ok {
			list, waiting, signed = append(list, p), nil, true
			continue
		}
		text, votes := splitSigned(t.text)
		n, isVotes := votesOf(text)
		switch {
		case text == "", r.isNoPoint(t), len(list) == 0 && waiting == nil && repeatsLabel(t.key), !isVotes && (t.noise || t.kind == outline.Button):
			continue
		case isVotes:
			if !known {
				numbersFirst, known = len(list) == 0 || (len(own) > 0 || beginWithVotes(list)) && r.beginsBlock(i, s), true
			}
			bracketed = bracketed || text[0] == '('
			worded = worded || isVotesWord(r.key(afterSpace(text)))
			if numbersFirst {
				waiting = n
			} else if last := len(list) - 1; last >= 0 && list[last].votes == nil {
				list[last].takeBehind(n)
			}
			continue
		}
		if votes != nil {
			list, waiting, signed = append(list, vote{text, votes, i}), nil, true
			continue
		}
		for _, text := range votedList(text) {
			list = append(list, vote{text, waiting, i})
			waiting = nil
		}
	}
	switch {
	case !known && !signed:
		if splitVotes(list); !slices.ContainsFunc(list, func(p vote) bool { return p.votes != nil }) {
			r.votesInTitles(list)
		}
	case bracketed: // others are of one piece with their texts
		takeMissing(list, forms[0])
	case worded:
		takeMissing(list, forms[1])
	case r.signed:
		takeMissing(list, signedForm)
	case known && !signed:
		takeGlued(list, numbersFirst)
	}
	dropNumbers(list)
	return list
}

// repeatsLabel reports the label of a list of points, maybe with how many there are, in
// front of its entries.
func repeatsLabel(key string) bool {
	return hasLetter(key) && (kindWords[key] != nothing || countedTopic(key) != nothing)
}

// isNoPoint reports a token that is neither a point nor its votes, wherever it stands.
func (st *style) isNoPoint(t *token) bool {
	return t.picture || t.column || t.absent || isRank(t.key) || isVotesWord(t.key) || st.isVoteButton(t.text) || creditsReader(t.key) ||
		isTotal(t.key) || !hasAlnum(t.text)
}

// takeBehind gives a point the votes behind it, which its text may say too, for another
// size of screen.
func (p *vote) takeBehind(n *int64) {
	p.votes = n
	if said := takeVotes(vote{text: p.text}, forms[1]); said.votes != nil && *said.votes == *n {
		p.text = said.text
	}
}

// behindLine returns what is behind a line about a list, if one stands in front.
func (d *document) behindLine(s span) span {
	if s.to-s.from > 2 && d.isLine(s.from) && d.tokens[s.from+1].kind == outline.Item {
		s.from++
	}
	return s
}

// afterSpace returns the last word of a text of several.
func afterSpace(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// votedList divides a line of several points, each with its votes behind it.
func votedList(s string) []string {
	if s[len(s)-1] == ')' {
		for _, sep := range [...]string{"; ", ", "} {
			parts := strings.Split(s, ")"+sep)
			for i := range parts[:len(parts)-1] {
				parts[i] += ")"
			}
			if len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !forms[0].MatchString(p) }) {
				return parts
			}
		}
	}
	return []string{s}
}

func isVoteButton(s string) bool { return len(s) <= 8 && labeltext.IsVote(s) }

// isVoteButton reports a button for votes; "+1" is a count where others of the
// page are written so.
func (st *style) isVoteButton(s string) bool {
	return isVoteButton(s) && (s != "+1" || !st.signed)
}

// hasSigned reports counts written with a sign: "+12", "+12 Fast".
func (d *document) hasSigned() bool {
	for i := range d.tokens {
		if s := d.tokens[i].text; len(s) > 1 && s[0] == '+' {
			count, _, _ := strings.Cut(s[1:], " ")
			if _, ok := wholeNumber(count); ok && count != "1" {
				return true
			}
		}
	}
	return false
}

func isVotesWord(key string) bool {
	switch strings.TrimRight(key, ": ") {
	case "votes", "vote", "upvotes", "points", "likes", "point", "reason": // also above columns
		return true
	}
	return false
}

var votesOnly = regexp.MustCompile(`(?i)^[+(\[]?\s?(\d[\d.,]*\s?[kKmM]?)\s?(votes?(?: for)?|upvotes?|points?|likes?|pts?\.?|people agree|agree|×)?[)\]]?(?: \(\d{1,3}\s?%\))?\s?[-–—:]?$`)

// votesOf reads a text that is a count of votes.
func votesOf(s string) (*int64, bool) {
	if len(s) > 24 || s == "" {
		return nil, false
	}
	if s[0] > '9' && s[0] != '[' {
		if s = behindVotes(s); s == "" {
			return nil, false
		}
	}
	if strings.Contains(s, "\u202f") {
		s = ungrouped(s)
	}
	if n, ok := strings.CutSuffix(s, " thousand"); ok {
		s = n + "K"
	}
	if n, ok := wholeNumber(s); ok {
		return new(int64(n)), true
	}
	m := votesOnly.FindStringSubmatch(s)
	if m == nil {
		return nil, false
	}
	f, ok := shown(strings.ReplaceAll(m[1], " ", ""), "")
	if !ok || f.Value == nil {
		return nil, false
	}
	return new(int64(math.Round(*f.Value))), true
}

// behindVotes returns the count after a label, "12" for "Votes: 12"; "" if there is none.
func behindVotes(s string) string {
	if s[0]|0x20 != 'v' && s[0]|0x20 != 'u' {
		return ""
	}
	i := 0
	for i < len(s) && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' {
		i++
	}
	switch strings.ToLower(s[:i]) {
	case "votes", "vote", "upvotes":
		return strings.TrimLeft(s[i:], ": ")
	}
	return ""
}

// entryList is a list of names or values.
type entryList struct {
	entries []entry
	index   foldIndex
	stated  bool
	at      int
}

// entry is a name with its link and what stands under it.
type entry struct {
	name, link  string
	description string
	at          int
}

func (l *entryList) state(s span) {
	if !l.stated {
		l.stated, l.at = true, s.from
		if s.empty() {
			l.at = s.from - 1
		}
	}
}

// add reads names in s.
func (l *entryList) add(r *reader, s span) {
	known := l.stated
	l.state(s)
	initials := r.initials(s)
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].absent && !known && len(l.entries) == 0 {
			return // what follows is of the page
		}
		if r.listsInProse(i) {
			if l.addLinks(r, i); len(l.entries) == 0 {
				l.addUnlinked(r, i)
			}
			l.stated = known || len(l.entries) > 0
			continue
		}
		if t := &r.tokens[i]; t.isName() && !r.isIcon(i) && !initials[i] {
			for _, name := range listedNames(t.text) {
				l.put(entry{name: strings.TrimRight(name, ","), link: r.resolve(t.Link), at: i})
			}
		}
	}
}

// listsInProse reports a sentence that names what integrates with a tool, or some of it.
func (d *document) listsInProse(i int) bool {
	t := &d.tokens[i]
	return t.sentence && strings.Contains(t.key, "tools that integrate with ") && !t.noise && !t.absent
}

// addLinks reads the names in a sentence that are links to tools.
func (l *entryList) addLinks(r *reader, i int) {
	b := &r.page.Outline.Blocks()[r.tokens[i].block]
	for k := range b.Runs {
		run := &b.Runs[k]
		name := strings.TrimSpace(b.Text[run.Start:run.End])
		if link := r.resolve(run.Link); link != "" && len(name) <= maxNameBytes && r.tool(r.key(name)) < 0 {
			l.put(entry{name: name, link: link, at: i})
		}
	}
}

// addUnlinked reads the names without links that such a sentence begins with.
func (l *entryList) addUnlinked(r *reader, i int) {
	names, _, ok := strings.Cut(r.tokens[i].text, " are some of the popular tools that integrate with ")
	if !ok {
		return
	}
	for _, name := range joined.Split(names, -1) {
		if name = strings.TrimSpace(name); name != "" && len(name) <= maxNameBytes && strings.Count(name, " ") < 4 && r.tool(r.key(name)) < 0 {
			l.put(entry{name: name, at: i})
		}
	}
}

// isIcon reports a picture beside a text that says something else.
func (d *document) isIcon(i int) bool {
	t := &d.tokens[i]
	if !t.picture || isSignWord(t.key) || i+1 == len(d.tokens) {
		return t.picture && isSignWord(t.key)
	}
	next := &d.tokens[i+1]
	return next.block == t.block && !next.picture && !next.doubled
}

// isSignWord reports what signs beside the entries of lists are called.
func isSignWord(key string) bool {
	switch key {
	case "check", "checkmark", "check mark", "tick", "yes", "arrow", "bullet", "dot", "star", "chevron", "ok", "lock", "locked", "padlock":
		return true
	}
	return false
}

func (l *entryList) put(e entry) {
	if i := l.index.find(e.name, len(l.entries), func(i int) string { return l.entries[i].name }); i >= 0 {
		l.entries[i].link = cmp.Or(l.entries[i].link, e.link)
		return
	}
	l.entries = append(l.entries, e)
}

// addValues reads the entries of a list, or the values that a text joins.
func (l *entryList) addValues(r *reader, s span) {
	l.state(s)
	var texts []int
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if !t.picture && !t.absent && !t.noise && t.kind != outline.Button {
			texts = append(texts, i)
		}
	}
	for _, i := range texts {
		values := []string{r.tokens[i].text}
		if len(texts) == 1 && (r.tokens[i].kind != outline.Item || strings.Contains(r.tokens[i].text, "; ")) {
			values = splitValues(r.tokens[i].text)
		}
		for _, v := range values {
			l.put(entry{name: v, at: i})
		}
	}
}

// splitValues divides a text at "; ", else at ", " and " / ", outside of
// parentheses.
func splitValues(s string) []string {
	if strings.Contains(s, "; ") {
		return words.SplitList(s, "; ")
	}
	return words.SplitList(s, ", ", " / ")
}
