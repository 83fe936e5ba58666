package source

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unclosed is an element whose end tag was not met yet.
type unclosed struct {
	name     string
	number   int
	plain    bool // it says nothing about what it holds
	children int
	blocks   int // of the children
	text     bool
}

// wrappers returns the numbers of the start tags of elements that hold nothing
// but one other block, and say nothing about it: pages nest hundreds of these,
// and the grouping is the same without them.
func wrappers(body []byte) map[int]bool {
	found := map[int]bool{}
	var open []unclosed
	names := map[string]int{} // of open, how many of each
	z := html.NewTokenizer(bytes.NewReader(body))
	for number := 0; ; {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			if n := len(open); n > 0 && len(bytes.TrimSpace(z.Raw())) > 0 {
				open[n-1].text = true
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText() // the tags in it are counted by rewrite too
			}
			isBlock := classOf(&html.Node{DataAtom: a}) == block
			if isBlock {
				open = closeParagraph(open, names)
			}
			if n := len(open); n > 0 {
				open[n-1].children++
				if isBlock {
					open[n-1].blocks++
				}
			}
			if !isVoid(a) {
				names[string(name)]++
				open = append(open, unclosed{name: string(name), number: number, plain: isPlain(a) && !(attrs && speaks(z))})
			}
			number++
		case html.EndTagToken:
			name, _ := z.TagName()
			if names[string(name)] > 0 {
				open = closeWrapper(open, string(name), names, found)
			}
		}
	}
}

// closeParagraph closes the paragraph that a block ends, so that what follows
// counts for the element around it.
func closeParagraph(open []unclosed, names map[string]int) []unclosed {
	for i := len(open) - 1; i >= max(0, len(open)-impliedReach); i-- {
		if open[i].name == "p" {
			for _, e := range open[i:] {
				names[e.name]--
			}
			return open[:i]
		}
		if a := atom.Lookup([]byte(open[i].name)); !isFormat(a) && a != atom.Span && a != atom.A {
			return open
		}
	}
	return open
}

// closeWrapper closes the innermost element called name and all within it.
func closeWrapper(open []unclosed, name string, names map[string]int, found map[int]bool) []unclosed {
	for i := len(open) - 1; i >= 0; i-- {
		names[open[i].name]--
		if open[i].name != name {
			continue
		}
		if e := open[i]; e.plain && e.children == 1 && e.blocks == 1 && !e.text {
			found[e.number] = true
		}
		return open[:i]
	}
	return open
}

// isPlain reports elements that only group.
func isPlain(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Span, atom.Center, atom.Section, atom.Font:
		return true
	}
	return false
}

// speaks reports attributes that say something about what an element holds.
func speaks(z *html.Tokenizer) bool {
	for more := true; more; {
		var key []byte
		key, _, more = z.TagAttr()
		switch string(key) {
		case "class", "id", "data-v", "lang", "dir":
		default:
			return true
		}
	}
	return false
}
