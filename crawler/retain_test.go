package crawler_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOldRunsLoseTheirSeeds: the seeds of finished runs are kept of the newest alone, those
// of active ones always; and no id is given twice.
func TestOldRunsLoseTheirSeeds(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/00", full("00"))
	const kept, old = 200, 5
	began := w.clock.Now().Add(-1000 * time.Hour)
	for i := range kept + old {
		r := record.Run{ID: fmt.Sprintf("old-%03d", i), Command: "old", Seeds: []string{home + "/tool/00"}, State: record.RunFinished, Started: began.Add(time.Duration(i) * time.Hour)}
		if i == 0 { // one that a crawler with more sources works for
			r.State, r.Scope.Sources = record.RunActive, []string{"another"}
		}
		if _, err := w.log.PutRun(t.Context(), r, 0); err != nil {
			t.Fatal(err)
		}
	}
	w.run(record.Scope{}, home+"/tool/00")
	runs, err := w.log.ListRuns(t.Context())
	if err != nil || len(runs) != kept+old+1 {
		t.Fatalf("%d runs, want %d: %v", len(runs), kept+old+1, err)
	}
	for i, s := range runs {
		if want := i < kept || s.Run.State == record.RunActive; (len(s.Run.Seeds) == 1) != want {
			t.Errorf("run %d, %s %s, has %d seeds", i, s.Run.ID, s.Run.State, len(s.Run.Seeds))
		}
	}
}
