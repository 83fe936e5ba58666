package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// AppendHistory keeps what a page version said of figures. The same entry
// again, within ten minutes, is kept once.
func (l *Log) AppendHistory(ctx context.Context, e record.HistoryEntry) error {
	e.Schema = record.SchemaVersion
	if err := e.Validate(); err != nil {
		return fmt.Errorf("history of %s: %w", e.URL, err)
	}
	data, err := l.encode(e)
	if err != nil {
		return fmt.Errorf("history of %s: %w", e.URL, err)
	}
	id := record.Token(e.Source+" "+e.URL) + strconv.FormatInt(e.SeenAt.UnixNano(), 36)
	return l.add(ctx, streamHistory, l.names.history(e.Source, e.URL), data, id)
}

// PutHistory keeps what a part of a dataset said of figures, unless the log has
// it already. A part that says something else than before is dated an instant
// later, so that it wins.
func (l *Log) PutHistory(ctx context.Context, b record.HistoryBatch) error {
	b.Schema, b.Entries = record.SchemaVersion, slices.Clone(b.Entries)
	for i := range b.Entries { // said once for all
		b.Entries[i].Schema, b.Entries[i].Source, b.Entries[i].SeenAt = 0, "", time.Time{}
	}
	if err := b.Validate(); err != nil {
		return fmt.Errorf("history of %s, part %s: %w", b.Source, b.Part, err)
	}
	subject := l.names.history(b.Source, b.Part)
	known, err := l.lastBatch(ctx, subject)
	if err != nil {
		return err
	}
	data, err := record.Encode(b)
	if err != nil {
		return err
	}
	if !known.seen.Before(b.SeenAt) {
		b.SeenAt = known.seen
		if data, err = record.Encode(b); err != nil || bytes.Equal(data, known.data) {
			return err
		}
		b.SeenAt = known.seen.Add(time.Nanosecond)
		if data, err = record.Encode(b); err != nil {
			return err
		}
	}
	packed, err := l.codec.compress(data)
	if err != nil {
		return fmt.Errorf("history of %s, part %s: %w", b.Source, b.Part, err)
	}
	return l.add(ctx, streamHistory, subject, packed, record.Token(string(data)))
}

// storedBatch is what stands under a subject, as it was written.
type storedBatch struct {
	data []byte
	seen time.Time
}

// lastBatch returns what was written last under a subject; nothing if there is
// nothing that can be read.
func (l *Log) lastBatch(ctx context.Context, subject string) (storedBatch, error) {
	m, err := l.last(ctx, streamHistory, subject)
	if errors.Is(err, record.ErrNotFound) {
		return storedBatch{}, nil
	}
	if err != nil {
		return storedBatch{}, fmt.Errorf("HISTORY: %w", err)
	}
	data, err := l.codec.decompress(m.Data)
	if err != nil {
		return storedBatch{}, nil
	}
	_, _, entries, err := record.DecodeHistory(data)
	if errors.Is(err, record.ErrNewer) {
		return storedBatch{}, fmt.Errorf("HISTORY sequence %d: %w; update stackdex", m.Sequence, err)
	}
	if err != nil || len(entries) == 0 {
		return storedBatch{}, nil
	}
	return storedBatch{data, entries[0].SeenAt}, nil
}

func decodeHistory(l *Log, m message) ([]record.StoredHistory, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", record.ErrMalformed, err)
	}
	source, key, entries, err := record.DecodeHistory(b)
	if err == nil && l.names.history(source, key) != m.subject {
		err = misplaced(key)
	}
	if err != nil {
		return nil, err
	}
	all := make([]record.StoredHistory, len(entries))
	for i, e := range entries {
		all[i] = record.StoredHistory{Entry: e, Seq: m.seq}
	}
	return all, nil
}

// TailHistory does for the history of figures what TailPages does for pages.
// The entries of one message have one sequence and come together.
func (l *Log) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	return tailStream(ctx, l, streamHistory, "history.*.*", after, decodeHistory, func(messages [][]record.StoredHistory) error {
		return fn(slices.Concat(messages...))
	}, idle)
}

// ScanHistory calls fn with every history entry there is and returns.
func (l *Log) ScanHistory(ctx context.Context, fn func(record.StoredHistory) error) error {
	return l.scan(ctx, streamHistory, l.names.dot+"history.*.*", each(l, streamHistory, decodeHistory, func(message []record.StoredHistory) error {
		for _, h := range message {
			if err := fn(h); err != nil {
				return err
			}
		}
		return nil
	}))
}
