package indexer

import (
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// handOver records in a state that is about to replace another what followers of
// CHANGES must learn: which documents differ from the old ones, and what the old state
// has not published yet. No indexer may work on either. It returns the number of those
// documents. Records of an earlier attempt, which may have ended in between, are
// dropped.
func handOver(from, to *state.State) (n int, err error) {
	for _, st := range []*state.State{from, to} {
		if _, err := st.Recover(); err != nil { // what was being written when an indexer ended
			return 0, err
		}
	}
	err = from.View(func(tx *state.Tx) error {
		h := handover{from: tx, state: to}
		defer func() { n = h.noted }()
		return h.all()
	})
	return n, err
}

type handover struct {
	from  *state.Tx
	state *state.State // of to
	to    *state.Tx    // of one batch
	noted int
}

// handoverBatch is how many documents one transaction compares: all of them
// may differ, and its notes are kept in memory.
const handoverBatch = 1000

func (h *handover) all() error {
	if err := h.each(h.clear); err != nil {
		return err
	}
	for _, name := range index.Names() {
		if err := h.each(func(after []byte) ([]byte, error) {
			return h.to.WrittenAfter(name, after, handoverBatch, func(id, text string, w state.Written) error {
				return h.upsert(index.Ref{Index: name, ID: id}, text, w)
			})
		}); err != nil {
			return err
		}
	}
	for _, name := range index.Names() {
		if err := h.each(func(after []byte) ([]byte, error) {
			return h.from.WrittenAfter(name, after, handoverBatch, func(id, text string, was state.Written) error {
				return h.delete(index.Ref{Index: name, ID: id}, text, was)
			})
		}); err != nil {
			return err
		}
	}
	return h.each(func(after []byte) ([]byte, error) { return eachNote(h.from, after, h.keep) })
}

// each repeats a step, in a transaction for each batch, until it returns nil:
// it is given what it returned last.
func (h *handover) each(step func(after []byte) ([]byte, error)) error {
	for after := []byte(nil); ; {
		err := h.state.Update(func(tx *state.Tx) (err error) {
			h.to = tx
			after, err = step(after)
			return err
		})
		if err != nil || after == nil {
			return err
		}
	}
}

// clear drops the notes of an earlier attempt.
func (h *handover) clear(after []byte) ([]byte, error) {
	return eachNote(h.to, after, func(item state.Item) error { return h.to.Clear(state.DirtyChange, item.Key) })
}

// upsert notes a document of the new state that is not the same in the old one.
func (h *handover) upsert(ref index.Ref, text string, w state.Written) error {
	was, known, err := h.from.Written(ref, text)
	untold := h.from.Marked(state.DirtyChange, noteKey(ref))
	switch {
	case err != nil || !held(w):
		return err
	case !w.Known(): // told when it is written again, as one that followers know or as a new one
		if untold {
			was.Fields = nil
		}
		h.to.PutWritten(ref, text, state.Written{Fields: was.Fields, Shown: was.Shown})
		return nil
	case w.Refused && !untold && slices.Equal(was.Fields, w.Fields): // an older version is in both
		return nil
	case known && !was.Refused && was.Hash == w.Hash && !untold:
		return nil
	}
	hash := w.HashText()
	if w.Refused {
		hash = "" // it is that of the version that was refused
	}
	return h.note(record.Change{Op: record.OpUpsert, Index: string(ref.Index), ID: ref.ID, Hash: hash, Fields: fieldSets{}.changed(ref.Index, was.Fields, w.Fields), Values: changedValues(was.Shown, w.Shown)})
}

// delete notes a document of the old state that the new one does not have.
func (h *handover) delete(ref index.Ref, text string, was state.Written) error {
	w, known, err := h.to.Written(ref, text)
	if err != nil || !published(was) || known && held(w) || h.to.Marked(state.DirtyChange, noteKey(ref)) {
		return err
	}
	return h.note(record.Change{Op: record.OpDelete, Index: string(ref.Index), ID: ref.ID, Hash: was.HashText(), Fields: []string{}})
}

// keep takes over a deletion that the old state has not published yet.
func (h *handover) keep(item state.Item) error {
	c, err := decodeNote(item)
	if err != nil || c.Op != record.OpDelete || h.to.Marked(state.DirtyChange, item.Key) {
		return err
	}
	return h.note(c)
}

func (h *handover) note(c record.Change) error {
	h.noted++
	return noteChange(h.to, c)
}

// held reports whether an engine has a document, even if in an older version.
func held(w state.Written) bool { return !w.Refused || len(w.Fields) > 0 }

// published reports whether followers of CHANGES may know a document.
func published(w state.Written) bool { return held(w) && !w.Ahead }
