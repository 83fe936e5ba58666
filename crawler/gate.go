package crawler

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// The classes of versions that take away, as record.Held names them.
const (
	lossGone   = "gone"   // the site says that the page no longer exists
	lossMoved  = "moved"  // the page redirects to another of its source
	lossFewer  = "fewer"  // fewer than half of the facts of a kind
	lossHollow = "hollow" // the page answers, and says next to nothing of what it said
	lossUnread = "unread" // the page answers, and its source cannot read it any more
)

const maxVanished = 50

// loss is what a version takes away; class is empty if nothing much.
type loss struct {
	class    string
	reason   string
	was, now map[record.Kind]int
	vanished []string
}

// compareVersions judges what next, the version just read, takes away.
//
// Hollow means that the page lost what it is about: at most a third of its
// facts are left; or every kind of fact besides the names of tools, which
// stand in the title, fell below half; or most of these kinds vanished.
func compareVersions(prev, next *record.Page) loss {
	l := loss{was: countKinds(prev), now: countKinds(next)}
	total, kept, kinds, fell, vanished := 0, 0, 0, 0, 0
	var fewer []string
	for _, kind := range slices.Sorted(maps.Keys(l.was)) {
		was, now := l.was[kind], l.now[kind]
		total += was
		kept += min(was, now)
		if 2*now < was {
			fewer = append(fewer, fmt.Sprintf("%s %d → %d", kind, was, now))
		}
		if kind == record.KindTool {
			continue
		}
		kinds++
		if 2*now < was {
			fell++
		}
		if now == 0 {
			vanished++
		}
	}
	if len(fewer) == 0 {
		return loss{}
	}
	l.class, l.reason = lossFewer, strings.Join(fewer, ", ")
	if 3*kept <= total || kinds > 0 && fell == kinds || vanished >= 2 && 2*vanished > kinds {
		l.class = lossHollow
	}
	l.vanished = vanishedHeadings(prev, next)
	return l
}

func countKinds(p *record.Page) map[record.Kind]int {
	n := map[record.Kind]int{}
	for _, f := range p.Facts {
		n[f.Body.Kind()]++
	}
	return n
}

// vanishedHeadings returns the headings under which the facts of prev stood
// and none of next stands, in the order of the page.
func vanishedHeadings(prev, next *record.Page) []string {
	has := map[string]bool{}
	for _, f := range next.Facts {
		for _, h := range f.Evidence.Path {
			has[h] = true
		}
	}
	var list []string
	for _, f := range prev.Facts {
		for _, h := range f.Evidence.Path {
			if !has[h] && len(list) < maxVanished {
				has[h] = true
				list = append(list, h)
			}
		}
	}
	return list
}

// The rules by which held versions are judged at the end of a run.
const (
	heldShare    = 10 // one page in ten may be taken away without a decision,
	heldFew      = 10 // or fewer than ten pages
	manyToOne    = 4  // redirects to one target are no coincidence
	shrunkShares = 4  // of a small source, one page in four may shrink without a decision
	unreadFew    = 3  // fewer pages that cannot be read any more do not mean a redesign
)

// ruling says which of a source's held versions need nobody's decision at the
// end of a run: they are published, but for pages that cannot be read any more,
// which stay dead with their last good facts.
//
// Versions by which the site itself says that a page is gone are published if
// they are few: with all others that are held at most a tenth of the source's
// known pages, or fewer than ten. Versions with fewer facts are too, unless a
// good part of the source shrank, and pages that cannot be read any more shrank
// to nothing. Pages that moved are published with their target. Never published
// unasked are hollow pages, pages that moved to one that says next to nothing of
// what they said, and redirects of many pages to one target: a site that lost its
// content in a redesign or hides it behind a wall looks like that, also if it has
// few pages.
func ruling(held []record.Held, known int, hollowTarget func(*record.Held) bool) (published []bool) {
	published = make([]bool, len(held))
	toOne := map[string]int{}
	for i := range held {
		if held[i].Target != "" {
			toOne[held[i].Target]++
		}
	}
	losses, shrunk, unread := 0, 0, 0
	never := make([]bool, len(held))
	for i := range held {
		h := &held[i]
		never[i] = h.Class == lossHollow || toOne[h.Target] >= manyToOne
		if h.Class == lossMoved && !never[i] {
			if never[i] = hollowTarget(h); !never[i] {
				published[i] = true
				continue // not a loss
			}
		}
		losses++
		if h.Class == lossFewer || h.Class == lossUnread {
			shrunk++
		}
		if h.Class == lossUnread {
			unread++
		}
	}
	few := losses*heldShare <= known || losses < heldFew
	for i := range held {
		switch {
		case never[i] || !few:
		case held[i].Class == lossGone:
			published[i] = true
		case held[i].Class == lossUnread && unread < unreadFew:
			published[i] = true
		case held[i].Class == lossFewer || held[i].Class == lossUnread:
			published[i] = losses*heldShare <= known || shrunk*shrunkShares <= known
		}
	}
	return published
}
