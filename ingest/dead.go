package ingest

import (
	"context"
	"fmt"

	"github.com/stackdex/stackdex/ingest/record"
)

// Bury stores a dead letter, replacing the one under the same key. Excerpt and reason
// are cut to record.MaxExcerpt.
func (l *Log) Bury(ctx context.Context, d record.DeadLetter) error {
	if d.Key == "" {
		return fmt.Errorf("dead letter: %w", &record.FieldError{Field: "key", Reason: "is empty"})
	}
	d.Schema, d.Excerpt, d.Reason = record.SchemaVersion, record.Excerpt(d.Excerpt), record.Excerpt(d.Reason)
	if d.At.IsZero() {
		d.At = l.cfg.Now().UTC()
	}
	data, err := record.Encode(d)
	if err != nil {
		return fmt.Errorf("dead letter %s: %w", d.Key, err)
	}
	return l.set(ctx, streamDead, l.names.dead(d.Key), data)
}

// Exhume removes a dead letter; a missing one is no error.
func (l *Log) Exhume(ctx context.Context, key string) error {
	return l.remove(ctx, streamDead, l.names.dead(key))
}

// DeadLetter returns the letter under key, or record.ErrNotFound.
func (l *Log) DeadLetter(ctx context.Context, key string) (record.DeadLetter, error) {
	m, err := l.last(ctx, streamDead, l.names.dead(key))
	if err != nil {
		return record.DeadLetter{}, err
	}
	d, err := record.Decode[record.DeadLetter](m.Data)
	if err != nil {
		return record.DeadLetter{}, fmt.Errorf("DEAD sequence %d: %w", m.Sequence, err)
	}
	if d.Key != key {
		return record.DeadLetter{}, collision(m.Subject, d.Key, key)
	}
	return d, nil
}

// DeadLetters calls fn with every dead letter, in the order in which they
// came.
func (l *Log) DeadLetters(ctx context.Context, fn func(record.DeadLetter) error) error {
	decode := func(_ *Log, m message) (record.DeadLetter, error) { return record.Decode[record.DeadLetter](m.data) }
	return l.scan(ctx, streamDead, l.names.subjectPrefix+"dead.*", each(l, streamDead, decode, fn))
}
