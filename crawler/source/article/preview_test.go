package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestPreviews reads the text around the card of a link, which heads nothing and is none of
// it; cards in a list are what they say.
func TestPreviews(t *testing.T) {
	const card = `<div><a href="https://code.example/acme/moss"><strong>acme/moss</strong><p>A starter kit for sites</p><span>★ 1.9k</span><span>Fork 214</span></a></div>`
	const text = `<p>Flask is a solid Django alternative because it is small.</p>`
	for name, section := range map[string]string{"first": card + text, "last": text + card} {
		page := blog(t, `<title>Top Django Alternatives</title><h1>Top Django Alternatives</h1><p>Django is a web framework.</p><h2>Is Flask a Good Django Alternative?</h2>`+section+`<h3>What Is Flask?</h3><p>Flask is a Python microframework.</p>`)
		var got []string
		for _, f := range page.Facts {
			if a, ok := f.Body.(record.Answer); ok {
				got = append(got, a.Text)
			}
		}
		want := []string{"Flask is a solid Django alternative because it is small.", "Flask is a Python microframework."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
