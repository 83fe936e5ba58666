package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// linked notes where the links of a heading lead.
func (t *tool) linked(b *source.Block, page string) {
	if b == nil {
		return
	}
	for _, l := range b.Links() {
		t.link(l.URL, page)
	}
}

// link notes an outward link of a tool's heading.
func (t *tool) link(ref, page string) {
	target, err := canon.URL(page, ref)
	if err != nil || sameHost(target, page) {
		return
	}
	if strings.HasPrefix(target, "https://github.com/") && strings.Count(target, "/") == 4 {
		if t.repository == "" {
			t.repository = target
		}
		return
	}
	if t.homepage == "" {
		t.homepage = target
	}
}

func sameHost(a, b string) bool {
	host := func(s string) string {
		_, s, _ = strings.Cut(s, "://")
		s, _, _ = strings.Cut(s, "/")
		return strings.TrimPrefix(s, "www.")
	}
	return host(a) == host(b)
}
