package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/stackdex/stackdex/ingest/record"
)

// matchParts finds the parts of a joined word that stand by themselves: time series, where time-series
// is asked for.
func (m *matcher) matchParts(ctx context.Context, u unit) error {
	var all []uint32
	for i, part := range u.parts {
		var docs []uint32
		for field, term := range map[string]string{nameField: part, topicField: stem(part), bodyField: stem(part), moreField: stem(part)} {
			err := m.postings(ctx, fieldName(m.name, field), term, func(doc uint32) { docs = append(docs, doc) })
			if err != nil {
				return err
			}
		}
		slices.Sort(docs)
		docs = slices.Compact(docs)
		if i > 0 {
			docs = slices.DeleteFunc(docs, func(doc uint32) bool {
				_, both := slices.BinarySearch(all, doc)
				return !both
			})
		}
		all = docs
	}
	for _, doc := range all {
		if m.best[doc] == 0 {
			m.touched = append(m.touched, doc)
			m.best[doc] = fitMore
		}
	}
	return nil
}

// matchMisspelled looks up words that are a letter or two off, among beginnings of
// names and other text.
func (m *matcher) matchMisspelled(ctx context.Context, u unit) error {
	term := u.terms[0]
	distance := typosOf(term)
	if distance == 0 {
		return nil
	}
	names, err := m.similarTerms(fieldName(m.name, edgeField), record.Clip(term, maxEdge), distance)
	if err != nil {
		return err
	}
	for _, near := range names {
		fit := uint8(fitNearName)
		if near.distance > 1 {
			fit = fitFarName
		}
		if err := m.fit(ctx, edgeField, near.term, fit); err != nil {
			return err
		}
	}
	for _, field := range []string{topicField, bodyField} {
		stems, err := m.similarTerms(fieldName(m.name, field), stem(term), distance)
		if err != nil {
			return err
		}
		for _, near := range stems {
			if err := m.fit(ctx, field, near.term, fitNearBody); err != nil {
				return err
			}
		}
	}
	return nil
}

// typosOf returns how many letters of a word may be wrong; numbers are exact.
func typosOf(term string) int {
	runes := utf8.RuneCountInString(term)
	switch {
	case runes < oneTypo || strings.ContainsAny(term, "0123456789"):
		return 0
	case runes < twoTypos:
		return 1
	}
	return 2
}

// similarTerm is a word like another.
type similarTerm struct {
	term     string
	distance uint8
}

// similarTerms returns the words of a field that are at most distance letters off, the
// nearest first.
func (m *matcher) similarTerms(field, term string, distance int) ([]similarTerm, error) {
	fuzzy, ok := m.reader.(bleveapi.IndexReaderFuzzy)
	if !ok {
		return nil, fmt.Errorf("%T has no search for similar words", m.reader)
	}
	dict, automaton, err := fuzzy.FieldDictFuzzyAutomaton(field, term, distance, "")
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var found []similarTerm
	for range maxLookup {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			break
		}
		if ok, off := automaton.MatchAndDistance(entry.Term); ok {
			found = append(found, similarTerm{entry.Term, off})
		}
	}
	slices.SortFunc(found, func(a, b similarTerm) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.term, b.term))
	})
	return found[:min(len(found), maxExpand)], nil
}
