package article_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestTitlesOfTests takes the tools of titles that say that tools were tested, that somebody went
// from one to another, or which versions of them are compared.
func TestTitlesOfTests(t *testing.T) {
	const text = `<p>Quark and Zorilla are open source databases for developers, each with an API. We know Quark well, and Zorilla is new. Between Quark and Zorilla we chose Zorilla because Quark is old. Bern is nice.</p>
		<table><tr><th>Test</th><th>Quark</th><th>Zorilla</th></tr><tr><td>GET</td><td>9 ms</td><td>7 ms</td></tr></table>`
	both := []string{"Quark", "Zorilla"}
	for title, want := range map[string][]string{
		"Benchmarking Quark and Zorilla on a Laptop":           both,
		"Comparing Quark with Zorilla":                         both,
		"Quark 6 vs Zorilla 2: which one?":                     both,
		"How we moved from Quark to Zorilla and saved 40%":     both,
		"How We Moved 40 Services From Quark to Zorilla":       both,
		"Migrating a shop with 900 jobs from Quark to Zorilla": both,
		"Migrating from Quark to Zorilla":                      both,
		"From Quark to Zorilla: our story":                     both,
		"Why we switched from Quark to Zorilla":                both,
	} {
		page := blog(t, "<title>"+title+"</title><h1>"+title+"</h1>"+text)
		var got []string
		for _, f := range page.Facts {
			if c, ok := f.Body.(record.Comparison); ok && len(got) == 0 {
				got = c.Tools
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", title, diff)
		}
	}
	plain := strings.Replace(text, `<table><tr><th>Test</th><th>Quark</th><th>Zorilla</th></tr><tr><td>GET</td><td>9 ms</td><td>7 ms</td></tr></table>`, "<p>Both take 9 ms.</p>", 1)
	for _, title := range []string{
		"How we moved from Bern to Rome",
		"How we moved on: greetings from Quark to Zorilla",
		"How we took 40 services from Quark to Zorilla",
		"From zero to Zorilla",
		"How Quark went from 9 to 90 users",
		"From Quark with love",
		"Benchmarking our laptops and phones",
		"What we learned from Quark to date",
		"Testing Quark on a train",
		"How we moved from a monolith to services",
		"Moving house from Bern to Zorilla",
		"Letters from Quark to his mother",
	} {
		p, err := read("https://blog.example/a", specimen.Rendering{Body: []byte("<title>" + title + "</title><h1>" + title + "</h1>" + plain)})
		if err == nil || !errors.Is(err, source.ErrUnknownKind) {
			t.Errorf("%s is read: %v", title, p.Facts)
		}
	}
}
