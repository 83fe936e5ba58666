package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest"
)

// conditions is the kind of question with which the process of a cluster that indexes is
// asked how far it is, and what it waits for.
const conditions = "condition"

// AskIndexer adds what the process of a cluster that indexes says of itself. One that is
// just beginning says nothing.
func (s *Status) AskIndexer(ctx context.Context, storage *Storage) error {
	if s.Indexer == "" {
		return nil
	}
	asked, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	b, err := storage.Log.Ask(asked, conditions, nil, func([]byte) {})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ingest.ErrNobody):
		return nil
	case err != nil:
		s.IndexerSilent = true
		return nil
	}
	if err := json.Unmarshal(b, &s.Indexing); err != nil {
		return fmt.Errorf("what %s says of itself: %w", s.Indexer, err)
	}
	return nil
}

// answerCondition is the ingest.Answerer of conditions, in the process that indexes.
func (x *Index) answerCondition(context.Context, []byte, func([]byte)) []byte {
	var said *indexer.Status
	if i := x.Indexer(); i != nil && x.works() {
		st := i.Status()
		said = &st
	}
	b, err := json.Marshal(said)
	if err != nil {
		x.log.Error("answer how far the index is", "err", err)
	}
	return b
}
