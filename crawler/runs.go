package crawler

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"sync"

	"github.com/stackdex/stackdex/ingest/record"
)

// activeRuns are the runs that this process works for, the oldest first.
type activeRuns struct {
	claims     *Claims
	log        *slog.Logger
	background *run // nil: none

	mu   sync.Mutex
	runs []*run
}

// observe takes in a run and returns it if it began, or ended, with that.
func (a *activeRuns) observe(r record.Run) (began, ended *run) {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := slices.IndexFunc(a.runs, func(have *run) bool { return have.ID == r.ID })
	if r.State != record.RunActive {
		if i >= 0 {
			ended = a.runs[i]
			ended.end()
			a.runs = slices.Delete(a.runs, i, i+1)
		}
		return nil, ended
	}
	if i >= 0 {
		return nil, nil
	}
	compiled, err := compileRun(r, a.claims)
	if err != nil {
		a.log.Error("run is left to others", "run", r.ID, "err", err)
		return nil, nil
	}
	a.runs = append(a.runs, compiled)
	slices.SortFunc(a.runs, func(x, y *run) int {
		return cmp.Or(x.Started.Compare(y.Started), cmp.Compare(x.ID, y.ID))
	})
	return compiled, nil
}

func (a *activeRuns) list() []*run {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.runs)
}

// cover returns the run that wants a row fetched, nil if none does.
func (a *activeRuns) cover(row *record.URLRow) *run {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, r := range a.runs {
		if r.covers(row, a.isActiveLocked) {
			return r
		}
	}
	if a.background != nil && row.State == record.Due && (row.Attempts > 0 || row.Run == "") && !a.isActiveLocked(row.Run) {
		return a.background
	}
	return nil
}

// isActive reports whether a run of that id is.
func (a *activeRuns) isActive(id string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.isActiveLocked(id)
}

func (a *activeRuns) isActiveLocked(id string) bool {
	return slices.ContainsFunc(a.runs, func(r *run) bool { return r.ID == id })
}

// load fills a with the runs that are active now.
func (a *activeRuns) load(ctx context.Context, runs Runs) error {
	list, err := runs.ListRuns(ctx)
	if err != nil {
		return err
	}
	for _, r := range list {
		a.observe(r.Run)
	}
	return nil
}
