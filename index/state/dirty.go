package state

import (
	"bytes"
	"maps"
	"slices"
)

// Work is a kind of thing that can be dirty.
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

// marks are what a transaction made dirty or clean, by kind and key. Most of it is both within
// one transaction; the rest is written in the order of keys at the end.
type marks map[Work]map[string]mark

// mark is one of them.
type mark struct {
	value string
	clean bool
}

// markRoom is how many marks a transaction keeps in memory.
const markRoom = 200_000

// Mark makes a thing dirty.
func (t *Tx) Mark(w Work, key, value []byte) error {
	return t.mark(w, key, mark{value: string(value)})
}

// Clear makes a thing clean.
func (t *Tx) Clear(w Work, key []byte) error { return t.mark(w, key, mark{clean: true}) }

func (t *Tx) mark(w Work, key []byte, m mark) error {
	if t.marks == nil {
		t.marks = marks{}
	}
	of := t.marks[w]
	if of == nil {
		of = map[string]mark{}
		t.marks[w] = of
	}
	of[string(key)] = m
	if t.marked++; t.marked < markRoom {
		return nil
	}
	return t.writeMarks()
}

// Marked reports whether a thing is dirty.
func (t *Tx) Marked(w Work, key []byte) bool {
	if m, ok := t.marks[w][string(key)]; ok {
		return !m.clean
	}
	t.markKey = append(append(t.markKey[:0], byte(w)), key...)
	return t.get(bDirty, t.markKey) != nil
}

func dirtyKey(w Work, key []byte) []byte { return append([]byte{byte(w)}, key...) }

// writeMarks writes the marks made so far.
func (t *Tx) writeMarks() error {
	for _, w := range slices.Sorted(maps.Keys(t.marks)) {
		for _, key := range slices.Sorted(maps.Keys(t.marks[w])) {
			t.markKey = append(append(t.markKey[:0], byte(w)), key...)
			if err := t.putMark(t.markKey, t.marks[w][key]); err != nil {
				return err
			}
		}
	}
	t.marks, t.marked = nil, 0
	return nil
}

func (t *Tx) putMark(key []byte, m mark) error {
	was := t.get(bDirty, key)
	switch {
	case m.clean && was == nil:
		return nil
	case m.clean:
		t.dirty--
		return t.del(bDirty, key)
	case was == nil:
		t.dirty++
	case string(was) == m.value:
		return nil
	}
	return t.put(bDirty, key, []byte(m.value))
}

// Item is a dirty thing.
type Item struct {
	Key   []byte
	Value []byte
}

// DirtyAfter returns up to n dirty things of a kind with keys greater than after, in order; nil
// begins at the first.
func (t *Tx) DirtyAfter(w Work, after []byte, n int) []Item {
	var items []Item
	fresh := t.freshAfter(w, after)
	prefix, from := []byte{byte(w)}, dirtyKey(w, after)
	c := t.bucket(bDirty).Cursor()
	k, v := c.Seek(from)
	if after != nil && bytes.Equal(k, from) {
		k, v = c.Next()
	}
	for len(items) < n {
		stored := bytes.HasPrefix(k, prefix)
		switch {
		case len(fresh) > 0 && (!stored || fresh[0] <= string(k[1:])):
			if m := t.marks[w][fresh[0]]; !m.clean {
				items = append(items, Item{[]byte(fresh[0]), []byte(m.value)})
			}
			if stored && fresh[0] == string(k[1:]) {
				k, v = c.Next()
			}
			fresh = fresh[1:]
		case stored:
			items = append(items, Item{bytes.Clone(k[1:]), bytes.Clone(v)})
			k, v = c.Next()
		default:
			return items
		}
	}
	return items
}

// freshAfter returns the keys above after that this transaction marked, in order.
func (t *Tx) freshAfter(w Work, after []byte) []string {
	keys := make([]string, 0, len(t.marks[w]))
	for key := range t.marks[w] {
		if after == nil || key > string(after) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// anyDirty reports whether anything of a kind is dirty.
func (t *Tx) anyDirty(w Work) bool { return len(t.DirtyAfter(w, nil, 1)) > 0 }

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
