// Package state keeps on disk what folding needs: the facts of every page
// under the names, sets of tools and texts that they are about, what is to be
// folded again, and the hashes of the documents that were written.
//
// One bbolt file belongs to one generation of the index. It is a projection of
// the log: whoever deletes it gets it back by reading the log again. Everything
// is keyed by what pages write, never by the tools that names resolve to.
package state

import (
	"errors"
	"time"
)

// Errors of Open and of every access; test with errors.Is. After each of them
// the file is set aside or removed and rebuilt from the log.
var (
	// ErrDamaged means that the file cannot be read.
	ErrDamaged = errors.New("index state is damaged")
	// ErrSchema means that another version of stackdex wrote the file.
	ErrSchema = errors.New("index state has another schema")
	// ErrInUse means that another process has the file open.
	ErrInUse = errors.New("index state is in use")
)

// Options say how a state file is opened.
type Options struct {
	// Wait bounds the time that Open waits for another process to close the
	// file; 0: 2 s.
	Wait time.Duration
	// NoSync leaves flushing to the operating system: the file survives a kill
	// of the process, but a power failure may damage it.
	NoSync bool
}

// State is an open state file. Any number of goroutines may read it; one
// writes.
type State struct{}

// Open opens the state file at path and creates it if it is not there.
func Open(path string, opts Options) (*State, error) { return &State{}, nil }

// Close waits for readers and closes the file.
func (s *State) Close() error { return nil }
