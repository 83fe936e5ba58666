package state

import (
	"fmt"
	"os"
	"strings"
)

// A state that reads the log for the first time need not be flushed with every
// transaction: what a power failure takes is read again. A process that is killed
// takes nothing, since what it wrote is with the operating system; so the file says
// under which boot of it that is.

// DeferFlush leaves flushing to the operating system until Flush: after a power failure the
// file counts as damaged. Where a power failure cannot be detected, every transaction is
// flushed as before.
func (s *State) DeferFlush() error {
	boot := boot()
	if boot == "" || s.Meta().Unflushed != "" {
		return nil
	}
	for range 2 { // the database keeps its last two roots
		if err := s.Update(func(tx *Tx) error { tx.Meta.Unflushed = boot; return nil }); err != nil {
			return err
		}
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	s.deferFlushes()
	return nil
}

// Flush ends what DeferFlush began and returns when everything written is on disk. After a
// failed flush it is unknown what was lost, even if the next one succeeds, so the file counts
// as damaged.
func (s *State) Flush() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.Meta().Unflushed == "" {
		return nil
	}
	if err := s.db.Sync(); err != nil {
		s.Condemn()
		return fmt.Errorf("%w: flush %s: %w", ErrDamaged, s.path, err)
	}
	s.flushEach()
	return s.update(func(tx *Tx) error { tx.Meta.Unflushed = ""; return nil })
}

// deferFlushes lets transactions return before they are on disk; the caller holds writing.
func (s *State) deferFlushes() { s.db.NoSync, s.db.NoGrowSync = true, true }

// flushEach makes transactions durable again; the caller holds writing.
func (s *State) flushEach() {
	s.db.NoSync, s.db.NoGrowSync = s.noSync, false
	s.db.AllocSize = s.allocSize
}

// smallAlloc is by how many bytes more than it needs a new file grows that is
// flushed.
const smallAlloc = 4 << 10

// roomToGrow returns how many bytes of addresses a new file gets. One that
// outgrows them is mapped anew: a write that makes it grow waits until nobody
// reads, and copies what it has changed. Where flushing is never deferred, files have the
// size of their addresses at once.
func roomToGrow() int {
	if boot() == "" {
		return 0
	}
	return 256 << 20
}

// flushed returns ErrDamaged if the machine was started again before the file was
// flushed.
func (s *State) flushed() error {
	switch under := s.Meta().Unflushed; {
	case under == "":
	case under != boot():
		return fmt.Errorf("%w: %s: the machine stopped while it was made", ErrDamaged, s.path)
	default:
		s.deferFlushes()
	}
	return nil
}

// boot names the time since the operating system was started; empty: not known.
func boot() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}
