package fold

import "github.com/stackdex/stackdex/index"

// Passages folds all facts whose TextKey is key: one passage for each set of
// tools that they are about, sorted by id. The pages of group, in any order,
// have the facts with that key; their comparison and measurement facts, if
// given, tell what a text is set against. The pages of siblings have the
// measurements of the tools concerned, for contrast.
func Passages(key string, group, siblings []Page, cfg Config) []*index.Passage {
	x := Text{Key: key, Siblings: []*Siblings{NewSiblings(siblings)}}
	for _, v := range views(group, cfg, nil) {
		x.Pages = append(x.Pages, &TextPage{view: v})
	}
	return x.Passages(cfg)
}
