package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// related reads the titles of other comparisons.
func (r *reader) related(s span) {
	left := false // the list of links is over: another text came, which leads nowhere
	for i, end := s.from, 0; i < s.to; i = max(i+1, end) {
		t := &r.tokens[i]
		var title string
		title, end = r.titleInParts(i, s)
		title = withoutRank(unmarked(title))
		names := versus(title)
		if names == nil || t.picture || t.kind == outline.Button && t.Link == "" || strings.Contains(title, " > ") ||
			strings.ContainsAny(title, "›»") || r.isPlaceHere(title, t.Link) {
			left = left || len(r.pages) > 0 && names == nil && !t.picture && t.Link == "" && !t.noise
			continue
		}
		p := pointer{title: withoutInvitation(title), link: r.target(t.Link, record.PageComparison), names: names, at: i}
		if p.link == "" {
			p.link = r.linkAround(i, s)
		}
		if left && p.link == "" && r.pages[0].link != "" {
			continue
		}
		if r.titledBehind(i, max(end, i+1), s) {
			continue
		}
		if !r.isPointed(p.title) {
			r.pages = append(r.pages, p)
		}
	}
}

// withoutRank removes the number of an entry in front of its title: "1. Moss vs Fern".
func withoutRank(title string) string {
	number, rest, ok := strings.Cut(title, " ")
	if !ok || !strings.HasSuffix(number, ".") && !strings.HasSuffix(number, ")") {
		return title
	}
	if _, ok := wholeNumber(number[:len(number)-1]); !ok {
		return title
	}
	return rest
}

// isPlaceHere reports a title of the page's own comparison that leads to a place on the page.
func (r *reader) isPlaceHere(title, link string) bool {
	key := r.key(title)
	return strings.HasPrefix(link, "#") && !slices.ContainsFunc(r.keys, func(k string) bool { return !strings.Contains(key, k) })
}

// titledBehind reports parts of a link that are said again as its title: a text behind
// them, in the same link, that names two tools too.
func (d *document) titledBehind(from, end int, s span) bool {
	if end >= s.to {
		return false
	}
	t := &d.tokens[end]
	return !t.picture && t.Link != "" && t.Anchor == d.tokens[from].Anchor && versus(t.text) != nil
}

// maxTitleParts bounds the parts of a title.
const maxTitleParts = 24

// titleInParts returns the text of token i, and of those behind it if all are parts of
// one link, of which one is the "vs" between two names, and where they end; 0 for one
// token. Pictures say the names again.
func (d *document) titleInParts(i int, s span) (title string, end int) {
	t := &d.tokens[i]
	if t.Link == "" || t.picture || versus(t.text) != nil {
		return t.text, 0
	}
	parts, parted, whole := []string{t.text}, endsVersus(t.key), ""
	k := i + 1
	for ; k < min(s.to, i+maxTitleParts) && d.tokens[k].Link == t.Link && (d.tokens[k].picture || d.tokens[k].Anchor == t.Anchor); k++ {
		if next := &d.tokens[k]; !next.picture {
			if parts, parted = append(parts, next.text), parted || endsVersus(next.key); whole == "" && versus(next.text) != nil {
				whole = next.text
			}
		}
	}
	if parted && whole != "" && isVersusWord(t.key) {
		return whole, k // below the two pictures
	}
	if title = strings.Join(parts, " "); !parted || versus(title) == nil {
		return t.text, 0
	}
	return title, k
}

// endsVersus reports a text that ends with what stands between two names.
func endsVersus(key string) bool { return isVersusWord(afterSpace(key)) }

func isVersusWord(key string) bool {
	switch key {
	case "vs", "vs.", "versus":
		return true
	}
	return false
}

// linkAround looks for a link to a comparison in the smallest element around
// token i that has any.
func (r *reader) linkAround(i int, s span) string {
	link := ""
	r.around(i, s, func(part span) bool {
		for k := part.from; k < part.to; k++ {
			if k != i && versus(r.tokens[k].text) != nil && !r.tokens[k].picture {
				link = ""
				return false // more than one comparison
			}
			if link == "" {
				link = r.target(r.tokens[k].Link, record.PageComparison)
			}
		}
		return link == ""
	})
	return link
}

func (f *findings) isPointed(title string) bool {
	return f.pagesAt.find(title, len(f.pages), func(i int) string { return f.pages[i].title }) >= 0
}

// compares reports a comparison with the entry that is open, or with a tool of the page,
// which is the name of neither.
func (r *reader) compares(t *token, openKey string) bool {
	return !t.sentence && slices.ContainsFunc(versus(t.text), func(name string) bool {
		key := r.key(name)
		return key == openKey || r.tool(key) >= 0
	})
}

// badgeIn returns the status that several headings in s end with, behind the name of a
// tool, "" without one.
func (d *document) badgeIn(s span) string {
	counts := map[string]int{}
	for i := s.from; i < s.to; i++ {
		if t := &d.tokens[i]; t.kind == outline.Heading && strings.IndexByte(t.text, ' ') > 0 && isStatus(afterSpace(t.key)) {
			status := afterSpace(t.text)
			if counts[status]++; counts[status] > 1 {
				return status
			}
		}
	}
	return ""
}

// isStatus reports a word that lists put behind names, and that ends none.
func isStatus(word string) bool {
	switch word {
	case "popular", "new", "trending", "featured", "recommended", "hot", "sponsored", "deprecated":
		return true
	}
	return false
}

// withoutBadge drops a status behind the name in a line of its own: the one that several have,
// or another that ends no name.
func withoutBadge(t *token, status string) string {
	if word := afterSpace(t.text); status == "" && word != t.text && word != "Hot" && word[0]-'A' < 26 && isStatus(keyOf(word)) {
		status = word
	}
	if name, ok := strings.CutSuffix(t.text, " "+status); ok && status != "" && (t.kind == outline.Heading || t.kind == outline.Paragraph) {
		return name
	}
	return t.text
}
