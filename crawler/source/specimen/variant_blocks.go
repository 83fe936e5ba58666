package specimen

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

type headStyle int

// How headings are made.
const (
	plainHeads headStyle = iota
	roleHeads            // div role=heading
	boldHeads            // below the second level only bold
	mixedHeads           // one or the other
)

type pairStyle int

// How labels stand with their values.
const (
	spanPairs pairStyle = iota
	valueFirst
	dlPairs
	rowPairs
	colonPairs
	cardPairs
)

type listStyle int

// What lists are made of.
const (
	ulList listStyle = iota
	olList
	divList
	roleList
)

// heading writes a heading of a level from 1.
func (v *varier) heading(level int, parts ...any) *node {
	s := v.heads
	if s == mixedHeads {
		s = headStyle(v.IntN(2))
	}
	n := min(level+v.shift, 6)
	if level == 1 {
		n = 1 + v.shift/2
	}
	all := append([]any{v.class()}, parts...)
	switch {
	case s == roleHeads && level > 1:
		return el("div", append([]any{at("role", "heading", "aria-level", fmt.Sprint(n))}, all...)...)
	case s == boldHeads && level > 2:
		return el("div", v.class(), el(v.pick("strong", "b"), parts...))
	}
	return el(fmt.Sprintf("h%d", n), all...)
}

// section is a heading with what belongs to it.
func (v *varier) section(level int, heading string, parts ...any) *node {
	if v.details && level > 1 && v.one(2) {
		summary := el("summary", v.heading(level, heading))
		if v.one(2) {
			summary = el("summary", heading)
		}
		d := el("details", append([]any{summary}, parts...)...)
		if v.one(2) {
			d.attrs = at("open", "")
		}
		return d
	}
	if v.accordions && level == 2 {
		return v.accordion(level, heading, parts)
	}
	h := v.heading(level, heading)
	switch v.IntN(3) {
	case 0:
		return el("section", append([]any{v.class(), h}, parts...)...)
	case 1:
		return el("div", v.class(), el("div", v.class(), h), el("div", append([]any{v.class()}, parts...)...))
	}
	return el("div", append([]any{h}, parts...)...)
}

// figure writes a number, whole or in pieces.
func (v *varier) figure(s string) *node {
	i := len(s) - 1
	if i < 1 || !strings.ContainsRune("KkMm", rune(s[i])) {
		return el("span", v.class(), s)
	}
	body, suffix := s[:i], s[i:]
	whole, rest, dotted := strings.Cut(body, ".")
	var markup string
	switch v.splitter {
	case 0:
		markup = body + "<!-- -->" + suffix
	case 1:
		markup = body + "&#8201;" + suffix
	case 2:
		markup = body + "&nbsp;" + suffix
	case 3:
		markup = whole + "<!-- -->" + strings.TrimPrefix(s, whole)
	case 4:
		if dotted {
			markup = "<span>" + whole + "</span>.<span>" + rest + "</span>" + suffix
		} else {
			markup = "<b>" + body + "</b>" + suffix
		}
	case 5:
		markup = "<b>" + body + "</b><small>" + suffix + "</small>"
	default:
		markup = html.EscapeString(s)
	}
	return el("span", v.class(), raw(markup))
}

// labelled is a value under a label.
type labelled struct {
	label string
	value *node
}

// labels writes pairs of label and value.
func (v *varier) labels(pairs []labelled) *node {
	switch v.pairs {
	case dlPairs:
		dl := el("dl", v.class())
		for _, p := range pairs {
			dl.append(el("dt", p.label), el("dd", p.value))
		}
		return dl
	case rowPairs:
		t := el("tbody")
		for _, p := range pairs {
			t.append(el("tr", el(v.pick("th", "td"), p.label), el("td", p.value)))
		}
		return el("table", v.class(), t)
	}
	box := el("div", v.class())
	for _, p := range pairs {
		box.append(v.label(p))
	}
	return box
}

func (v *varier) label(p labelled) *node {
	switch v.pairs {
	case valueFirst:
		return el("div", v.class(), el("div", v.class(), p.value), el("div", v.class(), p.label))
	case colonPairs:
		return el("p", el("strong", p.label+":"), " ", p.value)
	case cardPairs:
		return el("div", v.class(), el("div", v.class(), p.label), el("div", v.class(), p.value))
	}
	return el("div", v.class(), el("span", v.class(), p.label), el("span", v.class(), p.value))
}

// list writes items.
func (v *varier) list(items []*node) *node {
	each := make([][]*node, len(items))
	for i, item := range items {
		each[i] = []*node{item}
	}
	return v.listOf(each)
}

// listOf writes items of several parts each.
func (v *varier) listOf(items [][]*node) *node {
	outer, inner := "ul", "li"
	var extra attrs
	switch v.lists {
	case olList:
		outer = "ol"
	case divList:
		outer, inner = "div", "div"
	case roleList:
		outer, inner, extra = "div", "div", at("role", "listitem")
	}
	n := el(outer, v.class())
	if extra != nil {
		n.attrs = append(n.attrs, "role", "list")
	}
	for _, item := range items {
		n.append(el(inner, extra, v.class(), item))
	}
	return n
}

// prose writes a paragraph.
func (v *varier) prose(text string) *node {
	switch v.IntN(6) {
	case 0:
		return el("div", v.class(), text)
	case 1:
		return el("p", el("span", v.class(), text))
	case 2:
		if i := strings.Index(text, " "); i > 0 && !strings.ContainsAny(text[:i], "0123456789:") {
			return el("p", el(v.pick("em", "span", "strong"), text[:i]), text[i:])
		}
	}
	return el("p", v.class(), text)
}

// name writes a tool with its icon, whose alternate repeats it.
func (v *varier) name(r Ref) *node {
	parts := []any{v.class()}
	if !v.one(3) {
		parts = append(parts, el("img", at("alt", r.Name, "src", "/i/"+fmt.Sprint(v.IntN(9999))+".webp")))
	}
	parts = append(parts, el("span", r.Name))
	if r.Path == "" {
		return el("span", parts...)
	}
	return el("a", append([]any{at("href", r.Path)}, parts...)...)
}

// shuffled returns the nodes in another order, if the variant shuffles.
func (v *varier) shuffled(nodes ...*node) []*node {
	nodes = slices.DeleteFunc(nodes, func(n *node) bool { return n == nil })
	if v.note(v.one(2), "shuffled") {
		v.Shuffle(len(nodes), func(i, j int) { nodes[i], nodes[j] = nodes[j], nodes[i] })
	}
	return nodes
}
