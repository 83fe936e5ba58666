package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// stanceAt reads token i as the badge of a card; "Decision" in front of one is
// its label.
func (r *reader) stanceAt(i int) (stance, rest string, ok bool) {
	if r.tokens[i].picture {
		return "", "", false
	}
	if r.tokens[i].key == "decision" && r.decisions {
		return "", "", false
	}
	if r.tokens[i].key == "decision" && i+1 < len(r.tokens) {
		if _, _, ok := stanceOf(&r.tokens[i+1]); ok {
			return "", "", false
		}
	}
	return stanceOf(&r.tokens[i])
}

// stanceOf reads the badge of a card, and the tags that are glued to it.
func stanceOf(t *token) (stance, rest string, ok bool) {
	key := t.key
	if label, value, ok := strings.Cut(key, ": "); ok && fieldNames[label] == "stance" {
		t := *t
		_, t.text, _ = strings.Cut(t.text, ": ")
		t.text, t.key = strings.TrimSpace(t.text), value
		return stanceOf(&t)
	}
	if key == "decision" {
		return "decided", "", true
	}
	for i := range stanceWords {
		w := &stanceWords[i]
		if !strings.HasPrefix(key, w.words) || len(key) >= maxStance {
			continue
		}
		rest := strings.TrimSpace(t.text[len(w.words):])
		if names, ok := cutOn(rest); ok && !t.sentence && (names == "" || t.day == "" && !holdsDay(key)) {
			return w.stance, names, true
		}
		return w.stance, "", rest == ""
	}
	return "", "", false
}

// stanceWords are what badges say.
var stanceWords = [...]struct{ words, stance string }{{"decided", "decided"}, {"needs advice", "needs_advice"}}

// maxStance bounds a badge with the tags that are glued to it, in bytes.
const maxStance = 400

// cutOn returns the names behind "on", which no space need part from them.
func cutOn(s string) (names string, ok bool) {
	if len(s) < len("on") || !strings.EqualFold(s[:len("on")], "on") {
		return "", false
	}
	names = s[len("on"):]
	return strings.TrimSpace(names), names == "" || names[0] < 'a' || names[0] > 'z'
}

var joined = regexp.MustCompile(`,\s*(?:and\s+)?|\s+and\s+|\s+&\s+`)

// withoutDoubles splits "PythonPythonJinjaJinja" or "Python and Jinja" into
// names.
func withoutDoubles(s string) []string {
	var names []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		n := len(s) / 2
		for n > 0 && s[:n] != s[n:2*n] {
			n--
		}
		if n == 0 {
			for _, name := range joined.Split(s, -1) {
				names = append(names, strings.TrimSpace(name))
			}
			return names
		}
		names = append(names, strings.TrimSpace(s[:n]))
		s = s[2*n:]
	}
	return names
}

// groupStances are the stances that head groups of cards. They are asked for card by card, in
// order, so that each token is looked at once.
type groupStances struct {
	r      *reader
	next   int    // the first token that was not looked at
	stance string // of the newest group; empty if no heading has said one
}

// before returns the stance that heads the card at token i; empty if there is none.
func (g *groupStances) before(i int) string {
	for ; g.next < i; g.next++ {
		if g.r.tokens[g.next].kind != outline.Heading {
			continue
		}
		if stance, rest, ok := g.r.stanceAt(g.next); ok && rest == "" {
			g.stance = stance
		}
	}
	return g.stance
}
