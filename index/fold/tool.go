package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Tool folds all that pages say about one tool. The pages, in any order, are
// those on which one of its names stands, with the facts that involve it; other
// facts are passed over. It returns nil if no page has a `tool` fact of it.
func Tool(res names.Resolution, pages []Page, history []History, cfg Config) *index.Tool {
	g := gather(res, pages, cfg)
	if !g.known {
		return nil
	}
	t := &index.Tool{
		ID: res.ID, Schema: index.DocumentSchema, FormerIDs: sortedCopy(res.FormerIDs), Sample: anySample(g.involved),
		Name: cmp.Or(res.Name, res.ID), Homepage: res.Homepage, Repository: res.Repository,
		SourceNames: siteNames(g.involved), SourcesTotal: len(g.involved),
	}
	t.Names, t.NameKeys = g.spellings(t.Name)
	t.NameKeys = slices.Compact(slices.Sorted(slices.Values(slices.Concat(t.NameKeys, res.Keys))))
	t.OldestSeen, t.NewestSeen = seenSpan(g.involved)
	c := newCiter(cfg)
	g.fillFigures(t, c, newPasts(res.ID, history))
	g.fillDescription(t, c, res.Kind)
	g.fillTraits(t, c)
	g.fillPoints(t, c)
	for _, d := range g.drafts {
		d.wantOthers(c)
	}
	g.fillRelations(t, c)
	t.Claims, t.ClaimsTotal = g.claims.document(res.ID)
	t.Sources = c.assign(g.involved)
	g.finish(t)
	return t
}

// toolFacts are the facts of pages about one tool.
type toolFacts struct {
	id           string
	cfg          Config
	known        bool // a tool fact names it
	involved     []*view
	names        map[string]int // spellings with the number of facts
	figures      figures
	drafts       []*figureDraft
	descriptions descriptions
	categories   categories
	traits       *traits
	pros, cons   *points
	relations    *relations
	claims       *claims
}

func gather(res names.Resolution, pages []Page, cfg Config) *toolFacts {
	g := &toolFacts{
		id: res.ID, cfg: cfg, names: map[string]int{}, figures: figures{}, descriptions: descriptions{},
		traits: newTraits(), pros: &points{}, cons: &points{}, relations: &relations{}, claims: &claims{},
	}
	for _, v := range views(pages, cfg, ownPage(res.ID)) {
		involved := false
		for _, f := range v.Facts {
			if g.add(v, f) {
				involved = true
			}
		}
		if involved {
			g.involved = append(g.involved, v)
		}
	}
	return g
}

// add takes a fact, and reports whether it involves the tool.
func (g *toolFacts) add(v *view, f record.Fact) bool {
	switch b := f.Body.(type) {
	case record.Tool:
		if !g.named(v, b.Name) {
			return false
		}
		g.known = true
		g.descriptions.add(v, b)
		g.categories.add(v, b)
	case record.Stat:
		if !g.named(v, b.Tool) {
			return false
		}
		g.figures.add(v, b, f.Evidence)
	case record.Trait:
		if !g.named(v, b.Tool) {
			return false
		}
		if !v.isFigure(b) {
			g.traits.add(v, b)
		}
	case record.Pro:
		if !g.named(v, b.Tool) {
			return false
		}
		g.pros.add(v, string(b.Text), b.Votes)
	case record.Con:
		if !g.named(v, b.Tool) {
			return false
		}
		g.cons.add(v, string(b.Text), b.Votes)
	case record.Measurement:
		if !g.named(v, b.Tool) {
			return false
		}
		g.claims.add(v, b)
	case record.Relation:
		if v.id(b.From) != g.id && v.id(string(b.To)) != g.id {
			return false
		}
		g.relations.add(v, g.id, b)
	default:
		return g.addText(v, f)
	}
	return true
}

// addText takes a fact that becomes a passage or a comparison.
func (g *toolFacts) addText(v *view, f record.Fact) bool {
	if tools, ok := Compared(f); ok {
		ids, whole := v.ids(tools)
		if !slices.Contains(ids, g.id) {
			return false
		}
		if comparison := ComparisonID(ids); whole && comparison != "" {
			g.relations.comparisons.add(v, comparison, comparison)
		}
		return true
	}
	switch b := f.Body.(type) {
	case record.Opinion:
		return g.among(v, b.Tools)
	case record.Answer:
		return g.among(v, b.Tools)
	case record.Guidance:
		return v.id(b.Tool) == g.id || g.among(v, b.Versus)
	}
	return false
}

// named reports whether a name of a page means the tool, and remembers how it
// is spelt.
func (g *toolFacts) named(v *view, name string) bool {
	if v.id(name) != g.id {
		return false
	}
	g.names[name]++
	return true
}

func (g *toolFacts) among(v *view, list []string) bool {
	return slices.ContainsFunc(list, func(name string) bool { return v.id(name) == g.id })
}

// spellings returns the tool's name and how pages write it, those that most
// facts have, and their folded forms.
func (g *toolFacts) spellings(name string) (spelt, keys []string) {
	list := make([]string, 0, len(g.names))
	for s := range g.names {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(g.names[b], g.names[a]), cmp.Compare(a, b))
	})
	seen := map[string]bool{}
	for _, s := range append([]string{name}, list...) {
		if s = normal(s); s == "" || seen[s] || len(spelt) == MaxInline {
			continue
		}
		seen[s] = true
		spelt = append(spelt, s)
		if key := names.Key(s); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return spelt, keys
}

func (g *toolFacts) fillFigures(t *index.Tool, c *citer, past pasts) {
	t.Metrics, t.Dates = map[string]float64{}, map[string]int64{}
	for _, m := range record.Metrics() {
		d := g.figures.figure(m, g.cfg.fresh(), c)
		if d == nil {
			continue
		}
		shown := d.groups[0].lead
		d.Growth = past.growth(m, shown)
		g.drafts = append(g.drafts, d)
		switch m.Type {
		case record.DayMetric:
			t.Dates[d.Metric] = int64(shown.in.value)
		case record.Count, record.Flag:
			t.Metrics[d.Metric] = shown.in.value
		}
		if d.conflicts() {
			t.Conflicts = append(t.Conflicts, d.Metric)
		}
	}
	t.Popularity, t.PopularityTier = Popularity(t.Metrics)
}

func (g *toolFacts) fillDescription(t *index.Tool, c *citer, kind string) {
	g.descriptions.document(t, c)
	paths := g.categories.paths()
	t.Category = menu(paths)
	if t.Kind = kind; kind == "" {
		t.Kind = kindOf(paths)
	}
	t.Languages = g.languages(paths)
}

func (g *toolFacts) fillTraits(t *index.Tool, c *citer) {
	var conflicts []string
	t.Traits, conflicts, t.TraitsTotal = g.traits.document(c)
	t.Conflicts = append(append([]string{}, t.Conflicts...), conflicts...)
	t.Licenses = g.traits.licenses()
}

func (g *toolFacts) fillPoints(t *index.Tool, c *citer) {
	t.Pros, t.ProsTotal = g.pros.document(c)
	t.Cons, t.ConsTotal = g.cons.document(c)
}

func (g *toolFacts) fillRelations(t *index.Tool, c *citer) {
	r := g.relations
	t.Alternatives, t.AltTotal = r.alternatives.document(c)
	t.UsedBy, t.UsedByTotal = r.companies.companies(c)
	t.Integrations, t.IntTotal = r.integrations.document(c)
	t.Related, t.RelTotal = r.related.document(c)
	t.AlternativeOf, t.AltOfTotal = r.alternativeOf.ids()
	t.Comparisons, t.CompTotal = r.comparisons.ids()
}

// finish takes the figures once they are cited, and drops what no listed source states; totals
// still count it.
func (g *toolFacts) finish(t *index.Tool) {
	t.Figures = []index.Figure{}
	for _, d := range g.drafts {
		d.Others = slices.DeleteFunc(d.Others, func(o index.OtherFigure) bool { return len(o.Src) == 0 })
		t.Figures = append(t.Figures, d.Figure)
	}
	for i := range t.Traits {
		dropUncited(&t.Traits[i].Cell)
	}
	t.Traits = slices.DeleteFunc(t.Traits, func(r index.ToolTrait) bool { return len(r.Src) == 0 })
	t.Pros = slices.DeleteFunc(t.Pros, func(p index.Point) bool { return len(p.Src) == 0 })
	t.Cons = slices.DeleteFunc(t.Cons, func(p index.Point) bool { return len(p.Src) == 0 })
	t.UsedBy = slices.DeleteFunc(t.UsedBy, func(n index.Named) bool { return len(n.Src) == 0 })
}

// maxLanguages is how many languages a tool is said to be written in.
const maxLanguages = 5

// languages returns the languages that the tool is written in: stated as such,
// or as an attribute, by more than a few of the pages that state one; else
// those that the categories of its own page name.
func (g *toolFacts) languages(paths [][]string) []string {
	pages := map[string]map[*view]bool{}
	stating := map[*view]bool{}
	for _, r := range g.relations.writtenIn {
		countPages(pages, stating, r.name, r.cites)
	}
	if row := g.traits.rows["language"]; row != nil {
		for _, cell := range row.cells {
			for _, name := range cell.values {
				if languages[strings.ToLower(name)] == name {
					countPages(pages, stating, name, cell.cites)
				}
			}
		}
	}
	list := []string{}
	for name, by := range pages {
		if len(by)*10 >= len(stating) {
			list = append(list, name)
		}
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(pages[b]), len(pages[a])), cmp.Compare(a, b))
	})
	if len(list) > 0 || len(g.categories[0])+len(g.categories[1]) == 0 {
		return list[:min(len(list), maxLanguages)]
	}
	return categoryLanguages(paths)
}

func countPages(pages map[string]map[*view]bool, stating map[*view]bool, name string, by cites) {
	if pages[name] == nil {
		pages[name] = map[*view]bool{}
	}
	for _, v := range by {
		pages[name][v] = true
		stating[v] = true
	}
}

// categoryLanguages returns the languages that categories name beyond doubt,
// as in "Python Web Frameworks"; one-letter names are doubtful.
func categoryLanguages(paths [][]string) []string {
	list := []string{}
	for _, p := range paths {
		w := words(p[len(p)-1])
		if len(w) < 2 {
			continue
		}
		if name, ok := languages[w[0]]; ok && len(name) > 1 && name != "Go" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

func sortedCopy(list []string) []string {
	list = append([]string{}, list...)
	slices.Sort(list)
	return slices.Compact(list)
}
