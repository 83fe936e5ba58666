package stackshare_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/url"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
	"github.com/stackdex/stackdex/ingest/record"
)

var variants = flag.Int("variants", 60, "renderings of each page")

// contents are the pages of StackShare, and the real ones where they are
// there.
func contents(tb testing.TB) []specimen.Content {
	tb.Helper()
	list := ownContents()
	real, err := specimen.LoadSeeds()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		tb.Fatal(err)
	}
	for _, c := range real {
		switch c.(type) {
		case *specimen.Comparison, *specimen.OldComparison:
			list = append(list, c)
		}
	}
	return list
}

// ownContents are pages in our own words.
func ownContents() []specimen.Content {
	return []specimen.Content{
		specimen.DjangoRocket(), specimen.DjangoRust(), specimen.DjangoFlask2019(), specimen.FlaskPage(), specimen.DjangoLaravelNode(),
	}
}

// extract reads a page as the crawler would.
func extract(address string, r specimen.Rendering) (record.Page, error) {
	body, _ := source.Decode(r.Body, r.ContentType)
	o, err := source.Parse(body)
	if err != nil {
		return record.Page{}, err
	}
	e, err := stackshare.New().Extract(&source.Page{URL: address, SeenAt: time.Unix(0, 0).UTC(), Outline: o})
	return e.Page, err
}

// TestFacts holds the bar over the site's own structure and many others.
func TestFacts(t *testing.T) {
	var readings []conformance.Reading
	for _, c := range contents(t) {
		want := c.Page()
		readings = append(readings, conformance.Measure([]specimen.Content{c}, *variants, func(c specimen.Content, r specimen.Rendering) ([]record.Fact, error) {
			got, err := extract(c.Address(), r)
			if err != nil {
				return nil, err
			}
			got.URL, got.Source, got.Extractor, got.SeenAt = c.Address(), "stackshare", "stackshare/1", time.Unix(0, 0).UTC()
			if err := got.Validate(); err != nil {
				return got.Facts, err
			}
			for _, wrong := range conformance.ComparePage(got, want) {
				return got.Facts, fmt.Errorf("%s", wrong)
			}
			return got.Facts, nil
		})...)
	}
	conformance.Summarize(t.Output(), readings, 12)
	pooled := conformance.Pool(readings)
	for _, low := range pooled.Below(0.98, 0.99) {
		t.Errorf("below the bar: %s", low)
	}
	shown := 0
	for _, r := range readings {
		if r.Err != nil {
			if shown++; shown > 10 {
				t.Errorf("… and more")
				break
			}
			t.Errorf("%s, seed %d %q: %v", r.Page, r.Seed, r.Notes, r.Err)
		}
	}
	for kind, s := range pooled.Scores {
		if s.MaxMissed > 1 {
			t.Errorf("%s: %d missed on one page", kind, s.MaxMissed)
		}
	}
	for _, wrong := range pooled.WrongNumbers {
		t.Errorf("wrong number: %s", wrong)
	}
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]record.PageType{
		"https://stackshare.io/django":                                 record.PageTool,
		"https://www.stackshare.io/asp-net-core":                       record.PageTool,
		"https://stackshare.io/stackups/django-vs-flask":               record.PageComparison,
		"https://stackshare.example/stackups/django-vs-laravel-vs-php": record.PageComparison,
		"https://stackshare.io/stackups/a-vs-b-vs-c-vs-d":              "",
		"https://stackshare.io/stackups/django":                        "",
		"https://stackshare.io/stackups":                               "",
		"https://stackshare.io/":                                       "",
		"https://stackshare.io/feed":                                   "",
		"https://stackshare.io/login":                                  "",
		"https://stackshare.io/companies":                              "",
		"https://stackshare.io/categories":                             "",
		"https://stackshare.io/companies/instagram":                    "",
		"https://stackshare.io/django/alternatives":                    "",
		"https://stackshare.io/robots.txt":                             "",
		"https://stackshare.io.evil.example/django":                    "",
		"https://example.com/django":                                   "",
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := stackshare.New().Claim(u)
		if got != want || ok != (want != "") {
			t.Errorf("Claim(%s) = %q, %v, want %q", target, got, ok, want)
		}
	}
}
