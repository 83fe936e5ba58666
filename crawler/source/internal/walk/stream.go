package walk

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// stream knows the parts of a page that scripts move to their places.
type stream struct {
	segment      map[string]*html.Node // by the id of the place
	done         map[*html.Node]bool
	around       map[*html.Node]*html.Node // by the part that was moved: what it stands in now
	skipFallback bool                      // the place was just filled: what stood in for it goes
	until        *html.Node                // the comment that ends what stood in for it; nil: none is open
	holder       *html.Node                // what both stand in
}

// dropWaiting drops the open block if it says no more than that something is to
// come.
func (w *walker) dropWaiting() bool {
	o := &w.open
	if size := len(w.text) - o.text; size < len("Loading…") || size > 24 || len(w.images) > o.images || w.kind == outline.Heading {
		return false
	}
	label, ok := bytes.CutSuffix(w.text[o.text:], []byte("…"))
	if !ok {
		label, ok = bytes.CutSuffix(w.text[o.text:], []byte("..."))
	}
	if ok {
		lower := strings.ToLower(string(label))
		if what, waits := strings.CutPrefix(lower, "loading "); waits && w.kind == outline.Paragraph && strings.Count(what, " ") < 2 {
			w.drop()
			return true
		}
		switch lower {
		case "loading", "please wait", "loading, please wait":
			w.drop()
			return true
		}
	}
	return false
}

// newStream finds the calls $RC("place", "part") in body, which React writes
// beside the parts that it streams, and Marko's $af("part"), and the parts in the DOM.
func newStream(body []byte, root *html.Node) stream {
	s := stream{}
	places := map[string][]string{} // by the id of the part
	for rest := body; len(places) < 10_000; {
		i := bytes.Index(rest, []byte("$R"))
		if i < 0 {
			break
		}
		rest = rest[i+2:]
		if place, part, ok := moveCall(rest); ok {
			places[part] = append(places[part], place)
			places[place] = append(places[place], part) // $RS names the part first
		}
	}
	for rest := body; len(places) < 10_000; {
		i := bytes.Index(rest, []byte("$af("))
		if i < 0 {
			break
		}
		rest = rest[i+len("$af("):]
		if id := movedBy(rest); id != "" {
			places["af"+id] = append(places["af"+id], placePrefix+id)
		}
	}
	if len(places) == 0 {
		return s
	}
	s.segment, s.done, s.around = map[string]*html.Node{}, map[*html.Node]bool{}, map[*html.Node]*html.Node{}
	s.find(root, places)
	return s
}

// moveCall reads `C("B:0","S:0"`.
func moveCall(b []byte) (place, part string, ok bool) {
	b = b[:min(len(b), 200)]
	if len(b) < 3 || b[1] != '(' {
		return "", "", false
	}
	fields := strings.SplitN(string(b[2:]), `"`, 5)
	if len(fields) < 5 || fields[0] != "" || strings.TrimSpace(fields[2]) != "," {
		return "", "", false
	}
	return fields[1], fields[3], true
}

// placePrefix begins the id of the place that Marko keeps for a part.
const placePrefix = "afph"

func isPlace(id string) bool { return strings.HasPrefix(id, placePrefix) }

// movedBy reads what Marko's call `$af(` moves: a number, or a name in quotes.
func movedBy(b []byte) string {
	b = bytes.TrimLeft(b[:min(len(b), 40)], `"'`)
	end := bytes.IndexAny(b, `"',)`)
	if end < 0 {
		return ""
	}
	return string(b[:end])
}

// moveIn reads the part that is streamed for the place n, if there is one.
func (w *walker) moveIn(n *html.Node, place string) bool {
	target := w.stream.segment[place]
	if target == nil || w.stream.done[target] {
		return false
	}
	w.stream.done[target] = true
	w.stream.around[target] = n.Parent
	w.flush()
	w.children(target)
	w.flush()
	return true
}

func (s *stream) find(n *html.Node, places map[string][]string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if id := element.Attr(c, "id"); id != "" && c.DataAtom != atom.Template {
			for _, place := range places[id] {
				s.segment[place] = c
			}
			if len(places[id]) > 0 {
				reopen(c)
			}
		}
		s.find(c, places)
	}
}

// reopen moves into the part n what stands between it and the script that moves it: an end
// tag too many closed the part before its end.
func reopen(n *html.Node) {
	const near = 64
	end := n.NextSibling
	for left := near; end != nil && left > 0 && (end.Type != html.ElementNode || element.Attr(end, "id") == ""); left-- {
		if end.DataAtom == atom.Script {
			break
		}
		end = end.NextSibling
	}
	if end == nil || end == n.NextSibling || end.DataAtom != atom.Script || element.Attr(end, "src") != "" {
		return
	}
	for n.NextSibling != end {
		c := n.NextSibling
		n.Parent.RemoveChild(c)
		n.AppendChild(c)
	}
}

// afterFallback returns the last node of what stood in place of a streamed
// part: the one before the comment that ends it, else n itself. A comment that
// stands in an element behind n, since that was not closed, ends it for addText.
func (s *stream) afterFallback(n *html.Node) *html.Node {
	s.holder = n.Parent
	for s.holder.DataAtom == atom.P && s.holder.Parent != nil {
		s.holder = s.holder.Parent // the next paragraph ends this one
	}
	s.skipFallback, s.until = false, endOfFallback(n, s.holder)
	if s.until != nil && s.until.Parent == n.Parent {
		n, s.until = s.until, nil
	}
	return n
}

// endOfFallback returns the comment after n that ends a fallback; nil if there is none near in
// holder. It descends only into elements that may be left open.
func endOfFallback(n, holder *html.Node) *html.Node {
	const near = 64
	down := false
	for range near {
		switch {
		case down && n.FirstChild != nil && mayStayOpen(n):
			n = n.FirstChild
		default:
			for n.NextSibling == nil {
				if n = n.Parent; n == holder {
					return nil
				}
			}
			n = n.NextSibling
		}
		down = true
		switch {
		case n.Type == html.ElementNode && element.HeadingLevel(n.DataAtom) > 0:
			return nil
		case n.Type != html.CommentNode:
		case strings.TrimSpace(n.Data) == "/$":
			return n
		case strings.HasPrefix(n.Data, "$"):
			return nil // another one begins
		}
	}
	return nil
}

// mayStayOpen reports an element without a word on its being shown whose end tag
// pages leave out.
func mayStayOpen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Td, atom.Th, atom.Tr, atom.Div, atom.Span:
		return css.DisplayOf(element.Attr(n, "style")) != css.AsNone && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
			return a.Key == "hidden" || a.Key == "aria-hidden"
		})
	}
	return false
}

// afterToolbar returns the end of what an archive of pages has put into the page, if
// the comment c begins it, else c.
func afterToolbar(c *html.Node) *html.Node {
	const begin, end = " BEGIN WAYBACK TOOLBAR INSERT ", " END WAYBACK TOOLBAR INSERT "
	if c.Data != begin {
		return c
	}
	for last, left := c.NextSibling, 32; last != nil && left > 0; last, left = last.NextSibling, left-1 {
		if last.Type == html.CommentNode && last.Data == end {
			return last
		}
	}
	return c
}
