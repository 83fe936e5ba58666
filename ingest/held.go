package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// Hold stores a page version until somebody decides about it, replacing the one held
// for the same page. A version that was read before replaces only itself:
// record.ErrConflict if another one is held by now.
func (l *Log) Hold(ctx context.Context, h record.Held) error {
	h.Schema, h.Page.Schema = record.SchemaVersion, record.SchemaVersion
	if err := h.Page.Validate(); err != nil {
		return fmt.Errorf("hold page %s: %w", h.Page.URL, err)
	}
	data, err := l.encode(h)
	if err != nil {
		return fmt.Errorf("hold page %s: %w", h.Page.URL, err)
	}
	subject := l.names.held(h.Page.Source, h.Page.URL)
	if h.Seq == 0 {
		return l.set(ctx, streamHeld, subject, data)
	}
	_, err = l.put(ctx, streamHeld, subject, data, h.Seq)
	return err
}

// HeldPages calls fn for every held version, of one source or, with "", of
// all.
func (l *Log) HeldPages(ctx context.Context, source string, fn func(record.Held) error) error {
	filter := l.names.subjectPrefix + "held.*.*"
	if source != "" {
		filter = l.names.subjectPrefix + "held." + sourceToken(source) + ".*"
	}
	return l.scan(ctx, streamHeld, filter, each(l, streamHeld, decodeHeld, fn))
}

// Unhold removes the held version of a page; a missing one is no error.
func (l *Log) Unhold(ctx context.Context, source, url string) error {
	return l.remove(ctx, streamHeld, l.names.held(source, url))
}

// Release removes a held version that was read before, unless another one is held for
// the same page by now.
func (l *Log) Release(ctx context.Context, h record.Held) error {
	subject := l.names.held(h.Page.Source, h.Page.URL)
	return l.retry(ctx, "remove", subject, func(ctx context.Context) error {
		return l.streams[streamHeld].Purge(ctx, jetstream.WithPurgeSubject(subject), jetstream.WithPurgeSequence(h.Seq+1))
	})
}

func decodeHeld(l *Log, m message) (record.Held, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return record.Held{}, err
	}
	h, err := record.Decode[record.Held](b)
	if err != nil {
		return record.Held{}, err
	}
	if err := errors.Join(h.Page.ValidateStored(), newerPage(h.Page)); err != nil {
		return record.Held{}, err
	}
	if l.names.held(h.Page.Source, h.Page.URL) != m.subject {
		return record.Held{}, misplaced(h.Page.URL)
	}
	h.Seq = m.seq
	return h, nil
}

// newerPage guards the page inside another message.
func newerPage(p record.Page) error {
	if p.Schema > record.SchemaVersion {
		return fmt.Errorf("page of schema %d: %w", p.Schema, record.ErrNewer)
	}
	return nil
}
