package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// view is a page as a fold sees it.
type view struct {
	*Page
	seen    int         // day
	date    int         // the page's own date, else the day it was seen
	dated   bool        // it has one
	own     bool        // about the tool that is folded, and about nothing else
	chars   int         // of a text that may be shown, 0: all
	day     string      // of seen, once it was asked for
	printed cellFigures // once they were asked for
	n       int         // number among the sources of the document, 0: not listed
}

// views prepares pages: of several versions of a page the newest, in the order
// in which they are cited: a tool's own pages, the newest, by site and URL.
func views(pages []Page, cfg Config, own func(*Page) bool) []*view {
	byURL := make(map[[2]string]*view, len(pages))
	for i := range pages {
		p := &pages[i]
		key := [2]string{p.Head.Source, p.Head.URL}
		if have, ok := byURL[key]; ok && !p.Head.NewerThan(&have.Head) {
			continue
		}
		byURL[key] = newView(p, cfg)
	}
	all := make([]*view, 0, len(byURL))
	for _, v := range byURL {
		if v.Head.Gone {
			continue
		}
		v.own = own != nil && own(v.Page)
		all = append(all, v)
	}
	slices.SortFunc(all, compareViews)
	return all
}

func newView(p *Page, cfg Config) *view {
	v := &view{Page: p, seen: dayOf(p.Head.SeenAt), chars: cfg.Sites[p.Head.Source].Excerpt}
	v.date = v.seen
	for _, d := range []record.Date{p.Head.ModifiedAt, p.Head.PublishedAt} {
		if day, ok := lastDay(d); ok {
			v.date, v.dated = min(day, v.seen), true
			break
		}
	}
	return v
}

// seenDay is the day on which the page was seen.
func (v *view) seenDay() string {
	if v.day == "" {
		v.day = dayString(v.seen)
	}
	return v.day
}

// dateOf is the date of a statement of the page, as precise as it is given.
func (v *view) dateOf(asOf record.Date) string {
	return index.DateOf(string(asOf), publishedAt(v), v.seenDay())
}

func compareViews(a, b *view) int {
	return cmp.Or(
		compareBool(b.own, a.own),
		cmp.Compare(b.seen, a.seen),
		cmp.Compare(a.Head.Source, b.Head.Source),
		cmp.Compare(a.Head.URL, b.Head.URL),
	)
}

// compareBool puts false first.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// id returns the tool that a name of the page means, or "".
func (v *view) id(name string) string { return v.tool(name).ID }

// ids returns the different tools that names mean, sorted; whole is false if a
// name means none.
func (v *view) ids(list []string) (ids []string, whole bool) {
	whole = true
	for _, name := range list {
		if id := v.id(name); id != "" {
			ids = append(ids, id)
		} else {
			whole = false
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), whole
}

// resolution returns the resolution of the first name in list that means the tool id.
func (v *view) resolution(id string, list []string) *names.Resolution {
	for _, name := range list {
		if r := v.tool(name); r.ID == id {
			return r
		}
	}
	return &names.Resolution{ID: id, Name: id}
}

// ownPage reports whether a page is about one tool only, and that is id.
func ownPage(id string) func(*Page) bool {
	return func(p *Page) bool {
		if p.Head.PageType != record.PageTool && p.Head.PageType != record.PageRepository {
			return false
		}
		for _, f := range p.Facts {
			if t, ok := f.Body.(record.Tool); ok && t.Role == record.RoleSubject && p.tool(t.Name).ID == id {
				return true
			}
		}
		return false
	}
}

// cites are the views that say something, each once, in the order of views.
type cites []*view

func (c *cites) add(v *view) {
	if n := len(*c); n == 0 || (*c)[n-1] != v {
		*c = append(*c, v)
	}
}

// meet reports whether a page is in both lists.
func (c cites) meet(d cites) bool {
	for len(c) > 0 && len(d) > 0 {
		switch order := compareViews(c[0], d[0]); {
		case order == 0:
			return true
		case order < 0:
			c = c[1:]
		default:
			d = d[1:]
		}
	}
	return false
}
