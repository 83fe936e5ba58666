package walk

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
