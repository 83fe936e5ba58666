package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// verdict is one choice between the sides, by its text and winner.
type verdict struct {
	key, winner string
	summary     string
	useIf       []index.UseIf
	cites       cites
}

func (g *setFacts) addVerdict(v *view, b record.Verdict, f record.Fact) {
	key, ok := TextKey(f)
	if !ok {
		return
	}
	winner := ""
	if side := g.side(v, string(b.Winner)); side >= 0 {
		winner = g.ids[side]
	}
	for _, have := range g.verdicts {
		if have.key == key && have.winner == winner {
			have.cites.add(v)
			return
		}
	}
	if len(g.verdicts) >= maxVerdicts {
		return
	}
	d := &verdict{key: key, winner: winner, summary: normal(b.Summary), cites: cites{v}}
	for _, u := range b.UseIf {
		if side := g.side(v, u.Tool); side >= 0 {
			d.useIf = append(d.useIf, index.UseIf{Tool: g.ids[side], Text: normal(u.Text)})
		}
	}
	g.verdicts = append(g.verdicts, d)
}

// maxVerdicts bounds the number of different verdicts on one set.
const maxVerdicts = 500

// fillVerdicts lists the verdicts that most pages have first, and every winner.
func (g *setFacts) fillVerdicts(d *index.Comparison, c *citer) {
	slices.SortStableFunc(g.verdicts, func(a, b *verdict) int {
		return cmp.Or(cmp.Compare(len(b.cites), len(a.cites)), compareViews(a.cites[0], b.cites[0]), cmp.Compare(a.key, b.key))
	})
	winners := map[string]bool{}
	d.Verdicts, d.VerdictsTotal = make([]index.VerdictRef, min(len(g.verdicts), MaxInline)), len(g.verdicts)
	for _, v := range g.verdicts {
		if v.winner != "" {
			winners[v.winner] = true
		}
	}
	d.Winners = sortedKeys(winners, MaxSides)
	for i := range d.Verdicts {
		v := g.verdicts[i]
		chars := v.cites.chars()
		ref := index.VerdictRef{
			Winner: pointer(v.winner), Summary: cut(v.summary, chars), UseIf: []index.UseIf{},
			Passage: PassageID(record.KindVerdict, g.ids, v.key),
		}
		for _, u := range v.useIf[:min(len(v.useIf), MaxInline)] {
			ref.UseIf = append(ref.UseIf, index.UseIf{Tool: u.Tool, Text: cut(u.Text, chars)})
		}
		d.Verdicts[i] = ref
		c.want(v.cites, &d.Verdicts[i].Src)
	}
}

// printed is what one page printed of a metric on the sides.
type printed struct {
	metric string
	values []*float64
	view   *view
}

// addFigure keeps a count that stands on a page of its set only: an article on
// many tools says nothing by putting two figures on one page.
func (g *setFacts) addFigure(v *view, side int, s record.Stat) {
	m, ok := record.MetricByName(s.Metric)
	if !ok || m.Type != record.Count || v.Head.PageType != record.PageComparison {
		return
	}
	in, ok := newInterval(s.Value, s.Low, s.High)
	if !ok {
		return
	}
	p := g.printedBy(v, m.Name)
	if p.values[side] == nil || *p.values[side] < in.value {
		p.values[side] = &in.value
	}
}

// printedBy finds the figures of a metric on the page that is read.
func (g *setFacts) printedBy(v *view, metric string) *printed {
	for i := len(g.figures) - 1; i >= 0 && g.figures[i].view == v; i-- {
		if g.figures[i].metric == metric {
			return g.figures[i]
		}
	}
	p := &printed{metric: metric, values: make([]*float64, len(g.ids)), view: v}
	g.figures = append(g.figures, p)
	return p
}

// pageFigures lists what pages print, the newest pages first, metrics in the
// order of their table; pages that print the same share an entry.
func (g *setFacts) pageFigures(c *citer) (list []index.PageFigure, total int) {
	type entry struct {
		*printed
		cites cites
	}
	all, by := []*entry{}, map[string]*entry{}
	for _, p := range g.figures {
		key := p.key()
		if by[key] == nil {
			by[key] = &entry{printed: p}
			all = append(all, by[key])
		}
		by[key].cites.add(p.view)
	}
	slices.SortStableFunc(all, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.view.seen, a.view.seen), compareViews(a.view, b.view), cmp.Compare(metricOrder(a.metric), metricOrder(b.metric)))
	})
	list = make([]index.PageFigure, min(len(all), MaxInline))
	for i := range list {
		list[i] = index.PageFigure{Metric: documentMetric(all[i].metric), Values: all[i].values, Date: all[i].view.dateOf(""), SeenAt: dayString(all[i].view.seen)}
		c.want(all[i].cites, &list[i].Src)
	}
	return list, len(all)
}

// key is equal for pages that print the same.
func (p *printed) key() string {
	parts := []string{p.metric}
	for _, f := range p.values {
		parts = append(parts, floatText(f))
	}
	return strings.Join(parts, "|")
}

// metricOrder is the place of a metric in the table.
func metricOrder(name string) int {
	return record.MetricRank(name)
}

func sortedKeys(set map[string]bool, limit int) []string {
	list := make([]string, 0, len(set))
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list[:min(len(list), limit)]
}
