package indexer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// sending is a chunk on its way to the engine.
type sending struct {
	chunk
	batch   index.Batch
	empty   bool // nothing of it goes to the engine
	final   bool // with it the engine has all of a cycle, which its record does not say yet
	began   time.Time
	wait    awaiting             // nil: it is not on its way yet
	done    chan struct{}        // closed when the engine has taken it
	refused map[index.Ref]string // with the reasons; known then
}

// awaiting returns when the engine has taken a batch.
type awaiting func(context.Context) ([]index.Rejection, error)

// writeAll sends chunks to the engine, in their order. While the engine works on one,
// the one before is published to CHANGES and committed, and the next one is sent if the
// engine takes it.
func (x *Indexer) writeAll(ctx context.Context, chunks <-chan chunk) error {
	g, ctx := errgroup.WithContext(ctx)
	under, ending := make(chan *sending), make(chan *sending, 2)
	g.Go(func() error {
		defer close(under)
		return x.sendAll(ctx, chunks, under)
	})
	g.Go(func() error {
		defer close(ending)
		var free time.Time
		for s := range under {
			if err := deliver(ctx, ending, s); err != nil {
				return err
			}
			if err := x.await(ctx, s, free); err != nil {
				return err
			}
			free = time.Now()
			close(s.done)
		}
		return nil
	})
	g.Go(func() error {
		for s := range ending {
			if err := x.finish(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// deliver sends v unless ctx ends before that.
func deliver[T any](ctx context.Context, to chan<- T, v T) error {
	select {
	case to <- v:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sendAll sends chunks. One that holds documents of an index that is being
// written waits: Meilisearch takes two writes to an index for one, and fails them
// together.
func (x *Indexer) sendAll(ctx context.Context, chunks <-chan chunk, under chan<- *sending) error {
	_, starts := x.cfg.Engine.(index.Starter)
	before := &sending{}
	for c := range chunks {
		s, err := x.send(ctx, c, before, starts)
		if err != nil {
			return err
		}
		sent := s.wait != nil
		if err := deliver(ctx, under, s); err != nil {
			return err
		}
		if !sent {
			if err := s.taken(ctx); err != nil {
				return err
			}
		}
		before = s
	}
	return nil
}

// send notes what of a chunk is about to be written and sends it, if the engine
// starts it. While the engine has nothing to do, nothing is folded beside that.
func (x *Indexer) send(ctx context.Context, c chunk, before *sending, starts bool) (*sending, error) {
	if err := x.ahead.wait(); err != nil {
		return nil, err
	}
	if starts && before.ended() {
		x.folding.Lock()
		defer x.folding.Unlock()
	}
	s, err := x.prepareChunk(c)
	if err != nil || !starts || s.empty || s.shares(before) {
		return s, err
	}
	if s.wait, err = x.begin(ctx, s.batch); isTransient(err) {
		return s, nil // it is begun again
	}
	return s, err
}

// taken returns when the engine has taken the chunk.
func (s *sending) taken(ctx context.Context) error {
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ended reports whether the engine has taken the chunk; s may be nil.
func (s *sending) ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return s.done == nil
	}
}

// shares reports whether two chunks hold documents of the same index.
func (s *sending) shares(other *sending) bool {
	for _, n := range index.Names() {
		of := func(o output) bool { return o.ref.Index == n }
		if slices.ContainsFunc(s.outputs, of) && slices.ContainsFunc(other.outputs, of) {
			return true
		}
	}
	return false
}

// prepareChunk notes what of a chunk is about to be written.
func (x *Indexer) prepareChunk(c chunk) (*sending, error) {
	s := &sending{chunk: c, refused: map[index.Ref]string{}, done: make(chan struct{}), began: time.Now()}
	spared := false
	b := index.Batch{Upserts: make([]index.Document, 0, len(c.outputs))}
	for i := range c.outputs {
		o := &c.outputs[i]
		switch {
		case o.err != nil:
			s.refused[o.ref] = o.err.Error()
		case o.json == nil:
			b.Deletes = append(b.Deletes, o.ref)
		case x.ahead.spares(o):
			spared = true
		default:
			b.Upserts = append(b.Upserts, index.Document{Ref: o.ref, JSON: o.json})
		}
	}
	if s.empty = len(b.Upserts)+len(b.Deletes) == 0 && !spared; s.empty {
		return s, nil
	}
	if err := x.cfg.State.Flush(); err != nil { // what the engine has must follow from what is on disk
		return nil, err
	}
	if err := x.intend(c); err != nil {
		return nil, err
	}
	if s.final = c.last; !s.final { // only with the last one is there what the pages say
		m := x.written()
		b.Meta = &m
	}
	s.batch = b
	return s, nil
}

// begin sends a batch, without waiting if the engine accepts batches while it works on
// another.
func (x *Indexer) begin(ctx context.Context, b index.Batch) (awaiting, error) {
	b.Fence = x.fence(ctx)
	if e, ok := x.cfg.Engine.(index.Starter); ok {
		return e.Start(ctx, b)
	}
	return func(ctx context.Context) ([]index.Rejection, error) { return x.cfg.Engine.Apply(ctx, b) }, nil
}

// await returns when the engine has taken a chunk; free is when it had taken the
// one before.
func (x *Indexer) await(ctx context.Context, s *sending, free time.Time) error {
	if s.empty {
		return nil
	}
	b := s.batch
	err := x.retry(ctx, EngineName, func() (err error) {
		wait := s.wait
		if s.wait = nil; wait == nil {
			wait, err = x.begin(ctx, b)
		}
		var rejections []index.Rejection
		if err == nil {
			rejections, err = wait(ctx)
		}
		if err != nil {
			return fmt.Errorf("write %d documents to the engine: %w", len(b.Upserts)+len(b.Deletes), err)
		}
		for _, r := range rejections {
			s.refused[r.Ref] = r.Reason
		}
		return nil
	})
	if s.began.Before(free) {
		s.began = free
	}
	x.updateStatus(func(st *Status) {
		st.EngineTime += time.Since(s.began)
		st.Written += int64(len(b.Upserts))
		st.Deleted += int64(len(b.Deletes))
	})
	return err
}

// intend records what is about to be written: until it is committed, nobody knows what
// the engine has of it.
func (x *Indexer) intend(c chunk) error {
	docs := make([]state.Document, 0, len(c.outputs))
	for _, o := range c.outputs {
		if o.err == nil {
			docs = append(docs, state.Document{Ref: o.ref, Text: o.text})
		}
	}
	return x.cfg.State.Update(func(tx *state.Tx) error { return tx.PutPending(c.name(), docs) })
}
