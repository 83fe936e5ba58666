package state

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"unsafe"

	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/s2"

	"github.com/stackdex/stackdex/ingest/record"
)

// A page on disk is a checksum and a block of S2, which holds four sections:
// the head with the names' spellings, what says where things are, what the page
// is filed under, and the facts. The first three have their length before them.

const (
	checksum     = 4         // bytes before the block
	maxPageBytes = 256 << 20 // of a block
)

var errChecksum = errors.New("checksum does not match")

// seal compresses what pack wrote.
func seal(raw []byte) []byte {
	out := make([]byte, checksum+s2.MaxEncodedLen(len(raw)))
	block := s2.Encode(out[checksum:], raw)
	binary.LittleEndian.PutUint32(out, uint32(xxhash.Sum64(block)))
	return slices.Clone(out[:checksum+len(block)])
}

// unseal returns what seal was given, in buf if it has room.
func unseal(value, buf []byte) ([]byte, error) {
	if len(value) < checksum {
		return nil, errShort
	}
	block := value[checksum:]
	if binary.LittleEndian.Uint32(value) != uint32(xxhash.Sum64(block)) {
		return nil, errChecksum
	}
	if n, err := s2.DecodedLen(block); err != nil || n > maxPageBytes {
		return nil, fmt.Errorf("block of %d bytes: %w", n, err)
	}
	return s2.Decode(buf[:cap(buf)], block)
}

// Fact returns the fact at an index of the page.
func (p *Page) Fact(i int32) (record.Fact, error) {
	// A copy, so that one fact does not keep the whole page in memory.
	c := coder{r: string(p.raw(i)), reading: true}
	var f record.Fact
	c.fact(&f)
	return f, c.done("page " + p.Head.URL)
}

// raw returns the fact at an index as it is stored; nothing if there is none.
func (p *Page) raw(i int32) []byte {
	if i < 0 || int(i) >= len(p.offsets) {
		return nil
	}
	from, to := int(p.offsets[i]), len(p.facts)
	if int(i)+1 < len(p.offsets) {
		to = int(p.offsets[i+1])
	}
	if from < 0 || to < from || to > len(p.facts) {
		return nil
	}
	return p.facts[from:to]
}

// AllFacts returns every fact of the page, those that are hidden too.
func (p *Page) AllFacts() ([]record.Fact, error) {
	facts := make([]record.Fact, len(p.offsets))
	for i := range facts {
		f, err := p.Fact(int32(i))
		if err != nil {
			return nil, err
		}
		facts[i] = f
	}
	return facts, nil
}

// HasFacts reports whether anything stands on the page that is not hidden.
func (p *Page) HasFacts() bool { return len(p.offsets) > len(p.Hidden) }

// section adds what write writes, and its length before it.
func section(out []byte, write func(*coder)) []byte {
	c := coder{}
	write(&c)
	return append(binary.AppendUvarint(out, uint64(len(c.w))), c.w...)
}

// nextSection returns the next section of raw and what follows it.
func nextSection(raw []byte) (this, rest []byte, err error) {
	n, k := binary.Uvarint(raw)
	if k <= 0 || n > uint64(len(raw)-k) {
		return nil, nil, errShort
	}
	return raw[k : k+int(n)], raw[k+int(n):], nil
}

// pack returns a page as it is compressed.
func (p *Page) pack() []byte {
	out := section(nil, p.codeHead)
	out = section(out, p.codePlaces)
	out = section(out, p.codeFiled)
	return append(out, p.facts...)
}

// unpack reads what pack wrote, but for what the page is filed under, into a
// page whose lists it uses again; its strings are its own. The page keeps raw.
func (p *Page) unpack(raw []byte) error {
	head, rest, err := nextSection(raw)
	if err != nil {
		return err
	}
	places, rest, err := nextSection(rest)
	if err != nil {
		return err
	}
	if p.filed, p.facts, err = nextSection(rest); err != nil {
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
	for _, v := range []*[]int32{&p.Hidden, &p.Context, &p.Prose, &p.Aside, &p.offsets} {
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
