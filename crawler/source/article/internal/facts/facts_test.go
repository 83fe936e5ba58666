package facts_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

func figure(tool *names.Tool, text, workload string) record.Measurement {
	q, _ := quantity.Parse(text, "en")
	m := facts.Measured(tool, q)
	if workload != "" {
		m.Workload = workload
	}
	return m
}

// TestOnce: a figure of the same workload is one fact, and one of another is another.
func TestOnce(t *testing.T) {
	var known names.Names
	tool := known.Add("Zeta")
	f := facts.New(&known, 10)
	at := evidence.Passage{Text: "Zeta did it."}
	for _, step := range []struct {
		text, workload string
		added          bool
	}{
		{"743 req/s", "Gunicorn", true},
		{"743 requests per second", "", false}, // it may be the same
		{"743 req/s", "gunicorn", false},
		{"743 req/s", "Uvicorn", true},
		{"744 req/s", "", true},
	} {
		if added := f.Measurement(at, figure(tool, step.text, step.workload)); added != step.added {
			t.Errorf("%s with %q is new: %v", step.text, step.workload, added)
		}
	}
	list, left := f.List()
	if len(list) != 4 || len(left) != 0 || list[0].Body.(record.Tool).Name != "Zeta" {
		t.Errorf("%d facts, left %v", len(list), left)
	}
}

// TestVersions: of two figures of one tool, that of a version has it as its workload.
func TestVersions(t *testing.T) {
	var known names.Names
	tool := known.Add("Zeta")
	f := facts.New(&known, 10)
	f.Measurement(evidence.Passage{}, figure(tool, "900 req/s", ""))
	f.Measurement(evidence.Passage{}, figure(tool, "400 req/s", ""))
	f.OfVersion("Zeta 5")
	list, _ := f.List()
	if got := list[2].Body.(record.Measurement).Workload; got != "Zeta 5" {
		t.Errorf("workload %q", got)
	}
}

// TestUnused: what is only mentioned, and no fact names, is left out.
func TestUnused(t *testing.T) {
	var known names.Names
	known.Add("Alpha")
	known.Add("Beta")
	f := facts.New(&known, 10)
	f.Pro(evidence.Passage{Text: "Fast"}, known.Get("Beta"), "Fast")
	if list, _ := f.List(); len(list) != 2 || list[0].Body.(record.Tool).Name != "Beta" {
		t.Errorf("%v", list)
	}
}
