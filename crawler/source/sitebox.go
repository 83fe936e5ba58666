package source

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// siteBoxSize bounds the text of a box by which a site counts, asks or hurries its
// visitors, siteBoxBlocks its blocks.
const (
	siteBoxSize   = 200
	siteBoxBlocks = 5
)

// isSiteBox reports a small box that is of the site and not of the page: how often the
// page was read and passed on, how long an offer lasts, that one should sign up.
func (w *walker) isSiteBox(g *group) bool {
	n := g.to - g.from
	if n > siteBoxBlocks || w.isOfTable(g.from) || isListTag(g.tag) {
		return false
	}
	for i := g.from; i < g.to; i++ {
		if b := &w.doc.blocks[i]; b.Kind == Heading && (b.Level < 3 || !b.Weak && n < 2) {
			return false
		}
	}
	return n == 1 && isCounterLine(w.raw(g.from)) || n > 1 && (w.isCountdown(g) || w.asksToSignUp(g) || w.sellsAccount(g)) || w.isAside(g)
}

// isCounterLine reports a line of nothing but counts, of how often a page was passed on
// among them: "12,345 views · 1.2K shares".
func isCounterLine(line []byte) bool {
	if len(line) < len("1 view 1 share") || len(line) > siteBoxSize/2 || !bytes.Contains(line, []byte("hare")) {
		return false
	}
	counts, shared := 0, false
	figure := ""
	for word := range strings.FieldsSeq(string(line)) {
		switch word = strings.ToLower(strings.Trim(word, "·•|,")); {
		case word == "":
		case figure == "" && joint.IsFigure(word):
			figure = word
		case figure == "":
			return false
		default:
			switch word {
			case "shares", "share":
				shared = true
			case "views", "view", "reads", "likes", "claps", "comments", "reactions", "saves":
			default:
				return false
			}
			figure = ""
			counts++
		}
	}
	return counts > 1 && shared && figure == ""
}

// isCountdown reports a short line and a clock that runs: "Offer ends in 02d:13h:45m".
func (w *walker) isCountdown(g *group) bool {
	if g.to-g.from > 3 || !isClock(w.raw(g.to-1)) {
		return false
	}
	text := string(lower(nil, w.raw(g.from)))
	if len(text) > siteBoxSize/3 {
		return false
	}
	for _, word := range [...]string{" ends", " end ", "ending", " left", "starts", "begins", "expires", "hurry"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// isClock reports hours, minutes and the like: "02d:13h:45m", "12 : 07 : 44".
func isClock(text []byte) bool {
	const long = 48
	digits, parts := 0, 0
	for i, c := range text {
		switch {
		case words.IsDigit(c):
			digits++
			if i == 0 || !words.IsDigit(text[i-1]) {
				parts++
			}
		case c != ' ' && c != ':' && !words.IsLetter(c):
			return false
		}
	}
	if parts < 2 || len(text) > long {
		return false
	}
	units := bytes.IndexByte(text, ':') >= 0 || bytes.Contains(text, []byte("h")) && bytes.Contains(text, []byte("m"))
	letters := bytes.Trim(bytes.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ':' || r == ' ' {
			return -1
		}
		return r
	}, text), "dhms")
	spelt := string(bytes.ToLower(letters))
	for _, unit := range [...]string{"days", "day", "hours", "hour", "hrs", "minutes", "mins", "min", "seconds", "secs", "sec"} {
		spelt = strings.ReplaceAll(spelt, unit, "")
	}
	return digits <= 2*parts+1 && units && strings.Trim(spelt, "dhms") == ""
}

// asksToSignUp reports a box of short lines that ends with what to press to open an
// account, and says so in front: "Sign up to see more. [Sign up with GitHub]".
func (w *walker) asksToSignUp(g *group) bool {
	last, pressed := w.lastPressed(g)
	if !pressed || !opensAccount(last) {
		return false
	}
	asked := false
	for i := g.from; i < g.to-1; i++ {
		text := w.raw(i)
		if len(text) > siteBoxSize/2 {
			return false
		}
		asked = asked || opensAccount(text)
	}
	return asked
}

// opensAccount reports a text that begins with opening an account.
func opensAccount(text []byte) bool {
	const longest = 24
	return accountLexicon.Head(string(text[:min(len(text), longest)])) >= 0
}

var accountLexicon = words.NewLexicon("sign up", "sign in", "log in", "create an account", "create your", "create a free", "join for free", "register")
