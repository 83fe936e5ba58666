package conformance

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// The bar that every source is held to, for each kind of fact over all
// renderings.
const (
	minRecall    = 0.98
	minPrecision = 0.99
)

// ReaderOf returns a Reader that reads renderings with s in the way the crawler does.
func ReaderOf(s source.Source) Reader {
	return func(c specimen.Content, r specimen.Rendering) ([]record.Fact, error) {
		body, _ := source.Decode(r.Body, r.ContentType)
		o, err := source.Parse(body)
		if err != nil {
			return nil, err
		}
		e, err := s.Extract(&source.Page{URL: c.Address(), Outline: o})
		return e.Page.Facts, err
	}
}

// Check reads contents as their sites write them and in variants, fails below the bar, and
// prints recall and precision by kind and page.
func Check(t testing.TB, s source.Source, contents []specimen.Content, variants int) {
	t.Helper()
	list := Measure(contents, variants, ReaderOf(s))
	Summarize(t.Output(), list, 5)
	for _, r := range list {
		if r.Err != nil {
			t.Errorf("%s, seed %d %q: %v", r.Page, r.Seed, r.Notes, r.Err)
		}
		for _, wrong := range r.Report.WrongNumbers {
			t.Errorf("%s, seed %d: wrong number: %s", r.Page, r.Seed, wrong)
		}
		for kind, score := range r.Report.Scores {
			if score.MaxMissed > 1 {
				t.Errorf("%s, seed %d %q: %d facts of kind %s missed", r.Page, r.Seed, r.Notes, score.MaxMissed, kind)
			}
		}
	}
	for _, low := range Pool(list).Below(minRecall, minPrecision) {
		t.Errorf("below the bar: %s", low)
	}
}
