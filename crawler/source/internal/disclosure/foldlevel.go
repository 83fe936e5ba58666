package disclosure

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// AsksAbove reports a button that is a question, above an element that a script shows.
func AsksAbove(n *html.Node) bool {
	next := dom.NextElement(n)
	if next == nil || len(next.Attr) == 0 {
		return false
	}
	scripted := false
	for i := range next.Attr {
		switch a := &next.Attr[i]; a.Key {
		case "x-show", "v-show", "ng-show", "hidden":
			scripted = true
		case "style":
			scripted = scripted || css.DisplayOf(a.Val) == css.AsNone
		}
	}
	return scripted && strings.Contains(dom.Label(n, 2*labeltext.MaxTitle), "?")
}

// OpensBlock reports a link that leads nowhere, in front of a block: a press on it opens
// that. It asks a question, or is the title of one of several boxes.
func OpensBlock(n *html.Node, a *dom.Attributes) bool {
	if a.Href != "#" && !strings.HasPrefix(a.Href, "javascript:") {
		return false
	}
	next := dom.NextElement(n)
	if next == nil || element.ClassOf(next) != element.Block || n.Parent == nil || dom.FirstElement(n.Parent) != n {
		return false
	}
	return strings.HasSuffix(dom.Label(n, 2*labeltext.MaxTitle), "?") || TitlesFold(n)
}

// TitlesSection reports the legend of a fieldset without fields: the title of a section in
// a frame.
func TitlesSection(n *html.Node) bool {
	if n.Parent == nil || n.Parent.DataAtom != atom.Fieldset {
		return false
	}
	left := MaxTabNodes
	for c := range n.Parent.Descendants() {
		switch c.DataAtom {
		case atom.Input, atom.Select, atom.Textarea, atom.Button:
			return false
		}
		if left--; left == 0 {
			break
		}
	}
	return true
}

// BeginsSection reports an element that begins with a heading and holds more.
func BeginsSection(n *html.Node) bool {
	for range 4 {
		c := n.FirstChild
		for c != nil && (c.Type == html.CommentNode || c.Type == html.TextNode && element.Blank(c.Data)) {
			c = c.NextSibling
		}
		if c == nil || c.Type != html.ElementNode || element.ClassOf(c) != element.Block {
			return false
		}
		if level := element.HeadingLevel(c.DataAtom); level > 0 {
			return level <= 3 && dom.NextElement(c) != nil
		}
		n = c
	}
	return false
}

// OpensOnly reports a summary that says no more than that a press on it shows something.
func OpensOnly(n *html.Node) bool {
	text := dom.Label(n, labeltext.MaxMore)
	if len(text) > labeltext.MaxMore {
		return false
	}
	text = strings.Trim(strings.ToLower(text), " .…:›▸▾▼▶+")
	verb, rest, _ := strings.Cut(text, " ")
	switch verb {
	case "show", "hide", "view", "open", "expand", "toggle", "see", "reveal":
		switch strings.TrimPrefix(strings.TrimPrefix(rest, "the "), "full ") {
		case "", "details", "detail", "answer", "content", "contents", "text", "section", "it", "this section":
			return true
		}
	case "click", "tap", "press":
		return strings.HasPrefix(rest, "to ") || strings.HasPrefix(rest, "here")
	case "details":
		return rest == ""
	case "more":
		return rest == "details" || rest == "info" || rest == "information"
	case "read", "learn":
		return rest == "more"
	}
	return false
}
