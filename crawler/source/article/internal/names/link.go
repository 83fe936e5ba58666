package names

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// TakeLinks notes where the links of a heading about the tool lead.
func (t *Tool) TakeLinks(b *outline.Block, page string) {
	if b == nil {
		return
	}
	for _, l := range b.Links() {
		t.link(l.URL, page)
	}
}

// link notes an outward link of a tool's heading.
func (t *Tool) link(ref, page string) {
	target, err := canon.URL(page, ref)
	if err != nil || sameHost(target, page) {
		return
	}
	if strings.HasPrefix(target, "https://github.com/") && strings.Count(target, "/") == 4 {
		if t.Repository == "" {
			t.Repository = target
		}
		return
	}
	if t.Homepage == "" {
		t.Homepage = target
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
