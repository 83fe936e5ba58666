package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// signature returns whom a byline names: "by Ana" and "— Ana" name Ana.
func signature(s string) string {
	s = strings.TrimSpace(strings.TrimLeft(s, "—–―-~ "))
	if name, verb, ok := cutLast(s); ok && (speechVerbs[strings.ToLower(verb)] || speechVerbs[verb+":"]) {
		s = name
	}
	if label, name, ok := strings.Cut(s, ": "); ok && fieldNames[strings.ToLower(label)] == "author" {
		return strings.TrimSpace(name)
	}
	for i := 0; i < len(s) && i < maxCredit; i++ {
		if s[i] == ' ' && i > 1 && s[i-1]|0x20 == 'y' && s[i-2]|0x20 == 'b' && credits[strings.ToLower(s[:i])] {
			return strings.TrimSpace(s[i:])
		}
	}
	return s
}

// speechVerbs are what stands between a name and what it said.
var speechVerbs = map[string]bool{"says:": true, "said:": true, "wrote:": true, "writes:": true}

// cutLast divides a text in front of its last word.
func cutLast(s string) (head, word string, ok bool) {
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), s[at+1:], true
}

// credits are what stands in front of a name that signs.
var credits = map[string]bool{"by": true, "post by": true, "postby": true, "posted by": true, "written by": true, "asked by": true, "answered by": true, "shared by": true, "submitted by": true,
	"advice by": true, "decision by": true, "opinion by": true, "review by": true, "comment by": true, "answer by": true, "question by": true, "reply by": true}

// maxCredit bounds them in bytes.
const maxCredit = 14

// signer returns the button in s that stands where the name of an author does: alone, before
// anything but pictures, the day and the stance, one of which follows; -1 if there is none.
func (r *reader) signer(s span) int {
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if _, _, ok := r.stanceAt(i); ok || t.picture || t.day != "" || r.isInitials(i) {
			continue
		}
		if t.kind == outline.Button && !r.isCardWord(i) && r.mayBeName(i) && r.leadsToCard(span{i + 1, s.to}) {
			return i
		}
		break
	}
	return -1
}

// mayBeName reports a button that says nobody what to do, and does not stand around
// again and again unless it is two names.
func (d *document) mayBeName(i int) bool {
	const often, words, window = 3, 4, 1000
	t := &d.tokens[i]
	if d.page.Outline.Blocks()[t.block].Kind != outline.Button || isCaption(t.key) || t.noise || t.sentence || !hasLetter(t.text) ||
		strings.Count(t.text, " ") >= words || len(t.text) > maxNameBytes {
		return false
	}
	if isFullName(t.text) {
		return true
	}
	n := 0
	for k := max(0, i-window); k < min(len(d.tokens), i+window); k++ {
		if o := &d.tokens[k]; o.kind == outline.Button && o.key == t.key {
			n++
		}
	}
	return n < often
}

// isFullName reports two or three capitalized words.
func isFullName(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n++; len(w) < 2 || w[0] < 'A' || w[0] > 'Z' || w[1] < 'a' || w[1] > 'z' {
			return false
		}
	}
	return n == 2 || n == 3
}

// leadsToCard reports a day or a stance in s, with no button, text nor other name and
// at most a role in front of it.
func (r *reader) leadsToCard(s span) bool {
	for i := s.from; i < s.to && i < s.from+2; i++ {
		if _, _, ok := r.stanceAt(i); ok || r.tokens[i].day != "" {
			return true
		}
		if t := &r.tokens[i]; t.kind == outline.Button || t.sentence || isFullName(t.text) || !strings.Contains(t.text, " ") {
			return false
		}
	}
	return false
}

// byline divides the text that names an author, by its punctuation or by the
// looks of its parts.
func (d *document) byline(it *item) (author, role string) {
	if author, role = authorAndRole(signature(it.text)); role != "" {
		return author, role
	}
	b := &d.page.Outline.Blocks()[d.tokens[it.at].block]
	at := strings.Index(b.Text, it.text)
	if at < 0 {
		return author, ""
	}
	for k := 1; k < len(b.Runs); k++ {
		i := int(b.Runs[k].Start) - at
		if i <= 0 || i >= len(it.text) || !setsOff(&b.Runs[k-1], &b.Runs[k]) {
			continue
		}
		name, rest := signature(it.text[:i]), strings.Trim(it.text[i:], " ,–—-()")
		if name == "" {
			continue
		}
		if strings.Contains(rest, " ") && (it.text[i] == ' ' || it.text[i-1] == ' ') {
			return name, rest
		}
		return author, ""
	}
	return author, ""
}

// setsOff reports a name that is emphasised or a link, in front of what is not,
// or not in that way.
func setsOff(name, rest *outline.Run) bool {
	switch {
	case name.Strong != rest.Strong:
		return name.Strong
	case name.Link != rest.Link:
		return name.Link != "" && rest.Link == ""
	}
	return name.Emphasis && !rest.Emphasis || !name.Emphasis && rest.Emphasis || !name.Small && rest.Small
}

// authorAndRole divides "Ana, engineer at Acme", "Ana (engineer at Acme)" and
// "Ana – engineer at Acme"; a single word behind the comma is of the name, unless it says what
// somebody does.
func authorAndRole(s string) (author, role string) {
	if rest, ok := strings.CutSuffix(s, ")"); ok {
		if author, role, ok := strings.Cut(rest, " ("); ok && author != "" && role != "" {
			return strings.TrimSpace(author), strings.TrimSpace(role)
		}
	}
	for _, joint := range [...]string{", ", " – ", " — ", " - "} {
		author, role, ok := strings.Cut(s, joint)
		author, role = strings.TrimSpace(author), strings.TrimSpace(role)
		if ok && author != "" && (strings.Contains(role, " ") || roleWords.MatchString(role)) {
			return author, role
		}
	}
	return s, ""
}

// nameList splits a line of names at the signs between them; nil for any other line.
func nameList(s string) []string {
	for _, sep := range [...]string{", ", " • ", " · ", " | ", " / "} {
		if strings.Count(s, sep) < 3 {
			continue
		}
		names := strings.Split(s, sep)
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
			if len(names[i]) > 40 || strings.Count(names[i], " ") > 2 {
				return nil
			}
		}
		return names
	}
	return nil
}

// isSignature reports an only tag behind the stance of a dated card that nobody else
// signs: no tool of the page, no link and no picture, and not behind "on".
func (d *document) isSignature(o *opinion) bool {
	if o.author != "" || o.date == "" || o.stance == "" || len(o.tags) != 1 || o.tags[0].link != "" {
		return false
	}
	at := o.tags[0].at
	if at == 0 || d.tokens[at].picture || d.tokens[at].tool >= 0 || d.tokens[at].text != o.tags[0].name {
		return false
	}
	return !endsOn(d.tokens[at-1].key)
}

// isBy reports what stands in front of the name of an author.
func isBy(key string) bool {
	switch strings.Trim(key, ":–—- ") {
	case "by", "posted by", "written by", "shared by":
		return true
	}
	return false
}

// isNumbered reports the number of a card that links to it: "#10428".
func isNumbered(key string) bool {
	return len(key) > 1 && key[0] == '#' && strings.Trim(key[1:], "0123456789") == ""
}

// isStanding reports how a site marks who writes on it: since when they are members, or
// that it knows them. It is no role of theirs.
func isStanding(key string) bool {
	key = strings.Trim(key, "✓✔☑★🏆 ")
	switch key {
	case "verified", "verified user", "verified author", "verified reviewer", "top contributor", "top author", "top writer", "top reviewer",
		"top commenter", "contributor", "new member", "pro member", "premium member":
		return true
	}
	return strings.HasPrefix(key, "member since ") || strings.HasPrefix(key, "joined ") && len(key) < len("joined september 2015 ") && holdsDigit(key)
}

// isEdit reports when a card was changed: "Edited May 30, 2021".
func isEdit(key string) bool {
	key = strings.TrimLeft(key, "( ")
	for _, verb := range [...]string{"edited ", "last edited ", "updated ", "last updated "} {
		if rest, ok := strings.CutPrefix(key, verb); ok && len(key) < 40 {
			return holdsDigit(rest)
		}
	}
	return false
}

// unbracketed drops brackets around a text.
func unbracketed(s string) string {
	if strings.HasPrefix(s, "(") && strings.IndexByte(s, ')') == len(s)-1 {
		return s[1 : len(s)-1]
	}
	return s
}

// bracketed returns the item that is all in brackets, as what somebody does stands behind
// the name; -1 without one.
func bracketed(items []item) int {
	return slices.IndexFunc(items, func(it item) bool { return !it.sentence && unbracketed(it.text) != it.text })
}

// isSigned reports a name in front of the stance of a card, at token at, that has a day
// anywhere.
func (d *document) isSigned(at int, c span) bool {
	return d.isSignedAhead(span{c.from, at}) ||
		slices.ContainsFunc(d.tokens[c.from:at], func(t token) bool { return t.isName() && t.kind == outline.Heading }) &&
			slices.ContainsFunc(d.tokens[at:c.to], func(t token) bool { return t.day != "" })
}

// isSignedAhead reports a day and whoever signs in front of the stance of a card.
func (d *document) isSignedAhead(s span) bool {
	day, name := false, false
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		day = day || t.day != ""
		name = name || t.isName() && !endsCard(t.key)
	}
	return day && name
}
