package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// divide splits the page at the headings that are known.
func (r *reader) divide() {
	open := section{label: label{beginning, -1}, at: -1}
	parted := false   // the detailed comparison, by something else
	compared := false // the tools were, by their pros at least
	closeAt := func(i int) {
		open.to = i
		r.sections = append(r.sections, open)
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		l, ok := r.label(t)
		compared = compared || open.topic == detailed && t.head == pros
		if t.kind == outline.Button {
			l, ok = r.asksByButton(i)
		}
		if ok && open.topic == detailed && t.head != nothing && t.headOf >= 0 {
			continue // of a part of the detailed comparison
		}
		if ok && (open.topic == detailed && l.topic == overview && r.headsPart(i, &open) || open.topic == advice && l.topic == advice && r.isBelow(i, &open)) {
			continue
		}
		from := i + 1
		switch {
		case ok:
		case r.isForeign(i, &open):
			l, ok = label{nothing, -1}, true
			parted = open.topic == detailed
		case parted && open.topic == nothing && (t.head != nothing || t.tool >= 0) && r.levelOf(i) > 0 && r.levelOf(i) <= r.levelAt(open.at):
			l, from, ok = label{detailed, -1}, i, true
		case (open.topic == beginning || open.topic == titled || open.topic == nothing || open.topic.ofText() && r.levelOf(i) <= r.levelAt(open.at)) && r.headsColumn(i):
			l, from, ok = label{detailed, -1}, i, true
		case open.topic.ofText() && r.levelOf(i) <= r.levelAt(open.at) && r.headsFigures(i):
			l, from, ok = label{overview, -1}, i, true
		default:
			if t.head == description && compared { // of something else: each tool was described
				l, ok = label{nothing, -1}, r.levelOf(i) > 0 && r.levelOf(i) <= r.levelAt(open.at)
			} else {
				l, from, ok = r.bareLabel(t, i, open.topic, r.levelAt(open.at))
			}
			if !ok {
				continue
			}
		}
		closeAt(i)
		open = section{label: l, at: i, span: span{from: from}}
		if l.topic == answered {
			r.asked[labelKey(t.key)]++
		}
	}
	closeAt(len(r.tokens))
	r.askedTwice()
	r.sideHeads()
	r.partFigures()
	r.cut()
}

// headsPart reports whether what is called as the overview heads a part of the cards
// of tools, or a row, within the section that is open: it stands there more than
// once, in a cell, or below the heading of the section, or parts of cards follow.
func (r *reader) headsPart(i int, open *section) bool {
	if r.isBelow(i, open) || r.page.Outline.Blocks()[r.tokens[i].block].Cell.Table > 0 {
		return true
	}
	times, ends := 0, false
	for k := open.from; k < len(r.tokens); k++ {
		t := &r.tokens[k]
		if labelKey(t.key) == labelKey(r.tokens[i].key) && !t.isTab() {
			if times++; times > 1 {
				return true
			}
		}
		if k > i && !ends {
			switch t.head {
			case pros, cons, both, integrations, features:
				return true
			}
			_, ends = r.label(t)
		}
	}
	return false
}

// isBelow reports a heading below that of the section that is open.
func (d *document) isBelow(i int, open *section) bool {
	level := d.levelAt(open.at)
	return level > 0 && d.levelOf(i) > level
}

// isForeign reports whether the heading i ends the section that is open, although
// it announces nothing that is known: it stands as high as that one's heading, or
// above it, behind something that is of the section. Right behind the heading it is
// a subtitle, or an entry, unless it heads a chart only, or asks something.
func (r *reader) isForeign(i int, open *section) bool {
	t, at, level := &r.tokens[i], r.levelOf(i), r.levelAt(open.at)
	if open.topic.ofText() && headsOtherPages(t) {
		return true
	}
	if at == 0 || level == 0 || at > level || t.head != nothing || t.tool >= 0 || t.metric != "" && (open.topic == detailed || i+1 < len(r.tokens) && r.tokens[i+1].figure) || r.signsFoot(i, open) {
		return false
	}
	if level >= outline.WeakLevel {
		front := span{max(open.from, i-entriesNear), i}
		return at < level && (open.topic == advice && !r.signs(i) && !r.signsBelow(i, open) || open.topic == alternatives) && (r.hasEntries(front, level) || r.hasCard(front, level) || r.isSignedBelow(front, open))
	}
	switch open.topic {
	case detailed, answered, chosen, companies, users, integrations, features, pros, cons:
		front := span{max(open.from, i-entriesNear), i}
		if r.hasContent(front) {
			return !r.hasHeads(front, level)
		}
		return open.topic != detailed && (r.headsChart(i) || strings.HasSuffix(t.key, "?") && at == level)
	case alternatives, advice:
		front := span{max(open.from, i-entriesNear), i}
		return at < level && r.hasWords(front) && !r.hasHeads(front, at) || r.hasEntries(front, level) || open.topic == advice && r.hasCard(front, level)
	}
	return false
}

// signs reports a heading that is whoever signs a card: a name, with a day, views or a
// stance behind it or behind what they do.
func (r *reader) signs(i int) bool {
	const near = 3
	for k := i + 1; k < min(len(r.tokens), i+near) && r.tokens[i].isName(); k++ {
		if _, _, isStance := r.stanceAt(k); isStance || r.tokens[k].day != "" || endsCard(r.tokens[k].key) {
			return true
		}
	}
	return false
}

// hasContent reports something to read in s.
func (d *document) hasContent(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; !t.picture && !t.noise && t.kind != outline.Button {
			return true
		}
	}
	return false
}

// hasWords reports something to read in s that is more than the number of an entry.
func (d *document) hasWords(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; !t.picture && !t.noise && t.kind != outline.Button && hasLetter(t.text) {
			return true
		}
	}
	return false
}

// hasHeads reports a heading in s that is as high as level and not known.
func (d *document) hasHeads(s span, level uint8) bool {
	for i := s.from; i < s.to; i++ {
		if at := d.levelOf(i); at > 0 && at <= level && d.tokens[i].head == nothing && d.tokens[i].tool < 0 {
			return true
		}
	}
	return false
}

// headsChart reports a heading over a chart and nothing else.
func (d *document) headsChart(i int) bool {
	end := d.reach(i)
	if end != i+2 || !d.tokens[i+1].picture {
		return false
	}
	for _, word := range [...]string{"chart", "graph", "plot", "diagram"} {
		if strings.Contains(d.tokens[i+1].key, word) {
			return true
		}
	}
	return false
}

// entriesNear bounds the tokens that are looked through for entries.
const entriesNear = 64

// hasEntries reports several texts in s that no heading as high as level names.
func (d *document) hasEntries(s span, level uint8) bool {
	texts := 0
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].sentence {
			texts++
		}
	}
	return texts > 1 && !d.hasHeads(s, level)
}

// hasCard reports a text in s with something else beside it, that no heading as high
// as level names.
func (d *document) hasCard(s span, level uint8) bool {
	texts, others := 0, 0
	for i := s.from; i < s.to; i++ {
		switch t := &d.tokens[i]; {
		case t.noise, t.kind == outline.Button:
		case t.sentence:
			texts++
		case t.isName() || t.day != "":
			others++
		}
	}
	return texts > 0 && others > 0 && !d.hasHeads(s, level)
}

// bareLabel recognises "Pros" and the like where they head a section of the
// page: about its only tool, or about all of them where the heading of the
// detailed comparison is missing. That section then begins with the label.
func (r *reader) bareLabel(t *token, i int, in topic, level uint8) (l label, from int, ok bool) {
	l = label{t.head, -1}
	if t.head == nothing {
		return l, 0, false
	}
	if len(r.names) == 1 {
		if r.sharesBlock(i) {
			return l, 0, false
		}
		if l.topic == statistics || l.topic == description || l.topic == both {
			return label{overview, -1}, i + 1, l.topic == statistics
		}
		return label{l.topic, 0}, i + 1, true
	}
	switch {
	case in.ofText() && l.topic == description && !r.namesBehind(i):
		return l, 0, false
	case in.ofText() && r.levelOf(i) > 0 && (l.topic == both || l.topic == statistics || r.levelOf(i) <= level):
		return label{detailed, -1}, i, true
	case in == detailed, l.topic == statistics, l.topic == description, l.topic == features && r.levelOf(i) != 2, t.kind != outline.Heading:
		return l, 0, false
	case in == beginning, in == titled, in == overview, in == nothing, in == pros, in == cons, in == features, in == integrations:
		return label{detailed, -1}, i, true
	}
	return l, 0, false
}

// namesBehind reports the name of a tool, or another label, close behind token i.
func (d *document) namesBehind(i int) bool {
	const near = 6
	for k := i + 1; k < min(len(d.tokens), i+near); k++ {
		if t := &d.tokens[k]; t.tool >= 0 || t.isLabel() {
			return true
		}
	}
	return false
}

// ofText reports sections of texts and lists that a part of the detailed
// comparison does not belong to.
func (t topic) ofText() bool {
	switch t {
	case differences, advice, alternatives, related, answered, chosen, companies, users:
		return true
	}
	return false
}

// sharesBlock reports a text that stands in a row with others, as tabs do.
func (d *document) sharesBlock(i int) bool {
	at := d.tokens[i].block
	return i > 0 && d.tokens[i-1].block == at || i+1 < len(d.tokens) && d.tokens[i+1].block == at
}

// cut ends the sections whose entries have no label where the element of
// their heading ends, if what follows is no heading, and something in it is of the
// section. A section that is the last of its box and empty is not stated.
func (r *reader) cut() {
	all := make([]section, 0, len(r.sections)+2)
	for _, s := range r.sections {
		end := r.endOf(&s)
		if end < s.from || end >= s.to || r.tokens[end].kind == outline.Heading || !r.hasContent(span{end, s.to}) {
			all = append(all, s)
			continue
		}
		rest := section{label: label{overview, -1}, at: -1, span: span{end, s.to}}
		if s.topic == detailed {
			rest.topic = nothing
		}
		if s.to = end; s.empty() && !r.unfolds(s.at) {
			s.label = label{nothing, -1}
		}
		all = append(all, s, rest)
	}
	r.sections = all
}

// endOf returns where a section ends according to the markup; -1 if the markup does not show
// it.
func (d *document) endOf(s *section) int {
	if d.unfolds(s.at) {
		return max(d.reach(s.at), s.from)
	}
	switch s.topic {
	case alternatives, advice, differences, related:
		if end := d.reach(s.at); end > s.from && d.hasContent(span{s.from, end}) {
			return end // more than what is pressed beside the heading
		}
	case detailed:
		if end := d.reach(s.at); end < s.to && d.hasParts(span{s.from, end}) && !d.hasParts(span{end, s.to}) {
			return end
		}
	case pros, cons, chosen, companies, users, integrations, features:
		end := d.reach(s.at)
		if end > s.from && d.givesEntries(span{s.from, min(end, s.to)}) || end == s.from && d.endsBox(s.at) {
			return end
		}
	}
	return -1
}

// hasParts reports a tool or a label of the detailed comparison in s.
func (d *document) hasParts(s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.tool >= 0 || t.head != nothing || t.isLabel() {
			return true
		}
	}
	return false
}

// givesEntries reports list entries in s, or a statement that there are none.
func (d *document) givesEntries(s span) bool {
	names := 0
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		switch {
		case t.noise, t.kind == outline.Button:
		case t.absent, t.figure, t.picture, t.kind == outline.Item, t.kind == outline.TableCell, t.kind == outline.Description:
			return true
		default:
			names++
		}
	}
	return names > 1
}

// boxNear bounds the blocks in front of a heading that are looked through.
const boxNear = 200

// endsBox reports whether the heading i is the last of an element with sections of
// its kind in front of it, and so heads nothing.
func (d *document) endsBox(i int) bool {
	if i < 0 {
		return false
	}
	blocks, at := d.page.Outline.Blocks(), d.tokens[i].block
	level := d.levelOf(i)
	if level == 0 || level >= outline.WeakLevel || blocks[at].Cell.Table > 0 {
		return false
	}
	heads, texts := 0, 0
	low := at
	for from, to := range d.page.Outline.Enclosing(at) {
		if to > at+1 {
			return false
		}
		for ; low > max(from, at-boxNear); low-- {
			if b := &blocks[low-1]; b.Kind != outline.Heading {
				texts++
			} else if b.Level <= level {
				heads++
			}
		}
		if heads > 0 && texts > 0 {
			return true
		}
	}
	return false
}

// reach returns the end of what the heading that is, or begins with, token i heads
// by the markup; 0 if it is no heading.
func (d *document) reach(i int) int {
	if i < 0 {
		return 0
	}
	end := 0
	blocks := d.page.Outline.Blocks()
	for at := d.tokens[i].block; at >= 0 && d.start[at] == i; at-- { // headings without tokens stand in front
		if blocks[at].Kind != outline.Heading {
			continue
		}
		if part := d.tokensOf(d.page.Outline.Under(&blocks[at])); !part.empty() {
			return part.to
		}
		end = i + 1
	}
	return end
}
