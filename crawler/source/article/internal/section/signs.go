package section

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Signs reports a line that only dates an entry, with or without its author: "Posted on March
// 4, 2026 by A. Person".
func Signs(text string) (name string, ok bool) {
	const longest = 80 // bytes
	if len(text) > longest || !words.HasPrefix(text, "Posted on ", "Published on ", "Posted ", "Published ") {
		return "", false
	}
	found := dates.Find(text)
	if len(found) != 1 || strings.Count(strings.TrimSpace(text[:found[0].Start]), " ") > 1 {
		return "", false
	}
	rest := strings.TrimRight(text[found[0].End:], ". ")
	if rest == "" {
		return "", true
	}
	by, ok := strings.CutPrefix(strings.TrimLeft(rest, " ,·|–—-"), "by ")
	return by, ok && phrase.PersonAt(by) == by
}
