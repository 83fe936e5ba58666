package article_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFieldsOfCards holds that the fields of cards head nothing on a page whose headings
// are boxes as all others: a table is repeated so for narrow screens.
func TestFieldsOfCards(t *testing.T) {
	card := func(use, kind, need string) string {
		return `<div><div><span>Use Case</span>: <span>` + use + `</span></div><div><span>Recommended Kind</span>: <span>` + kind + `</span></div><div><span>Key Need</span>: <span>` + need + `</span></div></div>`
	}
	page := blog(t, `<title>Top Django Alternatives</title><h1>Top Django Alternatives</h1><div>What makes a framework a Django alternative?</div><p>Flask is a framework that many teams take in place of Django for small sites.</p>
		<div><table><tr><th>Use Case<th>Recommended Kind<th>Key Need<tr><td>Small site<td>Flask or other microframework<td>Low overhead of all parts<tr><td>API<td>FastAPI or other async framework<td>Fast routes and strict types of all data</table></div>
		<div>`+card("Small site", "Flask or other microframework", "Low overhead of all parts")+card("API", "FastAPI or other async framework", "Fast routes and strict types of all data")+`</div><p>The choice matters more than it used to, as all teams say that have made it more than once.</p>
		<div>Is Flask a good Django alternative?</div><p>Flask is small and works well for teams that know Django.</p>
		<div>What are the limitations of Flask?</div><ul><li>Flask has no admin site.<li>Flask has no ORM of its own.</ul><div>Is FastAPI a good Django alternative?</div><p>FastAPI is fast and typed, and made for APIs.</p>`)
	for _, f := range page.Facts {
		if b, ok := f.Body.(record.Answer); ok && strings.HasPrefix(b.Question, "What makes") && strings.HasSuffix(b.Text, "more than once.") {
			return
		}
	}
	t.Errorf("the answer does not go on behind the cards: %v", page.Facts)
}
