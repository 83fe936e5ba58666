package state

import (
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// Prepared is a page ready to be stored; Prepare makes it outside of any
// transaction.
type Prepared struct {
	Page  *Page
	value []byte
}

// Size returns the size of the page in bytes.
func (p *Prepared) Size() int { return len(p.value) }

// Prepare extracts and packs a page. It is safe for concurrent use.
func Prepare(p record.Page, hides Hides) *Prepared {
	page := NewPage(p, hides)
	return &Prepared{Page: page, value: seal(page.pack())}
}

// read decodes the value of a page into one whose memory it uses again.
func (s *State) read(id ID, value []byte, into *Page) error {
	packed, err := unseal(value)
	if err == nil {
		into.ID = id
		err = into.unpack(packed)
	}
	if err != nil {
		return fmt.Errorf("%w: %s: page %x: %w", ErrDamaged, s.path, id, err)
	}
	return nil
}

// ReadPage reads a page without its sets and texts into another, whose memory it uses again,
// and reports whether the page exists.
func (t *Tx) ReadPage(id ID, into *Page) (bool, error) {
	value := t.get(bPages, id[:])
	if value == nil {
		return false, nil
	}
	return true, t.s.read(id, value, into)
}

// Page returns a page, or nil if there is none.
func (t *Tx) Page(id ID) (*Page, error) {
	value := t.get(bPages, id[:])
	if value == nil {
		return nil, nil
	}
	p := &Page{}
	if err := t.s.read(id, value, p); err != nil {
		return nil, err
	}
	return p, p.ReadFiled()
}

// EachPage calls fn with every page after the given one, nil for all, until fn returns false.
func (t *Tx) EachPage(after *ID, fn func(*Page) (bool, error)) error {
	c := t.bucket(bPages).Cursor()
	k, v := c.First()
	if after != nil {
		if k, v = c.Seek(after[:]); string(k) == string(after[:]) {
			k, v = c.Next()
		}
	}
	for ; k != nil; k, v = c.Next() {
		id, err := asID(k)
		if err != nil {
			return err
		}
		p := &Page{}
		if err := t.s.read(id, v, p); err != nil {
			return err
		}
		if more, err := fn(p); err != nil || !more {
			return err
		}
	}
	return nil
}

// PutPage stores a page unless a newer version is stored, and marks what
// changed as dirty. It reports whether it stored it.
func (t *Tx) PutPage(p *Prepared) (bool, error) {
	old, err := t.Page(p.Page.ID)
	if err != nil {
		return false, err
	}
	if old != nil && !p.Page.Head.NewerThan(&old.Head) {
		return false, nil
	}
	return true, t.replace(old, p)
}

// RefilePage stores a page again with other facts hidden.
func (t *Tx) RefilePage(p *Prepared) error {
	old, err := t.Page(p.Page.ID)
	if err != nil {
		return err
	}
	return t.replace(old, p)
}

// replace stores a page in place of another, which may be nil.
func (t *Tx) replace(old *Page, p *Prepared) error {
	page := p.Page
	if page.hasFacts() {
		t.Meta.PageCount++
	}
	if err := t.addNames(old, page); err != nil {
		return err
	}
	if old != nil {
		if old.hasFacts() {
			t.Meta.PageCount--
		}
		for _, step := range []func(old, page *Page) error{t.dropNames, t.dropSets, t.dropTexts} {
			if err := step(old, page); err != nil {
				return err
			}
		}
	}
	if err := t.Mark(unfiledPage, page.ID[:], nil); err != nil {
		return err
	}
	return t.put(bPages, page.ID[:], p.value)
}

func (t *Tx) addNames(old, page *Page) error {
	had := evidenceOf(old)
	for _, n := range page.Names {
		if had[n.Evidence] {
			continue
		}
		if err := t.putEvidence(n.Key, n.Evidence, n.evidence); err != nil {
			return err
		}
	}
	return nil
}

func evidenceOf(p *Page) map[ID]bool {
	if p == nil {
		return nil
	}
	m := make(map[ID]bool, len(p.Names))
	for _, n := range p.Names {
		m[n.Evidence] = true
	}
	return m
}

func (t *Tx) dropNames(old, page *Page) error {
	has := evidenceOf(page)
	for _, n := range old.Names {
		if has[n.Evidence] {
			continue
		}
		if err := t.del(bMentions, join(n.Evidence[:], old.ID[:])); err != nil {
			return err
		}
		if err := t.Mark(DirtyEvidence, n.Evidence[:], nil); err != nil {
			return err
		}
		if err := t.Mark(leftEvidence, n.Evidence[:], n.Key[:]); err != nil {
			return err
		}
	}
	return nil
}

// putEvidence stores evidence that is seen for the first time.
func (t *Tx) putEvidence(key, id ID, e Evidence) error {
	if t.get(bEvidence, id[:]) != nil {
		return nil
	}
	c := coder{}
	c.evidence(&e)
	if err := t.put(bEvidence, id[:], c.w); err != nil {
		return err
	}
	if err := t.put(bByKey, join(key[:], id[:]), nil); err != nil {
		return err
	}
	return t.Mark(DirtyName, key[:], []byte(e.Key))
}

// forgetEvidence removes evidence that stands on no page and in no history any
// more.
func (t *Tx) forgetEvidence(left Item) error {
	id, err := asID(left.Key)
	if err != nil {
		return err
	}
	key, err := asID(left.Value)
	if err != nil {
		return err
	}
	if t.has(bMentions, id[:]) || t.has(bHistory, id[:]) {
		return nil
	}
	e, known, err := t.Evidence(id)
	if err != nil || !known {
		return err
	}
	if err := t.del(bEvidence, id[:]); err != nil {
		return err
	}
	if err := t.del(bByKey, join(key[:], id[:])); err != nil {
		return err
	}
	return t.Mark(DirtyName, key[:], []byte(e.Key))
}

func (t *Tx) dropSets(old, page *Page) error {
	for _, set := range old.Sets {
		if slices.ContainsFunc(page.Sets, func(s Set) bool { return s.ID == set.ID }) {
			continue
		}
		if err := t.del(bSetPages, join(set.ID[:], old.ID[:])); err != nil {
			return err
		}
		if err := t.Mark(DirtySet, set.ID[:], nil); err != nil {
			return err
		}
	}
	return nil
}

// ForgetSet removes a set that no page holds any more.
func (t *Tx) ForgetSet(set ID, evidence []ID) error {
	for _, e := range evidence {
		if err := t.del(bInSets, join(e[:], set[:])); err != nil {
			return err
		}
	}
	return t.del(bSets, set[:])
}

// textsOf returns what the texts of a page are filed under, whichever fact they are of.
func textsOf(p *Page) map[Text]bool {
	m := make(map[Text]bool, len(p.Texts))
	for _, x := range p.Texts {
		x.Fact = 0
		m[x] = true
	}
	return m
}

func (t *Tx) dropTexts(old, page *Page) error {
	has := textsOf(page)
	keys := map[string]bool{}
	for _, x := range page.Texts {
		keys[x.Key] = true
	}
	for x := range textsOf(old) {
		if has[x] {
			continue
		}
		if x.Metric != "" {
			if err := t.markMeasured(measuredKey(x, old.ID)); err != nil {
				return err
			}
			if err := t.del(bMeasured, measuredKey(x, old.ID)); err != nil {
				return err
			}
		}
		if keys[x.Key] {
			continue
		}
		if err := t.del(bTexts, join(term(x.Key), old.ID[:])); err != nil {
			return err
		}
		if err := t.Mark(DirtyText, []byte(x.Key), nil); err != nil {
			return err
		}
	}
	return nil
}

func measuredPrefix(tool ID, metric string) []byte { return join(tool[:], term(metric)) }

func measuredKey(x Text, page ID) []byte {
	return join(measuredPrefix(x.Tool, x.Metric), term(x.Key), page[:])
}
