package fold

import (
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// Comparison folds all that pages say about one set of tools side by side. The
// pages, in any order, are those that compare exactly this set (see Compared)
// with all their facts that involve its tools, their opinions and their
// related comparisons. It returns nil if no page compares the set.
func Comparison(sides []names.Resolution, pages []Page, cfg Config) *index.Comparison {
	return nil
}

// Derive makes a comparison of tools' documents where no page made one, and
// marks it as derived. It returns nil for fewer than two different tools.
func Derive(tools []*index.Tool) *index.Comparison { return nil }
