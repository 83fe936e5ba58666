package ingest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/ingest/record"
)

// suppressed is the list of suppressions at a revision.
type suppressed struct {
	known    bool
	revision uint64
	list     []record.Suppression
}

// ListSuppressions returns all entries, ordered by kind and value, and a
// revision that changes with the list. It is cheap while nothing changes.
func (l *Log) ListSuppressions(ctx context.Context) ([]record.Suppression, uint64, error) {
	info, err := l.describe(ctx, bucketForget)
	if err != nil {
		return nil, 0, err
	}
	// The revision is read before the list, so that a change in between shows
	// up as another revision the next time.
	revision := info.State.LastSeq
	l.mu.Lock()
	cached := l.suppressed
	l.mu.Unlock()
	if cached.known && cached.revision == revision {
		return slices.Clone(cached.list), revision, nil
	}
	entries := map[string]record.Suppression{}
	err = l.scan(ctx, bucketForget, l.names.bucketKey(bucketForget, "*"), func(ctx context.Context, batch []message) error {
		for _, m := range batch {
			if m.removed {
				delete(entries, m.subject)
				continue
			}
			s, err := record.Decode[record.Suppression](m.data)
			if err != nil {
				if err := l.reject(ctx, bucketForget, m, err); err != nil {
					return err
				}
				continue
			}
			entries[m.subject] = s
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	list := make([]record.Suppression, 0, len(entries))
	for _, s := range entries {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b record.Suppression) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Value, b.Value))
	})
	l.mu.Lock()
	l.suppressed = suppressed{true, revision, list}
	l.mu.Unlock()
	return slices.Clone(list), revision, nil
}

// PutSuppression adds an entry, or replaces the one of the same kind and
// value.
func (l *Log) PutSuppression(ctx context.Context, s record.Suppression) error {
	if s.Kind == "" || s.Value == "" {
		return fmt.Errorf("suppression: %w", &record.FieldError{Field: "value", Reason: "kind and value are needed"})
	}
	s.Schema = record.SchemaVersion
	data, err := record.Encode(s)
	if err != nil {
		return fmt.Errorf("suppress %s %s: %w", s.Kind, s.Value, err)
	}
	return l.set(ctx, bucketForget, l.names.bucketKey(bucketForget, suppressionKey(s.Kind, s.Value)), data)
}

// RemoveSuppression removes an entry; a missing one is no error.
func (l *Log) RemoveSuppression(ctx context.Context, kind, value string) error {
	return l.retry(ctx, "remove suppression of", value, func(ctx context.Context) error {
		return l.buckets[bucketForget].Delete(ctx, suppressionKey(kind, value))
	})
}

func suppressionKey(kind, value string) string { return record.Token(kind + " " + value) }
