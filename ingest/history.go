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

// AppendHistory stores the figures of a page version. The same entry is stored once if
// it is repeated within ten minutes.
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

// Dataset writes the figures of one day's dataset, part by part, all dated with one
// instant. A dataset that differs from what the day has is dated later than all of it,
// so that each of its rows wins, whichever part it stood in before.
type Dataset struct {
	log     *Log
	source  string
	day     time.Time
	seen    time.Time // with which it is dated
	known   int       // parts that the log has of the day
	parts   int       // that were put
	differs bool      // a part was put that is not the one that the log had
}

// OpenDataset begins a dataset of a day.
func (l *Log) OpenDataset(ctx context.Context, source string, day time.Time) (*Dataset, error) {
	d := &Dataset{log: l, source: source, day: day.UTC(), seen: day.UTC()}
	for {
		stored, err := l.lastBatch(ctx, d.subject(d.known+1))
		if errors.Is(err, record.ErrNotFound) {
			return d, nil
		}
		if err != nil {
			return nil, err
		}
		d.known++
		if stored.SeenAt.After(d.seen) {
			d.seen = stored.SeenAt
		}
	}
}

// Put writes the next part, unless the log has it already.
func (d *Dataset) Put(ctx context.Context, entries []record.HistoryEntry) error {
	d.parts++
	b := record.HistoryBatch{Schema: record.SchemaVersion, Source: d.source, Part: d.part(d.parts), SeenAt: d.seen, Entries: slices.Clone(entries)}
	for i := range b.Entries { // the batch has these fields
		b.Entries[i].Schema, b.Entries[i].Source, b.Entries[i].SeenAt = 0, "", time.Time{}
	}
	if err := b.Validate(); err != nil {
		return fmt.Errorf("history of %s, part %s: %w", b.Source, b.Part, err)
	}
	if !d.differs && d.parts <= d.known {
		same, err := d.has(ctx, b)
		if err != nil || same {
			return err
		}
		if err := d.supersede(ctx); err != nil {
			return err
		}
		b.SeenAt = d.seen
	}
	return d.write(ctx, b)
}

// has reports whether b is what the log last stored for a part.
func (d *Dataset) has(ctx context.Context, b record.HistoryBatch) (bool, error) {
	stored, err := d.log.lastBatch(ctx, d.subject(d.parts))
	if errors.Is(err, record.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	was, err := record.Encode(stored)
	if err != nil {
		return false, err
	}
	is, err := record.Encode(b)
	return bytes.Equal(was, is), err
}

// supersede dates the dataset later than all that the day has, and writes the parts
// before this one again, which the log has under the old date.
func (d *Dataset) supersede(ctx context.Context) error {
	d.differs, d.seen = true, d.seen.Add(time.Nanosecond)
	for n := 1; n < d.parts; n++ {
		b, err := d.log.lastBatch(ctx, d.subject(n))
		if err != nil {
			return err
		}
		b.SeenAt = d.seen
		if err := d.write(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

func (d *Dataset) write(ctx context.Context, b record.HistoryBatch) error {
	data, err := record.Encode(b)
	if err != nil {
		return err
	}
	packed, err := d.log.codec.compress(data)
	if err != nil {
		return fmt.Errorf("history of %s, part %s: %w", b.Source, b.Part, err)
	}
	return d.log.add(ctx, streamHistory, d.log.names.history(b.Source, b.Part), packed, record.Token(string(data)))
}

func (d *Dataset) part(n int) string { return fmt.Sprintf("%s#%d", record.Day(d.day), n) }

func (d *Dataset) subject(n int) string { return d.log.names.history(d.source, d.part(n)) }

// lastBatch returns the last message under a subject, or record.ErrNotFound. Of an invalid
// message it returns only SeenAt, which may be zero.
func (l *Log) lastBatch(ctx context.Context, subject string) (b record.HistoryBatch, err error) {
	m, err := l.last(ctx, streamHistory, subject)
	if err != nil {
		return b, fmt.Errorf("HISTORY: %w", err)
	}
	data, err := l.codec.decompress(m.Data)
	if err != nil {
		return b, nil
	}
	b, err = record.Decode[record.HistoryBatch](data)
	if errors.Is(err, record.ErrNewer) {
		return b, fmt.Errorf("HISTORY sequence %d: %w", m.Sequence, err)
	}
	if err != nil || b.Validate() != nil {
		return record.HistoryBatch{SeenAt: b.SeenAt}, nil // another version may read its entries
	}
	return b, nil
}

func decodeHistory(l *Log, m message) ([]record.StoredHistory, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return nil, err
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

// TailHistory is TailPages for the history of figures. The entries of one message share
// a sequence and are delivered together.
func (l *Log) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	return tailStream(ctx, l, streamHistory, "history.*.*", after, decodeHistory, func(messages [][]record.StoredHistory) error {
		return fn(slices.Concat(messages...))
	}, idle)
}

// ScanHistory calls fn with every history entry there is and returns.
func (l *Log) ScanHistory(ctx context.Context, fn func(record.StoredHistory) error) error {
	return l.scan(ctx, streamHistory, l.names.subjectPrefix+"history.*.*", each(l, streamHistory, decodeHistory, func(message []record.StoredHistory) error {
		for _, h := range message {
			if err := fn(h); err != nil {
				return err
			}
		}
		return nil
	}))
}
