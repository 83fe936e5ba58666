package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// isAside reports a box of a few short texts that begins, or ends, with what a site
// says of itself: where to follow it, that it hires, asks for support, has a code, a
// film or a chat, is to be searched, and how many it counts.
func (w *walker) isAside(g *group) bool {
	const longest = 90
	for i := g.from; i < g.to; i++ {
		if len(w.raw(i)) > longest {
			return false
		}
	}
	var space [longest]byte
	n, first := g.to-g.from, string(lower(space[:0], w.raw(g.from)))
	_, pressed := w.lastPressed(g)
	switch {
	case beginsWithAny(first, followWords[:]):
		return n > 1 && n <= 3 || n == 1 && strings.ContainsAny(first, "0123456789") // more than a label
	case beginsWithAny(first, askingWords[:]):
		return n > 1 && pressed
	case strings.HasPrefix(first, "search "):
		return n > 1 && n <= 3 && w.doc.blocks[g.from+1].Kind == Button
	case strings.HasPrefix(first, "watch:"):
		return n == 1 && strings.Trim(first[len("watch:"):], " 0123456789:") == ""
	case strings.Contains(first, "use code "):
		return n == 1 && !g.tag.is(atom.P) && strings.Contains(first, "% off") // a box, and not its first line
	}
	return n > 1 && (w.invitesToChat(g) || w.countsOfSite(g) || w.isEpisode(g))
}

var (
	followWords = [...]string{"follow us", "follow @", "star us on", "find us on", "like us on"}
	askingWords = [...]string{"we are hiring", "we're hiring", "join our team", "support our work", "support us", "buy us a coffee"}
)

func beginsWithAny(s string, words []string) bool {
	for _, word := range words {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

// invitesToChat reports a box that tells how many are online and ends with what to
// press to join them.
func (w *walker) invitesToChat(g *group) bool {
	last, pressed := w.lastPressed(g)
	if !pressed || !bytes.HasPrefix(last, []byte("Join ")) {
		return false
	}
	all := w.textOf(g)
	return bytes.Contains(all, []byte(" online")) && bytes.Contains(all, []byte("embers"))
}

// countsOfSite reports nothing but counts, of tools among them, which a tool does not
// have: "1.2M developers", "7,000 tools", "40K stacks".
func (w *walker) countsOfSite(g *group) bool {
	tools := false
	for i := g.from; i < g.to; i++ {
		n, what, ok := strings.Cut(string(w.raw(i)), " ")
		if !ok || !isFigure(strings.TrimRight(n, "+")) || strings.Contains(what, " ") {
			return false
		}
		tools = tools || strings.EqualFold(what, "tools")
	}
	return tools
}

// isEpisode reports a part of a series to listen to, with how long it is and how many did.
func (w *walker) isEpisode(g *group) bool {
	all := w.textOf(g)
	return bytes.Contains(all, []byte("pisode ")) && bytes.Contains(all, []byte(" min")) && bytes.Contains(all, []byte(" listens"))
}

// asksToRecommend reports a question whether one would recommend the site, with the
// answers from 0 to 10.
func (w *walker) asksToRecommend(g *group) bool {
	const most, fewest = 13, 5
	asked := w.raw(g.from)
	if n := g.to - g.from; n < fewest || n > most || !bytes.HasSuffix(asked, []byte("?")) || !bytes.Contains(asked, []byte("recommend")) {
		return false
	}
	for i := g.from + 1; i < g.to; i++ {
		for _, c := range w.raw(i) {
			if !isDigit(c) && c != ' ' {
				return false
			}
		}
	}
	return true
}
