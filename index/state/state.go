// Package state keeps on disk what folding needs: the facts of every page
// under the names, sets of tools and texts that they are about, what is to be
// folded again, and the hashes of the documents that were written.
//
// One bbolt file belongs to one generation of the index. It is a projection of
// the log: whoever deletes it gets it back by reading the log again. Facts are
// filed under what pages write; which tools that means is kept beside them and
// corrected when the evidence changes.
//
// A page is one compressed value. Everything else is an empty or small value
// under a key of its own, such as (evidence, page), so that a page costs what it
// holds, however often its tools are mentioned elsewhere. Keys are hashes, so
// that they are collected and written in order: those of pages by File, those
// of documents by way of a journal and Merge.
package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/boltfile"
)

// schema is the version of the file's layout.
const schema = 8

// Errors of Open and of every access; test with errors.Is.
var (
	// ErrDamaged means that the file cannot be read: set it aside and rebuild
	// it from the log.
	ErrDamaged = errors.New("index state is damaged")
	// ErrSchema means that another version of stackdex wrote the file: rebuild
	// it from the log.
	ErrSchema = errors.New("index state has another schema")
	// ErrInUse means that another process has the file open.
	ErrInUse = errors.New("index state is in use")
)

// Options configure how a state file is opened.
type Options struct {
	// Wait bounds the time that Open waits for another process to close the
	// file; 0: 2 s.
	Wait time.Duration
	// NoSync leaves flushing to the operating system: the file survives a kill
	// of the process, but a power failure may damage it.
	NoSync bool
}

// Meta says what the file was made from and how far it has come.
type Meta struct {
	Schema         int       `json:"schema"`
	Generation     string    `json:"generation"`
	ID             string    `json:"id"`      // of this state, as in the engine's meta record; empty: not yet
	Pages          time.Time `json:"pages"`   // creation of PAGES; zero: nothing applied yet
	History        time.Time `json:"history"` // creation of HISTORY
	AppliedPages   uint64    `json:"applied_pages"`
	AppliedHistory uint64    `json:"applied_history"`
	Names          string    `json:"names"`         // fingerprint of the registry that names were resolved with
	Suppressions   uint64    `json:"suppressions"`  // revision of the list that was applied
	Engine         uint64    `json:"engine"`        // applied sequence in the last meta record known to be in the engine
	EngineForgot   uint64    `json:"engine_forgot"` // revision of the list of suppressions in that record
	Mark           string    `json:"mark"`          // of the newest write to the engine that is accounted for; empty: not known
	Compared       time.Time `json:"compared"`      // when all documents of the engine were last known to be those that were written
	Rewrite        bool      `json:"rewrite"`       // every document is to be written again
	Following      bool      `json:"following"`     // documents count as written that another indexer wrote, and the engine was not compared with them yet
	Fold           string    `json:"fold"`          // fingerprint of how documents are folded
	Unflushed      string    `json:"unflushed"`     // boot of the machine under which it is not flushed, see DeferFlush; empty: it is
	Building       bool      `json:"building"`      // a rebuild beside the live generation is not finished
	Previous       string    `json:"previous"`      // the generation that was live before this one

	PageCount int                `json:"page_count"` // pages with facts
	Written   map[index.Name]int `json:"written"`    // documents in the engine, without those on their way for the first time
	Before    map[index.Name]int `json:"before"`     // documents of the engine when Rewrite was set; not changed in place
	Refused   int                `json:"refused"`    // documents that the engine refused; of some it has an older version
}

// State is an open state file. Any number of goroutines may read it; one
// writes.
type State struct {
	db     *bolt.DB
	path   string
	noSync bool // Options.NoSync

	allocSize int // by which a file of some size grows
	dirty     atomic.Int64

	condemned atomic.Bool

	writing     sync.Mutex // held by the one that writes
	journal     [][]byte   // values of bJournal
	journalSize int
	waiting     map[uint64]kind // what the documents in the journal are, by the hash of their key

	mu   sync.Mutex
	meta Meta
}

var metaKey = []byte("meta")

// Open opens the state file at path and creates it if it is not there.
func Open(path string, opts Options) (*State, error) {
	if opts.Wait <= 0 {
		opts.Wait = 2 * time.Second
	}
	s := &State{path: path, noSync: opts.NoSync, waiting: map[uint64]kind{}}
	_, err := os.Stat(path)
	addresses := 0
	if errors.Is(err, os.ErrNotExist) {
		addresses = roomToGrow()
	}
	s.db, err = boltfile.Open(path, 0o600, bolt.Options{Timeout: opts.Wait, NoSync: opts.NoSync, FreelistType: bolt.FreelistMapType, InitialMmapSize: addresses})
	if err != nil {
		return nil, s.openError(err)
	}
	if s.allocSize = s.db.AllocSize; addresses > 0 {
		s.db.AllocSize = smallAlloc
	}
	if err := s.prepare(); err != nil {
		s.db.Close()
		return nil, err
	}
	return s, nil
}

func (s *State) openError(err error) error {
	switch {
	case errors.Is(err, boltfile.ErrInUse):
		return fmt.Errorf("open %s: %w: another stackdex has it open", s.path, ErrInUse)
	case errors.Is(err, boltfile.ErrDamaged):
		return fmt.Errorf("open %s: %w: %w", s.path, ErrDamaged, err)
	}
	return fmt.Errorf("open index state: %w", err)
}

// prepare makes the buckets of a new file and checks those of an old one.
func (s *State) prepare() error {
	if err := s.readMeta(); err != nil {
		return err
	}
	if err := s.flushed(); err != nil {
		return err
	}
	if err := s.loadJournal(); err != nil {
		return err
	}
	return s.View(func(tx *Tx) error {
		n, err := tx.countDirty()
		s.dirty.Store(int64(n))
		return err
	})
}

func (s *State) readMeta() error {
	return s.guard(func() error {
		return s.db.Update(func(tx *bolt.Tx) error {
			b := tx.Bucket(metaKey)
			if b == nil {
				return s.create(tx)
			}
			var written struct {
				Schema int `json:"schema"`
			}
			if err := json.Unmarshal(b.Get(metaKey), &written); err != nil {
				return fmt.Errorf("%w: %s: meta record: %w", ErrDamaged, s.path, err)
			}
			if written.Schema != schema { // whose buckets and record may be others
				return fmt.Errorf("%w: %s has %d, this program reads %d", ErrSchema, s.path, written.Schema, schema)
			}
			for _, name := range buckets {
				if tx.Bucket([]byte(name)) == nil {
					return fmt.Errorf("%w: %s has no bucket %s", ErrDamaged, s.path, name)
				}
			}
			if err := json.Unmarshal(b.Get(metaKey), &s.meta); err != nil {
				return fmt.Errorf("%w: %s: meta record: %w", ErrDamaged, s.path, err)
			}
			return nil
		})
	})
}

func (s *State) create(tx *bolt.Tx) error {
	if _, err := tx.CreateBucket(metaKey); err != nil {
		return err
	}
	for _, name := range buckets {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	s.meta = Meta{Schema: schema, Written: map[index.Name]int{}}
	return putMeta(tx, s.meta)
}

func putMeta(tx *bolt.Tx, m Meta) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return tx.Bucket(metaKey).Put(metaKey, b)
}

// guard turns what a damaged file provokes in the database into ErrDamaged.
func (s *State) guard(fn func() error) error {
	err := boltfile.Guard(fn)
	if errors.Is(err, boltfile.ErrDamaged) {
		err = fmt.Errorf("%w: %s: %w", ErrDamaged, s.path, err)
	}
	return err
}

// Condemn makes Close set the file aside, so that the next Open creates one that is rebuilt
// from the log.
func (s *State) Condemn() { s.condemned.Store(true) }

// Close waits for readers and closes the file.
func (s *State) Close() error {
	var err error
	if !s.condemned.Load() {
		err = s.Flush()
	}
	err = errors.Join(err, s.db.Close())
	if s.condemned.Load() {
		_, aside := SetAside(s.path)
		err = errors.Join(err, aside)
	}
	if err != nil {
		return fmt.Errorf("close %s: %w", s.path, err)
	}
	return nil
}

// SetAside renames a state file that cannot be used, so that Open creates a new one, and
// returns its new path, "" if there was no file. A file set aside earlier is removed.
func SetAside(path string) (string, error) {
	aside := path + ".damaged"
	err := os.Rename(path, aside)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("set aside index state: %w", err)
	}
	return aside, nil
}

// Path returns the path of the file.
func (s *State) Path() string { return s.path }

// Meta records what the file was made from and how far it has come.
func (s *State) Meta() Meta {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.meta
	m.Written = make(map[index.Name]int, len(s.meta.Written))
	for k, v := range s.meta.Written {
		m.Written[k] = v
	}
	return m
}

// Dirty returns the number of things to be resolved or folded.
func (s *State) Dirty() int { return int(s.dirty.Load()) }
