package specimen_test

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

func contents() []specimen.Content { return specimen.Contents() }

func TestGoldIsValid(t *testing.T) {
	for _, c := range contents() {
		t.Run(c.Name(), func(t *testing.T) {
			for i, f := range c.Gold() {
				if err := f.Validate(); err != nil {
					t.Errorf("fact %d %s %+v: %v", i, f.Body.Kind(), f.Body, err)
				}
			}
			for _, f := range c.Optional() {
				if err := f.Validate(); err != nil {
					t.Errorf("optional %+v: %v", f.Body, err)
				}
			}
			if r := conformance.Compare(c.Gold(), c.Gold()); !r.Clean() || len(r.Notes) > 0 {
				t.Errorf("the gold of a page differs from itself:\n%s", r)
			}
		})
	}
}

// TestEveryToolIsStated holds the rule that each tool that a fact names has a
// tool fact of its own.
func TestEveryToolIsStated(t *testing.T) {
	for _, c := range contents() {
		stated := map[string]bool{}
		for _, f := range c.Gold() {
			if tool, ok := f.Body.(record.Tool); ok {
				stated[canon.Text(tool.Name)] = true
			}
		}
		for _, f := range c.Gold() {
			for _, name := range toolsOf(f.Body) {
				if !stated[canon.Text(name)] {
					t.Errorf("%s: %s names %q, which no tool fact states", c.Name(), f.Body.Kind(), name)
				}
			}
		}
	}
}

func toolsOf(b record.Body) []string {
	switch f := b.(type) {
	case record.Stat:
		return []string{f.Tool}
	case record.Trait:
		return append([]string{f.Tool}, f.Versus...)
	case record.Pro:
		return []string{f.Tool}
	case record.Con:
		return []string{f.Tool}
	case record.Comparison:
		return f.Tools
	case record.Difference:
		return f.Tools
	case record.Verdict:
		return f.Tools
	case record.Opinion:
		return f.Tools
	case record.Measurement:
		return []string{f.Tool}
	case record.Answer:
		return f.Tools
	case record.Guidance:
		return append([]string{f.Tool}, f.Versus...)
	case record.Relation:
		if f.Relation == record.RelUsedBy || f.To == "" {
			return []string{f.From}
		}
		return []string{f.From, string(f.To)}
	case record.RelatedComparison:
		return f.Tools
	}
	return nil
}

var tags = regexp.MustCompile(`(?is)<!--.*?-->|<(script|style|title)[^>]*>.*?</(script|style|title)>|<[^>]*>`)

// squeezed is a crude reading of a page: all of its text, without any space.
func squeezed(r specimen.Rendering) string {
	body := string(r.Body)
	if !utf8.ValidString(body) {
		body, _ = charmap.Windows1252.NewDecoder().String(body)
	}
	return squeeze(html.UnescapeString(tags.ReplaceAllString(body, "")))
}

func squeeze(s string) string { return strings.ReplaceAll(canon.Text(s), " ", "") }

// missingTexts are the texts of the gold that do not stand on a page.
func missingTexts(c specimen.Content, r specimen.Rendering) []string {
	var missing []string
	page := squeezed(r)
	for _, f := range c.Gold() {
		if _, counted := c.(*specimen.Repository); counted && f.Body.Kind() == record.KindStat {
			continue // stands in attributes
		}
		for _, s := range textsOf(f.Body) {
			for line := range strings.SplitSeq(s, "\n") {
				if !strings.Contains(page, squeeze(line)) {
					missing = append(missing, fmt.Sprintf("%s %q", f.Body.Kind(), line))
				}
			}
		}
	}
	return missing
}

func TestRenderedPagesHoldTheirFacts(t *testing.T) {
	for _, c := range contents() {
		if missing := missingTexts(c, c.Render()); len(missing) > 0 {
			t.Errorf("%s lacks %q", c.Name(), missing)
		}
	}
}

func TestVariants(t *testing.T) {
	const variants = 25
	for _, c := range contents() {
		seen := map[string]bool{}
		for seed := range uint64(variants) {
			r := c.Variant(seed)
			if missing := missingTexts(c, r); len(missing) > 0 {
				t.Errorf("%s, seed %d %v lacks %q", c.Name(), seed, r.Notes, missing)
			}
			if again := c.Variant(seed); !bytes.Equal(r.Body, again.Body) || r.ContentType != again.ContentType {
				t.Errorf("%s, seed %d: two renderings differ", c.Name(), seed)
			}
			seen[string(r.Body)] = true
		}
		if len(seen) < variants {
			t.Errorf("%s: %d of %d variants differ", c.Name(), len(seen), variants)
		}
	}
}

func textsOf(b record.Body) []string {
	switch f := b.(type) {
	case record.Tool:
		return []string{f.Name, f.Description}
	case record.Pro:
		return []string{string(f.Text)}
	case record.Stat:
		return []string{f.Raw}
	case record.Trait:
		return append([]string{f.Tool}, f.Values...)
	case record.Con:
		return []string{string(f.Text)}
	case record.Comparison:
		return []string{f.Title, f.Intro, f.Summary}
	case record.Difference:
		return []string{f.Title, f.Text}
	case record.Opinion:
		return []string{f.Author, f.Role, f.Text}
	case record.Answer:
		return []string{f.Question, f.Text}
	case record.Guidance:
		return []string{f.Text}
	}
	return nil
}

// TestSeeds: what the pages of our own state, by kinds.
func TestSeeds(t *testing.T) {
	want := []string{
		"stackshare stackups/django-vs-rocket: map[comparison:1 con:6 difference:6 opinion:3 pro:10 related_comparison:5 relation:22 stat:10 tool:23 trait:2]",
		"stackshare stackups/django-vs-rust: map[comparison:1 con:10 difference:6 opinion:3 pro:10 related_comparison:5 relation:22 stat:10 tool:19]",
		"article django-alternatives: map[answer:67 comparison:10 guidance:67 measurement:26 relation:31 stat:4 tool:17 trait:200]",
		"stackshare 2019 stackups/django-vs-flask: map[answer:2 comparison:1 opinion:1 pro:6 relation:14 stat:14 tool:16]",
		"nicepick compare/starlette-vs-django: map[comparison:1 con:2 pro:2 relation:4 tool:6 verdict:1]",
	}
	var got []string
	for _, c := range specimen.Seeds() {
		got = append(got, fmt.Sprintf("%s: %v", c.Name(), countFacts(t, c)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}
