package state

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

var errShort = errors.New("record ends early")

// coder writes values to w, or reads them from r: one description of a type
// serves both ways. Strings that it reads are parts of r.
type coder struct {
	w       []byte
	r       string
	reading bool
	err     error

	numbers supply[float64] // of what is read
	texts   supply[string]
}

// supply is memory for small lists, allocated for several at once.
type supply[E any] struct {
	left []E
	size int // of the last allocation
}

// several is how many elements are allocated at once, at most.
const several = 64

// take returns a list of n elements.
func (s *supply[E]) take(n int) []E {
	if n == 0 {
		return []E{}
	}
	if n > len(s.left) {
		s.size = min(several, 2*s.size+4)
		s.left = make([]E, max(n, s.size))
	}
	taken := s.left[:n:n]
	s.left = s.left[n:]
	return taken
}

// release gives up the memory for lists, so that what is read next shares none with what was
// read before: otherwise one retained fact would retain the other pages'.
func (c *coder) release() {
	c.numbers.left, c.texts.left = nil, nil
}

func (c *coder) fail(err error) {
	if c.err == nil {
		c.err = err
	}
	c.r = ""
}

func (c *coder) uint(v *uint64) {
	if !c.reading {
		c.w = binary.AppendUvarint(c.w, *v)
		return
	}
	if len(c.r) > 0 && c.r[0] < 0x80 {
		*v = uint64(c.r[0])
		c.r = c.r[1:]
		return
	}
	*v = 0
	for shift := 0; shift < 64 && len(c.r) > 0; shift += 7 {
		b := c.r[0]
		c.r = c.r[1:]
		*v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return
		}
	}
	c.fail(errShort)
}

func (c *coder) int(v *int64) {
	u := uint64(*v)<<1 ^ uint64(*v>>63)
	c.uint(&u)
	if c.reading {
		*v = int64(u>>1) ^ -int64(u&1)
	}
}

// size codes a length; what is read is never more than what is left, at a byte
// an element.
func (c *coder) size(n int) int {
	u := uint64(n)
	c.uint(&u)
	if c.reading && u > uint64(len(c.r)) {
		c.fail(errShort)
		return 0
	}
	return int(u)
}

func (c *coder) bool(v *bool) {
	var u uint64
	if *v {
		u = 1
	}
	c.uint(&u)
	if c.reading {
		*v = u == 1
	}
}

func (c *coder) index(v *int32) {
	i := int64(*v)
	c.int(&i)
	if c.reading {
		*v = int32(i)
	}
}

func (c *coder) id(v *ID) {
	if !c.reading {
		c.w = append(c.w, v[:]...)
		return
	}
	if len(c.r) < len(v) {
		c.fail(errShort)
		return
	}
	copy(v[:], c.r)
	c.r = c.r[len(v):]
}

func (c *coder) float(v **float64) {
	known := *v != nil
	c.bool(&known)
	if !known {
		return
	}
	if !c.reading {
		c.w = binary.LittleEndian.AppendUint64(c.w, math.Float64bits(**v))
		return
	}
	if len(c.r) < 8 {
		c.fail(errShort)
		return
	}
	f := c.numbers.take(1)
	f[0] = math.Float64frombits(binary.LittleEndian.Uint64([]byte(c.r[:8])))
	c.r, *v = c.r[8:], &f[0]
}

func (c *coder) count(v **int64) {
	known := *v != nil
	c.bool(&known)
	if !known {
		return
	}
	if c.reading {
		*v = new(int64)
	}
	c.int(*v)
}

// time codes an instant to the nanosecond, in UTC.
func (c *coder) time(t *time.Time) {
	sec, nsec := t.Unix(), int64(t.Nanosecond())
	c.int(&sec)
	c.int(&nsec)
	if c.reading {
		*t = time.Unix(sec, nsec).UTC()
	}
}

func str[S ~string](c *coder, v *S) {
	n := c.size(len(*v))
	if !c.reading {
		c.w = append(c.w, *v...)
		return
	}
	*v = S(c.r[:n])
	c.r = c.r[n:]
}

// list codes a list, element by element.
func list[E any](c *coder, v *[]E, code func(*coder, *E)) {
	n := c.size(len(*v))
	if c.reading {
		*v = make([]E, n)
	}
	for i := range *v {
		code(c, &(*v)[i])
		if c.err != nil {
			return
		}
	}
}

func (c *coder) strings(v *[]string) {
	n := c.size(len(*v))
	if c.reading {
		*v = c.texts.take(n)
	}
	for i := range *v {
		str(c, &(*v)[i])
	}
}

func (c *coder) head(p *record.Page) {
	str(c, &p.Source)
	str(c, &p.URL)
	str(c, &p.PageType)
	str(c, &p.Title)
	c.strings(&p.CategoryPath)
	str(c, &p.Author)
	str(c, &p.Language)
	str(c, &p.PublishedAt)
	str(c, &p.ModifiedAt)
	c.time(&p.SeenAt)
	str(c, &p.Extractor)
	str(c, &p.ContentHash)
	c.bool(&p.Gone)
	c.bool(&p.Sample)
	if c.reading {
		p.Schema = record.SchemaVersion
	}
}

func (c *coder) evidence(e *Evidence) {
	str(c, &e.Key)
	str(c, &e.Spelling)
	str(c, &e.Context.PageURL)
	str(c, &e.Context.Homepage)
	str(c, &e.Context.Repository)
	c.bool(&e.Context.Subject)
	c.bool(&e.Learned)
}

// done returns the error of everything coded so far.
func (c *coder) done(what string) error {
	if c.err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, what, c.err)
	}
	return nil
}
