package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// signsBelow reports a heading that is whoever signs the card in front of it, at its foot:
// a name, of which the element ends with what they do at most, and holds a text with a
// day, views or a stance.
func (r *reader) signsBelow(i int, open *section) bool {
	const behind = 2 // tokens
	if !r.tokens[i].isName() {
		return false
	}
	signs := false
	r.around(i, span{open.from, len(r.tokens)}, func(part span) bool {
		if part.to > i+behind {
			return false
		}
		hasText, counted := false, false
		for k := max(part.from, i-entriesNear); k < i; k++ {
			t := &r.tokens[k]
			_, _, isStance := r.stanceAt(k)
			hasText, counted = hasText || t.sentence && !t.noise, counted || isStance || t.day != "" || endsCard(t.key)
		}
		signs = hasText && counted
		return !signs
	})
	return signs
}

// signsFoot reports a heading that is whoever signs the card in front of it: a name, with
// nothing behind it in an element of that text but what they do and the day, the stance
// or the views of the card.
func (r *reader) signsFoot(i int, open *section) bool {
	const behind = 10 // tokens
	if open.topic != advice || !r.tokens[i].isName() || !r.signs(i) {
		return false
	}
	signs := false
	r.around(i, span{open.from, min(len(r.tokens), i+behind)}, func(part span) bool {
		names := 0
		for k := i + 1; k < part.to; k++ {
			t := &r.tokens[k]
			_, _, isStance := r.stanceAt(k)
			if t.sentence && !t.noise || r.levelOf(k) > 0 {
				return false
			}
			if !isStance && t.isName() && t.day == "" && !endsCard(t.key) && !isReaction(t.key) && !t.isControl() {
				names++
			}
		}
		signs = names < 2 && r.holdsText(span{max(part.from, i-entriesNear), i})
		return !signs && names < 2
	})
	return signs
}

// headsOtherPages reports a heading over what else the site has to read: "Related posts".
func headsOtherPages(t *token) bool {
	if t.kind != outline.Heading || len(t.key) > maxLabel {
		return false
	}
	first, rest, _ := strings.Cut(strings.TrimRight(t.key, ": "), " ")
	switch first {
	case "related", "suggested", "recommended", "latest", "recent", "popular", "more", "other", "featured", "trending", "similar":
	default:
		return false
	}
	what, from, ok := strings.Cut(rest, " ")
	if ok && from != "for you" && !strings.HasPrefix(from, "from ") && !strings.HasPrefix(from, "on ") && !strings.HasPrefix(from, "by ") {
		return false
	}
	switch what {
	case "posts", "articles", "stories", "reads", "reading", "news", "guides", "blogs":
		return true
	}
	return false
}

// isSignedBelow reports such a heading in s.
func (r *reader) isSignedBelow(s span, open *section) bool {
	for i := s.from; i < s.to && open.topic == advice; i++ {
		if r.levelOf(i) > 0 && r.signsBelow(i, open) {
			return true
		}
	}
	return false
}
