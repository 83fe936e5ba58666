package indexer

import (
	"testing"

	"github.com/stackdex/stackdex/index"
)

// TestFieldsFitASet: a set of changed fields has a bit for each.
func TestFieldsFitASet(t *testing.T) {
	for _, n := range index.Names() {
		if fields := fieldNames[n]; len(fields) > 64 {
			t.Errorf("%s has %d fields; fieldSet has bits for 64", n, len(fields))
		}
	}
}
