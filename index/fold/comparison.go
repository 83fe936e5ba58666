package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// Comparison folds all that pages say about one set of tools side by side. The
// pages, in any order, are those that compare exactly this set (see Compared)
// with all their facts that involve its tools, their opinions and their
// related comparisons. It returns nil if no page compares the set.
func Comparison(sides []names.Resolution, pages []Page, cfg Config) *index.Comparison {
	g := newSetFacts(sides)
	if g == nil {
		return nil
	}
	for _, v := range views(pages, cfg, nil) {
		if g.compares(v) {
			g.views = append(g.views, v)
		}
	}
	if len(g.views) == 0 {
		return nil
	}
	for _, v := range g.views {
		for _, f := range v.Facts {
			g.add(v, f)
		}
		g.rows.endPage(v)
	}
	d := g.document()
	d.Sample = anySample(g.views)
	c := newCiter(cfg)
	g.fillVerdicts(d, c)
	d.Rows, d.RowsTotal = g.rows.document(c)
	d.PageFigures, d.FiguresTotal = g.pageFigures(c)
	d.Measured, d.MeasuredTotal = g.measured.document(g.ids)
	g.fillTexts(d)
	d.Sources = c.assign(g.views)
	d.SourcesTotal, d.SourceNames = len(g.views), siteNames(g.views)
	_, d.NewestSeen = seenSpan(g.views)
	d.Rows, d.Conflicts = finishRows(d.Rows)
	d.PageFigures = slices.DeleteFunc(d.PageFigures, func(f index.PageFigure) bool { return len(f.Src) == 0 })
	d.Verdicts = slices.DeleteFunc(d.Verdicts, func(v index.VerdictRef) bool { return len(v.Src) == 0 })
	return d
}

// setFacts are the facts of pages about one set of tools.
type setFacts struct {
	id       string
	ids      []string // sorted
	names    []string // by side
	views    []*view
	titles   map[string]int
	summary  []summary
	verdicts []*verdict
	rows     *rows
	figures  []*printed
	measured measuredRows
	opinions map[string]bool
	related  refs

	differences, guidance textRefs
}

type summary struct {
	text string
	view *view
}

// newSetFacts returns nil unless sides are between two and MaxSides different
// tools.
func newSetFacts(sides []names.Resolution) *setFacts {
	sides = slices.Clone(sides)
	slices.SortFunc(sides, func(a, b names.Resolution) int { return cmp.Compare(a.ID, b.ID) })
	sides = slices.CompactFunc(sides, func(a, b names.Resolution) bool { return a.ID == b.ID })
	g := &setFacts{titles: map[string]int{}, opinions: map[string]bool{}}
	for _, s := range sides {
		g.ids = append(g.ids, s.ID)
		g.names = append(g.names, cmp.Or(s.Name, s.ID))
	}
	if g.id = ComparisonID(g.ids); g.id == "" {
		return nil
	}
	g.rows, g.measured = newRows(len(g.ids)), measuredRows{}
	return g
}

// is reports whether names mean exactly this set.
func (g *setFacts) is(v *view, list []string) bool {
	ids, whole := v.ids(list)
	return whole && slices.Equal(ids, g.ids)
}

func (g *setFacts) compares(v *view) bool {
	return slices.ContainsFunc(v.Facts, func(f record.Fact) bool {
		tools, ok := Compared(f)
		return ok && g.is(v, tools)
	})
}

// side returns the place of the tool that a name means, or -1.
func (g *setFacts) side(v *view, name string) int { return slices.Index(g.ids, v.id(name)) }

// set reports whether a tool and those it is set against are exactly this set;
// a page that is one comparison sets all its tools against each other.
func (g *setFacts) set(v *view, tool string, versus []string) bool {
	if len(versus) == 0 {
		return v.Head.PageType == record.PageComparison && g.side(v, tool) >= 0
	}
	return g.is(v, append([]string{tool}, versus...))
}

func (g *setFacts) add(v *view, f record.Fact) {
	switch b := f.Body.(type) {
	case record.Comparison:
		if g.is(v, b.Tools) {
			g.addTitle(b.Title)
			g.summary = append(g.summary, summary{paragraphs(cmp.Or(b.Summary, b.Intro)), v})
		}
	case record.Verdict:
		if g.is(v, b.Tools) {
			g.addVerdict(v, b, f)
		}
	case record.Difference:
		if g.is(v, b.Tools) {
			g.differences.add(f, normal(b.Title), "", "", v)
		}
	case record.Guidance:
		if g.set(v, b.Tool, b.Versus) {
			g.guidance.add(f, "", v.id(b.Tool), b.Advice, v)
		}
	case record.Trait:
		if side := g.side(v, b.Tool); side >= 0 && g.set(v, b.Tool, b.Versus) && !v.isFigure(b) {
			g.rows.add(side, b)
		}
	case record.Stat:
		if side := g.side(v, b.Tool); side >= 0 {
			g.addFigure(v, side, b)
		}
	case record.Measurement:
		if side := g.side(v, b.Tool); side >= 0 {
			g.measured.add(v, side, len(g.ids), b, f.Evidence)
		}
	case record.Opinion:
		g.addOpinion(v, b, f)
	case record.RelatedComparison:
		if ids, whole := v.ids(b.Tools); whole {
			if id := ComparisonID(ids); id == g.id {
				g.addTitle(b.Title)
			} else if v.Head.PageType == record.PageComparison {
				g.related.add(v, id, id)
			}
		}
	}
}

func (g *setFacts) addTitle(title string) {
	if title = normal(title); title != "" {
		g.titles[cut(title, maxTitle)]++
	}
}

// addOpinion counts what people say on a page that is this comparison, or of
// two of its tools.
func (g *setFacts) addOpinion(v *view, b record.Opinion, f record.Fact) {
	among := 0
	ids, _ := v.ids(b.Tools)
	for _, id := range ids {
		if slices.Contains(g.ids, id) {
			among++
		}
	}
	if v.Head.PageType != record.PageComparison && among < 2 {
		return
	}
	if key, ok := TextKey(f); ok {
		g.opinions[key] = true
	}
}

func (g *setFacts) document() *index.Comparison {
	d := &index.Comparison{
		ID: g.id, Schema: index.DocumentSchema, Tools: g.ids, Kind: "pair", Title: strings.Join(g.names, " vs "),
		Sides: []index.ToolRef{}, OpinionsTotal: len(g.opinions),
	}
	if len(g.ids) > 2 {
		d.Kind = "group"
	}
	for i, id := range g.ids {
		d.Sides = append(d.Sides, index.ToolRef{ID: id, Name: g.names[i]})
		if key := names.Key(g.names[i]); !slices.Contains(d.NameKeys, key) {
			d.NameKeys = append(d.NameKeys, key)
		}
	}
	d.Titles = g.allTitles(d.Title)
	d.Summary = g.bestSummary()
	d.Related, d.RelatedTotal = g.related.ids()
	d.Related = d.Related[:min(len(d.Related), MaxInline)]
	return d
}

// allTitles are the document's own title, its reverse and those of pages, the
// most frequent of them.
func (g *setFacts) allTitles(own string) []string {
	reversed := slices.Clone(g.names)
	slices.Reverse(reversed)
	titles := []string{own, strings.Join(reversed, " vs ")}
	list := make([]string, 0, len(g.titles))
	for title := range g.titles {
		list = append(list, title)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(g.titles[b], g.titles[a]), cmp.Compare(a, b))
	})
	for _, title := range list {
		if len(titles) < MaxInline && !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	return titles
}

// bestSummary is that of the newest page that has one, of pages that are a
// comparison before articles.
func (g *setFacts) bestSummary() string {
	best := summary{}
	for _, s := range g.summary {
		if s.text == "" {
			continue
		}
		if best.view == nil || s.view.Head.PageType == record.PageComparison && best.view.Head.PageType != record.PageComparison {
			best = s
		}
	}
	if best.view == nil {
		return ""
	}
	limit := maxSummary
	if best.view.chars > 0 {
		limit = min(limit, best.view.chars)
	}
	return cut(best.text, limit)
}

// fillTexts refers to the passages of differences and guidance.
func (g *setFacts) fillTexts(d *index.Comparison) {
	d.Differences, d.Guidance = []index.DifferenceRef{}, []index.GuidanceRef{}
	d.DifferencesTotal, d.GuidanceTotal = len(g.differences.list), len(g.guidance.list)
	for _, t := range g.differences.first() {
		d.Differences = append(d.Differences, index.DifferenceRef{
			Title: leadOr(t.title, cut(t.text, t.cites.chars())), Passage: PassageID(record.KindDifference, g.ids, t.key),
		})
	}
	for _, t := range g.guidance.first() {
		d.Guidance = append(d.Guidance, index.GuidanceRef{
			Tool: t.tool, Advice: string(t.advice), Excerpt: cut(cut(t.text, t.cites.chars()), maxExcerpt),
			Passage: PassageID(record.KindGuidance, []string{t.tool}, t.key),
		})
	}
}

// textRefs are texts in the order in which pages have them, each once.
type textRefs struct {
	list []*textRef
	by   map[string]*textRef
}

type textRef struct {
	key, title, text, tool string
	advice                 record.Advice
	cites                  cites
}

func (t *textRefs) add(f record.Fact, title, tool string, advice record.Advice, v *view) {
	text, ok := newText(f)
	if !ok {
		return
	}
	key := textKey(text.kind, text.key)
	if t.by == nil {
		t.by = map[string]*textRef{}
	}
	r := t.by[tool+"\x00"+key]
	if r == nil {
		r = &textRef{key: key, title: title, text: text.text, tool: tool, advice: advice}
		t.by[tool+"\x00"+key] = r
		t.list = append(t.list, r)
	}
	r.cites.add(v)
}

func (t *textRefs) first() []*textRef { return t.list[:min(len(t.list), MaxInline)] }
