package fold

import (
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// Tool folds all that pages say about one tool. The pages, in any order, are
// those on which one of its names stands, with the facts that involve it; other
// facts are passed over. It returns nil if no page has a `tool` fact of it.
func Tool(id names.Resolution, pages []Page, history []History, cfg Config) *index.Tool {
	return nil
}
