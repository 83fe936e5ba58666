package ingest

import (
	"context"
	"fmt"
	"strconv"

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

func decodeHistory(l *Log, m message) (record.StoredHistory, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return record.StoredHistory{}, fmt.Errorf("%w: %w", record.ErrMalformed, err)
	}
	e, err := record.Decode[record.HistoryEntry](b)
	if err == nil {
		err = e.Validate()
	}
	if err == nil && l.names.history(e.Source, e.URL) != m.subject {
		err = misplaced(e.URL)
	}
	return record.StoredHistory{Entry: e, Seq: m.seq}, err
}

// TailHistory does for the history of figures what TailPages does for pages.
func (l *Log) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	return tailStream(ctx, l, streamHistory, "history.*.*", after, decodeHistory, fn, idle)
}

// ScanHistory calls fn with every history entry there is and returns.
func (l *Log) ScanHistory(ctx context.Context, fn func(record.StoredHistory) error) error {
	return l.scan(ctx, streamHistory, l.names.dot+"history.*.*", each(l, streamHistory, decodeHistory, fn))
}
