package specimen

import (
	"html"
	"strings"
)

// node is an element, a text (tag "") or markup as it is (tag "raw").
type node struct {
	tag   string
	attrs []string // name, value, …
	text  string
	kids  []*node
}

// el makes an element of strings, nodes, lists of nodes and attributes.
func el(tag string, parts ...any) *node {
	n := &node{tag: tag}
	n.append(parts...)
	return n
}

func (n *node) append(parts ...any) {
	for _, p := range parts {
		n.add(p)
	}
}

func (n *node) add(p any) {
	switch v := p.(type) {
	case attrs:
		n.attrs = append(n.attrs, v...)
	case string:
		n.kids = append(n.kids, &node{text: v})
	case *node:
		if v != nil {
			n.kids = append(n.kids, v)
		}
	case []*node:
		for _, k := range v {
			n.add(k)
		}
	}
}

type attrs []string

func at(pairs ...string) attrs { return attrs(pairs) }

// cl is a class attribute.
func cl(class string) attrs { return attrs{"class", class} }

func raw(markup string) *node { return &node{tag: "raw", text: markup} }

// style decides how a tree is written; the zero value is plain and minified.
type style struct {
	pretty   bool
	upper    bool                // tags in capitals
	unclosed bool                // optional end tags left out
	text     func(string) string // writes a text as markup; nil: escaped
}

var void = map[string]bool{"img": true, "br": true, "hr": true, "meta": true, "link": true, "input": true, "path": true}

// optionalEnd are the elements whose end tag HTML lets a page leave out.
var optionalEnd = map[string]bool{"li": true, "p": true, "td": true, "th": true, "tr": true, "dt": true, "dd": true, "option": true}

// inline elements are written without white space around them.
var inline = map[string]bool{"": true, "a": true, "span": true, "b": true, "strong": true, "em": true, "i": true,
	"img": true, "time": true, "small": true, "sup": true, "button": true, "svg": true, "code": true, "relative-time": true}

type writer struct {
	strings.Builder
	style
}

func (w *writer) node(n *node, depth int) {
	switch n.tag {
	case "":
		if w.text != nil {
			w.WriteString(w.text(n.text))
		} else {
			w.WriteString(html.EscapeString(n.text))
		}
		return
	case "raw":
		w.WriteString(n.text)
		return
	}
	w.open(n)
	if void[n.tag] {
		return
	}
	if n.tag == "title" { // holds no elements
		defer func(text func(string) string) { w.text = text }(w.text)
		w.text = nil
	}
	broken := w.pretty && !inline[n.tag] && hasBlock(n)
	for _, k := range n.kids {
		if broken && k.tag != "" {
			w.newline(depth + 1)
		}
		w.node(k, depth+1)
	}
	if broken {
		w.newline(depth)
	}
	if !(w.unclosed && optionalEnd[n.tag]) {
		w.WriteString("</" + w.name(n.tag) + ">")
	}
}

func (w *writer) newline(depth int) { w.WriteString("\n" + strings.Repeat("  ", min(depth, 40))) }

func (w *writer) name(tag string) string {
	if w.upper {
		return strings.ToUpper(tag)
	}
	return tag
}

func (w *writer) open(n *node) {
	w.WriteString("<" + w.name(n.tag))
	for i := 0; i+1 < len(n.attrs); i += 2 {
		w.WriteString(" " + w.name(n.attrs[i]) + `="` + html.EscapeString(n.attrs[i+1]) + `"`)
	}
	w.WriteString(">")
}

func hasBlock(n *node) bool {
	for _, k := range n.kids {
		if !inline[k.tag] {
			return true
		}
	}
	return false
}

// page writes a whole document.
func page(root *node, s style) []byte {
	w := &writer{style: s}
	w.WriteString("<!DOCTYPE html>")
	if s.pretty {
		w.WriteString("\n")
	}
	w.node(root, 0)
	return []byte(w.String())
}

// split writes figures as React does: 85.6<!-- -->K.
func split(figure string) *node {
	if i := len(figure) - 1; i > 0 && (figure[i] == 'K' || figure[i] == 'M' || figure[i] == 'k') {
		return raw(html.EscapeString(figure[:i]) + "<!-- -->" + figure[i:])
	}
	return &node{text: figure}
}

// icon is an image whose alternate repeats the name beside it.
func icon(name, class string) *node {
	slug := strings.ToLower(strings.ReplaceAll(name, " ", "-"))
	return el("img", at("alt", name, "src", "/img/"+slug+".png", "width", "40", "height", "40", "loading", "lazy"), cl(class))
}

// link is an anchor, or a span if there is nothing to link to.
func link(path, class string, parts ...any) *node {
	if path == "" {
		return el("span", append([]any{cl(class)}, parts...)...)
	}
	return el("a", append([]any{at("href", path), cl(class)}, parts...)...)
}

const utf8HTML = "text/html; charset=utf-8"
