package state

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unsafe"

	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/s2"

	"github.com/stackdex/stackdex/ingest/record"
)

// A page on disk is a checksum, the length of a first block of S2, that block,
// and blocks of facts, which are decompressed when one of their facts is asked
// for. The first block holds three sections, each with its length before it:
// the head with the names' spellings, what says where things are, and what the
// page is filed under.

const (
	checksum     = 4         // bytes before the blocks
	factBytes    = 4 << 10   // of a block of facts, about
	maxPageBytes = 256 << 20 // of a block
	factRoom     = 160       // bytes that a fact takes, about
)

var errChecksum = errors.New("checksum does not match")

// seal writes the checksum of what pack wrote.
func seal(value []byte) []byte {
	binary.LittleEndian.PutUint32(value, uint32(xxhash.Sum64(value[checksum:])))
	return value
}

// unseal returns what seal was given.
func unseal(value []byte) ([]byte, error) {
	if len(value) < checksum {
		return nil, errShort
	}
	packed := value[checksum:]
	if binary.LittleEndian.Uint32(value) != uint32(xxhash.Sum64(packed)) {
		return nil, errChecksum
	}
	return packed, nil
}

// decompress reads a block into buf if it has room.
func decompress(block, buf []byte) ([]byte, error) {
	n, err := s2.DecodedLen(block)
	if err != nil {
		return nil, fmt.Errorf("block: %w", err)
	}
	if n > maxPageBytes {
		return nil, fmt.Errorf("block of %d bytes: %w", n, record.ErrTooLarge)
	}
	return s2.Decode(buf[:cap(buf)], block)
}

// Facts returns the facts at some indexes of the page.
func (p *Page) Facts(at []int32) ([]record.Fact, error) {
	p.picked, p.cuts = p.picked[:0], p.cuts[:0]
	for _, i := range at {
		p.picked = append(p.picked, p.raw(i)...)
		p.cuts = append(p.cuts, len(p.picked))
	}
	facts, from := make([]record.Fact, len(at)), 0
	// A copy, so that few facts do not keep the whole page in memory.
	picked := string(p.picked)
	p.coder.reading, p.coder.err = true, nil
	for i, to := range p.cuts {
		p.coder.r = picked[from:to]
		p.coder.fact(&facts[i])
		from = to
	}
	p.coder.release()
	return facts, p.coder.done("page " + p.Head.URL)
}

// raw returns the stored bytes of the fact at an index; nil if there is none.
func (p *Page) raw(i int32) []byte {
	if i < 0 || int(i) >= len(p.offsets) {
		return nil
	}
	from, n := p.offsets[i], len(p.starts)
	b, at := slices.BinarySearch(p.starts, from)
	if !at {
		b--
	}
	facts, ok := p.block(b)
	if !ok {
		return nil
	}
	to := p.starts[b] + int32(len(facts))
	if int(i)+1 < len(p.offsets) && (b == n-1 || p.offsets[i+1] < p.starts[b+1]) {
		to = p.offsets[i+1]
	}
	from, to = from-p.starts[b], to-p.starts[b]
	if from < 0 || to < from || int(to) > len(facts) {
		return nil
	}
	return facts[from:to]
}

// block returns a block of facts.
func (p *Page) block(i int) ([]byte, bool) {
	if i < 0 || i >= len(p.starts) {
		return nil, false
	}
	for len(p.blocks) < len(p.starts) {
		p.blocks = append(p.blocks, nil)
	}
	if len(p.blocks[i]) > 0 {
		return p.blocks[i], true
	}
	from, to := int32(0), p.ends[i]
	if i > 0 {
		from = p.ends[i-1]
	}
	if from < 0 || to < from || int(to) > len(p.packed) {
		return nil, false
	}
	facts, err := decompress(p.packed[from:to], p.blocks[i])
	if err != nil {
		return nil, false
	}
	p.blocks[i] = facts
	return facts, len(facts) > 0
}

// compress puts the facts of a page, one after the other, into blocks.
func (p *Page) compress(facts []byte) {
	for i, from := range p.offsets {
		last := len(p.starts) - 1
		if last >= 0 && from-p.starts[last] < factBytes {
			continue
		}
		if last >= 0 {
			p.addBlock(facts[p.starts[last]:from])
		}
		p.starts = append(p.starts, p.offsets[i])
	}
	if n := len(p.starts); n > 0 {
		p.addBlock(facts[p.starts[n-1]:])
	}
}

func (p *Page) addBlock(facts []byte) {
	p.blocks = append(p.blocks, facts)
	p.packed = slices.Grow(p.packed, s2.MaxEncodedLen(len(facts)))
	used := len(p.packed)
	p.packed = p.packed[:used+len(s2.Encode(p.packed[used:cap(p.packed)], facts))]
	p.ends = append(p.ends, int32(len(p.packed)))
}

// AllFacts returns every fact of the page, including hidden ones.
func (p *Page) AllFacts() ([]record.Fact, error) {
	all := make([]int32, len(p.offsets))
	for i := range all {
		all[i] = int32(i)
	}
	return p.Facts(all)
}

// hasFacts reports whether anything stands on the page that is not hidden.
func (p *Page) hasFacts() bool { return len(p.offsets) > len(p.Hidden) }

// packing is memory for what pack makes on the way, which is used again.
type packing struct {
	coder
	raw, first []byte
}

var packings = sync.Pool{New: func() any { return &packing{} }}

// section adds what write writes, and its length before it.
func (p *packing) section(write func(*coder)) {
	p.w = p.w[:0]
	write(&p.coder)
	p.raw = append(binary.AppendUvarint(p.raw, uint64(len(p.w))), p.w...)
}

// keptPacking is how large memory may be that is kept for the next page.
const keptPacking = 1 << 20

// nextSection returns the next section of raw and what follows it.
func nextSection(raw []byte) (this, rest []byte, err error) {
	n, k := binary.Uvarint(raw)
	if k <= 0 || n > uint64(len(raw)-k) {
		return nil, nil, errShort
	}
	return raw[k : k+int(n)], raw[k+int(n):], nil
}

// pack returns a page as it is stored, with room for the checksum.
func (p *Page) pack() []byte {
	m := packings.Get().(*packing)
	m.raw = m.raw[:0]
	for _, write := range []func(*coder){p.codeHead, p.codePlaces, p.codeFiled} {
		m.section(write)
	}
	m.first = s2.Encode(m.first[:cap(m.first)], m.raw)
	first := m.first
	if cap(m.raw)+cap(m.first) <= keptPacking {
		defer packings.Put(m)
	}
	out := make([]byte, checksum, checksum+binary.MaxVarintLen32+len(first)+len(p.packed))
	out = append(binary.AppendUvarint(out, uint64(len(first))), first...)
	return append(out, p.packed...)
}

// unpack reads what pack wrote, but for what the page is filed under and the
// facts, into a page whose memory it uses again; its strings are its own.
func (p *Page) unpack(packed []byte) error {
	first, facts, err := nextSection(packed)
	if err != nil {
		return err
	}
	p.packed = append(p.packed[:0], facts...)
	for i := range p.blocks {
		p.blocks[i] = p.blocks[i][:0]
	}
	raw, err := decompress(first, p.buf)
	if err != nil {
		return err
	}
	p.buf = raw
	head, rest, err := nextSection(raw)
	if err != nil {
		return err
	}
	places, rest, err := nextSection(rest)
	if err != nil {
		return err
	}
	if p.filed, _, err = nextSection(rest); err != nil {
		return err
	}
	p.Head, p.lists, p.Sets, p.Texts = record.Page{}, p.lists[:0], p.Sets[:0], p.Texts[:0]
	c := coder{r: string(head), reading: true}
	p.codeHead(&c)
	c.r = view(places) // there are no strings in it
	p.codePlaces(&c)
	return c.err
}

// ReadFiled reads the sets and texts of a page that ReadPage has read.
func (p *Page) ReadFiled() error {
	c := coder{r: string(p.filed), reading: true}
	p.codeFiled(&c)
	return c.done("page " + p.Head.URL)
}

// view returns b as a string that changes with it.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// codeHead describes the head and the names' spellings.
func (p *Page) codeHead(c *coder) {
	c.head(&p.Head)
	p.Names = sized(c, p.Names)
	for i := range p.Names {
		str(c, &p.Names[i].Spelling)
	}
}

// sized codes the length of a list, and returns one of that length.
func sized[E any](c *coder, v []E) []E {
	n := c.size(len(v))
	if c.reading {
		v = slices.Grow(v[:0], n)[:n]
	}
	return v
}

// codePlaces describes the lists that say where things are.
func (p *Page) codePlaces(c *coder) {
	for i := range p.Names {
		n := &p.Names[i]
		c.id(&n.Key)
		c.id(&n.Evidence)
		c.positions(&n.Facts, &p.lists)
	}
	for _, v := range []*[]int32{&p.Hidden, &p.Context, &p.Prose, &p.Aside, &p.offsets, &p.starts, &p.ends} {
		c.positions(v, &p.lists)
	}
}

// positions codes numbers that mostly grow, each as its distance from the one
// before; those that are read stand in the given list.
func (c *coder) positions(v, in *[]int32) {
	n, last := c.size(len(*v)), int32(0)
	if !c.reading {
		for _, i := range *v {
			u := uint64(uint32(i - last))
			c.uint(&u)
			last = i
		}
		return
	}
	from := len(*in)
	for range n {
		var u uint64
		c.uint(&u)
		last += int32(u)
		*in = append(*in, last)
	}
	*v = (*in)[from:len(*in):len(*in)]
}

// codeFiled describes what the page is filed under.
func (p *Page) codeFiled(c *coder) {
	p.Sets = sized(c, p.Sets)
	for i := range p.Sets {
		s := &p.Sets[i]
		c.id(&s.ID)
		s.Evidence = sized(c, s.Evidence)
		for j := range s.Evidence {
			c.id(&s.Evidence[j])
		}
	}
	p.Texts = sized(c, p.Texts)
	for i := range p.Texts {
		c.text(&p.Texts[i])
	}
}

func (c *coder) text(t *Text) {
	str(c, &t.Key)
	c.index(&t.Fact)
	str(c, &t.Metric)
	if t.Metric != "" {
		c.id(&t.Tool)
	} else if c.reading {
		t.Tool = ID{}
	}
}
