package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/stackdex/stackdex/index"
)

var errClosed = errors.New("index is closed")

// engine is a generation, or whatever generation is live.
type engine struct {
	generations *Generations
	fixed       *store // nil: the live one
	mu          sync.RWMutex
	closed      bool
}

// use calls fn with the store, which stays open meanwhile.
func (e *engine) use(fn func(*store) error) (err error) {
	s, err := e.acquire()
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil { // Bleve trusts the bytes it reads
			err = fmt.Errorf("index %s: %w: %v", s.path, index.ErrDamaged, p)
		}
		err = errors.Join(err, s.release())
	}()
	return fn(s)
}

func (e *engine) acquire() (*store, error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.closed {
		return nil, errClosed
	}
	if e.fixed != nil {
		if !e.fixed.hold() {
			return nil, errClosed
		}
		return e.fixed, nil
	}
	e.generations.mu.RLock()
	defer e.generations.mu.RUnlock()
	s := e.generations.open[e.generations.live]
	if e.generations.closed || s == nil || !s.hold() {
		return nil, errClosed
	}
	return s, nil
}

// Apply writes a batch; large ones become searchable in parts, in order.
func (e *engine) Apply(ctx context.Context, b index.Batch) (rejected []index.Rejection, err error) {
	err = e.use(func(s *store) error {
		rejected, err = s.apply(ctx, b)
		return err
	})
	return rejected, err
}

// Search finds documents.
func (e *engine) Search(ctx context.Context, q index.Query) (r index.Result, err error) {
	q, err = q.Normalize()
	if err != nil {
		return r, err
	}
	err = e.use(func(s *store) error {
		r, err = s.search(ctx, q)
		return err
	})
	return r, err
}

// Get returns the stored JSON of a document, or ErrNotFound.
func (e *engine) Get(ctx context.Context, ref index.Ref) (doc []byte, err error) {
	err = e.use(func(s *store) error {
		doc, err = s.get(ref)
		return err
	})
	return doc, err
}

// Meta returns the zero Meta if none was written.
func (e *engine) Meta(ctx context.Context) (m index.Meta, err error) {
	err = e.use(func(s *store) error {
		m, err = s.meta()
		return err
	})
	return m, err
}

// Scan lists the documents of an index in the order of their ids.
func (e *engine) Scan(ctx context.Context, n index.Name, fn func(string, []byte) error) error {
	return e.use(func(s *store) error { return s.scan(ctx, n, fn) })
}

// Count implements index.Counter.
func (e *engine) Count(ctx context.Context, n index.Name) (count int, err error) {
	err = e.use(func(s *store) error {
		count, err = s.count(ctx, n)
		return err
	})
	return count, err
}

// Mark implements index.Auditor.
func (e *engine) Mark(context.Context) (mark string, err error) {
	err = e.use(func(s *store) error {
		value, err := s.bleve.GetInternal(markKey)
		mark = string(value)
		return err
	})
	return mark, err
}

// Walk implements index.Auditor.
func (e *engine) Walk(ctx context.Context, n index.Name, fn func(string, []byte) error) error {
	return e.Scan(ctx, n, fn)
}

// Close releases the generation; the live one stays open until its Generations are
// closed.
func (e *engine) Close() error {
	e.mu.Lock()
	closed := e.closed
	e.closed = true
	e.mu.Unlock()
	if closed || e.fixed == nil {
		return nil
	}
	e.generations.mu.Lock()
	delete(e.generations.handles, e)
	e.generations.mu.Unlock()
	return e.fixed.release()
}
