package indexer

import (
	"context"
	"slices"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// Each writing looks at all that is dirty, so there are few of them, however long
// the log is.
const (
	aheadDocs   = 20_000 // documents that are written ahead at once, about
	aheadWrites = 4      // writings ahead
)

// ahead writes documents of a new state while the log is still being read, so that a
// slow engine need not wait for its end. It writes those that later pages seldom
// change. The state only records that the engine may have them, as after a death in the
// middle of a write, and nothing becomes clean: the first cycle folds them like all
// others, and spares the engine those that came out the same.
type ahead struct {
	x     *Indexer
	read  int                    // bytes of the pages that were read since the last writing
	left  int                    // documents that this writing may still have, about
	times int                    // writings that were begun
	pages map[state.ID]bool      // whose texts were folded
	sent  map[index.Ref][12]byte // hashes of what the engine has
	under *writing               // the last one; nil: none yet
	over  bool                   // the engine did not take it
}

// writing is a writing ahead under way.
type writing struct {
	noted chan struct{} // closed when it is folded and noted, or failed
	done  chan struct{} // closed at its end
	err   error         // with which it ended
}

// newAhead returns nil if nothing is to be written ahead: documents that an engine
// already has must not be replaced by those of a part of the log.
func newAhead(x *Indexer) *ahead {
	m := x.cfg.State.Meta()
	for _, n := range m.Written {
		if n > 0 {
			return nil
		}
	}
	if x.cfg.Ahead <= 0 || m.Rewrite || x.adopting || m.Refused > 0 {
		return nil
	}
	return &ahead{x: x, pages: map[state.ID]bool{}, sent: map[index.Ref][12]byte{}}
}

// due counts pages that are about to be stored and reports whether to write ahead then.
func (a *ahead) due(pages []*state.Prepared) (bool, error) {
	if a == nil {
		return false, nil
	}
	for _, p := range pages {
		a.read += p.Size()
	}
	switch {
	case a.working() || a.read < a.x.cfg.Ahead:
		return false, nil
	case a.under != nil && a.under.err != nil:
		return false, a.under.err
	}
	return !a.over && a.times < aheadWrites, nil
}

// start writes what is filed; wait returns the outcome.
func (a *ahead) start(ctx context.Context) {
	w := &writing{noted: make(chan struct{}), done: make(chan struct{})}
	a.under, a.read, a.left = w, 0, aheadDocs
	a.times++
	go func() {
		defer close(w.done)
		outputs, err := a.fold(ctx)
		if err == nil {
			err = a.note(outputs)
		}
		close(w.noted)
		if err == nil {
			err = a.write(ctx, outputs)
		}
		w.err = err
	}()
}

// working reports whether a writing is under way.
func (a *ahead) working() bool {
	if a == nil || a.under == nil {
		return false
	}
	select {
	case <-a.under.done:
		return false
	default:
		return true
	}
}

// settle returns when the state has recorded what is being written.
func (a *ahead) settle() {
	if a != nil && a.under != nil {
		<-a.under.noted
	}
}

// wait returns when the engine has what was being written.
func (a *ahead) wait() error {
	if a == nil || a.under == nil {
		return nil
	}
	<-a.under.done
	return a.under.err
}

// spares reports whether the engine already has a document in this version.
func (a *ahead) spares(o *output) bool {
	if a == nil {
		return false
	}
	hash, sent := a.sent[o.ref]
	delete(a.sent, o.ref) // it has another one soon
	return sent && hash == o.written.Hash
}

// fold returns documents up to the size of one batch; the first cycle writes the rest.
func (a *ahead) fold(ctx context.Context) (all []output, err error) {
	size := 0
	err = a.x.fold(ctx, a.produce, func(_ context.Context, chunks <-chan chunk) error {
		for c := range chunks {
			for _, o := range c.outputs {
				if o.err == nil && o.json != nil && size < a.x.cfg.BatchBytes {
					all = append(all, o)
					size += len(o.json)
				}
			}
		}
		return nil
	})
	return all, err
}

// produce makes jobs of what is new since the last writing: texts that stand on
// one page and are not set against others. Tools and comparisons are left to the
// first cycle: what more pages tell of changes them, and Meilisearch takes longer for
// the tools of a dataset in two parts (4.0 to 5.5 s for 9,046) than at once (3.4).
func (a *ahead) produce(p *producer) error {
	return p.each(state.DirtyPageTexts, func(tx *state.Tx, item state.Item) ([]job, error) {
		return a.textsOf(p, tx, state.ID(item.Key))
	})
}

func (a *ahead) textsOf(p *producer, tx *state.Tx, id state.ID) ([]job, error) {
	if a.left <= 0 || a.pages[id] {
		return nil, nil
	}
	a.pages[id] = true
	page := p.gatherer.read
	known, err := tx.ReadPage(id, page)
	if err == nil && known {
		err = page.ReadFiled()
	}
	if err != nil || !known {
		return nil, err
	}
	var keys []string
	for _, x := range page.Texts {
		if x.Metric == "" && !slices.Contains(keys, x.Key) && !tx.Shared(x.Key) {
			keys = append(keys, x.Key)
		}
	}
	if keys == nil {
		return nil, nil
	}
	a.left -= len(keys)
	return []job{{index: index.Passages, page: id, keys: keys}}, nil
}

// note records in the state that the engine may have documents.
func (a *ahead) note(outputs []output) error {
	st := a.x.cfg.State
	if err := st.Flush(); err != nil {
		return err
	}
	if err := st.Update(func(tx *state.Tx) error {
		for _, o := range outputs {
			tx.PutWritten(o.ref, o.text, state.Written{Ahead: true})
		}
		return nil
	}); err != nil {
		return err
	}
	return st.Merge()
}

// write sends documents to the engine. If the engine is unavailable, the first cycle
// writes them, and waits.
func (a *ahead) write(ctx context.Context, outputs []output) error {
	if len(outputs) == 0 {
		return nil
	}
	b := index.Batch{Upserts: make([]index.Document, len(outputs)), Fence: a.x.fence(ctx)}
	for i, o := range outputs {
		b.Upserts[i] = index.Document{Ref: o.ref, JSON: o.json}
	}
	start := time.Now()
	refused, err := a.x.cfg.Engine.Apply(ctx, b)
	if isTransient(err) {
		a.x.cfg.Logger.Warn("documents could not be written ahead", "documents", len(outputs), "err", err)
		a.over = true
		return nil
	}
	if err != nil {
		return err
	}
	for _, o := range outputs {
		a.sent[o.ref] = o.written.Hash
	}
	for _, r := range refused {
		delete(a.sent, r.Ref)
	}
	a.x.updateStatus(func(s *Status) {
		s.EngineTime += time.Since(start)
		s.Written += int64(len(outputs))
	})
	return nil
}
