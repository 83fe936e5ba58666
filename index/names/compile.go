package names

import (
	"slices"
	"strings"
)

// join adds an entry, or extends the one that has its id.
func (c *compiler) join(e entry) error {
	if e.ID == "" {
		if why := junk(e.Name); why != "" {
			return e.at.errorf("name %.60q: %s", e.Name, why)
		}
		e.ID = ownID(Key(e.Name))
	}
	if !validID(e.ID) {
		return e.at.errorf("id %.60q: want 1 to 100 of A-Z a-z 0-9 _ and -, without -vs-", e.ID)
	}
	i, known := c.index[e.ID]
	if !known {
		if why := junk(e.Name); why != "" {
			return e.at.errorf("tool %s: name %.60q: %s", e.ID, e.Name, why)
		}
		c.index[e.ID] = len(c.entries)
		c.entries = append(c.entries, e)
		return nil
	}
	old := c.entries[i]
	if !e.operator {
		return e.at.errorf("tool %s stands at %s too", e.ID, old.at)
	}
	c.entries[i] = extend(old, e)
	return nil
}

// extend adds what e says to old: single values replace, lists grow.
func extend(old, e entry) entry {
	for _, f := range []struct{ to, from *string }{
		{&old.Kind, &e.Kind}, {&old.Vendor, &e.Vendor}, {&old.Repository, &e.Repository}, {&old.Homepage, &e.Homepage},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if e.Name != "" {
		old.Aliases = append(slices.Clone(old.Aliases), old.Name)
		old.Name = e.Name
	}
	for _, f := range []struct{ to, from *[]string }{
		{&old.Aliases, &e.Aliases}, {&old.Shared, &e.Shared}, {&old.Spelled, &e.Spelled}, {&old.Also, &e.Also}, {&old.Repositories, &e.Repositories},
		{&old.StackShare, &e.StackShare}, {&old.Packages, &e.Packages}, {&old.FormerIDs, &e.FormerIDs},
	} {
		*f.to = append(slices.Clip(*f.to), *f.from...)
	}
	old.at, old.operator, old.owns = e.at, e.operator, old.owns || e.owns
	return old
}

// rename joins the entries whose ids others list as their former ones.
func (c *compiler) rename() error {
	owner := map[string]int{}
	for i, e := range c.entries {
		for _, f := range e.FormerIDs {
			if !validID(f) {
				return e.at.errorf("tool %s: former id %.60q is none", e.ID, f)
			}
			if f == e.ID {
				return e.at.errorf("tool %s: its own id stands among the former ones", e.ID)
			}
			if j, taken := owner[f]; taken && j != i {
				return e.at.errorf("tools %s and %s (%s) both claim the former id %s", e.ID, c.entries[j].ID, c.entries[j].at, f)
			}
			owner[f] = i
		}
	}
	if err := c.circle(owner); err != nil {
		return err
	}
	for i := range c.entries {
		to, ok := owner[c.entries[i].ID]
		if !ok {
			continue
		}
		for next, more := owner[c.entries[to].ID]; more; next, more = owner[c.entries[to].ID] {
			to = next
		}
		c.merge(to, i)
	}
	return nil
}

// circle finds a tool that became another which became it; the error stands
// at the first entry of the circle that is the operator's.
func (c *compiler) circle(owner map[string]int) error {
	through := make([]int, len(c.entries)) // number of the walk that came by
	for i := range c.entries {
		j, ok := i, true
		for ; ok && through[j] == 0; j, ok = owner[c.entries[j].ID] {
			through[j] = i + 1
		}
		if !ok || through[j] != i+1 {
			continue
		}
		ids, first := []string{c.entries[j].ID}, j
		for k := owner[c.entries[j].ID]; k != j; k = owner[c.entries[k].ID] {
			ids = append(ids, c.entries[k].ID)
			if e := c.entries[k]; e.operator && !c.entries[first].operator {
				first = k
			}
		}
		if len(ids) > 9 {
			ids = append(ids[:8], "…")
		}
		return c.entries[first].at.errorf("a circle of former ids: %s", strings.Join(append(ids, c.entries[j].ID), " → "))
	}
	return nil
}

// merge moves all of entry from into entry to; from keeps its place with no
// id.
func (c *compiler) merge(to, from int) {
	f, at, op := c.entries[from], c.entries[to].at, c.entries[to].operator
	t := c.entries[to]
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&t.Kind, f.Kind)
	fill(&t.Vendor, f.Vendor)
	fill(&t.Repository, f.Repository)
	fill(&t.Homepage, f.Homepage)
	t.Aliases = append(slices.Clip(t.Aliases), f.Name, f.ID)
	t.FormerIDs = append(slices.Clip(t.FormerIDs), f.ID)
	if f.Repository != "" {
		t.Repositories = append(slices.Clip(t.Repositories), f.Repository)
	}
	f.ID, f.Name, f.Kind, f.Vendor, f.Repository, f.Homepage = "", "", "", "", "", ""
	t = extend(t, f)
	t.at, t.operator = at, op
	c.entries[to], c.entries[from] = t, entry{}
}

// tools makes the tools of the entries, each key meaning one of them.
func (c *compiler) tools() error {
	for _, e := range c.entries {
		if e.ID == "" {
			continue
		}
		t := &tool{id: e.ID, name: clean(e.Name), kind: e.Kind, repository: repositoryURL(e.Repository), homepage: homepageURL(e.Homepage), at: e.at, doubtful: e.owns}
		c.r.tools = append(c.r.tools, t)
		if err := c.claimID(e, t); err != nil {
			return err
		}
		if err := c.claimNames(e, t); err != nil {
			return err
		}
		if err := c.claimLinks(e, t); err != nil {
			return err
		}
	}
	for key, list := range c.r.shared {
		if m, ok := c.names[key]; ok {
			first := list[0]
			return m.at.errorf("the name %q means %s, but %s (%s) says that it is shared", key, m.tool.id, first.id, first.at)
		}
	}
	return nil
}

func (c *compiler) claimID(e entry, t *tool) error {
	for _, id := range append([]string{e.ID}, e.FormerIDs...) {
		if other := c.r.byID[id]; other != nil && other != t {
			return e.at.errorf("tools %s and %s (%s) both claim the id %s", t.id, other.id, other.at, id)
		}
		c.r.byID[id] = t
		if id != e.ID && !slices.Contains(t.former, id) {
			t.former = append(t.former, id)
		}
	}
	slices.Sort(t.former)
	return nil
}

func (c *compiler) claimNames(e entry, t *tool) error {
	shared := map[string]bool{}
	for _, name := range e.Shared {
		if why := junk(name); why != "" {
			return e.at.errorf("tool %s: shared name %.60q: %s", t.id, name, why)
		}
		key := Key(name)
		shared[key] = true
		c.r.shared[key] = append(c.r.shared[key], t)
	}
	for _, name := range e.Also {
		if why := junk(name); why != "" {
			return e.at.errorf("tool %s: also %.60q: %s", t.id, name, why)
		}
		c.r.also[Key(name)] = append(c.r.also[Key(name)], t)
	}
	for _, name := range e.Spelled {
		if !shared[Key(name)] {
			return e.at.errorf("tool %s: spelling %.60q is not one of a shared name", t.id, name)
		}
		if other := c.r.exact[spelling(name)]; other != nil && other != t {
			return e.at.errorf("tools %s and %s (%s) both claim the spelling %.60q", t.id, other.id, other.at, name)
		}
		c.r.exact[spelling(name)] = t
	}
	claim := func(name string, weak bool) error {
		key := Key(name)
		if shared[key] {
			return nil
		}
		if key == "" {
			return e.at.errorf("tool %s: alias %.60q: %s", t.id, name, junk(name))
		}
		if other, taken := c.names[key]; taken && other.tool != t {
			if weak {
				return nil
			}
			return e.at.errorf("tools %s and %s (%s) both claim the name %.60q", t.id, other.tool.id, other.at, name)
		}
		c.names[key] = mentioned{t, e.at}
		c.r.names[key] = t
		if strings.ContainsAny(name, " -") {
			c.r.phrases[key] = true
		}
		return nil
	}
	for _, name := range append([]string{e.Name, e.ID}, e.Aliases...) {
		if err := claim(name, false); err != nil {
			return err
		}
	}
	for _, name := range e.FormerIDs {
		if err := claim(name, true); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) claimLinks(e entry, t *tool) error {
	add := func(l link) { c.r.links[l] = append(c.r.links[l], t) }
	c.madeBy(t, e.Vendor)
	for _, u := range append([]string{e.Repository}, e.Repositories...) {
		if u == "" {
			continue
		}
		l := repoLink(repositoryURL(u))
		if l == "" {
			return e.at.errorf("tool %s: %.80q is not the address of a repository", t.id, u)
		}
		add(l)
		c.madeBy(t, ownerOf(l))
	}
	if e.Homepage != "" {
		l := homeLink(t.homepage)
		if l == "" {
			return e.at.errorf("tool %s: %.80q is not the address of a homepage", t.id, e.Homepage)
		}
		add(l)
		c.madeBy(t, siteOf(l))
	}
	for _, p := range e.Packages {
		eco, name, ok := strings.Cut(p, ":")
		if !ok || ecosystems[eco] == "" || name == "" {
			return e.at.errorf("tool %s: package %.80q: want it as npm:react", t.id, p)
		}
		add(packageOf(ecosystems[eco], name))
		t.ecosystems = append(t.ecosystems, ecosystems[eco])
	}
	for _, s := range e.StackShare {
		add(link("stackshare:" + strings.ToLower(s)))
	}
	return nil
}

// madeBy notes who makes a tool.
func (c *compiler) madeBy(t *tool, vendor string) {
	key := fold(vendor)
	if key == "" || slices.Contains(t.vendors, key) {
		return
	}
	t.vendors = append(t.vendors, key)
	c.r.vendors[key] = true
	for _, s := range []string{"-io", "-inc", "-labs", "-sh"} {
		if stem, ok := strings.CutSuffix(strings.ToLower(vendor), s); ok {
			c.madeBy(t, stem)
		}
	}
	switch key {
	case "facebook":
		c.madeBy(t, "Meta")
	case "meta":
		c.madeBy(t, "Facebook")
	}
}

// ownerOf is who owns a repository: "microsoft" of microsoft/TypeScript.
func ownerOf(l link) string {
	part := strings.Split(string(l), "/")
	if len(part) < 3 {
		return ""
	}
	return part[1]
}

// siteOf is whose site a homepage is part of: "apache" of kafka.apache.org,
// "jetbrains" of jetbrains.com/pycharm.
func siteOf(l link) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(string(l), "home:"), "/")
	part := strings.Split(host, ".")
	if len(part) < 2 {
		return ""
	}
	return part[len(part)-2]
}
