package state

import (
	"fmt"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Evidence returns one piece of evidence of a name; false if it is gone.
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

// Shown returns what pages show of a name key, in the form that names.Table.Learn takes.
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

// Suppressions returns the list that the stored pages were filed with.
func (t *Tx) Suppressions() ([]record.Suppression, error) {
	var all []record.Suppression
	err := t.getJSON(string(metaKey), []byte(suppressionsKey), &all)
	return all, err
}

const suppressionsKey = "suppressions"

// PutSuppressions stores the list that all pages are filed with now.
func (t *Tx) PutSuppressions(all []record.Suppression, revision uint64) error {
	t.Meta.Suppressions = revision
	return t.putJSON(string(metaKey), []byte(suppressionsKey), all)
}
