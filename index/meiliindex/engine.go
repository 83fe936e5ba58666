package meiliindex

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
)

// engine is a generation, or whatever generation is live.
type engine struct {
	generations *Generations
	name        string // empty: the live one

	looking sync.Mutex // held while what is there is compared with what is known
	check   settingsCheck

	mu    sync.Mutex // guards known and what it points to
	known *state     // of the indexes when they were last seen to be ours; nil: not yet, or not since Meta made them again
}

// state is what tells indexes from others that took their place.
type state struct {
	created   map[string]time.Time // by uid
	meta      []byte
	published int
	task      write // the newest that is accounted for
	started   int   // how many tasks we had started before it was looked for
}

// at returns where the generation is now.
func (e *engine) at() set {
	s, _ := e.generations.place(e.name)
	return s
}

// seen reads the state of the indexes.
func (e *engine) seen(ctx context.Context) (*state, error) {
	g := e.generations
	s, published := g.place(e.name)
	now := &state{created: map[string]time.Time{}, published: published}
	uids := s.uids()
	created := make([]time.Time, len(uids))
	look, ctx := errgroup.WithContext(ctx)
	for i, uid := range uids {
		look.Go(func() (err error) {
			created[i], err = g.createdAt(ctx, uid)
			return err
		})
	}
	look.Go(func() (err error) {
		now.meta, err = e.storedMeta(ctx)
		return err
	})
	if err := look.Wait(); err != nil {
		return nil, err
	}
	for i, uid := range uids {
		now.created[uid] = created[i]
	}
	return now, nil
}

// createdAt returns when an index was made, or ErrReplaced if it is gone.
func (g *Generations) createdAt(ctx context.Context, uid string) (time.Time, error) {
	var info struct{ CreatedAt time.Time }
	err := g.client.do(ctx, "look at index "+uid, func(ctx context.Context) error {
		return g.client.raw(ctx, http.MethodGet, "/indexes/"+uid, nil, &info)
	})
	if errors.Is(err, index.ErrMissing) {
		err = fmt.Errorf("%w: index %s of Meilisearch %s is gone", index.ErrReplaced, uid, g.client.base)
	}
	return info.CreatedAt, err
}

// verify returns ErrReplaced if the indexes are not those of the last look.
func (e *engine) verify(ctx context.Context) error {
	e.looking.Lock()
	defer e.looking.Unlock()
	_, err := e.compare(ctx)
	return err
}

// compare returns the state of the indexes, or ErrReplaced if they are not those of the
// last look; the caller holds looking.
func (e *engine) compare(ctx context.Context) (*state, error) {
	now, err := e.seen(ctx)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	known := e.known
	e.mu.Unlock()
	if known == nil || known.published != now.published {
		return now, e.remember(ctx, now)
	}
	if !maps.EqualFunc(known.created, now.created, time.Time.Equal) || !bytes.Equal(known.meta, now.meta) {
		return nil, fmt.Errorf("%w: the indexes %s_* of Meilisearch %s were restored, rebuilt or written by another indexer; if another stackdex uses them, give one of the two another --index-prefix", index.ErrReplaced, e.generations.prefix, e.generations.client.base)
	}
	return known, nil
}

// storedMeta returns the JSON of the Meta, nil if there is none.
func (e *engine) storedMeta(ctx context.Context) ([]byte, error) {
	var doc struct{ Meta json.RawMessage }
	err := e.generations.document(ctx, e.at().uid(metaKind), metaID, &doc)
	if errors.Is(err, index.ErrNotFound) || errors.Is(err, index.ErrMissing) {
		return nil, nil
	}
	return doc.Meta, err
}

// Meta returns the zero Meta if none was written. What it finds is what Apply
// expects to find.
func (e *engine) Meta(ctx context.Context) (index.Meta, error) {
	var m index.Meta
	now, err := e.seen(ctx)
	if errors.Is(err, index.ErrReplaced) { // an index is gone: nothing is known of the rest
		return m, e.reopen(ctx)
	}
	if err != nil {
		return m, err
	}
	if m, err = e.decode(now.meta); err != nil {
		return m, err
	}
	return m, e.remember(ctx, now)
}

// ReadMeta implements index.MetaReader.
func (e *engine) ReadMeta(ctx context.Context) (index.Meta, error) {
	stored, err := e.storedMeta(ctx)
	if err != nil {
		return index.Meta{}, err
	}
	return e.decode(stored)
}

func (e *engine) decode(stored []byte) (m index.Meta, err error) {
	if stored == nil {
		return m, nil
	}
	if err := json.Unmarshal(stored, &m); err != nil {
		return index.Meta{}, fmt.Errorf("meta record of %s: %w: %w", e.at().uid(metaKind), index.ErrDamaged, err)
	}
	return m, nil
}

// remember takes the current state for ours.
func (e *engine) remember(ctx context.Context, now *state) error {
	var err error
	now.started = e.generations.client.tasks.count()
	if now.task, err = e.newestWrite(ctx); err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.known = now
	return nil
}

// reopen makes the indexes that are gone.
func (e *engine) reopen(ctx context.Context) error {
	var err error
	if e.name == "" {
		_, err = e.generations.Live(ctx)
	} else {
		_, err = e.generations.Open(ctx, e.name)
	}
	if err != nil {
		return err
	}
	e.mu.Lock()
	e.known = nil
	e.mu.Unlock()
	return nil
}

// Get returns the stored JSON of a document, or ErrNotFound.
func (e *engine) Get(ctx context.Context, ref index.Ref) ([]byte, error) {
	if ref.Check() != nil {
		return nil, fmt.Errorf("%s %q: %w", ref.Index, ref.ID, index.ErrNotFound)
	}
	var doc json.RawMessage
	if err := e.generations.document(ctx, e.at().uid(string(ref.Index)), ref.ID, &doc); err != nil {
		return nil, err
	}
	return index.Canonical(ref.Index, doc)
}

// Close does nothing: connections belong to the Generations.
func (e *engine) Close() error { return nil }
