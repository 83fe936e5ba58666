package bleveindex

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/stackdex/stackdex/index"
)

// ranked is a hit with all that decides its place.
type ranked struct {
	hit
	values     []string // of the attributes sorted by; empty: missing
	popularity string
	id         string
}

// order compares hits as a query asks for.
type order []index.Sort

// compare orders by the attributes, missing ones last, and by fit.
func (o order) compare(a, b ranked) int {
	for i, s := range o {
		x, y := a.values[i], b.values[i]
		switch {
		case x == y:
			continue
		case x == "":
			return 1
		case y == "":
			return -1
		case s.Descending:
			return strings.Compare(y, x)
		}
		return strings.Compare(x, y)
	}
	return cmp.Compare(b.key, a.key)
}

// compareAll orders all hits, whatever they have in common.
func (o order) compareAll(a, b ranked) int {
	return cmp.Or(o.compare(a, b), strings.Compare(b.popularity, a.popularity), strings.Compare(a.id, b.id))
}

// page returns the hits that a query asks for, in order.
func (m *matcher) page(ctx context.Context, q index.Query, found []hit) ([]ranked, error) {
	want := q.Offset + q.Limit
	list, err := m.withValues(ctx, q.Sort, found)
	if err != nil {
		return nil, err
	}
	by := order(q.Sort)
	list = best(list, want, by.compare)
	if err := m.complete(ctx, list); err != nil {
		return nil, err
	}
	slices.SortFunc(list, by.compareAll)
	list = list[:min(len(list), want)]
	return list[min(len(list), q.Offset):], nil
}

// withValues loads what the query sorts by.
func (m *matcher) withValues(ctx context.Context, by []index.Sort, found []hit) ([]ranked, error) {
	list := make([]ranked, len(found))
	for i, h := range found {
		list[i].hit = h
	}
	if len(by) == 0 {
		return list, nil
	}
	slices.SortFunc(list, func(a, b ranked) int { return cmp.Compare(a.doc, b.doc) })
	place := map[string]int{}
	var fields []string
	values := make([]string, len(by)*len(list))
	for i := range list {
		list[i].values = values[i*len(by) : (i+1)*len(by)]
	}
	for i, s := range by {
		field := fieldName(m.name, sortColumn+s.Attribute)
		if _, twice := place[field]; !twice {
			place[field] = i
			fields = append(fields, field)
		}
	}
	docs := make([]uint32, len(list))
	for i := range list {
		docs[i] = list[i].doc
	}
	err := m.columns(ctx, docs, fields, func(i int, field string, value []byte) {
		list[i].values[place[field]] = string(value)
	})
	return list, err
}

// complete loads what tells equal hits apart.
func (m *matcher) complete(ctx context.Context, list []ranked) error {
	slices.SortFunc(list, func(a, b ranked) int { return cmp.Compare(a.doc, b.doc) })
	docs := make([]uint32, len(list))
	for i := range list {
		docs[i] = list[i].doc
	}
	id := make(bleveapi.IndexInternalID, 8)
	for i, doc := range docs {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		id.SetValue(uint64(doc))
		name, err := m.reader.ExternalID(id)
		if err != nil {
			return err
		}
		list[i].id = name
	}
	fields := []string{fieldName(m.name, sortColumn+"popularity")}
	return m.columns(ctx, docs, fields, func(i int, _ string, value []byte) { list[i].popularity = string(value) })
}

// best returns the first n hits and those that equal the last of them, in no
// order.
func best(list []ranked, n int, compare func(a, b ranked) int) []ranked {
	if len(list) <= n {
		return list
	}
	top := &worstFirst{compare: compare}
	for _, r := range list {
		switch {
		case len(top.list) < n:
			heap.Push(top, r)
		case compare(r, top.list[0]) < 0:
			top.list[0] = r
			heap.Fix(top, 0)
		}
	}
	last := top.list[0]
	return slices.DeleteFunc(list, func(r ranked) bool { return compare(r, last) > 0 })
}

// worstFirst is a heap of hits.
type worstFirst struct {
	list    []ranked
	compare func(a, b ranked) int
}

func (h *worstFirst) Len() int           { return len(h.list) }
func (h *worstFirst) Less(i, j int) bool { return h.compare(h.list[i], h.list[j]) > 0 }
func (h *worstFirst) Swap(i, j int)      { h.list[i], h.list[j] = h.list[j], h.list[i] }
func (h *worstFirst) Push(x any)         { h.list = append(h.list, x.(ranked)) }
func (h *worstFirst) Pop() any {
	last := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return last
}
