package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest"
)

// rebuilds is the kind of question with which the process of a cluster that indexes is
// asked to put another generation in the place of the live one.
const rebuilds = "rebuild"

// ErrNoIndexer means that no process of a cluster indexes.
var ErrNoIndexer = errors.New("nobody indexes: start `stackdex run index`, which does this when it is asked, or name the --data-dir of one that is stopped")

// Rebuild says which generation is to be live.
type Rebuild struct {
	Rollback bool `json:"rollback"` // the one before, instead of a new one
	Accept   bool `json:"accept"`   // even if it is worse
}

// rebuilt is the answer to a Rebuild.
type rebuilt struct {
	Done  indexer.Reindexed `json:"done"`
	Error string            `json:"error,omitempty"`
}

// AskRebuild has the process of a cluster that indexes do r; found is called with its
// name. A process that died a moment ago is waited for until its lease has ended.
func (s *Storage) AskRebuild(ctx context.Context, r Rebuild, found func(string), progress func(indexer.Status)) (indexer.Reindexed, error) {
	question, err := json.Marshal(r)
	if err != nil {
		return indexer.Reindexed{}, err
	}
	for giveUp := time.Now().Add(2 * s.Log.LeaseTTL()); ; {
		leader, err := s.Indexer(ctx)
		if err != nil {
			return indexer.Reindexed{}, err
		}
		if leader == "" {
			return indexer.Reindexed{}, ErrNoIndexer
		}
		told := false
		b, err := s.Log.Ask(ctx, rebuilds, question, func(b []byte) {
			if !told {
				told = true
				found(leader)
			}
			var st indexer.Status
			if len(b) > 0 && json.Unmarshal(b, &st) == nil {
				progress(st)
			}
		})
		switch {
		case errors.Is(err, ingest.ErrNobody) && time.Now().Before(giveUp):
		case errors.Is(err, ingest.ErrNobody):
			return indexer.Reindexed{}, fmt.Errorf("%s indexes, and does not do this when it is asked: run this command where it runs", leader)
		case errors.Is(err, ingest.ErrSilent):
			return indexer.Reindexed{}, fmt.Errorf("%w (%s); the live index was left as it was, or is the new one already: the same command goes on", err, leader)
		default:
			return answered(b, err)
		}
		if err := clock.Sleep(ctx, clock.System{}, s.Log.LeaseTTL()/10); err != nil {
			return indexer.Reindexed{}, err
		}
	}
}

func answered(b []byte, err error) (indexer.Reindexed, error) {
	var a rebuilt
	if err == nil {
		err = json.Unmarshal(b, &a)
	}
	if err == nil && a.Error != "" {
		err = errors.New(a.Error)
	}
	return a.Done, err
}

// answerRebuild is the ingest.Answerer of rebuilds, in the process that indexes.
func (x *Index) answerRebuild(ctx context.Context, question []byte, tell func([]byte)) []byte {
	var a rebuilt
	done, err := x.askedRebuild(ctx, question, func(st indexer.Status) {
		if b, err := json.Marshal(st); err == nil {
			tell(b)
		}
	})
	if err != nil && ctx.Err() != nil { // or nobody waits for the answer any more
		err = ErrDeposed
	}
	if a.Done = done; err != nil {
		a.Error = err.Error()
	}
	b, err := json.Marshal(a)
	if err != nil {
		x.log.Error("answer a rebuild", "err", err)
	}
	return b
}

func (x *Index) askedRebuild(ctx context.Context, question []byte, progress func(indexer.Status)) (done indexer.Reindexed, err error) {
	var r Rebuild
	if err := json.Unmarshal(question, &r); err != nil {
		return done, fmt.Errorf("this is no rebuild: %w", err)
	}
	for !x.works() { // Run is about to begin
		if err := clock.Sleep(ctx, clock.System{}, time.Second/10); err != nil {
			return done, err
		}
	}
	if r.Rollback {
		return x.Rollback(ctx)
	}
	return x.Reindex(ctx, r.Accept, progress)
}
