package specimen

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"html"
	"math/rand/v2"
	"strconv"
	"strings"
)

// varier makes the choices of one variant. Choices that a designer makes once
// for a site (how headings or pairs look) are made once; others each time.
type varier struct {
	*rand.Rand
	notes      []string
	heads      headStyle
	pairs      pairStyle
	lists      listStyle
	tables     tableStyle
	shift      int // of heading levels
	details    bool
	prefix     string // of class names
	splitter   int
	hyphens    bool
	entities   bool
	point      pointStyle
	shapes     articleShapes
	doubled    bool // texts for small screens stand beside those for large ones
	twofold    bool // and so do the figures of overviews, each beside its own
	accordions bool // sections are closed
	boxes      bool // between sections, which are none of the content
	translated bool // by a browser
	torn       bool // words are, as editors do
}

func newVarier(name string, seed uint64) *varier {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // never fails
	v := &varier{Rand: rand.New(rand.NewPCG(seed, h.Sum64()))}
	v.heads = choose(v, "headings", plainHeads, plainHeads, roleHeads, boldHeads, mixedHeads)
	v.pairs = choose(v, "pairs", spanPairs, valueFirst, dlPairs, rowPairs, colonPairs, cardPairs)
	v.lists = choose(v, "lists", ulList, olList, divList, roleList)
	v.tables = choose(v, "tables", headTable, bodyTable, boldTable, ariaTable, divTable)
	v.shift = v.IntN(3)
	v.details = v.note(v.one(5), "details")
	v.splitter = v.IntN(7)
	v.hyphens = v.note(v.one(4), "soft hyphens")
	v.entities = v.note(v.one(4), "entities")
	v.doubled = v.note(v.one(4), "doubled")
	v.twofold = v.note(v.one(5), "twofold figures")
	v.accordions = v.note(v.one(6), "accordions")
	v.boxes = v.note(v.one(5), "boxes")
	v.translated = v.note(v.one(9), "translated")
	v.torn = v.note(v.one(9), "torn words")
	v.point = v.pointStyle()
	v.prefix = []string{"css-", "sc-", "_", "tw-", "MuiBox-root-", ""}[v.IntN(6)]
	return v
}

// one is true once in n.
func (v *varier) one(n int) bool { return v.IntN(n) == 0 }

func (v *varier) note(on bool, what string) bool {
	if on {
		v.notes = append(v.notes, what)
	}
	return on
}

// choose picks a style and notes which.
func choose[T ~int](v *varier, what string, from ...T) T {
	t := from[v.IntN(len(from))]
	v.notes = append(v.notes, fmt.Sprintf("%s %d", what, int(t)))
	return t
}

// class marks an element for dress.
func (v *varier) class() attrs { return attrs{"class", ""} }

// dress gives marked elements hashed class names: the same to elements that
// stand at the same place of the same structure, as components have.
func (v *varier) dress(n *node, path string, salt uint64) {
	path += "/" + n.tag
	for i := 0; i+1 < len(n.attrs); i += 2 {
		if n.attrs[i] == "class" && n.attrs[i+1] == "" {
			h := fnv.New64a()
			fmt.Fprint(h, salt, path) // never fails
			n.attrs[i+1] = v.prefix + "x" + strconv.FormatUint(h.Sum64(), 36)[:6]
		}
	}
	for _, k := range n.kids {
		v.dress(k, path, salt)
	}
}

// document is a page before it is put together.
type document struct {
	title    string // of the window
	lang     string
	crumbs   []string
	head     []*node
	top      []*node // what stays in front, such as the title
	sections []*node // in order
	last     []*node // what ends the content
}

// assemble surrounds a document with what sites have around their content.
func (v *varier) assemble(d document) Rendering {
	main := el(v.pick("main", "div", "div", "article"), v.class())
	trail := v.trail(d.crumbs)
	main.append(trail, d.top)
	var streamed []*node
	for i, s := range d.sections {
		if s != nil && v.note(v.one(60), "deep section") {
			s = deep(s)
		}
		if v.one(9) {
			id := fmt.Sprint(i)
			main.append(el("template", at("id", "B:"+id)))
			streamed = append(streamed, el("div", at("hidden", "", "id", "S:"+id), s), el("script", raw(`$RC("B:`+id+`","S:`+id+`")`)))
			continue
		}
		main.append(s)
		if s != nil && v.boxes && v.one(4) {
			main.append(v.box())
		}
	}
	v.note(len(streamed) > 0, "streamed")
	main.append(d.last)
	v.dress(main, "", v.Uint64())
	if v.note(v.one(12), "deep") {
		main = deep(main)
		if v.note(v.one(2), "never closed") {
			main = el("div", raw(strings.Repeat("<div><span>", 340)), main)
		}
	}
	body := el("body", v.surround(main), streamed)
	v.dress(body, "", v.Uint64())
	head := el("head", el("title", d.title), el("style", raw(".a{content:\"99.9K votes\"}")), d.head)
	fill(&d.lang, "en")
	return v.write(el("html", at("lang", d.lang), head, body))
}

// deep puts a node below more elements than the parser of x/net takes.
func deep(n *node) *node {
	for range 600 {
		n = el("div", n)
	}
	return n
}

func (v *varier) pick(from ...string) string { return from[v.IntN(len(from))] }

// trail writes breadcrumbs; crumbs are the page's categories with the site's
// section in front and the page behind.
func (v *varier) trail(crumbs []string) *node {
	if len(crumbs) == 0 {
		return nil
	}
	list := el("ol", v.class())
	if v.one(3) {
		list = el("div", v.class())
	}
	for i, c := range crumbs {
		item := el("li", el("a", at("href", "/categories"), c))
		if list.tag == "div" {
			item = el("span", el("a", at("href", "/categories"), c))
		}
		if i == len(crumbs)-1 {
			item = el(item.tag, at("aria-current", "page"), c)
		} else if v.one(2) && list.tag == "div" {
			item.append(" › ")
		}
		list.append(item)
	}
	return el("nav", at("aria-label", v.pick("breadcrumb", "Breadcrumbs", "breadcrumbs")), v.class(), list)
}

// surround puts navigation, banners and the footer around main, in an order
// that differs.
func (v *varier) surround(main *node) []*node {
	header := el("header", v.class(), el("a", at("href", "/"), "Home"), v.menu())
	footer := v.footer()
	var before, after []*node
	before = append(before, header)
	if v.note(v.one(3), "footer first") {
		before = append(before, footer)
	} else {
		after = append(after, footer)
	}
	if v.note(v.one(3), "cookie banner") {
		banner := el("div", at("role", "dialog", "aria-label", "Cookie consent", "id", "cookie-banner"), v.class(),
			el("h2", "We value your privacy"), el("p", "We and our 842 partners store cookies for up to 13 months. 97% of visitors agree."), el("button", "Accept all"), el("button", "Reject"))
		before = append(before, banner)
	}
	if v.note(v.one(3), "advertisement") {
		after = append([]*node{el("aside", at("aria-label", "Advertisement"), cl("ad-slot sponsored"), el("p", "Sponsored"), el("p", "Hosting 40% off. Trusted by 12,000+ teams. 99.9K deploys a day."))}, after...)
	}
	if v.note(v.one(3), "newsletter") {
		after = append([]*node{el("aside", v.class(), el("form", at("action", "/subscribe"), el("h3", "Newsletter"), el("p", "Join 45,000+ developers."), el("input", at("type", "email")), el("button", "Sign up")))}, after...)
	}
	if v.note(v.one(4), "noscript") {
		before = append(before, el("noscript", el("img", at("src", "https://pixel.example/1.gif", "alt", "", "height", "1")), "This site works best with JavaScript."))
	}
	return append(append(before, main), after...)
}

func (v *varier) menu() *node {
	ul := el("ul")
	for _, n := range []string{"Tools", "Stacks", "Compare", "Pricing"} {
		ul.append(el("li", el("a", at("href", "/menu/"+strings.ToLower(n)), n)))
	}
	return el("nav", v.class(), ul)
}

func (v *varier) footer() *node {
	return el("footer", v.class(), el("div", el("strong", "Company"), el("ul", el("li", el("a", at("href", "/about"), "About")), el("li", el("a", at("href", "/contact"), "Contact")))),
		el("div", el("strong", "Legal"), el("ul", el("li", el("a", at("href", "/privacy"), "Privacy Policy")), el("li", el("a", at("href", "/terms"), "Terms of Service")))), el("p", "© 2025 All rights reserved."))
}

// write serializes and encodes a tree.
func (v *varier) write(root *node) Rendering {
	s := style{pretty: v.note(v.one(2), "pretty"), upper: v.note(v.one(6), "upper case"), unclosed: v.note(v.one(5), "unclosed"), text: v.text}
	if !v.hyphens && !v.entities {
		s.text = plain
	}
	written := s.text
	s.text = func(text string) string { return v.rewritten(text, written) }
	r := Rendering{Body: page(root, s), ContentType: utf8HTML}
	if v.note(v.one(8), "stray tags") {
		r.Body = bytes.ReplaceAll(r.Body, []byte("</li>"), []byte("</span></li></em>"))
		r.Body = bytes.ReplaceAll(r.Body, []byte("<td>"), []byte("</b><td>"))
	}
	v.encode(&r)
	r.Notes = v.notes
	return r
}

// text writes a text with soft hyphens in long words and characters as
// numbers.
func (v *varier) text(s string) string {
	var b strings.Builder
	run := 0
	for _, r := range s {
		letter := r >= 'a' && r <= 'z'
		if run++; !letter {
			run = 0
		}
		if v.hyphens && run == 5 && v.one(4) {
			b.WriteString("&shy;")
		}
		if v.entities && v.one(30) && r > ' ' {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteString(html.EscapeString(string(r)))
	}
	return b.String()
}
