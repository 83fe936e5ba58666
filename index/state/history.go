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

// FiguresOf returns the entries of HISTORY that name a tool by any of some
// evidence, each once.
func (t *Tx) FiguresOf(evidence ...ID) ([]*Figures, error) {
	var all []*Figures
	seen := map[ID]bool{}
	for _, e := range evidence {
		ids, err := t.ids(bFigures, e[:])
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			f, err := t.figures(id)
			if err != nil {
				return nil, err
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// EachFigures calls fn with every entry of HISTORY.
func (t *Tx) EachFigures(fn func(*Figures) error) error {
	return t.each(bHistory, nil, func(key, _ []byte) (bool, error) {
		id, err := asID(key)
		if err != nil {
			return false, err
		}
		f, err := t.figures(id)
		if err != nil {
			return false, err
		}
		return true, fn(f)
	})
}

// Suppressions returns the list that what is stored was filed with.
func (t *Tx) Suppressions() ([]record.Suppression, error) {
	var all []record.Suppression
	_, err := t.getJSON(string(metaKey), []byte(suppressionsKey), &all)
	return all, err
}

const suppressionsKey = "suppressions"

// PutSuppressions keeps the list that everything is filed with now.
func (t *Tx) PutSuppressions(all []record.Suppression, revision uint64) error {
	t.Meta.Suppressions = revision
	return t.putJSON(string(metaKey), []byte(suppressionsKey), all)
}

func (t *Tx) figures(id ID) (*Figures, error) {
	raw, err := t.s.dec.DecodeAll(t.get(bHistory, id[:]), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: history %x: %w", ErrDamaged, t.s.path, id, err)
	}
	f := &Figures{}
	c := coder{r: string(raw), reading: true}
	f.code(&c)
	return f, c.done(t.s.path)
}

// Evidence returns one evidence of a name; false if it is gone.
func (t *Tx) Evidence(id ID) (Evidence, bool, error) {
	var e Evidence
	value := t.get(bEvidence, id[:])
	if value == nil {
		return e, false, nil
	}
	c := coder{r: string(value), reading: true}
	c.evidence(&e)
	return e, true, c.done(bEvidence)
}

// EachName calls fn with every name key that has evidence.
func (t *Tx) EachName(fn func(key ID, evidence []ID) error) error {
	var key ID
	var evidence []ID
	flush := func() error {
		if len(evidence) == 0 {
			return nil
		}
		defer func() { evidence = nil }()
		return fn(key, evidence)
	}
	err := t.each(bByKey, nil, func(k, _ []byte) (bool, error) {
		if len(k) != 2*len(key) {
			return false, fmt.Errorf("%w: %s: key of %d bytes", ErrDamaged, bByKey, len(k))
		}
		if this := ID(k[:len(key)]); this != key {
			if err := flush(); err != nil {
				return false, err
			}
			key = this
		}
		evidence = append(evidence, ID(k[len(key):]))
		return true, nil
	})
	if err != nil {
		return err
	}
	return flush()
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
