package nicepick_test

import (
	"net/url"
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
	"github.com/stackdex/stackdex/ingest/record"
)

// extract reads a rendering as the crawler would.
func extract(t *testing.T, c sourcetest.Content, r sourcetest.Rendering) []record.Fact {
	t.Helper()
	body, _ := source.Decode(r.Body, r.ContentType)
	o, err := source.Parse(body)
	if err != nil {
		t.Fatalf("%s %v: %v", c.Name(), r.Notes, err)
	}
	e, err := nicepick.New().Extract(&source.Page{URL: c.Address(), Outline: o})
	if err != nil {
		t.Errorf("%s %v: %v", c.Name(), r.Notes, err)
	}
	return e.Page.Facts
}

// TestFacts holds the bar over the site's own structure and many others.
func TestFacts(t *testing.T) {
	const variants = 300
	c := sourcetest.StarletteDjango()
	var pooled sourcetest.Report
	for seed := range uint64(variants) {
		r := c.Render()
		if seed > 0 {
			r = c.Variant(seed)
		}
		report := sourcetest.CompareWith(extract(t, c, r), c.Gold(), c.Optional())
		if !report.Clean() {
			t.Logf("seed %d %v:\n%s", seed, r.Notes, report)
		}
		pooled.Add(report)
	}
	pooled.Table(t.Output())
	for _, low := range pooled.Below(0.98, 0.99) {
		t.Errorf("below the bar: %s", low)
	}
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]bool{
		"https://nicepick.dev/compare/starlette-vs-django":     true,
		"https://www.nicepick.dev/compare/starlette-vs-django": true,
		"https://nicepick.dev/compare":                         false,
		"https://nicepick.dev/tools/django":                    false,
		"https://nicepick.dev.evil.example/compare/a-vs-b":     false,
		"https://example.com/compare/a-vs-b":                   false,
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := nicepick.New().Claim(u); got != want {
			t.Errorf("Claim(%s) = %v, want %v", target, got, want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	c := sourcetest.StarletteDjango()
	f.Add(c.Render().Body)
	for seed := range uint64(8) {
		f.Add(c.Variant(seed).Body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		o, err := source.Parse(body)
		if err != nil {
			return
		}
		e, err := nicepick.New().Extract(&source.Page{URL: c.Address(), Outline: o})
		if err != nil {
			return
		}
		for _, fact := range e.Page.Facts {
			if fact.Body == nil {
				t.Fatal("a fact without a body")
			}
		}
	})
}
