package names

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// anchor is the link that stands for the tool of a name that no registry
// knows: its repository, else its homepage; empty if pages give none or
// disagree. A homepage stands for the repository of the names that share it,
// if that is one.
func (t *Table) anchor(e *keyEvidence) link {
	switch {
	case len(e.repos) == 1:
		return e.repos[0]
	case len(e.repos) > 1 || len(e.homes) != 1:
		return ""
	}
	home := e.homes[0]
	var repo link
	for k := range t.claimants(claim{e.core, home}) {
		m := t.keys[k]
		if len(m.repos) != 1 || m.repos[0] == repo {
			continue
		}
		if repo != "" {
			return home
		}
		repo = m.repos[0]
	}
	return cmp.Or(repo, home)
}

// group returns the keys that evidence shows to be one tool with e, e among
// them, sorted by length and bytes; and the registered tools among them or
// that own their links.
func (t *Table) group(e *keyEvidence) (keys []string, tools []*tool) {
	a := t.anchor(e)
	if a == "" || t.r.isAlone(e.key) || len(e.homonyms) > 0 {
		return []string{e.key}, nil
	}
	near := map[string]struct{}{e.key: {}}
	for k := range t.claimants(claim{e.core, a}) {
		near[k] = struct{}{}
		for _, h := range t.keys[k].homes {
			maps.Copy(near, t.claimants(claim{e.core, h}))
		}
	}
	for k := range near {
		m := t.keys[k]
		if t.r.isAlone(k) || t.anchor(m) != a {
			continue
		}
		if reg := t.r.names[k]; reg != nil {
			tools = append(tools, reg)
		} else {
			keys = append(keys, k)
		}
		for _, l := range slices.Concat(m.repos, m.homes) {
			tools = append(tools, t.r.owners(l, e.core)...)
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	slices.SortFunc(tools, func(a, b *tool) int { return cmp.Compare(a.id, b.id) })
	return keys, slices.Compact(tools)
}

func (r *Registry) isAlone(key string) bool {
	_, ok := r.alone[key]
	return ok
}

// owners returns the tools that own a link and have a name of a core.
func (r *Registry) owners(l link, core string) []*tool {
	var tools []*tool
	for _, o := range r.links[l] {
		if slices.Contains(r.cores[core], o) {
			tools = append(tools, o)
		}
	}
	return tools
}

// namesRepository reports whether a name is that of the repository of a registered tool, as
// "core" is that of vuejs/core.
func (t *Table) namesRepository(key string, s keyContext) bool {
	return t.repositoryOwner(key, s) != nil
}

func (t *Table) repositoryOwner(key string, s keyContext) *tool {
	if s.repo == "" || len(t.r.links[s.repo]) != 1 {
		return nil
	}
	if name := fold(repoName(s.repo)); key != name {
		return nil
	}
	return t.r.links[s.repo][0]
}

// homonyms finds the tools of a name that cannot be one: a site that gives
// each tool one page has several pages for the name, with different
// repositories. It is nil if they can be one.
func homonyms(key string, contexts []keyContext) []homonym {
	byPage := map[link][]link{}
	for _, s := range contexts {
		if s.subject && s.page != "" && s.repo != "" {
			byPage[s.page] = appendLink(byPage[s.page], s.repo)
		}
	}
	if len(byPage) < 2 {
		return nil
	}
	parent := map[link]link{}
	find := func(l link) link {
		for parent[l] != l {
			l = parent[l]
		}
		return l
	}
	pages := slices.Sorted(maps.Keys(byPage))
	for _, p := range pages {
		for _, r := range byPage[p] {
			if _, ok := parent[r]; !ok {
				parent[r] = r
			}
			a, b := find(byPage[p][0]), find(r)
			parent[max(a, b)] = min(a, b)
		}
	}
	if !conflict(pages, func(p link) link { return find(byPage[p][0]) }) {
		return nil
	}
	found := map[link]*homonym{}
	for _, r := range slices.Sorted(maps.Keys(parent)) {
		root := find(r)
		if found[root] == nil {
			found[root] = &homonym{id: hashedID(letters(key), key+"\n"+string(root))}
		}
		found[root].repos = append(found[root].repos, r)
	}
	for _, p := range pages {
		h := found[find(byPage[p][0])]
		h.pages = append(h.pages, p)
	}
	var list []homonym
	for _, root := range slices.Sorted(maps.Keys(found)) {
		list = append(list, *found[root])
	}
	return list
}

// conflict reports two pages of one site with different tools.
func conflict(pages []link, toolOf func(link) link) bool {
	seen := map[string]link{}
	for _, p := range pages {
		site := string(p)
		if i := strings.IndexByte(site, '/'); i > 0 {
			site = site[:i]
		} else {
			site, _, _ = strings.Cut(site, ":")
		}
		if t, ok := seen[site]; ok && t != toolOf(p) {
			return true
		}
		seen[site] = toolOf(p)
	}
	return false
}

// letters is the part of a key that can stand in an id.
func letters(key string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, key)
}

// factsOf returns what the evidence reveals about a tool.
func (t *Table) factsOf(id string) facts {
	if f, ok := t.facts[id]; ok {
		return f
	}
	var f facts
	var former, repos, homes []string
	reg := t.r.byID[id]
	for _, k := range slices.SortedFunc(maps.Keys(t.ids[id]), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}) {
		e := t.keys[k]
		if f.name == "" && len(e.spellings) > 0 {
			f.name = e.spellings[0]
		}
		if bare := t.rule(k, e.names()[0], keyContext{}); bare.id == id && t.r.ownID(k) != id && (bare.reason == byEvidence || bare.reason == byGroup) {
			former = append(former, t.r.ownID(k))
		}
		for _, s := range e.contexts {
			if !s.subject || t.rule(k, e.names()[0], s).id != id {
				continue
			}
			if s.repo != "" && t.mayOwn(id, s.repo) {
				repos = append(repos, s.repoURL)
			}
			if s.home != "" && t.mayOwn(id, s.home) {
				homes = append(homes, s.homeURL)
			}
		}
	}
	if reg == nil || reg.repository == "" {
		f.repository = settle(repos, core(fold(f.name)), repoLink)
	}
	if reg == nil || reg.homepage == "" {
		f.homepage = settle(homes, core(fold(f.name)), homeLink)
	}
	slices.Sort(former)
	f.former = strings.Join(slices.Compact(former), "\n")
	t.facts[id] = f
	return f
}

// mayOwn reports whether no other registered tool owns a link.
func (t *Table) mayOwn(id string, l link) bool {
	owners := t.r.links[l]
	return len(owners) == 0 || slices.ContainsFunc(owners, func(o *tool) bool { return o.id == id })
}

// settle chooses the address that pages agree on, else the one that contains the name; empty if
// neither decides.
func settle(urls []string, name string, linkOf func(string) link) string {
	slices.Sort(urls)
	byLink := map[link]string{}
	for _, u := range urls {
		if l := linkOf(u); l != "" && byLink[l] == "" {
			byLink[l] = linkURL(l)
			if strings.HasPrefix(string(l), "repo:") {
				byLink[l] = repositoryShown(u, l)
			}
		}
	}
	if len(byLink) > 1 {
		maps.DeleteFunc(byLink, func(l link, _ string) bool { return !bears(l, name) })
	}
	if len(byLink) != 1 {
		return ""
	}
	for _, u := range byLink {
		return u
	}
	return ""
}

// repositoryShown is a repository's address with the capitals of a page.
func repositoryShown(url string, l link) string {
	host, path, ok := split(url)
	if !ok || len(path) < 2 {
		return linkURL(l)
	}
	return "https://" + host + "/" + path[0] + "/" + strings.TrimSuffix(path[1], ".git")
}
