package indexer

import (
	"slices"

	"github.com/stackdex/stackdex/index/state"
)

// naming resolves the names that a transaction brought while the next ones are written;
// one of those stores the results. Nothing on disk says that it is under way: at the
// start names are compared with what is stored, and those that differ are marked.
type naming struct {
	count int // of the names
	done  chan struct{}
	names []named
	err   error
}

// namings are those whose results are not stored yet, in order.
type namings []*naming

// named is the current meaning of an evidence.
type named struct {
	evidence state.ID
	means    state.Resolved
}

// startNaming begins to resolve some names, after the namings before it.
func (x *Indexer) startNaming(items []state.Item) {
	before := x.namings
	n := &naming{count: len(items), done: make(chan struct{})}
	x.namings = append(before, n)
	go func() {
		defer close(n.done)
		before.wait()
		n.err = x.cfg.State.View(func(tx *state.Tx) (err error) {
			n.names, err = x.learnNames(tx, items)
			return err
		})
	}()
}

// any reports whether there are names whose results are not stored.
func (all namings) any() bool {
	return slices.ContainsFunc(all, func(n *naming) bool { return n.count > 0 })
}

// wait returns when all names are resolved.
func (all namings) wait() {
	for _, n := range all {
		<-n.done
	}
}

// ended reports whether the names are resolved.
func (n *naming) ended() bool {
	select {
	case <-n.done:
		return true
	default:
		return false
	}
}

// keepNamed stores the namings that have ended.
func (x *Indexer) keepNamed(tx *state.Tx) error {
	for len(x.namings) > 0 && x.namings[0].ended() {
		n := x.namings[0]
		if x.namings = x.namings[1:]; n.err != nil {
			return n.err
		}
		if err := x.keepNames(tx, n.names); err != nil {
			return err
		}
	}
	return nil
}

// resolveNames resolves some names, and marks what those touch whose meaning changed.
func (x *Indexer) resolveNames(tx *state.Tx, items []state.Item) error {
	names, err := x.learnNames(tx, items)
	if err != nil {
		return err
	}
	for _, item := range items {
		if err := tx.Clear(state.DirtyName, item.Key); err != nil {
			return err
		}
	}
	return x.keepNames(tx, names)
}

// learnNames adds what pages show of some names to the table, and returns the names
// whose meaning may have changed.
func (x *Indexer) learnNames(tx *state.Tx, items []state.Item) ([]named, error) {
	changed := make(map[string]bool, len(items))
	for _, item := range items {
		key := string(item.Value)
		changed[key] = true
		spellings, contexts, err := tx.Shown(state.ID(item.Key))
		if err != nil {
			return nil, err
		}
		for _, k := range x.names.learn(key, spellings, contexts) {
			changed[k] = true
		}
	}
	all := make([]named, 0, len(changed))
	for key := range changed {
		evidence, err := tx.EvidenceOf(state.KeyID(key))
		if err != nil {
			return nil, err
		}
		for _, id := range evidence {
			e, _, err := tx.Evidence(id)
			if err != nil {
				return nil, err
			}
			all = append(all, named{id, resolved(x.names.refresh(id, e))})
		}
	}
	return all, nil
}

// keepNames stores the meaning of names.
func (x *Indexer) keepNames(tx *state.Tx, names []named) error {
	for _, n := range names {
		if err := x.reresolve(tx, n.evidence, n.means); err != nil {
			return err
		}
	}
	return nil
}

// reresolve keeps what an evidence means now. What one that is seen for the first
// time touches is marked for the pages and the history that brought it.
func (x *Indexer) reresolve(tx *state.Tx, id state.ID, now state.Resolved) error {
	was, known, err := tx.Resolved(id)
	if err != nil || known && was == now {
		return err
	}
	moves := known && was.Shown != now.Shown
	if moves {
		if err := x.moved(tx, id, was.Tool); err != nil {
			return err
		}
	}
	if err := tx.PutResolved(id, now); err != nil || !known {
		return err
	}
	if moves {
		if err := x.moved(tx, id, now.Tool); err != nil {
			return err
		}
	}
	return markTools(tx, was.Tool, now.Tool)
}
