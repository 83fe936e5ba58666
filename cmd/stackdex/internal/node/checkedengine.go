package node

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/index/web"
)

// checkedEngine answers from an engine and knows what was written to it. An engine that
// lacks documents is an error, and never an answer that something does not exist.
type checkedEngine struct {
	engine index.Engine
	lacks  func(ctx context.Context, n index.Name, has int) (what string, err error) // empty: nothing
	remedy string
	hint   func() error // tells the indexer that a search was refused because of settings; nil: no need

	mu   sync.Mutex
	seen map[index.Name]lastCount
}

// lastCount is the newest count of the documents of an index.
type lastCount struct {
	at    time.Time
	count int       // documents
	since time.Time // when the number last changed
}

// trusted is how long a count is not repeated.
const trusted = 100 * time.Millisecond

// Search implements web.Engine. A search that finds nothing costs a count too, unless
// there was one a moment ago, and is repeated if the count has changed.
func (h *checkedEngine) Search(ctx context.Context, q index.Query) (index.Result, error) {
	began := time.Now()
	r, err := h.engine.Search(ctx, q)
	if err == nil && r.Total == 0 {
		if err = h.check(ctx, q.Index); err == nil && h.changedSince(q.Index, began) {
			r, err = h.engine.Search(ctx, q)
		}
	}
	return r, h.explain(err)
}

// Get implements web.Engine.
func (h *checkedEngine) Get(ctx context.Context, ref index.Ref) ([]byte, error) {
	began := time.Now()
	doc, err := h.engine.Get(ctx, ref)
	if errors.Is(err, index.ErrNotFound) {
		if missing := h.check(ctx, ref.Index); missing != nil {
			err = missing
		} else if h.changedSince(ref.Index, began) {
			doc, err = h.engine.Get(ctx, ref)
		}
	}
	return doc, h.explain(err)
}

// changedSince reports whether the number of documents of an index changed after a search
// of it began: what that search did not find may have come in between.
func (h *checkedEngine) changedSince(n index.Name, began time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.seen[n].since.After(began)
}

// Scan implements web.Engine. An index that lacks documents is not listed, so that a
// part is not taken for the whole.
func (h *checkedEngine) Scan(ctx context.Context, n index.Name, fn func(id string, doc []byte) error) error {
	scanner, ok := h.engine.(index.Scanner)
	if !ok {
		return fmt.Errorf("this engine cannot list its documents: %w", index.ErrUnavailable)
	}
	if err := h.check(ctx, n); err != nil {
		return h.explain(err)
	}
	return h.explain(scanner.Scan(ctx, n, fn))
}

// ready returns nil if searches are answered from everything that was written. It does
// not read the engine's Meta: what a read finds is what the next write expects, so it
// would hide that indexes were deleted or written by somebody else.
func (h *checkedEngine) ready(ctx context.Context) error {
	if _, err := h.engine.Search(ctx, index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "id", Values: []string{"-"}}, Limit: 1}); err != nil {
		return h.explain(err)
	}
	for _, n := range index.Names() {
		if err := h.check(ctx, n); err != nil {
			return h.explain(err)
		}
	}
	return nil
}

// check returns index.ErrMissing if an index lacks many of its documents.
func (h *checkedEngine) check(ctx context.Context, n index.Name) error {
	counted, ok := h.engine.(index.Counter)
	h.mu.Lock()
	fresh := time.Since(h.seen[n].at) < trusted
	h.mu.Unlock()
	if !ok || fresh {
		return nil
	}
	has, err := counted.Count(ctx, n)
	if err != nil {
		return err
	}
	switch what, err := h.lacks(ctx, n, has); {
	case err != nil:
		return err
	case what != "":
		return lackError(what)
	case has == 0:
		return nil // not remembered: documents may come at any moment
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.seen == nil {
		h.seen = map[index.Name]lastCount{}
	}
	now := lastCount{at: time.Now(), count: has, since: h.seen[n].since}
	if has != h.seen[n].count {
		now.since = now.at
	}
	h.seen[n] = now
	return nil
}

// lacking says what an engine lacks of what a state knows to be in it. One that follows
// another indexer only knows what that one said.
func lacking(s *state.State) func(context.Context, index.Name, int) (string, error) {
	return func(_ context.Context, n index.Name, has int) (string, error) {
		m := s.Meta()
		if want := m.Written[n]; !m.Following && index.LacksMany(has, want) {
			return fmt.Sprintf("the search engine holds %d of %d %s", has, want, n), nil
		}
		return "", nil
	}
}

// lackError is an index.ErrMissing of an index that lacks documents: it says which.
type lackError string

func (e lackError) Error() string { return index.ErrMissing.Error() + ": " + string(e) }
func (lackError) Unwrap() error   { return index.ErrMissing }

// explain adds the remedy to an ErrMissing.
func (h *checkedEngine) explain(err error) error {
	if errors.Is(err, index.ErrSettings) && h.hint != nil {
		_ = h.hint() // without the hint, the indexer finds out within a minute
	}
	if lack := lackError(""); errors.As(err, &lack) {
		return web.PublicError(index.ErrMissing, "%v; %s", lack, h.remedy)
	}
	if errors.Is(err, index.ErrMissing) {
		return fmt.Errorf("%w; %s", err, h.remedy)
	}
	return err
}
