package state

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/stackdex/stackdex/index"
)

// Resolved is what an evidence meant when documents were last marked for it.
type Resolved struct {
	Tool  string // id; empty: nothing
	Shown uint64 // hash of what other documents show of it
	All   uint64 // hash of everything
}

// Resolved returns what evidence was resolved to.
func (t *Tx) Resolved(evidence ID) (Resolved, bool, error) {
	b := t.get(bResolved, evidence[:])
	if b == nil {
		return Resolved{}, false, nil
	}
	if len(b) < 16 {
		return Resolved{}, false, fmt.Errorf("%w: %s: value of %d bytes", ErrDamaged, bResolved, len(b))
	}
	return Resolved{string(b[16:]), binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}, true, nil
}

// PutResolved stores what evidence resolves to now, and lists it under its tool.
func (t *Tx) PutResolved(evidence ID, r Resolved) error {
	if err := t.dropMember(evidence, r.Tool); err != nil {
		return err
	}
	b := binary.BigEndian.AppendUint64(nil, r.Shown)
	b = binary.BigEndian.AppendUint64(b, r.All)
	if err := t.put(bResolved, evidence[:], append(b, r.Tool...)); err != nil {
		return err
	}
	if r.Tool == "" {
		return nil
	}
	return t.put(bMembers, join(term(r.Tool), evidence[:]), nil)
}

// DropResolved removes what evidence resolved to.
func (t *Tx) DropResolved(evidence ID) error {
	if err := t.dropMember(evidence, ""); err != nil {
		return err
	}
	return t.del(bResolved, evidence[:])
}

func (t *Tx) dropMember(evidence ID, unless string) error {
	old, known, err := t.Resolved(evidence)
	if err != nil || !known || old.Tool == "" || old.Tool == unless {
		return err
	}
	return t.del(bMembers, join(term(old.Tool), evidence[:]))
}

// Members returns all evidence that resolves to a tool.
func (t *Tx) Members(tool string) ([]ID, error) { return t.ids(bMembers, term(tool)) }

// PagesOf returns the pages on which a name stands with this evidence.
func (t *Tx) PagesOf(evidence ID) ([]ID, error) { return t.ids(bMentions, evidence[:]) }

// HasEvidence reports whether any page holds the evidence.
func (t *Tx) HasEvidence(evidence ID) bool { return t.has(bMentions, evidence[:]) }

// Set returns the evidence of a set; nil if the set is gone.
func (t *Tx) Set(id ID) ([]ID, error) {
	b := t.get(bSets, id[:])
	evidence := make([]ID, len(b)/len(id))
	for i := range evidence {
		evidence[i] = ID(b[i*len(id):])
	}
	if len(b)%len(id) != 0 {
		return nil, fmt.Errorf("%w: %s: value of %d bytes", ErrDamaged, bSets, len(b))
	}
	return evidence, nil
}

// SetsWith returns the sets that hold the evidence.
func (t *Tx) SetsWith(evidence ID) ([]ID, error) { return t.ids(bInSets, evidence[:]) }

// SetPages returns the pages on which a set is compared.
func (t *Tx) SetPages(id ID) ([]ID, error) { return t.ids(bSetPages, id[:]) }

// Compared returns the id of the comparison that a set belongs to, or "".
func (t *Tx) Compared(set ID) string { return string(t.get(bCompared, set[:])) }

// PutCompared stores the comparison that a set belongs to now; "" stands for none.
func (t *Tx) PutCompared(set ID, comparison string) error {
	if old := t.Compared(set); old != "" && old != comparison {
		if err := t.del(bCompSets, join(term(old), set[:])); err != nil {
			return err
		}
	}
	if comparison == "" {
		return t.del(bCompared, set[:])
	}
	if err := t.put(bCompared, set[:], []byte(comparison)); err != nil {
		return err
	}
	return t.put(bCompSets, join(term(comparison), set[:]), nil)
}

// SetsOf returns the sets that belong to a comparison.
func (t *Tx) SetsOf(comparison string) ([]ID, error) { return t.ids(bCompSets, term(comparison)) }

// TextPages returns the pages on which a text stands.
func (t *Tx) TextPages(key string) ([]ID, error) { return t.ids(bTexts, term(key)) }

// documentKey returns the key of a document; text is the text key of a
// passage.
func documentKey(ref index.Ref, text string) []byte {
	return appendDocumentKey(make([]byte, 0, 2+len(text)+len(ref.ID)), ref, text)
}

func appendDocumentKey(b []byte, ref index.Ref, text string) []byte {
	switch ref.Index {
	case index.Passages:
		b = append(append(append(b, 'p'), text...), 0)
	case index.Comparisons:
		b = append(b, 'c')
	default:
		b = append(b, 't')
	}
	return append(b, ref.ID...)
}

// Written returns the record of the document under a reference; text is the text key of a
// passage.
func (t *Tx) Written(ref index.Ref, text string) (Written, bool, error) {
	b := t.get(bDocuments, documentKey(ref, text))
	if b == nil {
		return Written{}, false, nil
	}
	w, err := decodeWritten(b)
	return w, true, err
}

// Shared reports whether a text stands on more than one page.
func (t *Tx) Shared(key string) bool {
	prefix := term(key)
	c := t.bucket(bTexts).look
	if k, _ := c.Seek(prefix); !bytes.HasPrefix(k, prefix) {
		return false
	}
	k, _ := c.Next()
	return bytes.HasPrefix(k, prefix)
}

// OnMorePages reports whether a text stands on more than n pages.
func (t *Tx) OnMorePages(key string, n int) (bool, error) {
	found := 0
	err := t.each(bTexts, term(key), func(_, _ []byte) (bool, error) {
		found++
		return found <= n, nil
	})
	return found > n, err
}

// WrittenOf returns the passages of a text that were written, by id.
func (t *Tx) WrittenOf(text string) (map[string]Written, error) {
	var all map[string]Written
	err := t.each(bDocuments, join([]byte{'p'}, term(text)), func(rest, value []byte) (bool, error) {
		if all == nil {
			all = map[string]Written{}
		}
		w, err := decodeWritten(value)
		all[string(rest)] = w
		return true, err
	})
	return all, err
}

// PutWritten records the document that was written under a reference; see Merge.
func (t *Tx) PutWritten(ref index.Ref, text string, w Written) {
	t.value = w.append(t.value[:0], ref.Index == index.Tools)
	t.keep(ref, text, t.value)
}

// DropWritten removes the record of a deleted document; see Merge.
func (t *Tx) DropWritten(ref index.Ref, text string) { t.keep(ref, text, nil) }

func (t *Tx) keep(ref index.Ref, text string, value []byte) {
	t.key = appendDocumentKey(t.key[:0], ref, text)
	t.kept = appendEntry(t.kept, t.key, value)
	t.keptDocs++
}

// Document refers to a document; a passage also has its text key.
type Document struct {
	Ref  index.Ref `json:"ref"`
	Text string    `json:"text,omitempty"`
}

const pendingKey = "pending/"

// PutPending records the documents that are about to be written, until Settle of the same
// write: if the process dies in between, what the engine holds of them is unknown.
func (t *Tx) PutPending(write string, docs []Document) error {
	return t.putJSON(string(metaKey), []byte(pendingKey+write), docs)
}

// Settle removes what PutPending recorded for a write.
func (t *Tx) Settle(write string) error { return t.del(string(metaKey), []byte(pendingKey+write)) }

// Recover merges the journal and takes note that what the engine has of the
// documents that were about to be written is not known, so that they are
// written or deleted whatever they become. It returns how many those are.
func (s *State) Recover() (n int, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.merge(); err != nil {
		return 0, err
	}
	err = s.update(func(tx *Tx) error {
		n, err = tx.recoverPending()
		return err
	})
	return n, err
}

func (t *Tx) recoverPending() (n int, err error) {
	var writes []string
	if err := t.each(string(metaKey), []byte(pendingKey), func(rest, _ []byte) (bool, error) {
		writes = append(writes, string(rest))
		return true, nil
	}); err != nil {
		return 0, err
	}
	var unknown []byte // the process that died may have published them, so none stays written ahead only
	for _, write := range writes {
		var docs []Document
		if err := t.getJSON(string(metaKey), []byte(pendingKey+write), &docs); err != nil {
			return 0, err
		}
		for _, d := range docs {
			was, _, err := t.Written(d.Ref, d.Text)
			if err != nil {
				return 0, err
			}
			unknown = appendEntry(unknown, documentKey(d.Ref, d.Text), was.untrusted(false).append(nil, d.Ref.Index == index.Tools))
		}
		if err := t.Settle(write); err != nil {
			return 0, err
		}
		n += len(docs)
	}
	all, err := entries(unknown)
	if err != nil {
		return 0, err
	}
	t.countAll(all)
	return n, t.place(all)
}

// Distrust records that the engine may lack a document, and makes it dirty, so that it is
// written even if it has not changed; see Merge.
func (t *Tx) Distrust(d Document) error {
	was, _, err := t.Written(d.Ref, d.Text)
	if err != nil {
		return err
	}
	t.PutWritten(d.Ref, d.Text, was.untrusted(was.Ahead))
	switch d.Ref.Index {
	case index.Tools:
		return t.Mark(DirtyTool, []byte(d.Ref.ID), nil)
	case index.Comparisons:
		return t.Mark(DirtyComparison, []byte(d.Ref.ID), nil)
	}
	return t.Mark(DirtyText, []byte(d.Text), nil)
}

// EachWritten calls fn for every document of an index that was given to the engine, with its
// id, the text key of a passage, and its record.
func (t *Tx) EachWritten(n index.Name, fn func(id, text string, w Written) error) error {
	_, err := t.WrittenAfter(n, nil, math.MaxInt, fn)
	return err
}

// WrittenAfter is EachWritten for up to limit documents behind after, which it returned
// last time; nil stands for the beginning, and is returned at the end.
func (t *Tx) WrittenAfter(n index.Name, after []byte, limit int, fn func(id, text string, w Written) error) (last []byte, err error) {
	letter := documentKey(index.Ref{Index: n}, "")[:1]
	b := t.bucket(bDocuments)
	c := b.borrow()
	defer b.giveBack(c)
	k, v := c.Seek(append(bytes.Clone(letter), after...))
	if after != nil && k != nil && bytes.Equal(k[1:], after) {
		k, v = c.Next()
	}
	for ; limit > 0 && bytes.HasPrefix(k, letter); k, v = c.Next() {
		last, limit = k[1:], limit-1
		var text []byte
		id := k[1:]
		if n == index.Passages {
			text, id, _ = bytes.Cut(id, []byte{0})
		}
		w, err := decodeWritten(v)
		if err != nil {
			return nil, err
		}
		if err := fn(string(id), string(text), w); err != nil {
			return nil, err
		}
	}
	if !bytes.HasPrefix(k, letter) {
		return nil, nil
	}
	return bytes.Clone(last), nil
}

// Wanted reports whether the pages of a repository have been requested.
func (t *Tx) Wanted(repository string) bool {
	b := t.get(bWanted, []byte(repository))
	return b != nil && b[0] == requested
}

// PutWanted records that the pages of a repository have been requested.
func (t *Tx) PutWanted(repository string) error { return t.putWanted(repository, requested) }

// NoteWanted records that the pages of a repository are to be requested, unless they were.
func (t *Tx) NoteWanted(repository string) error {
	if repository == "" || t.Wanted(repository) {
		return nil
	}
	return t.putWanted(repository, noted)
}

// What is known of the pages of a repository.
const (
	noted     = 0
	requested = 1
)

func (t *Tx) putWanted(repository string, as byte) error {
	if repository == "" || len(repository) > 4096 {
		return nil
	}
	return t.put(bWanted, []byte(repository), []byte{as})
}

// NotedWanted returns up to n of the repositories whose pages are to be requested.
func (t *Tx) NotedWanted(n int) (all []string, err error) {
	err = t.each(bWanted, nil, func(repository, as []byte) (bool, error) {
		if as[0] == noted {
			all = append(all, string(repository))
		}
		return len(all) < n, nil
	})
	return all, err
}
