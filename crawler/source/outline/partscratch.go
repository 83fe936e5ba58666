package outline

const (
	maxFreeParts   = 8
	maxPartScratch = 1 << 20 // bytes of one that is kept
)

// partScratch is the memory of a part of a page (see Outline.Only).
type partScratch struct {
	blocks []Block
	marks  []Mark
	groups []Group
	kept   []bool // of the blocks of the page
}

// freePartScratch is a free list: garbage collection would empty a sync.Pool.
var freePartScratch = make(chan *partScratch, maxFreeParts)

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
	if cap(s.kept) > maxPartScratch/size || cap(s.groups) > maxPartScratch/size {
		return
	}
	clear(s.blocks) // which hold on to the page
	*s = partScratch{s.blocks[:0], s.marks[:0], s.groups[:0], s.kept[:0]}
	select {
	case freePartScratch <- s:
	default:
	}
}
