package section

import (
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// previews returns, by position, the blocks of preview cards of links in the text: several
// blocks that are one link to another site, and stand alone. Cards beside others of the kind
// are a list. It returns nil if there are none.
func previews(blocks []outline.Block) map[int]bool {
	var found map[int]bool
	before := -1 // the end of the last card
	for i := 0; i < len(blocks); {
		end := previewEnd(blocks, i)
		if end == i {
			i++
			continue
		}
		if before != i && previewEnd(blocks, end) == end {
			if found == nil {
				found = map[int]bool{}
			}
			for k := i; k < end; k++ {
				found[blocks[k].Index] = true
			}
		}
		before, i = end, end
	}
	return found
}

// previewEnd returns where the card ends that begins at block i, i itself if none does.
func previewEnd(blocks []outline.Block, i int) int {
	if i == len(blocks) || !blocks[i].Weak && !blocks[i].Strong {
		return i
	}
	link := wholeLink(&blocks[i])
	if link == "" || i > 0 && blocks[i-1].Link() == link {
		return i
	}
	end := i + 1
	for end < len(blocks) && blocks[end].Kind != outline.Heading && wholeLink(&blocks[end]) == link {
		end++
	}
	if end == i+1 {
		return i
	}
	return end
}

// wholeLink returns where all of a block leads, if that is to another site.
func wholeLink(b *outline.Block) string {
	if b.Kind == outline.Heading && !b.Weak || b.Kind == outline.Item || b.Cell.Table > 0 || len(b.Runs) == 0 ||
		!words.HasPrefix(b.Runs[0].Link, "https://", "http://") {
		return ""
	}
	for k := range b.Runs[1:] {
		if b.Runs[k+1].Link != b.Runs[0].Link {
			return ""
		}
	}
	return b.Runs[0].Link
}
