package fold

import (
	"slices"

	"github.com/stackdex/stackdex/index"
)

// citer chooses the pages that a document lists as its sources. What is wanted
// first is sure of a source; a page that is listed anyway is preferred.
type citer struct {
	cfg     Config
	limit   int
	listed  []*view
	wanted  []want
	current map[*view]bool
}

type want struct {
	cites cites
	to    *[]int
}

func newCiter(cfg Config) *citer {
	return &citer{cfg: cfg, limit: MaxInline, current: map[*view]bool{}}
}

// want asks that one of the pages be listed; assign then writes the numbers of
// those that are.
func (c *citer) want(pages cites, to *[]int) {
	c.wanted = append(c.wanted, want{pages, to})
	for _, v := range pages {
		if c.current[v] {
			return
		}
	}
	if len(pages) > 0 {
		c.list(pages[0])
	}
}

func (c *citer) list(v *view) {
	if len(c.listed) < c.limit && !c.current[v] {
		c.current[v] = true
		c.listed = append(c.listed, v)
	}
}

// assign fills the list up from all pages of the document, numbers it, and
// writes every reference. What no listed page says keeps no reference.
func (c *citer) assign(all []*view) []index.Source {
	for _, v := range all {
		v.n = 0
	}
	for _, v := range all {
		c.list(v)
	}
	slices.SortFunc(c.listed, compareViews)
	sources := make([]index.Source, 0, len(c.listed))
	for i, v := range c.listed {
		v.n = i + 1
		sources = append(sources, index.Source{
			N: v.n, Site: v.Head.Source, URL: v.Head.URL, SeenAt: v.seenDay(),
			PublishedAt: publishedAt(v), License: c.cfg.Sites[v.Head.Source].License,
		})
	}
	for _, w := range c.wanted {
		*w.to = w.cites.numbers()
	}
	return sources
}

// numbers returns the numbers of the listed pages, sorted.
func (c cites) numbers() []int {
	ns := []int{}
	for _, v := range c {
		if v.n > 0 {
			ns = append(ns, v.n)
		}
	}
	slices.Sort(ns)
	return ns
}

func publishedAt(v *view) string {
	if v.Head.ModifiedAt != "" {
		return string(v.Head.ModifiedAt)
	}
	return string(v.Head.PublishedAt)
}

// siteNames returns the sites of pages, sorted.
func siteNames(all []*view) []string {
	sites := []string{}
	for _, v := range all {
		sites = insert(sites, v.Head.Source)
	}
	return sites
}

// seenSpan returns the oldest and the newest day on which pages were seen, in
// Unix seconds.
func seenSpan(all []*view) (oldest, newest int64) {
	for i, v := range all {
		at := int64(v.seen) * secondsADay
		if i == 0 || at < oldest {
			oldest = at
		}
		if i == 0 || at > newest {
			newest = at
		}
	}
	return oldest, newest
}

func anySample(all []*view) bool {
	return slices.ContainsFunc(all, func(v *view) bool { return v.Head.Sample })
}
