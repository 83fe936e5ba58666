package record_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestHiding: what is forgotten is a page, a source, or what a person wrote, on whoever's
// page that stands.
func TestHiding(t *testing.T) {
	hides := record.Hiding([]record.Suppression{
		{Kind: "url", Value: "https://a.example/1"}, {Kind: "source", Value: "nicepick"}, {Kind: "author", Value: "Ana Lee"}, {Kind: "author", Value: ""}, {Kind: "moon", Value: "x"},
	})
	opinion := func(author string) record.Body { return record.Opinion{Author: author, Text: "x"} }
	for _, tt := range []struct {
		name string
		page record.Page
		body record.Body
		want bool
	}{
		{"its page", record.Page{URL: "https://a.example/1", Source: "article"}, record.Tool{}, true},
		{"another page", record.Page{URL: "https://a.example/2", Source: "article", Author: "Bo"}, record.Tool{}, false},
		{"its source", record.Page{URL: "https://a.example/2", Source: "nicepick"}, record.Tool{}, true},
		{"a page of its author", record.Page{URL: "https://a.example/2", Source: "article", Author: "Ana Lee"}, record.Tool{}, true},
		{"an opinion of its author", record.Page{URL: "https://a.example/2", Source: "article", Author: "Bo"}, opinion("Ana Lee"), true},
		{"an opinion of another", record.Page{URL: "https://a.example/2", Source: "article"}, opinion("Bo"), false},
		{"an opinion of nobody", record.Page{URL: "https://a.example/2", Source: "article"}, opinion(""), false},
	} {
		if got := hides(&tt.page, &record.Fact{Body: tt.body}); got != tt.want {
			t.Errorf("%s: hidden %t, want %t", tt.name, got, tt.want)
		}
	}
}

// TestFigures: what a page says of figures comes with the tools that they are of, each
// once and with nothing but its links, and with the page's newest date.
func TestFigures(t *testing.T) {
	p := record.Page{Source: "article", URL: "https://a.example/1", SeenAt: time.Unix(0, 0), PublishedAt: "2019", ModifiedAt: "2025", Sample: true}
	django := record.Tool{Name: "Django", Role: record.RoleSubject, Repository: "https://c.example/django"}
	described := django
	described.Description, described.Categories = "A framework", []string{"Frameworks"}
	stat := record.Stat{Tool: "Django", Metric: "github.stars", Raw: "1"}
	for _, b := range []record.Body{record.Tool{Name: "Flask"}, described, described, record.Pro{Tool: "Flask"}, stat, stat} {
		p.Facts = append(p.Facts, record.Fact{Body: b})
	}
	want := record.HistoryEntry{Schema: record.SchemaVersion, Source: p.Source, URL: p.URL, SeenAt: p.SeenAt, AsOf: "2025", Sample: true, Tools: []record.Tool{django}, Stats: []record.Stat{stat, stat}}
	if diff := cmp.Diff(want, p.Figures()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if p.ModifiedAt = ""; p.Figures().AsOf != "2019" {
		t.Errorf("a page that was never modified is of %q, want 2019", p.Figures().AsOf)
	}
	if p.Facts[1].Body.(record.Tool).Description == "" {
		t.Error("the page has lost the description of its tool")
	}
}

// TestSigns: which characters have no place in a name, mislead who reads a text, or only
// keep its direction.
func TestSigns(t *testing.T) {
	for r, want := range map[rune]struct{ control, misleads, directs bool }{
		'a': {}, 'é': {}, ' ': {}, 0x00AD: {}, 0x200D: {}, 0x2010: {},
		'\t': {control: true}, '\n': {control: true}, '\r': {control: true}, 0x85: {control: true},
		0: {control: true, misleads: true}, 8: {control: true, misleads: true}, 0x0E: {control: true, misleads: true}, 0x7F: {control: true, misleads: true},
		0x200E: {control: true, directs: true}, 0x200F: {control: true, directs: true},
		0x2029: {}, 0x202A: {control: true, directs: true}, 0x202C: {control: true, directs: true},
		0x202D: {control: true, misleads: true}, 0x202E: {control: true, misleads: true}, 0x202F: {},
		0x2065: {}, 0x2066: {control: true, directs: true}, 0x2069: {control: true, directs: true}, 0x206A: {},
	} {
		if got := (struct{ control, misleads, directs bool }{record.IsControl(r), record.IsMisleading(r), record.IsDirectionMark(r)}); got != want {
			t.Errorf("U+%04X: %+v, want %+v", r, got, want)
		}
	}
}

func TestIsSampleHost(t *testing.T) {
	for host, want := range map[string]bool{
		"stackshare.example": true, "Stackshare.EXAMPLE:8080": true, "example": true, "example:80": true,
		"example.com": false, "stackshare.io": false, "anexample": false, "": false,
	} {
		if got := record.IsSampleHost(host); got != want {
			t.Errorf("%q is of the sample: %t, want %t", host, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for url, valid := range map[string]bool{
		"https://a.example": true, "http://a.example/x?y#z": true, "https://a.example/" + strings.Repeat("x", record.MaxURL-len("https://a.example/")): true,
		"https://a.example/" + strings.Repeat("x", record.MaxURL): false, "https://": false, "http:///x": false, "ftp://a.example": false, "//a.example": false, "": false,
	} {
		p := everyKind()
		p.URL = url
		if err := p.Validate(); (err == nil) != valid {
			t.Errorf("%.40q: %v; valid: want %t", url, err, valid)
		}
	}
}

// TestValidateHistory: the limits of what is kept of figures.
func TestValidateHistory(t *testing.T) {
	page := everyKind()
	for _, tt := range []struct {
		name   string
		change func(*record.HistoryBatch)
		want   string // "": valid
	}{
		{"as it is", func(*record.HistoryBatch) {}, ""},
		{"as many as there may be", func(b *record.HistoryBatch) { fill(b, record.MaxBatch) }, ""},
		{"more", func(b *record.HistoryBatch) { fill(b, record.MaxBatch+1) }, "field entries: 1001 entries"},
		{"none", func(b *record.HistoryBatch) { b.Entries = nil }, "field entries: 0 entries"},
		{"no source", func(b *record.HistoryBatch) { b.Source = "" }, "field source: is empty"},
		{"no part", func(b *record.HistoryBatch) { b.Part = "" }, "field part: is missing"},
		{"not seen", func(b *record.HistoryBatch) { b.SeenAt = time.Time{} }, "field seen_at: is missing"},
		{"no URL", func(b *record.HistoryBatch) { b.Entries[0].URL = "" }, "field url: "},
		{"too many figures", func(b *record.HistoryBatch) { b.Entries[0].Stats = make([]record.Stat, record.MaxFacts) }, "field stats: 5001 tools and figures"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := page.Figures()
			b := record.HistoryBatch{Schema: record.SchemaVersion, Source: page.Source, Part: "2025-11-02#1", SeenAt: page.SeenAt, Entries: []record.HistoryEntry{e}}
			tt.change(&b)
			err := b.Validate()
			if (err == nil) != (tt.want == "") || err != nil && (!strings.HasPrefix(err.Error(), tt.want) || !errors.Is(err, record.ErrInvalid)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	e := page.Figures()
	if e.SeenAt = (time.Time{}); e.Validate() == nil {
		t.Error("an entry that was never seen is valid")
	}
}

func fill(b *record.HistoryBatch, n int) {
	for len(b.Entries) < n {
		b.Entries = append(b.Entries, b.Entries[0])
	}
}
