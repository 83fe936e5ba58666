package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	bulkCallers = 4                  // that publish many messages at the same time
	bulkWindow  = 1024               // messages of one of them that wait for an acknowledgement
	bulkSilence = 2 * attemptTimeout // without any, after which none is expected any more
)

// bulk publishes many messages for one caller at a time. It receives their
// acknowledgements itself: nats.go keeps a future, a timer and a map entry for each
// message, which costs as much as everything else about publishing it.
type bulk struct {
	log    *Log
	inbox  string          // before the number of a message; empty: nobody listens yet
	acks   chan *nats.Msg  // never full: more than a window of messages is not under way
	alive  context.Context // ends with the connection that the messages went over
	number uint64          // of the next message, counted through all calls
	window [bulkWindow]flight
}

// flight is a message whose acknowledgement is awaited.
type flight struct {
	msg   *nats.Msg
	ended bool
	err   error
}

// publishAll publishes n messages with a bounded number in flight and calls
// done with the outcome of each, in order, from this goroutine. It stops at
// the first error of done: what was sent by then is waited for, and no more is
// done about it, so that a server that went away is tried for no longer than
// one message may take.
func (l *Log) publishAll(ctx context.Context, n int, msg func(i int) (*nats.Msg, error), done func(i int, m *nats.Msg, err error) error) error {
	if n == 0 {
		return nil
	}
	var b *bulk
	select {
	case b = <-l.bulk:
		defer func() { l.bulk <- b }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := b.listen(); err != nil {
		return err
	}
	var failed error
	first := b.number
	b.alive = l.conn.current()
	settle := func(number uint64) {
		f := b.flight(number)
		if failed == nil {
			failed = done(int(number-first), f.msg, f.err)
		}
		*f = flight{ended: true}
	}
	oldest := first
	for i := 0; i < n && failed == nil; i++ {
		m, err := msg(i)
		if err != nil {
			failed = err
			break
		}
		if b.number-oldest == bulkWindow {
			b.wait(ctx, oldest)
			settle(oldest)
			oldest++
		}
		b.send(m)
	}
	for ; oldest < b.number; oldest++ {
		b.wait(ctx, oldest)
		settle(oldest)
	}
	return failed
}

// listen subscribes to the acknowledgements, once.
func (b *bulk) listen() error {
	if b.inbox != "" {
		return nil
	}
	inbox, acks := b.log.nc.NewInbox()+".", make(chan *nats.Msg, 2*bulkWindow)
	if _, err := b.log.nc.ChanSubscribe(inbox+"*", acks); err != nil {
		return err
	}
	b.inbox, b.acks = inbox, acks
	return nil
}

func (b *bulk) flight(number uint64) *flight { return &b.window[number%bulkWindow] }

func (b *bulk) send(m *nats.Msg) {
	f := b.flight(b.number)
	*f = flight{msg: m}
	m.Reply = b.inbox + strconv.FormatUint(b.number, 10)
	b.number++
	if f.err = b.log.nc.PublishMsg(m); f.err != nil {
		f.ended = true
	}
}

// wait returns when it is known what became of a message. With the connection the
// acknowledgements of all that are under way are lost.
func (b *bulk) wait(ctx context.Context, number uint64) {
	if b.hear(number) {
		return
	}
	silence := time.NewTimer(bulkSilence)
	defer silence.Stop()
	for !b.flight(number).ended {
		select {
		case ack := <-b.acks:
			b.take(ack)
			silence.Reset(bulkSilence)
		case <-silence.C:
			b.lose(number, jetstream.ErrAsyncPublishTimeout)
		case <-b.alive.Done():
			b.lose(number, nats.ErrDisconnected)
			b.alive = b.log.conn.current()
		case <-ctx.Done():
			b.lose(number, ctx.Err())
		}
	}
}

// hear takes the acknowledgements that have come, and reports whether that of a
// message is among them.
func (b *bulk) hear(number uint64) bool {
	for !b.flight(number).ended {
		select {
		case ack := <-b.acks:
			b.take(ack)
		default:
			return false
		}
	}
	return true
}

// take notes an acknowledgement, unless its message is not waited for any more.
func (b *bulk) take(ack *nats.Msg) {
	number, err := strconv.ParseUint(strings.TrimPrefix(ack.Subject, b.inbox), 10, 64)
	if err != nil || number >= b.number || b.number-number > bulkWindow {
		return
	}
	if f := b.flight(number); !f.ended {
		f.ended, f.err = true, acknowledged(ack)
	}
}

// lose gives up all messages that are under way from one on.
func (b *bulk) lose(from uint64, err error) {
	for number := from; number < b.number; number++ {
		if f := b.flight(number); !f.ended {
			f.ended, f.err = true, err
		}
	}
}

// acknowledged returns the error that stands in the place of an acknowledgement.
func acknowledged(m *nats.Msg) error {
	if bytes.HasPrefix(m.Data, []byte(`{"stream":"`)) && !bytes.Contains(m.Data, []byte(`"error"`)) {
		return nil
	}
	if len(m.Data) == 0 && m.Header.Get("Status") == "503" {
		return jetstream.ErrNoStreamResponse
	}
	var ack struct {
		Error  *jetstream.APIError
		Stream string
	}
	err := json.Unmarshal(m.Data, &ack)
	switch {
	case err != nil:
		return jetstream.ErrInvalidJSAck
	case ack.Error != nil:
		return ack.Error
	case ack.Stream == "":
		return jetstream.ErrInvalidJSAck
	}
	return nil
}
