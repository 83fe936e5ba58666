package ingest

import (
	"context"
	"errors"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

var errPending = errors.New("not built yet")

type names struct{}
type codec struct{}
type end struct{}

// Sync says when the embedded server flushes to disk.
type Sync string

// The ways to flush. Both survive a kill; SyncSecond may lose the last second
// to a power loss, SyncAlways nothing at about a thirtieth of the speed.
const (
	SyncSecond Sync = "1s"
	SyncAlways Sync = "always"
)

// ServerConfig describes an embedded NATS server.
type ServerConfig struct {
	Dir       string // of its files, created if need be
	Sync      Sync   // "": SyncSecond
	Listen    bool   // on 127.0.0.1, a free port, with a random token; else in-process only
	Port      int    // with Listen; 0: any free one
	MaxStore  int64  // bytes on disk; 0: 1 TiB
	MaxMemory int64  // bytes of memory streams; 0: 64 MiB
}

// Server is an embedded NATS server with JetStream.
type Server struct{}

// StartServer starts a server and returns when it accepts connections.
func StartServer(cfg ServerConfig) (*Server, error) { return nil, errPending }

// ClientURL returns the URL, without the token, under which clients reach the server; empty if it does not listen.
func (s *Server) ClientURL() string { return "" }

// Token returns the token that clients must present.
func (s *Server) Token() string { return "" }

// Close stops the server and waits until its files are closed.
func (s *Server) Close() {}

// LockDir makes this process the only user of a directory until unlock; the
// error names the directory and the process that holds it.
func LockDir(dir string) (unlock func() error, err error) { return nil, errPending }

// ErrLocked means that another process uses a directory.
var ErrLocked = errors.New("directory is in use")

// Drift is a stream or bucket whose configuration differs from what stackdex
// would create; it is left as it is.
type Drift struct {
	Stream string
	Field  string
	Want   string
	Have   string
}

// Connect connects to NATS and creates the streams that are missing.
func Connect(ctx context.Context, cfg Config) (*Log, error) { return nil, errPending }

// Close drains and closes the connection.
func (l *Log) Close() {}

// Drift returns where streams differ from what stackdex would create.
func (l *Log) Drift() []Drift { return nil }

// StreamStatus describes a stream for people.
type StreamStatus struct {
	Name     string // without prefix, e.g. PAGES
	Info     record.StreamInfo
	Bytes    uint64
	Replicas int
}

// StreamInfos returns all streams in a fixed order.
func (l *Log) StreamInfos(ctx context.Context) ([]StreamStatus, error) { return nil, errPending }

// URLCount is the number of rows of a source in a state.
type URLCount struct {
	Source string
	State  record.URLState
	Count  int64
}

// CountURLs reads the whole table and returns its counts by source and state.
func (l *Log) CountURLs(ctx context.Context) ([]URLCount, error) { return nil, errPending }

// ScanURLs calls fn with every row there is and returns.
func (l *Log) ScanURLs(ctx context.Context, fn func(record.StoredURL) error) error {
	return errPending
}

// ScanPages calls fn with every page there is and returns.
func (l *Log) ScanPages(ctx context.Context, fn func(record.StoredPage) error) error {
	return errPending
}

// ScanHistory calls fn with every history entry there is and returns.
func (l *Log) ScanHistory(ctx context.Context, fn func(record.StoredHistory) error) error {
	return errPending
}

// DeadLetters calls fn with every dead letter, in the order in which they came.
func (l *Log) DeadLetters(ctx context.Context, fn func(record.DeadLetter) error) error {
	return errPending
}

// DeadLetter returns the letter under key, or record.ErrNotFound.
func (l *Log) DeadLetter(ctx context.Context, key string) (record.DeadLetter, error) {
	return record.DeadLetter{}, errPending
}

// GetHeld returns the held version of a page, or record.ErrNotFound.
func (l *Log) GetHeld(ctx context.Context, source, url string) (record.Held, error) {
	return record.Held{}, errPending
}

// From says where in a stream to start; the zero value is its beginning.
type From struct {
	After uint64    // a sequence
	Since time.Time // used if After is 0
}

// TailChanges calls fn with every change after a place, and then with what
// arrives, until ctx ends or fn fails. idle is called whenever everything that is there
// has been delivered.
func (l *Log) TailChanges(ctx context.Context, from From, fn func(record.StoredChange) error, idle func() error) error {
	return errPending
}

// ScanChanges calls fn with every change after a place that is there now and
// returns.
func (l *Log) ScanChanges(ctx context.Context, from From, fn func(record.StoredChange) error) error {
	return errPending
}

// PutSuppression adds an entry, or replaces the one of the same kind and value.
func (l *Log) PutSuppression(ctx context.Context, s record.Suppression) error { return errPending }

// RemoveSuppression removes an entry; none is no error.
func (l *Log) RemoveSuppression(ctx context.Context, kind, value string) error { return errPending }

func (l *Log) AddURLs(ctx context.Context, rows []record.URLRow) (added int, err error) {
	return 0, errPending
}
func (l *Log) PutURL(ctx context.Context, row record.URLRow, seq uint64) (uint64, error) {
	return 0, errPending
}
func (l *Log) GetURL(ctx context.Context, url string) (record.StoredURL, error) {
	return record.StoredURL{}, errPending
}
func (l *Log) WatchURLs(ctx context.Context, partition int, fn func(record.StoredURL) error, caughtUp func()) error {
	return errPending
}
func (l *Log) GetPage(ctx context.Context, source, url string) (record.StoredPage, error) {
	return record.StoredPage{}, errPending
}
func (l *Log) PutPage(ctx context.Context, page record.Page, seq uint64) (uint64, error) {
	return 0, errPending
}
func (l *Log) AppendHistory(ctx context.Context, e record.HistoryEntry) error { return errPending }
func (l *Log) Hold(ctx context.Context, h record.Held) error                  { return errPending }
func (l *Log) HeldPages(ctx context.Context, source string, fn func(record.Held) error) error {
	return errPending
}
func (l *Log) Unhold(ctx context.Context, source, url string) error { return errPending }
func (l *Log) Bury(ctx context.Context, d record.DeadLetter) error  { return errPending }
func (l *Log) Exhume(ctx context.Context, key string) error         { return errPending }
func (l *Log) PutRun(ctx context.Context, r record.Run, seq uint64) (uint64, error) {
	return 0, errPending
}
func (l *Log) ListRuns(ctx context.Context) ([]record.StoredRun, error) { return nil, errPending }
func (l *Log) WatchRuns(ctx context.Context, fn func(record.StoredRun) error) error {
	return errPending
}
func (l *Log) Report(ctx context.Context, p record.Progress) error { return errPending }
func (l *Log) Progress(ctx context.Context, run string) ([]record.Progress, error) {
	return nil, errPending
}
func (l *Log) Own(ctx context.Context, member string, work func(ctx context.Context, partition int) error) error {
	return errPending
}
func (l *Log) Lead(ctx context.Context, name string, work func(ctx context.Context) error) error {
	return errPending
}
func (l *Log) PagesInfo(ctx context.Context) (record.StreamInfo, error) {
	return record.StreamInfo{}, errPending
}
func (l *Log) HistoryInfo(ctx context.Context) (record.StreamInfo, error) {
	return record.StreamInfo{}, errPending
}
func (l *Log) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	return errPending
}
func (l *Log) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	return errPending
}
func (l *Log) PublishChanges(ctx context.Context, changes []record.Change) error { return errPending }
func (l *Log) ListSuppressions(ctx context.Context) ([]record.Suppression, uint64, error) {
	return nil, 0, errPending
}
