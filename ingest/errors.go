package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

const (
	attemptTimeout = 5 * time.Second
	patience       = 5 * time.Minute
)

// class says what to do about an error of NATS.
type class int

const (
	fatal     class = iota // give up
	passing                // try again: it is not known whether the server acted
	conflict               // the revision expected is not the newest
	full                   // no space left
	missing                // no message under the subject
	oversized              // larger than the server takes
	denied                 // the user may not
	gone                   // the stream was deleted
	altered                // the stream does not take it
	closed                 // the connection is closed for good
)

// outcomes gives the errors of a class the name under which callers test for them, and
// says what a person can do. Errors of other classes keep their own.
var outcomes = map[class]struct {
	err    error
	remedy string
}{
	conflict:  {err: record.ErrConflict},
	missing:   {err: record.ErrNotFound},
	full:      {ErrFull, "free the disk or raise the server's limit"},
	oversized: {record.ErrTooLarge, "raise max_payload of the server and max_msg_size of the stream"},
	denied:    {ErrDenied, "let the user publish and subscribe to it, to $JS.API.> and to _INBOX.>"},
	gone:      {ErrGone, "restore it from a backup, or start stackdex again to begin a new one"},
	altered:   {ErrAltered, "`stackdex status` shows what differs; undo it"},
	closed:    {ErrDenied, "check that the credentials are still valid and start stackdex again"},
}

// codes maps error codes of the JetStream API. Those that nats.go does not
// name are from the table of errors of nats-server.
var codes = map[jetstream.ErrorCode]class{
	jetstream.JSErrCodeStreamWrongLastSequence:         conflict,
	jetstream.JSErrCodeStreamWrongLastSequenceConstant: conflict,
	jetstream.JSErrCodeMessageNotFound:                 missing,
	jetstream.JSErrCodeStreamMessageExceedsMaximum:     oversized,
	jetstream.JSErrCodeConsumerNotFound:                passing,
	jetstream.JSErrCodeConsumerDoesNotExist:            passing,
	jetstream.JSErrCodeStreamNotFound:                  gone,
	10060:                                              altered, // expected stream does not match
	10109:                                              altered, // invalid operation on sealed stream
	10002:                                              full,    // resource limits exceeded for account
	10023:                                              full,    // insufficient resources: of the server
	10028:                                              full,    // insufficient memory resources
	10047:                                              full,    // insufficient storage resources
}

// codeStore is the error code of a store that failed, whatever the reason.
const codeStore jetstream.ErrorCode = 10077

// storeFailures maps the reasons that nats-server gives with codeStore.
var storeFailures = map[string]class{
	"maximum bytes exceeded":                full,
	"maximum messages exceeded":             full,
	"maximum messages per subject exceeded": full,
	"message too large":                     oversized,
}

var sentinels = []struct {
	err   error
	class class
}{
	{ErrDenied, denied},
	{ErrGone, gone},
	{errDiskFull, full},
	{nats.ErrPermissionViolation, denied},
	{nats.ErrConnectionClosed, closed},
	{nats.ErrMaxPayload, oversized},
	{jetstream.ErrMsgNotFound, missing},
	{jetstream.ErrKeyNotFound, missing},
	{context.DeadlineExceeded, passing}, // of one attempt
	{context.Canceled, passing},         // of one attempt, because the connection was lost
	{nats.ErrTimeout, passing},
	{nats.ErrNoResponders, passing},
	{nats.ErrDisconnected, passing},
	{nats.ErrStaleConnection, passing},
	{nats.ErrReconnectBufExceeded, passing},
	{nats.ErrConnectionReconnecting, passing},
	{jetstream.ErrNoStreamResponse, passing},
	{jetstream.ErrInvalidJSAck, passing},
	{jetstream.ErrAsyncPublishTimeout, passing},
	{jetstream.ErrTooManyStalledMsgs, passing},
	{jetstream.ErrNoHeartbeat, passing},
	{jetstream.ErrConsumerDeleted, passing},
	{jetstream.ErrConsumerNotFound, passing},
	{jetstream.ErrConsumerLeadershipChanged, passing},
	{jetstream.ErrServerShutdown, passing},
}

func classify(err error) class {
	var api *jetstream.APIError
	if errors.As(err, &api) {
		if c, ok := codes[api.ErrorCode]; ok {
			return c
		}
		if c, ok := storeFailures[api.Description]; ok && api.ErrorCode == codeStore {
			return c
		}
		if api.Code >= 500 {
			return passing
		}
	}
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			return s.class
		}
	}
	return fatal
}

// retry calls op until it succeeds, fails for good, ctx ends or the patience is used
// up. op gets a context for one attempt. Errors say what it does to what; messages have
// their subject there.
func (l *Log) retry(ctx context.Context, verb, what string, op func(context.Context) error) error {
	doing := verb + " " + what
	wait := newBackOff()
	giveUp := time.Now().Add(l.cfg.Patience)
	for warned := false; ; {
		started := time.Now()
		err := l.attempt(ctx, op)
		if err == nil {
			return nil
		}
		err = l.diagnose(ctx, what, started, err)
		if ctx.Err() != nil {
			return fmt.Errorf("%s: %w", doing, ctx.Err())
		}
		if classify(err) != passing {
			return fmt.Errorf("%s: %w", doing, l.explain(err))
		}
		if time.Now().After(giveUp) {
			return fmt.Errorf("%s: %w at %s for %s: %w", doing, ErrUnreachable, l.Address(), l.cfg.Patience, err)
		}
		if !warned && time.Until(giveUp) < l.cfg.Patience-attemptTimeout {
			warned = true
			l.log.Warn("NATS does not answer, trying again", "server", l.Address(), "doing", doing, "err", err)
		}
		if err := sleep(ctx, wait.NextBackOff()); err != nil {
			return fmt.Errorf("%s: %w", doing, err)
		}
	}
}

// errDiskFull is why an embedded server did not answer.
var errDiskFull = errors.New("its disk is full")

// diagnose finds out whether a failure that looks transient is permanent: NATS sends no
// answer at all to a client without permission, for a subject without a stream, or when
// its disk is full. subject is that of the message, if it was about one.
func (l *Log) diagnose(ctx context.Context, subject string, started time.Time, err error) error {
	if classify(err) != passing || ctx.Err() != nil {
		return err
	}
	if d := l.conn.deniedSince(started, subject); d != nil {
		return d
	}
	if l.cfg.Server != nil && l.cfg.Server.diskFull() {
		return fmt.Errorf("%w: %w", errDiskFull, err)
	}
	if !errors.Is(err, jetstream.ErrNoStreamResponse) && !errors.Is(err, nats.ErrNoResponders) {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(l.streams)) {
		infoErr := l.attempt(ctx, func(ctx context.Context) error {
			_, err := l.streams[name].Info(ctx)
			return err
		})
		if classify(infoErr) == gone {
			return fmt.Errorf("%s: %w", l.streamName(name), infoErr)
		}
		if infoErr != nil {
			return err // not only this stream is silent
		}
	}
	return err
}

// attempt calls op with a context that ends after a while, or when the connection, and
// with it the answer, is lost.
func (l *Log) attempt(ctx context.Context, op func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	defer context.AfterFunc(l.conn.current(), cancel)()
	return op(ctx)
}

func newBackOff() *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = 20*time.Millisecond, time.Second
	return b
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// explain wraps an error of NATS in the one under which callers test for it, and says
// what to do.
func explain(err error) error {
	o, ok := outcomes[classify(err)]
	switch {
	case !ok:
		return err
	case errors.Is(err, o.err):
	default:
		err = fmt.Errorf("%w: %w", o.err, err)
	}
	if o.remedy == "" {
		return err
	}
	return fmt.Errorf("%w; %s", err, o.remedy)
}

// explain is explain for a log whose disk may be on this machine.
func (l *Log) explain(err error) error {
	if l.cfg.Server == nil || classify(err) != full {
		return explain(err)
	}
	return fmt.Errorf("%w: %w; %s", ErrFull, err, l.cfg.Server.room(l.cfg.ChangesBytes))
}

func explainAccount(err error) error {
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount):
		return fmt.Errorf("%w; start nats-server with -js, or enable JetStream for the account", err)
	case classify(err) == passing:
		return fmt.Errorf("JetStream does not answer: %w; start nats-server with -js, and check that the user may publish to $JS.API.>", err)
	}
	return err
}

// codeOverlap is the code of "subjects overlap with an existing stream".
const codeOverlap jetstream.ErrorCode = 10065

func (l *Log) explainCreate(err error) error {
	var api *jetstream.APIError
	if errors.As(err, &api) && api.ErrorCode == codeOverlap {
		return fmt.Errorf("%w; another application uses these subjects: choose a prefix of your own", err)
	}
	return l.explain(err)
}
