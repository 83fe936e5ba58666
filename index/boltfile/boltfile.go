// Package boltfile opens bbolt files that may be damaged: the database trusts
// what it reads, and panics or faults on a file that was cut or overwritten.
package boltfile

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// ErrDamaged means that a file is no database, or a broken one.
var ErrDamaged = errors.New("not a sound database")

// ErrInUse means that another process has the file open.
var ErrInUse = errors.New("another process has the database open")

// Open opens a database. A file that provokes a panic is closed, so that its
// lock does not make the next Open believe that another process has it.
func Open(path string, mode os.FileMode, opts bolt.Options) (db *bolt.DB, err error) {
	var files []*os.File
	open := opts.OpenFile
	if open == nil {
		open = os.OpenFile
	}
	opts.OpenFile = func(path string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := open(path, flag, mode)
		if err == nil {
			files = append(files, f)
		}
		return f, err
	}
	err = Guard(func() error {
		if db, err = bolt.Open(path, mode, &opts); err != nil {
			return err
		}
		return db.View(func(tx *bolt.Tx) error { return checkSize(path, tx) })
	})
	if err == nil {
		return db, nil
	}
	if db != nil {
		err = errors.Join(err, Guard(db.Close))
	}
	for _, f := range files { // most often closed before
		unlock(f)
		_ = f.Close()
	}
	return nil, classify(err)
}

// checkSize finds files that were cut off.
func checkSize(path string, tx *bolt.Tx) error {
	info, err := os.Stat(path)
	if err == nil && info.Size() < tx.Size() {
		err = fmt.Errorf("%w: it has %d of %d bytes", ErrDamaged, info.Size(), tx.Size())
	}
	return err
}

// Check reads the keys of all buckets of a small database and closes it; wait
// bounds how long another process may keep it.
func Check(path string, wait time.Duration) error {
	db, err := Open(path, 0o600, bolt.Options{ReadOnly: true, PreLoadFreelist: true, Timeout: wait})
	if err != nil {
		return err
	}
	err = Guard(func() error {
		return db.View(func(tx *bolt.Tx) error {
			return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return walk(b, 0) })
		})
	})
	return errors.Join(err, db.Close())
}

// deepest is how deep buckets may lie in one another: deeper, a page points to
// one above it.
const deepest = 16

func walk(b *bolt.Bucket, depth int) error {
	if depth > deepest {
		return fmt.Errorf("%w: its buckets have no end", ErrDamaged)
	}
	return b.ForEach(func(key, value []byte) error {
		if value == nil {
			return walk(b.Bucket(key), depth+1)
		}
		return nil
	})
}

// classify returns err as one of the errors of this package, unless it is of
// the file system.
func classify(err error) error {
	var path *os.PathError
	switch {
	case errors.Is(err, ErrDamaged), errors.As(err, &path):
		return err
	case errors.Is(err, berrors.ErrTimeout):
		return ErrInUse
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// Guard turns what a damaged file provokes in fn, panics and memory faults, into
// ErrDamaged.
func Guard(fn func() error) (err error) {
	was := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(was)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return fn()
}
