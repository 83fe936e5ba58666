package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// joinHeadings joins what a line break divides in two of which only both together are
// the heading of a section: "What are some<br>alternatives to Quarry?".
func (r *reader) joinHeadings() {
	joined := false
	for i := 1; i < len(r.tokens); i++ {
		t, above := &r.tokens[i], &r.tokens[i-1]
		if !t.soft || t.kind != outline.Heading || above.kind != outline.Heading || above.block != t.block-1 || len(above.key)+len(t.key) >= maxLabel {
			continue
		}
		both := *above
		both.text, both.key = above.text+" "+t.text, above.key+" "+t.key
		whole, ok := r.label(&both)
		if first, isWhole := r.label(above); !ok || isWhole && first.topic != whole.topic {
			continue
		}
		*above, t.key, joined = both, "", true
	}
	if joined {
		r.dropTokens(func(i int) bool { return r.tokens[i].key == "" })
	}
}
