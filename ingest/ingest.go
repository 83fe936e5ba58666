// Package ingest keeps the truth of stackdex in NATS JetStream: the table of
// known URLs, the newest version of every page, the history of figures, what
// is held or dead, the runs, and the leases that share work among processes.
//
// The same code speaks to an embedded server (StartServer) and to any NATS
// server or cluster. A write that has returned is acknowledged; a write whose
// acknowledgement got lost is looked up before anything is said of it.
package ingest

import (
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Errors of this package; those of stores of records are in package record.
var (
	// ErrTooLarge means that a page does not fit into a message.
	ErrTooLarge = errors.New("page is too large")
	// ErrUnreachable means that the NATS server does not answer.
	ErrUnreachable = errors.New("NATS is unreachable")
	// ErrFull means that the NATS server has no space left for what is written.
	ErrFull = errors.New("NATS has no space left")
	// ErrReplaced means that a stream was deleted, recreated or set back while
	// it was read: what was derived from it must be rebuilt.
	ErrReplaced = errors.New("stream was replaced")
	// ErrCollision means that two keys share a subject; the one that came
	// later cannot be stored.
	ErrCollision = errors.New("two keys share a subject")
)

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

	Prefix   string        // of all names, so that installations can share a NATS; may be empty
	Replicas int           // of streams that are created; 0: 1
	LeaseTTL time.Duration // after which a dead member's work passes on; 0: 5 s
	Patience time.Duration // how long a write waits for a NATS that went away; 0: 5 min

	ChangesAge   time.Duration // how long changes are kept; 0: 30 days
	ChangesBytes int64         // how much of them is kept; 0: 1 GiB

	Log *slog.Logger     // nil: silent
	Now func() time.Time // nil: time.Now
}

// Log is a connection to the streams of one installation. Its methods may be
// called from many goroutines.
type Log struct {
	cfg   Config
	names names
	nc    *nats.Conn
	js    jetstream.JetStream
	codec *codec
	log   *slog.Logger
	now   func() time.Time
	drift []Drift
	bulk  chan struct{} // slots of AddURLs

	runs, progress, leases, forget jetstream.KeyValue

	mu   sync.Mutex
	ends map[string]end // the newest readable message by stream
}
