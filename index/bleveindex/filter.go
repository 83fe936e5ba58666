package bleveindex

import (
	"context"
	"strconv"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"github.com/stackdex/stackdex/index"
)

// filter returns the documents of the index for which a condition holds.
func (m *matcher) filter(ctx context.Context, f index.Filter) (bitset, error) {
	switch f := f.(type) {
	case index.And:
		all := m.kinds[m.name]
		for _, part := range f {
			some, err := m.filter(ctx, part)
			if err != nil {
				return nil, err
			}
			all = all.and(some)
		}
		return all, nil
	case index.Or:
		var any bitset
		for _, part := range f {
			some, err := m.filter(ctx, part)
			if err != nil {
				return nil, err
			}
			any.or(some)
		}
		return any, nil
	case index.Not:
		some, err := m.filter(ctx, f.Filter)
		return m.kinds[m.name].without(some), err
	case index.Equal:
		return m.equal(ctx, f)
	case index.Compare:
		return m.compare(ctx, f)
	case index.Exists:
		return m.having(ctx, hasField, f.Attribute)
	}
	return nil, &index.QueryError{Part: "filter", Problem: "a condition of an unknown type"}
}

func (m *matcher) having(ctx context.Context, field, term string) (bitset, error) {
	var set bitset
	err := m.postings(ctx, fieldName(m.name, field), term, func(doc uint32) { set.add(doc) })
	return set, err
}

func (m *matcher) equal(ctx context.Context, f index.Equal) (bitset, error) {
	var any bitset
	for _, value := range f.Values {
		var some bitset
		var err error
		switch index.TypeOf(f.Attribute) {
		case index.NumberAttribute, index.DateAttribute:
			v, _ := strconv.ParseFloat(value, 64) // checked by Normalize
			some, err = m.compare(ctx, index.Compare{Attribute: f.Attribute, Min: &v, Max: &v})
		default:
			some, err = m.having(ctx, wordFilter+f.Attribute, clip(fold(value)))
		}
		if err != nil {
			return nil, err
		}
		any.or(some)
	}
	return any, nil
}

func (m *matcher) compare(ctx context.Context, f index.Compare) (bitset, error) {
	withMin, withMax := !f.MinExclusive, !f.MaxExclusive
	field := fieldName(m.name, numFilter+f.Attribute)
	found, err := searcher.NewNumericRangeSearcher(ctx, m.reader, f.Min, f.Max, &withMin, &withMax, field, 1, search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, err
	}
	defer found.Close()
	sc := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(found.DocumentMatchPoolSize()+1, 0)}
	var set bitset
	for n := 1; ; n++ {
		match, err := found.Next(sc)
		if err != nil || match == nil {
			return set, err
		}
		set.add(uint32(match.IndexInternalID.Value()))
		sc.DocumentMatchPool.Put(match)
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}
