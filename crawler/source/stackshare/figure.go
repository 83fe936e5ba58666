package stackshare

import (
	"math"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// figure is a statistic with its place.
type figure struct {
	record.Stat
	at int // token
}

// metrics are the labels of figures.
var metrics = map[string]string{
	"stacks": "stackshare.stacks", "followers": "stackshare.followers", "votes": "stackshare.votes",
	"github stars": "github.stars", "stars": "github.stars", "stars on github": "github.stars", "github forks": "github.forks", "forks": "github.forks", "forks on github": "github.forks",
}

// metricOrder is the order in which figures are written down.
var metricOrder = [...]string{
	"stackshare.stacks", "stackshare.followers", "stackshare.votes", "github.stars", "github.forks", "stackshare.company_stacks", "stackshare.developer_stacks",
}

// shown reads a printed figure; ok reports that it is a figure or "-". Everything counted here
// is a whole number: "38.7" has lost its multiplier.
func shown(raw, title string) (s record.Stat, ok bool) {
	raw = strings.TrimRight(labeltext.Undouble(raw), "*†‡ ") // without the sign of a note
	if len(raw) > 40 {
		return s, false
	}
	if absent(raw) {
		return record.Stat{Raw: raw}, raw != ""
	}
	if pointed := withPoint(raw); pointed != raw {
		s, ok = shown(pointed, title)
		s.Raw = raw
		return s, ok
	}
	n, whole := wholeNumber(raw)
	if !whole && strings.IndexByte(raw, ' ') > 0 {
		n, whole = wholeNumber(ungrouped(raw))
	}
	if whole && title == "" {
		v := [...]float64{n, n, n} // together on the heap
		return record.Stat{Value: &v[0], Low: &v[1], High: &v[2], Raw: raw}, true
	}
	if v, ok := shortFigure(raw); ok && title == "" {
		return record.Stat{Value: &v[0], Low: &v[1], High: &v[2], Raw: raw}, true
	}
	if head := withoutChange(raw); head != raw {
		return shown(head, title)
	}
	count := raw
	if n := len(raw) - 1; n > 0 && raw[n] == 'm' && words.IsDigit(raw[n-1]) {
		count = raw[:n] + "M" // nobody counts in metres
	}
	q, ok := quantity.Parse(count, "en")
	if !ok || q.Value < 0 || q.Value != math.Trunc(q.Value) || q.Range || q.Signed || q.Unit == "%" || q.End < len(raw) {
		return s, false
	}
	if exact, ok := quantity.Parse(title, "en"); ok && title != raw && exact.Low == exact.High && !q.NoLow && !q.NoHigh &&
		exact.Value >= q.Low && exact.Value <= q.High {
		q = exact
	}
	v := [...]float64{q.Value, q.Low, q.High}
	s = record.Stat{Value: &v[0], Raw: raw}
	if !q.NoLow {
		s.Low = &v[1]
	}
	if !q.NoHigh {
		s.High = &v[2]
	}
	return s, true
}

// absent reports what says that there is nothing.
func absent(s string) bool { return len(s) < 60 && absentKey(keyOf(s)) }

func absentKey(key string) bool {
	if len(key) < 20 && labeltext.IsAbsent(key) {
		return true
	}
	switch bare := strings.TrimRight(key, ".!…"); {
	case bare == "coming soon", bare == "nothing here yet", len(key) < 60 && strings.HasPrefix(key, "be the first to "):
		return true
	}
	if rest, ok := strings.CutPrefix(key, "none "); ok {
		switch strings.TrimRight(rest, ".!") {
		case "yet", "so far", "known", "listed", "found", "available", "that we know of":
			return true
		}
		return false
	}
	if len(key) >= 60 || !strings.HasPrefix(key, "no ") {
		return false
	}
	for _, end := range [...]string{" available", " found", " yet", " listed"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}

// isFigure reports a token that is a figure and nothing else.
func isFigure(t *token) bool {
	if t.picture || t.text == "" || len(t.text) > 40 || !words.IsDigit(t.text[0]) && !t.absent {
		return false
	}
	if _, ok := wholeNumber(t.text); ok {
		return true
	}
	if _, ok := shortFigure(t.text); ok {
		return true
	}
	s, ok := shown(t.text, "")
	return ok && (s.Value == nil || !strings.ContainsAny(s.Raw, ":/"))
}

// setStat notes a figure; a value wins over its absence, the first over later
// ones.
func (r *reader) setStat(tool int, metric, raw, title string, at int) bool {
	s, ok := shown(raw, title)
	m, known := record.MetricByName(metric)
	if !ok || !known || tool < 0 {
		return false
	}
	if old, ok := r.sides[tool].stats[metric]; ok && (old.Value != nil || s.Value == nil) {
		return true
	}
	s.Tool, s.Metric, s.Unit = r.names[tool], metric, m.Unit
	r.sides[tool].stats[metric] = figure{s, at}
	return true
}

// maxFigures bounds the figures of a section: whose each is may be found by a
// look through all of it.
const maxFigures = 1000

// labelledFigures reads figures with labels and finds out whose they are.
func (r *reader) labelledFigures(s span) {
	if s.empty() {
		return
	}
	r.namedFigures(s)
	r.found = r.placesIn(s)
	defer func() { r.found = nil }()
	list := r.pairs(s)
	if n := len(r.names); n > 1 {
		list = r.allPairs(list, s, n)
	}
	list = slices.DeleteFunc(list[:min(len(list), maxFigures)], func(p pair) bool { return r.ofOther(p.at, s) })
	for i, p := range list {
		if p.at < s.from || p.at >= s.to {
			continue
		}
		if r.inRow(p, s) || r.overRow(p, s) {
			continue
		}
		if !r.isBroken(&p) {
			r.setStat(r.owner(list, i, s), p.metric, p.raw, p.title, p.at)
		}
	}
}

// isBroken reports a figure with another in its box, apart from their label: they may be
// the pieces of one.
func (d *document) isBroken(p *pair) bool {
	const near = 3
	label := d.tokens[p.at].block
	for i := max(0, p.at-near); i < min(len(d.tokens)-1, p.at+near); i++ {
		a, b := &d.tokens[i], &d.tokens[i+1]
		if a.block == b.block && a.block != label && a.figure && b.figure && a.key != b.key && (a.text == p.raw || b.text == p.raw) {
			return true
		}
	}
	return false
}

// ofOther reports a figure of another tool: the smallest element around its label that names a
// tool links to the page of one that the page does not compare.
func (r *reader) ofOther(at int, s span) bool {
	other := false
	r.around(at, s, func(part span) bool {
		if len(r.named(part)) > 0 {
			return false
		}
		other = slices.ContainsFunc(between(r.found.links, part), func(i int) bool {
			link := r.tokens[i].Link
			return r.tokens[i].isName() && r.resolve(link) != "" && !r.isOurs(link)
		})
		return !other
	})
	return other
}

// isOurs reports a link to the page of one of the tools.
func (r *reader) isOurs(link string) bool {
	target := r.resolve(link)
	if target == r.page.URL {
		return true
	}
	slug := target[strings.LastIndexByte(target, '/')+1:]
	return slices.ContainsFunc(r.names, func(n string) bool { return fits(n, slug) })
}

// inRow reads a label with a figure for each of the tools beside it.
func (r *reader) inRow(p pair, s span) bool {
	n := len(r.names)
	if n < 2 {
		return false
	}
	var row []int
	r.around(p.at, s, func(part span) bool {
		row = row[:0]
		for i := part.from; i < part.to; i++ {
			t := &r.tokens[i]
			switch {
			case t.figure:
				row = append(row, i)
			case t.tool >= 0, t.metric != "" && i != p.at:
				row = nil
				return false
			}
		}
		return len(row) == 0
	})
	if len(row) != n || r.isTwofold(p, row, s) {
		return false
	}
	order := r.namesAbove(row[0])
	for k, i := range row {
		r.setStat(order[k], p.metric, r.tokens[i].text, r.tokens[i].Title, i)
	}
	return true
}

// isTwofold reports figures that are one, shown for two sizes of screen: they
// are equal, and what stands around them is about one tool.
func (r *reader) isTwofold(p pair, row []int, s span) bool {
	for _, i := range row[1:] {
		if r.tokens[i].key != r.tokens[row[0]].key {
			return false
		}
	}
	return r.isAboutOne(p.at, s)
}

// isAboutOne reports that the smallest part around a token that names tools names one.
func (r *reader) isAboutOne(at int, s span) bool {
	one := false
	r.around(at, s, func(part span) bool {
		names := r.named(part)
		one = len(names) > 0 && r.sameTool(names)
		return len(names) == 0
	})
	return one
}

// owner finds the tool of list[i]: the only one named in the smallest element
// around that names any, else by the order in which the element names tools
// and figures.
func (r *reader) owner(list []pair, i int, s span) int {
	if len(r.names) == 1 {
		return 0
	}
	scope, found := s, false
	r.around(list[i].at, s, func(part span) bool {
		if found = len(r.named(part)) > 0; found {
			scope = part
		}
		return !found
	})
	tools := r.named(scope)
	if len(tools) == 0 {
		return r.byPlace(list, i, scope)
	}
	if scope != s && r.sameTool(tools) {
		return r.tokens[tools[0]].tool
	}
	return r.byOrder(list, i, scope, tools)
}

func (d *document) sameTool(tokens []int) bool {
	return !slices.ContainsFunc(tokens, func(i int) bool { return d.tokens[i].tool != d.tokens[tokens[0]].tool })
}

// byPlace takes the figure of the n-th label of a metric, of as many as there are
// tools, for that of the n-th tool above. One may have no figure.
func (r *reader) byPlace(list []pair, i int, scope span) int {
	nth, total := 0, 0
	for k := range list {
		if list[k].metric == list[i].metric {
			if total++; k < i {
				nth++
			}
		}
	}
	if total < len(r.names) && r.found != nil {
		nth, total = 0, 0
		labels := between(r.found.labels, scope)
		for _, at := range labels[:min(len(labels), maxFigures)] {
			if t := &r.tokens[at]; t.metric == list[i].metric || t.own == list[i].metric {
				if total++; at < list[i].at {
					nth++
				}
			}
		}
	}
	if total != len(r.names) || nth >= total {
		return -1
	}
	return r.namesAbove(scope.from)[nth]
}

// byOrder takes the n-th figure of a metric for that of the n-th tool if the
// names come first; else a figure belongs to the name before it.
func (r *reader) byOrder(list []pair, i int, scope span, tools []int) int {
	firstLabel, nth, total := -1, 0, 0
	for k, p := range list {
		if p.at < scope.from || p.at >= scope.to {
			continue
		}
		if firstLabel < 0 {
			firstLabel = p.at
		}
		if p.metric == list[i].metric {
			total++
			if k < i {
				nth++
			}
		}
	}
	var order []int
	ahead := true
	for _, at := range tools {
		k := r.tokens[at].tool
		if !slices.Contains(order, k) {
			order = append(order, k)
			ahead = ahead && at < firstLabel
		}
	}
	if ahead && len(order) == len(r.names) {
		if total%len(order) != 0 {
			return -1
		}
		return order[nth%len(order)]
	}
	best := -1
	for _, at := range tools {
		if at < list[i].at {
			best = at
		}
	}
	if best < 0 {
		best = tools[0]
	}
	return r.tokens[best].tool
}
