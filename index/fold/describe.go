package fold

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// descriptions are the texts that describe one tool.
type descriptions map[string]*description

type description struct {
	text  string
	rank  int // see descriptionRank
	cites cites
}

func (d descriptions) add(v *view, t record.Tool) {
	if t.Description == "" {
		return
	}
	e := d[t.Description]
	if e == nil {
		e = &description{text: normal(t.Description), rank: math.MaxInt}
		d[t.Description] = e
	}
	e.rank = min(e.rank, descriptionRank(v, t.Role))
	e.cites.add(v)
}

// descriptionRank is the lower the nearer the page is to the tool.
func descriptionRank(v *view, role record.Role) int {
	switch {
	case v.own && v.Head.PageType == record.PageTool:
		return 0
	case v.own:
		return 1
	case role == record.RoleSubject:
		return 2
	}
	return 3
}

const (
	maxSummary      = 500 // characters of a summary
	maxDescription  = 300 // of another description
	maxDescriptions = 3   // others
)

// ranked returns the descriptions, the one nearest to the tool first, then the one
// that most pages print, the newest, the longest.
func (d descriptions) ranked() []*description {
	all := make([]*description, 0, len(d))
	for _, e := range d {
		if e.text != "" {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, compareDescriptions)
	return all
}

// document fills in the summary of a tool, and how other pages describe it: texts
// that say more than those before them.
func (d descriptions) document(t *index.Tool, c *citer) {
	var kept []*description
	for _, e := range d.ranked() {
		contains := func(k *description) bool { return strings.Contains(k.text, e.text) }
		if len(kept) <= maxDescriptions && !slices.ContainsFunc(kept, contains) {
			kept = append(kept, e)
		}
	}
	t.SummarySrc = []int{}
	t.Descriptions = make([]index.Description, max(1, len(kept))-1)
	for i, e := range kept {
		if i == 0 {
			t.Summary = e.shown(maxSummary)
			c.want(e.cites, &t.SummarySrc)
			continue
		}
		t.Descriptions[i-1].Text = e.shown(maxDescription)
		c.want(e.cites, &t.Descriptions[i-1].Src)
	}
}

// shown returns as much of the text as its sources let be shown, at most limit
// characters.
func (d *description) shown(limit int) string {
	if chars := d.cites.chars(); chars > 0 {
		limit = min(limit, chars)
	}
	return cut(d.text, limit)
}

func compareDescriptions(a, b *description) int {
	return cmp.Or(
		cmp.Compare(a.rank, b.rank),
		cmp.Compare(len(b.cites), len(a.cites)),
		cmp.Compare(b.cites.newest(), a.cites.newest()),
		cmp.Compare(len(b.text), len(a.text)),
		cmp.Compare(a.text, b.text),
	)
}

// categories are the paths of categories under which pages list one tool, by
// how near the page is to it.
type categories [4]map[string]*categoryPath

type categoryPath struct {
	path  []string
	pages int
}

func (c *categories) add(v *view, t record.Tool) {
	near := 3
	switch {
	case v.own:
		c.addPath(0, v.Head.CategoryPath)
		near = 1
	case t.Role == record.RoleSubject:
		c.addPath(2, v.Head.CategoryPath)
	}
	if v.Head.PageType == record.PageRepository {
		return // its topics are words that people chose, no categories
	}
	for _, name := range t.Categories {
		c.addPath(near, []string{name})
	}
}

func (c *categories) addPath(near int, path []string) {
	path = cleanPath(path)
	if len(path) == 0 {
		return
	}
	if c[near] == nil {
		c[near] = map[string]*categoryPath{}
	}
	key := strings.ToLower(strings.Join(path, "\x00"))
	if c[near][key] == nil {
		c[near][key] = &categoryPath{path: path}
	}
	c[near][key].pages++
}

// maxCategories is how many paths a tool can stand under.
const maxCategories = 5

// paths returns the paths of the nearest pages. Of pages that are about
// several tools only the path that most of them have counts.
func (c *categories) paths() [][]string {
	for near, byKey := range c {
		list := make([]*categoryPath, 0, len(byKey))
		for _, p := range byKey {
			list = append(list, p)
		}
		slices.SortFunc(list, func(a, b *categoryPath) int {
			return cmp.Or(cmp.Compare(b.pages, a.pages), slices.Compare(a.path, b.path))
		})
		limit := maxCategories
		if near == 2 {
			limit = 1
		}
		paths := [][]string{}
		for _, p := range list[:min(len(list), limit)] {
			paths = append(paths, p.path)
		}
		if len(paths) > 0 {
			return paths
		}
	}
	return nil
}

// cleanPath normalises the names of a path, drops repetitions (Frameworks >
// Frameworks) and what lies below three levels.
func cleanPath(path []string) []string {
	var clean []string
	for _, name := range path {
		name = categoryName(name)
		if name == "" || len(clean) > 0 && strings.EqualFold(clean[len(clean)-1], name) {
			continue
		}
		clean = append(clean, name)
	}
	return clean[:min(len(clean), 3)]
}

// categoryName folds the spellings of a category: "application and data" is
// "Application & Data", "build-test-deploy" is "Build Test Deploy".
func categoryName(s string) string {
	s = cut(strings.ReplaceAll(normal(s), ">", "/"), 80)
	if s == strings.ToLower(s) {
		if !strings.Contains(s, " ") {
			s = strings.ReplaceAll(s, "-", " ")
		}
		fields := strings.Fields(s)
		for i, w := range fields {
			r := []rune(w)
			if w != "and" {
				r[0] = unicode.ToUpper(r[0])
			}
			fields[i] = string(r)
		}
		s = strings.Join(fields, " ")
	}
	return strings.ReplaceAll(s, " and ", " & ")
}

// menu makes the levels of a hierarchical menu of paths.
func menu(paths [][]string) index.Category {
	levels := [3][]string{{}, {}, {}}
	for _, p := range paths {
		for i := range p {
			if entry := strings.Join(p[:i+1], " > "); !slices.Contains(levels[i], entry) {
				levels[i] = append(levels[i], entry)
			}
		}
	}
	for i := range levels {
		slices.Sort(levels[i])
	}
	return index.Category{Lvl0: levels[0], Lvl1: levels[1], Lvl2: levels[2]}
}

// kinds maps words of category names to kinds of tools, the more telling
// first.
var kinds = []struct{ word, kind string }{
	{"frameworks", "framework"}, {"microframeworks", "framework"}, {"framework", "framework"}, {"languages", "language"}, {"language", "language"},
	{"databases", "database"}, {"database", "database"}, {"libraries", "library"}, {"library", "library"}, {"hosting", "service"}, {"services", "service"},
}

// kindOf guesses the kind of a tool that the registry does not know from its
// most special category.
func kindOf(paths [][]string) string {
	for _, p := range paths {
		for i := len(p) - 1; i >= 0; i-- {
			w := words(p[i])
			for _, k := range kinds {
				if slices.Contains(w, k.word) && !strings.Contains(p[i], "&") {
					return k.kind
				}
			}
		}
	}
	return "tool"
}
