package indexer

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/stackdex/stackdex/index"
)

// The phases of an indexer.
const (
	PhaseStarting = "starting"
	PhaseApplying = "applying"
	PhaseFolding  = "folding"
	PhaseIdle     = "idle" // everything that is there is searchable

	PhaseFollowing = "following" // another indexer writes
)

// Status is how far the indexer is.
type Status struct {
	Applied    uint64             `json:"applied"`   // sequence of PAGES
	Last       uint64             `json:"last"`      // sequence of the newest page, as last heard
	Dirty      int                `json:"dirty"`     // pages, names, sets, texts and documents to be folded
	Pages      int                `json:"pages"`     // with facts
	Documents  map[index.Name]int `json:"documents"` // in the engine
	Refused    int                `json:"refused"`   // documents that the engine refused
	Forgotten  uint64             `json:"forgotten"` // revision of the list of suppressions that is applied
	Phase      string             `json:"phase"`
	WaitingOn  string             `json:"waiting_on"` // empty: nothing
	LastError  string             `json:"last_error"` // of what was waited for last
	Rewriting  bool               `json:"rewriting"`  // the engine did not match the state
	Kept       int                `json:"kept"`       // documents of before that this log does not make, at least, and that are too many to be deleted
	Written    int64              `json:"written"`    // documents sent to the engine since the start
	Deleted    int64              `json:"deleted"`    // documents removed since the start
	Folded     int64              `json:"folded"`     // documents and texts folded since the start
	FoldTime   time.Duration      `json:"fold_time_ns"`
	EngineTime time.Duration      `json:"engine_time_ns"`
}

// status is the part of Status that is not in the state, and the channel that
// is closed when anything changes.
type status struct {
	mu     sync.Mutex
	s      Status
	change chan struct{}
	ended  error // why Run ended
}

// Status returns how far the indexer is.
func (x *Indexer) Status() Status {
	m := x.cfg.State.Meta()
	x.status.mu.Lock()
	s := x.status.s
	x.status.mu.Unlock()
	s.Applied, s.Dirty, s.Pages, s.Documents, s.Refused = m.AppliedPages, x.cfg.State.Dirty(), m.PageCount, m.Written, m.Refused
	s.Last, s.Forgotten = max(s.Last, s.Applied), m.Suppressions
	return s
}

// Changed returns a channel that is closed when Status changes.
func (x *Indexer) Changed() <-chan struct{} {
	x.status.mu.Lock()
	defer x.status.mu.Unlock()
	return x.status.change
}

// Wait returns when the pages up to sequence seq and the figures that are in
// the log now are applied and nothing is dirty: everything up to there is
// searchable. It returns ErrStopped if Run ends before that.
func (x *Indexer) Wait(ctx context.Context, seq uint64) error {
	figures, err := x.cfg.Log.HistoryInfo(ctx)
	if err != nil {
		return fmt.Errorf("describe HISTORY: %w", err)
	}
	for {
		change := x.Changed()
		m := x.cfg.State.Meta()
		done := m.AppliedPages >= seq && m.AppliedHistory >= figures.Last && x.cfg.State.Dirty() == 0
		x.status.mu.Lock() // after the state: an idle indexer has ended what it did to get there
		idle, ended := x.status.s.Phase == PhaseIdle, x.status.ended
		x.status.mu.Unlock()
		if done && idle {
			return nil
		}
		if ended != nil {
			return ended
		}
		select {
		case <-change:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// updateStatus changes the status and wakes those that wait for a change.
func (x *Indexer) updateStatus(fn func(*Status)) {
	x.status.mu.Lock()
	defer x.status.mu.Unlock()
	fn(&x.status.s)
	close(x.status.change)
	x.status.change = make(chan struct{})
}

func (x *Indexer) setPhase(phase string) {
	if x.follows {
		phase = PhaseFollowing
	}
	x.updateStatus(func(s *Status) { s.Phase = phase })
}

// setLast records the newest sequence of PAGES.
func (x *Indexer) setLast(last uint64) {
	x.updateStatus(func(s *Status) { s.Last = max(s.Last, last) })
}

// wake wakes those that wait for a change.
func (x *Indexer) wake() { x.updateStatus(func(*Status) {}) }
