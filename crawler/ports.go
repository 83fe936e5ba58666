package crawler

import (
	"context"

	"github.com/stackdex/stackdex/ingest/record"
)

// Frontier is the table of known URLs, kept in a log.
type Frontier interface {
	// AddURLs stores the rows whose URL is not known yet and returns how many
	// those were. All are durable when it returns.
	AddURLs(ctx context.Context, rows []record.URLRow) (added int, err error)
	// PutURL replaces the row that was read at revision seq and returns the new
	// revision; record.ErrConflict if somebody wrote it since.
	PutURL(ctx context.Context, row record.URLRow, seq uint64) (uint64, error)
	// GetURL returns record.ErrNotFound for a URL that is not known.
	GetURL(ctx context.Context, url string) (record.StoredURL, error)
	// WatchURLs calls fn with every row of a partition and then with every
	// change, in order, until ctx ends or fn fails. caughtUp is called once, when
	// all that stood at the start was delivered.
	WatchURLs(ctx context.Context, partition int, fn func(record.StoredURL) error, caughtUp func()) error
	// ScanURLs calls fn with every row there is and returns.
	ScanURLs(ctx context.Context, fn func(record.StoredURL) error) error
	// Tail returns the revision of the newest row of a partition, 0 if it has
	// none: an owner that has seen it has seen all.
	Tail(ctx context.Context, partition int) (uint64, error)
}

// Pages is the log of page versions, the newest of each page.
type Pages interface {
	// GetPage returns record.ErrNotFound for a page that has no version.
	GetPage(ctx context.Context, source, url string) (record.StoredPage, error)
	// PutPage replaces the version read at revision seq (0: there was none);
	// record.ErrConflict if somebody wrote it since.
	PutPage(ctx context.Context, page record.Page, seq uint64) (uint64, error)
	// AppendHistory stores the figures of a page version.
	AppendHistory(ctx context.Context, e record.HistoryEntry) error
}

// HeldPages are the page versions that wait for a decision, the newest of each
// page.
type HeldPages interface {
	// Hold stores a version, replacing the one held for the same page. A version
	// that was read before replaces only itself: record.ErrConflict if another
	// one is held by now.
	Hold(ctx context.Context, h record.Held) error
	// HeldPages calls fn for every held version, of one source or, with "", of all.
	HeldPages(ctx context.Context, source string, fn func(record.Held) error) error
	// Unhold removes the held version of a page; a missing one is no error.
	Unhold(ctx context.Context, source, url string) error
	// Release removes a version that was read before, unless another one is held
	// for the same page by now.
	Release(ctx context.Context, h record.Held) error
}

// DeadLetters are the pages that could not be used, and why.
type DeadLetters interface {
	// Bury stores a letter, replacing the one under the same key.
	Bury(ctx context.Context, d record.DeadLetter) error
	// Exhume removes a letter; a missing one is no error.
	Exhume(ctx context.Context, key string) error
}

// Runs keeps the runs and their progress.
type Runs interface {
	// PutRun writes a run read at revision seq (0: it is new);
	// record.ErrConflict if somebody wrote it since.
	PutRun(ctx context.Context, r record.Run, seq uint64) (uint64, error)
	// ListRuns returns all runs that are kept, the newest first.
	ListRuns(ctx context.Context) ([]record.StoredRun, error)
	// WatchRuns calls fn with every run and every change until ctx ends.
	WatchRuns(ctx context.Context, fn func(record.StoredRun) error) error
	// Report publishes the progress of a partition; it is not durable.
	Report(ctx context.Context, p record.Progress) error
	// Progress returns the last report of every partition of a run.
	Progress(ctx context.Context, run string) ([]record.Progress, error)
}

// Leases shares the partitions among the live crawlers.
type Leases interface {
	// Member returns the name of this process among them.
	Member() string
	// Own runs work for every partition that falls to this member, while it does:
	// the context of work ends when the lease is lost or passed on, and no
	// other member works on the partition before the lease has expired or work
	// has returned. It returns when ctx ends and all work has returned.
	Own(ctx context.Context, work func(ctx context.Context, partition int) error) error
	// Lead runs work while this process holds the named lease, and waits for
	// it otherwise; it returns when ctx ends or work returns nil.
	Lead(ctx context.Context, name string, work func(ctx context.Context) error) error
}
