package indexer

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
)

// resolver knows what every evidence in the state means. One goroutine changes
// it, any number may ask.
type resolver struct {
	registry *names.Registry

	mu         sync.RWMutex
	table      *names.Table
	byEvidence map[state.ID]*names.Resolution
	byTool     map[string]*names.Resolution // so that equal resolutions are kept once
	nothing    map[state.ID]struct{}        // evidence by which pages make a tool, and that means none
}

func newResolver(reg *names.Registry) *resolver {
	r := &resolver{registry: reg}
	r.reset()
	return r
}

func (r *resolver) reset() {
	r.table = names.NewTable(r.registry)
	r.byEvidence = map[state.ID]*names.Resolution{}
	r.byTool = map[string]*names.Resolution{}
	r.nothing = map[state.ID]struct{}{}
}

// load learns all names of a state and resolves all of its evidence, and
// forgets everything else.
func (r *resolver) load(tx *state.Tx) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reset()
	err := tx.EachName(func(key state.ID, evidence []state.ID) error {
		e, known, err := tx.Evidence(evidence[0])
		if err != nil || !known {
			return err
		}
		if now := names.Key(e.Spelling); now != e.Key {
			return fmt.Errorf("%w: %q was filed under %q and belongs under %q", state.ErrDamaged, e.Spelling, e.Key, now)
		}
		spellings, contexts, err := tx.Shown(key)
		if err == nil {
			r.table.Learn(e.Key, spellings, contexts)
		}
		return err
	})
	if err != nil {
		return err
	}
	return tx.EachName(func(_ state.ID, evidence []state.ID) error {
		for _, id := range evidence {
			e, _, err := tx.Evidence(id)
			if err != nil {
				return err
			}
			r.set(id, e)
		}
		return nil
	})
}

// learn sets what pages show of a name key and returns the keys whose
// resolution may have changed.
func (r *resolver) learn(key string, spellings []string, contexts []names.Context) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.table.Learn(key, spellings, contexts)
}

// refresh resolves an evidence again.
func (r *resolver) refresh(id state.ID, e state.Evidence) *names.Resolution {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.set(id, e)
	return r.byEvidence[id]
}

func (r *resolver) set(id state.ID, e state.Evidence) {
	res := r.table.Means(e.Spelling, e.Context)
	if res.ID == "" && e.Learned {
		r.nothing[id] = struct{}{}
	} else {
		delete(r.nothing, id)
	}
	kept := r.byTool[res.ID]
	if kept == nil || !same(kept, &res) {
		kept = &res
		r.byTool[res.ID] = kept
	}
	r.byEvidence[id] = kept
}

func (r *resolver) drop(id state.ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.byEvidence, id)
	delete(r.nothing, id)
}

// meaningNothing returns the evidence by which pages make a tool and that means
// none.
func (r *resolver) meaningNothing() []state.ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return slices.Collect(maps.Keys(r.nothing))
}

// ask lets fn ask the table.
func (r *resolver) ask(fn func(*names.Table)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	fn(r.table)
}

var unresolved names.Resolution

// of returns what an evidence means; without an ID for nothing.
func (r *resolver) of(id state.ID) *names.Resolution {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if res := r.byEvidence[id]; res != nil {
		return res
	}
	return &unresolved
}

// resolved returns what the state keeps of a resolution.
func resolved(res *names.Resolution) state.Resolved {
	return state.Resolved{Tool: res.ID, Shown: hashStrings(res.ID, res.Name), All: hashAll(res)}
}

// same reports whether two resolutions are equal, but for how they came about.
func same(a, b *names.Resolution) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Kind == b.Kind && a.Registered == b.Registered &&
		a.Repository == b.Repository && a.Homepage == b.Homepage && slices.Equal(a.FormerIDs, b.FormerIDs) && slices.Equal(a.Keys, b.Keys)
}

func hashAll(res *names.Resolution) uint64 {
	registered := "0"
	if res.Registered {
		registered = "1"
	}
	return hashStrings(append([]string{res.ID, res.Name, res.Kind, registered, res.Repository, res.Homepage}, res.FormerIDs...)...)
}

func hashStrings(parts ...string) uint64 {
	var d xxhash.Digest
	d.Reset()
	for _, p := range parts {
		d.WriteString(p)
		d.Write([]byte{0})
	}
	return d.Sum64()
}
