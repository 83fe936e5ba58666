package stackshare

import (
	"regexp"
	"slices"
	"strings"
)

// undatedCard reads a card without date and stance: a text and its tags, and its author if the
// card shows views or votes.
func (r *reader) undatedCard(c span, items []item, o opinion) (opinion, bool) {
	items = slices.DeleteFunc(items, func(it item) bool { return it.key == "review" }) // a badge
	author, role, signed := r.wroteBy(c, items)
	if author >= 0 {
		o.author = signature(items[author].text)
	}
	if role >= 0 {
		o.role = items[role].text
	}
	for k, it := range items {
		t := &r.tokens[it.at]
		switch {
		case k == author, k == role:
		case it.sentence:
			o.text = append(o.text, it.at)
		case signed && author < 0 && !r.isToolsName(it.at): // who knows whether of a person
		case t.isName() && !isDate(t.text) && signature(t.text) == t.text || nameList(t.text) != nil:
			names := nameList(t.text)
			if names == nil {
				names = strings.Split(t.text, ", ")
			}
			for _, name := range names {
				o.tag(entry{name: name, link: r.resolve(t.Link), at: it.at})
			}
		}
	}
	if len(o.text) == 0 {
		return o, false
	}
	if len(o.tags) == 0 {
		r.logos(c, &o)
	}
	o.at = o.text[0]
	return o, true
}

// roleWords are of what people do, as "Lead at Foo".
var roleWords = regexp.MustCompile(`(?i)\b(at|engineer|developer|programmer|architect|lead|head of|c[etoi]o|founder|co-founder|manager|director|consultant|student|scientist|analyst|owner|designer|freelancer|sre|devops|vp|president)\b`)

// wroteBy finds the author and the role before the text of a card, -1 if there is none; signed
// says that the card has an author, because it shows views or votes.
func (r *reader) wroteBy(c span, items []item) (author, role int, signed bool) {
	author, role = -1, -1
	if !slices.ContainsFunc(r.tokens[c.from:c.to], func(t token) bool { return t.countsReaders() }) {
		return author, role, false
	}
	var people []int
	for k := range items {
		if items[k].sentence {
			break
		}
		if t := &r.tokens[items[k].at]; t.isName() && !r.isToolsName(items[k].at) {
			people = append(people, k)
		}
	}
	n := len(people)
	switch {
	case n > 1 && roleWords.MatchString(items[people[n-1]].text):
		return people[n-2], people[n-1], true
	case n == 1, n > 2 && r.tokens[items[people[n-1]].at+1].countsReaders():
		return people[n-1], -1, true
	}
	return author, role, true
}

// isToolsName reports the name of one of the tools, or one that leads to a tool.
func (r *reader) isToolsName(at int) bool {
	return r.tokens[at].tool >= 0 || r.resolve(r.tokens[at].Link) != ""
}

// countsReaders reports a count of views or upvotes.
func (t *token) countsReaders() bool {
	if len(t.key) > maxLabel || !holdsDigit(t.key) {
		return false
	}
	_, views := viewsOf(t.key)
	return views || strings.HasSuffix(t.key, " upvotes") || strings.HasSuffix(t.key, " upvote")
}

// countsOfViews returns the number of different view counts in s: a card shows its own for two
// sizes of screen.
func (d *document) countsOfViews(s span) int {
	last, n := "", 0
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.key != last && d.isViewsCount(i) {
			last, n = t.key, n+1
		}
	}
	return n
}

// isViewsCount reports a count of views, with the word or beside it.
func (d *document) isViewsCount(i int) bool {
	t := &d.tokens[i]
	if mentionsViews(t.text) {
		_, ok := viewsOf(t.key)
		return ok
	}
	return t.figure && d.besideViews(i)
}

// withGaps takes to each card what stands behind it, or else in front of it, if none of the
// cards has a stance or views, and the gap beside each has, and no text.
func (r *reader) withGaps(s span, cards []span) []span {
	gaps := make([]span, len(cards)+1)
	from := s.from
	for k, c := range cards {
		if r.badgesIn(c) > 0 || r.countsOfViews(c) > 0 || c.from < from {
			return cards
		}
		gaps[k], from = span{from, c.from}, c.to
	}
	gaps[len(cards)] = span{from, r.endOfGap(from, s.to)}
	dates := func(gap span) bool {
		return !r.holdsText(gap) && (r.badgesIn(gap) == 1 || r.badgesIn(gap) == 0 && r.countsOfViews(gap) == 1)
	}
	front, behind := all(gaps[:len(cards)], dates), all(gaps[1:], dates)
	if front == behind {
		return cards
	}
	list := make([]span, len(cards))
	for k, c := range cards {
		if list[k] = (span{gaps[k].from, c.to}); behind {
			list[k] = span{c.from, gaps[k+1].to}
		}
	}
	return list
}

// endOfGap returns where what stands behind the last card ends: at a text or a heading.
func (d *document) endOfGap(i, end int) int {
	const most = 16
	for end = min(end, i+most); i < end && !d.tokens[i].sentence && d.levelOf(i) == 0; {
		i++
	}
	return i
}

// withStrays adds to the cards that have days those that have none: the element
// around a stance or views outside of them.
func (r *reader) withStrays(s span, cards []span) []span {
	var list []span
	lower := s.from
	for i, k := s.from, 0; i < s.to; i++ {
		if k < len(cards) && i >= cards[k].from {
			list, lower = append(list, cards[k]), cards[k].to
			i, k = max(i, lower-1), k+1
			continue
		}
		upper := s.to
		if k < len(cards) {
			upper = cards[k].from
		}
		if best := r.strayAround(i, s, span{lower, upper}); r.holdsText(best) {
			list, lower = append(list, best), best.to
			i = max(i, lower-1)
		}
	}
	return list
}

// strayAround returns the largest element within limit around the stance or the
// views at i that holds no others.
func (r *reader) strayAround(i int, s, limit span) span {
	best := span{}
	_, _, badge := r.stanceAt(i)
	if _, views := viewsOf(r.tokens[i].key); !badge && !views {
		return best
	}
	r.around(i, s, func(part span) bool {
		if !part.within(limit) || r.countsOfViews(part) > 1 || r.badgesIn(part) > 1 {
			return false
		}
		best = part
		return true
	})
	return best
}

func (r *reader) badgesIn(s span) int {
	n := 0
	for i := s.from; i < s.to; i++ {
		if _, _, ok := r.stanceAt(i); ok {
			n++
		}
	}
	return n
}
