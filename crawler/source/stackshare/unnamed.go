package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// other heads parts of a card that are not read.
const other = summary + 1

// headUnknown finds unknown labels in s: the same short text in the cards of several tools, at
// the place of a label, with something after it. That decides what they head.
func (r *reader) headUnknown(s span) {
	if len(r.names) < 2 {
		return
	}
	var order []string
	groups := map[string][]int{}
	stretch := map[string]int{} // in which a key stood last
	for _, c := range r.mayHeadCards(s) {
		key := labelKey(r.tokens[c.at].key)
		if groups[key] == nil {
			order = append(order, key)
		} else if stretch[key] == c.stretch {
			continue
		}
		groups[key], stretch[key] = append(groups[key], c.at), c.stretch
	}
	for _, key := range order {
		group := groups[key]
		if len(group) < 2 || len(group) > len(r.names) {
			continue
		}
		if head := r.headedBy(group, s); head != nothing {
			for _, at := range group {
				r.tokens[at].head = head
			}
		}
	}
}

// unnamedHead is a text that may be a label nobody knows, in one of the stretches between
// names and labels.
type unnamedHead struct{ at, stretch int }

// mayHeadCards returns the short texts in s behind the name of a tool, its
// description or its figures, and the headings as high as those of the parts of
// cards.
func (d *document) mayHeadCards(s span) []unnamedHead {
	var list []unnamedHead
	stretch := 0
	levels := d.levelsOfHeads(s)
	inFront := false // only the description and figures of a tool stand behind its name
	last := -1       // token that is no decoration
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if t.picture || t.noise {
			continue
		}
		level := d.levelOf(i)
		if d.mayHeadPart(i, s) && (levels>>level&1 > 0 || inFront && d.endsField(last)) {
			list = append(list, unnamedHead{i, stretch})
		}
		last = i
		switch {
		case t.tool >= 0, t.metric != "", t.own != "", t.head == description, t.head == statistics:
			inFront = true
			stretch++
		case t.head != nothing:
			inFront = false
			stretch++
		}
	}
	return list
}

// mayHeadPart reports a short text that is nothing else, with something behind it.
func (d *document) mayHeadPart(i int, s span) bool {
	t := &d.tokens[i]
	if len(t.key) > maxWord || t.sentence || t.tool >= 0 || t.Link != "" || t.isLabel() || t.day != "" || !t.isName() || i+1 >= s.to {
		return false
	}
	next := &d.tokens[i+1]
	return !next.isLabel() && next.tool < 0 && !next.noise && (!next.figure || next.absent) // "Fast 12" is a point
}

// endsField reports a token behind which a label may stand.
func (d *document) endsField(i int) bool {
	t := &d.tokens[i]
	return t.tool >= 0 || t.sentence || t.absent || t.own != "" || t.figure && i > 0 && d.tokens[i-1].metric != ""
}

// levelsOfHeads returns a bit for each level of the headings in s that head parts
// of cards.
func (d *document) levelsOfHeads(s span) uint {
	levels := uint(0)
	for i := s.from; i < s.to; i++ {
		if level := d.levelOf(i); level > 0 && level < outline.WeakLevel && d.tokens[i].head != nothing {
			levels |= 1 << level
		}
	}
	return levels
}

// headedBy decides by the content after labels what they head: several short texts in a card
// are features, a text right below the name of the tool is its description; nothing if they may
// not be labels.
func (d *document) headedBy(group []int, s span) topic {
	several, texts, alike, key := false, 0, false, d.tokens[group[0]].key
	for _, i := range group {
		body := span{i + 1, i + 1}
		for body.to < min(s.to, i+entriesNear) && !d.tokens[body.to].isLabel() && d.tokens[body.to].tool < 0 &&
			(body.to == i+1 || !d.sameLooks(i, body.to) || d.levelOf(i) == 0) {
			body.to++
		}
		values, sentences := d.valuesIn(body)
		several = several || values > 1
		texts += sentences
		alike = alike || d.sameLooks(i, i+1) && !d.tokens[i+1].absent && (values == 1 || body.to-body.from > 1)
	}
	switch {
	case alike && (!isFeaturesLabel(key) || d.tokens[group[0]].kind == outline.Item):
		return nothing
	case texts == 0 && d.headsOf(s, features) == 0 && (several || isFeaturesLabel(key)):
		return features
	case texts == len(group) && !several && d.headsOf(s, description) == 0 && d.tokens[group[0]-1].tool >= 0:
		return description
	}
	return other
}

// sameLooks reports tokens in elements of one kind.
func (d *document) sameLooks(i, k int) bool {
	a, b := &d.tokens[i], &d.tokens[k]
	blocks := d.page.Outline.Blocks()
	return a.kind == b.kind && blocks[a.block].Strong == blocks[b.block].Strong && blocks[a.block].Level == blocks[b.block].Level
}

// valuesIn counts the short texts in s, of which a line may join several, and the
// running texts.
func (d *document) valuesIn(s span) (values, texts int) {
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		if t.picture || t.noise || t.absent {
			continue
		}
		if list := splitValues(t.text); len(list) > 1 && strings.Contains(t.text, ";") && !strings.Contains(t.text, ". ") {
			values += len(list)
		} else if t.sentence {
			texts++
		} else {
			values++
		}
	}
	return values, texts
}

// isFeaturesLabel reports a label with a word for what a tool offers.
func isFeaturesLabel(key string) bool {
	for _, word := range [...]string{"feature", "highlight", "capabilit", "at a glance", "in short", "in brief", "you get", "selling point", "offer", "include", "inside", "key point", "good to know"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}
