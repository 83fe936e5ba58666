package names

import "slices"

// oneTool makes one tool of the names of each list of same, before names are
// claimed: entries of several registered tools are joined, and names that no
// tool has become aliases or a tool of their own. The name that stands first
// is the one of which the tool keeps the id.
func (c *compiler) oneTool(same []list) {
	owner := c.owners()
	for _, group := range unions(same) {
		head := -1
		for _, n := range group {
			c.r.sameKeys[n.key] = n.at
			i, ok := owner[n.key]
			switch {
			case !ok:
			case head < 0:
				head = i
			case i != head:
				c.merge(head, i)
				for k, j := range owner {
					if j == i {
						owner[k] = head
					}
				}
			}
		}
		if head < 0 {
			head = len(c.entries)
			c.entries = append(c.entries, entry{ID: ownID(group[0].key), Name: group[0].name, at: group[0].at, operator: true})
		}
		c.adopt(head, group)
	}
}

// owners maps the name keys and ids of all entries to the entry; a shared
// name has no owner.
func (c *compiler) owners() map[string]int {
	owner := map[string]int{}
	for i, e := range c.entries {
		if e.ID == "" {
			continue
		}
		for _, n := range slices.Concat([]string{e.ID, e.Name}, e.Aliases, e.FormerIDs) {
			if k := Key(n); k != "" {
				owner[k] = i
			}
		}
	}
	for _, e := range c.entries {
		for _, n := range e.Shared {
			delete(owner, Key(n))
		}
	}
	return owner
}

// adopt gives an entry the names of a group, and the ids that they had as
// tools of their own.
func (c *compiler) adopt(head int, group []member) {
	e := c.entries[head]
	have := map[string]bool{}
	for _, n := range slices.Concat([]string{e.ID, e.Name}, e.Aliases) {
		have[Key(n)] = true
	}
	for _, n := range group {
		if have[n.key] {
			continue
		}
		have[n.key] = true
		e.Aliases = append(slices.Clip(e.Aliases), n.name)
		if id := ownID(n.key); id != e.ID && !slices.Contains(e.FormerIDs, id) {
			e.FormerIDs = append(slices.Clip(e.FormerIDs), id)
		}
	}
	c.entries[head] = e
	// What the operator decides is no longer shared.
	for i := range c.entries {
		c.entries[i].Shared = slices.DeleteFunc(slices.Clone(c.entries[i].Shared), func(s string) bool { return have[Key(s)] })
	}
}

// member is a name of a list with its place.
type member struct {
	key, name string
	at        place
}

// unions joins lists that have a name in common, in the order in which names
// stand first.
func unions(lists []list) [][]member {
	group := map[string]int{}
	var groups [][]member
	for _, l := range lists {
		to := -1
		for _, name := range l.names {
			g, ok := group[Key(name)]
			if !ok || g == to {
				continue
			}
			if to < 0 {
				to = g
				continue
			}
			to, g = min(to, g), max(to, g)
			for _, m := range groups[g] {
				group[m.key] = to
			}
			groups[to] = append(groups[to], groups[g]...)
			groups[g] = nil
		}
		if to < 0 {
			to = len(groups)
			groups = append(groups, nil)
		}
		for _, name := range l.names {
			key := Key(name)
			if _, ok := group[key]; !ok {
				group[key] = to
				groups[to] = append(groups[to], member{key, name, l.at})
			}
		}
	}
	return slices.DeleteFunc(groups, func(g []member) bool { return len(g) == 0 })
}

// part makes sure that the names of each list of apart mean different tools:
// of those that mean one tool, its own name (else the first) keeps it, and the
// others stand alone.
func (c *compiler) part(apart, same []list) error {
	groupOf := map[string]int{}
	groups := unions(same)
	for g, members := range groups {
		for _, m := range members {
			groupOf[m.key] = g
		}
	}
	for _, l := range apart {
		keeps := map[*tool]string{}
		for i, name := range l.names {
			key := Key(name)
			for _, other := range l.names[:i] {
				if Key(other) == key {
					return l.at.errorf("apart: %.60q and %.60q are one name once case, spaces and dots are folded; give the tools ids and tell them apart by page, repository or homepage", other, name)
				}
				g, a := groupOf[key]
				h, b := groupOf[Key(other)]
				if a && b && g == h {
					return l.at.errorf("apart: %.60q and %.60q are the same according to %s", other, name, groups[g][0].at)
				}
			}
			c.r.alone[key] = l.at
			if t := c.r.names[key]; t != nil && (keeps[t] == "" || key == Key(t.name)) {
				keeps[t] = key
			}
		}
		for _, name := range l.names {
			key := Key(name)
			if t := c.r.names[key]; t != nil && keeps[t] != key {
				delete(c.r.names, key)
			}
		}
	}
	return nil
}
