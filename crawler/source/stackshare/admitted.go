package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// admission decides which blocks of the page become tokens.
type admission struct {
	blocks  []outline.Block
	dropped map[int]bool // asides; nil: none

	underAdvice, underRelated, underPoints bool // the last heading announces these
	adviceBegan, alternativesBegan         bool // somewhere above
	contentBegan                           bool // with a heading that is no chrome
}

// next reports whether block i is read.
func (a *admission) next(i int) bool {
	b := &a.blocks[i]
	a.take(b)
	if b.Region.Chrome() && !a.isContent(i) || a.dropped[i] {
		return false
	}
	return a.adviceBegan || !isTestimonial(a.blocks, i, a.alternativesBegan)
}

// take notes what a heading announces. Advice may begin below any short text.
func (a *admission) take(b *outline.Block) {
	switch {
	case b.Kind == outline.Heading || b.Kind == outline.Paragraph && b.Strong:
		a.underAdvice, a.underPoints = headsAdvice(b.Text), headsPoints(b.Text)
		a.adviceBegan = a.adviceBegan || a.underAdvice
		a.contentBegan = a.contentBegan || b.Kind == outline.Heading && !b.Region.Chrome()
		key := keyOf(b.Text)
		a.underRelated = a.contentBegan && sectionWords[key] == related && // above it is the site's menu
			(b.Region != outline.Footer || strings.HasPrefix(key, "related ") || strings.HasPrefix(key, "similar ")) // and below it what is popular
		if b.Kind == outline.Heading {
			a.alternativesBegan = headsAlternatives(b.Text)
		}
	case !a.adviceBegan && b.Kind != outline.Button && len(b.Text) <= maxLabel:
		a.adviceBegan = headsAdvice(b.Text)
	}
}

// isContent reports a block that is marked as chrome and is what the heading above it
// announces.
func (a *admission) isContent(i int) bool {
	b := &a.blocks[i]
	switch {
	case a.underAdvice && (isTagRow(b) || signsCard(a.blocks, i) || isCounter(b)):
		return true
	case a.underRelated && isPointer(b):
		return true
	}
	return a.underPoints && b.Region == outline.Navigation && b.Kind != outline.Caption && b.Link() == "" && !chrome.IsPager([]byte(b.Text))
}

// leadsToTool reports a link in the content to a page of the site.
func (r *reader) leadsToTool(b outline.Block) bool {
	if b.Region.Chrome() {
		return false
	}
	for k := range b.Runs {
		link := b.Runs[k].Link
		if link == "" || link[0] == '#' || r.leadsAway(link) {
			continue
		}
		if link[0] != '/' || len(link) > 1 && link[1] == '/' {
			if r.destination(link).url != "" {
				return true
			}
		} else if _, ok := typeOf(link); ok {
			return true
		}
	}
	return false
}

// isPointer reports the title of a comparison in a list that is marked as navigation, or
// as of the footer, as those under a heading that announces them are, or that heading.
func isPointer(b *outline.Block) bool {
	return (b.Region == outline.Navigation || b.Region == outline.Footer) && (b.Kind == outline.Heading && b.Link() == "" || b.Link() != "" && versus(b.Text) != nil)
}

// signsCard reports the foot of a quotation that is the only one of its section: a
// line with a day or a count of views.
func signsCard(blocks []outline.Block, i int) bool {
	b := &blocks[i]
	if i == 0 || b.Region != outline.Footer || blocks[i-1].Kind != outline.Quote || len(b.Text) > 120 {
		return false
	}
	return !isOfPage(b.Text) && slices.ContainsFunc(pieces(b.Text), isCardField)
}

// isOfPage reports a line that says whose the page is, or when it was changed.
func isOfPage(s string) bool {
	return strings.Contains(s, "©") || strings.Contains(strings.ToLower(s), "copyright") || chrome.IsPageNote(s) ||
		slices.ContainsFunc(dots.Split(s, -1), chrome.IsPageNote)
}

// isCounter reports views in the row of links below a card.
func isCounter(b *outline.Block) bool {
	_, ok := viewsOf(keyOf(clip(b.Text, maxLabel)))
	return ok && b.Region == outline.Navigation && b.Link() == ""
}

// headsPoints reports the heading of a list of pros or cons.
func headsPoints(s string) bool {
	if len(s) > maxWord+maxNameBytes {
		return false
	}
	key := labelKey(keyOf(s))
	first, _, _ := strings.Cut(key, " of ")
	k := innerWords[first]
	return k == pros || k == cons
}

// isTagRow reports a row of logos or names that is marked as navigation in the
// midst of advice: each leads to the page of a tool.
func isTagRow(b *outline.Block) bool {
	if b.Region != outline.Navigation {
		return false
	}
	links := b.Links()
	return len(links) > 0 && !slices.ContainsFunc(links, func(l outline.Link) bool {
		kind, ok := typeOf(l.URL)
		return !ok || kind != record.PageTool
	})
}

// adviceLeads begin the headings of sections of advice, in front of the names of tools.
var adviceLeads = [...]string{"advice on ", "decisions about ", "what developers say about ", "opinions on ", "opinions about "}

// headsAdvice reports the heading of a section of advice.
func headsAdvice(s string) bool {
	for _, prefix := range adviceLeads {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			return true
		}
	}
	return false
}

// foreignAsides returns the blocks of asides that hold nothing of the page's
// subject: newsletters, promotions.
func foreignAsides(blocks []outline.Block) map[int]bool {
	var dropped map[int]bool
	for i := 0; i < len(blocks); i++ {
		from, ours := i, asideEntries(blocks, i)
		for ; i < len(blocks) && blocks[i].Region == outline.Aside; i++ {
			key := labelKey(keyOf(clip(blocks[i].Text, maxLabel)))
			ours = ours || sectionWords[key] > nothing || innerWords[key] > nothing || metrics[key] != "" || versus(key) != nil ||
				mentionsSection(key) || isSummary(blocks[i].Text) || isCardField(clip(blocks[i].Text, maxLabel))
		}
		for k := from; k < i && !ours; k++ {
			if dropped == nil {
				dropped = map[int]bool{}
			}
			dropped[k] = true
		}
	}
	return dropped
}

// asideEntries reports asides from block i that are the entries under the heading of a
// section: each has a heading of its own.
func asideEntries(blocks []outline.Block, i int) bool {
	if i == 0 || blocks[i].Region != outline.Aside || blocks[i-1].Kind != outline.Heading || blocks[i-1].Region.Chrome() ||
		!mentionsSection(keyOf(clip(blocks[i-1].Text, maxLabel))) {
		return false
	}
	heads := 0
	for ; i < len(blocks) && blocks[i].Region == outline.Aside && heads < 2; i++ {
		if blocks[i].Kind == outline.Heading {
			heads++
		}
	}
	return heads > 1
}

// mentionsSection reports the words of the site's longer headings.
func mentionsSection(key string) bool {
	for _, words := range [...]string{"alternatives", "pros of ", "cons of ", "what is ", "advice on ", "decisions about ", "integrations"} {
		if strings.Contains(key, words) {
			return true
		}
	}
	return false
}
