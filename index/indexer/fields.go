package indexer

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

var fieldNames = map[index.Name][]string{
	index.Tools:       index.FieldsOf(index.Tools),
	index.Comparisons: index.FieldsOf(index.Comparisons),
	index.Passages:    index.FieldsOf(index.Passages),
}

// fieldOrder are the places of the fields of an index in the order of their
// names.
var fieldOrder = map[index.Name][]int{
	index.Tools:       orderOf(index.Tools),
	index.Comparisons: orderOf(index.Comparisons),
	index.Passages:    orderOf(index.Passages),
}

func orderOf(n index.Name) []int {
	names := index.FieldsOf(n)
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	return order
}

// hashFields hashes every top-level field of the document that w wrote last; 0
// is one that was left out.
func hashFields(w *record.Writer) []uint32 {
	hashes := make([]uint32, len(w.Fields))
	for i, f := range w.Fields {
		if f[1] > 0 {
			hashes[i] = state.HashField(w.B[f[0]:f[1]])
		}
	}
	return hashes
}

// fieldSet is some fields of an index, by their places.
type fieldSet struct {
	index index.Name
	at    uint64
}

// fieldSets are the names of fields that changed together: most documents share
// theirs with many others.
type fieldSets map[fieldSet][]string

// changed names the fields whose hashes differ, sorted, in a list that others have
// too. A hash that was not stored counts as absent.
func (s fieldSets) changed(n index.Name, before, after []uint32) []string {
	at := func(hashes []uint32, i int) uint32 {
		if i < len(hashes) {
			return hashes[i]
		}
		return 0
	}
	set := fieldSet{index: n}
	for i := range fieldNames[n] {
		if at(before, i) != at(after, i) {
			set.at |= 1 << i
		}
	}
	changed, known := s[set]
	if !known {
		changed = set.names()
		s[set] = changed
	}
	return changed
}

// names returns the names of the fields, sorted.
func (s fieldSet) names() []string {
	names := make([]string, 0, bits.OnesCount64(s.at))
	for _, i := range fieldOrder[s.index] {
		if s.at&(1<<i) != 0 {
			names = append(names, fieldNames[s.index][i])
		}
	}
	return names
}
