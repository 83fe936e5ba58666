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

// Sibling is a measurement as it stands on the first page by id that has it.
type Sibling struct {
	Text string
	Page ID
	Fact record.Fact
}

// Measured returns the first MaxSiblings different measurements of a metric
// under one evidence of a tool, by text key.
func (t *Tx) Measured(tool ID, metric string) ([]Sibling, error) {
	var all []Sibling
	err := t.eachMeasured(measuredPrefix(tool, metric), func(parts [][]byte, value []byte) (bool, error) {
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
	}, 1)
	return all, err
}

// EachMeasured calls fn with the text key of every measurement under one
// evidence of a tool, of one metric or, with "", of all.
func (t *Tx) EachMeasured(tool ID, metric string, fn func(text string) error) error {
	prefix, fields := tool[:], 2
	if metric != "" {
		prefix, fields = measuredPrefix(tool, metric), 1
	}
	return t.eachMeasured(prefix, func(parts [][]byte, _ []byte) (bool, error) {
		return true, fn(string(parts[fields-1]))
	}, fields)
}

// eachMeasured calls fn with the terminated fields after prefix, and the page
// after them, of the first key of every measurement.
func (t *Tx) eachMeasured(prefix []byte, fn func(parts [][]byte, value []byte) (bool, error), fields int) error {
	c := t.bucket(bMeasured).Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); {
		parts := bytes.SplitN(k[len(prefix):], []byte{0}, fields+1)
		if len(parts) != fields+1 {
			return fmt.Errorf("%w: %s: key of %d bytes", ErrDamaged, bMeasured, len(k))
		}
		if more, err := fn(parts, v); err != nil || !more {
			return err
		}
		// On past all pages of this measurement.
		k, v = c.Seek(append(bytes.Clone(k[:len(k)-len(parts[fields])-1]), 1))
	}
	return nil
}

// markMeasured marks the measurements of a metric if x on this page is one of
// those that the others are contrasted with.
func (t *Tx) markMeasured(x Text, page ID) error {
	prefix := measuredPrefix(x.Tool, x.Metric)
	if t.get(bDirty, join([]byte{byte(DirtyMeasured)}, prefix)) != nil {
		return nil
	}
	n := 0
	return t.eachMeasured(prefix, func(parts [][]byte, _ []byte) (bool, error) {
		if string(parts[0]) == x.Key && string(parts[1]) == string(page[:]) {
			return false, t.Mark(DirtyMeasured, prefix, nil)
		}
		n++
		return n < MaxSiblings && string(parts[0]) <= x.Key, nil
	}, 1)
}

// MeasuredKey returns the evidence and the metric that a DirtyMeasured key
// stands for.
func MeasuredKey(key []byte) (tool ID, metric string, err error) {
	if len(key) < len(tool)+1 {
		return tool, "", fmt.Errorf("%w: key of %d bytes", ErrDamaged, len(key))
	}
	return ID(key[:len(tool)]), string(key[len(tool) : len(key)-1]), nil
}
