package state

import (
	"bytes"
	"fmt"

	"github.com/stackdex/stackdex/ingest/record"
)

// MaxSiblings bounds the measurements of a metric of a tool that a measurement
// is contrasted with: the first by their text key, so that the choice does not
// depend on the order in which pages come, and a new measurement beyond them
// touches nothing.
const MaxSiblings = 64

// Sibling is a measurement as the first page, by id, states it.
type Sibling struct {
	Text string
	Page ID
	Fact record.Fact
}

// Measured returns the first MaxSiblings different measurements of a metric
// under one evidence of a tool, by text key.
func (t *Tx) Measured(tool ID, metric string) ([]Sibling, error) {
	var all []Sibling
	err := t.eachMeasured(measuredPrefix(tool, metric), 1, func(parts [][]byte, value []byte) (bool, error) {
		if len(all) == MaxSiblings {
			return false, nil
		}
		id, err := asID(parts[1])
		if err != nil {
			return false, err
		}
		s := Sibling{Text: string(parts[0]), Page: id}
		c := coder{r: string(value), reading: true}
		c.fact(&s.Fact)
		all = append(all, s)
		return true, c.done(bMeasured)
	})
	return all, err
}

// EachMeasured calls fn with the text key of every measurement under one
// evidence of a tool, of one metric or, with "", of all, and with the first
// page on which it stands.
func (t *Tx) EachMeasured(tool ID, metric string, fn func(text string, page ID) error) error {
	prefix, fields := tool[:], 2
	if metric != "" {
		prefix, fields = measuredPrefix(tool, metric), 1
	}
	return t.eachMeasured(prefix, fields, func(parts [][]byte, _ []byte) (bool, error) {
		page, err := asID(parts[fields])
		if err != nil {
			return false, err
		}
		return true, fn(string(parts[fields-1]), page)
	})
}

// eachMeasured calls fn with a number of terminated fields after prefix, and the page
// after them, of the first key of every measurement.
func (t *Tx) eachMeasured(prefix []byte, fields int, fn func(parts [][]byte, value []byte) (bool, error)) error {
	b := t.bucket(bMeasured)
	c := b.borrow()
	defer b.giveBack(c)
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); {
		parts := bytes.SplitN(k[len(prefix):], []byte{0}, fields+1)
		if len(parts) != fields+1 {
			return fmt.Errorf("%w: %s: key of %d bytes", ErrDamaged, bMeasured, len(k))
		}
		if more, err := fn(parts, v); err != nil || !more {
			return err
		}
		// On past all pages of this measurement, which is mostly one.
		this := k[:len(k)-len(parts[fields])]
		if k, v = c.Next(); bytes.HasPrefix(k, this) {
			k, v = c.Seek(append(bytes.Clone(this[:len(this)-1]), 1))
		}
	}
	return nil
}

// markMeasured marks the measurements of a metric if the one with this key is
// one of those that the others are contrasted with.
func (t *Tx) markMeasured(key []byte) error {
	var id ID
	at := len(id) + bytes.IndexByte(key[len(id):], 0) + 1
	prefix, text, page := key[:at], key[at:len(key)-len(id)-1], key[len(key)-len(id):]
	if t.Marked(DirtyMeasured, prefix) {
		return nil
	}
	n := 0
	return t.eachMeasured(prefix, 1, func(parts [][]byte, _ []byte) (bool, error) {
		if bytes.Equal(parts[0], text) && bytes.Equal(parts[1], page) {
			return false, t.Mark(DirtyMeasured, prefix, nil)
		}
		n++
		return n < MaxSiblings && bytes.Compare(parts[0], text) <= 0, nil
	})
}

// MeasuredKey returns the evidence and the metric that a DirtyMeasured key
// stands for.
func MeasuredKey(key []byte) (tool ID, metric string, err error) {
	if len(key) < len(tool)+1 {
		return tool, "", fmt.Errorf("%w: key of %d bytes", ErrDamaged, len(key))
	}
	return ID(key[:len(tool)]), string(key[len(tool) : len(key)-1]), nil
}
