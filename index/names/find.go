package names

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index/edits"
)

// maxNear is how many near names Find offers.
const maxNear = 5

// Find returns what a name that a person typed means: a known name, alias, id or former id, a
// package or an address. Otherwise ID is empty, and Candidates are the ids of similar names,
// the most similar first.
func (t *Table) Find(name string) Resolution {
	res, known := t.meant(name)
	if known {
		return res
	}
	var near []string
	for _, n := range t.Near(name, maxNear) {
		res.Candidates = append(res.Candidates, n.ID)
		near = append(near, n.Name)
	}
	if len(near) > 0 {
		res.Why += " Near names: " + strings.Join(near, ", ") + "."
	}
	return res
}

// Known is Find without similar names, which need a look at every name.
func (t *Table) Known(name string) Resolution {
	res, _ := t.meant(name)
	return res
}

// meant resolves a name on its own, and reports whether the result explains something about the
// name itself.
func (t *Table) meant(name string) (res Resolution, known bool) {
	if why := junk(name); why != "" {
		return Resolution{Why: sentence(why + ", so it names no tool")}, true
	}
	shownName := clean(name)
	key := fold(shownName)
	if reg := t.r.byID[strings.TrimSpace(name)]; reg != nil && t.r.shared[key] == nil && !t.r.isAlone(key) {
		return t.explained(shownName, keyContext{}, ruling{id: reg.id, tool: reg, reason: byName}), true
	}
	r := t.rule(key, shownName, keyContext{})
	switch {
	case r.id == "" || r.tool != nil || t.keys[key] != nil:
		return t.explained(shownName, keyContext{}, r), true
	case len(t.ids[shownName]) > 0:
		return t.explained(shownName, keyContext{}, ruling{id: shownName, reason: byIDAlone}), true
	}
	return Resolution{Why: fmt.Sprintf("No tool is known by the name %q.", shownName)}, false
}

// near is a tool with the distance of its nearest name.
type near struct {
	id       string
	name     string // key
	distance int
	known    bool // registered
}

// Near returns up to n tools with a name near to what a person typed: with a
// few letters wrong, missing, added or swapped, or beginning with it. The
// nearest come first, registered tools before others.
func (t *Table) Near(name string, n int) []Resolution {
	key := Key(name)
	if key == "" || n <= 0 {
		return nil
	}
	best := map[string]near{}
	offer := func(id, k string, d int) {
		x := near{id, k, d, t.r.byID[id] != nil}
		if old, seen := best[id]; !seen || compareNear(x, old) < 0 {
			best[id] = x
		}
	}
	for k, reg := range t.r.names {
		if d, ok := distance(key, k); ok {
			offer(reg.id, k, d)
		}
	}
	for k, list := range t.r.shared {
		if d, ok := distance(key, k); ok {
			for _, reg := range list {
				offer(reg.id, k, d)
			}
		}
	}
	for k, e := range t.keys {
		if d, ok := distance(key, k); ok {
			for _, id := range e.ids {
				offer(id, k, d)
			}
		}
	}
	found := slices.SortedFunc(maps.Values(best), compareNear)
	var out []Resolution
	for _, x := range found[:min(n, len(found))] {
		res := t.resolution(x.name, ruling{id: x.id, tool: t.r.byID[x.id], reason: byIDAlone})
		res.Why = fmt.Sprintf("%s is near to %q.", res.Name, clean(name))
		out = append(out, res)
	}
	return out
}

func compareNear(a, b near) int {
	return cmp.Or(cmp.Compare(a.distance, b.distance), trueFirst(a.known, b.known), cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
}

// distance is twice the number of edits from typed to a name, one less or at most 3
// if the name begins with it; ok is false if it is too far to be meant.
func distance(typed, name string) (d int, ok bool) {
	limit := 1
	switch n := len(typed); {
	case n < 3:
		limit = 0
	case n > 12:
		limit = 3
	case n > 6:
		limit = 2
	}
	diff := len(typed) - len(name)
	if len(typed) >= 2 && strings.HasPrefix(name, typed) {
		return min(2*max(-diff, 1)-1, 3), true
	}
	if max(diff, -diff) <= limit {
		if e := edits.Distance(typed, name, limit); e <= limit {
			return 2 * e, true
		}
	}
	return 0, false
}
