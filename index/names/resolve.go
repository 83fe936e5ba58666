package names

import (
	"fmt"
	"slices"
	"strings"
)

// reason is why a name means what it means.
type reason int

const (
	byNothing reason = iota
	byJunk
	byAddress
	byUnknownAddress
	byName
	bySame
	byVariant
	byContext
	byShared
	byHomonym
	byHomonyms
	byRepositoryName
	byOwnLink
	byEvidence
	byGroup
	byParted
	byLookalike
	byItself
	byPageAlone
	byIDAlone
)

// ruling is what a key means in a context.
type ruling struct {
	id         string
	tool       *tool // nil: not registered
	candidates []string
	reason     reason
	detail     string
}

// Resolve returns the meaning of a name on a page. An unknown name is a tool of its own; a name
// that may mean several tools resolves to nothing, with candidates.
func (t *Table) Resolve(name string, c Context) Resolution {
	if why := junk(name); why != "" {
		return Resolution{Why: sentence(why + ", so it names no tool")}
	}
	shownName, s, r := t.ruling(name, c)
	return t.explained(shownName, s, r)
}

// Means is Resolve without Why and Candidates.
func (t *Table) Means(name string, c Context) Resolution {
	if junk(name) != "" {
		return Resolution{}
	}
	shownName, _, r := t.ruling(name, c)
	return t.resolution(shownName, r)
}

func (t *Table) ruling(name string, c Context) (shownName string, s keyContext, r ruling) {
	shownName, s = clean(name), t.show(c)
	return shownName, s, t.rule(fold(shownName), shownName, s)
}

// rule steps, the first that decides counts:
//  1. an address instead of a name: a package, a repository, a page;
//  2. a name of the registry, or of the operator's lists;
//  3. a name that several tools bear: the context decides, or nothing does;
//  4. a variant of a registered name: version, "framework", ".js" …;
//  5. a repository that bears the name, or that is about the tool and fits;
//  6. what pages have shown;
//  7. a tool of its own.
//
// name may be empty: then the key stands for a plain name.
func (t *Table) rule(key, name string, s keyContext) ruling {
	if name != "" {
		if l := namedLink(name); l != "" {
			if r, ok := t.addressed(l, name); ok {
				return r
			}
		}
	}
	if r, ok := linked(t.r, t.r.also[key], s); ok {
		return r
	}
	if reg := t.r.names[key]; reg != nil {
		if at, ok := t.r.sameKeys[key]; ok && key != Key(reg.name) {
			return ruling{id: reg.id, tool: reg, reason: bySame, detail: at.String()}
		}
		return ruling{id: reg.id, tool: reg, reason: byName}
	}
	if list := t.r.shared[key]; list != nil {
		return t.sharedName(list, name, s)
	}
	if t.r.isAlone(key) {
		return ruling{id: t.r.ownID(key), reason: byParted, detail: t.r.alone[key].String()}
	}
	if reg, how := t.variant(key, name); reg != nil {
		return ruling{id: reg.id, tool: reg, reason: byVariant, detail: how}
	}
	if reg := t.repositoryOwner(key, s); reg != nil {
		return ruling{id: reg.id, tool: reg, reason: byRepositoryName, detail: linkURL(s.repo)}
	}
	if r, ok := t.byLinks(key, s); ok {
		return r
	}
	if sk := skeleton(key); sk != key {
		if reg := t.r.names[sk]; reg != nil {
			return ruling{candidates: []string{reg.id}, reason: byLookalike, detail: reg.name}
		}
	}
	return t.byPages(key, s)
}

// addressed resolves a package, repository or page.
func (t *Table) addressed(l link, name string) (ruling, bool) {
	owners := t.r.links[l]
	if len(owners) == 0 && strings.HasPrefix(string(l), "stackshare:") {
		slug := strings.TrimPrefix(string(l), "stackshare:")
		reg := t.r.names[Key(slug)]
		if reg == nil {
			reg, _ = t.r.variant(Key(slug), strings.ReplaceAll(slug, "-", " "))
		}
		if reg != nil {
			owners = []*tool{reg}
		}
	}
	switch {
	case len(owners) == 1:
		return ruling{id: owners[0].id, tool: owners[0], reason: byAddress, detail: string(l)}, true
	case len(owners) > 1:
		return ruling{candidates: idsOf(owners), reason: byShared}, true
	case strings.Contains(name, "://"):
		return ruling{reason: byUnknownAddress}, true
	}
	return ruling{}, false
}

func (t *Table) sharedName(list []*tool, name string, s keyContext) ruling {
	if r, ok := linked(t.r, list, s); ok {
		return r
	}
	if reg := t.r.exact[spelling(name)]; reg != nil {
		return ruling{id: reg.id, tool: reg, reason: byName}
	}
	return ruling{candidates: idsOf(list), reason: byShared}
}

// linked finds the one of several tools that owns a link of the context.
func linked(r *Registry, list []*tool, s keyContext) (ruling, bool) {
	if list == nil {
		return ruling{}, false
	}
	for _, l := range []link{s.page, s.repo, s.home} {
		for _, o := range r.links[l] {
			if slices.Contains(list, o) {
				return ruling{id: o.id, tool: o, reason: byContext, detail: string(l)}, true
			}
		}
	}
	return ruling{}, false
}

// byLinks trusts a link of a page about the tool that belongs to a registered
// tool with a compatible name.
func (t *Table) byLinks(key string, s keyContext) (ruling, bool) {
	if !s.subject {
		return ruling{}, false
	}
	for _, l := range []link{s.repo, s.home} {
		if l == "" {
			continue
		}
		if owners := t.r.owners(l, core(key)); len(owners) == 1 {
			return ruling{id: owners[0].id, tool: owners[0], reason: byOwnLink, detail: linkURL(l)}, true
		}
	}
	return ruling{}, false
}

// byPages resolves with what pages have shown.
func (t *Table) byPages(key string, s keyContext) ruling {
	e := t.keys[key]
	own := ruling{id: t.r.ownID(key), reason: byItself}
	if e == nil {
		return own
	}
	if len(e.homonyms) > 0 {
		return e.homonym(s)
	}
	own.reason = byPageAlone
	keys, tools := t.group(e)
	switch {
	case len(tools) == 1:
		return ruling{id: tools[0].id, tool: tools[0], reason: byEvidence, detail: linkURL(t.anchor(e))}
	case len(tools) > 1:
		own.candidates = idsOf(tools)
	case len(keys) > 1:
		return ruling{id: t.r.ownID(keys[0]), reason: byGroup, detail: linkURL(t.anchor(e))}
	}
	return own
}

// homonym finds the tool of an ambiguous name by its links.
func (e *keyEvidence) homonym(s keyContext) ruling {
	r := ruling{reason: byHomonyms}
	for _, h := range e.homonyms {
		if s.repo != "" && slices.Contains(h.repos, s.repo) || s.repo == "" && s.page != "" && slices.Contains(h.pages, s.page) {
			return ruling{id: h.id, reason: byHomonym, detail: string(h.repos[0])}
		}
		if len(r.candidates) < maxHomonyms {
			r.candidates = append(r.candidates, h.id)
		}
	}
	return r
}

// ownID is the id of a key as a tool of its own; never a registered one.
func (r *Registry) ownID(key string) string {
	id := ownID(key)
	if r.byID[id] != nil {
		return hashedID(letters(key), key)
	}
	return id
}

func idsOf(tools []*tool) []string {
	ids := make([]string, len(tools))
	for i, t := range tools {
		ids[i] = t.id
	}
	return ids
}

// explained is resolution with the reason, and with what else could be meant.
func (t *Table) explained(name string, s keyContext, r ruling) Resolution {
	res := t.resolution(name, r)
	res.Candidates, res.Why = r.candidates, explain(name, r, res.Name)
	if r.id != "" {
		res.Why += t.doubt(r, s)
	}
	return res
}

// resolution describes the tool of a ruling.
func (t *Table) resolution(name string, r ruling) Resolution {
	res := Resolution{ID: r.id}
	if r.id == "" {
		return res
	}
	f := t.factsOf(r.id)
	res.Name, res.Repository, res.Homepage = f.name, f.repository, f.homepage
	if f.former != "" {
		res.FormerIDs = strings.Split(f.former, "\n")
	}
	if r.tool != nil {
		res.Name, res.Kind, res.Registered, res.Keys = r.tool.name, r.tool.kind, true, r.tool.keys
		if r.tool.repository != "" {
			res.Repository = r.tool.repository
		}
		if r.tool.homepage != "" {
			res.Homepage = r.tool.homepage
		}
		res.FormerIDs = append(slices.Clone(r.tool.former), res.FormerIDs...)
		slices.Sort(res.FormerIDs)
		res.FormerIDs = slices.Compact(res.FormerIDs)
	}
	if res.Name == "" {
		res.Name = name
	}
	return res
}

// doubt says that a page gives a link that belongs to another tool, and that
// this was not believed.
func (t *Table) doubt(r ruling, s keyContext) string {
	for _, l := range []link{s.repo, s.home} {
		owners := t.r.links[l]
		if l == "" || len(owners) == 0 || slices.ContainsFunc(owners, func(o *tool) bool { return o.id == r.id }) {
			continue
		}
		return fmt.Sprintf(" The page gives %s, which is %s; since the names do not fit, that was not believed.", linkURL(l), theOf(owners[0].name))
	}
	return ""
}

func theOf(name string) string { return "that of " + name }

// explain says why, for a person.
func explain(name string, r ruling, to string) string {
	q := fmt.Sprintf("%q", name)
	switch r.reason {
	case byAddress:
		return fmt.Sprintf("%s is an address of %s.", q, to)
	case byUnknownAddress:
		return fmt.Sprintf("%s is an address of no known tool.", q)
	case byName:
		if name == to {
			return fmt.Sprintf("%s is the name of a known tool (%s).", q, r.tool.at)
		}
		return fmt.Sprintf("%s is a known name of %s (%s).", q, to, r.tool.at)
	case bySame:
		return fmt.Sprintf("%s and %s are the same according to %s.", q, to, r.detail)
	case byVariant:
		return fmt.Sprintf("%s is %s with %s.", q, to, r.detail)
	case byContext:
		return fmt.Sprintf("Several tools are called %s; the page's link %s belongs to %s.", q, r.detail, to)
	case byShared:
		return fmt.Sprintf("%s alone does not say which tool is meant; a link to its page, repository or homepage would.", q)
	case byHomonym:
		return fmt.Sprintf("Pages show several tools called %s; the links here are those of the one at %s.", q, linkURL(link(r.detail)))
	case byHomonyms:
		return fmt.Sprintf("Pages show several tools called %s, with different repositories; nothing here says which is meant.", q)
	case byRepositoryName:
		return fmt.Sprintf("%s is the name of the repository %s, which is %s.", q, r.detail, theOf(to))
	case byOwnLink:
		return fmt.Sprintf("%s fits the name %s, and a page about it gives %s, which is %s.", q, to, r.detail, theOf(to))
	case byEvidence:
		return fmt.Sprintf("%s fits the name %s, and pages about both give %s.", q, to, r.detail)
	case byGroup:
		return fmt.Sprintf("%s fits other names, and pages about them give the same address, %s.", q, r.detail)
	case byParted:
		return fmt.Sprintf("%s stands apart from other names (%s).", q, r.detail)
	case byLookalike:
		return fmt.Sprintf("%s looks like %s but is written with letters of another script, so it is not taken for it.", q, r.detail)
	}
	if r.reason == byIDAlone {
		return fmt.Sprintf("%s is the id of %s.", q, to)
	}
	if r.reason == byPageAlone && len(r.candidates) == 0 {
		return fmt.Sprintf("Pages name the tool %s, of which the registry knows nothing, so it is a tool of its own.", q)
	}
	if len(r.candidates) > 0 {
		return fmt.Sprintf("No tool is known by the name %s; its links belong to several tools, so it is a tool of its own.", q)
	}
	return fmt.Sprintf("No tool is known by the name %s, so it is a tool of its own.", q)
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
