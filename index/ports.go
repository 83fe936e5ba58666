package index

import (
	"context"

	"github.com/stackdex/stackdex/ingest/record"
)

// StreamInfo identifies a log and its end.
type StreamInfo = record.StreamInfo

// Log is what the indexer reads: PAGES and HISTORY.
type Log interface {
	// PagesInfo describes the log of pages, HistoryInfo that of figures.
	PagesInfo(ctx context.Context) (StreamInfo, error)
	HistoryInfo(ctx context.Context) (StreamInfo, error)
	// TailPages calls fn with batches of the pages after a sequence, in order,
	// and then with what arrives, until ctx ends or fn fails. idle is called
	// whenever everything that is there has been delivered. Pages that break the
	// rules of the vocabulary are buried by the log, and not among them.
	TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error
	// TailHistory does the same for figures.
	TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error
}

// Outbox is where the indexer writes.
type Outbox interface {
	// PublishChanges returns when every change is acknowledged.
	PublishChanges(ctx context.Context, changes []record.Change) error
	// EachChange calls fn with every change that is kept, the oldest first.
	EachChange(ctx context.Context, fn func(record.Change) error) error
	// Bury stores the letter of a document or message that was refused.
	Bury(ctx context.Context, d record.DeadLetter) error
	// Exhume removes the letter under a key, if there is one.
	Exhume(ctx context.Context, key string) error
	// DeadLetters calls fn with every letter.
	DeadLetters(ctx context.Context, fn func(record.DeadLetter) error) error
	// AddURLs asks for URLs that documents point to and that may be unknown.
	AddURLs(ctx context.Context, rows []record.URLRow) (added int, err error)
}

// Suppressions is the list of what must not come back.
type Suppressions interface {
	// ListSuppressions returns all entries and a revision that changes with
	// the list.
	ListSuppressions(ctx context.Context) ([]record.Suppression, uint64, error)
}
