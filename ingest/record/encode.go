package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// ErrNewer means that a message was written by a newer stackdex.
var ErrNewer = errors.New("written by a newer version; update stackdex")

// ErrMalformed means that bytes are not a message of this vocabulary.
var ErrMalformed = errors.New("malformed message")

// Encode returns v, one of the message types of this package, as JSON.
func Encode(v any) ([]byte, error) {
	var b []byte
	var err error
	switch v := v.(type) {
	case Page:
		b, err = v.encode()
	case Change:
		b, err = v.encode()
	default:
		b, err = json.Marshal(v)
	}
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return b, nil
}

// plainPage is a Page for encoding/json, without methods. Its facts are read and written
// separately.
type plainPage Page

// encode writes what encoding/json would: first all but the facts, which are
// the last field, and then these.
func (p Page) encode() ([]byte, error) {
	facts := p.Facts
	p.Facts = nil
	head, err := json.Marshal(plainPage(p))
	if err != nil || facts == nil {
		return head, err
	}
	w := Writer{B: make([]byte, 0, len(head)+256*len(facts))}
	w.B = append(append(w.B, bytes.TrimSuffix(head, []byte("null}"))...), '[')
	for i, f := range facts {
		if i > 0 {
			w.B = append(w.B, ',')
		}
		w.fact(f)
	}
	return append(w.B, ']', '}'), w.Err
}

// encode writes what encoding/json would, faster: a rebuild writes a change for every
// document.
func (c Change) encode() ([]byte, error) {
	w := Writer{B: make([]byte, 0, 256+16*len(c.Fields)+64*len(c.Values)), depth: 1} // nobody asks for its fields
	w.Open()
	w.Int("schema", int64(c.Schema))
	w.Str("op", c.Op)
	w.Str("index", c.Index)
	w.Str("id", c.ID)
	w.Strs("fields", c.Fields)
	w.Str("hash", c.Hash)
	w.Name("at")
	at, err := c.At.MarshalJSON()
	w.B = append(w.B, at...)
	if len(c.Values) > 0 {
		List(&w, "values", c.Values, (*Writer).changed)
	}
	w.Close()
	return w.B, errors.Join(w.Err, err)
}

func (w *Writer) changed(v ChangedValue) {
	w.Open()
	w.Str("kind", v.Kind)
	w.Str("name", v.Name)
	w.Str("from", v.From)
	w.Str("to", v.To)
	w.Close()
}

// Decode reads a message from b. It returns ErrNewer if the message has a
// schema above SchemaVersion and ErrMalformed if it is not one at all.
func Decode[T any](b []byte) (T, error) {
	var v, zero T
	if err := decode(b, &v); err != nil {
		if n, ok := schemaOf(b); ok && n > SchemaVersion {
			return zero, newer(zero, n)
		}
		return zero, fmt.Errorf("decode %T: %w: %w", zero, ErrMalformed, err)
	}
	if s, ok := any(&v).(versioned); ok {
		switch n := s.schema(); {
		case n > SchemaVersion:
			return zero, newer(zero, n)
		case n < 1:
			return zero, fmt.Errorf("decode %T: field schema: missing: %w", zero, ErrMalformed)
		}
	}
	return v, nil
}

func newer(v any, schema int) error {
	return fmt.Errorf("decode %T: schema %d, this program reads up to %d: %w", v, schema, SchemaVersion, ErrNewer)
}

// schemaOf reads only the version of a message, for one that cannot be read.
func schemaOf(b []byte) (int, bool) {
	var version struct {
		Schema int `json:"schema"`
	}
	err := json.Unmarshal(b, &version)
	return version.Schema, err == nil
}

// decode reads facts in the same pass as their page: encoding/json scans types that
// unmarshal themselves three times.
func decode(b []byte, v any) error {
	page, ok := v.(*Page)
	if !ok {
		return json.Unmarshal(b, v)
	}
	if *page, ok = readPage(b); ok {
		return nil
	}
	*page = Page{}
	var wire struct {
		plainPage
		Facts []wireFact `json:"facts"`
	}
	if err := json.Unmarshal(b, &wire); err != nil {
		return err
	}
	*page = Page(wire.plainPage)
	if wire.Facts == nil {
		return nil
	}
	page.Facts = make([]Fact, len(wire.Facts))
	for i := range wire.Facts {
		body, err := wire.Facts[i].body()
		if err != nil {
			return fmt.Errorf("facts[%d]: %w", i, err)
		}
		page.Facts[i] = Fact{body, wire.Facts[i].Evidence}
	}
	return nil
}

type versioned interface{ schema() int }

func (p *Page) schema() int         { return p.Schema }
func (r *URLRow) schema() int       { return r.Schema }
func (e *HistoryEntry) schema() int { return e.Schema }
func (b *HistoryBatch) schema() int { return b.Schema }
func (h *Held) schema() int         { return h.Schema }
func (d *DeadLetter) schema() int   { return d.Schema }
func (c *Change) schema() int       { return c.Schema }
func (s *Suppression) schema() int  { return s.Schema }
func (r *Run) schema() int          { return r.Schema }

// Hash returns the hash of what p says, whenever it was seen: 128 bits of
// SHA-256 in hex over its JSON with seen_at and content_hash blank.
func (p Page) Hash() (string, error) {
	p.SeenAt, p.ContentHash = time.Time{}, ""
	b, err := p.encode()
	if err != nil {
		return "", fmt.Errorf("hash page %s: %w", p.URL, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}
