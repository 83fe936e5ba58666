//go:build unix

package boltfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// unlock gives up the lock on a file: closing it does not, while a part of it
// is mapped.
func unlock(f *os.File) { _ = unix.Flock(int(f.Fd()), unix.LOCK_UN) }
