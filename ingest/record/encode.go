package record

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// ErrNewer means that a message was written by a newer stackdex.
var ErrNewer = errors.New("written by a newer version")

// ErrMalformed means that bytes are not a message of this vocabulary.
var ErrMalformed = errors.New("malformed message")

// Encode returns v, one of the message types of this package, as JSON.
func Encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return b, nil
}

// Decode reads a message from b. It returns ErrNewer if the message has a
// schema above SchemaVersion and ErrMalformed if it is not one at all.
func Decode[T any](b []byte) (T, error) {
	var v, zero T
	var version struct {
		Schema int `json:"schema"`
	}
	if err := json.Unmarshal(b, &v); err != nil {
		if json.Unmarshal(b, &version) == nil && version.Schema > SchemaVersion {
			return zero, fmt.Errorf("decode %T: schema %d, this program reads up to %d: %w", zero, version.Schema, SchemaVersion, ErrNewer)
		}
		return zero, fmt.Errorf("decode %T: %w: %w", zero, ErrMalformed, err)
	}
	if s, ok := any(&v).(versioned); ok {
		if n := s.schema(); n > SchemaVersion {
			return zero, fmt.Errorf("decode %T: schema %d, this program reads up to %d: %w", zero, n, SchemaVersion, ErrNewer)
		} else if n < 1 {
			return zero, fmt.Errorf("decode %T: field schema: missing: %w", zero, ErrMalformed)
		}
	}
	return v, nil
}

type versioned interface{ schema() int }

func (p *Page) schema() int         { return p.Schema }
func (r *URLRow) schema() int       { return r.Schema }
func (h *HistoryEntry) schema() int { return h.Schema }
func (h *Held) schema() int         { return h.Schema }
func (d *DeadLetter) schema() int   { return d.Schema }
func (c *Change) schema() int       { return c.Schema }
func (s *Suppression) schema() int  { return s.Schema }
func (r *Run) schema() int          { return r.Schema }

// Hash returns the hash of what p says, whenever it was seen: 128 bits of
// SHA-256 in hex over its JSON without seen_at and content_hash.
func (p Page) Hash() (string, error) {
	p.ContentHash = ""
	p.SeenAt = p.SeenAt.Truncate(0)
	type said Page
	b, err := json.Marshal(struct {
		said
		SeenAt      struct{} `json:"seen_at"`
		ContentHash struct{} `json:"content_hash"`
	}{said: said(p)})
	if err != nil {
		return "", fmt.Errorf("hash page %s: %w", p.URL, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}
