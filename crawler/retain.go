package crawler

import (
	"context"
	"errors"

	"github.com/stackdex/stackdex/ingest/record"
)

// seededRuns is how many runs, the newest, keep their seeds, of which one may have a
// hundred thousand.
const seededRuns = 200

// retainSeeds removes the seeds of finished runs but the newest. The runs stay: rows name
// them, so that no new run may get the id of one. Removing them twice is harmless, and a
// run that somebody else wrote meanwhile is left to the next time.
func retainSeeds(ctx context.Context, runs Runs) error {
	list, err := runs.ListRuns(ctx)
	if err != nil {
		return err
	}
	for _, s := range list[min(seededRuns, len(list)):] {
		if s.Run.State == record.RunActive || len(s.Run.Seeds) == 0 {
			continue
		}
		s.Run.Seeds = []string{}
		if _, err := runs.PutRun(ctx, s.Run, s.Seq); err != nil && !errors.Is(err, record.ErrConflict) {
			return err
		}
	}
	return nil
}
