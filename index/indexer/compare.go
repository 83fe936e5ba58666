package indexer

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// difference is how an index of an engine differs from what a state wrote to it.
type difference struct {
	index   index.Name
	missing int
	changed int
	unknown []record.Change // deletions of documents that the state does not know

	all []expected
}

// expected is a document that an engine should have. Ids are kept as hashes, so
// that millions have room; two of the same hash would be taken for changed.
type expected struct {
	id    uint64
	hash  [12]byte
	older bool // it refused the newest version, and may have any older one
	found foundAs
}

type foundAs uint8

const (
	notFound foundAs = iota
	foundSame
	foundOther
)

// tolerated is how many documents may disappear however small an index is.
const tolerated = 10

// lacksMany reports whether an engine would lack many of the documents that it had
// before, without those that are strangers to the state.
func lacksMany(known, before, strangers int) bool {
	return index.LacksMany(known, before) && (known == 0 || strangers > tolerated)
}

// total returns the number of documents that differ.
func (d *difference) total() int { return d.missing + d.changed + len(d.unknown) }

// compare reads all documents of an index and compares them with what a state
// wrote.
func compare(ctx context.Context, st *state.State, e index.Auditor, n index.Name) (*difference, error) {
	d := &difference{index: n}
	err := st.View(func(tx *state.Tx) error {
		return tx.EachWritten(n, func(id, _ string, w state.Written) error {
			if held(w) {
				d.all = append(d.all, expected{id: xxhash.Sum64String(id), hash: w.Hash, older: w.Refused})
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return d, d.compareTo(ctx, e)
}

// compareEngines compares what two engines hold.
func compareEngines(ctx context.Context, a, b index.Auditor, n index.Name) (*difference, error) {
	d := &difference{index: n}
	err := a.Walk(ctx, n, func(id string, doc []byte) error {
		d.all = append(d.all, expected{id: xxhash.Sum64String(id), hash: hashOf(asWritten(n, doc))})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read %s of the engine: %w", n, err)
	}
	return d, d.compareTo(ctx, b)
}

// compareTo compares what is expected with the documents of an engine.
func (d *difference) compareTo(ctx context.Context, e index.Auditor) error {
	slices.SortFunc(d.all, func(a, b expected) int {
		return cmp.Or(cmp.Compare(a.id, b.id), bytes.Compare(a.hash[:], b.hash[:]))
	})
	if err := e.Walk(ctx, d.index, d.observe); err != nil {
		return fmt.Errorf("read %s of the engine: %w", d.index, err)
	}
	for _, w := range d.all {
		switch w.found {
		case notFound:
			d.missing++
		case foundOther:
			d.changed++
		}
	}
	return nil
}

// observe takes in a document that the engine has.
func (d *difference) observe(id string, doc []byte) error {
	w := d.find(id)
	switch {
	case w == nil:
		d.unknown = append(d.unknown, record.Change{Schema: record.SchemaVersion, Op: record.OpDelete, Index: string(d.index), ID: id,
			Hash: state.Written{Hash: hashOf(asWritten(d.index, doc))}.HashText(), Fields: []string{}})
	case w.older || hashOf(doc) == w.hash || hashOf(asWritten(d.index, doc)) == w.hash:
		w.found = foundSame
	default:
		w.found = foundOther
	}
	return nil
}

// asWritten returns a document in the form that was hashed, if it was ours once, and
// anything else unchanged.
func asWritten(n index.Name, doc []byte) []byte {
	if same, err := index.Canonical(n, doc); err == nil {
		return same
	}
	return doc
}

func (d *difference) find(id string) *expected {
	at, ok := slices.BinarySearchFunc(d.all, xxhash.Sum64String(id), func(w expected, id uint64) int { return cmp.Compare(w.id, id) })
	if !ok {
		return nil
	}
	return &d.all[at]
}

// lost returns up to limit of the documents that are missing or changed, and
// whether those are all.
func (d *difference) lost(st *state.State, limit int) (docs []state.Document, all bool, err error) {
	if d.missing+d.changed == 0 {
		return nil, true, nil
	}
	all = true
	err = st.View(func(tx *state.Tx) error {
		return tx.EachWritten(d.index, func(id, text string, w state.Written) error {
			switch {
			case !held(w) || d.find(id).found == foundSame:
			case len(docs) == limit:
				all = false
			default:
				docs = append(docs, state.Document{Ref: index.Ref{Index: d.index, ID: id}, Text: text})
			}
			return nil
		})
	})
	return docs, all, err
}
