package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestManyTools: in a table of more tools than a fact may name each stands beside as
// many as it may, and never beside itself.
func TestManyTools(t *testing.T) {
	var rows strings.Builder
	for i := range record.MaxList + 100 {
		fmt.Fprintf(&rows, "<tr><td>Quill%d<td>%d MB", i, i+1)
	}
	traits := 0
	for _, f := range blog(t, "<title>Django vs Flask</title><h1>Django vs Flask</h1><p>software framework open source library developers api python web code</p><table><tr><th>Tool<th>Memory"+rows.String()+"</table>").Facts {
		b, ok := f.Body.(record.Trait)
		if !ok || b.Attribute != "Memory" {
			continue
		}
		traits++
		if len(b.Versus) > record.MaxList || len(b.Versus) < record.MaxList-1 {
			t.Fatalf("%s stands beside %d tools", b.Tool, len(b.Versus))
		}
		for _, other := range b.Versus {
			if other == b.Tool {
				t.Fatalf("%s stands beside itself", b.Tool)
			}
		}
	}
	if traits != record.MaxList+100 {
		t.Errorf("%d cells read", traits)
	}
}
