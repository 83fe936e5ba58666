package stackshare

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// pictures returns the names that the pictures in the block of token i give, if
// rest holds these and nothing else.
func (d *document) pictures(i int, rest string) []string {
	var names []string
	for _, m := range d.page.Outline.Blocks()[d.tokens[i].block].Images {
		name := labeltext.Pictured(m.Alt)
		after, ok := strings.CutPrefix(strings.TrimLeft(rest, " ,·•|"), name)
		if name == "" || !ok {
			return nil
		}
		names, rest = append(names, name), after
	}
	if strings.TrimSpace(rest) != "" {
		return nil
	}
	return names
}

// tags reads the names after a stance: those of its element or, where the markup does not show
// them, those between "on" and the next text.
func (r *reader) tags(at int, c span, o *opinion, taken map[int]bool) {
	limit := r.badgeAround(at, c)
	key := r.tokens[at].key
	on := endsOn(key) || key == "needs adviceon" || key == "decidedon" // glued
	if i := at + 1; i < c.to && !on && strings.HasPrefix(r.tokens[i].key, "on ") && !r.tokens[i].sentence && r.tokens[i].day == "" {
		taken[i] = true
		for _, name := range withoutDoubles(r.tokens[i].text[len("on "):]) {
			o.tag(entry{name: name, link: r.resolve(r.tokens[i].Link), at: i})
		}
		return
	}
	if i := limit.to; i < c.to && i <= at+2 && limit != c {
		if r.tokens[i].key == "on" {
			taken[i] = true
			i++
		}
		if i < c.to && (on || r.tokens[i-1].key == "on") {
			limit.to = r.elementBehind(i, at, c)
		} else if !on {
			if limit.to = r.linksBehind(i, c); limit.to == i {
				limit.to = max(r.namesBehindStance(i, at, c), r.lineOfNames(i, c, o))
				on = limit.to > i
			}
		}
	}
	if limit == c && !on {
		if chips := r.chipsBehind(at, c); chips.to > at+1 && r.isSigned(at, c) {
			limit = chips
		} else if end := max(r.namesBehindStance(at+1, at, c), r.lineOfNames(at+1, c, o)); end > at+1 {
			limit, on = span{at, end}, true
		}
	}
	for i := at + 1; i < limit.to; i++ {
		t := &r.tokens[i]
		if t.key == "on" {
			on, taken[i] = true, true
			continue
		}
		inLine := limit != c && len(o.tags) > 0 && // behind the first one
			(t.block == r.tokens[at].block || t.block == r.tokens[o.tags[len(o.tags)-1].at].block)
		if !r.mayTag(i, c, o) || !on && o.stance == "decided" && t.tool < 0 && r.resolve(t.Link) == "" && !inLine {
			return
		}
		if limit == c && !on {
			return
		}
		taken[i] = true
		r.tagNames(i, on, o)
	}
}

// tagNames adds the names of token i, which are several where commas part them behind "on".
func (r *reader) tagNames(i int, on bool, o *opinion) {
	t := &r.tokens[i]
	names := []string{t.text}
	if on && t.Link == "" && strings.Contains(t.text, ", ") {
		names = joined.Split(t.text, -1)
	}
	for _, name := range names {
		o.tag(entry{name: name, link: r.resolve(t.Link), at: i})
	}
}

// chipsBehind returns the stance at token at with the names behind it in its line.
func (d *document) chipsBehind(at int, c span) span {
	end := at + 1
	for end < c.to && d.tokens[end].block == d.tokens[at].block && d.tokens[end].isName() && d.tokens[end].day == "" && !actsOnCard(d.tokens[end].key) &&
		!roleWords.MatchString(d.tokens[end].text) {
		end++
	}
	return span{at, end}
}

// tagsBelow reads the tags of a card that stand below its text: the word "on" and
// links to tools, with their pictures.
func (r *reader) tagsBelow(c span, o *opinion, taken map[int]bool) {
	for i := c.from; i+1 < c.to; i++ {
		if r.tokens[i].key != "on" || taken[i] || r.resolve(r.tokens[i+1].Link) == "" {
			continue
		}
		taken[i] = true
		for i++; i < c.to && r.resolve(r.tokens[i].Link) != "" && r.mayTag(i, c, o); i++ {
			taken[i] = true
			o.tag(entry{name: r.tokens[i].text, link: r.resolve(r.tokens[i].Link), at: i})
		}
		return
	}
}

// tagsAtFoot reads the tags of a card that stand behind its text: an element of nothing
// but links to several tools, or names in one line that do nothing.
func (r *reader) tagsAtFoot(c span, o *opinion, taken map[int]bool) {
	hasText := false
	for i := c.from; i < c.to; i++ {
		t := &r.tokens[i]
		hasText = hasText || t.sentence && !t.noise
		if !hasText || t.sentence || taken[i] {
			continue
		}
		end := i
		if r.resolve(t.Link) == "" {
			end = r.lineOfNames(i, c, o)
		} else if r.resolve(r.tokens[i-1].Link) == "" {
			end = r.linksBehind(i, c)
		}
		for k := i; k < end; k++ {
			taken[k] = true
			o.tag(entry{name: r.tokens[k].text, link: r.resolve(r.tokens[k].Link), at: k})
		}
		if end > i {
			return
		}
	}
}

// lineOfNames returns the end of the line of several names, and nothing else, that begins with
// token i in a card whose stance is signed before it; i if it is no such line.
func (r *reader) lineOfNames(i int, c span, o *opinion) int {
	end, large := i, false
	for end < c.to && r.tokens[end].block == r.tokens[i].block {
		t := &r.tokens[end]
		if !r.mayTag(end, c, o) || t.kind == outline.Button || t.noise || t.picture || actsOnCard(t.key) || isStanding(t.key) ||
			roleWords.MatchString(t.text) {
			return i
		}
		if _, _, stance := r.stanceAt(end); stance {
			return i
		}
		large = large || words.IsCapitalized(t.text) // else pieces of one name
		end++
	}
	if o.stance == "" || end < i+2 || !large || r.start[r.tokens[i].block] != i || r.tokens[i].key == r.tokens[end-1].key ||
		!r.isSignedAhead(span{c.from, i}) {
		return i
	}
	return end
}

// mayTag reports a name that may be a further tag of a card: it is a link if the others are.
func (r *reader) mayTag(i int, c span, o *opinion) bool {
	t := &r.tokens[i]
	_, isField := r.fieldAt(i, c)
	if r.isPortrait(i, o) || i > 0 && r.isPortrait(i-1, o) {
		return false
	}
	if _, isDate := r.dateOf(i); isDate || isField || !t.isName() || t.figure || t.own != "" || endsCard(t.key) || signature(t.text) != t.text {
		return false
	}
	n := len(o.tags)
	return n == 0 || o.tags[n-1].link == "" || t.Link != "" || t.picture
}

// isPortrait reports the first letters of a name in place of a portrait, and no tag: the
// badge asks for none, or those that it has stand elsewhere.
func (d *document) isPortrait(i int, o *opinion) bool {
	if !d.isInitials(i) || d.tokens[i].Link != "" {
		return false
	}
	if n := len(o.tags); n > 0 {
		return d.tokens[o.tags[n-1].at].block != d.tokens[i].block
	}
	before := i - 1
	for before > 0 && d.tokens[before].picture {
		before--
	}
	return o.stance == "decided" && (before < 0 || !endsOn(d.tokens[before].key))
}

// endsOn reports a text that tags stand behind: "Decided on".
func endsOn(key string) bool { return key == "on" || strings.HasSuffix(key, " on") }

// looseTags reads the tags of a card that has a day and no badge: the names in the
// element, or in the line, in which one of the page's tools stands.
func (r *reader) looseTags(c span, o *opinion, taken map[int]bool) {
	if !slices.ContainsFunc(r.tokens[c.from:c.to], func(t token) bool { return t.day != "" }) {
		return
	}
	for i := c.from; i < c.to; i++ {
		t := &r.tokens[i]
		if t.sentence || t.picture && t.tool < 0 {
			continue
		}
		if t.tool >= 0 {
			for k := range r.chips(i, c) {
				taken[k] = true
				o.tag(entry{name: r.tokens[k].text, link: r.resolve(r.tokens[k].Link), at: k})
			}
			return
		}
		names := joined.Split(t.text, -1)
		if len(names) > 1 && slices.ContainsFunc(names, func(n string) bool { return r.tool(keyOf(n)) >= 0 }) {
			taken[i] = true
			for _, name := range names {
				o.tag(entry{name: strings.TrimSpace(name), link: r.resolve(t.Link), at: i})
			}
			return
		}
	}
}

// chips yields the names in the largest element around the name at i that holds
// nothing else; without such an element, those that follow and look like it.
func (d *document) chips(i int, c span) iter.Seq[int] {
	best := span{i, i + 1}
	isChip := func(k int) bool {
		t := &d.tokens[k]
		return t.isName() && t.day == "" && !endsCard(t.key) && t.own == "" && !t.figure
	}
	d.around(i, c, func(part span) bool {
		for k := part.from; k < part.to; k++ {
			if !isChip(k) {
				return false
			}
		}
		best = part
		return part != c
	})
	for alone := best.to-best.from == 1; alone && best.to < c.to; {
		t, next := &d.tokens[best.to-1], &d.tokens[best.to]
		if !isChip(best.to) || t.Link != "" && next.Link == "" && !next.picture || next.kind != t.kind && !next.picture && !t.picture ||
			next.doubled != t.doubled {
			break
		}
		best.to++
	}
	return func(yield func(int) bool) {
		for k := best.from; k < best.to; k++ {
			if !yield(k) {
				return
			}
		}
	}
}

// elementBehind returns where the largest element around token i ends that does
// not hold token at, nor a text or a date; at least the names of its line.
func (d *document) elementBehind(i, at int, c span) int {
	end := i
	for end < c.to && d.tokens[end].block == d.tokens[i].block && d.tokens[end].isName() && d.tokens[end].day == "" && !endsCard(d.tokens[end].key) {
		end++
	}
	if lines := d.nameLines(i, c); lines > end && d.isSignedAhead(span{c.from, at}) {
		return lines
	}
	d.around(i, c, func(part span) bool {
		if part.from <= at || d.holdsText(part) {
			return false
		}
		for k := part.from; k < part.to; k++ {
			if d.tokens[k].day != "" || endsCard(d.tokens[k].key) {
				return false
			}
		}
		end = part.to
		return true
	})
	return end
}

// linksBehind returns where the largest element ends that begins with token i and is
// nothing but links to pages of several tools; i without one.
func (r *reader) linksBehind(i int, c span) int {
	end := i
	r.around(i, span{i, c.to}, func(part span) bool {
		several := false
		for k := part.from; k < part.to; k++ {
			if t := &r.tokens[k]; !t.isName() || r.resolve(t.Link) == "" {
				return false
			}
			several = several || r.tokens[k].key != r.tokens[i].key
		}
		if several {
			end = part.to
		}
		return true
	})
	return end
}

// namesBehindStance returns where the names end that stand between the stance of a
// signed card, at token at, and its text, from token i on: several, or one of the
// page's tools; i without one.
func (d *document) namesBehindStance(i, at int, c span) int {
	end := d.nameLines(i, c)
	if end <= i || end == i+1 && d.tokens[i].tool < 0 || !d.isSignedAhead(span{c.from, at}) {
		return i
	}
	return end
}

// nameLines returns where the names end that stand one a line from token i to the
// text of a card; 0 if something else stands between.
func (d *document) nameLines(i int, c span) int {
	for ; i < c.to; i++ {
		t := &d.tokens[i]
		if t.sentence && !t.noise {
			return i
		}
		if !t.isName() || t.day != "" || t.own != "" || endsCard(t.key) || roleWords.MatchString(t.text) {
			return 0
		}
	}
	return 0
}

// tag adds a tag once: its picture says the same. The sign of a hashtag is not of its name.
func (o *opinion) tag(e entry) {
	if len(o.tags) >= record.MaxList { // no fact has more
		return
	}
	for n := len(o.tagKeys); n < len(o.tags); n++ {
		o.tagKeys = append(slices.Clip(o.tagKeys), keyOf(o.tags[n].name)) // not shared with other readings of the card
	}
	if len(e.name) > 1 && e.name[0] == '#' {
		e.name = e.name[1:]
	}
	key := keyOf(e.name)
	if i := slices.Index(o.tagKeys, key); i >= 0 {
		o.tags[i].link = cmp.Or(o.tags[i].link, e.link)
	} else {
		o.tags, o.tagKeys = append(o.tags, e), append(slices.Clip(o.tagKeys), key)
	}
}

// badgeAround returns the largest element around a stance that holds no text,
// date or author; c itself if it stands in none.
func (d *document) badgeAround(at int, c span) span {
	best := c
	d.around(at, c, func(part span) bool {
		for i := part.from; i < part.to; i++ {
			if _, isDate := d.dateOf(i); isDate || i < at || d.tokens[i].sentence || endsCard(d.tokens[i].key) {
				return false
			}
		}
		if part == c {
			return false
		}
		best = part
		return true
	})
	return best
}

// logos takes the pictures in c that lead to tools for tags.
func (r *reader) logos(c span, o *opinion) {
	for i := c.from; i < c.to; i++ {
		if t := &r.tokens[i]; t.picture && r.resolve(t.Link) != "" {
			o.tag(entry{name: t.text, link: r.resolve(t.Link), at: i})
		}
	}
}
