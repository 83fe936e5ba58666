package node

import (
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
)

// Sources is the list of all sources: a new one is a folder and a line here.
// The first that claims a URL gets it.
func Sources() []source.Source {
	return []source.Source{
		stackshare.New(),
		nicepick.New(),
		github.New(),
		article.New(),
	}
}
