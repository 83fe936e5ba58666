package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// fewestHeads is how many headings of a chapter say what stands under all of them: two
// may have the same text by chance.
const fewestHeads = 3

// maxRefrain bounds what stands under every heading, in bytes, and mostRefrains how many
// tokens of it.
const (
	maxRefrain   = 40
	mostRefrains = 4
)

// dropRefrains drops the short texts that stand right behind every heading of a chapter, as
// "Copy link" or "New": they are of the site, whatever they say.
func (r *reader) dropRefrains() {
	var heads [outline.WeakLevel][]int // by level, those of the chapter
	var dropped map[int]bool
	end := func(level uint8) {
		for ; int(level) < len(heads); level++ {
			if len(heads[level]) >= fewestHeads {
				dropped = r.repeatedTails(heads[level], dropped)
			}
			heads[level] = heads[level][:0]
		}
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.kind != outline.Heading || t.picture {
			continue
		}
		level := r.levelOf(i)
		if level == 0 || int(level) >= len(heads) {
			continue
		}
		end(level + 1)
		if n := len(heads[level]); n == 0 || r.tokens[heads[level][n-1]].block != t.block {
			heads[level] = append(heads[level], i)
		}
	}
	end(0)
	if dropped != nil {
		r.dropTokens(func(i int) bool { return dropped[i] })
	}
}

// repeatedTails adds the tokens behind the headings of a chapter that are the same behind all
// of them, in front of something else.
func (r *reader) repeatedTails(heads []int, dropped map[int]bool) map[int]bool {
	n := 0
	for n < mostRefrains && r.sameBehind(heads, n+1) {
		n++
	}
	if n == 0 || !r.headUnlike(heads) {
		return dropped
	}
	for _, i := range heads {
		if next := i + n + 1; next >= len(r.tokens) || r.tokens[next].kind == outline.Heading {
			return dropped // it is all that stands there
		}
	}
	if dropped == nil {
		dropped = map[int]bool{}
	}
	for _, i := range heads {
		for k := 1; k <= n; k++ {
			dropped[i+k] = true
		}
	}
	return dropped
}

// headUnlike reports headings of several things: below the names of tools, or below "Pros"
// for each of them, the same entry or label may well come first.
func (r *reader) headUnlike(heads []int) bool {
	things, topics, named := 0, map[topic]bool{}, false
	for _, i := range heads {
		t := &r.tokens[i]
		switch l, ok := r.label(t); {
		case ok:
			topics[l.topic] = true
		case t.head != nothing:
			topics[t.head] = true
		case t.tool >= 0:
			named = true
		default:
			things++
		}
	}
	if named {
		things++
	}
	return things+len(topics) >= fewestHeads
}

// sameBehind reports the same text of no meaning k tokens behind each heading.
func (r *reader) sameBehind(heads []int, k int) bool {
	for _, i := range heads {
		if i+k >= len(r.tokens) || r.tokens[i+k].key != r.tokens[heads[0]+k].key || r.tokens[i+k].kind != r.tokens[heads[0]+k].kind {
			return false
		}
	}
	return r.isRefrain(heads[0] + k)
}

// isRefrain reports a short text that may be of the site: it is no label, value or name
// that is known.
func (r *reader) isRefrain(i int) bool {
	t := &r.tokens[i]
	switch t.kind {
	case outline.Heading, outline.TableCell, outline.Term, outline.Description:
		return false
	}
	switch {
	case len(t.text) > maxRefrain, t.sentence && t.Link == "": // it is prose
		return false
	case t.absent, t.figure, t.metric != "", t.own != "", t.day != "": // it is a value, or its label
		return false
	case t.head != nothing, t.tool >= 0: // it heads a section, or names a tool
		return false
	case strings.HasSuffix(t.text, ":"), fieldNames[labelKey(t.key)] != "", roleWords.MatchString(t.text), endsCard(t.key): // it is of a card
		return false
	}
	_, _, isStance := r.stanceAt(i)
	return !isStance && (t.noise || r.resolve(t.Link) == "")
}
