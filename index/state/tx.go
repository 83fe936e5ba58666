package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	bolt "go.etcd.io/bbolt"
)

// The buckets, each with its keys and values. A name in angle brackets is an
// ID, (text) ends with a zero byte.
const (
	bPages     = "pages"     // <page>: the page, compressed
	bEvidence  = "evidence"  // <evidence>: Evidence
	bByKey     = "bykey"     // <name key><evidence>
	bMentions  = "mentions"  // <evidence><page>
	bSets      = "sets"      // <set>: its evidence
	bSetPages  = "setpages"  // <set><page>
	bInSets    = "insets"    // <evidence><set>
	bTexts     = "texts"     // (text key)<page>
	bMeasured  = "measured"  // <evidence>(metric)(text key)<page>
	bHistory   = "history"   // <evidence><page>month: chapter
	bResolved  = "resolved"  // <evidence>: Resolved
	bMembers   = "members"   // (tool id)<evidence>
	bCompared  = "compared"  // <set>: id of its comparison
	bCompSets  = "compsets"  // (comparison id)<set>
	bDocuments = "documents" // index letter, for passages (text key), id: Written
	bJournal   = "journal"   // number: what is kept of documents, to be put in its place
	bWanted    = "wanted"    // repository that was asked for
	bDirty     = "dirty"     // kind letter, key
)

var buckets = []string{bPages, bEvidence, bByKey, bMentions, bSets, bSetPages, bInSets, bTexts, bMeasured, bHistory,
	bResolved, bMembers, bCompared, bCompSets, bDocuments, bJournal, bWanted, bDirty}

// Tx is a transaction. It is valid until the function that received it returns.
type Tx struct {
	s    *State
	tx   *bolt.Tx
	Meta Meta // in Update: changes are committed
	open map[string]*bucket

	marks  marks
	marked int   // about how many there are
	dirty  int64 // how many more things are dirty, without marks

	kept     []byte // entries of documents that are not written yet
	keptDocs int
	journal  [][]byte        // entries that were written to the journal
	waiting  map[uint64]kind // of these

	key, value []byte // the last of them
	markKey    []byte // of the last mark that was looked for or written
}

// bucket is an open bucket with a cursor that looks up single keys, and those
// that are free to be used again.
type bucket struct {
	*bolt.Bucket
	look *bolt.Cursor
	free []*bolt.Cursor
}

// borrow returns a cursor, which is to be given back.
func (b *bucket) borrow() *bolt.Cursor {
	n := len(b.free)
	if n == 0 {
		return b.Cursor()
	}
	c := b.free[n-1]
	b.free = b.free[:n-1]
	return c
}

func (b *bucket) giveBack(c *bolt.Cursor) { b.free = append(b.free, c) }

func (t *Tx) bucket(name string) *bucket {
	b := t.open[name]
	if b == nil {
		in := t.tx.Bucket([]byte(name))
		b = &bucket{Bucket: in, look: in.Cursor()}
		if t.open == nil {
			t.open = map[string]*bucket{}
		}
		t.open[name] = b
	}
	return b
}

// View runs fn on a consistent snapshot.
func (s *State) View(fn func(*Tx) error) error {
	return s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) error { return fn(&Tx{s: s, tx: tx, Meta: s.Meta()}) })
	})
}

// Update runs fn and commits what it wrote, with the Meta it leaves, unless fn fails.
func (s *State) Update(fn func(*Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.update(fn); err != nil || s.journalSize < journalBytes {
		return err
	}
	return s.merge()
}

func (s *State) update(fn func(*Tx) error) error {
	var done *Tx
	err := s.guard(func() error {
		return s.db.Update(func(tx *bolt.Tx) error {
			t := &Tx{s: s, tx: tx, Meta: s.Meta()}
			if err := fn(t); err != nil {
				return err
			}
			if err := t.Write(); err != nil {
				return err
			}
			done = t
			return putMeta(tx, t.Meta)
		})
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	s.mu.Lock()
	s.meta = done.Meta
	s.mu.Unlock()
	s.dirty.Add(done.dirty)
	for _, kept := range done.journal {
		s.journal, s.journalSize = append(s.journal, kept), s.journalSize+len(kept)
	}
	maps.Copy(s.waiting, done.waiting)
	return nil
}

// Write writes everything stored and marked so far, as the end of the transaction would, for
// callers that need it earlier.
func (t *Tx) Write() error { return errors.Join(t.flush(), t.writeMarks()) }

func (t *Tx) get(bucket string, key []byte) []byte {
	k, v := t.bucket(bucket).look.Seek(key)
	if !bytes.Equal(k, key) {
		return nil
	}
	return v
}

func (t *Tx) put(bucket string, key, value []byte) error { return t.bucket(bucket).Put(key, value) }

func (t *Tx) del(bucket string, key []byte) error { return t.bucket(bucket).Delete(key) }

// has reports whether a bucket has a key that begins with prefix.
func (t *Tx) has(bucket string, prefix []byte) bool {
	k, _ := t.bucket(bucket).look.Seek(prefix)
	return bytes.HasPrefix(k, prefix)
}

// each calls fn with what follows prefix in every key that begins with it, in
// order, until fn returns false or an error.
func (t *Tx) each(bucket string, prefix []byte, fn func(rest, value []byte) (bool, error)) error {
	b := t.bucket(bucket)
	c := b.borrow()
	defer b.giveBack(c)
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if more, err := fn(k[len(prefix):], v); err != nil || !more {
			return err
		}
	}
	return nil
}

// ids returns the ids that follow prefix in a bucket's keys, in order.
func (t *Tx) ids(bucket string, prefix []byte) ([]ID, error) {
	var all []ID
	err := t.each(bucket, prefix, func(rest, _ []byte) (bool, error) {
		id, err := asID(rest)
		all = append(all, id)
		return true, err
	})
	return all, err
}

func asID(b []byte) (ID, error) {
	if len(b) != len(ID{}) {
		return ID{}, fmt.Errorf("%w: key of %d bytes", ErrDamaged, len(b))
	}
	return ID(b), nil
}

// join concatenates parts of a key.
func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// term returns s as a part of a key that something follows.
func term(s string) []byte { return append([]byte(s), 0) }

// getJSON decodes the value of a key into v, which stays as it is if there is none.
func (t *Tx) getJSON(bucket string, key []byte, v any) error {
	b := t.get(bucket, key)
	if b == nil {
		return nil
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, bucket, err)
	}
	return nil
}

func (t *Tx) putJSON(bucket string, key []byte, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return t.put(bucket, key, b)
}
