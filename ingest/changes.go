package ingest

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/ingest/record"
)

// PublishChanges returns when every change is acknowledged. A change may be published
// twice.
func (l *Log) PublishChanges(ctx context.Context, changes []record.Change) error {
	msg := func(i int) (*nats.Msg, error) {
		c := changes[i]
		c.Schema = record.SchemaVersion
		data, err := record.Encode(c)
		return &nats.Msg{Subject: l.names.change(c.Index), Data: data}, err
	}
	done := func(_ int, m *nats.Msg, err error) error {
		if classify(err) == passing && ctx.Err() == nil {
			return l.set(ctx, streamChanges, m.Subject, m.Data)
		}
		if err != nil {
			return l.explain(err)
		}
		return nil
	}
	if err := l.publishAll(ctx, len(changes), msg, done); err != nil {
		return fmt.Errorf("publish changes: %w", err)
	}
	return nil
}

// From is a position in a stream; the zero value is its beginning.
type From struct {
	After uint64    // a sequence
	Since time.Time // used if After is 0
}

// TailChanges calls fn with every change after a position, then with new ones as they
// arrive, until ctx ends or fn or idle fails. idle, if not nil, is called whenever
// everything there is has been delivered. Changes are kept for a limited time and size.
func (l *Log) TailChanges(ctx context.Context, from From, fn func(record.StoredChange) error, idle func() error) error {
	if idle == nil {
		idle = func() error { return nil }
	}
	r := &reader{
		log: l, stream: streamChanges, filter: l.names.subjectPrefix + "change.*", next: from.After + 1, since: from.Since,
		fn: each(l, streamChanges, decodeChange, fn), idle: idle,
	}
	return r.run(ctx)
}

// ScanChanges calls fn with every change after a position that there is now, and
// returns.
func (l *Log) ScanChanges(ctx context.Context, from From, fn func(record.StoredChange) error) error {
	return l.TailChanges(ctx, from, fn, atEnd)
}

// EachChange calls fn with every change that is kept, the oldest first.
func (l *Log) EachChange(ctx context.Context, fn func(record.Change) error) error {
	return l.ScanChanges(ctx, From{}, func(c record.StoredChange) error { return fn(c.Change) })
}

func decodeChange(_ *Log, m message) (record.StoredChange, error) {
	c, err := record.Decode[record.Change](m.data)
	return record.StoredChange{Change: c, Seq: m.seq}, err
}
