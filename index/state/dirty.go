package state

import "bytes"

// Work is a kind of thing that is dirty.
type Work byte

// The kinds of work. The first ones lead to the later ones: pages, and the
// evidence, sets and measurements that left one, lead to documents.
const (
	leftEvidence    Work = 'Y' // <evidence>: it left a page; value: its name key
	unfiledPage     Work = 'Z' // <page>: it is to be filed and then folded
	DirtyName       Work = 'a' // <name key>: its evidence came or went; value: the key
	DirtyEvidence   Work = 'b' // <evidence>: it came to a page or left one, or its history grew
	DirtyPage       Work = 'c' // <page>: its tools and sets are to be folded
	DirtyMeasured   Work = 'd' // <evidence>(metric): measurements came or went
	DirtySet        Work = 'e' // <set>: it came to a page or left one, or its names mean something else
	DirtyTool       Work = 'f' // id of a tool's document
	DirtyComparison Work = 'g' // id of a comparison's document
	DirtyPageTexts  Work = 'h' // <page>: its texts are to be folded
	DirtyText       Work = 'i' // text key
	DirtyChange     Work = 'j' // a change that CHANGES is to be told; value: the change
)

// Mark makes something dirty.
func (t *Tx) Mark(w Work, key, value []byte) error {
	k := append([]byte{byte(w)}, key...)
	was := t.get(bDirty, k)
	if was == nil {
		t.dirty++
	} else if bytes.Equal(was, value) {
		return nil
	}
	if value == nil {
		value = []byte{}
	}
	return t.put(bDirty, k, value)
}

// Clear makes something clean.
func (t *Tx) Clear(w Work, key []byte) error {
	k := append([]byte{byte(w)}, key...)
	if t.get(bDirty, k) == nil {
		return nil
	}
	t.dirty--
	return t.del(bDirty, k)
}

// Marked reports whether something is dirty.
func (t *Tx) Marked(w Work, key []byte) bool {
	return t.get(bDirty, append([]byte{byte(w)}, key...)) != nil
}

// Item is something dirty.
type Item struct {
	Key   []byte
	Value []byte
}

// DirtyAfter returns up to n dirty things of a kind with keys above after, in
// order; nil is the beginning.
func (t *Tx) DirtyAfter(w Work, after []byte, n int) []Item {
	var items []Item
	prefix := []byte{byte(w)}
	from := append([]byte{byte(w)}, after...)
	c := t.bucket(bDirty).Cursor()
	k, v := c.Seek(from)
	if after != nil && bytes.Equal(k, from) {
		k, v = c.Next()
	}
	for ; len(items) < n && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		items = append(items, Item{bytes.Clone(k[1:]), bytes.Clone(v)})
	}
	return items
}

// anyDirty reports whether anything of a kind is dirty.
func (t *Tx) anyDirty(w Work) bool { return t.has(bDirty, []byte{byte(w)}) }

func (t *Tx) countDirty() (n int, err error) {
	err = t.each(bDirty, nil, func(_, _ []byte) (bool, error) {
		n++
		return true, nil
	})
	return n, err
}

// MarkAll makes every page dirty, so that every document is folded again.
func (t *Tx) MarkAll() error {
	c := t.bucket(bPages).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if err := t.Mark(DirtyPage, k, nil); err != nil {
			return err
		}
		if err := t.Mark(DirtyPageTexts, k, nil); err != nil {
			return err
		}
	}
	return nil
}
