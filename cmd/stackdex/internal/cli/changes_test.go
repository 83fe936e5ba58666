package cli

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestDigest: a person reads what changed, what came and what went; fields that
// are there for machines are left out.
func TestDigest(t *testing.T) {
	d := digest{docs: map[string]*docChange{}}
	for _, c := range []record.Change{
		{Op: "upsert", Index: "tools", ID: "django", Fields: []string{"figures", "metrics", "newest_seen_ts", "pros", "pros_total"}},
		{Op: "upsert", Index: "tools", ID: "django", Fields: []string{"alternative_of", "metrics"}},
		{Op: "upsert", Index: "tools", ID: "flask", Fields: []string{"newest_seen_ts"}},
		{Op: "upsert", Index: "tools", ID: "koa", Fields: []string{"id", "name"}},
		{Op: "upsert", Index: "tools", ID: "koa", Fields: []string{"pros"}},
		{Op: "delete", Index: "tools", ID: "parse"},
		{Op: "upsert", Index: "passages", ID: "p_1", Fields: []string{"id"}},
		{Op: "delete", Index: "passages", ID: "p_1"},
	} {
		if err := d.add(record.StoredChange{Change: c}); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	d.print(screen.Plain(&out), 7*24*time.Hour)
	want := `tools in the last 7d: 2 changed, 1 new, 1 deleted
  django  alternative of, figures, pros  2×
  flask   seen again                     1×
  koa     new                            2×
  parse   deleted                        1×
passages in the last 7d: 1 deleted
  p_1  deleted  2×
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
