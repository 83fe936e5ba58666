// Package indextest is the behaviour that every engine must show.
package indextest

import (
	"testing"

	"github.com/stackdex/stackdex/index"
)

// Run tests an engine; open returns empty generations, which it closes when
// the test ends.
func Run(t *testing.T, open func(t *testing.T) index.Generations) {}
