package record

import (
	"errors"
	"fmt"
)

// MaxBatch is how many entries a HistoryBatch may have.
const MaxBatch = 1000

// Figures returns what p says of figures, with of its tools only what tells
// which ones they are.
func (p *Page) Figures() HistoryEntry {
	e := HistoryEntry{
		Schema: SchemaVersion, Source: p.Source, URL: p.URL, SeenAt: p.SeenAt,
		AsOf: p.ModifiedAt, Sample: p.Sample, Tools: []Tool{}, Stats: p.stats(),
	}
	if e.AsOf == "" {
		e.AsOf = p.PublishedAt
	}
	named := map[string]bool{}
	for _, s := range e.Stats {
		named[s.Tool] = true
	}
	for _, f := range p.Facts {
		if t, ok := f.Body.(Tool); ok && named[t.Name] {
			named[t.Name] = false
			t.Description, t.Categories = "", nil
			e.Tools = append(e.Tools, t)
		}
	}
	return e
}

func (p *Page) stats() []Stat {
	var list []Stat
	for _, f := range p.Facts {
		if s, ok := f.Body.(Stat); ok {
			list = append(list, s)
		}
	}
	return list
}

// Validate returns the first few rules that b breaks, joined, each a
// *FieldError; nil if it breaks none.
func (b *HistoryBatch) Validate() error {
	c := &checker{}
	c.name("source", b.Source)
	if b.Part == "" {
		c.fail("part", "is missing")
	}
	if b.SeenAt.IsZero() {
		c.fail("seen_at", "is missing")
	}
	if n := len(b.Entries); n < 1 || n > MaxBatch {
		c.fail("entries", fmt.Sprintf("%d entries, there may be 1 to %d", n, MaxBatch))
		return errors.Join(c.errs...)
	}
	for _, e := range b.inherited() {
		e.validate(c)
	}
	return errors.Join(c.errs...)
}

// inherited returns the entries with the fields that the batch states once.
func (b *HistoryBatch) inherited() []HistoryEntry {
	all := make([]HistoryEntry, len(b.Entries))
	for i, e := range b.Entries {
		e.Schema, e.Source, e.SeenAt = b.Schema, b.Source, b.SeenAt
		all[i] = e
	}
	return all
}

// validateStored is Page.ValidateStored for an entry.
func (e *HistoryEntry) validateStored() error {
	err := e.Validate()
	if err == nil {
		return nil
	}
	e.legible()
	return e.Validate()
}

// validateStored is Page.ValidateStored for a batch.
func (b *HistoryBatch) validateStored() error {
	err := b.Validate()
	if err == nil {
		return nil
	}
	for i := range b.Entries {
		b.Entries[i].legible()
	}
	return b.Validate()
}

// DecodeHistory reads a message of HISTORY, one entry or a batch, and returns
// its entries and what it is filed under: a URL or a part.
func DecodeHistory(b []byte) (source, key string, entries []HistoryEntry, err error) {
	both, err := Decode[historyMessage](b)
	if err != nil {
		return "", "", nil, err
	}
	if both.Part == "" {
		e := both.HistoryEntry
		err := e.validateStored()
		return e.Source, e.URL, []HistoryEntry{e}, err
	}
	batch := HistoryBatch{Schema: both.Schema, Source: both.Source, Part: both.Part, SeenAt: both.SeenAt, Entries: both.Entries}
	if err := batch.validateStored(); err != nil {
		return "", "", nil, err
	}
	return batch.Source, batch.Part, batch.inherited(), nil
}

// historyMessage is either.
type historyMessage struct {
	HistoryEntry
	Part    string         `json:"part"`
	Entries []HistoryEntry `json:"entries"`
}
