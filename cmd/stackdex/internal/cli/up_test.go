package cli

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestUntilRefresh: a process that is restarted more often than it refreshes
// refreshes all the same.
func TestUntilRefresh(t *testing.T) {
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	run := func(ago time.Duration, known bool, state record.RunState) record.StoredRun {
		return record.StoredRun{Run: record.Run{Started: now.Add(-ago), Scope: record.Scope{Known: known}, State: state}}
	}
	const day = 24 * time.Hour
	for _, c := range []struct {
		name string
		runs []record.StoredRun
		want time.Duration
	}{
		{"nothing was ever crawled", nil, day},
		{"refreshed by an earlier process", []record.StoredRun{run(18*time.Hour, true, record.RunFinished), run(40*time.Hour, true, record.RunFinished)}, 6 * time.Hour},
		{"refreshed long ago", []record.StoredRun{run(60*time.Hour, true, record.RunFinished)}, 0},
		{"crawled every day, refreshed long ago", []record.StoredRun{run(time.Hour, false, record.RunFinished), run(60*time.Hour, true, record.RunFinished)}, 0},
		{"never refreshed", []record.StoredRun{run(time.Hour, false, record.RunFinished), run(20*time.Hour, false, record.RunFinished)}, 4 * time.Hour},
		{"interrupted", []record.StoredRun{run(time.Hour, true, record.RunActive)}, 0},
	} {
		if got := untilRefresh(c.runs, day, now); got != c.want {
			t.Errorf("%s: wait for %v, want %v", c.name, got, c.want)
		}
	}
}
