package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFAQFirst reads a list of questions that stands in front of the chapters, whose headings ask
// too and are of the level of its own.
func TestFAQFirst(t *testing.T) {
	page := `<title>Ferry Alternatives</title><h3>Ferry Alternatives</h3><p>Ferry is a queue for developers, with an API. We left Ferry.</p><h4>Questions and answers on Ferry</h4><h5>Is Raft like Ferry?</h5><p>Not at all.</p><h5>Is Barge like Ferry?</h5><p>A bit.</p><h4>Is Barge a good Ferry alternative?</h4><p>Barge is small. Barge has no server.</p><h5>Why choose Barge?</h5><ul><li>It starts at once</ul><h4>Is Canoe a good Ferry alternative?</h4><p>Canoe is older than Barge. Canoe waits.</p>`
	var got []string
	for _, f := range blog(t, page).Facts {
		switch b := f.Body.(type) {
		case record.Answer:
			got = append(got, b.Question)
		case record.Relation:
			got = append(got, b.From)
		case record.Guidance:
			got = append(got, b.Tool+": "+b.Text)
		}
	}
	want := []string{"Is Raft like Ferry?", "Is Barge like Ferry?", "Barge", "Is Barge a good Ferry alternative?", "Why choose Barge?", "Barge: It starts at once", "Canoe", "Is Canoe a good Ferry alternative?"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
