package source

// scratch is the memory that reading a page takes and that no outline keeps; the next
// page uses it again.
type scratch struct {
	bytes []byte // the page without what nobody reads, then its text
	spans []span
}

// freeScratch is a free list. Garbage collection, which runs about once a page, would
// empty a sync.Pool before the next one.
var freeScratch = make(chan *scratch, maxFree)

const (
	maxFree    = 8
	maxScratch = 1 << 20 // bytes of one that is kept
)

func takeScratch() *scratch {
	select {
	case s := <-freeScratch:
		return s
	default:
		return &scratch{}
	}
}

// release gives s back, unless a large page made it large.
func (s *scratch) release() {
	const size = 36 // of a span
	if cap(s.bytes) > maxScratch || cap(s.spans) > maxScratch/size {
		return
	}
	select {
	case freeScratch <- s:
	default:
	}
}

// partScratch is the memory of a part of a page (see Outline.Only).
type partScratch struct {
	blocks []Block
	marks  []mark
	groups []group
	kept   []bool // of the blocks of the page
}

// freePartScratch is a free list, as freeScratch is.
var freePartScratch = make(chan *partScratch, maxFree)

func takePartScratch() *partScratch {
	select {
	case s := <-freePartScratch:
		return s
	default:
		return &partScratch{}
	}
}

// release gives s back, unless a large page made it large.
func (s *partScratch) release() {
	const size = 120 // of a block
	if cap(s.kept) > maxScratch/size || cap(s.groups) > maxScratch/size {
		return
	}
	clear(s.blocks) // which hold on to the page
	*s = partScratch{s.blocks[:0], s.marks[:0], s.groups[:0], s.kept[:0]}
	select {
	case freePartScratch <- s:
	default:
	}
}
