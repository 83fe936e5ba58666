package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTagsWithPictures reads tags in one line that only their pictures part.
func TestTagsWithPictures(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Decisions about A and B</h2><div><p><img src="n.png" alt="nginx"> nginx <img src="r.png" alt="Redis logo"> Redis <img src="m.png" alt="My SQL"> My SQL </p><p>Around that time we ran many small sites on one machine, with others as web servers.</p></div>`)
	list := bodiesOf[record.Opinion](page)
	if len(list) != 1 {
		t.Fatalf("%d opinions", len(list))
	}
	if diff := cmp.Diff([]string{"nginx", "Redis", "My SQL"}, list[0].Tools); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
}
