// Package ingest keeps the truth of stackdex in NATS JetStream: the table of
// known URLs, the newest version of every page, the history of figures, what
// is held or dead, the runs, and the leases that share work among processes.
//
// The same code speaks to an embedded server (StartServer) and to any NATS
// server or cluster. A write that has returned is acknowledged; a write whose
// acknowledgement got lost is looked up before anything is said of it.
package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// Errors of this package; those of stores of records are in package record.
var (
	// ErrUnreachable means that the NATS server does not answer. It is a
	// record.ErrUnavailable.
	ErrUnreachable error = transientError("NATS is unreachable")
	// ErrFull means that the NATS server has no space left for what is written.
	// It is a record.ErrUnavailable.
	ErrFull error = transientError("NATS has no space left")
	// ErrDenied means that NATS does not let this user do what stackdex must.
	ErrDenied = errors.New("NATS does not allow it")
	// ErrNoStreams means that no installation has streams where one should.
	ErrNoStreams = errors.New("no stackdex keeps its streams there")
	// ErrGone means that a stream was deleted and none has taken its place.
	ErrGone = errors.New("stream is gone")
	// ErrAltered means that a stream's configuration forbids what stackdex does.
	ErrAltered = errors.New("stream is configured in another way")
	// ErrReplaced means that a stream was deleted, recreated or set back while
	// it was read: what was derived from it must be rebuilt.
	ErrReplaced = errors.New("stream was replaced")
	// ErrCollision means that two keys share a subject; the one that came
	// later cannot be stored.
	ErrCollision = errors.New("two keys share a subject")
)

// transientError is an error that may pass; it is a record.ErrUnavailable.
type transientError string

func (e transientError) Error() string { return string(e) }

func (transientError) Is(target error) bool { return target == record.ErrUnavailable }

// Config says which NATS to use and how.
type Config struct {
	Server *Server // embedded server to use in-process; nil: URL
	URL    string  // one or more, separated by commas

	Credentials string // file with a user's JWT and seed
	Token       string
	User        string
	Password    string
	CA          string // file with PEM certificates that are trusted besides the system's
	Cert        string // file with our PEM certificate, together with Key
	Key         string

	Member    string        // name of this process for people, in leases; empty: host and process id
	Prefix    string        // of all names, so that installations can share a NATS; may be empty
	MustExist bool          // create no streams: without PAGES the error is ErrNoStreams
	Replicas  int           // of streams that are created; 0: 1
	LeaseTTL  time.Duration // after which a dead member's work passes on; 0: 5 s
	Patience  time.Duration // how long a write waits for a NATS that went away; 0: 5 min

	ChangesAge   time.Duration // how long changes are kept; 0: 30 days
	ChangesBytes int64         // how much of them is kept, which the server reserves; 0: 256 MiB

	Log *slog.Logger     // nil: silent
	Now func() time.Time // nil: time.Now
}

// Log is a connection to the streams of one installation. Its methods may be
// called from many goroutines; those that block until their context ends
// return its error then.
type Log struct {
	cfg     Config
	names   names
	nc      *nats.Conn
	js      jetstream.JetStream
	codec   *codec
	log     *slog.Logger
	streams map[string]jetstream.Stream // by name without prefix, also those behind buckets
	buckets map[string]jetstream.KeyValue
	drift   []Drift
	bulk    chan *bulk // for callers that publish many messages at once
	conn    *connection
	known   known

	mu         sync.Mutex
	ends       map[string]streamEnd // by stream
	suppressed suppressed

	counting chan struct{} // held by the one who uses counted
	counted  counted
}

// Connect connects to NATS and creates the streams and buckets that are
// missing, unless cfg.MustExist forbids that. The error of a server
// that does not answer is ErrUnreachable and says what to do.
func Connect(ctx context.Context, cfg Config) (*Log, error) {
	cfg = withDefaults(cfg)
	n, err := newNames(cfg.Prefix)
	if err != nil {
		return nil, err
	}
	l := &Log{
		cfg: cfg, names: n, log: cfg.Log, conn: newConnection(), bulk: make(chan *bulk, bulkCallers), counting: make(chan struct{}, 1), ends: map[string]streamEnd{},
		streams: map[string]jetstream.Stream{}, buckets: map[string]jetstream.KeyValue{},
	}
	for range bulkCallers {
		l.bulk <- &bulk{log: l}
	}
	if l.codec, err = newCodec(); err != nil {
		return nil, err
	}
	if l.nc, err = dial(ctx, cfg, l.conn); err != nil {
		l.codec.close()
		return nil, err
	}
	if err := l.open(ctx); err != nil {
		l.Close()
		return nil, fmt.Errorf("NATS at %s: %w", l.Address(), err)
	}
	return l, nil
}

func withDefaults(cfg Config) Config {
	cfg.Replicas = cmp.Or(cfg.Replicas, 1)
	cfg.LeaseTTL = cmp.Or(cfg.LeaseTTL, leaseTTL)
	cfg.Member = cmp.Or(cfg.Member, processName())
	cfg.Patience = cmp.Or(cfg.Patience, patience)
	cfg.ChangesAge = cmp.Or(cfg.ChangesAge, changesAge)
	cfg.ChangesBytes = cmp.Or(cfg.ChangesBytes, changesBytes)
	cfg.Log = cmp.Or(cfg.Log, slog.New(slog.DiscardHandler))
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return cfg
}

func (l *Log) open(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	js, err := jetstream.New(l.nc)
	if err != nil {
		return err
	}
	l.js = js
	if _, err := js.AccountInfo(ctx); err != nil {
		return explainAccount(err)
	}
	if err := l.checkExists(ctx); err != nil {
		return err
	}
	if err := l.openStreams(ctx); err != nil {
		return err
	}
	return l.dropStaleLeases(ctx)
}

// Close closes the connection; what was acknowledged is safe.
func (l *Log) Close() {
	l.nc.Close()
	l.conn.lost()
	l.codec.close()
}

// Drift returns the streams whose configuration differs from what stackdex would
// create.
func (l *Log) Drift() []Drift { return slices.Clone(l.drift) }

// StreamStatus describes a stream or bucket for people.
type StreamStatus struct {
	Name     string // without prefix, e.g. PAGES
	Info     record.StreamInfo
	Bytes    uint64
	Replicas int
}

// StreamInfos returns all streams and buckets in a fixed order.
func (l *Log) StreamInfos(ctx context.Context) ([]StreamStatus, error) {
	var all []StreamStatus
	for _, name := range []string{streamURLs, streamPages, streamHeld, streamHistory, streamChanges, streamDead, bucketRuns, bucketProgress, bucketLeases, bucketForget} {
		info, err := l.describe(ctx, name)
		if err != nil {
			return nil, err
		}
		all = append(all, StreamStatus{Name: name, Info: streamInfo(info), Bytes: info.State.Bytes, Replicas: info.Config.Replicas})
	}
	return all, nil
}

func streamInfo(i *jetstream.StreamInfo) record.StreamInfo {
	return record.StreamInfo{Created: i.Created, First: i.State.FirstSeq, Last: i.State.LastSeq, End: i.State.LastSeq, Count: i.State.Msgs}
}
