package specimen_test

import (
	"errors"
	"io/fs"
	"maps"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestRealSeeds holds the real pages beside our own versions: the same
// numbers of facts, the same figures, other words.
func TestRealSeeds(t *testing.T) {
	real, err := specimen.LoadSeeds()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the real pages are not part of the project: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(real) != 5 {
		t.Fatalf("%d seeds, want 5", len(real))
	}
	for i, own := range specimen.Seeds() {
		c := find(real, own)
		if c == nil {
			t.Fatalf("no real page for %s (%d)", own.Name(), i)
		}
		counts, ownCounts := countFacts(t, c), countFacts(t, own)
		if !maps.Equal(counts, ownCounts) {
			t.Errorf("%s: %v, in our own version %v", c.Name(), counts, ownCounts)
		}
		if d := figures(c, own); d != "" {
			t.Errorf("%s: figures differ from our own version:\n%s", c.Name(), d)
		}
		for seed := range uint64(5) {
			if missing := missingTexts(c, c.Variant(seed)); len(missing) > 0 {
				t.Errorf("%s lacks %q", c.Name(), missing)
			}
		}
	}
}

func find(list []specimen.Content, like specimen.Content) specimen.Content {
	for _, c := range list {
		if c.Name() == like.Name() {
			return c
		}
	}
	return nil
}

func countFacts(t *testing.T, c specimen.Content) map[record.Kind]int {
	t.Helper()
	counts := map[record.Kind]int{}
	for _, f := range c.Gold() {
		if err := f.Validate(); err != nil {
			t.Errorf("%s: %+v: %v", c.Name(), f.Body, err)
		}
		counts[f.Body.Kind()]++
	}
	return counts
}

// figures tells how the kinds that hold no sentences differ.
func figures(real, own specimen.Content) string {
	only := func(c specimen.Content) []record.Fact {
		var list []record.Fact
		for _, f := range c.Gold() {
			switch f.Body.Kind() {
			case record.KindStat, record.KindMeasurement, record.KindRelation, record.KindRelatedComparison:
				list = append(list, f)
			}
		}
		return list
	}
	return conformance.Compare(only(real), only(own)).String()
}
