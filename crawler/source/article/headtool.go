package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// headTool returns the tool that a header names, with the unit of its cells or without.
// A repository stands for its tool.
func (c *comparison) headTool(text string) *names.Tool {
	if t := c.names.Get(text); t != nil {
		return t
	}
	if strings.IndexByte(text, '\n') >= 0 {
		return c.onlyLine(text)
	}
	if strings.IndexByte(text, ' ') >= 0 {
		if name, unit := quantity.HeaderUnit(text); unit != "" {
			return c.names.Get(name)
		}
		return c.names.Get(withoutBadge(text))
	}
	owner, name, ok := strings.Cut(text, "/")
	if !ok {
		if !isGlued(text) {
			return nil
		}
		return c.names.Get(withoutBadge(text))
	}
	if known := c.names.Get(owner); known != nil && known != c.names.Get(name) {
		return nil // "Zeta/Quark" are two
	}
	return c.names.Get(name)
}

// isGlued reports a word with a capital behind a small letter, as where a badge touches a
// name: "PopularDjango".
func isGlued(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i]-'A' < 26 && word[i-1]-'a' < 26 {
			return true
		}
	}
	return false
}

// onlyLine returns the tool that one line of a header names, if the others name none: a ribbon
// stands over a name, or what is done with it below.
func (c *comparison) onlyLine(text string) (tool *names.Tool) {
	for line := range strings.SplitSeq(text, "\n") {
		t := c.headTool(line)
		if t != nil && tool != nil && t != tool {
			return nil
		}
		if t != nil {
			tool = t
		}
	}
	return tool
}

// badges are what a page says of its favourites beside the names that head columns.
var badges = [...]string{
	"nice pick", "our pick", "top pick", "winner", "recommended", "editor's choice", "best value", "most popular", "best choice", "popular", "trending",
	"rising", "featured", "best overall", "new", "sponsored", "hot", "top rated", "editors' choice", "staff pick", "our choice", "best seller", "bestseller",
}

// withoutBadge removes what a page says of its favourite beside a name that heads a column: "X Nice
// Pick", "Popular X"; the result is empty if it says nothing.
func withoutBadge(text string) string {
	const around = " ·–-🏆★⭐"
	for _, badge := range badges {
		n := len(text) - len(badge)
		switch {
		case n < 2:
		case text[n-1] == ' ' && strings.EqualFold(text[n:], badge):
			return strings.TrimRight(text[:n], around)
		case text[len(badge)]-'A' < 26 && text[0]-'A' < 26 && strings.EqualFold(text[:len(badge)], badge): // it touches the name
			return text[len(badge):]
		case text[len(badge)] == ' ' && strings.EqualFold(text[:len(badge)], badge):
			return strings.TrimLeft(text[len(badge):], around)
		}
	}
	return ""
}

// besideBadge returns of what heads a column the name that the page's title or a heading of
// its own says, where a badge or a line is all that stands beside it; else all of it.
func (d *document) besideBadge(text string) string {
	if strings.IndexByte(text, '\n') >= 0 {
		named := ""
		for line := range strings.SplitSeq(text, "\n") {
			if d.isTitled(line) {
				if named != "" {
					return text
				}
				named = line
			}
		}
		return cmp.Or(named, text)
	}
	if bare := withoutBadge(text); bare != "" && !d.isTitled(text) && d.isTitled(bare) {
		return bare
	}
	return text
}

// isTitled reports a text that stands in the title of the page or of a section.
func (d *document) isTitled(text string) bool {
	return words.Has(d.title, text) || slices.ContainsFunc(d.parts, func(s section.Section) bool { return words.Has(s.Heading, text) })
}
