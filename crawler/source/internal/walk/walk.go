package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// style applies to all text at a place.
type style struct {
	anchor                                *outline.Anchor // never nil
	strong, emphasis, code, struck, small bool
}

// state is what an element passes on to its content.
type state struct {
	style
	kind     outline.Kind
	level    uint8 // of a heading
	depth    uint8 // of lists
	region   outline.Region
	ordered  bool
	pre      bool // white space counts
	thead    bool
	main     bool  // within the main element
	landmark bool  // within an element whose header and footer are its own
	part     int32 // 1 + index of walker.parts; 0: shown
	scope    int32
	cell     outline.CellRef
	panel    *html.Node // the innermost panel of tabs
	inCell   bool       // within a table in a cell of another one
	pressing bool       // within what is pressed to open what stands below
}

// walker goes over a DOM once and writes blocks. State that only some rules need is embedded as
// a struct declared beside those rules.
type walker struct {
	state
	doc     *outline.Document
	text    []byte // of all blocks
	spans   []span // beside doc.Blocks
	runs    []outline.Run
	images  []outline.Image
	open    pending
	group   int32
	stream  stream
	slotted int                  // how many nodes stand in slots
	folds   map[*html.Node]folds // by what holds details elements
	icons   map[string]bool      // elements that show icons by their names, and their classes

	attrStack
	hiddenParts
	tabSets
	inline.Cuts
	wraps inline.Wraps
	styleChanges
	siteParts
	resumption
	embeddedData
	latest
}

// latest holds positions of what was read last of some kinds, in blocks counted from 1.
type latest struct {
	headed      uint8  // the level of the last heading
	title       int32  // the last block that is a heading of level 1
	pressed     int32  // the last block that is a button
	mailed      int32  // how many blocks stand before the last field for an address
	chosen      int32  // 1 + the number of blocks before the last field with a choice
	noticed     int32  // the last block with a notice of copyright
	noted       int    // the number of the last note mark
	sectionLink string // by which the last heading that has one offers to change its section
	navBody     string // the class of the last nav element that was none
	bullet      int32  // the group that a bullet begins; 0: none
	absorbed    int32  // 1 + the group of which all was a magnitude, see joinMagnitude
}

// span says where the texts of a block lie in the walker's slices.
type span struct {
	text, runs, images [2]int32
	scope, part, group int32
}

// pending is the block that is being written.
type pending struct {
	text, runs, images int  // where it starts
	space              bool // white space before the next character
	thin               bool // that space was a narrow one
	apart              bool // the next character starts another item
	joined             bool // but a mark says that a number goes on
	soft               bool // after a line break
	newRun             bool
	dash               bool   // it ends with a dash that other elements stand in front of
	titled             bool   // it has the links that headings have
	sign               string // of an icon
	lead               int32  // see Block.Lead
}

// newWalker returns a walker with room for a page of about that size.
func newWalker(c markup.Census, s *scratch) *walker {
	w := &walker{doc: &outline.Document{PlacesLeft: outline.MaxPlaces}, text: s.bytes[:0], spans: s.spans[:0]}
	w.early = c.Early
	w.anchor = &outline.Anchor{}
	w.doc.Blocks = make([]outline.Block, 0, c.Texts+8)
	w.runs = make([]outline.Run, 0, c.Texts+8)
	w.doc.Groups = make([]outline.Group, 0, c.Boxes*7/6+8)
	return w
}

// page reads all that root holds.
func (w *walker) page(root *html.Node) {
	w.doc.Groups = append(w.doc.Groups, outline.Group{Parent: -1})
	w.doc.Scopes = append(w.doc.Scopes, outline.Scope{})
	w.children(root)
	w.flush()
	if w.titled {
		for i := range w.asides {
			w.mark(&w.asides[i], outline.Sidebar)
		}
	}
	w.markOffers()
	w.doc.Groups[0].To = int32(len(w.doc.Blocks))
	w.doc.Groups[0].End = int32(len(w.doc.Groups))
	w.doc.Scopes[0].To = int32(len(w.doc.Blocks))
	w.endResumed()
}

// childRow is how the children of an element stand to each other.
type childRow struct {
	laidOut bool // they are boxes, and not the words of a text
	whole   bool // they are pieces of one text
	broken  bool // they are the lines of a text
	seen    bool // an element was read
	joined  bool // the last one reads on in the next
}

// rowOf returns how the children of n stand to each other.
func (w *walker) rowOf(n *html.Node) childRow {
	first := n.FirstChild
	laidOut := first != nil && first.NextSibling != nil && !w.pre && !w.code && w.IsContainer(n)
	return childRow{
		laidOut: laidOut,
		whole:   !laidOut && first != nil && w.HoldsOneText(n),
		broken:  laidOut && (n.DataAtom == atom.P || n.DataAtom == atom.Li) && inline.IsBrokenText(n),
	}
}

// children reads the content of n.
func (w *walker) children(n *html.Node) {
	row := w.rowOf(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if w.stream.until == nil && !(row.laidOut && icon.IsPictograph(c.Data)) {
				w.open.apart = w.open.apart || !row.laidOut && w.kind != outline.Heading && inline.FollowsCount(c)
				w.open.space = w.open.space || inline.FollowsLabel(c)
				w.addTextBefore(c.Data, inline.RestOfWord(c))
			}
		case html.ElementNode:
			if w.isRepeatedFigure(c) {
				w.figuresRepeated = true
				continue
			}
			w.child(c, &row)
			if w.stream.skipFallback {
				c = w.stream.afterFallback(c)
			}
		case html.CommentNode:
			w.open.joined = row.laidOut && c.Data == " " // React's mark between texts
			if c == w.stream.until {
				w.stream.until = nil
			}
			c = afterToolbar(c)
		case html.DocumentNode:
			w.children(c)
		}
	}
	if n == w.stream.holder {
		w.stream.until = nil
	}
}

// child reads the element c, the next one of a row.
func (w *walker) child(c *html.Node, row *childRow) {
	follows := row.joined && dom.IsBare(c)
	switch {
	case row.laidOut && !follows:
		w.open.apart = w.open.apart || row.seen && !row.joined
		row.seen = true
		if next := dom.NextElement(c); next != nil {
			follows = row.broken || w.ReadsOn(c, next, row.joined, w.kind)
		}
	case w.beginsItem(c, row):
		w.open.apart = true
	}
	w.open.space = w.open.space || !row.whole && w.kind == outline.Heading && !w.pre && w.countsEntries(c)
	numbers := !row.laidOut && w.numbersHeading(c)
	w.element(c, placeOf(row.laidOut, row.whole || row.laidOut && (row.joined || follows)))
	w.open.apart = w.open.apart || !row.whole && inline.EndsTouching(c)
	w.open.dash = row.laidOut && c.PrevSibling != nil && dom.OnlyText(c) == "-"
	w.open.space = w.open.space || numbers
	row.joined = follows
	if follows && row.laidOut && inline.AreVersus(c, dom.NextElement(c)) {
		w.open.space = true
	}
}

// beginsItem reports an element within a line that is an item of its own: a chip, a day
// that sticks to what stands in front, a portrait in front of its name, what follows a count.
func (w *walker) beginsItem(c *html.Node, row *childRow) bool {
	switch {
	case row.whole, w.pre, w.code:
		return false
	case !w.Splits() && !w.IsTornIn(c) && (inline.IsTwin(c) || w.isChipBehind(c)), inline.IsGluedDay(c):
		return true
	case c.DataAtom == atom.Img && inline.NamesNext(c) && inline.IsPortrayedBefore(c):
		return true
	}
	return w.kind != outline.Heading && w.endsWithCount(c)
}

// element reads n, which stands at a place.
func (w *walker) element(n *html.Node, at place) {
	k := element.ClassOf(n)
	if n.DataAtom == atom.Html {
		w.doc.Data.Language = strings.TrimSpace(element.Attr(n, "lang"))
	}
	switch k {
	case element.Skip, element.NoWidth:
		if inline.LabelsFigure(n) {
			w.open.apart = true
			w.children(n)
			w.open.apart = true
		}
		if n.DataAtom == atom.Input {
			w.input(n)
		}
		return
	case element.LineBreak:
		w.lineBreak(n)
		return
	case element.Embedded: // see metadata.Data.Note
		return
	}
	if w.isNoText(n) || w.isIcon(n, k) {
		return
	}
	if k == element.Inline && inline.IsNewTabNote(n) {
		w.open.space = false
		return
	}
	if w.explains(n, k) {
		return
	}
	saved, nested := w.state, w.nested
	a := w.attrsOf(n)
	if a.Role == "tooltip" {
		w.nested = nested
		return
	}
	switch k = classWith(n, a, k); k {
	case element.Picture:
		w.image(n, a)
	case element.Icon:
		w.icon(n, a)
	default:
		if !w.isPermalink(n, a) && !w.isAmidLabel(n, a) && !inline.IsLongCaption(n) && !w.strikesOut(n, a) && w.admit(n, a, k) {
			w.box(n, a, w.settle(n, a, k, at))
		}
	}
	if w.part != saved.part {
		w.flush()
		w.parts[w.part-1].to = int32(len(w.doc.Blocks))
	}
	w.state, w.nested = saved, nested
}

// classWith returns the class of n with its attributes: a sign that is said to be an image is an
// icon, as is what a style draws in front of a figure, and a place of adverts stands apart.
func classWith(n *html.Node, a *dom.Attributes, k element.Class) element.Class {
	switch {
	case k != element.Inline:
	case a.Role == "img" && (icon.IsPictograph(dom.OnlyText(n)) || n.FirstChild == nil && a.Label != ""):
		if k = element.Icon; labeltext.IsGenericAlt(a.Label) {
			a.Label = ""
		}
	case n.FirstChild == nil && a.Title != "" && n.DataAtom != atom.A && icon.PrecedesFigure(n):
		k, a.Label = element.Icon, a.Title
	}
	if a.Advert {
		k = element.Block
	}
	return k
}

// isNoText reports the fallback of an image, the parts of a drawing, and superscripts that are
// notes.
func (w *walker) isNoText(n *html.Node) bool {
	switch {
	case n.DataAtom == atom.Object:
		return strings.HasPrefix(element.Attr(n, "type"), "image/")
	case n.Namespace == "svg":
		return n.DataAtom != atom.Svg
	case n.DataAtom == atom.Sup:
		return w.isNoteMark(n) || w.power(n)
	case n.DataAtom == atom.A:
		return element.Attr(n, "role") == "doc-noteref" && w.isNoteMark(n)
	}
	return false
}

// settle decides whether n is read as a block or inline.
func (w *walker) settle(n *html.Node, a *dom.Attributes, k element.Class, at place) element.Class {
	switch k {
	case element.Block:
		switch css.DisplayOf(a.Style) {
		case css.AsInline:
			if element.HeadingLevel(n.DataAtom) == 0 {
				return element.Inline
			}
		case css.AsBox:
			if at == ofText {
				return element.Inline
			}
		}
		if n.DataAtom == atom.Button && (w.kind == outline.Heading || w.kind == outline.Button) && !w.isTool(a) {
			w.control(a)
			return element.Inline
		}
		return element.Block
	case element.Transcluded, element.Optional:
		return element.Transcluded
	}
	if isBlockRole(a.Role) || n.DataAtom == atom.Label && dom.HoldsField(n) || k == element.Custom && w.isPanel(n) {
		return element.Block
	}
	switch css.DisplayOf(a.Style) {
	case css.AsBlock, css.AsOverlay:
		return element.Block
	}
	if n.DataAtom == atom.A && a.Href != "" && (w.kind == outline.Paragraph && !w.pre && at != ofText && dom.HoldsBlock(n) || disclosure.OpensBlock(n, a)) {
		return element.Block
	}
	if at != laidOut || w.kind == outline.Heading || w.kind == outline.Button || w.pre || w.code {
		return element.Inline
	}
	if k == element.Custom || w.IsContainer(n) && !inline.IsCutNumber(n) {
		return element.Block
	}
	return element.Inline
}

// isTool reports a button after the text of a heading that opens nothing: it acts on the
// section.
func (w *walker) isTool(a *dom.Attributes) bool {
	return w.kind == outline.Heading && len(w.text) > w.open.text && !a.Expandable && a.Controls == ""
}

// renamed applies the style of an element that the parser was given under another name; see
// markup.Renamed.
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
