package stackshare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLikes reads lists under headings that say what some like or dislike about a tool.
func TestLikes(t *testing.T) {
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2"}
	for _, heads := range [][2]string{
		{"What people like about A", "What people dislike about A"}, {"What developers love about A", "What developers don't like about A"},
		{"Benefits of A", "Drawbacks of A"}, {"A advantages", "A disadvantages"}, {"The good", "The bad"},
	} {
		page := `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div><h3>A</h3><h4>` + heads[0] + `</h4><ul><li>9 Fast<li>7 Small</ul><h4>` + heads[1] + `</h4><ul><li>2 Young</ul></div>`
		if diff := cmp.Diff(want, saidOf(extractBody(t, page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heads[0], diff)
		}
	}
}

// TestPresses takes no words that open or close a part of the page for a part of its texts.
func TestPresses(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1>`
	got := extractBody(t, top+`<h2>Advice on A, B</h2><article><div><b>Ana Lee</b></div><p>May 24, 2020</p><div>Decided</div><p>We moved all of our walls to A, and it was worth it.</p><a href="#" role="button">Show less</a><div>438 views</div></article>`+
		`<h2>What are some alternatives to A and B?</h2><details><summary>Show details</summary><article><h3>Moss</h3><p>Moss grows on walls of all kinds.</p></article><article><h3>Fern</h3><p>Fern grows in woods that are wet.</p></article></details>`)
	var said []string
	for _, f := range got.Facts {
		switch b := f.Body.(type) {
		case record.Opinion:
			said = append(said, b.Author+": "+string(b.Text))
		case record.Tool:
			said = append(said, strings.TrimSuffix(b.Name+": "+b.Description, ": "))
		}
	}
	slices.Sort(said)
	want := []string{"A", "Ana Lee: We moved all of our walls to A, and it was worth it.", "B", "Fern: Fern grows in woods that are wet.", "Moss: Moss grows on walls of all kinds."}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLikesAmidTopics reads such lists in front of other parts of the comparison.
func TestLikesAmidTopics(t *testing.T) {
	page := `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3><h4>A</h4><h5>What people like about A</h5><ul><li>9 Fast</ul><h5>What people dislike about A</h5><ul><li>2 Young</ul>` +
		`<h4>B</h4><h5>What people like about B</h5><ul><li>30 Used by many</ul><h5>What people dislike about B</h5><ul><li>1 Slow</ul><h3>Integrations</h3><h4>A</h4><p><a href="/go">Go</a></p><h4>B</h4><p><a href="/elm">Elm</a></p>`
	if diff := cmp.Diff([]string{"A + Fast 9", "A - Young 2", "A with Go", "B + Used by many 30", "B - Slow 1", "B with Elm"}, listedIn(extractBody(t, page))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
