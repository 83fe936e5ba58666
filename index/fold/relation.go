package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// refs are other tools, by id, or companies, by folded name, with the pages
// that connect them.
type refs map[string]*ref

type ref struct {
	key, name string
	cites     cites
}

func (r *refs) add(v *view, key, name string) {
	if key == "" {
		return
	}
	e := (*r)[key]
	if e == nil {
		e = &ref{key: key, name: name}
		if *r == nil { // most tools have few kinds
			*r = refs{}
		}
		(*r)[key] = e
	}
	e.cites.add(v)
}

// ordered returns the refs that most pages name first, then by name.
func (r refs) ordered() []*ref {
	list := make([]*ref, 0, len(r))
	for _, e := range r {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *ref) int {
		return cmp.Or(cmp.Compare(len(b.cites), len(a.cites)), cmp.Compare(a.name, b.name), cmp.Compare(a.key, b.key))
	})
	return list
}

// document lists the tools that most pages name.
func (r refs) document(c *citer) (list []index.ToolRef, total int) {
	all := r.ordered()
	list = make([]index.ToolRef, min(len(all), MaxInline))
	for i := range list {
		list[i] = index.ToolRef{ID: all[i].key, Name: all[i].name}
		c.want(all[i].cites, &list[i].Src)
	}
	return list, len(all)
}

// companies lists relations to companies, which have no documents.
func (r refs) companies(c *citer) (list []index.Named, total int) {
	all := r.ordered()
	list = make([]index.Named, min(len(all), MaxInline))
	for i := range list {
		list[i].Name = all[i].name
		c.want(all[i].cites, &list[i].Src)
	}
	return list, len(all)
}

// ids lists the keys, sorted: all, or the maxIDs that most pages name.
func (r refs) ids() (list []string, total int) {
	all := r.ordered()
	list = make([]string, min(len(all), maxIDs))
	for i := range list {
		list[i] = all[i].key
	}
	slices.Sort(list)
	return list, len(all)
}

// relations are the connections of one tool.
type relations struct {
	alternatives, alternativeOf, integrations, related, companies refs
	comparisons                                                   refs
	writtenIn                                                     refs
}

// add takes the relation of the tool called id, from or to it.
func (r *relations) add(v *view, id string, f record.Relation) {
	if f.To == "" {
		return // stated as none
	}
	from, to := v.tool(f.From), v.tool(string(f.To))
	if from.ID == to.ID && f.Relation != record.RelUsedBy {
		return
	}
	if to.ID == id && f.Relation == record.RelAlternative {
		r.alternatives.add(v, from.ID, from.Name)
	}
	if from.ID != id {
		return
	}
	switch f.Relation {
	case record.RelAlternative:
		r.alternativeOf.add(v, to.ID, to.Name)
	case record.RelIntegration:
		r.integrations.add(v, to.ID, to.Name)
	case record.RelRelated:
		r.related.add(v, to.ID, to.Name)
	case record.RelUsedBy:
		name := normal(string(f.To))
		r.companies.add(v, strings.ToLower(name), name)
	case record.RelWrittenIn:
		found, _ := languagesIn(string(f.To))
		for _, name := range found {
			r.writtenIn.add(v, name, name)
		}
	}
}
