package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/stackdex/stackdex/ingest/record"
)

// GetPage returns record.ErrNotFound for a page without a version. A stored message
// that cannot be read counts as none; PutPage replaces it.
func (l *Log) GetPage(ctx context.Context, source, url string) (record.StoredPage, error) {
	subject := l.names.page(source, url)
	m, err := l.last(ctx, streamPages, subject)
	if err != nil {
		return record.StoredPage{}, err
	}
	p, err := decodePage(l, message{subject: m.Subject, data: m.Data, seq: m.Sequence})
	switch {
	case errors.Is(err, record.ErrNewer):
		return record.StoredPage{}, fmt.Errorf("PAGES sequence %d: %w", m.Sequence, err)
	case err != nil:
		return record.StoredPage{}, fmt.Errorf("PAGES sequence %d: %w: %w", m.Sequence, record.ErrNotFound, err)
	case p.Page.Source != source || p.Page.URL != url:
		return record.StoredPage{}, collision(subject, p.Page.URL, url)
	}
	return p, nil
}

// PutPage replaces the version read at revision seq (0: there was none); it returns
// record.ErrConflict if somebody has written the page since, record.ErrInvalid or
// record.ErrTooLarge if it must not be stored.
func (l *Log) PutPage(ctx context.Context, page record.Page, seq uint64) (uint64, error) {
	page.Schema = record.SchemaVersion
	if err := page.Validate(); err != nil {
		return 0, fmt.Errorf("page %s: %w", page.URL, err)
	}
	data, err := l.encode(page)
	if err != nil {
		return 0, fmt.Errorf("page %s: %w", page.URL, err)
	}
	subject := l.names.page(page.Source, page.URL)
	stored, err := l.put(ctx, streamPages, subject, data, seq)
	if seq == 0 && isConflict(err) {
		if bad, ok := l.unreadable(ctx, subject); ok {
			return l.put(ctx, streamPages, subject, data, bad)
		}
	}
	return stored, err
}

// unreadable reports whether the message under a page's subject cannot be read, and its
// sequence.
func (l *Log) unreadable(ctx context.Context, subject string) (uint64, bool) {
	m, err := l.last(ctx, streamPages, subject)
	if err != nil {
		return 0, false
	}
	_, err = decodePage(l, message{subject: m.Subject, data: m.Data})
	return m.Sequence, err != nil && !errors.Is(err, record.ErrNewer)
}

// encode returns v as compressed JSON.
func (l *Log) encode(v any) ([]byte, error) {
	b, err := record.Encode(v)
	if err != nil {
		return nil, err
	}
	return l.codec.compress(b)
}

func decodePage(l *Log, m message) (record.StoredPage, error) {
	b, err := l.codec.decompress(m.data)
	if err != nil {
		return record.StoredPage{}, err
	}
	p, err := record.Decode[record.Page](b)
	if err != nil {
		return record.StoredPage{}, err
	}
	if err := p.ValidateStored(); err != nil {
		return record.StoredPage{}, err
	}
	if l.names.page(p.Source, p.URL) != m.subject {
		return record.StoredPage{}, misplaced(p.URL)
	}
	return record.StoredPage{Page: p, Seq: m.seq}, nil
}

// TailPages calls fn with batches of the pages after a sequence, in order, then with
// new ones as they arrive, until ctx ends or fn fails. A batch has at most 500 pages
// and, unless it is a single page, 8 MiB of JSON. idle is called whenever everything
// there is has been delivered. Messages that cannot be read become dead letters and are
// skipped.
func (l *Log) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	return tailStream(ctx, l, streamPages, "page.*.*", after, decodePage, fn, idle)
}

// ScanPages calls fn with every page and returns.
func (l *Log) ScanPages(ctx context.Context, fn func(record.StoredPage) error) error {
	return l.scan(ctx, streamPages, l.names.subjectPrefix+"page.*.*", parallel(l, streamPages, decodePage, func(pages []record.StoredPage) error {
		for _, p := range pages {
			if err := fn(p); err != nil {
				return err
			}
		}
		return nil
	}))
}
