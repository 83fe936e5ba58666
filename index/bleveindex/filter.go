package bleveindex

import (
	"context"
	"strconv"

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
		var either bitset
		for _, part := range f {
			some, err := m.filter(ctx, part)
			if err != nil {
				return nil, err
			}
			either.or(some)
		}
		return either, nil
	case index.Not:
		some, err := m.filter(ctx, f.Filter)
		return m.kinds[m.name].without(some), err
	case index.Equal:
		return m.equal(ctx, f)
	case index.Compare:
		return m.compare(ctx, f)
	case index.Exists:
		return m.documentsWith(ctx, hasField, f.Attribute)
	}
	return nil, &index.QueryError{Part: "filter", Problem: "a condition of an unknown type"}
}

func (m *matcher) documentsWith(ctx context.Context, field, term string) (bitset, error) {
	var set bitset
	err := m.postings(ctx, fieldName(m.name, field), term, func(doc uint32) { set.add(doc) })
	return set, err
}

func (m *matcher) equal(ctx context.Context, f index.Equal) (bitset, error) {
	var either bitset
	for _, value := range f.Values {
		var some bitset
		var err error
		switch index.TypeOf(f.Attribute) {
		case index.NumberAttribute, index.DateAttribute:
			v, _ := strconv.ParseFloat(value, 64) // checked by Normalize
			some, err = m.compare(ctx, index.Compare{Attribute: f.Attribute, Min: &v, Max: &v})
		default:
			some, err = m.documentsWith(ctx, wordFilter+f.Attribute, clipBytes(fold(value), maxKeyword))
		}
		if err != nil {
			return nil, err
		}
		either.or(some)
	}
	return either, nil
}

// compare returns the documents whose number is in a range.
func (m *matcher) compare(ctx context.Context, f index.Compare) (bitset, error) {
	var set bitset
	field := fieldName(m.name, numFilter+f.Attribute)
	for _, r := range termRanges(f) {
		terms, err := m.between(field, r)
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			if err := m.postings(ctx, field, term, func(doc uint32) { set.add(doc) }); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// between returns the terms of a field in a range.
func (m *matcher) between(field string, r termRange) ([]string, error) {
	dict, err := m.reader.FieldDictRange(field, []byte(r.from), []byte(r.to))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var terms []string
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return terms, err
		}
		if entry.Term >= r.from && entry.Term <= r.to {
			terms = append(terms, entry.Term)
		}
	}
}
