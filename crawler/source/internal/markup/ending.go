package markup

// GoingOn marks an element that continues a section which a stray end tag had closed.
const GoingOn = "x-stackdex-goes-on"

// ending keeps which boxes and lists of a page are open, to distinguish the end of a section
// from a stray end tag within it, or a stray end of the page: the section's own end tag comes
// later.
type ending struct {
	open    []boxName
	cut     []boxName // closed by the end tags of others
	pending bool      // the next element goes on with these
}

// boxName stands for the name of a box or a list.
type boxName [3]byte

var (
	divBox  = boxName{'d', 'i', 3}
	itemBox = boxName{'l', 'i', 2}
)

// maxCut bounds how far up, and how many, boxes are looked for.
const maxCut = 64

// isBox reports boxes, lists and their items.
func (k lineKind) isBox() bool {
	return k == divLine || k == boxLine || k == listLine || k == itemLine
}

// nameBox returns the name of the tag that is read.
func (t *thinner) nameBox() boxName {
	return boxName{t.name[0], t.name[len(t.name)/2], byte(len(t.name))}
}

// openBox reads the start tag of a block, and marks the block if it continues a section that
// was cut off.
func (t *thinner) openBox(k lineKind) {
	e := &t.ending
	if e.pending {
		e.pending = false
		t.out = append(append(t.out, t.src[t.copied:t.at]...), " "+GoingOn...)
		t.copied = t.at
	}
	if !k.isBox() {
		return
	}
	if k == itemLine {
		e.close(itemBox, func(b boxName) bool { return b != divBox })
	}
	e.open = append(e.open, t.nameBox())
}

// closeBox reads an end tag.
func (t *thinner) closeBox(k lineKind) {
	e, name := &t.ending, t.nameBox()
	if n := len(e.open) - 1; n >= 0 && e.open[n] == name {
		e.open = e.open[:n]
		return
	}
	if e.close(name, func(b boxName) bool { return k == itemLine && b.isList() }) {
		return
	}
	for _, cut := range e.cut {
		t.Early = t.Early || cut == name
	}
}

func (b boxName) isList() bool { return b[1] == 'l' && b[2] == 2 }

// close closes the innermost box of a name, unless one stands in it that stops that.
func (e *ending) close(name boxName, stops func(boxName) bool) bool {
	for n := len(e.open) - 1; n >= max(0, len(e.open)-maxCut); n-- {
		switch {
		case e.open[n] == name:
			e.cutOff(e.open[n+1:])
			e.open = e.open[:n]
			return true
		case stops(e.open[n]):
			return false
		}
	}
	return false
}

// cutOff notes what the end tag of something around it closes.
func (e *ending) cutOff(list []boxName) {
	for _, name := range list {
		if name != divBox && name != itemBox && len(e.cut) < maxCut {
			e.cut = append(e.cut, name)
			e.pending = true
		}
	}
}
