package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

const (
	batchCount = 500
	batchBytes = 8 << 20 // of messages when decoded

	fetchWait      = 10 * time.Second
	fetchHeartbeat = time.Second
	pageLinger     = 20 * time.Millisecond // for a batch at the end to grow
	settleAfter    = time.Second           // of silence while messages should be left
	consumerLife   = 30 * time.Second      // of one that nobody asks

	kvOperation = "KV-Operation" // header of messages that remove a key
)

// message is a message as a reader gets it.
type message struct {
	subject string
	data    []byte
	seq     uint64
	removed bool // says that a key of a bucket was removed
}

// batchFunc receives messages in order.
type batchFunc func(context.Context, []message) error

// reader delivers the messages of a stream that match a filter, in order and each once,
// whatever happens to connections, servers and consumers: it knows the next sequence,
// notices gaps in the consumer's numbering, and starts another consumer there.
type reader struct {
	log    *Log
	stream string
	filter string
	next   uint64        // the first sequence that was not delivered
	since  time.Time     // where to start if nothing was
	linger time.Duration // how long a batch at the end may grow, once the end was reached

	created time.Time // of the stream, when reading began
	cons    jetstream.Consumer
	count   uint64 // number that the consumer gave to the newest message
	left    uint64 // messages that were behind it
	idled   bool   // idle was called since the newest message
	reached bool   // idle was called: what comes now trickles in

	batch []message
	bytes int
	fn    batchFunc
	idle  func() error
}

var errEnd = errors.New("end of what is there")

// atEnd makes a reader stop at the current end of the stream.
func atEnd() error { return errEnd }

// scan calls fn with batches of the messages that are there.
func (l *Log) scan(ctx context.Context, stream, filter string, fn batchFunc) error {
	r := &reader{log: l, stream: stream, filter: filter, next: 1, fn: fn, idle: atEnd}
	return r.run(ctx)
}

// stopError is an error of a callback, which ends the reading.
type stopError struct{ error }

func (e stopError) Unwrap() error { return e.error }

// run calls fn with batches of messages until ctx ends or fn or idle fails; errEnd from
// idle ends it without an error. idle is called whenever everything there is has been
// delivered.
func (r *reader) run(ctx context.Context) error {
	defer r.drop()
	wait := newBackOff()
	for {
		seen, started := r.next, time.Now()
		err := r.log.diagnose(ctx, "", started, r.step(ctx))
		var stop stopError
		switch {
		case errors.As(err, &stop):
			if stop.error == errEnd {
				return nil
			}
			return stop.error
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			wait.Reset()
			continue
		case classify(err) != passing:
			return fmt.Errorf("read stream %s: %w", r.log.streamName(r.stream), r.log.explain(err))
		}
		if r.next != seen {
			wait.Reset()
		}
		r.log.log.Debug("reading anew", "stream", r.stream, "next", r.next, "err", err)
		r.drop()
		if err := sleep(ctx, wait.NextBackOff()); err != nil {
			return err
		}
	}
}

// step reads what one request of the consumer brings.
func (r *reader) step(ctx context.Context) error {
	if r.cons == nil {
		if err := r.log.attempt(ctx, r.open); err != nil {
			return err
		}
		if err := r.flush(ctx); err != nil { // perhaps there is nothing to read
			return err
		}
	}
	// Not the caller's deadline: the heartbeat needs time for two beats.
	request, cancel := context.WithTimeout(context.WithoutCancel(ctx), fetchWait)
	defer cancel()
	defer context.AfterFunc(ctx, cancel)()
	defer context.AfterFunc(r.log.conn.current(), cancel)()
	b, err := r.cons.Fetch(batchCount, jetstream.FetchContext(request), jetstream.FetchMaxBytes(batchBytes), jetstream.FetchHeartbeat(fetchHeartbeat))
	if err != nil {
		return err
	}
	err = r.take(ctx, b.Messages())
	cancel()
	for range b.Messages() { // until its goroutine has ended
	}
	if err == nil && !errors.Is(b.Error(), context.DeadlineExceeded) {
		err = b.Error()
	}
	return err
}

// take delivers messages until the request is served.
func (r *reader) take(ctx context.Context, msgs <-chan jetstream.Msg) error {
	timer := time.NewTimer(settleAfter)
	defer timer.Stop()
	for lingering := false; ; {
		select {
		case m, ok := <-msgs:
			if !ok {
				return r.flush(ctx)
			}
			if err := r.collect(ctx, m); err != nil {
				return err
			}
			if r.left > 0 {
				lingering = false
				timer.Reset(settleAfter)
				continue
			}
			switch {
			case !r.reached:
				if err := r.flush(ctx); err != nil {
					return err
				}
			case !lingering:
				lingering = true
				timer.Reset(r.linger)
			}
		case <-timer.C:
			if err := r.flush(ctx); err != nil {
				return err
			}
			if err := r.settle(ctx); err != nil {
				return err
			}
			lingering = false
			timer.Reset(settleAfter)
		}
	}
}

// collect adds m to the batch and delivers the batch when it is full.
func (r *reader) collect(ctx context.Context, m jetstream.Msg) error {
	meta, err := m.Metadata()
	if err != nil {
		return err
	}
	if meta.Sequence.Consumer != r.count+1 {
		return fmt.Errorf("message %d of the consumer came after %d: %w", meta.Sequence.Consumer, r.count, jetstream.ErrNoHeartbeat)
	}
	size := r.log.codec.size(m.Data())
	if len(r.batch) > 0 && (len(r.batch) >= batchCount || r.bytes+size > batchBytes) {
		if err := r.flush(ctx); err != nil {
			return err
		}
	}
	r.count, r.left, r.idled = meta.Sequence.Consumer, meta.NumPending, false
	r.batch = append(r.batch, message{
		subject: m.Subject(), data: m.Data(), seq: meta.Sequence.Stream, removed: m.Headers().Get(kvOperation) != "",
	})
	r.bytes += size
	return nil
}

// flush delivers the batch and, if nothing is left behind it, calls idle.
func (r *reader) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(r.batch) > 0 {
		if err := r.fn(ctx, r.batch); err != nil {
			return stopError{err}
		}
		r.next = r.batch[len(r.batch)-1].seq + 1
		clear(r.batch)
		r.batch, r.bytes = r.batch[:0], 0
	}
	if r.left == 0 && !r.idled {
		r.idled, r.reached = true, true
		if err := r.idle(); err != nil {
			return stopError{err}
		}
	}
	return nil
}

// more checks whether messages arrived after the newest one read; if so, idle is called
// again once they are delivered.
func (r *reader) more(ctx context.Context) bool {
	info, err := r.cons.Info(ctx)
	if err != nil || info.NumPending == 0 {
		return false
	}
	r.left, r.idled = info.NumPending, false
	return true
}

// settle finds out, when no messages come, whether those still expected were replaced
// or removed, or whether the consumer lost them.
func (r *reader) settle(ctx context.Context) error {
	if r.left == 0 {
		return nil
	}
	var info *jetstream.ConsumerInfo
	err := r.log.attempt(ctx, func(ctx context.Context) (err error) {
		info, err = r.cons.Info(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if info.Delivered.Consumer != r.count || info.NumPending > 0 && info.NumWaiting > 0 {
		return fmt.Errorf("%d messages are left and do not come: %w", info.NumPending, jetstream.ErrNoHeartbeat)
	}
	r.left = info.NumPending
	return r.flush(ctx)
}
