package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// style is what applies to all text at a place.
type style struct {
	anchor                                *Anchor // never nil
	strong, emphasis, code, struck, small bool
}

// state is what an element passes on to what is in it.
type state struct {
	style
	kind     Kind
	level    uint8 // of a heading
	depth    uint8 // of lists
	region   Region
	ordered  bool
	pre      bool // white space counts
	thead    bool
	landmark bool  // within an element whose header and footer are its own
	part     int32 // 1 + index of walker.parts; 0: shown
	scope    int32
	cell     CellRef
}

// walker goes over a DOM once and writes blocks.
type walker struct {
	state
	doc      *document
	text     []byte // of all blocks
	spans    []span // beside doc.blocks
	runs     []Run
	images   []Image
	scopes   []scope
	parts    []part
	grids    []*grid // of all tables; state.cell.Table counts into it
	stream   stream
	open     pending
	group    int32
	controls map[string]bool // ids of what a visible control shows and hides
	cookies  bool            // a text so far mentions cookies
	ld       []string        // JSON-LD as written
	states   []string        // other JSON
}

// span says where the texts of a block lie in the walker's slices.
type span struct {
	text, runs, images [2]int32
	scope, part, group int32
}

// scope is an element beyond which headings do not reach.
type scope struct {
	from, to int32
	sealed   int32 // first block of the innermost scope whose headings cannot end headings outside
}

// pending is the block that is being written.
type pending struct {
	text, runs, images int  // where it starts
	space              bool // white space before the next character
	thin               bool // that space was a narrow one
	apart              bool // the next character starts another item
	soft               bool // after a line break
	newRun             bool
}

// newWalker returns a walker with room for a page of about that size.
func newWalker(c census) *walker {
	w := &walker{doc: &document{}}
	w.anchor = &Anchor{}
	w.doc.blocks = make([]Block, 0, c.texts+8)
	w.spans = make([]span, 0, c.texts+8)
	w.runs = make([]Run, 0, c.texts+8)
	w.doc.groups = make([]group, 0, c.tags+8)
	return w
}

func (w *walker) page(root *html.Node) {
	w.doc.groups = append(w.doc.groups, group{parent: -1})
	w.scopes = append(w.scopes, scope{})
	w.children(root)
	w.flush()
	w.doc.groups[0].to = int32(len(w.doc.blocks))
	w.doc.groups[0].end = int32(len(w.doc.groups))
	w.scopes[0].to = int32(len(w.doc.blocks))
}

// children reads what is in n.
func (w *walker) children(n *html.Node) {
	first := n.FirstChild
	laidOut := first != nil && first.NextSibling != nil && !w.pre && !w.code && isItemContainer(n)
	seen := false
	for c := first; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.addText(c.Data)
		case html.ElementNode:
			if laidOut {
				w.open.apart = w.open.apart || seen
				seen = true
			}
			w.element(c, laidOut)
			if w.stream.skipFallback {
				c = w.stream.afterFallback(c)
			}
		case html.DocumentNode:
			w.children(c)
		}
	}
}

// element reads n; laidOut says that its parent holds elements only.
func (w *walker) element(n *html.Node, laidOut bool) {
	k := classOf(n)
	if n.DataAtom == atom.Html {
		w.doc.data.Language = strings.TrimSpace(attr(n, "lang"))
	}
	switch k {
	case skip, noWidth:
		return
	case lineBreak:
		w.lineBreak()
		return
	case embedded:
		w.embedded(n)
		return
	}
	if n.Namespace == "svg" && n.DataAtom != atom.Svg {
		return
	}
	saved := w.state
	a := attrsOf(n)
	switch k {
	case picture:
		w.image(n, a)
	case icon:
		w.icon(n, a)
	default:
		if w.see(n, a, k) {
			w.box(n, a, w.settle(n, a, k, laidOut))
		}
	}
	if w.part != saved.part {
		w.flush()
	}
	w.state = saved
}

// settle decides whether n is read as a block or inline.
func (w *walker) settle(n *html.Node, a *attrs, k class, laidOut bool) class {
	switch k {
	case block:
		if displayOf(a.style) == asInline && headingLevel(n.DataAtom) == 0 {
			return inline
		}
		if n.DataAtom == atom.Button && (w.kind == Heading || w.kind == Button) {
			return inline
		}
		return block
	case transcluded, optional:
		return transcluded
	}
	if isBlockRole(a.role) {
		return block
	}
	switch displayOf(a.style) {
	case asBlock, asOverlay:
		return block
	}
	if !laidOut || w.kind == Heading || w.kind == Button || w.pre || w.code {
		return inline
	}
	if k == custom || isItemContainer(n) {
		return block
	}
	return inline
}

func isBlockRole(role string) bool {
	switch role {
	case "heading", "table", "grid", "treegrid", "row", "rowgroup", "cell", "gridcell", "columnheader", "rowheader",
		"list", "listitem", "article", "region", "tabpanel", "dialog", "alertdialog", "navigation", "banner",
		"contentinfo", "complementary", "main", "term", "definition", "paragraph":
		return true
	}
	return false
}

// box reads n as a block or as part of the text.
func (w *walker) box(n *html.Node, a *attrs, k class) {
	w.inherit(n, a)
	if k != block {
		w.open.newRun = true
		w.children(n)
		w.open.newRun = true
		return
	}
	w.flush()
	w.enter(n, a)
	g := w.openGroup(n)
	before, outer := len(w.doc.blocks), w.scope
	part := w.openTable(n, a)
	sealed := w.openScope(n, a)
	w.children(n)
	w.flush()
	w.closeScope(outer, sealed)
	w.closeTable(part)
	w.closeGroup(g, before)
}

// inherit applies what n says to all text in it.
func (w *walker) inherit(n *html.Node, a *attrs) {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		w.strong = true
	case atom.Em, atom.I:
		w.emphasis = true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.code = true
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		w.pre = true
	case atom.Del, atom.S, atom.Strike:
		w.struck = true
	case atom.Small, atom.Sub, atom.Sup:
		w.small = true
	}
	if a.as != "" {
		w.renamed(a.as)
	}
	w.enterAnchor(n, a)
	if a.style != "" && boldStyle(a.style) {
		w.strong = true
	}
}

// enterAnchor notes link, title and time for all text in n.
func (w *walker) enterAnchor(n *html.Node, a *attrs) {
	if a == &noAttrs {
		return
	}
	link, title := "", a.title
	if n.DataAtom == atom.A {
		link = a.href
	}
	if title == "" && n.DataAtom != atom.Nav && n.DataAtom != atom.Section {
		title = a.label
	}
	if link == "" && title == "" && a.datetime == "" {
		return
	}
	inner := *w.anchor
	if link != "" {
		inner.Link = link
	}
	if title != "" {
		inner.Title = title
	}
	if a.datetime != "" {
		inner.Time = a.datetime
	}
	w.anchor = &inner
}

func (w *walker) renamed(name string) {
	switch name {
	case "b", "strong":
		w.strong = true
	case "em", "i":
		w.emphasis = true
	case "code", "tt":
		w.code = true
	case "s", "strike":
		w.struck = true
	case "small":
		w.small = true
	}
}

func boldStyle(style string) bool {
	i := strings.Index(style, "font-weight")
	if i < 0 {
		return false
	}
	value := strings.TrimLeft(style[i+len("font-weight"):], ": ")
	return strings.HasPrefix(value, "bold") || len(value) > 2 && value[0] >= '6' && value[0] <= '9' && value[1] == '0'
}

// enter sets what the block element n makes of the text in it.
func (w *walker) enter(n *html.Node, a *attrs) {
	if level := headingLevel(n.DataAtom); level > 0 && a.role != "presentation" && a.role != "none" {
		w.kind, w.level = Heading, level
		return
	}
	w.enterRegion(n, a)
	switch n.DataAtom {
	case atom.Ul, atom.Menu, atom.Dir:
		w.depth, w.ordered = min(w.depth+1, 200), false
	case atom.Ol:
		w.depth, w.ordered = min(w.depth+1, 200), true
	case atom.Li:
		w.kind = Item
	case atom.Td, atom.Th:
		w.kind = TableCell
	case atom.Dt:
		w.kind = Term
	case atom.Dd:
		w.kind = Description
	case atom.Blockquote:
		w.kind = Quote
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		w.kind = Code
	case atom.Caption, atom.Figcaption:
		w.kind = Caption
	case atom.Summary:
		w.kind, w.level = Heading, WeakLevel
	case atom.Button:
		w.button(a)
	case atom.Thead:
		w.thead = true
	}
	if a.role != "" {
		w.enterRole(a)
	}
}

func (w *walker) button(a *attrs) {
	if a.controls != "" {
		if w.controls == nil {
			w.controls = map[string]bool{}
		}
		w.controls[a.controls] = true
	}
	if a.expandable && w.region == Body {
		w.kind, w.level = Heading, WeakLevel
		return
	}
	w.kind = Button
}

func (w *walker) enterRole(a *attrs) {
	switch a.role {
	case "heading":
		w.kind, w.level = Heading, 2
		if a.level >= 1 {
			w.level = uint8(min(a.level, 6))
		}
	case "list":
		w.depth = min(w.depth+1, 200)
	case "listitem":
		w.kind, w.depth = Item, max(w.depth, 1)
	case "cell", "gridcell", "columnheader", "rowheader":
		w.kind = TableCell
	case "term":
		w.kind = Term
	case "definition":
		w.kind = Description
	case "button":
		w.button(a)
	}
}

// enterRegion applies landmarks. A header or footer of an article or a
// section belongs to it and not to the page (HTML, 4.3.8 and 4.3.9).
func (w *walker) enterRegion(n *html.Node, a *attrs) {
	was := w.region
	switch n.DataAtom {
	case atom.Nav:
		w.region = Navigation
	case atom.Aside:
		w.region = Aside
	case atom.Dialog:
		w.region = Dialog
	case atom.Header:
		if !w.landmark && was == Body {
			w.region = Header
		}
	case atom.Footer:
		if !w.landmark && was == Body {
			w.region = Footer
		}
	case atom.Main, atom.Article, atom.Section:
		w.landmark = true
	}
	switch a.role {
	case "navigation":
		w.region = Navigation
	case "complementary":
		w.region = Aside
	case "dialog", "alertdialog":
		w.region = Dialog
	case "banner":
		w.region = Header
	case "contentinfo":
		w.region = Footer
	case "main", "article":
		w.region, w.landmark = Body, true
	}
	if a.style != "" && displayOf(a.style) == asOverlay && was == Body {
		w.region = Dialog
	}
	if was != Body && w.region == Body {
		w.region = was // a landmark in a dialog is of the dialog
	}
	w.landmark = w.landmark || w.region == Navigation || w.region == Aside
}

func (w *walker) openGroup(n *html.Node) int32 {
	at := int32(len(w.doc.groups))
	w.doc.groups = append(w.doc.groups, group{from: int32(len(w.doc.blocks)), parent: w.group, tag: tagOf(n)})
	w.group = at
	return at
}

func (w *walker) closeGroup(at int32, before int) {
	g := &w.doc.groups[at]
	w.group = g.parent
	g.to, g.end = int32(len(w.doc.blocks)), int32(len(w.doc.groups))
	if len(w.doc.blocks) == before { // kept, as an empty cell might be
		w.doc.groups = w.doc.groups[:at+1]
		g.end = at + 1
		return
	}
	w.judge(at)
}

// openScope begins a scope for headings if n is one, and reports whether
// its headings are sealed in it.
func (w *walker) openScope(n *html.Node, a *attrs) bool {
	sealed := true
	switch n.DataAtom {
	case atom.Section, atom.Article:
		sealed = false
	case atom.Li, atom.Td, atom.Th, atom.Dd, atom.Blockquote, atom.Figure, atom.Details, atom.Aside, atom.Nav, atom.Dialog:
	case atom.Footer:
		sealed = w.region == Footer
	default:
		switch a.role {
		case "navigation", "complementary", "dialog", "alertdialog", "contentinfo", "cell", "gridcell", "listitem":
		default:
			return false
		}
	}
	from := int32(len(w.doc.blocks))
	s := scope{from: from, sealed: w.scopes[w.scope].sealed}
	if sealed {
		s.sealed = from
	}
	w.scope = int32(len(w.scopes))
	w.scopes = append(w.scopes, s)
	return sealed
}

// closeScope returns to the scope outer. A section that holds nothing but
// headings is no scope for them: it is how some pages wrap a title.
func (w *walker) closeScope(outer int32, sealed bool) {
	if w.scope == outer {
		return
	}
	inner := w.scope
	w.scope = outer
	from, to := w.scopes[inner].from, int32(len(w.doc.blocks))
	w.scopes[inner].to = to
	headings := 0
	for i := from; i < to; i++ {
		if w.doc.blocks[i].Kind == Heading || w.spans[i].scope != inner {
			headings++
		}
	}
	if headings > 0 && (sealed || headings < int(to-from)) {
		return
	}
	for i := from; i < to; i++ {
		w.spans[i].scope = outer
	}
	if inner == int32(len(w.scopes)-1) {
		w.scopes = w.scopes[:inner]
	}
}
