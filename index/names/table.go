package names

import (
	"iter"
	"maps"
	"slices"
)

// The limits of what pages can make a table believe.
const (
	maxClaimants = 16 // names of one core that share a link; more is a page that lies
	maxLinks     = 4  // repositories, and homepages, that pages give one name
	maxHomonyms  = 64 // tools of one name
	maxSpellings = 64 // of one name that are kept for display
	maxShown     = 4096
)

// claim is that something belongs to a tool whose name has a core.
type claim struct {
	core string
	link link
}

// homonym is one of several tools that bear a name.
type homonym struct {
	id    string
	repos []link
	pages []link
}

// facts is what the evidence reveals about a tool.
type facts struct {
	name, repository, homepage string
	former                     string // ids, joined, so that facts compare
}

// Table resolves names with a registry and what pages have shown. Its answers depend on the
// evidence and not on the order in which it came. It is not safe for concurrent use.
type Table struct {
	r      *Registry
	keys   map[string]*keyEvidence
	claims map[claim]map[string]struct{}
	ids    map[string]map[string]struct{} // id → learned keys
	facts  map[string]facts               // cache, by id
	shown  map[Context]keyContext         // cache
	asked  asked                          // cache of one
}

// asked is the last name of which the registry was asked for a variant: one that is
// learned is resolved several times in a row.
type asked struct {
	key, name string
	tool      *tool
	how       string
}

func (t *Table) variant(key, name string) (*tool, string) {
	if a := &t.asked; a.key != key || a.name != name {
		*a = asked{key: key, name: name}
		a.tool, a.how = t.r.variant(key, name)
	}
	return t.asked.tool, t.asked.how
}

// NewTable returns a table without evidence.
func NewTable(r *Registry) *Table {
	return &Table{
		r:      r,
		keys:   map[string]*keyEvidence{},
		claims: map[claim]map[string]struct{}{},
		ids:    map[string]map[string]struct{}{},
		facts:  map[string]facts{},
		shown:  map[Context]keyContext{},
	}
}

// show is show with a cache, since pages repeat the links of the same tools.
func (t *Table) show(c Context) keyContext {
	if c == (Context{}) {
		return keyContext{}
	}
	s, ok := t.shown[c]
	if !ok {
		if len(t.shown) >= maxShown {
			clear(t.shown)
		}
		s = show(c)
		t.shown[c] = s
	}
	return s
}

// Learn replaces all that pages show of a name key and returns the keys whose resolution may
// have changed, sorted. No spellings and no contexts remove the key. Distinct spellings and
// contexts are enough, in any order.
func (t *Table) Learn(key string, spellings []string, contexts []Context) (changed []string) {
	if key == "" {
		return nil
	}
	old := t.keys[key]
	now := t.digest(key, spellings, contexts)
	if old == nil && now == nil || old != nil && now != nil && sameEvidence(old, now) {
		return nil
	}
	touched := map[string]struct{}{key: {}}
	t.reach(old, touched)
	t.reach(now, touched)
	tools := t.toolsOf(touched)
	t.unclaim(old)
	if delete(t.keys, key); now != nil {
		if old != nil {
			now.ids = old.ids // recompute replaces them
		}
		t.keys[key] = now
		t.claim(now)
	}
	t.reach(now, touched)
	t.reach(old, touched)

	dirty := map[string]struct{}{key: {}}
	for k := range touched {
		if t.recompute(k) {
			dirty[k] = struct{}{}
		}
	}
	if old != nil && now == nil {
		t.setIDs(old, nil)
	}
	for k := range touched {
		if e := t.keys[k]; e != nil {
			for _, id := range e.ids {
				if _, known := tools[id]; !known {
					maps.Copy(dirty, t.ids[id])
					delete(t.facts, id)
				}
			}
		}
	}
	for id, before := range tools {
		delete(t.facts, id)
		if t.factsOf(id) != before {
			maps.Copy(dirty, t.ids[id])
		}
	}
	return slices.Sorted(maps.Keys(dirty))
}

// toolsOf returns the tools that keys resolve to, with their facts.
func (t *Table) toolsOf(keys map[string]struct{}) map[string]facts {
	tools := map[string]facts{}
	for k := range keys {
		if e := t.keys[k]; e != nil {
			for _, id := range e.ids {
				tools[id] = t.factsOf(id)
			}
		}
	}
	return tools
}

// recompute updates the ids of a key and reports whether they, or the link that
// is their reason, changed.
func (t *Table) recompute(key string) bool {
	e := t.keys[key]
	if e == nil {
		return false
	}
	var ids []string
	for _, name := range e.names() {
		bare := t.rule(e.key, name, keyContext{})
		if ids = append(ids, bare.id); t.bareOnly(e.key, bare) {
			continue
		}
		for _, c := range e.contexts {
			ids = append(ids, t.rule(e.key, name, c).id)
		}
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" })
	slices.Sort(ids)
	ids = slices.Compact(ids)
	stands := t.anchor(e)
	same := stands == e.stands && slices.Equal(ids, e.ids)
	e.stands = stands
	t.setIDs(e, ids)
	return !same
}

func (t *Table) setIDs(e *keyEvidence, ids []string) {
	for _, id := range e.ids {
		delete(t.ids[id], e.key)
		if len(t.ids[id]) == 0 {
			delete(t.ids, id)
		}
	}
	e.ids = ids
	for _, id := range ids {
		if t.ids[id] == nil {
			t.ids[id] = map[string]struct{}{}
		}
		t.ids[id][e.key] = struct{}{}
	}
}

// bareOnly reports whether no context changes what a key means.
func (t *Table) bareOnly(key string, bare ruling) bool {
	return t.r.also[key] == nil && (bare.reason == byName || bare.reason == bySame || bare.reason == byAddress || bare.reason == byVariant)
}

func (t *Table) claim(e *keyEvidence) {
	for _, l := range slices.Concat(e.repos, e.homes) {
		c := claim{e.core, l}
		if t.claims[c] == nil {
			t.claims[c] = map[string]struct{}{}
		}
		t.claims[c][e.key] = struct{}{}
	}
}

func (t *Table) unclaim(e *keyEvidence) {
	if e == nil {
		return
	}
	for _, l := range slices.Concat(e.repos, e.homes) {
		c := claim{e.core, l}
		if delete(t.claims[c], e.key); len(t.claims[c]) == 0 {
			delete(t.claims, c)
		}
	}
}

// claimants returns the names of a core that share a link; none if there are
// too many to believe.
func (t *Table) claimants(c claim) map[string]struct{} {
	if m := t.claims[c]; len(m) <= maxClaimants {
		return m
	}
	return nil
}

// reach adds the keys whose group can depend on what e claims: those that
// share a link with it, and those that share one with them. A claim that is at
// its limit is included, since one name more or less changes it.
func (t *Table) reach(e *keyEvidence, keys map[string]struct{}) {
	if e == nil {
		return
	}
	for near := range t.sharing(e) {
		keys[near] = struct{}{}
		if m := t.keys[near]; m != nil {
			for k := range t.sharing(m) {
				keys[k] = struct{}{}
			}
		}
	}
}

// sharing are the keys that share a link with e, some perhaps twice.
func (t *Table) sharing(e *keyEvidence) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, links := range [][]link{e.repos, e.homes} {
			for _, l := range links {
				m := t.claims[claim{e.core, l}]
				if len(m) > maxClaimants+1 {
					continue
				}
				for k := range m {
					if !yield(k) {
						return
					}
				}
			}
		}
	}
}

// KeysOf returns, sorted, the name keys that resolve to a tool on their own or in a context
// that was learned: those of the registry and those of pages. The key of a homonym is listed
// for each of its tools.
func (t *Table) KeysOf(id string) []string {
	keys := slices.Collect(maps.Keys(t.ids[id]))
	if reg := t.r.byID[id]; reg != nil && reg.id == id {
		keys = append(keys, reg.keys...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
