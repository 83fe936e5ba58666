package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// maxPlainRun is the size above which a run is compressed: it may have many seeds.
const maxPlainRun = 64 << 10

// PutRun writes a run read at revision seq (0: it is new);
// record.ErrConflict if somebody wrote it since.
func (l *Log) PutRun(ctx context.Context, r record.Run, seq uint64) (uint64, error) {
	if r.ID == "" {
		return 0, fmt.Errorf("run: %w", &record.FieldError{Field: "id", Reason: "is empty"})
	}
	r.Schema = record.SchemaVersion
	data, err := record.Encode(r)
	if err == nil && len(data) > maxPlainRun {
		data, err = l.codec.compress(data)
	}
	if err != nil {
		return 0, fmt.Errorf("run %s: %w", r.ID, err)
	}
	return l.put(ctx, bucketRuns, l.names.bucketKey(bucketRuns, record.Token(r.ID)), data, seq)
}

// ListRuns returns all runs that are kept, the newest first.
func (l *Log) ListRuns(ctx context.Context) ([]record.StoredRun, error) {
	var runs []record.StoredRun
	err := l.scan(ctx, bucketRuns, l.names.bucketKey(bucketRuns, "*"), each(l, bucketRuns, decodeRun, func(r record.StoredRun) error {
		runs = append(runs, r)
		return nil
	}))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(runs, func(a, b record.StoredRun) int {
		return cmp.Or(b.Run.Started.Compare(a.Run.Started), cmp.Compare(b.Run.ID, a.Run.ID))
	})
	return runs, nil
}

// WatchRuns calls fn with every run and every change until ctx ends or fn
// fails.
func (l *Log) WatchRuns(ctx context.Context, fn func(record.StoredRun) error) error {
	r := &reader{
		log: l, stream: bucketRuns, filter: l.names.bucketKey(bucketRuns, "*"), next: 1,
		fn: each(l, bucketRuns, decodeRun, fn), idle: func() error { return nil },
	}
	return r.run(ctx)
}

func decodeRun(l *Log, m message) (record.StoredRun, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return record.StoredRun{}, err
	}
	r, err := record.Decode[record.Run](b)
	if err == nil && l.names.bucketKey(bucketRuns, record.Token(r.ID)) != m.subject {
		err = misplaced(r.ID)
	}
	return record.StoredRun{Run: r, Seq: m.seq}, err
}

// Report publishes the progress of a partition. It is not durable, and expires after a
// minute without another one.
func (l *Log) Report(ctx context.Context, p record.Progress) error {
	data, err := record.Encode(p)
	if err != nil {
		return fmt.Errorf("progress of run %s: %w", p.Run, err)
	}
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	if _, err := l.buckets[bucketProgress].Put(ctx, progressKey(p.Run, p.Partition), data); err != nil {
		return fmt.Errorf("progress of run %s: %w", p.Run, err)
	}
	return nil
}

// Progress returns the last report of every partition of a run, in the order
// of the partitions.
func (l *Log) Progress(ctx context.Context, run string) ([]record.Progress, error) {
	var all []record.Progress
	for partition := range record.Partitions {
		var e jetstream.KeyValueEntry
		err := l.retry(ctx, "read progress of run", run, func(ctx context.Context) (err error) {
			e, err = l.buckets[bucketProgress].Get(ctx, progressKey(run, partition))
			return err
		})
		if errors.Is(err, record.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if p, err := record.Decode[record.Progress](e.Value()); err == nil && p.Run == run {
			all = append(all, p)
		}
	}
	return all, nil
}

func progressKey(run string, partition int) string {
	return record.Token(run) + "." + strconv.Itoa(partition)
}
