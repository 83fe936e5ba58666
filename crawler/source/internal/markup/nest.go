package markup

import (
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// nest is where elements that are open stand in the list of them, by name: end
// tags of thousands of elements are each looked up and not searched for.
type nest struct {
	at    map[string][]int32 // positions, the innermost last
	block []int32            // beside the list: the position of the innermost block up to there; -1: none
}

func newNest() nest { return nest{at: map[string][]int32{}} }

func (s *nest) push(name string, isBlock bool) {
	n := len(s.block)
	inner := int32(-1)
	switch {
	case isBlock:
		inner = int32(n)
	case n > 0:
		inner = s.block[n-1]
	}
	s.at[name], s.block = append(s.at[name], int32(n)), append(s.block, inner)
}

// pop takes away the innermost element, which is called name.
func (s *nest) pop(name string) {
	s.block = s.block[:len(s.block)-1]
	at := s.at[name]
	s.at[name] = at[:len(at)-1]
}

// ended returns the position of the element that an end tag called name ends, -1
// if it ends none: that of an inline element ends nothing beyond a block.
func (s *nest) ended(name string) int {
	at := s.at[name]
	if len(at) == 0 {
		return -1
	}
	i := int(at[len(at)-1])
	if a := atom.Lookup([]byte(name)); int(s.block[len(s.block)-1]) > i && !element.IsBlock(a) && !isFormat(a) && a != atom.A {
		return -1
	}
	return i
}
