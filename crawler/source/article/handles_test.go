package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestHandles leaves links by which readers take a table along out of answers, and keeps
// paragraphs that are links for another reason.
func TestHandles(t *testing.T) {
	page := `<title>Ferry Alternatives</title><h1>Ferry Alternatives</h1><p>Ferry is a queue for developers, with an API. We left Ferry.</p>` +
		`<h2>How does Raft compare to Ferry?</h2><table><tr><th>Attribute</th><th>Ferry</th><th>Raft</th></tr><tr><td>License</td><td>MIT</td><td>BSD</td></tr></table>` +
		`<p><a href="/raft.csv">Download as CSV (3 KB)</a></p><p>Raft is the lighter of both.</p>` +
		`<h2>Where does Raft run?</h2><table><tr><th>Attribute</th><th>Ferry</th><th>Raft</th></tr><tr><td>Host</td><td>Linux</td><td>BSD</td></tr></table><p><a href="/full">View the table in full</a></p><p>Nearly everywhere.</p>` +
		`<h2>Who makes Raft?</h2><p>These people do:</p><p><a href="https://raft.example/">Open Rafts of Oslo</a></p>`
	want := []string{"How does Raft compare to Ferry?: Raft is the lighter of both.", "Where does Raft run?: Nearly everywhere.", "Who makes Raft?: These people do:\nOpen Rafts of Oslo"}
	var got []string
	for _, f := range blog(t, page).Facts {
		if b, ok := f.Body.(record.Answer); ok {
			got = append(got, b.Question+": "+b.Text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
