package ingest

import (
	"bytes"
	"context"
	"errors"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// put writes data if the subject's newest message is at sequence expect (0:
// there is none) and returns its own sequence.
//
// A refusal does not yet mean that somebody else wrote: it may have been our
// own earlier attempt, whose acknowledgement got lost. So the subject is read,
// and what stands there word for word as we would write it is ours.
func (l *Log) put(ctx context.Context, stream, subject string, data []byte, expect uint64) (uint64, error) {
	var seq uint64
	err := l.retry(ctx, "write", subject, func(ctx context.Context) error {
		ack, err := l.js.PublishMsg(ctx, expecting(subject, data, expect), once, inStream(l.streamName(stream)))
		if err == nil {
			seq = ack.Sequence
			return nil
		}
		if classify(err) != conflict {
			return err
		}
		m, readErr := l.streams[stream].GetLastMsgForSubject(ctx, subject)
		switch {
		case readErr == nil && m.Sequence > expect && bytes.Equal(m.Data, data):
			seq = m.Sequence
			return nil
		case readErr != nil && classify(readErr) != missing:
			return readErr
		}
		return err
	})
	return seq, err
}

// set writes data, replacing whatever stands under the subject.
func (l *Log) set(ctx context.Context, stream, subject string, data []byte) error {
	return l.retry(ctx, "write", subject, func(ctx context.Context) error {
		_, err := l.js.PublishMsg(ctx, &nats.Msg{Subject: subject, Data: data}, once, inStream(l.streamName(stream)))
		return err
	})
}

// add appends data; id keeps a repeated attempt from adding it twice.
func (l *Log) add(ctx context.Context, stream, subject string, data []byte, id string) error {
	return l.retry(ctx, "write", subject, func(ctx context.Context) error {
		_, err := l.js.PublishMsg(ctx, &nats.Msg{Subject: subject, Data: data}, once, inStream(l.streamName(stream)), jetstream.WithMsgID(id))
		return err
	})
}

// remove deletes the message under a subject; a missing one is no error.
func (l *Log) remove(ctx context.Context, stream, subject string) error {
	return l.retry(ctx, "remove", subject, func(ctx context.Context) error {
		return l.streams[stream].Purge(ctx, jetstream.WithPurgeSubject(subject))
	})
}

// last returns the message under a subject, or record.ErrNotFound.
func (l *Log) last(ctx context.Context, stream, subject string) (*jetstream.RawStreamMsg, error) {
	var m *jetstream.RawStreamMsg
	err := l.retry(ctx, "read", subject, func(ctx context.Context) (err error) {
		m, err = l.streams[stream].GetLastMsgForSubject(ctx, subject)
		return err
	})
	return m, err
}

func (l *Log) streamName(name string) string { return l.streams[name].CachedInfo().Config.Name }

// once leaves retries to us.
var once = jetstream.WithRetryAttempts(0)

// inStream makes sure that a message goes to the stream it belongs to.
func inStream(name string) jetstream.PublishOpt { return jetstream.WithExpectStream(name) }

func expecting(subject string, data []byte, seq uint64) *nats.Msg {
	return &nats.Msg{Subject: subject, Data: data, Header: nats.Header{
		jetstream.ExpectedLastSubjSeqHeader: []string{strconv.FormatUint(seq, 10)},
	}}
}

// isConflict reports whether err means that the revision was not the newest.
func isConflict(err error) bool {
	return errors.Is(err, record.ErrConflict) || classify(err) == conflict
}
