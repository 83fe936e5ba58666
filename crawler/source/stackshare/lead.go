package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// dropLeads marks as noise a line between the heading of a part and its content, which is a
// table or the names of all tools: it introduces the part.
func (r *reader) dropLeads() {
	if len(r.names) < 2 {
		return
	}
	for i := 0; i+2 < len(r.tokens); i++ {
		switch r.tokens[i].head {
		case statistics, both, integrations, features, pros, cons:
		default:
			continue
		}
		if lead := i + 1; r.levelOf(i) > 0 && r.tokens[i].headOf < 0 && r.isLine(lead) && r.isSpread(lead+1, min(r.reach(i), len(r.tokens))) {
			r.tokens[lead].noise = true
		}
	}
}

// isLine reports a sentence, or what stands in front of a colon, that is no entry of a list.
func (d *document) isLine(i int) bool {
	t := &d.tokens[i]
	return t.kind == outline.Paragraph && (t.sentence || strings.HasSuffix(t.text, ":")) && !t.picture && !t.absent && t.Link == "" &&
		d.cellOf(i).Table == 0
}

// isSpread reports a table at token i, or the name of a tool with those of all others up
// to end.
func (r *reader) isSpread(i, end int) bool {
	for i < end && (r.tokens[i].kind == outline.Button || r.tokens[i].picture && r.tokens[i].tool < 0) {
		i++
	}
	if i >= end {
		return false
	}
	if r.cellOf(i).Row == 1 {
		return true
	}
	if r.tokens[i].tool < 0 {
		return false
	}
	for tool := range r.names {
		if !r.isNamedIn(tool, span{i, end}) {
			return false
		}
	}
	return true
}

// behindLeads returns the first token from i on, before end, that is no line about what
// follows.
func (d *document) behindLeads(i, end int) int {
	for i < end && d.tokens[i].noise && d.isLine(i) {
		i++
	}
	return i
}

// leads reports a line about what follows right behind the label of that.
func (d *document) leads(i int) bool {
	return i > 0 && d.tokens[i].noise && d.tokens[i-1].head != nothing && d.isLine(i)
}

// labelInFront returns the label of a part right in front of token i, or of the
// names in front of that; -1 if none stands there.
func (d *document) labelInFront(i, from int) int {
	for i > from && d.tokens[i-1].tool >= 0 && d.tokens[i-1].head == nothing {
		i--
	}
	for i > from && (d.tokens[i-1].noise && d.isLine(i-1) || d.tokens[i-1].kind == outline.Button) {
		i--
	}
	at := i
	for at > max(from, i-mostLead) && d.isLead(at-1) {
		at--
	}
	if at > from {
		if label := &d.tokens[at-1]; label.head != nothing && label.headOf < 0 && (at == i || label.head.holdsNames()) {
			return at - 1
		}
	}
	return -1
}

// maxLead bounds a line about what follows, in bytes.
const maxLead = 120

// withoutLead drops the first of the cards of a section without days if it is a short line
// about them: names stand between it and the next text, and none behind the last, or the
// next card alone has names.
func (d *document) withoutLead(s span, cards []span, undated bool) []span {
	s.from = d.behindPressed(s)
	if !undated || len(cards) < 2 || !d.isLine(s.from) || cards[0].from > s.from || len(d.tokens[s.from].text) > maxLead {
		return cards
	}
	next := s.from + 1
	for next < s.to && !d.tokens[next].sentence {
		next++
	}
	last := s.to - 1
	for last > next && (d.tokens[last].noise || d.tokens[last].kind == outline.Button) {
		last--
	}
	switch {
	case next > s.from+1 && last >= next && d.tokens[last].sentence, cards[0].to == s.from+1 && d.hasNames(cards[1]):
		return d.undatedCards(span{s.from + 1, s.to})
	}
	return cards
}

// hasNames reports a name in s.
func (d *document) hasNames(s span) bool {
	return slices.ContainsFunc(d.tokens[s.from:s.to], func(t token) bool {
		return (t.isName() || nameList(t.text) != nil) && !t.sentence && !t.noise && t.kind != outline.Button
	})
}

// mostLead bounds the texts between a label and what it heads.
const mostLead = 4

// isLead reports a text that may say of a part what it is, or help to find something in
// it, where the entries are names or figures: a sentence, or what stands at a field of
// a form.
func (d *document) isLead(i int) bool {
	t := &d.tokens[i]
	switch {
	case t.noise, t.kind == outline.Button:
		return true
	case t.absent, t.figure, t.picture, t.tool >= 0, t.isLabel(), d.listsInProse(i), t.kind == outline.TableCell, t.kind == outline.Item,
		t.kind == outline.Heading, t.kind == outline.Term:
		return false
	}
	return t.sentence || strings.Count(t.text, " ") > 2 && t.Link == "" || strings.HasSuffix(t.key, ":")
}

// holdsNames reports topics whose entries are no texts.
func (t topic) holdsNames() bool { return t == integrations || t == statistics || t == both }

// behindLead returns where a part about topic k continues after such texts, s.from if nothing
// follows them.
func (d *document) behindLead(k topic, s span) int {
	if !k.holdsNames() {
		return s.from
	}
	for i := s.from; i < min(s.to, s.from+mostLead+1); i++ {
		if !d.isLead(i) {
			return i
		}
	}
	return s.from
}

// behindPressed returns where s continues after its controls and input fields.
func (d *document) behindPressed(s span) int {
	for i := s.from; i < min(s.to, s.from+mostLead+1); i++ {
		if t := &d.tokens[i]; !t.noise && t.kind != outline.Button && (t.sentence || !strings.HasSuffix(t.text, ":")) {
			return i
		}
	}
	return s.from
}
