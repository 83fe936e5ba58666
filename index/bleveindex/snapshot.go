package bleveindex

import (
	"context"
	"iter"
	"math/bits"
	"strconv"
	"sync"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/stackdex/stackdex/index"
)

// checkEvery is how many documents are looked at between two looks at the
// context.
const checkEvery = 4096

// bitset is a set of document numbers.
type bitset []uint64

func (b *bitset) add(doc uint32) {
	word := int(doc / 64)
	for len(*b) <= word {
		*b = append(*b, 0)
	}
	(*b)[word] |= 1 << (doc % 64)
}

func (b bitset) has(doc uint32) bool {
	word := int(doc / 64)
	return word < len(b) && b[word]&(1<<(doc%64)) != 0
}

func (b bitset) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// all returns the members in order.
func (b bitset) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, w := range b {
			for ; w != 0; w &= w - 1 {
				if !yield(uint32(i*64 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// and returns the members that both have.
func (b bitset) and(o bitset) bitset {
	both := make(bitset, min(len(b), len(o)))
	for i := range both {
		both[i] = b[i] & o[i]
	}
	return both
}

// or adds the members of o.
func (b *bitset) or(o bitset) {
	for len(*b) < len(o) {
		*b = append(*b, 0)
	}
	for i, w := range o {
		(*b)[i] |= w
	}
}

// without returns the members that o does not have.
func (b bitset) without(o bitset) bitset {
	rest := make(bitset, len(b))
	copy(rest, b)
	for i := range min(len(b), len(o)) {
		rest[i] &^= o[i]
	}
	return rest
}

// snapshot is the index at one moment, with what every search needs of it.
type snapshot struct {
	reader bleveapi.IndexReader
	kinds  map[index.Name]bitset // the documents of each index
	ranks  []uint8               // by document number
}

// snapshotCache keeps the snapshot of the last search: it changes with writes
// only.
type snapshotCache struct {
	mu   sync.Mutex
	last *snapshot
}

// of returns the snapshot that a reader sees.
func (c *snapshotCache) of(ctx context.Context, r bleveapi.IndexReader) (*snapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last != nil && c.last.reader == r {
		return c.last, nil
	}
	made, err := newSnapshot(ctx, r)
	if err == nil {
		c.last = made
	}
	return made, err
}

func newSnapshot(ctx context.Context, r bleveapi.IndexReader) (*snapshot, error) {
	s := &snapshot{reader: r, kinds: map[index.Name]bitset{}}
	for _, n := range index.Names() {
		var members bitset
		field := fieldName(n, rankField)
		terms, err := dictionary(r, field, "", 0)
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			rank, _ := strconv.Atoi(term)
			err := s.postings(ctx, field, term, func(doc uint32) {
				members.add(doc)
				if missing := int(doc) + 1 - len(s.ranks); missing > 0 {
					s.ranks = append(s.ranks, make([]uint8, missing)...)
				}
				s.ranks[doc] = uint8(rank)
			})
			if err != nil {
				return nil, err
			}
		}
		s.kinds[n] = members
	}
	return s, nil
}

// dictionary returns the terms of a field that begin with prefix, in order; at
// most limit if that is not 0.
func dictionary(r bleveapi.IndexReader, field, prefix string, limit int) ([]string, error) {
	dict, err := r.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var terms []string
	for limit == 0 || len(terms) < limit {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			break
		}
		terms = append(terms, entry.Term)
	}
	return terms, nil
}

// postings calls fn with the documents that have a term in a field, in order.
func (s *snapshot) postings(ctx context.Context, field, term string, fn func(doc uint32)) error {
	list, err := s.reader.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return err
	}
	defer list.Close()
	var space bleveapi.TermFieldDoc
	for n := 1; ; n++ {
		doc, err := list.Next(space.Reset())
		if err != nil || doc == nil {
			return err
		}
		fn(uint32(doc.ID.Value()))
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// columns calls fn with the values of fields for each document, in the order of
// docs.
func (s *snapshot) columns(ctx context.Context, docs []uint32, fields []string, fn func(i int, field string, value []byte)) error {
	if len(docs) == 0 || len(fields) == 0 {
		return nil
	}
	values, err := s.reader.DocValueReader(fields)
	if err != nil {
		return err
	}
	id := make(bleveapi.IndexInternalID, 8)
	for i, doc := range docs {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		id.SetValue(uint64(doc))
		if err := values.VisitDocValues(id, func(field string, value []byte) { fn(i, field, value) }); err != nil {
			return err
		}
	}
	return nil
}
