package source

// desk is the room that reading a page takes, of which nothing is kept: it is used again
// for the next page.
type desk struct {
	bytes []byte // the page without what nobody reads, then its text
	spans []span
}

// desks are those that are free. The collector, which comes by about once a page, would
// empty a sync.Pool before the next one.
var desks = make(chan *desk, maxDesks)

const (
	maxDesks = 8
	maxKept  = 1 << 20 // bytes
)

func takeDesk() *desk {
	select {
	case d := <-desks:
		return d
	default:
		return &desk{}
	}
}

// leave makes the desk free, unless it has become a large one.
func (d *desk) leave() {
	const size = 36 // of a span
	if cap(d.bytes) > maxKept || cap(d.spans) > maxKept/size {
		return
	}
	select {
	case desks <- d:
	default:
	}
}

// room is what a part of a page takes.
type room struct {
	blocks []Block
	marks  []mark
	groups []group
	kept   []bool // of the blocks of the page
}

// rooms are those that are free; see desks.
var rooms = make(chan *room, maxDesks)

func takeRoom() *room {
	select {
	case r := <-rooms:
		return r
	default:
		return &room{}
	}
}

// leave makes the room free, unless it has become a large one.
func (r *room) leave() {
	const size = 120 // of a block
	if cap(r.kept) > maxKept/size || cap(r.groups) > maxKept/size {
		return
	}
	clear(r.blocks) // which hold on to the page
	*r = room{r.blocks[:0], r.marks[:0], r.groups[:0], r.kept[:0]}
	select {
	case rooms <- r:
	default:
	}
}
