package state

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index"
)

// Documents have hashes as keys, too: kept as they are written, each would
// rewrite a leaf of its own. So what is kept of many documents goes to a journal
// first, and from there to its place in the order of the keys.
const (
	directly     = 500      // documents that one transaction puts in their place, however many there are
	journalBytes = 24 << 20 // of a journal that is merged
)

// entry is what a journal has of a document.
type entry struct {
	key   []byte
	value []byte // empty: it is forgotten
}

// appendEntry adds the record of a document; an empty value deletes it.
func appendEntry(b, key, value []byte) []byte {
	b = append(binary.AppendUvarint(b, uint64(len(key))), key...)
	return append(binary.AppendUvarint(b, uint64(len(value))), value...)
}

// entries returns the last entry of every document in a journal, in the order
// of the keys.
func entries(journal ...[]byte) ([]entry, error) {
	var all []entry
	for _, rest := range journal {
		for len(rest) > 0 {
			var e entry
			var err error
			if e.key, rest, err = nextSection(rest); err != nil {
				return nil, err
			}
			if e.value, rest, err = nextSection(rest); err != nil || len(e.key) == 0 {
				return nil, errShort
			}
			all = append(all, e)
		}
	}
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
	return slices.CompactFunc(all, func(a, b entry) bool { return bytes.Equal(a.key, b.key) }), nil
}

// place puts entries in their place.
func (t *Tx) place(all []entry) error {
	t.bucket(bDocuments).FillPercent = denseFill
	for _, e := range all {
		var err error
		if len(e.value) == 0 {
			err = t.del(bDocuments, e.key)
		} else {
			err = t.put(bDocuments, e.key, e.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// kind is what is kept of a document, as far as it is counted.
type kind byte

const (
	kindNone kind = iota
	kindWritten
	kindRefused
	kindOlder // it was refused, and the engine has an older version
)

func kindOf(value []byte) kind {
	switch {
	case len(value) == 0:
		return kindNone
	case value[0]&flagRefused != 0 && hasFields(value):
		return kindOlder
	case value[0]&flagRefused != 0:
		return kindRefused
	case !hashed(value) && !hasFields(value): // it is on its way for the first time
		return kindNone
	}
	return kindWritten
}

// countAll counts entries that are about to be kept, in their place or in the
// journal, and returns what they are by the hash of their key.
func (t *Tx) countAll(all []entry) map[uint64]kind {
	now := make(map[uint64]kind, len(all))
	for _, e := range all {
		h := xxhash.Sum64(e.key)
		was, waits := t.waiting[h]
		if !waits {
			was, waits = t.s.waiting[h]
		}
		if !waits {
			was = kindOf(t.get(bDocuments, e.key))
		}
		now[h] = kindOf(e.value)
		t.count(e.key, was, -1)
		t.count(e.key, now[h], 1)
	}
	return now
}

func (t *Tx) count(key []byte, what kind, n int) {
	switch what {
	case kindRefused:
		t.Meta.Refused += n
	case kindOlder:
		t.Meta.Refused += n
		t.Meta.Written[nameOf(key[0])] += n
	case kindWritten:
		t.Meta.Written[nameOf(key[0])] += n
	}
}

// flush writes what a transaction kept of documents: few, and those that are most
// of all, go to their place at once, unless older ones are in the journal.
func (t *Tx) flush() error {
	if len(t.kept) == 0 {
		return nil
	}
	placed := 0
	for _, n := range t.Meta.Written {
		placed += n
	}
	all, err := entries(t.kept)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, bJournal, err)
	}
	kept, docs := t.kept, t.keptDocs
	t.kept, t.keptDocs = nil, 0
	now := t.countAll(all)
	if (docs <= directly || docs >= placed) && len(t.s.journal)+len(t.journal) == 0 {
		return t.place(all)
	}
	b := t.bucket(bJournal)
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	t.journal = append(t.journal, kept)
	if t.waiting == nil {
		t.waiting = now
	} else {
		maps.Copy(t.waiting, now)
	}
	return b.Put(binary.BigEndian.AppendUint64(nil, n), kept)
}

// loadJournal reads the journal that an earlier process left.
func (s *State) loadJournal() error {
	return s.View(func(tx *Tx) error {
		return tx.each(bJournal, nil, func(_, value []byte) (bool, error) {
			value = bytes.Clone(value)
			s.journal = append(s.journal, value)
			s.journalSize += len(value)
			all, err := entries(value)
			if err != nil {
				return false, fmt.Errorf("%w: %s: %s: %w", ErrDamaged, s.path, bJournal, err)
			}
			for _, e := range all {
				s.waiting[xxhash.Sum64(e.key)] = kindOf(e.value)
			}
			return true, nil
		})
	})
}

// Merge puts in its place what is kept of the documents that were written
// lately; until then Written does not know of it. A process that
// dies in between begins again.
func (s *State) Merge() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.merge()
}

func (s *State) merge() error {
	if len(s.journal) == 0 {
		return nil
	}
	all, err := entries(s.journal...)
	if err != nil {
		return fmt.Errorf("%w: %s: %s: %w", ErrDamaged, s.path, bJournal, err)
	}
	for part := range slices.Chunk(all, fileBatch) {
		if err := s.update(func(tx *Tx) error { return tx.place(part) }); err != nil {
			return err
		}
	}
	err = s.update(func(tx *Tx) error {
		delete(tx.open, bJournal)
		if err := tx.tx.DeleteBucket([]byte(bJournal)); err != nil {
			return err
		}
		_, err := tx.tx.CreateBucket([]byte(bJournal))
		return err
	})
	if err == nil { // one that is still in the file would undo what is written later
		s.journal, s.journalSize = nil, 0
		clear(s.waiting)
	}
	return err
}

// nameOf returns the index of a document by the first letter of its key.
func nameOf(letter byte) index.Name {
	switch letter {
	case 'p':
		return index.Passages
	case 'c':
		return index.Comparisons
	}
	return index.Tools
}
