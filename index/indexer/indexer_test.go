package indexer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

func TestPagesBecomeDocuments(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(
		page("stackshare", "https://stackshare.example/django", 1, subject("Django"), stars("Django", 85_600)),
		page("article", "https://blog.example/compare", 2, subject("Django"), subject("Flask"),
			record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask"},
			record.Answer{Question: "Which is bigger?", Text: "Django brings more of its own.", Tools: []string{"Django", "Flask"}}),
	)
	w.settle(t)
	t.Log(w.engine.dump())
	django := w.tool(t, "django")
	if django == nil {
		t.Fatal("no document of Django")
	}
	if diff := cmp.Diff(map[string]float64{"github_stars": 85_600}, django.Metrics); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"django-vs-flask"}, django.Comparisons); diff != "" {
		t.Error(diff)
	}
}
