package state

import (
	"fmt"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Figures is an entry of HISTORY with the evidence of its names.
type Figures struct {
	Entry record.HistoryEntry
	Names []Name
}

// NewFigures reads out what state keeps of an entry. Its names are resolved
// but teach nothing: what a page no longer says is no evidence.
func NewFigures(e record.HistoryEntry) *Figures {
	f := &Figures{Entry: e}
	page := &Page{}
	b := builder{page: page, at: map[string]int{}}
	for _, t := range e.Tools {
		b.context(t)
	}
	for _, s := range e.Stats {
		b.name(s.Tool)
	}
	for _, n := range page.Names {
		n.evidence.Learned = false
		n.Evidence = n.evidence.id()
		f.Names = append(f.Names, n)
	}
	return f
}

func (f *Figures) code(c *coder) {
	c.history(&f.Entry)
	list(c, &f.Names, func(c *coder, n *Name) {
		str(c, &n.Spelling)
		c.id(&n.Key)
		c.id(&n.Evidence)
	})
}

// PutFigures stores an entry of HISTORY and marks the tools that it names; the
// same entry again changes nothing.
func (t *Tx) PutFigures(f *Figures) error {
	c := coder{}
	f.code(&c)
	id := newID(string(c.w))
	if t.get(bHistory, id[:]) != nil {
		return nil
	}
	if err := t.put(bHistory, id[:], t.s.enc.EncodeAll(c.w, nil)); err != nil {
		return err
	}
	for _, n := range f.Names {
		if err := t.putEvidence(n.Key, n.Evidence, n.evidence); err != nil {
			return err
		}
		if err := t.put(bFigures, join(n.Evidence[:], id[:]), nil); err != nil {
			return err
		}
		if err := t.Mark(DirtyEvidence, n.Evidence[:], nil); err != nil {
			return err
		}
	}
	return nil
}

// FiguresOf returns the entries of HISTORY that name a tool by one evidence.
func (t *Tx) FiguresOf(evidence ID) ([]*Figures, error) {
	ids, err := t.ids(bFigures, evidence[:])
	if err != nil {
		return nil, err
	}
	all := make([]*Figures, 0, len(ids))
	for _, id := range ids {
		raw, err := t.s.dec.DecodeAll(t.get(bHistory, id[:]), nil)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: history %x: %w", ErrDamaged, t.s.path, id, err)
		}
		f := &Figures{}
		c := coder{r: string(raw), reading: true}
		f.code(&c)
		if err := c.done(t.s.path); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// Evidence returns one evidence of a name; false if it is gone.
func (t *Tx) Evidence(id ID) (Evidence, bool, error) {
	var e Evidence
	known, err := t.getJSON(bEvidence, id[:], &e)
	return e, known, err
}

// EachEvidence calls fn with all evidence there is.
func (t *Tx) EachEvidence(fn func(ID, Evidence) error) error {
	return t.each(bEvidence, nil, func(key, _ []byte) (bool, error) {
		id, err := asID(key)
		if err != nil {
			return false, err
		}
		e, _, err := t.Evidence(id)
		if err != nil {
			return false, err
		}
		return true, fn(id, e)
	})
}

// KeyID returns the id of a name key.
func KeyID(key string) ID { return newID(key) }

// EvidenceOf returns all evidence of a name key.
func (t *Tx) EvidenceOf(key ID) ([]ID, error) { return t.ids(bByKey, key[:]) }

// Shown returns what pages show of a name key, as names.Table.Learn takes it.
func (t *Tx) Shown(key ID) (spellings []string, contexts []names.Context, err error) {
	ids, err := t.EvidenceOf(key)
	if err != nil {
		return nil, nil, err
	}
	seen := map[string]bool{}
	for _, id := range ids {
		e, _, err := t.Evidence(id)
		if err != nil {
			return nil, nil, err
		}
		if !e.Learned {
			continue
		}
		contexts = append(contexts, e.Context)
		if !seen[e.Spelling] {
			seen[e.Spelling] = true
			spellings = append(spellings, e.Spelling)
		}
	}
	return spellings, contexts, nil
}
