package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/ingest/record"
)

// AddURLs stores the rows whose URL is not known yet and returns how many there were.
// All are durable when it returns.
func (l *Log) AddURLs(ctx context.Context, rows []record.URLRow) (added int, err error) {
	generation := l.known.over(l.conn.current())
	fresh := make([]*record.URLRow, 0, len(rows))
	for i := range rows {
		if !l.known.has(rows[i].URL) {
			fresh = append(fresh, &rows[i])
		}
	}
	msg := func(i int) (*nats.Msg, error) {
		data, err := encodeRow(*fresh[i])
		if err != nil {
			return nil, err
		}
		return expecting(l.names.url(fresh[i].URL), data, 0), nil
	}
	done := func(i int, m *nats.Msg, err error) error {
		if classify(err) == passing && ctx.Err() == nil {
			_, err = l.put(ctx, streamURLs, m.Subject, m.Data, 0)
		}
		switch {
		case err == nil:
			added++
		case !isConflict(err):
			return l.explain(err)
		}
		l.known.add(fresh[i].URL, generation)
		return nil
	}
	if err := l.publishAll(ctx, len(fresh), msg, done); err != nil {
		return added, fmt.Errorf("add URLs: %w", err)
	}
	return added, nil
}

func encodeRow(row record.URLRow) ([]byte, error) {
	host := hostOf(row.URL)
	if host == "" {
		return nil, fmt.Errorf("URL row: %w", &record.FieldError{Field: "url", Reason: fmt.Sprintf("%.80q is not an absolute URL", row.URL)})
	}
	row.Schema, row.Host = record.SchemaVersion, cmp.Or(row.Host, host)
	return record.Encode(row)
}

// PutURL replaces the row read at revision seq and returns the new revision;
// record.ErrConflict if somebody has written it since.
func (l *Log) PutURL(ctx context.Context, row record.URLRow, seq uint64) (uint64, error) {
	data, err := encodeRow(row)
	if err != nil {
		return 0, err
	}
	return l.put(ctx, streamURLs, l.names.url(row.URL), data, seq)
}

// GetURL returns record.ErrNotFound for an unknown URL.
func (l *Log) GetURL(ctx context.Context, url string) (record.StoredURL, error) {
	m, err := l.last(ctx, streamURLs, l.names.url(url))
	if err != nil {
		return record.StoredURL{}, err
	}
	row, err := readRow(m.Data)
	if err != nil {
		return record.StoredURL{}, fmt.Errorf("URLS sequence %d: %w", m.Sequence, err)
	}
	if row.URL != url {
		return record.StoredURL{}, collision(m.Subject, row.URL, url)
	}
	return record.StoredURL{Row: row, Seq: m.Sequence}, nil
}

func collision(subject, have, want string) error {
	return fmt.Errorf("%s holds %.200q, not %.200q: %w", subject, have, want, ErrCollision)
}

// WatchURLs calls fn with every row of a partition and then with every change, in
// order, until ctx ends or fn fails. caughtUp is called once, when all rows that
// existed at the start have been delivered.
func (l *Log) WatchURLs(ctx context.Context, partition int, fn func(record.StoredURL) error, caughtUp func()) error {
	idle := func() error {
		if caughtUp != nil {
			caughtUp()
			caughtUp = nil
		}
		return nil
	}
	r := &reader{log: l, stream: streamURLs, filter: l.names.partition(partition), next: 1, fn: each(l, streamURLs, decodeRow, fn), idle: idle}
	err := r.run(ctx)
	if errors.Is(err, ErrReplaced) || errors.Is(err, ErrGone) {
		l.known.empty()
	}
	return err
}

// Tail returns the revision of the newest row of a partition, 0 if there is none: an
// owner that has seen it has seen all.
func (l *Log) Tail(ctx context.Context, partition int) (uint64, error) {
	m, err := l.last(ctx, streamURLs, l.names.partition(partition))
	if errors.Is(err, record.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return m.Sequence, nil
}

// ScanURLs calls fn with every row there is and returns.
func (l *Log) ScanURLs(ctx context.Context, fn func(record.StoredURL) error) error {
	return l.scan(ctx, streamURLs, l.names.subjectPrefix+"url.*.*", each(l, streamURLs, decodeRow, fn))
}

func decodeRow(l *Log, m message) (record.StoredURL, error) {
	row, err := readRow(m.data)
	if err == nil && l.names.url(row.URL) != m.subject {
		err = misplaced(row.URL)
	}
	return record.StoredURL{Row: row, Seq: m.seq}, err
}

// oldUnread begins the note of a row whose page was read in part, as written before
// rows had a field for that.
const oldUnread = "read in part: "

// readRow also reads rows written before there was Unread.
func readRow(data []byte) (record.URLRow, error) {
	row, err := record.Decode[record.URLRow](data)
	if left, ok := strings.CutPrefix(row.Note, oldUnread); ok && row.Unread == "" {
		row.Note, row.Unread = "", left
	}
	return row, err
}

// URLTable says how many URLs are in which state, and why some wait.
type URLTable struct {
	Counts  []URLCount // ordered by source and state
	Waiting []PutOff   // the most frequent reasons first, at most maxReasons
	Others  int64      // rows that wait for other reasons
	Untried []PutOff   // rows that are due and were never tried, by host, the most first, at most maxReasons
	More    int64      // such rows of other hosts
}

// Gone stands in counts for dead rows whose page is gone for good: no dead letter tells of
// them, because nothing is amiss.
const Gone record.URLState = "gone"

// isGone reports whether the note of a dead row says that its page is gone.
func isGone(note string) bool {
	return strings.HasPrefix(strings.TrimPrefix(note, "held: "), "gone: ")
}

// URLCount is the number of rows of a source in a state.
type URLCount struct {
	Source string
	State  record.URLState
	Count  int64
}

// counted is the count of the table at a state of the stream.
type counted struct {
	begun      time.Time // reading it
	last, rows uint64
	table      *URLTable // nil: never counted
}

// CountURLs describes the table of URLs. It reads the whole table if it has changed
// since the last call, once for all concurrent callers. The result is shared and must
// not be changed.
func (l *Log) CountURLs(ctx context.Context) (*URLTable, error) {
	asked := time.Now()
	select {
	case l.counting <- struct{}{}:
		defer func() { <-l.counting }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if l.counted.begun.After(asked) {
		return l.counted.table, nil
	}
	begun := time.Now()
	// How the table stands is asked before it is read, so that a change in
	// between shows the next time.
	info, err := l.describe(ctx, streamURLs)
	if err != nil {
		return nil, err
	}
	if c := l.counted; c.table != nil && c.last == info.State.LastSeq && c.rows == info.State.Msgs {
		return c.table, nil
	}
	table, err := l.countURLs(ctx)
	if err != nil {
		return nil, err
	}
	l.counted = counted{begun, info.State.LastSeq, info.State.Msgs, table}
	return table, nil
}

func (l *Log) countURLs(ctx context.Context) (*URLTable, error) {
	type key struct {
		source string
		state  record.URLState
	}
	counts := map[key]int64{}
	waiting, untried := newReasons(), newReasons()
	err := l.ScanURLs(ctx, func(u record.StoredURL) error {
		state := u.Row.State
		if state == record.Dead && u.Row.ContentHash == "" && isGone(u.Row.Note) {
			state = Gone
		}
		counts[key{u.Row.Source, state}]++
		switch {
		case u.Row.State != record.Due:
		case u.Row.Attempts > 0:
			waiting.add(u.Row.Note, &u.Row)
		default:
			untried.add(u.Row.Host, &u.Row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	table := &URLTable{Counts: make([]URLCount, 0, len(counts))}
	for k, n := range counts {
		table.Counts = append(table.Counts, URLCount{k.source, k.state, n})
	}
	slices.SortFunc(table.Counts, func(a, b URLCount) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.State, b.State))
	})
	table.Waiting, table.Others = waiting.most()
	table.Untried, table.More = untried.most()
	for i := range table.Untried {
		table.Untried[i].Reason = ""
	}
	return table, nil
}
