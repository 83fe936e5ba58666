package ingest

import (
	"context"
	"errors"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// maxStepsBack bounds the search for the newest message that can be read.
const maxStepsBack = 1000

// streamEnd is the end of a stream, and the newest message up to there that can be read.
type streamEnd struct {
	last     uint64
	readable uint64 // 0: none
}

// PagesInfo describes the log of pages. Its Last is the newest page that TailPages
// delivers: messages that cannot be read do not count.
func (l *Log) PagesInfo(ctx context.Context) (record.StreamInfo, error) {
	return l.info(ctx, streamPages, func(m message) error {
		_, err := decodePage(l, m)
		return err
	})
}

// HistoryInfo describes the history of figures, as PagesInfo does the pages.
func (l *Log) HistoryInfo(ctx context.Context) (record.StreamInfo, error) {
	return l.info(ctx, streamHistory, func(m message) error {
		_, err := decodeHistory(l, m)
		return err
	})
}

// describe returns the state of a stream.
func (l *Log) describe(ctx context.Context, stream string) (info *jetstream.StreamInfo, err error) {
	err = l.retry(ctx, "describe stream", stream, func(ctx context.Context) (err error) {
		info, err = l.streams[stream].Info(ctx)
		return err
	})
	return info, err
}

func (l *Log) info(ctx context.Context, stream string, check func(message) error) (record.StreamInfo, error) {
	info, err := l.describe(ctx, stream)
	if err != nil {
		return record.StreamInfo{}, err
	}
	out := streamInfo(info)
	l.mu.Lock()
	known := l.ends[stream]
	l.mu.Unlock()
	if known.last != out.Last {
		if known, err = l.readableEnd(ctx, stream, out, check); err != nil {
			return record.StreamInfo{}, err
		}
		l.mu.Lock()
		l.ends[stream] = known
		l.mu.Unlock()
	}
	out.Last = known.readable
	return out, nil
}

// readableEnd looks for the newest message that can be read, backwards from the last. It
// gives up after maxStepsBack, and takes the last one then.
func (l *Log) readableEnd(ctx context.Context, stream string, info record.StreamInfo, check func(message) error) (streamEnd, error) {
	e := streamEnd{last: info.Last}
	for seq, steps := info.Last, 0; info.Count > 0 && seq >= info.First && seq > 0; seq, steps = seq-1, steps+1 {
		if steps == maxStepsBack {
			e.readable = info.Last
			break
		}
		var m *jetstream.RawStreamMsg
		err := l.retry(ctx, "read stream", stream, func(ctx context.Context) (err error) {
			m, err = l.streams[stream].GetMsg(ctx, seq)
			return err
		})
		if errors.Is(err, record.ErrNotFound) {
			continue
		}
		if err != nil {
			return streamEnd{}, err
		}
		if err := check(message{subject: m.Subject, data: m.Data, seq: seq}); err == nil || errors.Is(err, record.ErrNewer) {
			e.readable = seq
			break
		}
	}
	return e, nil
}
