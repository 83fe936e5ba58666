package bleveindex

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveapi "github.com/blevesearch/bleve_index_api"
	bolterrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/boltfile"
)

const (
	batchDocs  = 1000    // documents that become searchable together; twice as many cost a tenth more, of garbage collections
	smallBatch = 250     // documents that are not worth dividing
	batchBytes = 8 << 20 // or this much JSON
	writers    = 4       // parts written at a time, at most
)

// metaKey is where the Meta of a generation stands, markKey where the name of
// its last write.
var (
	metaKey = []byte("stackdex.meta")
	markKey = []byte("stackdex.mark")
)

// store is one open generation. It is closed when the last of its holders lets
// go of it.
type store struct {
	path  string
	bleve bleve.Index
	cache snapshotCache
	pool  sync.Pool // of *scratch

	write sync.Mutex // one Apply at a time

	mu      sync.Mutex
	holders int
	idle    chan struct{} // closed when there are no holders any more
}

// createStore makes an empty generation; the directory appears whole or not at
// all.
func createStore(path string) error {
	making := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".new")
	if err := os.RemoveAll(making); err != nil {
		return err
	}
	mapping := bleve.NewIndexMapping()
	mapping.StoreDynamic, mapping.IndexDynamic, mapping.DocValuesDynamic = false, false, false
	made, err := bleve.NewUsing(making, mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return fmt.Errorf("create index: %w", err)
	}
	if err := made.Close(); err != nil {
		return fmt.Errorf("create index: %w", err)
	}
	if err := os.Rename(making, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// openStore opens a generation with no holders.
func openStore(path string, wait time.Duration) (*store, error) {
	var s *store
	err := boltfile.Check(filepath.Join(path, "store", "root.bolt"), wait)
	if err == nil {
		err = boltfile.Guard(func() error {
			opened, err := bleve.OpenUsing(path, map[string]any{"bolt_timeout": wait.String()})
			if err != nil {
				return err
			}
			s = &store{path: path, bleve: opened, idle: make(chan struct{})}
			s.pool.New = func() any { return &scratch{} }
			if _, err = s.meta(); err != nil {
				return errors.Join(err, opened.Close())
			}
			return nil
		})
	}
	switch {
	case err == nil:
		return s, nil
	case errors.Is(err, bolterrors.ErrTimeout), errors.Is(err, boltfile.ErrInUse):
		return nil, fmt.Errorf("open %s: another process uses it: %w", path, index.ErrUnavailable)
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return nil, fmt.Errorf("open %s: %w: %w", path, index.ErrDamaged, err)
}

// hold makes the caller a holder; it reports false if the store is closed.
func (s *store) hold() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.idle:
		return false
	default:
		s.holders++
		return true
	}
}

// release gives up the caller's hold on the store and closes it after the last one.
func (s *store) release() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.holders--; s.holders > 0 {
		return nil
	}
	defer close(s.idle)
	return s.bleve.Close()
}

// apply writes a batch in parts of bounded size, the deletions before them and
// the meta behind them.
func (s *store) apply(ctx context.Context, b index.Batch) ([]index.Rejection, error) {
	s.write.Lock()
	defer s.write.Unlock()
	if len(b.Deletes) > 0 {
		part := s.bleve.NewBatch()
		for _, ref := range b.Deletes {
			if ref.Check() == nil { // else there is no such document
				part.Delete(docID(ref))
			}
		}
		if err := s.commit(part, b.Fence); err != nil {
			return nil, err
		}
	}
	rejected, err := s.upsert(ctx, index.LastOfEach(b.Upserts), b.Fence)
	if err != nil || len(b.Deletes)+len(b.Upserts) == 0 && b.Meta == nil {
		return rejected, err
	}
	last := s.bleve.NewBatch()
	if len(b.Deletes)+len(b.Upserts) > 0 {
		last.SetInternal(markKey, []byte(rand.Text()))
	}
	if b.Meta != nil {
		value, err := json.Marshal(b.Meta)
		if err != nil {
			return rejected, err
		}
		last.SetInternal(metaKey, value)
	}
	return rejected, s.commit(last, b.Fence)
}

// upsert writes documents, several parts at a time.
func (s *store) upsert(ctx context.Context, docs []index.Document, fence func() error) ([]index.Rejection, error) {
	workers := min(writers, runtime.GOMAXPROCS(0))
	parts := split(docs, workers)
	refused := make([][]index.Rejection, len(parts))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for i, part := range parts {
		group.Go(func() (err error) {
			refused[i], err = s.upsertPart(ctx, part, fence)
			return err
		})
	}
	err := group.Wait()
	return slices.Concat(refused...), err
}

// upsertPart writes documents that become searchable together.
func (s *store) upsertPart(ctx context.Context, docs []index.Document, fence func() error) ([]index.Rejection, error) {
	var rejected []index.Rejection
	part := s.bleve.NewBatch()
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		built, err := buildDocument(d)
		if err == nil {
			err = part.IndexAdvanced(built)
		}
		if err != nil {
			rejected = append(rejected, index.Rejection{Ref: d.Ref, Reason: err.Error()})
		}
	}
	return rejected, s.commit(part, fence)
}

// commit writes a part in one step, unless the fence keeps it from that.
func (s *store) commit(part *bleve.Batch, fence func() error) error {
	if fence != nil {
		if err := fence(); err != nil {
			return err
		}
	}
	if err := s.bleve.Batch(part); err != nil {
		return fmt.Errorf("write to %s: %w: %w", s.path, index.ErrUnavailable, err)
	}
	return nil
}

// split divides documents into parts of bounded size, enough of them to keep
// the workers busy.
func split(docs []index.Document, workers int) [][]index.Document {
	most := min(batchDocs, max(smallBatch, (len(docs)+workers-1)/workers))
	var parts [][]index.Document
	for from, bytes, i := 0, 0, 0; i < len(docs); i++ {
		bytes += len(docs[i].JSON)
		if next := i + 1; next == len(docs) || next-from == most || bytes+len(docs[next].JSON) > batchBytes {
			parts = append(parts, docs[from:next])
			from, bytes = next, 0
		}
	}
	return parts
}

func (s *store) meta() (index.Meta, error) {
	var m index.Meta
	value, err := s.bleve.GetInternal(metaKey)
	if err != nil || value == nil {
		return m, err
	}
	if err := json.Unmarshal(value, &m); err != nil {
		return m, fmt.Errorf("meta record of %s: %w: %w", s.path, index.ErrDamaged, err)
	}
	return m, nil
}

// reader returns the state of the index at this moment; it must be closed.
func (s *store) reader() (bleveapi.IndexReader, error) {
	advanced, err := s.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", s.path, err)
	}
	return r, nil
}

// stored returns the JSON of a document, nil if there is none.
func stored(r bleveapi.IndexReader, id string) ([]byte, error) {
	doc, err := r.Document(id)
	if err != nil || doc == nil {
		return nil, err
	}
	var value []byte
	doc.VisitFields(func(f bleveapi.Field) {
		if f.Name() == storedField {
			value = append([]byte(nil), f.Value()...)
		}
	})
	return value, nil
}

func (s *store) get(ref index.Ref) ([]byte, error) {
	unknown := fmt.Errorf("%s %q: %w", ref.Index, ref.ID, index.ErrNotFound)
	if ref.Check() != nil {
		return nil, unknown
	}
	r, err := s.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	value, err := stored(r, docID(ref))
	if err == nil && value == nil {
		err = unknown
	}
	return value, err
}

func (s *store) count(ctx context.Context, n index.Name) (int, error) {
	r, err := s.reader()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	snap, err := s.cache.of(ctx, r)
	if err != nil {
		return 0, err
	}
	return snap.kinds[n].count(), nil
}

// scan walks the documents of an index in the order of their ids.
func (s *store) scan(ctx context.Context, n index.Name, fn func(string, []byte) error) error {
	r, err := s.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	prefix := docID(index.Ref{Index: n})
	dict, err := r.FieldDictPrefix("_id", []byte(prefix))
	if err != nil {
		return err
	}
	defer dict.Close()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return err
		}
		value, err := stored(r, entry.Term)
		if err != nil {
			return err
		}
		if value == nil { // deleted, and not merged away yet
			continue
		}
		if err := fn(strings.TrimPrefix(entry.Term, prefix), value); err != nil {
			return err
		}
	}
}

// syncDir makes renames in a directory durable.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
