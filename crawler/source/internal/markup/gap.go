package markup

import "github.com/stackdex/stackdex/crawler/source/internal/element"

import "bytes"

// gap is the white space in front of a tag. Between two tags that part lines
// nobody sees it, and the parser makes a node of it.
type gap struct {
	from    int  // where it begins in the page, or what else stands there
	parts   bool // what stands in front of it is a tag that parts lines
	unsure  bool // from here on: a style made an element part of a line, or a formatting one was left open
	open    [lineKinds]int
	again   [8][8]byte // names of the formatting elements and links that are open
	formats int        // how many of these there are
}

// lineKind is a kind of elements by whose tags it is known whether white space is
// seen.
type lineKind uint8

const (
	noLine        lineKind = iota
	inLine                 // known to be part of one
	formatting             // as well; the parser opens it again where it is left open
	paragraphLine          // whose end tag makes one if none is open
	itemLine
	termLine
	headingLine
	listLine
	boxLine
	divLine
	tableLine
	cellLine // what tables hold is nothing outside of one
	rowLine
	bodyLine
	lineKinds
)

func lineKindOf(name []byte) lineKind {
	switch string(name) {
	case "a", "b", "i", "s", "u", "tt", "big", "code", "em", "font", "small", "strike", "strong", "nobr":
		return formatting
	case "span", "br", "img", "sub", "sup", "time", "wbr":
		return inLine
	case "p":
		return paragraphLine
	case "li":
		return itemLine
	case "dt", "dd":
		return termLine
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return headingLine
	case "ul", "ol", "dl":
		return listLine
	case "section", "article", "main", "header", "footer", "aside", "nav", "figure", "blockquote":
		return boxLine
	case "div":
		return divLine
	case "table":
		return tableLine
	case "td", "th":
		return cellLine
	case "tr":
		return rowLine
	case "tbody", "thead", "tfoot":
		return bodyLine
	}
	return noLine
}

// closeGap leaves out the white space in front of the tag that begins at a
// position, unless somebody may see it, and returns the kind of its element.
func (t *thinner) closeGap(tag int, start bool) lineKind {
	g := &t.gap
	k := lineKindOf(t.name)
	if k == formatting || g.formats > 0 {
		g.format(k, t.name, start)
	}
	parts := k > formatting && t.foreign == 0 && !g.unsure && (start || g.open[k] > 0 || k == paragraphLine) &&
		(k < cellLine || g.open[tableLine] > 0)
	if parts && g.parts && g.from < tag && isGap(t.src[g.from:tag]) {
		t.out = append(t.out, t.src[t.copied:g.from]...)
		t.copied = tag
	}
	g.parts = parts
	if start {
		g.open[k]++
	} else if g.open[k] > 0 {
		g.open[k]--
	}
	return k
}

// format keeps the formatting elements and links that are open. Where a line
// begins or ends among them, or they end in another order, the parser may open
// them again at any white space.
func (g *gap) format(k lineKind, name []byte, start bool) {
	var own [8]byte
	copy(own[:], name)
	switch n := g.formats; {
	case k == formatting && start && n < len(g.again):
		g.again[n] = own
		g.formats++
	case k == formatting && !start && n > 0 && g.again[n-1] == own:
		g.formats--
	case n > 0 && k != inLine:
		g.unsure = true
	}
}

// isGap reports a text of nothing but white space.
func isGap(text []byte) bool {
	for _, c := range text {
		if !element.IsSpace(c) {
			return false
		}
	}
	return true
}

// mentionsInline reports an attribute with the word "inline" in it.
func mentionsInline(attribute []byte) bool {
	const word = "inline"
	for i := 0; i+len(word) <= len(attribute); i++ {
		if attribute[i]|0x20 == word[0] && bytes.EqualFold(attribute[i:i+len(word)], []byte(word)) {
			return true
		}
	}
	return false
}
