package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// describeCards takes for the description of a tool that has none the text beside its
// figures in front of the comparison: below the heading with its name, as for all others.
func (r *reader) describeCards() {
	if len(r.names) < 2 || !slices.ContainsFunc(r.sides, func(s side) bool { return s.description.at < 0 }) {
		return
	}
	for i := range r.sections {
		s := &r.sections[i]
		if s.topic != beginning && s.topic != titled && s.topic != overview {
			continue
		}
		texts, known := make([]span, len(r.names)), map[string]bool{}
		for _, at := range r.named(s.span) {
			if tool := r.tokens[at].tool; r.levelOf(at) > 0 && texts[tool].empty() {
				if texts[tool] = r.cardText(at, s.to); !texts[tool].empty() {
					known[r.tokens[texts[tool].from].key] = true
				}
			}
		}
		if len(known) < len(r.names) {
			continue
		}
		for tool, text := range texts {
			if r.sides[tool].description.at < 0 {
				r.describe(tool, text)
			}
		}
	}
}

// maxCardText bounds the texts below a name that are looked through for one about it.
const maxCardText = 32

// cardText returns the only running text below the heading at that names a tool, before its
// figures, or after them if nothing else follows; empty if there is none.
func (d *document) cardText(at, end int) span {
	text, figures := span{}, false
	for i := at + 1; i < min(end, max(d.reach(at), at+1), at+maxCardText); i++ {
		t := &d.tokens[i]
		switch {
		case t.kind == outline.Heading || t.tool >= 0 && t.tool != d.tokens[at].tool:
			return onlyWith(text, figures)
		case t.picture, t.noise, t.kind == outline.Button:
		case t.figure || t.metric != "" || t.own != "":
			if figures = true; !text.empty() {
				return text
			}
		case t.sentence && !text.empty():
			return span{}
		case t.sentence && !t.absent:
			text = span{i, i + 1}
			for i+1 < end && d.continues(i+1) {
				i++
				text.to++
			}
		}
	}
	return onlyWith(text, figures)
}

// onlyWith returns the text of a card if that has figures.
func onlyWith(text span, figures bool) span {
	if !figures {
		return span{}
	}
	return text
}

// isCardFrame reports a token that belongs to the frame of a card: its controls, labels
// and counters, and not its text, author or tags.
func (r *reader) isCardFrame(i int) bool {
	t := &r.tokens[i]
	switch {
	case t.picture, t.key == "decision" && r.decisions, r.isCardWord(i), t.isControl(), r.isInitials(i):
		return true
	case isReaction(t.key), isBy(t.key), isNumbered(t.key), isStanding(t.key), isEdit(t.key), r.labelsDay(i), r.isOfProfile(i):
		return true
	}
	return strings.HasPrefix(t.Link, "#") && isWayUp(t.key)
}

// countsViews reports whether a count, which is a piece of token i or all of it, is one of
// views, by what stands beside it.
func (r *reader) countsViews(i int, text string, whole bool) bool {
	t := &r.tokens[i]
	if t.kind == outline.Button && !r.titledViews(t) || hasLetter(strings.TrimRight(ungrouped(text), "kKmM")) {
		return false
	}
	return strings.Contains(r.columnHead(i), "view") || whole && r.besideViews(i) || r.titledViews(t)
}

// titledViews reports a count that its element calls views: "Views", "438k views".
func (d *document) titledViews(t *token) bool {
	key := d.key(t.Title)
	return isViewsWord(key) || mentionsViews(t.Title) && isViewsWord(strings.TrimSpace(strings.Replace(key, t.key, "", 1)))
}

// isCardFigure reports a piece of token i, or all of it, that says when a card was
// written or how many people read it.
func (d *document) isCardFigure(i int, text, key string, whole bool) bool {
	t := &d.tokens[i]
	switch {
	case isAgo(key), isSlashed(text), isAuthorFigure(text, key), isNoise(key), isViewsWord(key), strings.HasSuffix(key, " comments"), t.kind == outline.Button:
		return true
	}
	return whole && (t.day != "" && strings.HasSuffix(t.key, " ago") || len(t.Time) >= 10 && len(text) < 40)
}
