package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestTitleWithQuestion reads names from a title that asks for the differences behind a
// sign, where no heading has them.
func TestTitleWithQuestion(t *testing.T) {
	for _, sign := range [...]string{": ", " - ", " – ", " | ", " "} {
		page := extractBody(t, `<title>A vs B`+sign+`What are the differences?</title><div>A vs B: What are the differences?</div><h2>Pros of A</h2><ul><li>Fast (9)</ul><h2>Pros of B</h2><ul><li>Stable (4)</ul>`)
		if diff := cmp.Diff([]string{"A + Fast 9", "B + Stable 4"}, saidOf(page)); diff != "" || page.Title != "A vs B" {
			t.Errorf("%q: title %q (-want +got):\n%s", sign, page.Title, diff)
		}
	}
}

// TestCardsOfAlternatives takes no figure and no category of a card for a tool.
func TestCardsOfAlternatives(t *testing.T) {
	const text = `<p>It holds objects in memory for others.</p>`
	for name, card := range map[string]string{
		"a figure behind the name": `<div><b>%</b><span>8.1K stacks</span>` + text + `</div>`,
		"figures below the text":   `<div><b>%</b>` + text + `<div>8.1K stacks · 1.2K votes</div></div>`,
		"a figure below a heading": `<div><h3>%</h3><span>8.1K stacks</span>` + text + `</div>`,
		"links that lead nowhere":  `<h3><a href="/x">%</a></h3><ul><li><a href="/x">It holds objects in memory for others.</a></li></ul>`,
		"a category":               `<a href="/%"><div>%</div><div>Databases</div>` + text + `</a>`,
	} {
		page, err := extract("https://stackshare.io/quern", specimen.Rendering{ContentType: "text/html; charset=utf-8", Body: []byte(`<title>Quern - StackShare</title><h1>Quern</h1><h2>What is Quern?</h2><p>Quern is a store that people use as a cache.</p><h2>Quern Alternatives</h2>` +
			strings.ReplaceAll(card, "%", "Memcached") + strings.ReplaceAll(card, "%", "MongoDB"))})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == record.RoleAlternative {
				got = append(got, tool.Name+": "+tool.Description)
			}
		}
		if diff := cmp.Diff([]string{"Memcached: It holds objects in memory for others.", "MongoDB: It holds objects in memory for others."}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
