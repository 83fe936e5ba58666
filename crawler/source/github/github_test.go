package github_test

import (
	"net/url"
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
	"github.com/stackdex/stackdex/ingest/record"
)

func extract(t *testing.T, c sourcetest.Content, r sourcetest.Rendering) []record.Fact {
	t.Helper()
	body, _ := source.Decode(r.Body, r.ContentType)
	o, err := source.Parse(body)
	if err != nil {
		t.Fatalf("%s %v: %v", c.Name(), r.Notes, err)
	}
	e, err := github.New().Extract(&source.Page{URL: c.Address(), Outline: o})
	if err != nil {
		t.Errorf("%s %v: %v", c.Name(), r.Notes, err)
	}
	return e.Page.Facts
}

// TestFacts holds the bar over the site's own structure and many others.
func TestFacts(t *testing.T) {
	const variants = 100
	var pooled sourcetest.Report
	for _, c := range sourcetest.Repositories() {
		for seed := range uint64(variants) {
			r := c.Render()
			if seed > 0 {
				r = c.Variant(seed)
			}
			report := sourcetest.CompareWith(extract(t, c, r), c.Gold(), c.Optional())
			if !report.Clean() {
				t.Logf("%s seed %d %v:\n%s", c.Name(), seed, r.Notes, report)
			}
			pooled.Add(report)
		}
	}
	pooled.Table(t.Output())
	for _, low := range pooled.Below(0.98, 0.99) {
		t.Errorf("below the bar: %s", low)
	}
}

func TestClaim(t *testing.T) {
	for target, want := range map[string]bool{
		"https://github.com/django/django":         true,
		"https://github.com/django":                false,
		"https://github.com/topics/python":         false,
		"https://github.com/django/django/issues":  false,
		"https://gitlab.com/django/django":         false,
		"https://github.com.evil.example/a/b":      false,
		"https://github.example/django/django":     true,
		"https://github.com/django/django/tree/v4": false,
	} {
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := github.New().Claim(u); got != want {
			t.Errorf("Claim(%s) = %v, want %v", target, got, want)
		}
	}
}
