package outline

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/metadata"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Outline is a page, or a part of one, as a list of blocks in reading order.
// A part shares everything with its page; an Outline never changes and may be
// read by many goroutines.
type Outline struct {
	doc      *Document
	from, to int   // range of doc.Blocks
	element  int32 // the group that it is, counted from 1; 0: not known
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph   Kind = iota // text that is nothing else
	Heading                 // see Block.Level and Block.Weak
	Item                    // of a list
	TableCell               // see Block.Cell
	Term                    // of a definition list
	Description             // of a definition list
	Quote                   // in a block quotation
	Code                    // preformatted
	Caption                 // of a table or a figure
	Button                  // what is pressed, outside of headings
	Picture                 // images without text
)

var kindNames = [...]string{"paragraph", "heading", "item", "cell", "term", "description", "quote", "code", "caption", "button", "picture"}

// String names the kind.
func (k Kind) String() string { return kindNames[k] }

// Region is the part of the page that a block stands in, by landmark elements and ARIA roles.
type Region uint8

// The regions.
const (
	Body       Region = iota // no landmark, or the main one
	Header                   // the banner of the page
	Navigation               // also breadcrumbs
	Footer                   // of the page, not of an article or a section
	Aside                    // complementary
	Dialog                   // dialogs, cookie banners and other boxes that lie over the page
	Advert                   // a box that says of itself that it is advertising
	Comments                 // what readers wrote under the page
	Sidebar                  // complementary, outside the main element that holds the page's title
)

var regionNames = [...]string{"body", "header", "navigation", "footer", "aside", "dialog", "advert", "comments", "sidebar"}

// String names the region.
func (r Region) String() string { return regionNames[r] }

// Chrome reports whether what stands in r belongs to the site and not to the
// page: navigation, footers, sidebars, dialogs, adverts and readers' comments.
// Headers and asides may hold either.
func (r Region) Chrome() bool { return r == Navigation || r >= Footer && r != Aside }

// Block is a piece of text that a person sees as one: a paragraph, a heading,
// a list item, a cell. Block elements and line breaks end it, inline elements
// do not.
type Block struct {
	Kind    Kind
	Region  Region
	Level   uint8 // of a heading: 1 to 6, WeakLevel if weak; of an item: depth of its list, from 1
	Weak    bool  // a heading by looks only: a short emphasised block, a summary, the button of an accordion
	Strong  bool  // all of the text is emphasised
	Soft    bool  // a line break, no block element, parts it from the block before
	Hidden  bool  // shown by a script or on demand only; hidden decoys are left out
	Ordered bool  // an item of a numbered list
	Index   int   // position in the page
	// Text is what is read: white space joined, comments and soft hyphens gone,
	// image alternates not in it. Neighbouring inline items that only style
	// sets apart are parted by a space.
	Text   string
	Runs   []Run    // Text by link and emphasis, without gaps but for spaces
	Images []Image  // within the block, in order
	Path   []string // the headings above, from the outermost; not to be changed
	Cell   CellRef  // where in a table; zero: nowhere
	Lead   int32    // bytes of Text in the innermost inline element that it begins with
}

// WeakLevel is the level of weak headings: below all others.
const WeakLevel = 7

// Run is a stretch of a block's text with the same link and emphasis.
type Run struct {
	*Anchor          // never nil
	Start, End int32 // bytes of Block.Text
	Strong     bool
	Emphasis   bool
	Code       bool
	Struck     bool // deleted or struck out
	Small      bool // small, sub or superscript
	Apart      bool // starts an inline item that is set apart from what stands before
}

// Anchor holds the attributes of the elements around a run.
type Anchor struct {
	Link  string // target as written, empty if none
	Title string // the title of the element, else its aria-label; exact counts stand there
	Time  string // datetime of a time element
	Paid  bool   // the link says that it is paid for
}

// Image is an image or icon with an alternate text.
type Image struct {
	Alt  string
	Src  string
	Link string
	At   int // byte of Block.Text before which it stands
}

// CellRef is a place in a table: the table's number in the page, and row and
// column, all from 1.
type CellRef struct{ Table, Row, Col int32 }

// Link is the first link of the block, empty if it has none.
func (b *Block) Link() string {
	for _, r := range b.Runs {
		if r.Link != "" {
			return r.Link
		}
	}
	for _, m := range b.Images {
		if m.Link != "" {
			return m.Link
		}
	}
	return ""
}

// Links returns the links of the block with their texts, in order; an image
// in a link stands in for its text.
func (b *Block) Links() []Link {
	var links []Link
	from, end := int32(0), int32(0) // of the last one
	var grown words.Growing         // the text of the last one
	for _, r := range b.Runs {
		if r.Link == "" {
			continue
		}
		text := b.Text[r.Start:r.End]
		switch n := len(links); {
		case n == 0 || links[n-1].URL != r.Link || r.Apart:
			links = append(links, Link{URL: r.Link, Text: text})
			from = r.Start
		case strings.TrimSpace(b.Text[end:r.Start]) == "":
			links[n-1].Text = b.Text[from:r.End]
		default:
			links[n-1].Text = grown.Add(links[n-1].Text, text)
		}
		end = r.End
	}
	return b.appendPictured(links)
}

// fewLinks is how many links are gone through for each image of a block.
const fewLinks = 16

// appendPictured adds the links of images that no text has.
func (b *Block) appendPictured(links []Link) []Link {
	var known map[string]bool // if there are many
	for _, m := range b.Images {
		if m.Link == "" {
			continue
		}
		if known == nil && len(links) > fewLinks {
			known = make(map[string]bool, len(links))
			for _, l := range links {
				known[l.URL] = true
			}
		}
		if known[m.Link] || known == nil && hasLink(links, m.Link) {
			continue
		}
		links = append(links, Link{URL: m.Link, Text: m.Alt})
		if known != nil {
			known[m.Link] = true
		}
	}
	return links
}

func hasLink(links []Link, target string) bool {
	return slices.ContainsFunc(links, func(l Link) bool { return l.URL == target })
}

// Blocks returns the blocks of o in reading order. Callers must not change them.
func (o *Outline) Blocks() []Block { return o.doc.Blocks[o.from:o.to] }

// Data returns the page's structured data; it is never nil.
func (o *Outline) Data() *metadata.Data { return &o.doc.Data }

// Language returns the language of the page's sentences (BCP 47), or the declared one if they
// leave a doubt; "" if neither is known.
func (o *Outline) Language() string { return o.doc.Data.Language }

// Text returns the text of all blocks of o, one a line.
func (o *Outline) Text() string {
	var b strings.Builder
	for i := range o.Blocks() {
		text := o.doc.Blocks[o.from+i].Text
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(text)
	}
	return b.String()
}

// Misleading returns how many characters of the page show a text as another one.
func (o *Outline) Misleading() int { return o.doc.Misleading }

// Empty reports whether o has neither text nor images.
func (o *Outline) Empty() bool { return o.from >= o.to }

// slice returns the part of o's page between two positions.
func (o *Outline) slice(from, to int) *Outline {
	return &Outline{doc: o.doc, from: from, to: max(from, to)}
}

// group returns the part of o's page that is a group.
func (o *Outline) group(at int32) *Outline {
	g := &o.doc.Groups[at]
	return &Outline{doc: o.doc, from: int(g.From), to: int(g.To), element: at + 1}
}

// Document is what all parts of a page share.
type Document struct {
	Blocks     []Block
	Groups     []Group
	tables     []*Table
	Scopes     []Scope
	Grids      []*Grid // of all tables of markup; CellRef.Table counts into it
	Marks      []Mark  // beside blocks
	heads      []head
	Data       metadata.Data
	Misleading int // characters that record.IsMisleading reports
	PlacesLeft int // that are left of MaxPlaces
}

// IsCited reports whether the block at position i of a page belongs to a quotation with a
// caption: the quotation itself, its author, or the caption.
func IsCited(blocks []Block, i int) bool {
	const few = 4 // blocks of a quotation
	if blocks[i].Kind == Caption {
		return i > 0 && blocks[i-1].Kind == Quote
	}
	for k := i; k < len(blocks) && k < i+few; k++ {
		switch blocks[k].Kind {
		case Quote:
		case Caption:
			return k > i
		default:
			return false
		}
	}
	return false
}

// Preformatted reports whether most text of the page is preformatted: then it is plain text,
// not code.
func (o *Outline) Preformatted() bool {
	code, other := 0, 0
	for i := range o.Blocks() {
		if b := &o.Blocks()[i]; b.Kind == Code {
			code += len(b.Text)
		} else {
			other += len(b.Text)
		}
	}
	return code > 4*other
}

// IsPaid reports a text of nothing but links that are paid for.
func IsPaid(runs []Run) bool {
	for i := range runs {
		if !runs[i].Paid {
			return false
		}
	}
	return len(runs) > 0
}

// Link is a reference that the source follows.
type Link struct {
	URL  string // absolute; the crawler makes it canonical
	Text string
}
