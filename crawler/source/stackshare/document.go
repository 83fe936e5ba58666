package stackshare

import (
	"strings"
	"sync"

	"github.com/stackdex/stackdex/crawler/source"
)

// document is the page as a list of tokens, in the order of its blocks. Its
// methods say what stands where; which tools the page is about they do not know.
type document struct {
	page   *source.Page
	tokens []token
	start  []int           // by block: its first token, or where that would stand
	keyed  strings.Builder // of the tokens' keys
	grown  int             // tokens that divided texts have added
	lists  *tokenLists     // where tokens and start come from
}

// tokenLists are the room for the tokens of a page, used for the next one again.
type tokenLists struct {
	tokens []token
	start  []int
}

var lists sync.Pool

// maxLists bounds the tokens for which room is kept.
const maxLists = 1 << 12

// newDocument makes room for the tokens of a page.
func newDocument(p *source.Page) document {
	if l, ok := lists.Get().(*tokenLists); ok {
		return document{page: p, lists: l, tokens: l.tokens[:0], start: l.start[:0]}
	}
	return document{page: p, lists: &tokenLists{}}
}

// release gives the room for the tokens back.
func (d *document) release() {
	if cap(d.tokens) <= maxLists && cap(d.start) <= maxLists {
		clear(d.tokens[:cap(d.tokens)])
		d.lists.tokens, d.lists.start = d.tokens, d.start
		lists.Put(d.lists)
	}
}
