package bleveindex

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
)

// search answers a normalized query:
//
//  1. match: which documents fit the text, and how well;
//  2. filter: which of them are allowed;
//  3. count: facets, each without the conditions on itself;
//  4. rank: by the attributes asked for, fit and popularity;
//  5. load: the documents of the page, with highlights.
func (s *store) search(ctx context.Context, q index.Query) (index.Result, error) {
	began := time.Now()
	r, err := s.reader()
	if err != nil {
		return index.Result{}, err
	}
	defer r.Close()
	snap, err := s.cache.of(ctx, r)
	if err != nil {
		return index.Result{}, fmt.Errorf("search %s: %w", q.Index, err)
	}
	memory := s.pool.Get().(*scratch)
	memory.reset(len(snap.ranks))
	defer func() {
		memory.clear()
		s.pool.Put(memory)
	}()
	m := &matcher{snapshot: snap, scratch: memory, name: q.Index}
	result, err := m.answer(ctx, q)
	if err != nil {
		return index.Result{}, fmt.Errorf("search %s: %w", q.Index, err)
	}
	result.Took = time.Since(began)
	return result, nil
}

func (m *matcher) answer(ctx context.Context, q index.Query) (index.Result, error) {
	text := strings.TrimSpace(q.Text)
	if text != "" {
		if err := m.match(ctx, text); err != nil {
			return index.Result{}, err
		}
	}
	allowed, err := m.allowed(ctx, q.Filter)
	if err != nil {
		return index.Result{}, err
	}
	found := m.found(text, allowed)
	result := index.Result{Hits: []index.Hit{}, Total: len(found), Exact: true}
	if result.Facets, err = m.facets(ctx, q, text, found); err != nil {
		return result, err
	}
	page, err := m.page(ctx, q, found)
	if err != nil {
		return result, err
	}
	marks := newMarker(text)
	for _, h := range page {
		hit, err := m.load(h, q, marks)
		if err != nil {
			return result, err
		}
		result.Hits = append(result.Hits, hit)
	}
	return result, nil
}

// allowed returns the documents of the index that a filter lets through.
func (m *matcher) allowed(ctx context.Context, f index.Filter) (bitset, error) {
	if f == nil {
		return m.kinds[m.name], nil
	}
	return m.filter(ctx, f)
}

// found returns the allowed documents that fit a text; an empty text fits all.
func (m *matcher) found(text string, allowed bitset) []hit {
	if text != "" {
		return m.hits(allowed)
	}
	found := make([]hit, 0, allowed.count())
	for doc := range allowed.all() {
		found = append(found, hit{doc, uint32(m.ranks[doc])})
	}
	return found
}

// load returns a hit with its document and highlights.
func (m *matcher) load(h ranked, q index.Query, marks marker) (index.Hit, error) {
	doc, err := stored(m.reader, h.id)
	if err != nil {
		return index.Hit{}, err
	}
	whole, fit := h.key>>24, h.key>>8&0xffff
	hit := index.Hit{
		ID:       strings.TrimPrefix(h.id, docID(index.Ref{Index: m.name})),
		Score:    float64(whole) + float64(fit)/200 + float64(h.key&0xff)/10_000,
		Document: doc,
	}
	if q.Highlight {
		hit.Highlights = marks.highlight(doc, index.AttributesOf(m.name).Searchable)
	}
	return hit, nil
}

// facets counts the values of the facets asked for.
func (m *matcher) facets(ctx context.Context, q index.Query, text string, found []hit) (map[string][]index.FacetCount, error) {
	if len(q.Facets) == 0 {
		return nil, nil
	}
	counted := map[string][]index.FacetCount{}
	for _, facet := range q.Facets {
		hits := found
		if without, changed := index.FacetFilter(q.Filter, facet); changed {
			allowed, err := m.allowed(ctx, without)
			if err != nil {
				return nil, err
			}
			hits = m.found(text, allowed)
		}
		counts, err := m.facet(ctx, facet, hits)
		if err != nil {
			return nil, err
		}
		counted[facet] = counts
	}
	return counted, nil
}

// maxFacetValues is how many values of a facet are returned.
const maxFacetValues = 100

// fewHits are so many hits that it is less work to look at their values than at the hits of each
// value, however few values there are.
const fewHits = 2_000

// facet counts the values of one facet: over the values of each hit, or over
// the hits of each value, whichever is less work.
func (m *matcher) facet(ctx context.Context, facet string, hits []hit) ([]index.FacetCount, error) {
	field := fieldName(m.name, facetFilter+facet)
	counts := map[string]int{}
	var values []string
	var err error
	if len(hits) >= fewHits {
		if values, err = dictionary(m.reader, field, "", 0); err != nil {
			return nil, err
		}
	}
	if len(hits) < fewHits+10*len(values) {
		err = m.columns(ctx, documentsOf(hits), []string{field}, func(_ int, _ string, value []byte) { counts[string(value)]++ })
	} else {
		err = m.countValues(ctx, field, values, hits, counts)
	}
	if err != nil {
		return nil, err
	}
	list := make([]index.FacetCount, 0, len(counts))
	for value, n := range counts {
		if n > 0 {
			list = append(list, index.FacetCount{Value: value, Count: n})
		}
	}
	slices.SortFunc(list, index.CompareCounts)
	return list[:min(len(list), maxFacetValues)], nil
}

// countValues adds the number of hits with each value to counts.
func (m *matcher) countValues(ctx context.Context, field string, values []string, hits []hit, counts map[string]int) error {
	var set bitset
	for _, h := range hits {
		set.add(h.doc)
	}
	for _, value := range values {
		n := 0
		err := m.postings(ctx, field, value, func(doc uint32) {
			if set.has(doc) {
				n++
			}
		})
		if err != nil {
			return err
		}
		counts[value] = n
	}
	return nil
}

// documentsOf returns the documents of hits in order.
func documentsOf(hits []hit) []uint32 {
	docs := make([]uint32, len(hits))
	for i, h := range hits {
		docs[i] = h.doc
	}
	slices.Sort(docs)
	return docs
}
